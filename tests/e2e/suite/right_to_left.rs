//! A book that is written from right to left: its lines begin at the right, its pages are turned to the left.

use crate::support::{finger, phone, tap};
use crate::vertical::shown::*;
use fantoccini::key::Key;
use lifelong_e2e::Words;
use serde_json::json;

/// A book in Arabic.
const HOUSE: &str = "/read/house";

#[test]
fn a_book_from_right_to_left_is_shown_and_turned_so() {
    with_books(phone(), |page| {
        let words = Words::of("en");
        page.open(HOUSE);
        page.settled();
        // Its title keeps to itself among other words: the bracket stands at its left.
        page.open("/read");
        page.expect(".books [lang=ar]", true);
        let isolated =
            "return getComputedStyle(document.querySelector('.books span[lang=ar]')).unicodeBidi";
        assert_eq!(page.js(isolated, Vec::new()), json!("plaintext"));
        let first_chapter = "return [...document.querySelectorAll('.books a')].map(a => a.getAttribute('href')).find(h => h.includes('/read/house'))";
        assert!(page.js(first_chapter, Vec::new()).is_string());
        page.open(HOUSE);
        page.click_words("a.primary", words.get("book-start"));
        page.expect(".book-text p", true);
        let looks = "const s = getComputedStyle(document.querySelector('.book-text p')); \
            return [s.direction, s.writingMode, document.querySelector('.book-text > .rich').lang]";
        assert_eq!(
            page.js(looks, Vec::new()),
            json!(["rtl", "horizontal-tb", "ar"])
        );
        // Lines begin at the right.
        let begins = "const p = document.querySelector('.book-text p'), range = document.createRange(); \
            range.setStart(p.firstChild, 0); range.setEnd(p.firstChild, 1); \
            return p.getBoundingClientRect().right - range.getBoundingClientRect().right";
        let far = page.js(begins, Vec::new());
        assert!(far.as_f64().is_some_and(|far| far < 8.0), "{far}");
        assert_eq!(page.wider_than_window(), [""; 0]);
        axe(page, false);
        finger(page, ".reader-line button", words.get("reader-look"));
        let choices = page.texts(".reader-choice button");
        assert!(
            !choices.contains(&words.get("reader-lines-down").to_owned()),
            "{choices:?}"
        );
        finger(
            page,
            ".reader-choice button",
            words.get("reader-flow-pages"),
        );
        page.press(Key::Escape);
        page.expect(".pager", true);
        page.wait("there are pages", |page| place(page).1 > 2);
        page.js("document.activeElement.blur()", Vec::new());
        page.press(Key::Left);
        expect_page(page, 2);
        page.press(Key::Left);
        expect_page(page, 3);
        page.press(Key::Right);
        expect_page(page, 2);
        tap(page, 0.1);
        expect_page(page, 3);
        tap(page, 0.9);
        expect_page(page, 2);
        picture(page, "360-arabic");
        // In larger letters the words stay on the page that is seen.
        let there = first(page);
        finger(page, ".reader-line button", words.get("reader-look"));
        for _ in 0..3 {
            finger(page, ".reader-choice button", words.get("reader-larger"));
            page.wait("the words are seen", |page| is_on_page(page, &there));
        }
        page.press(Key::Escape);
        // To a place on another page, and the paragraph that one reads is the one of that page.
        assert!(next_is_left(page));
        axe(page, false);
    });
}
