//! Reading aloud: on every screen, in the right language, never too long at once, and silent when one leaves.

use crate::support::{chinese, phone};
use lifelong_e2e::{Browser, PAGES, Words, run, run_with};
use serde_json::json;

/// Whether a sentence is marked, by the browser's highlights or by a class.
const MARKED: &str = "return (CSS.highlights && CSS.highlights.has('read-aloud')) || !!document.querySelector('.being-read')";

#[track_caller]
fn begin(page: &Browser, button: &str) {
    page.click(button);
    page.expect(".reader-bar", true);
}

/// Waits until so many pieces were spoken.
#[track_caller]
fn expect_said(page: &Browser, count: usize) {
    page.wait(&format!("{count} pieces are spoken"), |page| {
        page.said().len() >= count
    });
}

#[test]
fn every_page_is_read_from_its_heading_on() {
    for (options, caring) in [(chinese(), false), (phone(), true)] {
        run_with(options, |page| {
            page.with_voices(&["zh-CN", "en-GB"]);
            page.remember(json!({ "caring": caring }));
            for place in PAGES {
                page.open(place.path);
                let where_it_is = "const r = document.querySelector('.read-aloud').getBoundingClientRect(); return Math.round(r.right) + ' ' + Math.round(r.top)";
                let before = page.js(where_it_is, Vec::new());
                begin(page, ".read-aloud");
                expect_said(page, 1);
                let said = page.said()[0].clone();
                let heading = page.js(
                    "const h = document.querySelector('main h1'); return h ? h.textContent.trim() : ''",
                    Vec::new(),
                );
                let heading = heading.as_str().expect("a text");
                // The greeting stands above the question on the home page.
                if place.name != "home" {
                    assert!(
                        heading.starts_with(said.text.trim_end_matches(['.', '。'])),
                        "{}: “{}” is read, the heading is “{heading}”",
                        place.path,
                        said.text
                    );
                }
                assert_eq!(said.lang.split('-').next(), said.voice.split('-').next());
                assert_eq!(page.js(MARKED, Vec::new()), true, "{}", place.path);
                assert_eq!(
                    page.attribute(".read-aloud", "aria-pressed").as_deref(),
                    Some("true")
                );
                begin_again_is_stop(page);
                assert_eq!(page.js(where_it_is, Vec::new()), before, "{}", place.path);
            }
        });
    }
}

#[track_caller]
fn begin_again_is_stop(page: &Browser) {
    page.click(".read-aloud");
    page.expect(".reader-bar", false);
    assert_eq!(page.js(MARKED, Vec::new()), false);
    assert_eq!(
        page.attribute(".read-aloud", "aria-pressed").as_deref(),
        Some("false")
    );
}

#[test]
fn it_goes_on_by_itself_to_the_end_in_pieces_of_less_than_fourteen_seconds() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        page.before_every_page("window.__pace = 5");
        page.open("/read/village-evenings/the-well");
        begin(page, ".read-aloud");
        page.expect_words(".reader-said", Words::of("en").get("reader-done"));
        let said = page.said();
        assert!(said.len() > 10, "{} pieces", said.len());
        for piece in &said {
            // Fifteen letters a second is a usual English voice.
            let seconds = piece.text.chars().count() as f64 / 15.0 / 0.75;
            assert!(seconds < 14.0, "{seconds} s: {}", piece.text);
        }
        let all: String = said.iter().map(|piece| piece.text.as_str()).collect();
        let words = page.text("main .rich p");
        let first = words
            .split_whitespace()
            .take(6)
            .collect::<Vec<_>>()
            .join(" ");
        assert!(all.contains(&first), "the text itself is read");
    });
}

#[test]
fn it_can_be_paused_repeated_slowed_and_stopped_by_keys() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        page.open("/course/windowsill-garden");
        begin(page, ".read-aloud");
        expect_said(page, 1);
        // The focus is on “pause”.
        assert!(
            page.js(
                "return !!document.activeElement.closest('.reader-buttons')",
                Vec::new()
            ) == true
        );
        let button = |n: u32| format!(".reader-buttons button:nth-child({n})");
        page.click(&button(2));
        page.expect_words(&button(2), Words::of("en").get("reader-go-on"));
        let cancelled = page.js("return window.__cancelled", Vec::new());
        assert!(cancelled.as_u64() > Some(0), "it is silent");
        assert_eq!(page.said().len(), 1);
        page.click(&button(2));
        expect_said(page, 2);
        let said = page.said();
        assert_eq!(said[0], said[1], "it goes on with the same sentence");
        page.click(&button(3));
        expect_said(page, 3);
        assert_ne!(page.said()[2].text, said[0].text);
        page.click(&button(1));
        expect_said(page, 4);
        assert_eq!(page.said()[3].text, said[0].text);
        page.click(&button(4));
        expect_said(page, 5);
        assert!(page.said()[4].rate < 1.0, "slower");
        page.type_key(char::from(fantoccini::key::Key::Escape));
        page.expect(".reader-bar", false);
        assert!(
            page.js(
                "return document.activeElement.matches('.read-aloud')",
                Vec::new()
            ) == true
        );
    });
}

#[test]
fn it_falls_silent_when_the_page_is_left() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        page.open("/help");
        begin(page, ".read-aloud");
        expect_said(page, 1);
        page.click(".main-menu a[href$=\"/read\"]");
        page.expect_path("/read");
        page.expect(".reader-bar", false);
        page.settled();
        assert_eq!(page.said().len(), 1);
        // And back, which is no click on anything.
        begin(page, ".read-aloud");
        page.back();
        page.expect_path("/help");
        page.expect(".reader-bar", false);
    });
}

#[test]
fn it_falls_silent_where_its_bar_would_be_out_of_reach() {
    run(|page| {
        page.with_voices(&["en-GB", "zh-CN"]);
        page.open("/settings");
        begin(page, ".read-aloud");
        expect_said(page, 1);
        // A dialog opens over it.
        page.click("main [data-ask=hand-over]");
        page.expect("dialog[open]", true);
        assert_eq!(page.count(".reader-bar, html[data-reading]"), 0);
        // One dialog takes the place of another while the first is read.
        begin(page, "dialog .read-this");
        page.js(
            "document.dispatchEvent(new CustomEvent('companion-ask', { detail: 'leave https://example.org/' }))",
            Vec::new(),
        );
        page.expect(".leaving-host", true);
        assert_eq!(page.count(".reader-bar, html[data-reading]"), 0);
        page.click("dialog .close-this");
        page.expect("dialog", false);
        // The language changes, and with it every word.
        begin(page, ".read-aloud");
        page.click(".tool[lang]");
        page.expect("html[lang=zh-Hans]", true);
        page.expect(".reader-bar", false);
    });
}

#[test]
fn a_device_without_voices_says_so() {
    run(|page| {
        page.with_voices(&[]);
        let words = Words::of("en");
        page.open("/help");
        begin(page, ".read-aloud");
        page.expect_words(".reader-said", words.get("reader-no-voice"));
        page.click_words(".reader-bar button", words.get("reader-stop"));
        page.expect(".reader-bar", false);
        assert_eq!(page.said().len(), 0);
    });
}

#[test]
fn a_language_without_a_voice_is_left_out_and_that_is_said() {
    run(|page| {
        page.with_voices(&["zh-CN"]);
        let words = Words::of("en");
        page.open("/help");
        // A part in the language that the device can speak, and one in a language that it cannot.
        let add = "for (const [lang, text] of [['zh-Hans', '\u{60a8}\u{597d}\u{3002}'], ['ru', 'Добрый день.'], ['zh-Hans', '\u{518d}\u{89c1}\u{3002}']]) { \
            const p = document.createElement('p'); p.lang = lang; p.textContent = text; document.querySelector('main .page-width').prepend(p); }";
        page.js(add, Vec::new());
        begin(page, ".read-aloud");
        let left_out = words.fill(
            "reader-no-voice-here",
            &[("language", words.get("language-en"))],
        );
        page.expect_words(".reader-said", &left_out);
        expect_said(page, 1);
        page.click(".reader-buttons button:nth-child(3)");
        expect_said(page, 2);
        let said = page.said();
        assert!(said.iter().all(|piece| piece.lang == "zh-Hans"), "{said:?}");
    });
}

#[test]
fn a_device_that_speaks_other_languages_only_says_which_is_missing() {
    run(|page| {
        page.with_voices(&["ru-RU"]);
        let words = Words::of("en");
        page.open("/help");
        begin(page, ".read-aloud");
        let left_out = words.fill(
            "reader-no-voice-here",
            &[("language", words.get("language-en"))],
        );
        page.expect_words(".reader-said", &left_out);
        // It speaks of no button that is not there.
        assert_eq!(page.count(".reader-bar button"), 1);
        assert!(page.said().is_empty());
        page.click(".reader-bar button");
        page.expect(".reader-bar", false);
    });
}

#[test]
fn a_dialog_is_read_too() {
    run(|page| {
        page.with_voices(&["en-GB"]);
        let words = Words::of("en");
        page.open("/settings");
        page.click("main [data-ask=hand-over]");
        page.expect("dialog[open]", true);
        begin(page, "dialog .read-this");
        expect_said(page, 1);
        assert_eq!(page.said()[0].text, words.get("hand-title"));
        assert_eq!(page.count("dialog .reader-bar"), 1, "its bar can be used");
        page.click_words("dialog .dialog-head button", words.get("guide-close"));
        page.expect("dialog", false);
        page.expect(".reader-bar", false);
    });
}
