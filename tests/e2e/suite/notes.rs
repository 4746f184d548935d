//! Notes: bound to words, a moment or the page; found again, changed, taken away and put back; looked back on.

use lifelong_e2e::{Browser, Words, run};
use serde_json::{Value, json};

const LESSON: &str = "/course/windowsill-garden/find-the-light";

fn write(page: &Browser, words: &Words, text: &str) {
    page.click(".note-write");
    page.type_into(".note-editor textarea", text);
    page.click_words(".note-editor button", words.get("note-save"));
    page.expect(".note-editor", false);
    page.expect_words(".notes", text);
}

/// Selects the first words of a paragraph of the lesson's text.
fn select(page: &Browser, paragraph: u32) {
    page.js(
        "const p = document.querySelectorAll('.lesson .prose p')[arguments[0]]; const range = document.createRange(); \
         const text = p.firstChild; range.setStart(text, 0); range.setEnd(text, 12); \
         const s = getSelection(); s.removeAllRanges(); s.addRange(range); p.scrollIntoView({ block: 'center' }); \
         document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))",
        vec![json!(paragraph)],
    );
    page.expect(".note-bar", true);
}

#[test]
fn the_field_keeps_its_letters_and_the_focus_while_notes_come_and_go() {
    run(|page| {
        let words = Words::of("en");
        for (path, text) in [
            (LESSON, "South is best"),
            ("/course/sleep-a-little-better", "So quiet"),
            ("/read/village-evenings/the-well", "North of the well"),
        ] {
            page.open(path);
            page.expect(".note-write", true);
            write(page, &words, text);
        }
        page.open("/mine/notes");
        page.wait("three works have notes", |page| {
            page.count(".note-group") == 3
        });
        page.click("#notes-search");
        for (letter, groups) in [('s', 3), ('o', 2), ('u', 1), ('t', 1), ('h', 1)] {
            page.type_key(letter);
            page.wait(&format!("{groups} are left after {letter}"), |page| {
                page.count(".note-group") == groups
            });
            assert_eq!(page.focus(), "input#notes-search", "after {letter}");
        }
        let typed = page.js(
            "return document.querySelector('#notes-search').value",
            Vec::new(),
        );
        assert_eq!(typed, json!("south"));
    });
}

#[test]
fn words_are_highlighted_and_noted_and_found_again() {
    run(|page| {
        let words = Words::of("en");
        page.open(LESSON);
        page.complete();
        select(page, 0);
        page.click_words(".note-bar button", words.get("note-highlight"));
        page.expect(".notes .note-quote", true);
        page.wait("the words are marked in the text", |page| {
            page.js("return CSS.highlights.get('notes')?.size > 0", Vec::new()) == Value::Bool(true)
        });
        page.click_words(".note-colours button", words.get("colour-celadon"));
        page.wait("the mark has another colour", |page| {
            let colours = "return CSS.highlights.get('notes-celadon')?.size > 0 && !CSS.highlights.get('notes')";
            page.js(colours, Vec::new()) == Value::Bool(true)
        });
        page.click_words(".note-bar button", words.get("note-close"));
        page.reload();
        page.wait("it has it on the next visit", |page| {
            page.js(
                "return CSS.highlights.get('notes-celadon')?.size > 0",
                Vec::new(),
            ) == Value::Bool(true)
        });
        page.complete();
        select(page, 1);
        page.click_words(".note-bar button", words.get("note-write"));
        page.expect(".note-editor .note-quote", true);
        page.type_into(".note-editor textarea", "South is best");
        page.click_words(".note-editor button", words.get("note-save"));
        page.expect_words(".notes", "South is best");
        // From the page of all notes, back to the exact place.
        page.open("/mine/notes");
        page.expect_words(".notes-page", "South is best");
        page.type_into("#notes-search", "south");
        page.wait("one is found", |page| page.count(".notes-page .note") == 1);
        page.click(".note-of a");
        page.expect_path(LESSON);
        page.complete();
        page.wait("the place is on the screen", |page| {
            page.js("const r = document.querySelectorAll('.lesson .prose p')[1].getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0", Vec::new()) == Value::Bool(true)
        });
    });
}

#[test]
fn a_note_is_changed_removed_and_put_back_and_a_draft_survives() {
    run(|page| {
        let words = Words::of("en");
        page.open(LESSON);
        page.complete();
        write(page, &words, "First thoughts");
        page.click_words(".note button", words.get("note-edit"));
        page.type_into(".note-editor textarea", "Second thoughts");
        page.click_words(".note-editor button", words.get("note-save"));
        page.expect_words(".notes", "Second thoughts");
        page.click_words(".note button", words.get("note-remove"));
        page.expect_words(".notes", words.get("note-removed"));
        page.click_words(".notes button", words.get("note-give-back"));
        page.expect_words(".notes", "Second thoughts");
        // What was not saved is there when one comes back.
        page.click(".note-write");
        page.type_into(".note-editor textarea", "Half a th");
        page.wait("the draft is kept", |page| {
            page.js(
                "return Object.keys(localStorage).some(key => key.startsWith('lifelong.draft:'))",
                Vec::new(),
            ) == Value::Bool(true)
        });
        page.open("/help");
        page.open(LESSON);
        page.complete();
        page.expect_words(".notes", words.get("note-begun"));
        page.click_words(".notes button", words.get("note-go-on"));
        page.wait("the words are there", |page| {
            page.js(
                "return document.querySelector('.note-editor textarea')?.value",
                Vec::new(),
            ) == "Half a th"
        });
    });
}

#[test]
fn key_points_come_back_the_next_day_and_no_sooner() {
    run(|page| {
        let words = Words::of("en");
        page.open("/course/steam-an-egg");
        page.complete();
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect(".finished-part", true);
        page.open("/mine/review");
        page.expect_words(".study", words.get("review-nothing-title"));
        page.before_every_page(
            "const real = Date.now, later = 2 * 86400000; Date.now = () => real() + later;",
        );
        page.open("/mine");
        page.click(".look-back a.button");
        page.expect_heading(words.get("review-title"));
        page.click_words(".review button", words.get("review-show"));
        page.expect(".review-back", true);
        page.click_words(".review-grades button", words.get("review-knew"));
        page.expect_words(".review-place", "2");
        page.click_words(".review button", words.get("review-never"));
        page.expect_words(".study", words.get("review-never-said"));
    });
}
