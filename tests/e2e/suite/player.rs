//! What the player has besides the browser's controls: its keys, a small window, the sound alone, a search in what is said.

use crate::support::phone;
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, Words, run, run_with};
use serde_json::json;

const FILM: &str = "/course/sky-over-your-house/the-seasons";
const SOUND: &str = "/course/listen-to-music/the-beat";

const BUTTONS: &str = ".player-buttons button";
const PRESSED: &str = ".player-buttons [aria-pressed=true]";
const FIELD: &str = ".player-search input";
const FOUND: &str = ".player-transcript li:not([hidden])";
const SENTENCES: &str = ".player-transcript li span:last-child";

/// A browser with small windows, as headless ones have none. It refuses where `__no_window` is set.
const WINDOWS: &str = r"(() => {
  let out = null;
  const has = (name, value) => Object.defineProperty(Document.prototype, name, { get: value, configurable: true });
  has('pictureInPictureEnabled', () => true);
  has('pictureInPictureElement', () => out);
  const soon = what => Promise.resolve().then(what);
  HTMLVideoElement.prototype.requestPictureInPicture = function () {
    if (window.__no_window) return Promise.reject(new DOMException('No.', 'NotAllowedError'));
    return soon(() => { out = this; this.dispatchEvent(new Event('enterpictureinpicture')); });
  };
  Document.prototype.exitPictureInPicture = () => soon(() => {
    const film = out;
    out = null;
    film.dispatchEvent(new Event('leavepictureinpicture'));
  });
})()";

/// A browser without them.
const NO_WINDOWS: &str = "Object.defineProperty(Document.prototype, 'pictureInPictureEnabled', { get: () => false, configurable: true })";

fn open(page: &Browser, path: &str) {
    page.open(path);
    page.complete();
}

#[track_caller]
fn expect_pressed(page: &Browser, names: &[&str]) {
    page.wait(&format!("pressed are {names:?}"), |page| {
        page.texts(PRESSED) == names
    });
}

#[track_caller]
fn expect_found(page: &Browser, count: usize) {
    page.wait(&format!("{count} sentences are shown"), |page| {
        page.count(FOUND) == count as u64
    });
}

#[track_caller]
fn expect_no_faults(page: &Browser, caring: bool) {
    let faults: Vec<String> = page.axe(caring).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let wide = page.wider_than_window();
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[test]
fn the_keys_are_listed_by_a_button_and_by_a_key() {
    run(|page| {
        page.before_every_page(WINDOWS);
        let words = Words::of("en");
        open(page, FILM);
        page.click(".player-keys");
        page.expect("dialog[open]", true);
        let keys = ["K", "J", "L", "C", "<", ">", "P", "?"];
        assert_eq!(page.texts("dialog kbd"), keys);
        assert_eq!(page.count("dialog td"), keys.len() as u64);
        expect_no_faults(page, false);
        page.press(Key::Escape);
        page.expect("dialog", false);
        page.wait_js(
            "the button has the focus again",
            "return document.activeElement.matches('.player-keys')",
        );
        page.type_key('?');
        page.expect_words("dialog h2", words.get("player-keys-title"));
        page.click_words("dialog .actions button", words.get("guide-close"));
        page.expect("dialog", false);
        // Sound has no window, and so no key for one.
        open(page, SOUND);
        page.click(".player-buttons button:nth-child(4)");
        page.type_key('?');
        page.expect("dialog[open]", true);
        assert_eq!(
            page.texts("dialog kbd"),
            ["K", "J", "L", "C", "<", ">", "?"]
        );
    });
    // A finger has no keys.
    run_with(phone(), |page| {
        open(page, SOUND);
        let shown = "return document.querySelector('.player-keys').getClientRects().length";
        assert_eq!(page.js(shown, Vec::new()), 0);
    });
}

#[test]
fn a_film_goes_into_a_small_window_and_back() {
    run(|page| {
        page.before_every_page(WINDOWS);
        let words = Words::of("en");
        let window = words.get("player-window");
        open(page, FILM);
        expect_pressed(page, &[]);
        page.click_words(BUTTONS, window);
        expect_pressed(page, &[window]);
        page.type_key('p');
        expect_pressed(page, &[]);
        // Where it does not open, that is said.
        page.js("window.__no_window = true", Vec::new());
        page.type_key('p');
        page.expect_words(".player-told", words.get("player-window-failed"));
        expect_pressed(page, &[]);
        // The picture that was put away comes back with it.
        page.js("window.__no_window = false", Vec::new());
        page.click_words(BUTTONS, words.get("player-sound-only"));
        expect_pressed(page, &[words.get("player-sound-only")]);
        page.type_key('p');
        expect_pressed(page, &[window]);
        page.click_words(BUTTONS, words.get("player-sound-only"));
        expect_pressed(page, &[words.get("player-sound-only")]);
        open(page, SOUND);
        let names = page.texts(BUTTONS);
        for film_only in [window, words.get("player-sound-only")] {
            assert!(!names.iter().any(|name| name == film_only), "{names:?}");
        }
    });
    run(|page| {
        page.before_every_page(NO_WINDOWS);
        let words = Words::of("en");
        open(page, FILM);
        let names = page.texts(BUTTONS);
        let window = words.get("player-window");
        assert!(!names.iter().any(|name| name == window), "{names:?}");
    });
}

#[test]
fn the_sound_goes_on_without_the_picture() {
    for (caring, options) in [(false, Options::default()), (true, phone())] {
        run_with(options, |page| {
            page.remember(json!({ "caring": caring }));
            let words = Words::of("en");
            let only = words.get("player-sound-only");
            open(page, FILM);
            let shown = "return ['.player video', '.player-line'].map(c => document.querySelector(c).getClientRects().length > 0)";
            let captions = "return [...document.querySelector('.player video').textTracks].filter(t => t.kind === 'captions' && t.language === 'en').map(t => t.mode)";
            assert_eq!(page.js(shown, Vec::new()), json!([true, false]));
            page.click(".player-transcript li:nth-child(3) button");
            let plays = "const v = document.querySelector('.player video'); return !v.paused && v.currentTime > arguments[0]";
            page.wait("the film plays", |page| {
                page.js(plays, vec![json!(14.5)]) == true
            });
            page.click_words(BUTTONS, only);
            expect_pressed(page, &[only]);
            assert_eq!(page.js(shown, Vec::new()), json!([false, true]));
            page.expect_words(".player-told", words.get("player-sound-said"));
            let now = "return document.querySelector('.player video').currentTime";
            let here = page.js(now, Vec::new()).as_f64().expect("a time");
            page.wait("it plays on", |page| {
                page.js(plays, vec![json!(here + 0.5)]) == true
            });
            // What is said stands in the picture's place, and not over a picture that nobody sees.
            page.wait("the line is the sentence that is marked", |page| {
                let line = page.text(".player-line");
                let marked = page.text(".player-transcript [aria-current=true] span:last-child");
                !line.is_empty() && line == marked
            });
            assert_eq!(page.js(captions, Vec::new()), json!(["hidden"]));
            page.click_words(BUTTONS, words.get("player-captions-off"));
            assert_eq!(page.js(shown, Vec::new()), json!([false, false]));
            page.click_words(BUTTONS, words.get("player-captions-on"));
            assert_eq!(page.js(shown, Vec::new()), json!([false, true]));
            page.click_words(BUTTONS, words.get("reader-pause"));
            expect_no_faults(page, caring);
            page.click_words(BUTTONS, only);
            expect_pressed(page, &[]);
            assert_eq!(page.js(shown, Vec::new()), json!([true, false]));
            assert_eq!(page.js(captions, Vec::new()), json!(["showing"]));
            assert_eq!(page.text(".player-told"), "");
        });
    }
}

#[test]
fn what_is_said_can_be_searched() {
    for (caring, options) in [(false, Options::default()), (true, phone())] {
        run_with(options, |page| {
            page.remember(json!({ "caring": caring }));
            let words = Words::of("en");
            open(page, FILM);
            let all: Vec<String> = page.texts(SENTENCES);
            let with = |typed: &[&str]| {
                let has = |sentence: &&String| {
                    let sentence = sentence.to_lowercase();
                    typed.iter().all(|word| sentence.contains(word))
                };
                all.iter().filter(has).count()
            };
            expect_found(page, all.len());
            page.expect_words(".player-search label", words.get("player-search"));
            let high = page.js(
                "return document.querySelector('.player-search input').getBoundingClientRect().height",
                Vec::new(),
            );
            let least = if caring { 60.0 } else { 44.0 };
            assert!(high.as_f64() >= Some(least), "{high} px");
            // Large or small letters, in any order; each word must be there.
            let count = with(&["june", "north"]);
            assert!(count > 1 && count < with(&["june"]), "{count}");
            page.type_into(FIELD, "NORTH june");
            expect_found(page, count);
            page.expect_words(
                ".player-found",
                &words.fill("player-search-found", &[("count", &count.to_string())]),
            );
            expect_no_faults(page, caring);
            // What is found is still a place to go to.
            page.click(&format!("{FOUND} button"));
            page.wait_js(
                "it plays",
                "const v = document.querySelector('.player video'); return !v.paused && v.currentTime > 20",
            );
            page.click_words(BUTTONS, words.get("reader-pause"));
            // Letters that are typed are no keys of the player.
            page.type_into(FIELD, "clk<>?");
            expect_found(page, 0);
            assert_ne!(page.text(".player-found"), "");
            assert_eq!(page.count("dialog"), 0);
            let names = page.texts(BUTTONS);
            assert_eq!(names[0], words.get("player-play"));
            assert_eq!(names[3], words.fill("player-speed", &[("speed", "1")]));
            assert_eq!(names[4], words.get("player-captions-off"));
            for _ in 0..6 {
                page.press(Key::Backspace);
            }
            expect_found(page, all.len());
            assert_eq!(page.text(".player-found"), "");
        });
    }
}

#[test]
fn the_player_speaks_the_language_that_was_chosen() {
    run(|page| {
        let (english, chinese) = (Words::of("en"), Words::of("zh-Hans"));
        // Sound without words: the same recording for both, with captions in each.
        open(page, SOUND);
        page.expect_words(".player-buttons .primary", english.get("player-play"));
        let before = page.texts(SENTENCES);
        page.click(".tool[lang]");
        page.expect("html[lang=zh-Hans]", true);
        page.expect_words(".player-buttons .primary", chinese.get("player-play"));
        page.expect_words(".player-keys", chinese.get("player-keys"));
        page.expect_words(
            ".player-transcript summary",
            chinese.get("player-transcript"),
        );
        page.wait("the sentences are Chinese", |page| {
            let now = page.texts(SENTENCES);
            !now.is_empty() && now != before
        });
        page.expect_words(".player-search label", chinese.get("player-search"));
        assert_eq!(page.count(".player-transcript ol"), 1);
        assert_eq!(page.count(".player-chapters ol"), 1);
    });
}
