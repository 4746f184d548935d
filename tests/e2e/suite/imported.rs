//! Books that an institution drops in: every kind of thing that books hold, on every reader's screen.

use crate::support::chinese;
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, SiteCopy, Words, run_with};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A small book with a picture, a table, a footnote, ruby, a formula, verse, printed pages, and words from right to left.
const LANTERNS: &str = "fixtures/lanterns/manifest.json";

/// The EPUBs of the shared data, where they are.
fn epubs() -> Vec<PathBuf> {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("LIFELONG_SHARED").map_or_else(usual, PathBuf::from);
    let entries = std::fs::read_dir(shared.join("data/epub"));
    let files = entries.into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "epub"));
    files.sort();
    files
}

/// Runs a test on a site whose shelf holds imported books alone.
fn imported(options: Options, test: impl FnOnce(&mut Browser, &[String])) {
    run_with(options, |page| {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(LANTERNS);
        let sources: Vec<String> = std::iter::once(own)
            .chain(epubs())
            .map(|path| path.display().to_string())
            .collect();
        let mut site = SiteCopy::with_catalogue(&page.bench, &sources);
        let books = site.named("books");
        let list: Value = serde_json::from_slice(&std::fs::read(books).expect("a list of books"))
            .expect("it is JSON");
        let places = list["books"].as_array().expect("books").iter();
        let places: Vec<String> = places
            .map(|book| {
                let (id, first) = (book["id"].as_str(), book["first"].as_str());
                format!("/read/{}/{}", id.unwrap_or(""), first.unwrap_or(""))
            })
            .collect();
        assert_eq!(places.len(), sources.len(), "every book went in: {list}");
        page.site = site.serve();
        test(page, &places);
    });
}

/// The lanterns' chapters.
fn lanterns(places: &[String]) -> [String; 3] {
    let first = places.iter().find(|place| place.contains("lantern"));
    let first = first.expect("the lanterns are on the shelf").clone();
    let book = first.rsplit_once('/').expect("a chapter").0.to_owned();
    [
        first,
        format!("{book}/measuring"),
        format!("{book}/lighting"),
    ]
}

fn axe(page: &Browser, preferences: &Value, looks: &str, places: &[String]) {
    page.remember(preferences.clone());
    page.js(
        "localStorage.setItem('lifelong.reading', arguments[0])",
        vec![json!(looks)],
    );
    let mut faults = Vec::new();
    for place in places {
        page.open(place);
        page.expect(".reader-line", true);
        for violation in page.axe(preferences["caring"] == json!(true)) {
            faults.push(format!("{place} — {violation}"));
        }
        let wide = page.wider_than_window();
        if !wide.is_empty() {
            faults.push(format!("{place} — wider than the window: {wide:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn axe_finds_nothing_in_books_that_scroll() {
    imported(Options::default(), |page, places| {
        let mut places = places.to_vec();
        places.extend(lanterns(&places));
        axe(page, &json!({ "theme": "light" }), "", &places);
        axe(page, &json!({ "theme": "dark" }), "paper-sepia", &places);
    });
}

#[test]
fn axe_finds_nothing_in_books_in_pages_in_caring_mode() {
    let phone = Options {
        size: (320, 700),
        ..chinese()
    };
    imported(phone, |page, places| {
        let mut places = places.to_vec();
        places.extend(lanterns(&places));
        let caring = json!({ "theme": "light", "caring": true, "size": "largest" });
        axe(page, &caring, "flow-pages paper-contrast", &places);
        axe(page, &caring, "size-170 space-widest paper-dark", &places);
    });
}

#[test]
fn everything_that_books_hold_is_there() {
    imported(Options::default(), |page, places| {
        let words = Words::of("en");
        let [folding, measuring, lighting] = lanterns(places);
        page.open(&folding);
        page.expect(".book-text figure img[alt^=\"A round red lantern\"]", true);
        page.expect(".book-text ruby rt", true);
        page.expect(".book-text [lang=zh-Hans]", true);
        page.expect(".book-text blockquote", true);
        // The note opens over the page, and leads back to its sign.
        let before = page.scrolled();
        page.click(".book-text .note-sign, .book-text [popovertarget]");
        page.expect_words("[popover]:popover-open", "Six fields");
        page.press(Key::Escape);
        page.expect("[popover]:popover-open", false);
        assert!(page.scrolled() >= before, "one is where one was");
        // A link inside the book leads to its other chapter.
        page.click(".book-text a[href$=\"/measuring\"]");
        page.expect_heading("Measuring");
        page.expect(".book-text table th", true);
        page.expect_words(".book-text table caption", "Rings and sheets");
        page.expect(".book-text math mfrac", true);
        page.open(&measuring);
        page.click_words(".reader-line button", words.get("book-contents"));
        page.expect_words(".reader-contents", "The bamboo frame");
        page.open(&lighting);
        page.expect(".book-text [dir=rtl][lang=ar]", true);
    });
}

/// Presses Tab until the focus is on something; at most so often.
fn tab_to(page: &Browser, css: &str, words: &str) {
    for _ in 0..400 {
        page.press(Key::Tab);
        let there = "const e = document.activeElement; return !!e && e.matches(arguments[0]) && (e.textContent + (e.getAttribute('aria-label') || '')).includes(arguments[1])";
        if page.js(there, vec![json!(css), json!(words)]) == json!(true) {
            return;
        }
    }
    panic!("the keyboard does not reach {css} with “{words}”");
}

#[test]
fn books_are_read_by_keyboard_alone() {
    imported(Options::default(), |page, places| {
        let words = Words::of("en");
        // Three where there are as many: the lanterns and two of the shared ones.
        let mut places = places.to_vec();
        places.sort_by_key(|place| !place.contains("lantern"));
        for place in &places[..places.len().min(3)] {
            let book = place.rsplit_once('/').expect("a chapter").0;
            page.open("/read");
            let link = format!(".books a[href$=\"{book}\"]");
            tab_to(page, &link, "");
            page.press(Key::Enter);
            page.expect_path(book);
            page.settled();
            tab_to(page, "a.primary", words.get("book-start"));
            page.press(Key::Enter);
            page.expect_path(place);
            page.settled();
            page.expect(".reader-line button", true);
            // Larger type, then the panel is closed, and pages are turned.
            tab_to(page, ".reader-line button", words.get("reader-look"));
            page.press(Key::Enter);
            page.expect(".reader-choice", true);
            tab_to(page, ".reader-choice button", words.get("reader-larger"));
            page.press(Key::Enter);
            tab_to(
                page,
                ".reader-choice button",
                words.get("reader-flow-pages"),
            );
            page.press(Key::Enter);
            page.press(Key::Escape);
            page.expect("#reader-panel[hidden]", true);
            page.expect(".pager", true);
            let at = page.text(".pager-place");
            page.press(Key::PageDown);
            if !at.contains("1 of 1") {
                page.wait("the page is turned", |page| page.text(".pager-place") != at);
            }
            // To another chapter by the contents.
            tab_to(page, ".reader-line button", words.get("book-contents"));
            page.press(Key::Enter);
            page.expect(".reader-contents a", true);
            let other =
                format!(".reader-contents a:not([href$=\"{place}\"], [href*=\"{place}#\"])");
            if page.count(&other) == 0 {
                // A book of one chapter.
                continue;
            }
            tab_to(page, &other, "");
            page.press(Key::Enter);
            page.wait("another place is open", |page| page.path() != *place);
            page.js("localStorage.removeItem('lifelong.reading')", Vec::new());
            page.reload();
        }
    });
}
