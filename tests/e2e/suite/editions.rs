//! A new edition of a book: what the learner marked and wrote in the one before stands where the words still are, and stays
//! where they are gone.

use crate::support::phone;
use lifelong_e2e::{Browser, SiteCopy, Words, run_with};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const FIXTURE: &str = "fixtures/lanterns";

/// A book in a folder of its own, to be changed; the folder is deleted when it is dropped.
struct Edition(PathBuf);

impl Edition {
    fn first() -> Self {
        let folder = std::env::temp_dir().join(format!("lifelong-editions-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURE));
        for file in files.expect("the book") {
            let file = file.expect("a file of it");
            fs::copy(file.path(), folder.join(file.file_name())).expect("it can be copied");
        }
        Self(folder)
    }

    fn source(&self) -> Vec<String> {
        vec![self.0.join("manifest.json").display().to_string()]
    }

    /// Puts other words in the place of some in the chapter.
    fn rewrite(&self, changes: &[(&str, &str)]) {
        let path = self.0.join("measuring.xhtml");
        let mut text = fs::read_to_string(&path).expect("the chapter");
        for (old, new) in changes {
            assert!(text.contains(old), "the chapter says “{old}”");
            text = text.replacen(old, new, 1);
        }
        fs::write(path, text).expect("it can be written");
    }
}

impl Drop for Edition {
    fn drop(&mut self) {
        // What cannot be deleted lies in the folder for temporary files.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The site gets the catalogue of another copy, as when an institution uploads it.
fn publish(from: &SiteCopy, to: &SiteCopy) {
    fn put(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("a file");
            let (source, target) = (entry.path(), to.join(entry.file_name()));
            match source.is_dir() {
                true => put(&source, &target),
                false => drop(fs::copy(&source, &target).expect("it can be copied")),
            }
        }
    }
    let old = to.api("");
    fs::remove_dir_all(&old).expect("the old catalogue");
    put(&from.api(""), &old);
}

/// Selects words of the chapter.
fn select(page: &Browser, words: &str) {
    page.js(
        "const walk = document.createTreeWalker(document.querySelector('.book-text'), NodeFilter.SHOW_TEXT); \
         for (let text; text = walk.nextNode();) { const at = text.data.indexOf(arguments[0]); if (at < 0) continue; \
         const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + arguments[0].length); \
         const s = getSelection(); s.removeAllRanges(); s.addRange(range); text.parentElement.scrollIntoView({ block: 'center' }); \
         document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true })); break }",
        vec![json!(words)],
    );
    page.expect(".note-bar", true);
}

/// The words that are marked in a colour.
fn marked(page: &Browser, colour: &str) -> Vec<String> {
    let script =
        "return [...(CSS.highlights.get(arguments[0]) ?? [])].map(range => range.toString())";
    let found = page.js(script, vec![json!(colour)]);
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// Waits until the chapter can be read and written on.
fn ready(page: &Browser) {
    page.expect(".reader-left", true);
    page.expect(".note-write", true);
}

#[test]
fn what_was_marked_and_written_outlives_a_new_edition() {
    const KEPT: &str = "too long rather than a little too short";
    const NOTED: &str = "What is too long can be folded under";
    const DROPPED: &str = "a thumb's width more";
    run_with(phone(), |page| {
        let words = Words::of("en");
        let edition = Edition::first();
        let mut site = SiteCopy::with_catalogue(&page.bench, &edition.source());
        page.site = site.serve();
        page.open("/read");
        page.expect(".book-card a", true);
        let book = page.attribute(".book-card a", "href").expect("the book");
        let chapter = format!("{book}/measuring");
        page.open(&chapter);
        ready(page);
        for (quote, colour) in [(KEPT, "colour-celadon"), (DROPPED, "colour-indigo")] {
            select(page, quote);
            page.click_words(".note-bar button", words.get("note-highlight"));
            page.click_words(".note-colours button", words.get(colour));
            page.click_words(".note-bar button", words.get("note-close"));
        }
        select(page, NOTED);
        page.click_words(".note-bar button", words.get("note-write"));
        page.type_into(".note-editor textarea", "My aunt does it so");
        page.click_words(".note-editor button", words.get("note-save"));
        page.expect_words(".notes", "My aunt does it so");
        assert_eq!(marked(page, "notes-celadon"), [KEPT]);
        assert_eq!(marked(page, "notes-indigo"), [DROPPED]);

        // Another beginning, a sentence that went, a paragraph and the table before the marked words, and one that repeats them.
        let once = "<p>There is an older rule, and it says the same: a little too long rather than a little too short.</p>";
        edition.rewrite(&[
            ("<h1>Measuring</h1>", &format!("<h1>Measuring</h1><p>This chapter was written anew for the second edition.</p>{once}")),
            ("once around the ring, and a thumb's width more.", "once around the ring."),
            ("<table>", "<p>Measure twice. Then look at the list below, which holds for paper of any weight.</p><table>"),
        ]);
        let second = SiteCopy::with_catalogue(&page.bench, &edition.source());
        publish(&second, &site);
        page.open(&chapter);
        page.expect_words(".book-text", "written anew");
        ready(page);
        page.wait("the words are marked where they stand now", |page| {
            marked(page, "notes-celadon") == [KEPT]
        });
        // The same words stand in a paragraph before; those around them tell which are meant.
        let paragraph = "const range = [...CSS.highlights.get('notes-celadon')][0]; \
            return range.startContainer.parentElement.closest('p').textContent";
        let paragraph = page.js(paragraph, Vec::new());
        let paragraph = paragraph.as_str().unwrap_or_default();
        assert!(paragraph.starts_with("Cut a little"), "{paragraph}");
        // What is gone from the text is not gone from the notes, and nothing else is marked in its place.
        assert!(marked(page, "notes-indigo").is_empty());
        page.expect_words(".notes", DROPPED);
        page.expect_words(".notes", "My aunt does it so");
        // From the page of all notes to the words, where they stand now.
        page.open("/mine/notes");
        page.type_into("#notes-search", "aunt");
        page.wait("one is found", |page| page.count(".notes-page .note") == 1);
        page.click(".note-of a");
        page.expect_path(&chapter);
        ready(page);
        let seen = "const p = [...document.querySelectorAll('.book-text p')].find(p => p.textContent.includes(arguments[0])); \
            const r = p.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0";
        page.wait("the words are on the screen", |page| {
            page.js(seen, vec![json!(NOTED)]) == json!(true)
        });
        // And for words that are gone it is said that they are.
        page.open("/mine/notes");
        page.type_into("#notes-search", "thumb");
        page.wait("one is found", |page| page.count(".notes-page .note") == 1);
        page.click(".note-of a");
        page.expect_path(&chapter);
        page.expect_words("body", words.get("note-place-gone"));
    });
}
