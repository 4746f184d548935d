//! From the end of a chapter into the next one, where that was asked for.

use super::sleep::Sleep;
use crate::dom::{after, root, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

/// How long the next chapter may take, in tenths of a second.
const PATIENCE: u32 = 300;

/// On the way to a chapter.
struct Way {
    path: String,
    /// The text that one comes from.
    from: Element,
    sleep: Sleep,
}

thread_local! {
    static WAY: RefCell<Option<Way>> = const { RefCell::new(None) };
}

fn find(selector: &str) -> Option<Element> {
    root().query_selector(selector).ok().flatten()
}

fn here() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The link to the next chapter; none at a book's end, and where no book is.
pub fn next() -> Option<HtmlAnchorElement> {
    let link = find("main .book-text ~ .neighbours a.primary")?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    is_beside(&here(), &link.pathname()).then_some(link)
}

/// Whether two paths lie in the same folder. From the last chapter the link leads up to the book.
fn is_beside(one: &str, other: &str) -> bool {
    let folder = |path: &str| Some(path.trim_end_matches('/').rsplit_once('/')?.0.to_owned());
    folder(one) == folder(other)
}

/// Opens the next chapter. Reading begins when it has come.
pub fn go(sleep: Sleep) {
    if let (Some(link), Some(from)) = (next(), find("main .book-text")) {
        WAY.set(Some(Way {
            path: link.pathname(),
            from,
            sleep,
        }));
        link.click();
    }
}

/// Nothing is waited for any more.
pub fn forget() {
    WAY.take();
}

/// Another page comes: reading stops, and begins anew where this is the chapter that was asked for.
pub fn arrived() {
    let way = WAY.take();
    super::stop();
    if let Some(way) = way {
        wait(way, PATIENCE);
    }
}

fn wait(way: Way, tries: u32) {
    // Somebody has gone elsewhere meanwhile, or has begun to read without waiting.
    if tries == 0 || here() != way.path || super::is_open() {
        return;
    }
    let there = find("main .book-text").is_some_and(|text| text != way.from);
    if there && find("main [aria-busy=true]").is_none() {
        super::start(None, way.sleep);
    } else {
        after(100, move || wait(way, tries - 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_chapter_lies_beside_this_one() {
        assert!(is_beside(
            "/read/evenings/the-well",
            "/read/evenings/the-note"
        ));
        assert!(is_beside("/learn/read/b/one/", "/learn/read/b/two"));
        assert!(!is_beside("/read/evenings/the-picture", "/read/evenings"));
        assert!(!is_beside("/read/evenings/the-picture", "/read/evenings/"));
    }
}
