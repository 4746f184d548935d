//! Pictures of imported books: small on the shelf, larger on the book's page, and with their place kept.

use crate::offline::{offline_at, watched};
use image::{Rgb, RgbImage};
use lifelong_e2e::{Browser, Options, SiteCopy, Words, run, run_with};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

const BOOK: &str = "/read/lanterns";

/// A site whose shelf holds the lanterns, with a cover and a large picture.
fn site(page: &Browser) -> SiteCopy {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("lifelong-covers-{}-{number}", std::process::id());
    let home = std::env::temp_dir().join(name);
    let folder = home.join("lanterns");
    std::fs::create_dir_all(&folder).expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lanterns");
    for entry in std::fs::read_dir(from).expect("the fixture") {
        let entry = entry.expect("a file");
        std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("copied");
    }
    for (name, width, height) in [("cover.png", 900, 1_350), ("lantern.png", 2_000, 1_500)] {
        let picture = RgbImage::from_fn(width, height, |x, y| {
            Rgb([
                (x * y / 97 % 200) as u8,
                (x / 8) as u8,
                (y / 8) as u8 ^ (x % 7) as u8,
            ])
        });
        picture.save(folder.join(name)).expect("written");
    }
    let edit = |name: &str, change: &dyn Fn(String) -> String| {
        let text = std::fs::read_to_string(folder.join(name)).expect("a text");
        std::fs::write(folder.join(name), change(text)).expect("written");
    };
    edit("folding.xhtml", &|text| {
        text.replace("lantern.svg", "lantern.png")
    });
    edit("manifest.json", &|text| {
        let mut manifest: Value = serde_json::from_str(&text).expect("JSON");
        manifest["resources"] = json!([
            { "href": "cover.png", "type": "image/png", "rel": "cover" },
            { "href": "lantern.png", "type": "image/png" },
        ]);
        manifest.to_string()
    });
    let source = folder.join("manifest.json").display().to_string();
    let site = SiteCopy::with_catalogue(&page.bench, &[source]);
    std::fs::remove_dir_all(home).expect("removed");
    site
}

/// What a picture is once it is there: its own width, its attributes, and whether its box has its shape.
fn picture(page: &Browser, css: &str) -> Value {
    let script = "const e = document.querySelector(arguments[0]); if (!e || !e.complete || !e.naturalWidth) return null;
        return [e.naturalWidth, e.getAttribute('width'), e.getAttribute('height'), e.getAttribute('loading'), e.getAttribute('decoding')]";
    page.wait(&format!("{css} is there"), |page| {
        !page.js(script, vec![json!(css)]).is_null()
    });
    page.js(script, vec![json!(css)])
}

#[test]
fn a_card_has_the_small_cover_and_the_books_page_the_large_one() {
    run(|page| {
        let mut site = site(page);
        page.site = site.serve();
        page.open("/read");
        page.expect(".books .book-card", true);
        let small = picture(page, ".book-card img.picture");
        assert_eq!(small, json!([360, "360", "540", "lazy", "async"]));
        page.open(BOOK);
        let large = picture(page, ".page-head-picture img.picture");
        assert_eq!(large, json!([667, "667", "1000", "lazy", "async"]));
        page.open("/read/lanterns/folding");
        let shown = picture(page, ".book-text figure img");
        assert_eq!(shown, json!([1600, "1600", "1200", "lazy", "async"]));
    });
}

#[test]
fn the_place_of_a_picture_is_kept_until_it_comes() {
    run(|page| {
        let mut site = site(page);
        // None of them ever comes.
        site.remove_folder("media");
        page.site = site.serve();
        page.open("/read/lanterns/folding");
        page.expect(".book-text figure img", true);
        let shape = "const r = document.querySelector('.book-text figure img').getBoundingClientRect(); return r.width / r.height";
        page.wait("the picture's place has its shape", |page| {
            let shape = page.js(shape, Vec::new()).as_f64().unwrap_or_default();
            (shape - 4.0 / 3.0).abs() < 0.02
        });
    });
}

#[test]
fn a_kept_book_has_its_cover_on_the_shelf_too() {
    let options = Options {
        offline: true,
        ..Options::default()
    };
    run_with(options, |page| {
        let mut site = site(page);
        let server = site.serve();
        offline_at(page, &server, |page, weather, words: &Words| {
            page.open("/");
            watched(page);
            page.open(BOOK);
            page.click_words(".keep button", words.get("keep-now"));
            page.expect(".keep .kept", true);
            weather.gone(true);
            // The shelf was never seen: what it shows of the book was kept with it.
            page.open("/read");
            let small = picture(page, ".book-card img.picture");
            assert_eq!(small[0], 360);
            page.open(BOOK);
            let large = picture(page, ".page-head-picture img.picture");
            assert_eq!(large[0], 667);
        });
    });
}
