//! Two small books, and what is seen of a page of them.

use crate::support::{chinese, phone};
use lifelong_e2e::{Browser, Options, SiteCopy, run_with};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Whether the text's lines run down, and the page that is seen is whole: no letter of a page reaches over its edges, none is
/// under what lies over the page.
const WHOLE: &str = "const frame = document.querySelector('.book-text > .rich'), f = frame.getBoundingClientRect(); \
    const tools = document.querySelector('.reader-tools').getBoundingClientRect(), pager = document.querySelector('.pager').getBoundingClientRect(); \
    const found = []; \
    if (f.top < tools.bottom - 1 || f.bottom > pager.top + 1) found.push(`page ${f.top} to ${f.bottom} between ${tools.bottom} and ${pager.top}`); \
    const walk = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT), range = document.createRange(); \
    while (walk.nextNode()) { \
        const node = walk.currentNode; if (node.parentElement.closest('rt, button, .wide, figure')) continue; \
        for (let i = 0; i < node.length; i++) { \
            range.setStart(node, i); range.setEnd(node, i + 1); const r = range.getBoundingClientRect(); \
            const inside = r.bottom > f.top + 2 && r.top < f.bottom - 2; \
            if (inside && (r.top < f.top - 2 || r.bottom > f.bottom + 2 || r.left < f.left - 2 || r.right > f.right + 2)) \
                found.push(`${node.data[i]} at ${r.left} ${r.top} ${r.right} ${r.bottom} in ${f.left} ${f.top} ${f.right} ${f.bottom}`); \
        } \
    } return found.slice(0, 5)";

/// The first letters of the page that is seen, in the order of reading.
const FIRST: &str = "const f = document.querySelector('.book-text > .rich').getBoundingClientRect(); \
    const walk = document.createTreeWalker(document.querySelector('.book-text > .rich'), NodeFilter.SHOW_TEXT), range = document.createRange(); \
    while (walk.nextNode()) { const node = walk.currentNode; \
        for (let i = 0; i < node.length; i++) { if (!node.data[i].trim()) continue; range.setStart(node, i); range.setEnd(node, i + 1); \
            const r = range.getBoundingClientRect(), x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2; \
            if (x > f.left && x < f.right && y > f.top && y < f.bottom) return node.data.slice(i, i + 24); } } return ''";

/// Whether the button to the next page stands left of the one back.
const NEXT_IS_LEFT: &str = "const [one, two] = ['.pager .primary', '.pager > :first-child'].map(s => document.querySelector(s).getBoundingClientRect()); return one.right <= two.left + 1";

/// Whether words are on the page that is seen.
const ON_PAGE: &str = "const f = document.querySelector('.book-text > .rich').getBoundingClientRect(); \
    const walk = document.createTreeWalker(document.querySelector('.book-text > .rich'), NodeFilter.SHOW_TEXT), range = document.createRange(); \
    while (walk.nextNode()) { const node = walk.currentNode, at = node.data.indexOf(arguments[0]); if (at < 0) continue; \
        range.setStart(node, at); range.setEnd(node, at + 1); const r = range.getBoundingClientRect(); \
        const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2; \
        return x > f.left && x < f.right && y > f.top && y < f.bottom; } return false";

fn fixture(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    root.join(name).join("manifest.json").display().to_string()
}

/// Runs a test on a site with these two books, where nothing is remembered of an earlier visit.
pub fn with_books(options: Options, test: impl FnOnce(&mut Browser)) {
    run_with(options, |page| {
        let site = SiteCopy::with_catalogue(&page.bench, &[fixture("alley"), fixture("house")]);
        let mut site = site;
        page.site = site.serve();
        test(page);
    });
}

/// A Chinese phone.
pub fn small() -> Options {
    Options {
        size: phone().size,
        ..chinese()
    }
}

/// Opens a chapter that is read in pages.
#[track_caller]
pub fn opened(page: &Browser, path: &str) {
    page.open(path);
    page.expect(".pager", true);
    page.expect(".reader-left", true);
}

/// Page and number of pages.
pub fn place(page: &Browser) -> (u32, u32) {
    let text = page.text(".pager-place");
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| n.parse().ok());
    (
        numbers.next().unwrap_or_default(),
        numbers.next().unwrap_or_default(),
    )
}

/// Waits until this page is seen.
#[track_caller]
pub fn expect_page(page: &Browser, number: u32) {
    page.wait(&format!("page {number}"), |page| place(page).0 == number);
}

/// Waits until all of the page is seen, and none of another.
#[track_caller]
pub fn expect_whole(page: &Browser) {
    page.wait("all of the page is seen", |page| {
        page.js(WHOLE, Vec::new()) == json!([])
    });
    assert_eq!(page.js(WHOLE, Vec::new()), json!([]));
}

/// Whether words begin on the page that is seen.
pub fn is_on_page(page: &Browser, words: &str) -> bool {
    page.js(ON_PAGE, vec![json!(words)]) == json!(true)
}

/// The first words of the page that is seen.
pub fn first(page: &Browser) -> String {
    let words = page.js(FIRST, Vec::new());
    words.as_str().unwrap_or_default().to_owned()
}

/// Whether the button to the next page stands left of the one back.
pub fn next_is_left(page: &Browser) -> bool {
    page.js(NEXT_IS_LEFT, Vec::new()) == json!(true)
}

/// Whether axe finds nothing, and nothing is wider than the window.
#[track_caller]
pub fn axe(page: &Browser, caring: bool) {
    let faults: Vec<String> = page.axe(caring).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(page.wider_than_window(), [""; 0]);
}

/// A picture for people to look at, where `LIFELONG_SHOTS` names a folder.
pub fn picture(page: &Browser, name: &str) {
    if let Some(dir) = std::env::var_os("LIFELONG_SHOTS").map(PathBuf::from) {
        page.picture(&dir.join(format!("vertical-{name}.png")), false);
    }
}
