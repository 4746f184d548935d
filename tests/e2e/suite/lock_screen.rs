//! What is heard, on the device's lock screen and by the buttons of a headset.

use crate::listening::{NEXT, PLAY, begin_here, expect_said, open_chapter};
use lifelong_e2e::{Browser, Words, content, run};
use serde_json::json;

const FILM: &str = "/course/sky-over-your-house/the-seasons";

/// A browser whose device shows nothing of what is heard.
const NO_DEVICE: &str = "Object.defineProperty(Navigator.prototype, 'mediaSession', { get: () => undefined, configurable: true })";

/// Collects the sounds that a page makes.
const SOUNDS: &str = "window.__sounds = []; window.Audio = new Proxy(Audio, { construct: (kind, given) => { \
    const sound = new kind(...given); __sounds.push(sound); return sound } })";

#[test]
fn the_buttons_of_the_device_do_what_those_of_the_bar_do() {
    run(|page| {
        let words = Words::of("en");
        page.with_voices(&["en-GB"]);
        page.with_device();
        page.before_every_page(SOUNDS);
        open_chapter(page);
        // Browsers let a page sound only after somebody has used it.
        page.click("main h1");
        begin_here(page);
        expect_said(page, 1, "The well");
        // Devices show their buttons for what plays in an audio element: one that nobody hears goes on beside the voice.
        page.wait_js(
            "the silence sounds",
            "return __sounds.length === 1 && !__sounds[0].paused && __sounds[0].loop",
        );
        page.wait_js("it is long enough", "return __sounds[0].duration >= 5");
        let title = content::title("books/village-evenings/01-the-well/en");
        let book = content::title("books/village-evenings/en");
        let shows = |state: &str| [title.clone(), book.clone(), state.to_owned()];
        assert_eq!(page.device_shows(), shows("playing"));
        assert_eq!(
            page.device_buttons(),
            ["nexttrack", "pause", "play", "previoustrack", "stop"]
        );
        page.press_device("pause", json!({}));
        page.expect_words(PLAY, words.get("reader-go-on"));
        assert_eq!(page.device_shows(), shows("paused"));
        assert_eq!(
            page.js("return __sounds[0].paused", Vec::new()),
            json!(true)
        );
        // What is so already stays so.
        page.press_device("pause", json!({}));
        assert_eq!(page.device_shows(), shows("paused"));
        page.press_device("play", json!({}));
        expect_said(page, 2, "The well");
        assert_eq!(page.device_shows(), shows("playing"));
        page.wait_js("it sounds again", "return !__sounds[0].paused");
        page.press_device("nexttrack", json!({}));
        page.wait("the next sentence", |page| page.said().len() == 3);
        assert_ne!(page.said()[2].text, page.said()[1].text);
        page.press_device("previoustrack", json!({}));
        expect_said(page, 4, "The well");
        page.press_device("stop", json!({}));
        page.expect(".reader-bar", false);
        assert_eq!(page.device_shows(), ["", "", "none"]);
        assert_eq!(page.device_buttons(), [""; 0]);
        let over = "return __sounds.length === 1 && __sounds[0].paused";
        assert_eq!(page.js(over, Vec::new()), json!(true));
    });
}

#[test]
fn the_device_plays_a_film_until_something_else_is_heard() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        page.with_device();
        page.open(FILM);
        page.complete();
        page.click(".player-transcript li:nth-child(3) button");
        let plays = "const v = document.querySelector('.player video'); return !v.paused";
        page.wait_js("it plays", plays);
        page.wait("the device shows it", |page| {
            page.device_shows()[2] == "playing"
        });
        assert_eq!(page.device_shows()[0], page.text("main h1"));
        assert_ne!(page.device_shows()[1], "");
        assert_eq!(
            page.device_buttons(),
            ["pause", "play", "seekbackward", "seekforward", "seekto"]
        );
        page.press_device("pause", json!({}));
        page.wait("it is silent", |page| page.device_shows()[2] == "paused");
        let now = |page: &Browser| {
            let now = page.js(
                "return document.querySelector('.player video').currentTime",
                Vec::new(),
            );
            now.as_f64().unwrap_or_default()
        };
        page.press_device("seekto", json!({ "seekTime": 12 }));
        assert!((now(page) - 12.0).abs() < 0.5, "{}", now(page));
        page.press_device("seekbackward", json!({ "seekOffset": 5 }));
        assert!((now(page) - 7.0).abs() < 0.5, "{}", now(page));
        page.press_device("seekforward", json!({}));
        assert!((now(page) - 17.0).abs() < 0.5, "{}", now(page));
        page.press_device("play", json!({}));
        page.wait_js("it plays", plays);
        // Reading aloud is heard instead, and the film instead of it.
        begin_here(page);
        page.wait("it is read", |page| page.said().len() == 1);
        assert!(page.device_buttons().contains(&"nexttrack".to_owned()));
        page.wait("the film is silent", |page| {
            page.js(plays, Vec::new()) == false
        });
        assert_eq!(page.device_shows()[2], "playing");
        page.click(".player-transcript li:nth-child(3) button");
        page.expect(".reader-bar", false);
        page.wait("the device shows the film again", |page| {
            page.device_buttons().contains(&"seekto".to_owned())
        });
        // Another page has nothing of it.
        page.click(".main-menu a[href$=\"/read\"]");
        page.expect_path("/read");
        page.wait("the device shows nothing", |page| {
            page.device_shows() == ["", "", "none"]
        });
        assert_eq!(page.device_buttons(), [""; 0]);
    });
}

#[test]
fn a_device_that_shows_nothing_is_no_hindrance() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        page.before_every_page(NO_DEVICE);
        open_chapter(page);
        begin_here(page);
        expect_said(page, 1, "The well");
        page.click(NEXT);
        page.wait("the next sentence", |page| page.said().len() == 2);
        page.click(".read-aloud");
        page.expect(".reader-bar", false);
        page.open(FILM);
        page.complete();
        page.click(".player-transcript li:nth-child(3) button");
        page.wait_js(
            "it plays",
            "return !document.querySelector('.player video').paused",
        );
    });
}
