//! The offer, Start here, “Show me how”, handing over, speaking: what is there for those who want help.

use crate::support::{chinese, phone};
use lifelong_e2e::{Browser, Options, SiteCopy, Words, content, run, run_with};
use serde_json::json;

#[test]
fn caring_mode_is_offered_once() {
    run_with(phone(), |page| {
        let words = Words::of("en");
        page.open("/");
        page.expect_words(".offer", words.get("offer-text"));
        page.click_words(".offer button", words.get("offer-no"));
        page.expect(".offer", false);
        page.reload();
        assert_eq!(page.count(".offer"), 0, "no is an answer");
        assert_eq!(page.attribute("html", "data-caring"), None);
        page.js("localStorage.clear()", Vec::new());
        page.reload();
        // Another choice is no answer.
        page.click(".tool[lang]");
        page.expect("html[lang=zh-Hans]", true);
        page.click(".tool[lang]");
        page.expect("html[lang=en]", true);
        page.reload();
        page.click_words(".offer button", words.get("offer-yes"));
        page.expect("html[data-caring=on]", true);
        page.expect(".start-here", true);
        page.reload();
        assert_eq!(page.count(".offer"), 0);
        assert_eq!(page.count("html[data-caring=on]"), 1);
    });
}

#[test]
fn start_here_asks_one_question_with_few_answers() {
    run_with(chinese(), |page| {
        let words = Words::of("zh-Hans");
        page.remember(json!({ "caring": true }));
        page.open("/");
        page.expect_heading(words.get("start-question"));
        page.expect(".start-door[href*=\"/column/\"]", true);
        let doors = page.texts(".start-door strong");
        assert!(doors.len() <= 6, "{doors:?}");
        assert_eq!(doors[0], words.get("start-find"));
        // Whoever was somewhere is led back there first, on a later day too.
        page.open("/course/steam-an-egg");
        page.open("/");
        page.expect_words(".start-door", words.get("start-continue"));
        assert!(page.texts(".start-door").len() <= 6);
        page.click(".start-door");
        page.expect_heading(&content::title("micro/steam-an-egg/zh-Hans"));
        // Back is in the same place on every page, and leads back.
        page.click(".page-tools .back");
        page.expect_heading(words.get("start-question"));
        page.open("/help");
        page.click(".page-tools .back");
        page.expect_heading(words.get("start-question"));
        // Everything else is one press away.
        page.click_words("main a", words.get("start-whole"));
        page.expect(".doors .door", true);
        page.click_words("main a", words.get("start-back"));
        page.expect_heading(words.get("start-question"));
    });
}

/// The button of the guide's panel that goes on.
const NEXT: &str = ".guide-buttons .primary";

fn show_me(page: &Browser, task: &str) {
    page.click("[data-ask=how]");
    page.expect("dialog[open]", true);
    page.click_words("dialog .guide-task", task);
    page.expect("dialog", false);
    page.expect(".guide", true);
}

#[test]
fn the_guide_points_at_the_real_controls_and_goes_on_when_they_are_used() {
    run(|page| {
        let words = Words::of("en");
        page.open("/help");
        show_me(page, words.get("guide-find"));
        page.expect(".main-menu a.pointed-at[href$=\"/find\"]", true);
        page.expect_words(
            ".guide-said",
            &words.fill("guide-press", &[("name", words.get("nav-find"))]),
        );
        page.click(".main-menu a[href$=\"/find\"]");
        page.expect(".search-field.pointed-at", true);
        page.expect_words(".guide-said", words.get("guide-find-2"));
        // It is still there after loading anew.
        page.reload();
        page.expect_words(".guide-said", words.get("guide-find-2"));
        page.type_into("#search-input", "egg");
        page.press(fantoccini::key::Key::Enter);
        page.expect(".row a.pointed-at", true);
        page.click(".row h3 a");
        page.expect_words(".guide-said", words.get("guide-done"));
        page.click_words(".guide button", words.get("guide-close"));
        page.expect(".guide", false);
        assert_eq!(page.count(".pointed-at"), 0);
    });
}

#[test]
fn every_task_can_be_followed_to_its_end_on_a_phone_and_on_a_large_screen() {
    for options in [phone(), Options::default()] {
        run_with(options, |page| {
            let words = Words::of("en");
            page.remember(json!({ "caring": true }));
            page.open("/course/steam-an-egg");
            page.open("/help");
            page.click("[data-ask=how]");
            page.expect("dialog[open]", true);
            let tasks = page.texts("dialog .guide-task");
            assert!(tasks.len() >= 8, "{tasks:?}");
            page.click_words("dialog button", words.get("guide-close"));
            for task in tasks {
                page.open("/help");
                show_me(page, &task);
                // Each step's control is on the page that the step before leads to; links are followed, the rest is read.
                for _ in 0..4 {
                    page.wait(
                        &format!("“{task}” points at something, or is done"),
                        |page| {
                            page.count(".pointed-at") > 0
                                || page.text(".guide-said") == words.get("guide-done")
                        },
                    );
                    if page.text(".guide-said") == words.get("guide-done") {
                        break;
                    }
                    let step = page.text(".guide-count");
                    let numbers: Vec<&str> = step
                        .split(|c: char| !c.is_ascii_digit())
                        .filter(|number| !number.is_empty())
                        .collect();
                    let last = numbers.first() == numbers.last();
                    let control = "a.pointed-at, .read-aloud.pointed-at, .note-write.pointed-at";
                    if !last && page.count(control) > 0 {
                        page.click(control);
                    } else {
                        page.click(NEXT);
                    }
                    page.wait("the next step", |page| page.text(".guide-count") != step);
                }
                page.expect_words(".guide-said", words.get("guide-done"));
                page.click_words(".guide button", words.get("guide-close"));
                page.expect(".guide", false);
            }
        });
    }
}

#[test]
fn one_code_brings_settings_and_page_to_another_device() {
    let mut address = String::new();
    run_with(phone(), |page| {
        page.remember(json!({ "caring": true, "size": "largest", "language": "zh-Hans" }));
        page.open("/course/steam-an-egg");
        page.click(".site-footer [data-ask=hand-over]");
        page.expect(".hand-code path", true);
        address = page.text(".hand-address");
        assert!(address.contains("/course/steam-an-egg#set="), "{address}");
    });
    if address.is_empty() {
        return;
    }
    run(|page| {
        page.before_every_page(
            "document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') \
             window.__parsed = document.documentElement.getAttribute('data-caring') + document.documentElement.lang; })",
        );
        let path = address.splitn(4, '/').nth(3).unwrap_or_default();
        page.load(path);
        page.settled();
        assert_eq!(
            page.js("return window.__parsed", Vec::new()),
            "onzh-Hans",
            "before anything is drawn"
        );
        assert_eq!(
            page.count("html[data-caring=on][data-size=largest][lang=zh-Hans]"),
            1
        );
        assert_eq!(
            page.js("return location.hash", Vec::new()),
            "",
            "the address is clean again"
        );
        page.expect_heading(&content::title("micro/steam-an-egg/zh-Hans"));
        page.open("/help");
        assert_eq!(
            page.count("html[data-caring=on][data-size=largest]"),
            1,
            "it is kept"
        );
        // It brings what was set there, and takes back what was not; nothing but settings can come in that way.
        page.load("read#set=en.caring.wide.__proto__.constructor");
        page.settled();
        assert_eq!(
            page.count("html[lang=en][data-caring=on]:not([data-size])"),
            1
        );
        let kept = page.js("return localStorage.getItem('lifelong.prefs')", Vec::new());
        let kept: serde_json::Value =
            serde_json::from_str(kept.as_str().expect("a record")).expect("JSON");
        let names: Vec<&String> = kept
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name)
            .collect();
        let known = ["language", "theme", "caring", "size", "asked"];
        assert!(
            names.iter().all(|name| known.contains(&name.as_str())),
            "{names:?}"
        );
    });
}

#[test]
fn one_can_speak_after_being_told_where_the_sound_goes() {
    run(|page| {
        page.before_every_page(
            "window.__listened = 0; window.SpeechRecognition = window.webkitSpeechRecognition = class extends EventTarget { \
             start() { window.__listened++; window.__recognition = this; } abort() { window.__aborted = (window.__aborted || 0) + 1; } }",
        );
        let words = Words::of("en");
        page.open("/");
        page.click(".speak");
        page.expect_words("dialog", words.get("voice-ask"));
        assert_eq!(
            page.js("return window.__listened", Vec::new()),
            0,
            "not before one has agreed"
        );
        page.click_words("dialog button", words.get("voice-no"));
        page.expect("dialog", false);
        assert_eq!(
            page.js("return document.activeElement.id", Vec::new()),
            "search-input"
        );
        page.click(".speak");
        page.click_words("dialog button", words.get("voice-yes"));
        page.expect_words(".voice-said", words.get("voice-listening"));
        assert_eq!(page.js("return window.__listened", Vec::new()), 1);
        // Closing ends it, however it is closed.
        page.press(fantoccini::key::Key::Escape);
        page.expect("dialog", false);
        assert_eq!(
            page.js("return window.__aborted", Vec::new()),
            1,
            "it listens no more"
        );
        page.click(".speak");
        page.expect_words(".voice-said", words.get("voice-listening"));
        page.js(
            "window.__recognition.dispatchEvent(new Event('end'))",
            Vec::new(),
        );
        page.expect_words(".voice-said", words.get("voice-heard-nothing"));
        page.click_words("dialog button", words.get("voice-again"));
        page.expect_words(".voice-said", words.get("voice-listening"));
        let fail = "const e = new Event('error'); e.error = arguments[0]; window.__recognition.dispatchEvent(e)";
        page.js(fail, vec![json!("not-allowed")]);
        page.expect_words(".voice-said", words.get("voice-forbidden"));
        let hear = "const e = new Event('result'); e.results = [[{ transcript: 'egg.' }]]; window.__recognition.dispatchEvent(e)";
        page.js(hear, Vec::new());
        page.expect("dialog", false);
        page.expect_path("/find?q=egg");
    });
}

#[test]
fn where_the_companion_does_not_come_the_page_says_so_and_goes_on() {
    run(|page| {
        let words = Words::of("en");
        for broken in ["companion_loader.js", "companion.js", "companion_bg.wasm"] {
            let mut site = SiteCopy::of(&page.bench);
            site.truncate(&site.dir().join(broken));
            page.site = site.serve();
            page.open("/help");
            page.click(".read-aloud");
            page.expect_words(".not-kept", words.get("companion-failed"));
            // What is amiss is mended meanwhile: pressing once more is enough.
            std::fs::copy(page.bench.dist().join(broken), site.dir().join(broken)).expect("mended");
            page.click(".read-aloud");
            page.expect(".reader-bar", true);
            page.expect(".not-kept", false);
            page.click(".read-aloud");
            page.click(".help-list a");
            page.settled();
            assert_eq!(page.count(".trouble"), 0, "{broken}");
        }
    });
}
