//! Books that somebody reads: the recording is heard, and its words are marked.

use crate::listening::{NEXT, PLAY};
use crate::offline::watched;
use crate::support::chinese;
use lifelong_e2e::{Browser, Options, SiteCopy, Weather, Words, book, run_with};
use serde_json::json;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const ONE: &str = "/read/tones/morning";
const TWO: &str = "/read/tones/evening";
const BOOK: &str = "/read/tones";
const MORNING: [&str; 3] = [
    "The first lamp goes out.",
    "A bird begins.",
    "Bread is baked.",
];
const EVENING: [&str; 2] = ["The lamps come back.", "Everybody goes home."];
const BUTTONS: &str = ".reader-buttons button";
/// Lets the other read.
const WHO: &str = ".reader-buttons button:nth-child(6)";

/// A function that says which words are marked.
const MARKED: &str = "const marked = () => { const h = CSS.highlights.get('read-aloud'); return h ? [...h].map(r => r.toString()).join('') : '' };";

/// Runs a test on a site with the book alone, each of whose sentences is heard for so many tenths of a second.
fn tones(options: Options, tenths: usize, test: impl FnOnce(&mut Browser, &mut SiteCopy)) {
    run_with(options, |page| {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir();
        let folder: PathBuf = folder.join(format!(
            "lifelong-e2e-{}-tones-{number}",
            std::process::id()
        ));
        std::fs::create_dir_all(&folder).expect("a folder for temporary use");
        let epub = folder.join("tones.epub");
        book::write(
            &epub,
            &[("Morning", &MORNING), ("Evening", &EVENING)],
            tenths,
        );
        let mut site = SiteCopy::with_catalogue(&page.bench, &[epub.display().to_string()]);
        drop(std::fs::remove_dir_all(&folder));
        page.site = site.serve();
        test(page, &mut site);
    });
}

/// Listens from the button above the text.
#[track_caller]
fn listen(page: &Browser) {
    page.expect(".reader-line button", true);
    page.expect(".reader-left", true);
    page.settled();
    page.click(".reader-line .read-aloud");
    page.expect(".reader-bar audio", true);
}

/// Notes every text that is marked from now on.
fn watch(page: &Browser) {
    let script = format!(
        "{MARKED} window.__marks = []; clearInterval(window.__watch); window.__watch = setInterval(() => {{ \
         const now = marked(); if (now && now !== window.__marks.at(-1)) window.__marks.push(now); }}, 15)"
    );
    page.js(&script, Vec::new());
}

fn marks(page: &Browser) -> Vec<String> {
    let marks = page.js("return window.__marks", Vec::new());
    let marks = marks.as_array().cloned().unwrap_or_default();
    marks
        .iter()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}

#[track_caller]
fn expect_marked(page: &Browser, words: &str) {
    page.wait(&format!("“{words}” is marked"), |page| {
        page.js(&format!("{MARKED} return marked()"), Vec::new()) == json!(words)
    });
}

fn number(page: &Browser, of: &str) -> f64 {
    let script = format!("return document.querySelector('.reader-bar audio').{of}");
    page.js(&script, Vec::new()).as_f64().unwrap_or(f64::NAN)
}

/// Waits until it sounds, from a time on in seconds.
#[track_caller]
fn expect_sound(page: &Browser, from: f64) {
    page.wait(&format!("it sounds from {from} s on"), |page| {
        let now = number(page, "currentTime");
        number(page, "readyState") >= 2.0 && now > from && now < from + 3.0
    });
}

fn is_paused(page: &Browser) -> bool {
    page.js(
        "return document.querySelector('.reader-bar audio').paused",
        Vec::new(),
    ) == json!(true)
}

#[track_caller]
fn press_words(page: &Browser, words: &str) {
    let press = "const span = [...document.querySelectorAll('main .book-text p')].find(p => p.textContent.startsWith(arguments[0])); \
        span.scrollIntoView({ block: 'center', behavior: 'instant' }); \
        const range = document.createRange(); range.setStart(span.firstChild, 2); range.setEnd(span.firstChild, 6); \
        const r = range.getClientRects()[0], x = r.left + r.width / 2, y = r.top + r.height / 2; \
        document.elementFromPoint(x, y).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: y }))";
    page.js(press, vec![json!(words)]);
}

#[test]
fn a_chapter_is_heard_from_its_title_to_its_end_and_the_next_one_goes_on() {
    tones(Options::default(), 6, |page, _| {
        let words = Words::of("en");
        page.open(ONE);
        watch(page);
        listen(page);
        page.expect_words(".reader-place", "A tuning fork");
        page.expect_words(".reader-said", words.get("reader-text-done"));
        let heard = |title: &str, sentences: &[&str]| {
            let all = std::iter::once(title).chain(sentences.iter().copied());
            all.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(
            marks(page),
            heard("Morning", &MORNING),
            "and nothing that is not heard"
        );
        assert!(is_paused(page));
        assert_eq!(page.texts(BUTTONS)[0], words.get("chapter-next"));
        page.js("window.__marks = []", Vec::new());
        page.click(".reader-buttons button");
        page.expect_path(TWO);
        page.expect(".reader-bar audio", true);
        page.expect_words(".reader-said", words.get("reader-text-done"));
        assert_eq!(marks(page), heard("Evening", &EVENING));
        let source = page
            .attribute(".reader-bar audio", "src")
            .unwrap_or_default();
        assert!(source.contains("media/books/tones/two."), "{source}");
        // No voice was asked, and none is offered where the device has none.
        assert_eq!(page.count(WHO), 0);
    });
}

#[test]
fn it_goes_to_what_is_pressed_and_pauses_where_it_is() {
    tones(Options::default(), 30, |page, _| {
        let words = Words::of("en");
        page.with_device();
        page.open(ONE);
        listen(page);
        expect_marked(page, "Morning");
        expect_sound(page, 0.0);
        press_words(page, MORNING[2]);
        expect_marked(page, MORNING[2]);
        expect_sound(page, 9.0);
        page.click(".reader-buttons button");
        expect_marked(page, MORNING[1]);
        expect_sound(page, 6.0);
        page.click(".reader-buttons button");
        page.click(NEXT);
        expect_marked(page, MORNING[1]);
        expect_sound(page, 6.3);
        // It goes on in the midst of the piece, not at its beginning.
        page.click(PLAY);
        page.expect_words(PLAY, words.get("reader-go-on"));
        assert!(is_paused(page));
        let there = number(page, "currentTime");
        assert!(there > 6.3, "{there}");
        page.click(PLAY);
        page.expect_words(PLAY, words.get("reader-pause"));
        assert!(number(page, "currentTime") >= there && !is_paused(page));
        // Speed, and the device's own buttons.
        page.click(".reader-buttons button:nth-child(4)");
        page.wait("it is slow", |page| number(page, "playbackRate") == 0.75);
        page.press_device("pause", json!({}));
        page.expect_words(PLAY, words.get("reader-go-on"));
        assert!(is_paused(page));
        assert_eq!(page.device_shows()[0], "Morning");
        page.press_device("previoustrack", json!({}));
        expect_marked(page, MORNING[0]);
        page.press_device("play", json!({}));
        expect_sound(page, 3.0);
        // Pulled out, a headset pauses it too, and that is seen.
        page.js(
            "document.querySelector('.reader-bar audio').pause()",
            Vec::new(),
        );
        page.expect_words(PLAY, words.get("reader-go-on"));
    });
}

#[test]
fn it_stops_where_one_leaves() {
    tones(Options::default(), 40, |page, _| {
        page.open(ONE);
        listen(page);
        expect_sound(page, 0.0);
        // What is pressed inside the text is heard instead.
        page.js(
            "document.querySelector('.book-text audio').play()",
            Vec::new(),
        );
        page.expect(".reader-bar", false);
        page.wait_js(
            "it sounds",
            "const a = document.querySelector('.book-text audio'); return a.currentTime > 0 && !a.paused",
        );
        listen(page);
        expect_sound(page, 0.0);
        page.wait_js(
            "the other is silent",
            "return document.querySelector('.book-text audio').paused",
        );
        page.js(
            "window.__audio = document.querySelector('.reader-bar audio')",
            Vec::new(),
        );
        page.click(".main-menu a[href$=\"/read\"]");
        page.expect_path(BOOK.trim_end_matches("/tones"));
        page.expect(".reader-bar", false);
        assert_eq!(
            page.js("return window.__audio.paused", Vec::new()),
            json!(true)
        );
        // The device's voice stays the one that reads elsewhere.
        page.click(".read-aloud");
        page.expect(".reader-bar", true);
        page.expect(".reader-bar audio", false);
    });
}

#[test]
fn one_chooses_who_reads() {
    tones(Options::default(), 40, |page, _| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        page.open(ONE);
        listen(page);
        press_words(page, MORNING[1]);
        expect_marked(page, MORNING[1]);
        assert_eq!(page.said().len(), 0);
        page.expect_words(WHO, words.get("reader-by-recording"));
        page.click(WHO);
        page.wait("the voice reads from the same place", |page| {
            page.said()
                .last()
                .is_some_and(|said| said.text == MORNING[1])
        });
        page.expect(".reader-bar audio", false);
        page.expect_words(WHO, words.get("reader-by-voice"));
        let focus = page.js("return document.activeElement.textContent", Vec::new());
        assert_eq!(focus, json!(words.get("reader-by-voice")));
        page.click(WHO);
        page.expect(".reader-bar audio", true);
        expect_marked(page, MORNING[1]);
        expect_sound(page, 8.0);
    });
}

#[test]
fn a_sound_that_is_broken_says_so_and_the_voice_is_offered() {
    tones(Options::default(), 10, |page, site| {
        let words = Words::of("en");
        let folder = site.api("media/books/tones");
        for file in std::fs::read_dir(folder).expect("sounds") {
            site.write(&file.expect("a file").path(), b"no sound");
        }
        page.with_voices(&["en-GB"]);
        page.open(ONE);
        listen(page);
        page.expect_words(".reader-said", words.get("reader-sound-lost"));
        page.expect_words(PLAY, words.get("reader-go-on"));
        page.click(PLAY);
        page.expect_words(".reader-said", words.get("reader-sound-lost"));
        page.expect_words(PLAY, words.get("reader-go-on"));
        page.click(WHO);
        page.wait("the voice reads", |page| !page.said().is_empty());
        assert_eq!(page.text(".reader-said"), "");
        // The list of pieces is gone as well: the same words.
        page.click(WHO);
        page.expect_words(".reader-said", words.get("reader-sound-lost"));
        for file in std::fs::read_dir(site.api("books/tones")).expect("chapters") {
            let path = file.expect("a file").path();
            if path.to_string_lossy().contains(".narration.") {
                site.write(&path, b"{");
            }
        }
        page.open(TWO);
        page.expect(".reader-left", true);
        page.click(".reader-line .read-aloud");
        page.expect_words(".reader-said", words.get("reader-sound-lost"));
    });
}

#[test]
fn a_kept_book_is_heard_with_the_server_dead() {
    let options = Options {
        offline: true,
        size: (360, 740),
        ..Options::default()
    };
    tones(options, 20, |page, _| {
        let words = Words::of("en");
        let weather = Weather::before(&page.site.clone());
        page.site.clone_from(&weather.address);
        page.open("/read");
        watched(page);
        page.open(BOOK);
        page.expect_words(".book-panel", words.get("book-recorded"));
        // Both sounds have seven times two seconds of 8 KB together.
        page.wait("its size is known before", |page| {
            let told = page.text(".keep .hint");
            let digits: String = told.chars().filter(char::is_ascii_digit).collect();
            told.contains("KB") && digits.parse::<u32>().is_ok_and(|size| size > 110)
        });
        page.click_words(".keep button", words.get("keep-now"));
        page.expect(".keep .kept", true);
        let sounds = "const done = arguments[arguments.length - 1]; (async () => { let n = 0; \
            for (const name of await caches.keys()) if (name.includes(' kept ')) \
            n += (await (await caches.open(name)).keys()).filter(r => r.url.endsWith('.wav')).length; done(n) })()";
        assert_eq!(page.js_later(sounds, Vec::new()), json!(2));
        page.open(ONE);
        page.expect(".reader-left", true);
        weather.gone(true);
        page.open(TWO);
        listen(page);
        expect_marked(page, EVENING[0]);
        expect_sound(page, 2.0);
    });
}

#[test]
fn the_page_turns_with_what_is_heard() {
    tones(chinese_phone(), 10, |page, _| {
        page.with_voices(&["en-GB", "zh-CN"]);
        page.remember(json!({ "caring": true, "size": "largest" }));
        page.js(
            "localStorage.setItem('lifelong.reading', 'flow-pages')",
            Vec::new(),
        );
        page.open(ONE);
        page.expect("[data-book-flow=pages] .book-text", true);
        listen(page);
        page.expect(WHO, true);
        // Seven buttons, each large enough, all within the window.
        let places = page.js(
            "return [...document.querySelectorAll('.reader-buttons button')].map(b => { const r = b.getBoundingClientRect(); return [r.left, r.right, r.width, r.height] })",
            Vec::new(),
        );
        let places: Vec<[f64; 4]> = serde_json::from_value(places).expect("places");
        assert_eq!(places.len(), 7);
        for [left, right, width, height] in places {
            assert!(left >= 0.0 && right <= 320.0, "{left} to {right}");
            assert!(width >= 60.0 && height >= 60.0, "{width} × {height}");
        }
        let sound = "return document.querySelector('.book-text figure audio').getBoundingClientRect().height";
        assert!(page.js(sound, Vec::new()).as_f64() >= Some(60.0));
        assert_eq!(page.wider_than_window(), [""; 0]);
        let violations = page.axe(true);
        assert!(violations.is_empty(), "{violations:?}");
        let frame = "document.querySelector('.book-text > .rich')";
        let turned = format!("return Math.abs({frame}.scrollLeft) > 0");
        page.wait_js("the page was turned", &turned);
        // What is marked is on the page that is seen.
        let seen = format!(
            "const h = CSS.highlights.get('read-aloud'); if (!h) return false; const r = [...h][0].getClientRects()[0], f = {frame}.getBoundingClientRect(); return r.left >= f.left - 2 && r.left < f.right"
        );
        page.wait_js("what is heard is seen", &seen);
    });
}

/// A small phone in Chinese.
fn chinese_phone() -> Options {
    Options {
        size: (320, 700),
        ..chinese()
    }
}
