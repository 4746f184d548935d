//! The reader: how the text looks, where one is, what else is in the book.

use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, Words, content, run, run_with};
use serde_json::json;

const CHAPTER: &str = "/read/village-evenings/the-well";

/// The size of a paragraph's type, in pixels.
fn size(page: &Browser) -> f64 {
    let script =
        "return parseFloat(getComputedStyle(document.querySelector('.book-text p')).fontSize)";
    page.js(script, Vec::new()).as_f64().unwrap_or_default()
}

fn open_look(page: &Browser, words: &Words) {
    page.click_words(".reader-line button", words.get("reader-look"));
    page.expect(".reader-choice", true);
}

#[test]
fn a_book_looks_as_its_reader_chose_from_the_first_frame_on() {
    run(|page| {
        let words = Words::of("en");
        page.open(CHAPTER);
        let before = size(page);
        open_look(page, &words);
        for percent in ["115", "130", "150"] {
            page.click_words(".reader-choice button", words.get("reader-larger"));
            page.expect_words(".reader-choice [role=status]", percent);
        }
        assert!(
            (size(page) / before - 1.5).abs() < 0.02,
            "{before} to {}",
            size(page)
        );
        page.click_words(".reader-choice button", words.get("reader-paper-sepia"));
        page.click_words(".reader-choice button", words.get("reader-face-sans"));
        let ground =
            "return getComputedStyle(document.querySelector('.book-text')).backgroundColor";
        assert_eq!(page.js(ground, Vec::new()), json!("rgb(244, 232, 208)"));
        // It is there before the portal runs, and in every book.
        page.load("/read/a-house-in-order");
        assert_eq!(
            page.attribute("html", "data-book-size").as_deref(),
            Some("150")
        );
        page.open("/read/village-evenings/the-note");
        page.expect(".book-text p", true);
        assert!((size(page) / before - 1.5).abs() < 0.02);
        open_look(page, &words);
        page.expect(".reader-choice button[aria-pressed=true]", true);
        // The largest is the last, and says so.
        for _ in 0..4 {
            page.click_words(".reader-choice button", words.get("reader-larger"));
        }
        page.expect(".reader-choice button[aria-disabled]", true);
        assert!(size(page) >= 40.0, "{}", size(page));
        assert_eq!(page.wider_than_window(), [""; 0]);
    });
}

#[test]
fn the_words_one_looks_at_stay_where_they_are() {
    let phone = Options {
        size: (360, 740),
        ..Options::default()
    };
    run_with(phone, |page| {
        let words = Words::of("en");
        page.open(CHAPTER);
        page.complete();
        page.js(
            "document.querySelectorAll('.book-text p')[6].scrollIntoView(); scrollBy(0, 40)",
            Vec::new(),
        );
        let top = "const p = [...document.querySelectorAll('.book-text p')].find(p => p.getBoundingClientRect().bottom > 96);
            return [p.textContent.slice(0, 30), Math.round(p.getBoundingClientRect().top)]";
        // A driver's press would scroll the page to the button first; a finger's does not.
        let press = |name: &str| {
            let script = "[...document.querySelectorAll('.reader-tools button')].find(b => b.innerText.trim() === arguments[0]).click()";
            page.js(script, vec![json!(words.get(name))]);
        };
        press("reader-look");
        page.expect(".reader-choice", true);
        let before = page.js(top, Vec::new());
        press("reader-larger");
        page.expect_words(".reader-choice [role=status]", "115");
        press("reader-space-widest");
        page.wait("the lines stand apart", |page| {
            page.attribute("html", "data-book-space").as_deref() == Some("widest")
        });
        let now = "const p = [...document.querySelectorAll('.book-text p')].find(p => p.textContent.startsWith(arguments[0]));
            return Math.round(p.getBoundingClientRect().top)";
        let after = page.js(now, vec![before[0].clone()]);
        let moved = after
            .as_f64()
            .zip(before[1].as_f64())
            .map(|(now, before)| (now - before).abs());
        assert!(
            moved.is_some_and(|moved| moved < 12.0),
            "{before} is at {after}"
        );
        // Escape closes, and the button has the focus.
        page.press(Key::Escape);
        page.expect("#reader-panel[hidden]", true);
        assert_eq!(page.focus(), "button.button");
    });
}

#[test]
fn the_contents_lead_through_the_book_and_tell_how_far_one_is() {
    run(|page| {
        let words = Words::of("en");
        page.open(CHAPTER);
        page.expect(".reader-left", true);
        page.click_words(".reader-line button", words.get("book-contents"));
        let here = content::title("books/village-evenings/01-the-well/en");
        page.expect_words(".reader-contents a[aria-current]", &here);
        page.js("scrollTo(0, document.querySelector('.book-text').offsetTop + document.querySelector('.book-text').offsetHeight)", Vec::new());
        page.expect_words(".reader-left", words.get("reader-end"));
        page.click("#reader-panel a[href$=\"/read/village-evenings/the-note\"]");
        page.expect_heading(&content::title("books/village-evenings/02-the-note/en"));
        page.expect("#reader-panel[hidden]", true);
    });
}

#[test]
fn words_are_found_in_the_whole_book_and_lead_to_their_place() {
    run(|page| {
        let words = Words::of("en");
        page.open(CHAPTER);
        page.click_words(".reader-line button", words.get("reader-find"));
        page.type_into("#reader-words", "the well");
        page.press(Key::Enter);
        page.expect(".reader-found li", true);
        page.wait("all chapters are looked through", |page| {
            page.text(".reader-said").starts_with("Found")
                || page.text(".reader-said").starts_with("These")
        });
        let typed = page.js(
            "return document.querySelector('#reader-words').value",
            Vec::new(),
        );
        assert_eq!(typed, json!("the well"), "what was typed stays");
        let found = page.texts(".reader-found mark");
        assert!(
            found.len() > 1 && found.iter().all(|word| word.to_lowercase() == "the well"),
            "{found:?}"
        );
        // In another chapter, if there is one; its words are on the screen, marked.
        let last = "const all = [...document.querySelectorAll('.reader-found li a')]; all[all.length - 1].click()";
        page.js(last, Vec::new());
        page.expect(".reader-panel[hidden]", true);
        page.wait("the place has the focus and is on the screen", |page| {
            let there =
                "const at = document.activeElement.closest('.book-text *'); if (!at) return false;
                const box = at.getBoundingClientRect();
                return box.top >= 0 && box.top < innerHeight && /the well/i.test(at.textContent)";
            page.js(there, Vec::new()) == json!(true)
        });
        // What is nowhere is told.
        page.click_words(".reader-line button", words.get("reader-find"));
        page.type_into("#reader-words", "zeppelin");
        page.press(Key::Enter);
        page.expect_words(
            ".reader-said",
            &words.fill("reader-found", &[("count", "0")]),
        );
    });
}

#[test]
fn where_the_browser_keeps_nothing_the_look_holds_and_it_is_told() {
    run(|page| {
        let words = Words::of("en");
        page.open(CHAPTER);
        page.js("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }", Vec::new());
        open_look(page, &words);
        page.click_words(".reader-choice button", words.get("reader-paper-dark"));
        page.expect_words("#reader-panel", words.get("settings-not-kept"));
        assert_eq!(
            page.attribute("html", "data-book-paper").as_deref(),
            Some("dark")
        );
    });
}

#[test]
fn pages_are_turned_by_button_and_key_and_lead_into_the_next_chapter() {
    let phone = Options {
        size: (360, 740),
        ..Options::default()
    };
    run_with(phone, |page| {
        let words = Words::of("en");
        page.open(CHAPTER);
        page.complete();
        assert_eq!(page.count(".pager"), 0, "one scrolls, as everywhere");
        open_look(page, &words);
        page.click_words(".reader-choice button", words.get("reader-flow-pages"));
        page.press(Key::Escape);
        page.expect(".pager", true);
        let place = |page: &Browser| {
            let text = page.text(".pager-place");
            let numbers = text.split(|c: char| !c.is_ascii_digit());
            numbers
                .filter_map(|n| n.parse::<u32>().ok())
                .collect::<Vec<_>>()
        };
        let all = place(page)[1];
        assert!(all > 2, "{:?}", place(page));
        // What is seen begins at the frame's edge, page after page.
        let aligned = "const frame = document.querySelector('.book-text > .rich');
            return Math.abs(frame.scrollLeft % (frame.clientWidth + 32)) < 2";
        page.click_words(".pager button", words.get("reader-page-after"));
        page.wait("the second page", |page| place(page) == [2, all]);
        page.press(Key::Right);
        page.wait("the third page", |page| place(page) == [3, all]);
        page.press(Key::PageUp);
        page.wait("the second again", |page| place(page) == [2, all]);
        assert_eq!(page.js(aligned, Vec::new()), json!(true));
        assert_eq!(page.wider_than_window(), [""; 0]);
        // Larger type has more pages, and the words stay on the page that is seen.
        let words_here = "const frame = document.querySelector('.book-text > .rich').getBoundingClientRect();
            const here = p => [...p.getClientRects()].some(r => r.left >= frame.left - 1 && r.left < frame.right);
            return [...document.querySelectorAll('.book-text p')].filter(here).map(p => p.textContent.slice(0, 40))";
        let before = page.js(words_here, Vec::new())[0].clone();
        open_look(page, &words);
        page.click_words(".reader-choice button", words.get("reader-larger"));
        page.press(Key::Escape);
        page.wait("there are more pages", |page| place(page)[1] > all);
        page.wait("the words are on the page that is seen", |page| {
            let here = page.js(words_here, Vec::new());
            here.as_array().is_some_and(|here| here.contains(&before))
        });
        // To the end, and on.
        let end =
            "const f = document.querySelector('.book-text > .rich'); f.scrollLeft = f.scrollWidth";
        page.js(end, Vec::new());
        page.expect_words(".pager a", words.get("chapter-next"));
        page.expect_words(".reader-left", words.get("reader-end"));
        page.click_words(".pager a", words.get("chapter-next"));
        page.expect_heading(&content::title("books/village-evenings/02-the-note/en"));
        page.wait("it begins at its first page", |page| {
            place(page).first() == Some(&1)
        });
    });
}

#[test]
fn a_begun_book_is_on_the_shelf() {
    run(|page| {
        let words = Words::of("en");
        page.open("/read");
        page.expect(".books .book-card", true);
        assert_eq!(page.count(".books-begun"), 0);
        page.open(CHAPTER);
        page.complete();
        page.open("/read");
        page.expect_words(".books-begun", &content::title("books/village-evenings/en"));
        page.click_words(".books-begun a", words.get("mine-go-on"));
        page.expect_heading(&content::title("books/village-evenings/01-the-well/en"));
    });
}
