//! The learner's pages with much in them, and what appears while one takes notes: for everybody, as every other page.

use lifelong_e2e::{Browser, Options, Words, run_with};
use serde_json::json;

const LOOK: &str = include_str!("rows.js");
/// A record with every kind of thing in it; the tests of `crates/record` read it too.
const RECORD: &str = include_str!("../../../crates/record/tests/record-v2.json");
const LESSON: &str = "/course/windowsill-garden/find-the-light";

/// Everything that a page looks for in one language and mode, at the width of a small phone and of a desk.
fn look(page: &Browser, what: &str, lang: &str, caring: bool, faults: &mut Vec<String>) {
    for width in [320, 1_280] {
        page.resize(width, 800);
        let seen = page.js(LOOK, vec![json!(caring), json!(width), json!(lang)]);
        for (row, found) in seen["faults"].as_object().into_iter().flatten() {
            let found = found.as_array().into_iter().flatten().take(3);
            faults.extend(found.map(|fault| {
                format!(
                    "{what} at {width} px, row {row}: {}",
                    fault.as_str().unwrap_or_default()
                )
            }));
        }
    }
    let found = page.axe(caring);
    faults.extend(found.iter().map(|violation| format!("{what}: {violation}")));
}

/// Fills the record: from a file, and by hand.
fn fill(page: &Browser, words: &Words) {
    page.open("/mine/data");
    page.expect(".data-drop", true);
    let choose = "const field = document.querySelector('.data-drop input[type=file]'); const files = new DataTransfer(); \
        files.items.add(new File([arguments[0]], 'record.json')); field.files = files.files; \
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(choose, vec![json!(RECORD)]);
    page.click_words(".data-card button", words.get("data-take"));
    page.expect_words(".data", words.get("data-undo-title"));
    page.open(LESSON);
    page.complete();
    page.click_words(".lesson-panel button", words.get("lesson-finish"));
    page.expect(".finished-part", true);
}

fn everything(options: Options, lang: &str, caring: bool) {
    run_with(options, |page| {
        page.remember(json!({ "language": lang, "caring": caring, "asked": true }));
        let words = Words::of(lang);
        let mut faults = Vec::new();
        fill(page, &words);
        for path in [
            "/mine",
            "/mine/notes",
            "/mine/lists",
            "/mine/review",
            "/mine/courses",
            "/mine/data",
            "/mine/certificate/book_the-well",
            "/five-minutes",
            "/course/windowsill-garden",
        ] {
            page.open(path);
            page.complete();
            look(page, path, lang, caring, &mut faults);
        }
        // Folds that are closed at first.
        page.resize(1_280, 900);
        page.js(
            "document.querySelectorAll('.study details').forEach(fold => fold.open = true)",
            Vec::new(),
        );
        look(
            page,
            "a course with its folds open",
            lang,
            caring,
            &mut faults,
        );
        page.open(LESSON);
        page.complete();
        page.click(".note-write");
        page.expect(".note-editor", true);
        look(page, "writing a note", lang, caring, &mut faults);
        page.resize(1_280, 900);
        page.js(
            "const p = document.querySelector('.lesson .prose p'); const range = document.createRange(); \
             range.setStart(p.firstChild, 0); range.setEnd(p.firstChild, 8); const s = getSelection(); \
             s.removeAllRanges(); s.addRange(range); p.scrollIntoView({ block: 'center' })",
            Vec::new(),
        );
        page.expect(".note-bar", true);
        look(page, "selected words", lang, caring, &mut faults);
        assert!(
            faults.is_empty(),
            "{} faults:\n{}",
            faults.len(),
            faults.join("\n")
        );
    });
}

#[test]
fn a_full_record_in_english() {
    everything(Options::default(), "en", false);
}

#[test]
fn a_full_record_in_chinese_in_caring_mode() {
    everything(crate::support::chinese(), "zh-Hans", true);
}
