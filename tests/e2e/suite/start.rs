//! The portal's start where it cannot start, or where it may keep nothing.

use lifelong_e2e::{Browser, Options, SiteCopy, Words, run, run_with};
use serde_json::json;
use std::path::{Path, PathBuf};

fn file_ending(folder: &Path, ending: &str) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("the site's folder");
    let mut files = files.filter_map(|entry| entry.ok().map(|e| e.path()));
    files
        .find(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy());
            // The search has a program of its own, which is loaded later.
            name.is_some_and(|name| name.starts_with("portal-") && name.ends_with(ending))
        })
        .expect("a file of this ending")
}

/// Notes on the page's own clock when it gives up waiting for its program.
const NOTE: &str = "new MutationObserver(() => { \
    if (document.documentElement.dataset.start === 'failed') window.__helped ??= performance.now() \
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-start'] })";

/// Loads a page whose program does not come; there is help within ten seconds.
#[track_caller]
fn help_appears(page: &Browser, path: &str) {
    page.before_every_page(NOTE);
    page.load(path);
    page.wait_js(
        "the plain-language help is shown",
        "const e = document.querySelector('#start .start-help'); \
         return !!e && e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible' && getComputedStyle(e).opacity > 0.9",
    );
    let helped = page.js("return window.__helped", Vec::new());
    let helped = helped.as_f64().expect("a moment");
    assert!(helped < 10_000.0, "help after {helped} ms");
    assert_eq!(page.count("#start .start-help p[lang=en]"), 1);
    assert_eq!(page.count("#start .start-help p[lang=zh-Hans]"), 1);
    assert_eq!(page.count("#start a.start-again"), 1);
}

#[test]
fn a_damaged_program_shows_help_in_plain_words() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        site.truncate(&file_ending(site.dir(), ".wasm"));
        page.site = site.serve();
        help_appears(page, "/");
    });
}

#[test]
fn a_missing_program_shows_help_in_plain_words() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        let script = file_ending(site.dir(), ".js");
        site.write(&script, b"");
        std::fs::remove_file(&script).expect("removed");
        page.site = site.serve();
        help_appears(page, "/course/steam-an-egg");
    });
}

#[test]
fn a_program_that_never_comes_is_not_waited_for_longer_than_ten_seconds() {
    run(|page| {
        // No error, and no answer either.
        page.before_every_page("WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {})");
        help_appears(page, "/");
    });
}

#[test]
fn without_scripts_the_page_says_what_to_do() {
    run(|page| {
        page.devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        );
        page.load("/");
        // Looked at from outside, in one question: with scripts allowed again the portal would start, and
        // ids of nodes are lost as soon as anybody else asks for the document.
        let seen = page.devtools(
            "DOMSnapshot.captureSnapshot",
            json!({ "computedStyles": [] }),
        );
        let layout = &seen["documents"][0]["layout"];
        let strings = &seen["strings"];
        // What is laid out: its words, and the height of the box that they fill.
        let laid_out = |wanted: &str| {
            let texts = layout["text"].as_array().into_iter().flatten();
            let bounds = layout["bounds"].as_array().into_iter().flatten();
            texts.zip(bounds).any(|(text, box_)| {
                let words = text.as_u64().and_then(|i| strings[i as usize].as_str());
                words.is_some_and(|w| w.contains(wanted)) && box_[3].as_f64() > Some(10.0)
            })
        };
        assert!(laid_out("JavaScript"), "{strings}");
        assert!(laid_out("Please allow it"), "{strings}");
        assert!(!laid_out("no such words"));
    });
}

#[test]
fn a_browser_without_webassembly_shows_help_in_plain_words() {
    run(|page| {
        page.before_every_page("delete window.WebAssembly");
        help_appears(page, "/find");
    });
}

#[test]
fn without_its_program_the_search_says_so_and_the_rest_works() {
    run(|page| {
        for broken in ["search-worker_loader.js", "search-worker_bg.wasm"] {
            let mut site = SiteCopy::of(&page.bench);
            site.truncate(&site.dir().join(broken));
            page.site = site.serve();
            page.load("/find?q=egg");
            page.expect(".trouble", true);
            page.open("/course/steam-an-egg");
            assert_eq!(page.count(".trouble"), 0, "{broken}");
        }
    });
}

#[test]
fn without_storage_everything_works_and_the_learner_is_told() {
    run_with(
        Options {
            storage: false,
            ..Options::default()
        },
        |page| {
            let words = Words::of("en");
            page.open("/");
            let denied = "try { localStorage.length; return false } catch (e) { return true }";
            assert_eq!(
                page.js(denied, Vec::new()),
                true,
                "the browser forbids storage"
            );
            assert_eq!(
                page.count(".not-kept"),
                0,
                "nothing is said before there is anything to keep"
            );
            page.click(".caring-switch");
            page.expect("html[data-caring=on]", true);
            page.expect_words(".not-kept", words.get("settings-not-kept"));
            page.click(".bottom-bar a[href$=\"/find\"], header a[href$=\"/find\"]");
            page.expect_heading(words.get("find-title"));
            page.expect("html[data-caring=on]", true);
            page.click("ol.rows > li:first-child a");
            page.expect(".course h1", true);
            page.expect("html[data-start=done]", true);
        },
    );
}

#[test]
fn with_storage_nothing_is_said_about_it() {
    run(|page| {
        page.open("/");
        page.click(".caring-switch");
        page.expect("html[data-caring=on]", true);
        assert_eq!(page.count(".not-kept"), 0);
    });
}

#[test]
fn a_damaged_record_counts_as_none() {
    run(|page| {
        page.load("favicon.svg");
        page.js(
            "localStorage.setItem('lifelong.prefs', '{\"caring\": tr'); localStorage.setItem('lifelong.recent', '[{]')",
            Vec::new(),
        );
        page.open("/");
        page.expect_heading(Words::of("en").get("home-question"));
        assert_eq!(page.count("html[data-caring]"), 0);
        page.open("/mine");
        page.expect(".nothing", true);
    });
}

#[test]
fn without_the_hall_its_pages_say_so_and_it_can_be_sent_for_again() {
    run(|page| {
        let words = Words::of("en");
        let mut site = SiteCopy::of(&page.bench);
        let program = site.dir().join("hall_bg.wasm");
        let kept = std::fs::read(&program).expect("the hall");
        site.write(&program, b"");
        std::fs::remove_file(&program).expect("removed");
        page.site = site.serve();
        page.load("/columns");
        // The head is the portal's own.
        page.expect_words("main h1", words.get("columns-title"));
        page.expect_words(".trouble h2", words.get("error-network-title"));
        std::fs::write(&program, kept).expect("it is there again");
        page.click(".trouble button");
        page.expect(".wide-card", true);
        // It serves the other pages too.
        page.click("header a[href$=\"/events\"]");
        page.expect(".events .wide-card", true);
    });
}
