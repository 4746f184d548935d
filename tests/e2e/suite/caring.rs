//! Caring mode: found at once, on everywhere, never flickering, never taking anything away.

use crate::support::{chinese, many_courses, phone};
use lifelong_e2e::{Browser, Options, PAGES, Words, run_with};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Notes what the page is like before anything of the portal has run, and in its first frame.
const FIRST: &str = "document.addEventListener('readystatechange', () => { \
    if (document.readyState === 'interactive') window.__parsed = document.documentElement.getAttribute('data-caring'); }); \
    requestAnimationFrame(() => window.__frame = document.documentElement.getAttribute('data-caring'));";

fn is_on(page: &Browser) -> bool {
    page.attribute("html", "data-caring").as_deref() == Some("on")
}

#[test]
fn it_is_switched_on_the_first_screen_and_stays_on_everywhere() {
    run_with(
        Options {
            languages: "zh-CN,zh",
            ..phone()
        },
        |page| {
            page.before_every_page(FIRST);
            page.open("/");
            let on_screen = "const r = document.querySelector('.caring-switch').getBoundingClientRect(); \
            return r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth && r.height >= 44";
            assert_eq!(
                page.js(on_screen, Vec::new()),
                true,
                "the switch is on the first screen"
            );
            page.expect_words(".caring-switch", Words::of("zh-Hans").get("caring-mode"));
            assert_eq!(
                page.attribute(".caring-switch", "aria-pressed").as_deref(),
                Some("false")
            );
            page.click(".caring-switch");
            page.expect(".caring-switch[aria-pressed=true]", true);
            assert!(is_on(page));
            page.click(".bottom-bar a[href$=\"/find\"]");
            page.expect_path("/find");
            page.settled();
            assert!(is_on(page), "on another page");
            page.reload();
            assert!(is_on(page), "after loading anew");
            for place in PAGES {
                page.open(place.path);
                assert!(is_on(page), "opened cold: {}", place.path);
                let first = page.js("return [window.__parsed, window.__frame]", Vec::new());
                assert_eq!(
                    first,
                    json!(["on", "on"]),
                    "from the first frame on: {}",
                    place.path
                );
                assert_eq!(
                    page.js(on_screen, Vec::new()),
                    true,
                    "its switch is in reach: {}",
                    place.path
                );
            }
            page.click(".caring-switch");
            page.expect(".caring-switch[aria-pressed=false]", true);
            assert!(!is_on(page));
        },
    );
}

#[test]
fn it_takes_nothing_away() {
    run_with(chinese(), |page| {
        let doors = |page: &Browser| -> BTreeSet<String> {
            let script = "return [...document.querySelectorAll('.shell a[href], .shell button, .shell input, .shell select')] \
                .map(e => e.tagName + ' ' + (e.getAttribute('href') || e.value + e.textContent.trim()))";
            let all = page.js(script, Vec::new());
            all.as_array()
                .expect("a list")
                .iter()
                .map(Value::to_string)
                .collect()
        };
        // A later visit: nothing is offered any more.
        page.remember(json!({}));
        let mut before = Vec::new();
        for place in PAGES {
            page.open(place.path);
            page.complete();
            before.push(doors(page));
            // What one did on the pages before would make others of “My learning”.
            page.forget();
        }
        page.remember(json!({ "caring": true }));
        for (place, before) in PAGES.iter().zip(before) {
            page.open(place.path);
            if place.path == "/" {
                page.click("a[href$=\"/?view=all\"]");
                page.expect(".welcome", true);
                page.settled();
            }
            page.complete();
            assert!(is_on(page));
            let lost: Vec<String> = before.difference(&doors(page)).cloned().collect();
            assert!(lost.is_empty(), "{} has lost {lost:?}", place.path);
            page.forget();
        }
    });
}

/// Visible text that is smaller than `arguments[0]` pixels.
const SMALL_TEXT: &str = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const out = new Set(); \
    for (let n; n = walk.nextNode();) { const e = n.parentElement; \
      if (!n.data.trim() || e.closest('.visually-hidden, [aria-hidden=true], script, style, noscript, .skip-link')) continue; \
      if (!e.getClientRects().length) continue; \
      const px = parseFloat(getComputedStyle(e).fontSize); \
      if (px < arguments[0]) out.add(px + 'px ' + e.className + ' “' + n.data.trim().slice(0, 30) + '”'); } return [...out].slice(0, 6)";

/// Main controls that are smaller than `arguments[0]` pixels either way.
const SMALL_CONTROLS: &str = "return [...document.querySelectorAll( \
      '.button, .tool, .bottom-bar a, .main-menu a, select, .answer, .option, .door, .chip, .facet label, input[type=search]')] \
    .filter(e => e.getClientRects().length) \
    .map(e => [e.getBoundingClientRect(), e]) \
    .filter(([r]) => r.height < arguments[0] - 0.5 || r.width < arguments[0] - 0.5) \
    .map(([r, e]) => Math.round(r.width) + '×' + Math.round(r.height) + ' ' + e.outerHTML.slice(0, 100)).slice(0, 6)";

#[test]
fn its_text_and_controls_are_large() {
    run_with(
        Options {
            languages: "zh-CN,zh",
            ..phone()
        },
        |page| {
            page.remember(json!({ "caring": true }));
            let mut faults = Vec::new();
            for place in PAGES {
                page.open(place.path);
                for (script, least) in [(SMALL_TEXT, 18), (SMALL_CONTROLS, 60)] {
                    let small = page.js(script, vec![json!(least)]);
                    if small != json!([]) {
                        faults.push(format!("{}: {small:#}", place.path));
                    }
                }
            }
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        },
    );
}

#[test]
fn what_a_page_is_for_lies_in_reach_of_a_thumb() {
    run_with(phone(), |page| {
        let mut site = many_courses(&page.bench);
        page.site = site.serve();
        for size in ["normal", "largest"] {
            page.remember(json!({ "caring": true, "size": size }));
            for path in [
                "/course/windowsill-garden",
                "/course/tea-07",
                "/read/village-evenings",
            ] {
                page.open(path);
                let part = page.js(
                    "const r = document.querySelector('.primary-action .button').getBoundingClientRect(); \
                     const over = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2); \
                     return over && over.closest('.primary-action') ? (r.top + r.height / 2) / innerHeight : 0",
                    Vec::new(),
                );
                assert!(
                    part.as_f64() >= Some(2.0 / 3.0),
                    "{path}, {size}: {part} of the window's height"
                );
            }
        }
    });
}

#[test]
fn without_it_controls_are_large_enough() {
    run_with(phone(), |page| {
        let mut faults = Vec::new();
        for place in PAGES {
            page.open(place.path);
            let small = page.js(SMALL_CONTROLS, vec![json!(44)]);
            if small != json!([]) {
                faults.push(format!("{}: {small:#}", place.path));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn the_largest_setting_reaches_thirty_pixels() {
    run_with(phone(), |page| {
        page.remember(json!({ "caring": true, "size": "largest" }));
        page.open("/help/larger-text");
        let px = page.js(
            "return parseFloat(getComputedStyle(document.querySelector('main .rich p')).fontSize)",
            Vec::new(),
        );
        assert!(
            px.as_f64().is_some_and(|px| px >= 30.0),
            "body text has {px} px"
        );
    });
}

#[test]
fn strong_contrast_is_a_choice_of_its_own() {
    run_with(Options::default(), |page| {
        let words = Words::of("en");
        let ink = "return getComputedStyle(document.body).color + document.documentElement.getAttribute('data-contrast')";
        page.open("/settings");
        let before = page.js(ink, Vec::new());
        page.click_words(".option", words.get("contrast-more"));
        page.wait("the letters are stronger", |page| {
            page.js(ink, Vec::new()) == json!("rgb(0, 0, 0)more")
        });
        assert_ne!(before, json!("rgb(0, 0, 0)more"));
        page.open("/help");
        assert_eq!(page.js(ink, Vec::new()), json!("rgb(0, 0, 0)more"));
        let faults = page.axe(true);
        assert!(faults.is_empty(), "{faults:#?}");
    });
}
