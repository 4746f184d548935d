//! Listening to a text for long: from any sentence on, word by word, with the pages, until one falls asleep.

use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, Words, content, run, run_with};
use serde_json::{Value, json};

const CHAPTER: &str = "/read/village-evenings/the-well";

/// Pauses, and goes on.
pub const PLAY: &str = ".reader-buttons button:nth-child(2)";
/// To the next sentence.
pub const NEXT: &str = ".reader-buttons button:nth-child(3)";
/// When it stops by itself.
const SLEEP: &str = ".reader-buttons button:nth-child(5)";
const BUTTONS: &str = ".reader-buttons button";

/// A function that finds words in a chapter.
const FIND: &str = "const find = words => { \
    const walk = document.createTreeWalker(document.querySelector('main .book-text'), NodeFilter.SHOW_TEXT); \
    while (walk.nextNode()) { \
        const at = walk.currentNode.data.indexOf(words); \
        if (at < 0) continue; \
        const range = document.createRange(); \
        range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + words.length); \
        return range; \
    } };";

/// Runs a script that can `find` words.
#[track_caller]
fn with_find(page: &Browser, script: &str, words: &str) -> Value {
    page.js(&format!("{FIND} {script}"), vec![json!(words)])
}

/// Opens a chapter with its tools.
#[track_caller]
pub fn open_chapter(page: &Browser) {
    page.open(CHAPTER);
    page.expect(".reader-line button", true);
    page.complete();
}

/// Presses the button without scrolling to it.
#[track_caller]
pub fn begin_here(page: &Browser) {
    page.js("document.querySelector('.read-aloud').click()", Vec::new());
    page.expect(".reader-bar", true);
}

/// Waits until so many pieces were spoken, of which the last begins with these words.
#[track_caller]
pub fn expect_said(page: &Browser, count: usize, words: &str) {
    page.wait(&format!("piece {count} begins with “{words}”"), |page| {
        let said = page.said();
        said.len() == count && said[count - 1].text.starts_with(words)
    });
}

/// Presses on words of the text, in their midst.
#[track_caller]
fn press_words(page: &Browser, words: &str) {
    let press = "const range = find(arguments[0]); \
        range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' }); \
        const r = range.getClientRects()[0], x = r.left + r.width / 2, y = r.top + r.height / 2; \
        const there = document.elementFromPoint(x, y); \
        there.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: y })); \
        return !!there.closest('.book-text')";
    assert_eq!(
        with_find(page, press, words),
        json!(true),
        "“{words}” lies free"
    );
}

/// Scrolls until the paragraph with these words is the first one below the reader's tools.
#[track_caller]
fn scroll_to_words(page: &Browser, words: &str) {
    let scroll = "const p = find(arguments[0]).startContainer.parentElement; \
        const tools = document.querySelector('main [data-place=reader]').getBoundingClientRect().height; \
        window.scrollTo({ top: scrollY + p.getBoundingClientRect().top - tools - 4, behavior: 'instant' })";
    with_find(page, scroll, words);
}

#[test]
fn a_press_on_a_sentence_reads_from_there() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        // Before anything is read, a press is only a press.
        press_words(page, "He carried nothing");
        page.js("window.scrollTo(0, 0)", Vec::new());
        begin_here(page);
        expect_said(page, 1, "The well");
        press_words(page, "whether it is damp");
        expect_said(page, 2, "Tell me whether it is cool");
        // Backwards, too, and where it pauses it goes on.
        page.click(PLAY);
        page.expect_words(PLAY, Words::of("en").get("reader-go-on"));
        press_words(page, "He carried nothing");
        expect_said(page, 3, "He carried nothing");
        page.expect_words(PLAY, Words::of("en").get("reader-pause"));
        // What is a control, and what is being selected, is meant otherwise.
        let put = "const button = document.createElement('button'); \
            button.textContent = 'A sentence on a button.'; find(arguments[0]).startContainer.parentElement.append(button)";
        with_find(page, put, "He carried nothing");
        press_words(page, "sentence on a button");
        let select =
            "getSelection().removeAllRanges(); getSelection().addRange(find(arguments[0]))";
        with_find(page, select, "nettles stood");
        press_words(page, "whether it is damp");
        page.js("getSelection().removeAllRanges()", Vec::new());
        press_words(page, "did he find water");
        expect_said(page, 4, "“And did he find water?”");
    });
}

#[test]
fn it_begins_at_what_is_selected() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        let select = "getSelection().addRange(find(arguments[0]))";
        with_find(page, select, "whether it is damp");
        begin_here(page);
        expect_said(page, 1, "Tell me whether it is cool");
    });
}

#[test]
fn it_begins_where_one_is_in_the_text() {
    run(|page| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        scroll_to_words(page, "The well-digger sat on");
        begin_here(page);
        expect_said(page, 1, "The well-digger sat on");
        // While it pauses one may look elsewhere, and the button says that it would read there.
        page.click(PLAY);
        page.expect_words(PLAY, words.get("reader-go-on"));
        scroll_to_words(page, "In the third dry summer");
        page.expect_words(PLAY, words.get("reader-from-here"));
        scroll_to_words(page, "The well-digger sat on");
        page.expect_words(PLAY, words.get("reader-go-on"));
        scroll_to_words(page, "In the third dry summer");
        page.expect_words(PLAY, words.get("reader-from-here"));
        page.click(PLAY);
        expect_said(page, 2, "In the third dry summer");
        page.expect_words(PLAY, words.get("reader-pause"));
    });
}

#[test]
fn the_word_is_marked_where_the_voice_tells_which() {
    const MARKED: &str = "const marks = CSS.highlights.get('read-aloud-word'); return marks ? [...marks][0].toString() : ''";
    run(|page| {
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        begin_here(page);
        expect_said(page, 1, "The well");
        let marked = |page: &Browser| page.js(MARKED, Vec::new());
        // As long as nothing is told, the sentence is marked, and no more.
        assert_eq!(marked(page), "");
        page.tell_part("sentence", 0, Some(8));
        assert_eq!(marked(page), "");
        page.tell_part("word", 0, Some(3));
        assert_eq!(marked(page), "The");
        page.tell_part("word", 4, None);
        assert_eq!(marked(page), "well");
        press_words(page, "He carried nothing");
        expect_said(page, 2, "He carried nothing");
        assert_eq!(marked(page), "", "the word before is marked no more");
        page.tell_part("word", 3, Some(7));
        assert_eq!(marked(page), "carried");
        page.click(".read-aloud");
        page.expect(".reader-bar", false);
        assert_eq!(marked(page), "");
    });
}

#[test]
fn pages_turn_with_what_is_read() {
    const IN_THE_PAGE: &str = "const range = [...CSS.highlights.get('read-aloud')][0], r = range.getClientRects()[0]; \
        const frame = document.querySelector('.book-text > .rich'), seen = frame.getBoundingClientRect(); \
        return !frame.contains(range.startContainer) || (r.left >= seen.left - 1 && r.left < seen.right)";
    const PAGE: &str = "const frame = document.querySelector('.book-text > .rich'); \
        const page = frame.scrollLeft / (frame.getBoundingClientRect().width + 32); \
        return [Math.round(page), Math.abs(page - Math.round(page)) < 0.01]";
    run(|page| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        page.click_words(".reader-line button", words.get("reader-look"));
        page.click_words(".reader-choice button", words.get("reader-flow-pages"));
        page.press(Key::Escape);
        page.expect(".pager", true);
        page.js("window.scrollTo(0, 0)", Vec::new());
        begin_here(page);
        expect_said(page, 1, "The well");
        let place = |page: &Browser| page.js(PAGE, Vec::new());
        for count in 2..60 {
            page.click(NEXT);
            page.wait(&format!("{count} pieces are spoken"), |page| {
                page.said().len() == count
            });
            assert_eq!(
                page.js(IN_THE_PAGE, Vec::new()),
                true,
                "{:?}",
                page.said()[count - 1]
            );
        }
        let turned = place(page);
        assert!(turned[0].as_u64() > Some(0), "{turned}");
        page.wait("whole pages are seen", |page| place(page)[1] == true);
        page.click(".read-aloud");
        page.expect(".reader-bar", false);
        // It begins on the page that one looks at.
        let before = page.said().len();
        page.click_words(".pager button", words.get("reader-page-after"));
        page.wait("the next page", |page| {
            place(page)[0].as_u64() == turned[0].as_u64().map(|page| page + 1)
        });
        let there = place(page);
        begin_here(page);
        page.wait("it reads", |page| page.said().len() > before);
        assert_eq!(page.js(IN_THE_PAGE, Vec::new()), true);
        assert_eq!(place(page)[0], there[0], "no page was turned back");
    });
}

#[test]
fn from_a_chapters_end_it_goes_on_when_that_is_asked_for() {
    run(|page| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        page.before_every_page("window.__pace = 5");
        open_chapter(page);
        begin_here(page);
        page.expect_words(".reader-said", words.get("reader-done"));
        let (next, close) = (words.get("chapter-next"), words.get("guide-close"));
        assert_eq!(page.texts(BUTTONS), [next, close]);
        // Nothing goes on by itself.
        let before = page.said().len();
        page.settled();
        assert_eq!(page.path(), CHAPTER);
        page.js("window.__pace = 0", Vec::new());
        page.click_words(BUTTONS, next);
        page.expect_path("/read/village-evenings/the-note");
        let title = content::title("books/village-evenings/02-the-note/en");
        page.expect_heading(&title);
        expect_said(page, before + 1, &title);
        page.expect(".reader-bar", true);
        // Whoever opens a chapter otherwise is not read to.
        page.click(".read-aloud");
        page.expect(".reader-bar", false);
        page.click_words(".neighbours a", next);
        page.expect_path("/read/village-evenings/the-long-ladder");
        page.settled();
        assert_eq!(page.count(".reader-bar"), 0);
        // After the last one there is no next.
        page.open("/read/village-evenings/the-picture");
        page.complete();
        begin_here(page);
        page.expect_words(".reader-said", words.get("reader-done"));
        assert_eq!(page.texts(BUTTONS), [close]);
    });
}

#[test]
fn it_stops_by_itself_after_a_while_and_keeps_the_place() {
    run(|page| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        begin_here(page);
        expect_said(page, 1, "The well");
        page.expect_words(SLEEP, words.get("reader-sleep"));
        let after = |minutes: &str| words.fill("reader-sleep-after", &[("minutes", minutes)]);
        for minutes in ["10", "20", "30", "60"] {
            page.click(SLEEP);
            page.expect_words(SLEEP, &after(minutes));
            page.expect_words("#announcer", &after(minutes));
        }
        page.click(SLEEP);
        page.expect_words(SLEEP, words.get("reader-sleep-end"));
        page.click(SLEEP);
        page.expect_words(SLEEP, words.get("reader-sleep"));
        page.expect_words("#announcer", words.get("reader-sleep-off"));
        page.click(SLEEP);
        page.expect_words(SLEEP, &after("10"));
        // Choosing interrupts nothing.
        assert_eq!(page.said().len(), 1);
        let wait = "const now = Date.now; Date.now = () => now() + arguments[0] * 60000";
        page.js(wait, vec![json!(8)]);
        page.end_piece();
        page.wait("it reads on", |page| page.said().len() == 2);
        page.js(wait, vec![json!(3)]);
        press_words(page, "He carried nothing");
        expect_said(page, 3, "He carried nothing");
        page.end_piece();
        page.expect_words(".reader-said", words.get("reader-slept"));
        page.expect_words(PLAY, words.get("reader-go-on"));
        page.expect_words(SLEEP, words.get("reader-sleep"));
        assert_eq!(page.said().len(), 3);
        page.click(PLAY);
        expect_said(page, 4, "He passed the willows");
        page.end_piece();
        page.wait("it reads on and on", |page| page.said().len() == 5);
    });
}

#[test]
fn it_stops_by_itself_at_the_end_of_the_text() {
    run(|page| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        open_chapter(page);
        begin_here(page);
        expect_said(page, 1, "The well");
        for _ in 0..5 {
            page.click(SLEEP);
        }
        page.expect_words(SLEEP, words.get("reader-sleep-end"));
        page.js("window.__pace = 5", Vec::new());
        page.end_piece();
        page.expect_words(".reader-said", words.get("reader-text-done"));
        let text = page.text(".book-text > .rich");
        let said = page.said();
        let last = &said[said.len() - 1].text;
        assert!(text.ends_with(last.as_str()), "{last}");
        assert_eq!(page.texts(BUTTONS)[0], words.get("chapter-next"));
        // A press on a sentence reads from there once more.
        page.js("window.__pace = 0", Vec::new());
        press_words(page, "He carried nothing");
        expect_said(page, said.len() + 1, "He carried nothing");
        assert_eq!(page.count(BUTTONS), 6);
    });
}

#[test]
fn its_buttons_fit_on_the_smallest_screen() {
    for caring in [false, true] {
        let small = Options {
            size: (320, 640),
            ..Options::default()
        };
        run_with(small, |page| {
            page.with_voices(&["en-GB"]);
            page.remember(json!({ "caring": caring, "size": "largest" }));
            // Where nothing is listened to for long, there is nothing to stop.
            page.open("/help");
            begin_here(page);
            assert_eq!(page.count(BUTTONS), 5);
            open_chapter(page);
            begin_here(page);
            assert_eq!(page.count(BUTTONS), 6);
            page.click(SLEEP);
            let sizes = "return [...document.querySelectorAll('.reader-buttons button')].map(b => { \
                const r = b.getBoundingClientRect(); return Math.min(r.width, r.height) })";
            let sizes = page.js(sizes, Vec::new());
            let least = if caring { 60.0 } else { 44.0 };
            let fits = |size: &Value| size.as_f64() >= Some(least);
            assert!(sizes.as_array().is_some_and(|all| all.iter().all(fits)));
            let hidden = "const bar = document.querySelector('.reader-bar'); return bar.scrollHeight - bar.clientHeight";
            assert_eq!(page.js(hidden, Vec::new()), 0, "all of the bar is seen");
            assert_eq!(page.wider_than_window(), [""; 0]);
            let faults: Vec<String> = page.axe(caring).iter().map(ToString::to_string).collect();
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        });
    }
}
