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

#[track_caller]
fn help_appears(page: &Browser) {
    page.wait_js(
        "the plain-language help is shown",
        "const e = document.querySelector('#start .start-help'); \
         return !!e && e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible' && getComputedStyle(e).opacity > 0.9",
    );
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
        page.load("/");
        help_appears(page);
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
        page.load("/course/steam-an-egg");
        help_appears(page);
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
        // Looked at from outside: with scripts allowed again, the portal would start.
        let root = page.devtools("DOM.getDocument", json!({}));
        let root = &root["root"]["nodeId"];
        let found = page.devtools(
            "DOM.querySelector",
            json!({ "nodeId": root, "selector": "noscript p[lang=en]" }),
        );
        let node = json!({ "nodeId": found["nodeId"] });
        let html = page.devtools("DOM.getOuterHTML", node.clone());
        let words = html["outerHTML"].as_str().unwrap_or_default();
        assert!(
            words.contains("JavaScript") && words.contains("Please allow it"),
            "{words}"
        );
        // What is not laid out has no box, and asking for it fails.
        let place = page.devtools("DOM.getBoxModel", node);
        assert!(place["model"]["height"].as_f64() > Some(20.0), "{place}");
    });
}

#[test]
fn a_browser_without_webassembly_shows_help_in_plain_words() {
    run(|page| {
        page.before_every_page("delete window.WebAssembly");
        page.load("/find");
        help_appears(page);
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
