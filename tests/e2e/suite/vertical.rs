//! Books whose lines run from top to bottom, the first one at the right: in pages, which are turned to the left.

pub mod shown;

use crate::support::{chinese, finger, tap};
use fantoccini::key::Key;
use lifelong_e2e::{Options, Words};
use serde_json::json;
use shown::*;

/// A small book of three chapters whose lines run down, with a table, a picture, a formula, ruby and a footnote.
const ALLEY: &str = "/read/alley/kai-men";
const LEDGER: &str = "/read/alley/jie-shu-de-zhang";
const MODE: &str =
    "return getComputedStyle(document.querySelector('.book-text > .rich')).writingMode";

#[test]
fn lines_run_down_and_pages_are_turned_to_the_left() {
    with_books(small(), |page| {
        let words = Words::of("zh-Hans");
        opened(page, ALLEY);
        assert_eq!(page.js(MODE, Vec::new()), json!("vertical-rl"));
        expect_whole(page);
        let all = place(page).1;
        assert!(all > 4, "{all}");
        assert!(first(page).starts_with("巷口有一间书屋"), "{}", first(page));
        picture(page, "360");
        // The next page is on the left, for buttons, keys and fingers.
        page.click_words(".pager button", words.get("reader-page-after"));
        expect_page(page, 2);
        assert!(next_is_left(page));
        expect_whole(page);
        page.press(Key::Left);
        expect_page(page, 3);
        page.press(Key::Right);
        expect_page(page, 2);
        page.press(Key::PageDown);
        expect_page(page, 3);
        page.press(Key::PageUp);
        expect_page(page, 2);
        page.js("document.activeElement.blur()", Vec::new());
        page.type_key(' ');
        expect_page(page, 3);
        tap(page, 0.1);
        expect_page(page, 4);
        tap(page, 0.5);
        tap(page, 0.9);
        expect_page(page, 3);
        page.click_words(".pager button", words.get("reader-page-before"));
        expect_page(page, 2);
        // Page after page to the end, each whole, each going on where the one before ended.
        let mut seen = Vec::new();
        for number in 2..=all {
            expect_page(page, number);
            expect_whole(page);
            seen.push(first(page));
            if number < all {
                page.press(Key::Left);
            }
        }
        let count = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), count, "{seen:?}");
        page.expect_words(".reader-left", words.get("reader-end"));
        page.click_words(".pager a", words.get("chapter-next"));
        page.expect_heading("借书的账");
        page.expect(".pager", true);
        expect_page(page, 1);
    });
}

/// All that the record on the device knows.
const RECORD: &str = "const done = arguments[0]; const open = indexedDB.open('lifelong'); \
    open.onsuccess = () => { const db = open.result; \
        const all = db.transaction('entries').objectStore('entries').getAll(); \
        all.onsuccess = () => { db.close(); done(all.result.map(row => row.text).join(' ')) } }";

#[test]
fn the_place_is_kept_on_another_day_in_large_type_and_across() {
    with_books(small(), |page| {
        let words = Words::of("zh-Hans");
        opened(page, ALLEY);
        page.press(Key::Left);
        expect_page(page, 2);
        page.press(Key::Left);
        expect_page(page, 3);
        let there = first(page);
        let all = place(page).1;
        // Larger and larger: there are more pages, and the words stay on the one that is seen.
        finger(page, ".reader-line button", words.get("reader-look"));
        for _ in 0..6 {
            finger(page, ".reader-choice button", words.get("reader-larger"));
            page.wait("the words are seen", |page| is_on_page(page, &there));
        }
        page.expect_words(".reader-choice [role=status]", "225");
        page.press(Key::Escape);
        page.wait("there are more pages", |page| place(page).1 > all * 2);
        page.wait("the words are seen", |page| is_on_page(page, &there));
        let size =
            "return parseFloat(getComputedStyle(document.querySelector('.book-text p')).fontSize)";
        assert!(page.js(size, Vec::new()).as_f64() >= Some(40.0));
        expect_whole(page);
        picture(page, "360-largest");
        // Across, and down again.
        finger(page, ".reader-line button", words.get("reader-look"));
        finger(
            page,
            ".reader-choice button",
            words.get("reader-lines-across"),
        );
        page.wait("lines run across", |page| {
            page.js(MODE, Vec::new()) == json!("horizontal-tb")
        });
        page.expect(".pager", false);
        // Now one may scroll or turn pages, as in other books.
        page.expect_words("#reader-panel", words.get("reader-flow-pages"));
        finger(
            page,
            ".reader-choice button",
            words.get("reader-lines-down"),
        );
        page.expect(".pager", true);
        page.wait("the words are seen", |page| is_on_page(page, &there));
        let flow = page.texts(".reader-choice button");
        assert!(
            !flow.contains(&words.get("reader-flow-pages").to_owned()),
            "{flow:?}"
        );
        for _ in 0..6 {
            finger(page, ".reader-choice button", words.get("reader-smaller"));
        }
        page.press(Key::Escape);
        page.wait("the words are seen", |page| is_on_page(page, &there));
        // The window is turned, as a telephone is.
        page.resize(740, 500);
        page.wait("the words are seen", |page| is_on_page(page, &there));
        page.resize(360, 740);
        page.wait("the words are seen", |page| is_on_page(page, &there));
        let there = first(page);
        page.wait("the words are in the record", |page| {
            let text = page.js_later(RECORD, Vec::new());
            let needle: String = there.chars().take(6).collect();
            text.as_str()
                .is_some_and(|text| text.contains("locator") && text.contains(&needle))
        });
        // Another page, loaded anew: nothing but the record knows the place.
        page.open("/");
        opened(page, ALLEY);
        assert_eq!(place(page).0, 1);
        page.click_words(".resume button", words.get("resume-paragraph"));
        page.expect(".resume button", false);
        page.wait("it opens where one was", |page| first(page) == there);
        expect_whole(page);
    });
}

#[test]
fn words_are_found_highlighted_and_bookmarked() {
    with_books(small(), |page| {
        let words = Words::of("zh-Hans");
        opened(page, ALLEY);
        // A hit on a later page of this chapter.
        finger(page, ".reader-line button", words.get("reader-find"));
        page.type_into("#reader-words", "线装的");
        page.press(Key::Enter);
        finger(page, ".reader-found a", "线装的");
        page.expect(".reader-panel[hidden]", true);
        page.wait("the words are seen", |page| is_on_page(page, "线装的"));
        page.wait("a later page is told", |page| place(page).0 > 2);
        expect_whole(page);
        // They are marked when they are highlighted, and the page stays.
        let select = "const walk = document.createTreeWalker(document.querySelector('.book-text > .rich'), NodeFilter.SHOW_TEXT); \
            while (walk.nextNode()) { const node = walk.currentNode, at = node.data.indexOf('线装的'); if (at < 0) continue; \
                const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 3); \
                const s = getSelection(); s.removeAllRanges(); s.addRange(range); \
                document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true })); }";
        page.js(select, Vec::new());
        page.expect(".note-bar", true);
        finger(page, ".note-bar button", words.get("note-highlight"));
        let marked = "const marks = CSS.highlights.get('notes'); return !!marks && [...marks].map(String).join()";
        page.wait("the words are marked", |page| {
            page.js(marked, Vec::new()) == json!("线装的")
        });
        finger(page, ".note-bar button", words.get("note-close"));
        page.wait("the words are seen", |page| is_on_page(page, "线装的"));
        picture(page, "360-marked");
        // A bookmark stands for the page, and leads back to it.
        finger(page, ".reader-line button", words.get("reader-bookmark"));
        page.expect(".reader-bookmark[aria-pressed=true]", true);
        page.press(Key::Right);
        page.expect(".reader-bookmark[aria-pressed=false]", true);
        finger(page, ".reader-line button", words.get("book-contents"));
        finger(page, ".reader-bookmarks li a", "");
        page.wait("the words are seen", |page| is_on_page(page, "线装的"));
        page.expect(".reader-bookmark[aria-pressed=true]", true);
        // The way back leads to the page before.
        page.expect(".reader-back", true);
    });
}

#[test]
fn tables_pictures_and_formulas_run_across_and_fit_the_page() {
    for size in [(360, 740), (1280, 900)] {
        let options = Options { size, ..chinese() };
        with_books(options, |page| {
            opened(page, LEDGER);
            expect_whole(page);
            let modes = "return ['.wide', 'figure', 'math'].map(s => getComputedStyle(document.querySelector('.book-text ' + s)).writingMode)";
            assert_eq!(
                page.js(modes, Vec::new()),
                json!(["horizontal-tb", "horizontal-tb", "horizontal-tb"])
            );
            page.expect(".enlarge", true);
            let fits = "const f = document.querySelector('.book-text > .rich').getBoundingClientRect(); \
                return [...document.querySelectorAll('.book-text :is(.wide, figure)')].every(e => { const r = e.getBoundingClientRect(); \
                    return r.width <= f.width + 1 && r.height <= f.height + 1 && r.left >= f.left - 1 && r.right <= f.right + 1 })";
            page.wait_js("they fit the page", fits);
            // The note opens over the page, which stays where it is.
            let before = place(page);
            page.click(".book-text .note-sign");
            page.expect_words("[popover]:popover-open", "账是写给后来的人看的");
            page.press(Key::Escape);
            page.expect("[popover]:popover-open", false);
            assert_eq!(place(page), before);
            for number in 1..=before.1 {
                expect_page(page, number);
                picture(page, &format!("{}-ledger-{number}", size.0));
                page.press(Key::Left);
            }
            axe(page, false);
        });
    }
}

#[test]
fn it_is_read_in_caring_mode_and_on_a_wide_screen() {
    for size in [(360, 740), (1280, 900)] {
        let options = Options { size, ..chinese() };
        with_books(options, |page| {
            page.remember(json!({ "language": "zh-Hans", "theme": "light", "caring": true }));
            let words = Words::of("zh-Hans");
            opened(page, ALLEY);
            expect_whole(page);
            let here = place(page);
            tap(page, 0.1);
            page.click_words(".pager button", words.get("reader-page-after"));
            page.wait("only the button turns a page", |page| {
                place(page) == (here.0 + 1, here.1)
            });
            expect_whole(page);
            picture(page, &format!("{}-caring", size.0));
            let targets = "return [...document.querySelectorAll('.pager .button')].every(e => e.getBoundingClientRect().height >= 60)";
            assert_eq!(page.js(targets, Vec::new()), json!(true));
            axe(page, true);
            page.remember(json!({ "language": "zh-Hans", "theme": "dark" }));
            opened(page, ALLEY);
            expect_whole(page);
            picture(page, &format!("{}-dark", size.0));
            axe(page, false);
        });
    }
}

#[test]
fn what_is_read_aloud_turns_the_pages() {
    with_books(small(), |page| {
        opened(page, ALLEY);
        page.js("document.querySelector('.read-aloud').click()", Vec::new());
        page.expect(".reader-bar", true);
        let next = ".reader-buttons button:nth-child(3)";
        for _ in 0..14 {
            page.js(
                "document.querySelector(arguments[0]).click()",
                vec![json!(next)],
            );
        }
        // What is marked is on the page, and the bar lies below it.
        let marked = "const all = CSS.highlights.get('read-aloud'); if (!all) return false; const r = [...all][0].getClientRects()[0]; \
            const f = document.querySelector('.book-text > .rich').getBoundingClientRect(), bar = document.querySelector('.reader-bar').getBoundingClientRect(); \
            return r.top >= f.top - 1 && r.bottom <= f.bottom + 1 && f.bottom <= bar.top + 1 && f.top >= document.querySelector('.reader-tools').getBoundingClientRect().bottom - 1";
        page.wait_js("the sentence is on the page above the bar", marked);
        picture(page, "360-listening");
        let sentence = "return [...CSS.highlights.get('read-aloud')][0].toString().slice(0, 8)";
        let there = page.js(sentence, Vec::new());
        page.wait("a later page is told", |page| place(page).0 > 1);
        page.press(Key::Escape);
        page.expect(".reader-bar", false);
        expect_whole(page);
        let there = there.as_str().unwrap_or_default();
        page.wait("it is still seen", |page| is_on_page(page, there));
    });
}

#[test]
fn english_and_paper_run_across() {
    with_books(chinese(), |page| {
        opened(page, ALLEY);
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        assert_eq!(page.js(MODE, Vec::new()), json!("horizontal-tb"));
        let overflow =
            "return getComputedStyle(document.querySelector('.book-text > .rich')).overflow";
        assert_eq!(page.js(overflow, Vec::new()), json!("visible"));
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
        assert_eq!(page.js(MODE, Vec::new()), json!("vertical-rl"));
        // The same book in English.
        page.js(
            "document.querySelector('.book-text > .rich').lang = 'en'; dispatchEvent(new Event('resize'))",
            Vec::new(),
        );
        assert_eq!(page.js(MODE, Vec::new()), json!("horizontal-tb"));
        page.expect(".pager", false);
    });
}
