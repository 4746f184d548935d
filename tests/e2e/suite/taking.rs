//! The record leaves one browser as a file and comes into another; notes come with it; bad files are told.

use lifelong_e2e::{Browser, Options, Words, content, run, run_with};
use serde_json::{Value, json};

/// Keeps what the page offers as a file, in `window.__offered`.
pub const OFFERED: &str = "const real = URL.createObjectURL; \
    URL.createObjectURL = blob => { blob.text().then(text => window.__offered = text); return real.call(URL, blob); };";

/// Gives the page a file as if it had been chosen.
pub fn choose_file(page: &Browser, name: &str, text: &str) {
    page.expect(".data-drop", true);
    let choose = "const field = document.querySelector('.data-drop input[type=file]'); const files = new DataTransfer(); \
        files.items.add(new File([arguments[1]], arguments[0], { type: 'application/json' })); \
        field.files = files.files; field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(choose, vec![json!(name), json!(text)]);
}

/// What a button offers as a file.
pub fn offered(page: &Browser, button: &str) -> String {
    page.js("window.__offered = null", Vec::new());
    page.click_words(".data button", button);
    page.wait("a file is offered", |page| {
        page.js("return window.__offered", Vec::new()).is_string()
    });
    page.js("return window.__offered", Vec::new())
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn write_note(page: &Browser, words: &Words, text: &str, tags: &str) {
    page.click(".note-write");
    page.type_into(".note-editor textarea", text);
    page.type_into(".note-editor input.field", tags);
    page.click_words(".note-editor button", words.get("note-save"));
    page.expect(".note-editor", false);
}

#[test]
fn a_record_goes_from_one_browser_to_another() {
    let words = Words::of("en");
    let mut file = String::new();
    run(|page| {
        page.before_every_page(OFFERED);
        page.open("/course/steam-an-egg");
        page.complete();
        write_note(
            page,
            &words,
            "Keep the water **low**. \u{4f4e}\u{706b}",
            "kitchen, eggs",
        );
        page.expect_words(".note strong", "low");
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect(".finished-part", true);
        page.open("/mine/data");
        page.expect(".data h2", true);
        file = offered(page, words.get("data-export"));
        let notes = offered(page, words.get("data-form-notes"));
        assert!(
            notes.contains("Keep the water **low**.") && notes.contains("kitchen"),
            "{notes}"
        );
        let days = offered(page, words.get("data-form-history"));
        assert!(days.contains("/course/steam-an-egg"), "{days}");
        let statements: Value =
            serde_json::from_str(&offered(page, words.get("data-form-statements"))).expect("xAPI");
        let verbs: Vec<&str> = statements
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|s| s["verb"]["id"].as_str())
            .collect();
        assert!(
            verbs.contains(&"http://adlnet.gov/expapi/verbs/completed"),
            "{verbs:?}"
        );
    });
    if file.is_empty() {
        return;
    }
    run_with(
        Options {
            size: (360, 780),
            ..Options::default()
        },
        |page| {
            page.open("/mine/data");
            page.expect(".data-drop", true);
            choose_file(page, "lifelong.json", &file);
            page.expect_words(".data-card", words.get("data-preview-title"));
            page.open("/mine");
            page.expect(".nothing", true);
            // Looking at it has changed nothing. Now in earnest.
            page.open("/mine/data");
            choose_file(page, "lifelong.json", &file);
            page.click_words(".data-card button", words.get("data-take"));
            page.expect_words(".data", words.get("data-undo-title"));
            page.open("/mine/notes");
            page.expect_words(".note strong", "low");
            page.click_words(".note-of a", &content::title("micro/steam-an-egg/en"));
            page.expect_heading(&content::title("micro/steam-an-egg/en"));
            page.expect(".finished-part", true);
            page.expect_words(".lesson-panel .note", "low");
            // A second time there is nothing new.
            page.open("/mine/data");
            choose_file(page, "lifelong.json", &file);
            page.expect_words(".data-card", words.get("data-nothing-new"));
            page.click_words(".data-card button", words.get("data-leave"));
            // And it can be undone.
            page.click_words(".data-undos button", words.get("data-undo"));
            page.expect(".data-undos button", false);
            page.open("/mine/notes");
            page.expect_words(".study .nothing", words.get("notes-none-title"));
        },
    );
}

#[test]
fn everything_is_deleted_and_comes_back_when_asked() {
    run(|page| {
        let words = Words::of("en");
        page.open("/course/steam-an-egg");
        page.complete();
        write_note(page, &words, "Mine alone", "");
        page.open("/mine/data");
        page.click_words(".data button", "Delete everything");
        page.click_words(".data-card button", words.get("data-delete-keep"));
        page.click_words(".data button", "Delete everything");
        page.click_words(".data-card button", words.get("data-delete-now"));
        page.expect_words(".data", words.get("data-deleted"));
        page.open("/");
        assert_eq!(
            page.count(".continue"),
            0,
            "the home page has forgotten it too"
        );
        page.open("/mine");
        page.expect(".nothing", true);
        page.open("/mine/data");
        page.click_words(".data-undos button", words.get("data-undo"));
        page.expect(".data-undos button", false);
        page.open("/mine/notes");
        page.expect_words(".note", "Mine alone");
        page.open("/");
        page.expect(".continue", true);
    });
}

#[test]
fn files_that_are_no_record_are_told_and_change_nothing() {
    run(|page| {
        let words = Words::of("en");
        page.open("/mine/data");
        page.expect(".data-drop", true);
        for (text, told) in [
            ("GIF89a, a holiday", "data-not-ours"),
            (
                "{\"format\":\"lifelong-record\",\"version\":2,\"entries\":{\"course/x\":",
                "data-damaged",
            ),
            (
                "{\"format\":\"lifelong-record\",\"version\":99,\"entries\":{}}",
                "data-too-new",
            ),
            ("{\"courses\":[]}", "data-not-ours"),
        ] {
            choose_file(page, "x.json", text);
            // Messages with places in them are told by how they begin.
            let told = words.get(told);
            let begins = told.split([',', '.']).next().unwrap_or(told).to_owned();
            page.expect_words(".data-card[role=alert]", &begins);
        }
        // One bad entry does not take the others with it.
        let some = "{\"format\":\"lifelong-record\",\"version\":2,\"entries\":{\
            \"note/good\":{\"note\":{\"at\":1,\"by\":\"x\",\"value\":{\"body\":[{\"purpose\":\"commenting\",\"value\":\"<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1))\"}],\"target\":{\"source\":\"/course/gone/away\",\"title\":{\"en\":\"A course that has left\"}}}}},\
            \"note/out\":{\"note\":{\"at\":1,\"by\":\"x\",\"value\":{\"body\":[{\"purpose\":\"commenting\",\"value\":\"away\"}],\"target\":{\"source\":\"//stranger.invalid/x\",\"title\":{\"en\":\"Elsewhere\"}}}}},\
            \"note/bad\":{\"note\":7}}}";
        choose_file(page, "x.json", some);
        page.expect(".data-card details", true);
        page.click_words(".data-card button", words.get("data-take"));
        page.expect_words(".data", words.get("data-undo-title"));
        // The course has left the catalogue; the note is read as ever, and runs nothing.
        page.open("/mine/notes");
        page.expect_words(".note-group", "A course that has left");
        page.expect_words(".note strong", "bold");
        assert_eq!(page.count(".note img, .note a[href^='javascript']"), 0);
        assert_eq!(
            page.count("main a[href*='stranger']"),
            0,
            "no way out unasked"
        );
        page.click_words(".note-of a", "A course that has left");
        page.expect(".trouble", true);
    });
}

#[test]
fn a_file_of_fifty_megabytes_is_read_or_refused_with_words() {
    run(|page| {
        let words = Words::of("en");
        page.open("/mine/data");
        page.expect(".data-drop", true);
        let large = "const [notes, pad] = arguments; const parts = ['{\"format\":\"lifelong-record\",\"version\":2,\"entries\":{']; \
            for (let n = 0; n < notes; n++) parts.push((n ? ',' : '') + `\"note/n${n}\":{\"note\":{\"at\":${n + 1},\"by\":\"x\",\"value\":{\"body\":[{\"purpose\":\"commenting\",\"value\":\"${'word '.repeat(pad)}\"}],\"target\":{\"source\":\"/course/x\",\"title\":{\"en\":\"X\"}}}}}`); \
            parts.push('}}'); const field = document.querySelector('.data-drop input[type=file]'); const files = new DataTransfer(); \
            const file = new File(parts, 'large.json'); files.items.add(file); field.files = files.files; \
            field.dispatchEvent(new Event('change', { bubbles: true })); return file.size";
        let size = page.js(large, vec![json!(2_000), json!(5_000)]);
        assert!(size.as_u64() > Some(50_000_000), "{size}");
        page.expect_words(".data-card", words.get("data-preview-title"));
        page.click_words(".data-card button", words.get("data-leave"));
        // More than a record can be is refused before it is read.
        page.js(large, vec![json!(3_000), json!(5_000)]);
        page.expect_words(".data-card[role=alert]", "a record has");
    });
}
