//! Keeping one's place in a book: bookmarks, the way back after a jump, the same line the next day; pictures, large.

use crate::support::{finger, phone, tap};
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Words, content, run, run_with};
use serde_json::{Value, json};

const WELL: &str = "/read/village-evenings/the-well";
const NOTE: &str = "/read/village-evenings/the-note";

fn opened(page: &Browser, path: &str) {
    page.open(path);
    page.complete();
    page.expect(".reader-bookmark", true);
}

/// Writes into a field and sends it, and the page stays where it is.
fn ask(page: &Browser, field: &str, text: &str) {
    page.expect(field, true);
    let script = "const field = document.querySelector(arguments[0]); field.focus({ preventScroll: true }); \
        field.value = arguments[1]; field.form.requestSubmit()";
    page.js(script, vec![json!(field), json!(text)]);
}

/// Scrolls so that this paragraph of the chapter begins right below the tools.
fn read_from(page: &Browser, paragraph: u32) {
    page.js(
        "const p = document.querySelectorAll('.book-text > .rich > p')[arguments[0]]; \
         scrollTo(0, 600); const bar = document.querySelector('.reader-tools').getBoundingClientRect().height; \
         scrollBy(0, p.getBoundingClientRect().top - bar - 8)",
        vec![json!(paragraph)],
    );
}

/// The first words of a paragraph of the chapter.
fn begins(page: &Browser, paragraph: u32) -> String {
    let script = "return document.querySelectorAll('.book-text > .rich > p')[arguments[0]].textContent.slice(0, 24)";
    let words = page.js(script, vec![json!(paragraph)]);
    words.as_str().unwrap_or_default().to_owned()
}

/// How far below the tools a paragraph with these first words begins, in pixels.
fn below_tools(page: &Browser, begins: &str) -> f64 {
    let script = "const p = [...document.querySelectorAll('.book-text > .rich > p')].find(p => p.textContent.startsWith(arguments[0])); \
        const bar = document.querySelector('.reader-tools'); \
        return p && bar ? p.getBoundingClientRect().top - bar.getBoundingClientRect().bottom : 99999";
    let far = page.js(script, vec![json!(begins)]);
    far.as_f64().unwrap_or(99_999.0)
}

/// Waits until a paragraph with these first words is what one reads first.
fn expect_at_top(page: &Browser, begins: &str) {
    page.wait(&format!("“{begins}” is at the top"), |page| {
        (-4.0..40.0).contains(&below_tools(page, begins))
    });
}

fn pressed(page: &Browser) -> bool {
    page.attribute(".reader-bookmark", "aria-pressed")
        .as_deref()
        == Some("true")
}

#[test]
fn a_bookmark_is_set_found_after_another_day_removed_and_put_back() {
    run_with(phone(), |page| {
        let words = Words::of("en");
        opened(page, WELL);
        read_from(page, 12);
        let there = begins(page, 12);
        finger(page, ".reader-line button", words.get("reader-bookmark"));
        page.expect(".reader-bookmark[aria-pressed=true]", true);
        assert!(pressed(page));
        // Elsewhere in the chapter there is none, and at the place there is one.
        read_from(page, 0);
        page.wait("no bookmark at the beginning", |page| !pressed(page));
        read_from(page, 12);
        page.wait("a bookmark at the place", pressed);
        // Another day, from another chapter.
        page.reload();
        opened(page, NOTE);
        assert!(!pressed(page));
        finger(page, ".reader-line button", words.get("book-contents"));
        page.expect_words(
            ".reader-bookmarks li",
            &content::title("books/village-evenings/01-the-well/en"),
        );
        page.expect_words(".reader-bookmarks li", there.trim());
        assert_eq!(page.wider_than_window(), [""; 0]);
        finger(page, ".reader-bookmarks li a", "");
        page.expect_path(WELL);
        expect_at_top(page, &there);
        page.wait("it is pressed there", pressed);
        // Removed and put back from the list, with the focus where the button was.
        finger(page, ".reader-line button", words.get("book-contents"));
        finger(page, ".reader-bookmarks button", words.get("note-remove"));
        page.expect_words(".reader-bookmarks li", words.get("reader-bookmark-gone"));
        page.wait("it is not pressed any more", |page| !pressed(page));
        let on_button =
            "return !!document.activeElement.closest('.reader-bookmarks li.is-removed')";
        page.wait_js("the way to put it back has the focus", on_button);
        finger(
            page,
            ".reader-bookmarks button",
            words.get("note-give-back"),
        );
        page.expect_words(".reader-bookmarks li", there.trim());
        page.wait("it is pressed again", pressed);
        page.press(Key::Escape);
        // By the button itself, and back.
        finger(page, ".reader-bookmark", "");
        page.expect(".reader-bookmark[aria-pressed=false]", true);
        finger(page, ".reader-bookmark", "");
        page.expect(".reader-bookmark[aria-pressed=true]", true);
        // Among all notes it says what it is.
        page.open("/mine/notes");
        page.expect_words(".note-bookmark", words.get("reader-bookmark-one"));
        page.expect_words(".note-quote", there.trim());
        assert_eq!(page.count(".notes-page .note"), 1);
    });
}

#[test]
fn after_a_jump_one_comes_back_to_the_line_also_from_another_chapter() {
    run_with(phone(), |page| {
        let words = Words::of("en");
        opened(page, WELL);
        assert_eq!(page.count(".reader-back"), 0);
        read_from(page, 14);
        let there = begins(page, 14);
        finger(page, ".reader-line button", words.get("book-contents"));
        finger(page, &format!("#reader-panel a[href$=\"{NOTE}\"]"), "");
        page.expect_heading(&content::title("books/village-evenings/02-the-note/en"));
        page.expect_words(".reader-back", words.get("reader-back-there"));
        assert_eq!(page.wider_than_window(), [""; 0]);
        finger(page, ".reader-back", "");
        page.expect_path(WELL);
        expect_at_top(page, &there);
        page.expect(".reader-back", false);
        // Within the chapter, from what was found.
        finger(page, ".reader-line button", words.get("reader-find"));
        ask(page, "#reader-words", "upper village");
        page.expect(".reader-found li", true);
        finger(page, ".reader-found li a", "");
        page.expect(".reader-back", true);
        page.wait("what was found is on the screen", |page| {
            below_tools(page, &there) > 300.0
        });
        finger(page, ".reader-back", "");
        expect_at_top(page, &there);
        page.expect(".reader-back", false);
        // Whoever reads on to the next chapter has no way back to be shown.
        finger(page, ".reader-line button", words.get("book-contents"));
        finger(
            page,
            "#reader-panel a[href$=\"/read/village-evenings/the-long-ladder\"]",
            "",
        );
        page.expect(".reader-back", true);
        page.click_words(".neighbours a", words.get("chapter-next"));
        page.expect_heading(&content::title("books/village-evenings/04-the-weight/en"));
        page.expect(".reader-bookmark", true);
        assert_eq!(page.count(".reader-back"), 0);
    });
}

#[test]
fn one_goes_to_so_many_per_cent_of_a_book() {
    run(|page| {
        let words = Words::of("en");
        opened(page, WELL);
        finger(page, ".reader-line button", words.get("book-contents"));
        ask(page, "#reader-goto", "lots");
        page.expect_words(".reader-goto-said", words.get("reader-goto-far-unknown"));
        ask(page, "#reader-goto", "100");
        page.expect_heading(&content::title("books/village-evenings/05-the-picture/en"));
        page.wait("its last words are on the screen", |page| {
            let script = "const all = document.querySelectorAll('.book-text > .rich > p'); \
                const box = all[all.length - 1].getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight";
            page.js(script, Vec::new()) == json!(true)
        });
        page.expect(".reader-back", true);
    });
}

#[test]
fn the_browser_is_closed_and_the_next_day_one_is_at_the_same_line() {
    run_with(phone(), |page| {
        let words = Words::of("en");
        opened(page, WELL);
        // In the middle of a long paragraph: its beginning is above the screen.
        let line = "const all = [...document.querySelectorAll('.book-text > .rich > p')]; \
            const long = all.slice(6).sort((a, b) => b.textContent.length - a.textContent.length)[0]; \
            scrollTo(0, 600); const bar = document.querySelector('.reader-tools').getBoundingClientRect().height; \
            scrollBy(0, long.getBoundingClientRect().top + long.getBoundingClientRect().height / 2 - bar)";
        page.js(line, Vec::new());
        // The first letter whose middle is below the tools, with those behind it.
        let first = "const edge = document.querySelector('.reader-tools').getBoundingClientRect().bottom; \
            const walker = document.createTreeWalker(document.querySelector('.book-text > .rich'), NodeFilter.SHOW_TEXT); \
            const range = document.createRange(); \
            for (let node; (node = walker.nextNode());) for (let i = 0; i < node.length; i++) { \
                range.setStart(node, i); range.setEnd(node, i + 1); const box = range.getBoundingClientRect(); \
                if (box.height > 0 && box.top + box.height / 2 > edge) return node.data.slice(i, i + 20); } \
            return ''";
        let words_there = page.js(first, Vec::new());
        let kept = "const done = arguments[0]; const open = indexedDB.open('lifelong'); \
            open.onsuccess = () => { const db = open.result; \
                const all = db.transaction('entries').objectStore('entries').getAll(); \
                all.onsuccess = () => { db.close(); done(all.result.map(row => row.text).join(' ')) } }";
        let needle = words_there.as_str().unwrap_or_default().to_owned();
        assert!(!needle.is_empty());
        page.wait("the words are in the record", |page| {
            let text = page.js_later(kept, Vec::new());
            text.as_str()
                .is_some_and(|text| text.contains("locator") && text.contains(needle.trim()))
        });
        // Another page, loaded anew: nothing but the record knows the place.
        page.open("/");
        page.open(WELL);
        page.complete();
        page.click_words(".resume button", words.get("resume-paragraph"));
        page.expect(".resume button", false);
        page.wait("the same words are first on the screen", |page| {
            page.js(first, Vec::new()) == words_there
        });
        // In larger letters they are still there.
        finger(page, ".reader-line button", words.get("reader-look"));
        finger(page, ".reader-choice button", words.get("reader-larger"));
        page.press(Key::Escape);
        page.open(WELL);
        page.complete();
        page.click_words(".resume button", words.get("resume-paragraph"));
        page.wait("their line is first on the screen", |page| {
            let shown = page.js(
                "const edge = document.querySelector('.reader-tools').getBoundingClientRect().bottom; \
                 const walker = document.createTreeWalker(document.querySelector('.book-text > .rich'), NodeFilter.SHOW_TEXT); \
                 for (let node; (node = walker.nextNode());) { const at = node.data.indexOf(arguments[0]); if (at < 0) continue; \
                    const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 1); \
                    return range.getBoundingClientRect().top - edge } return -1",
                vec![words_there.clone()],
            );
            shown.as_f64().is_some_and(|far| (-4.0..60.0).contains(&far))
        });
    });
}

#[test]
fn a_picture_is_enlarged_by_key_and_closes_to_where_one_was() {
    run(|page| {
        let words = Words::of("en");
        opened(page, WELL);
        // No book of the portal's own has a picture in a chapter; books that are taken in do.
        page.js(
            "const figure = document.createElement('figure'); const image = new Image(); \
             image.src = 'favicon.svg'; image.alt = 'A ginkgo leaf'; const below = document.createElement('figcaption'); \
             below.textContent = 'Leaf, 1911'; figure.append(image, below); \
             document.querySelector('.book-text > .rich > p').after(figure)",
            Vec::new(),
        );
        let name = words.fill(
            "note-label",
            &[
                ("name", words.get("reader-enlarge")),
                ("title", "A ginkgo leaf"),
            ],
        );
        page.wait("the picture has its button", |page| {
            page.attribute(".enlarge", "aria-label").as_deref() == Some(&name)
        });
        page.js("document.querySelector('.enlarge').focus()", Vec::new());
        page.press(Key::Enter);
        page.expect("dialog.picture-large[open] img", true);
        page.expect_words("dialog.picture-large", "Leaf, 1911");
        assert_eq!(page.focus(), "button.button.picture-close");
        let size = "const box = document.querySelector('.picture-close').getBoundingClientRect(); return Math.min(box.width, box.height)";
        assert!(page.js(size, Vec::new()).as_f64() >= Some(44.0));
        page.press(Key::Escape);
        page.expect("dialog.picture-large", false);
        assert!(page.focus().contains(".enlarge"), "{}", page.focus());
        // By pressing the picture, closed by its button.
        page.click(".book-text figure img");
        page.expect("dialog.picture-large[open]", true);
        page.click_words(".picture-close", words.get("guide-close"));
        page.expect("dialog.picture-large", false);
        assert!(page.focus().contains(".enlarge"), "{}", page.focus());
    });
}

#[test]
fn taps_beside_the_middle_turn_pages_and_never_in_caring_mode() {
    run_with(phone(), |page| {
        let words = Words::of("en");
        opened(page, WELL);
        finger(page, ".reader-line button", words.get("reader-look"));
        finger(
            page,
            ".reader-choice button",
            words.get("reader-flow-pages"),
        );
        page.press(Key::Escape);
        page.expect(".pager", true);
        let place = |page: &Browser| {
            let text = page.text(".pager-place");
            let mut numbers = text.split(|c: char| !c.is_ascii_digit());
            numbers.find_map(|n| n.parse::<u32>().ok())
        };
        page.wait("the first page", |page| place(page) == Some(1));
        tap(page, 0.9);
        page.wait("the second page", |page| place(page) == Some(2));
        tap(page, 0.5);
        tap(page, 0.1);
        page.wait("the first page again", |page| place(page) == Some(1));
        // Whoever selects words turns nothing.
        page.js(
            "getSelection().selectAllChildren(document.querySelector('.book-text > .rich > p'))",
            Vec::new(),
        );
        tap(page, 0.9);
        page.js("getSelection().removeAllRanges()", Vec::new());
        page.js(
            "document.documentElement.setAttribute('data-caring', 'on'); dispatchEvent(new Event('resize'))",
            Vec::new(),
        );
        tap(page, 0.9);
        page.click_words(".pager button", words.get("reader-page-after"));
        page.wait("only the button has turned a page", |page| {
            place(page) == Some(2)
        });
        page.click_words(".pager button", words.get("reader-page-before"));
        page.wait("and back", |page| place(page) == Some(1));
        assert_eq!(
            page.js("return getSelection().isCollapsed", Vec::new()),
            Value::Bool(true)
        );
    });
}
