//! Pictures of books from elsewhere: which go out, and in which sizes.

mod build_support;
mod epub_support;

use build_support::{read, run, text_of, tree};
use epub_support::{Maker, samples};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn photograph(width: u32, height: u32) -> RgbImage {
    let shade = |at: u32| (f64::from(at) / 40.0).sin() * 60.0 + 120.0;
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x * 7 + y * 13) % 9;
        Rgb([
            shade(x) as u8,
            shade(y) as u8,
            (shade(x + y) as u32 + grain) as u8,
        ])
    })
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    photograph(width, height)
        .write_with_encoder(encoder)
        .expect("a JPEG");
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    photograph(width, height)
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("a PNG");
    bytes.into_inner()
}

/// Builds from sources, and hands back the folder with what was said.
fn build(home: &Path, name: &str, sources: &[PathBuf]) -> (PathBuf, String) {
    let out = home.join(name);
    let mut words = vec!["build".to_owned()];
    words.extend(sources.iter().map(|path| path.display().to_string()));
    words.extend(["--out".to_owned(), out.display().to_string()]);
    let output = run(&words);
    let text = text_of(&output);
    assert!(output.status.success(), "{text}");
    (out, text)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is text"))
}

/// What the list says of the books, and the whole of each.
fn books(out: &Path) -> Vec<(Value, Value)> {
    let index: Value = read(out, "index.json");
    let books: Value = read(out, text(&index["files"]["books"]["path"]));
    let whole = |listed: &Value| read(out, text(&listed["content"]["path"]));
    let listed = list(&books["books"]).iter();
    listed.map(|book| (book.clone(), whole(book))).collect()
}

/// The bytes of a picture, which is what it says.
fn sound(out: &Path, image: &Value, address: &str) -> usize {
    let bytes = std::fs::read(out.join(text(&image[address]))).expect("the picture is there");
    let size = lifelong_builder::pictures::measure(
        &bytes,
        text(&image[address]).rsplit('.').next().unwrap(),
    );
    let said = |side: &str| image[side].as_u64().unwrap_or_default() as u32;
    assert_eq!(size, Ok((said("width"), said("height"))), "{image}");
    bytes.len()
}

#[test]
fn a_book_goes_out_with_what_it_shows_in_sizes_to_show() {
    let home = tempfile::tempdir().expect("a folder");
    let broken = png(2_000, 1_500);
    let source = home.path().join("tea.epub");
    Maker::new()
        .item("cover.jpg", "image/jpeg", "properties='cover-image'", jpeg(1_200, 1_800))
        .item("large.jpg", "image/jpeg", "", jpeg(2_400, 1_600))
        .item("small.png", "image/png", "", epub_support::PNG)
        .item("torn.png", "image/png", "", &broken[..broken.len() / 2])
        .item("seen-by-nobody.png", "image/png", "", png(60, 40))
        .item("front.png", "image/png", "", png(50, 40))
        .chapter("front.xhtml", "<p><img src='front.png' alt=''/></p>")
        .chapter(
            "a.xhtml",
            "<h1>Tea</h1><p>Words</p><figure><img src='large.jpg' alt='large'/></figure><p>in <img src='small.png' alt='small'/> line</p><p><img src='torn.png' alt='torn'/></p>",
        )
        .write(&source);
    let (out, said) = build(home.path(), "site", std::slice::from_ref(&source));
    assert!(
        said.contains("torn.png") && said.contains("[undecoded-picture]"),
        "{said}"
    );

    let (listed, whole) = &books(&out)[0];
    let (small, large) = (&listed["image"], &whole["image"]);
    assert_eq!(
        (&small["width"], &small["height"]),
        (&360.into(), &540.into())
    );
    assert_eq!(
        (&large["width"], &large["height"]),
        (&667.into(), &1_000.into())
    );
    assert!(sound(&out, small, "url") < 40 << 10);
    assert!(sound(&out, large, "url") < jpeg(1_200, 1_800).len() / 2);

    let chapter: Value = read(&out, text(&whole["hasPart"][0]["content"]["path"]));
    let blocks = list(&chapter["body"]["en"]);
    let picture = |alt: &str| {
        blocks
            .iter()
            .find(|block| block["alt"] == alt)
            .expect("it is there")
    };
    assert_eq!(picture("large")["width"], 1_600);
    sound(&out, picture("large"), "url");
    // What cannot be decoded goes out as it is.
    let torn = std::fs::read(out.join(text(&picture("torn")["url"]))).expect("it is there");
    assert_eq!(torn, broken[..broken.len() / 2]);

    // Two covers, three pictures; none of those that nobody sees.
    let published = tree(&out.join("media/books/tea"));
    assert_eq!(published.len(), 5, "{:?}", published.keys());

    let feed: Value = read(&out, "opds.json");
    let images = list(&feed["publications"][0]["images"]);
    let widths: Vec<_> = images.iter().map(|image| image["width"].as_u64()).collect();
    assert_eq!(widths, [Some(667), Some(360)]);
    images
        .iter()
        .for_each(|image| assert!(sound(&out, image, "href") > 0));
    let manifest: Value = read(&out, text(&whole["manifest"]["path"]));
    let covers = list(&manifest["resources"])
        .iter()
        .filter(|one| one["rel"] == "cover");
    let covers: Vec<_> = covers.map(|one| one["width"].as_u64()).collect();
    assert_eq!(covers, [Some(667), Some(360)]);

    let (again, _) = build(home.path(), "again", &[source]);
    assert!(
        tree(&out) == tree(&again),
        "the same book gives the same bytes"
    );
}

#[test]
fn covers_of_the_sample_books_are_light() {
    let books_of = samples();
    if books_of.is_empty() {
        return;
    }
    let home = tempfile::tempdir().expect("a folder");
    let (out, said) = build(home.path(), "site", &books_of);
    assert!(!said.contains("-picture]"), "{said}");
    let mut covers = 0;
    for (listed, whole) in books(&out) {
        if listed["image"].is_null() {
            continue;
        }
        let (small, large) = (&listed["image"], &whole["image"]);
        let bytes = sound(&out, small, "url");
        assert!(bytes < 40 << 10, "{}: {bytes}", listed["id"]);
        assert!(small["width"].as_u64() <= Some(360), "{small}");
        assert!(large["height"].as_u64() <= Some(1_000), "{large}");
        eprintln!(
            "{}: {bytes} and {}",
            listed["id"],
            sound(&out, large, "url")
        );
        covers += 1;
    }
    assert!(covers >= 4, "{covers}");
}

#[test]
fn a_cover_of_our_own_gets_a_small_one_too() {
    let home = tempfile::tempdir().expect("a folder");
    let write = |path: &str, bytes: &[u8]| {
        let path = home.path().join("own").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    };
    let cover = jpeg(900, 1_200);
    write("site.toml", b"languages = [\"en\"]\n[name]\nen = \"X\"\n");
    write("media/tea.jpg", &cover);
    write(
        "books/tea/book.toml",
        b"image = \"media/tea.jpg\"\nlicense = \"CC-BY-4.0\"\n[author]\nen = \"A press\"\n",
    );
    write("books/tea/en.md", b"# Tea\n\nOn tea.\n");
    write(
        "books/tea/01-leaves/en.md",
        b"# Leaves\n\nThey are green.\n\n![A leaf](media/tea.jpg)\n",
    );
    let (out, _) = build(home.path(), "site", &[home.path().join("own")]);
    let (listed, whole) = &books(&out)[0];
    assert_eq!(listed["image"]["width"], 360);
    assert!(sound(&out, &listed["image"], "url") < 40 << 10);
    // Who made it has decided on its size.
    let published = std::fs::read(out.join(text(&whole["image"]["url"]))).expect("there");
    assert!(published == cover);
    assert_eq!(
        (&whole["image"]["width"], &whole["image"]["height"]),
        (&900.into(), &1_200.into())
    );
}
