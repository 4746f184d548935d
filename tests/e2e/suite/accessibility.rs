//! axe on every kind of page.

use crate::support::chinese;
use lifelong_e2e::{Browser, Options, PAGES, run_with};
use serde_json::{Value, json};

fn every_page(page: &Browser, preferences: &Value) {
    without(page, preferences, "");
}

/// Without the rules whose names begin so.
#[track_caller]
fn without(page: &Browser, preferences: &Value, rules: &str) {
    let caring = preferences["caring"] == json!(true);
    page.remember(preferences.clone());
    let mut faults = Vec::new();
    for place in PAGES {
        page.open(place.path);
        for violation in page.axe(caring) {
            if !rules.is_empty() && violation.rule.starts_with(rules) {
                continue;
            }
            faults.push(format!("{} — {violation}", place.path));
        }
    }
    assert!(
        faults.is_empty(),
        "axe found {} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn axe_finds_nothing_in_chinese_in_the_light() {
    run_with(chinese(), |page| {
        every_page(page, &json!({ "theme": "light" }))
    });
}

#[test]
fn axe_finds_nothing_in_caring_mode() {
    let phone = Options {
        size: (390, 800),
        ..chinese()
    };
    run_with(phone, |page| {
        every_page(page, &json!({ "theme": "light", "caring": true }))
    });
}

#[test]
fn axe_finds_nothing_in_english_in_the_dark() {
    run_with(Options::default(), |page| {
        every_page(page, &json!({ "theme": "dark" }))
    });
}

#[test]
fn axe_finds_nothing_in_what_the_companion_shows() {
    for (options, caring) in [(Options::default(), false), (chinese(), true)] {
        run_with(options, |page| {
            page.with_voices(&["zh-CN", "en-GB"]);
            page.remember(json!({ "caring": caring }));
            let look = |page: &Browser, what: &str| {
                let found: Vec<String> = page.axe(caring).iter().map(ToString::to_string).collect();
                assert!(found.is_empty(), "{what}: {}", found.join("\n"));
            };
            page.open("/help");
            page.click(".read-aloud");
            page.expect(".reader-bar", true);
            look(page, "the bar");
            page.click(".read-aloud");
            page.click("main [data-ask=how]");
            page.expect("dialog[open]", true);
            look(page, "the list of tasks");
            page.click("dialog .guide-task");
            page.expect(".pointed-at", true);
            look(page, "the guide");
            page.open("/settings");
            page.click("main [data-ask=hand-over]");
            page.expect(".hand-code path", true);
            look(page, "the code");
            page.open("/find");
            page.click(".speak");
            page.expect("dialog[open]", true);
            look(page, "the question before listening");
            page.click("dialog .close-this");
            page.js(
                "document.dispatchEvent(new CustomEvent('companion-ask', { detail: 'leave http://example.org/' }))",
                Vec::new(),
            );
            page.expect(".leaving-host", true);
            look(page, "the question before leaving");
            page.open("/course/steam-an-egg");
            page.complete();
            page.open("/mine/courses");
            page.click("main .item-list button");
            // Only what is on the disk outlives the page.
            page.expect("main .tomb", true);
            page.open("/mine");
            page.expect(".removed .button", true);
            look(page, "what was removed");
        });
    }
}

#[test]
fn axe_finds_nothing_in_the_systems_own_colours() {
    run_with(chinese(), |page| {
        page.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "forced-colors", "value": "active" }] }),
        );
        // The system chooses the colours then, and the browser tells axe of half of them only.
        without(page, &json!({}), "color-contrast");
        without(page, &json!({ "caring": true }), "color-contrast");
    });
}

#[test]
fn axe_finds_nothing_in_caring_mode_in_the_dark() {
    let phone = Options {
        size: (390, 800),
        ..Options::default()
    };
    run_with(phone, |page| {
        every_page(page, &json!({ "theme": "dark", "caring": true }))
    });
}
