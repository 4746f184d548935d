//! Other ways to see a page: on paper, in the system's own colours, without motion, after a long time; and dialogs.

use crate::support::{chinese, many_courses, phone};
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, PAGES, Words, run, run_with};
use serde_json::json;

fn emulate(page: &Browser, media: &str, features: &[(&str, &str)]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "media": media, "features": features }),
    );
}

/// Collects what a script finds wrong on every page.
fn on_every_page(page: &Browser, script: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for place in PAGES {
        page.open(place.path);
        let found = page.js(script, Vec::new());
        let found = found.as_array().cloned().unwrap_or_default();
        faults.extend(
            found
                .iter()
                .take(4)
                .map(|what| format!("{}: {what}", place.path)),
        );
    }
    faults
}

#[test]
fn on_paper_text_is_large_and_only_the_content_is_there() {
    for (options, caring) in [(chinese(), false), (Options::default(), true)] {
        run_with(options, |page| {
            page.remember(json!({ "caring": caring, "theme": "dark" }));
            emulate(page, "print", &[]);
            let script = "const faults = []; const shown = e => e.getClientRects().length > 0; \
                for (const e of document.querySelectorAll('.tools, .page-tools, .main-menu, .bottom-bar, .skip-link, .filters, .pagination, .search-field, .footer-links, button, .offer')) \
                  if (shown(e)) faults.push('on paper: ' + e.outerHTML.slice(0, 80)); \
                for (let w = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), n; n = w.nextNode();) { \
                  const e = n.parentElement; if (!n.data.trim() || !shown(e) || e.closest('.visually-hidden, [aria-hidden=true], script, noscript')) continue; \
                  const px = parseFloat(getComputedStyle(e).fontSize); if (px < 14 * 96 / 72 - 0.1) faults.push(px + 'px ' + n.data.trim().slice(0, 30)); } \
                for (const a of document.querySelectorAll('main a[href^=http], main .prose a[href^=\"/\"], main .rich a[href^=\"/\"]')) \
                  if (shown(a) && !getComputedStyle(a, '::after').content.includes(a.getAttribute('href'))) faults.push('no address: ' + a.outerHTML.slice(0, 80)); \
                const paper = getComputedStyle(document.body).backgroundColor; if (paper !== 'rgb(255, 255, 255)') faults.push('the paper is ' + paper); \
                if (!document.querySelector('main h1') || !shown(document.querySelector('main h1'))) faults.push('no heading'); return faults";
            let faults = on_every_page(page, script);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        });
    }
}

#[test]
fn a_dialog_is_printed_alone() {
    run(|page| {
        page.open("/settings");
        page.click("main [data-ask=hand-over]");
        page.expect(".hand-code path", true);
        emulate(page, "print", &[]);
        assert_eq!(
            page.js(
                "return document.querySelector('main').getClientRects().length",
                Vec::new()
            ),
            0
        );
        assert_eq!(
            page.js(
                "return document.querySelector('.hand-code').getClientRects().length > 0",
                Vec::new()
            ),
            true
        );
    });
}

#[test]
fn in_the_systems_own_colours_every_control_is_seen() {
    for caring in [false, true] {
        run_with(phone(), |page| {
            page.remember(json!({ "caring": caring }));
            emulate(page, "", &[("forced-colors", "active")]);
            let script = "const faults = []; \
                if (!matchMedia('(forced-colors: active)').matches) return ['forced colours are not on']; \
                for (const e of document.querySelectorAll('.button, .tool, .chip, .bottom-bar a, select, input, .start-door, .door, .answer, .option')) { \
                  if (!e.getClientRects().length) continue; const s = getComputedStyle(e); const words = (e.innerText || '').trim(); \
                  if (words && s.color === s.backgroundColor) faults.push('words like their ground: ' + e.outerHTML.slice(0, 80)); \
                  const framed = parseFloat(s.borderTopWidth) > 0 && s.borderTopStyle !== 'none'; \
                  if (!words && !framed && !e.matches('input')) faults.push('nothing to see: ' + e.outerHTML.slice(0, 80)); \
                  for (const i of e.querySelectorAll('.icon')) if (getComputedStyle(i).color === s.backgroundColor) faults.push('icon like its ground: ' + e.outerHTML.slice(0, 80)); } \
                for (const e of document.querySelectorAll('[aria-pressed=true], [aria-current=page], [aria-current=true]')) \
                  if (e.getClientRects().length && !e.closest('.crumbs, .pagination')) { const s = getComputedStyle(e); \
                    if (!['Top', 'Bottom', 'Left'].some(side => parseFloat(s['border' + side + 'Width']) >= 2)) faults.push('its state is not seen: ' + e.outerHTML.slice(0, 80)); } \
                return faults";
            let faults = on_every_page(page, script);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        });
    }
}

#[test]
fn nothing_moves_where_motion_is_not_wanted() {
    for (caring, feature) in [(true, "no-preference"), (false, "reduce")] {
        run(|page| {
            page.remember(json!({ "caring": caring }));
            emulate(page, "", &[("prefers-reduced-motion", feature)]);
            let faults = on_every_page(
                page,
                "return document.getAnimations().filter(a => a.playState === 'running').map(a => a.animationName || a.transitionProperty || 'an animation')",
            );
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        });
    }
}

#[test]
fn after_twenty_minutes_everything_is_as_it_was() {
    run(|page| {
        // Timers run at once, however long they were to wait; the clock goes on by twenty minutes.
        page.before_every_page(
            "(() => { const real = setTimeout; let on = false, passed = 0; window.__pass = () => { on = true; passed = 20 * 60000; for (const [f, a] of waiting.splice(0)) real(f, 0, ...a); }; \
             const waiting = []; window.setTimeout = (f, ms = 0, ...a) => { if (ms < 5000 || on) return real(f, Math.min(ms, 5000), ...a); waiting.push([f, a]); return real(() => 0, 0); }; \
             const now = Date.now; Date.now = () => now() + passed; })()",
        );
        let state = "return location.href + document.title + document.querySelector('#app').innerText + (document.activeElement || {}).outerHTML";
        for place in PAGES {
            page.open(place.path);
            page.complete();
            let before = page.js(state, Vec::new());
            page.js("window.__pass()", Vec::new());
            let later = page.js_later(
                &format!("const done = arguments[0]; setTimeout(() => done((() => {{ {state} }})()), 300)"),
                Vec::new(),
            );
            let (before, later) = (before.to_string(), later.to_string());
            let same = before.chars().zip(later.chars());
            let same = same.take_while(|(a, b)| a == b).count();
            let from = |text: &str| {
                text.chars()
                    .skip(same.saturating_sub(40))
                    .take(160)
                    .collect::<String>()
            };
            assert!(
                before == later,
                "{}: {}\nnow: {}",
                place.path,
                from(&before),
                from(&later)
            );
            assert_eq!(page.count("dialog"), 0);
        }
    });
}

#[test]
fn dialogs_close_at_a_corner_and_keep_the_focus() {
    for (options, caring) in [
        (phone(), true),
        (phone(), false),
        (Options::default(), false),
        (chinese(), true),
    ] {
        run_with(options, |page| {
            let mut site = many_courses(&page.bench);
            page.site = site.serve();
            page.remember(json!({ "caring": caring }));
            for (path, opener) in [
                ("/help", "main [data-ask=how]"),
                ("/settings", "main [data-ask=hand-over]"),
                ("/course/tea-07", ".way-out a"),
                ("/find", ".speak"),
            ] {
                page.open(path);
                page.js(
                    "document.querySelector(arguments[0]).focus()",
                    vec![json!(opener)],
                );
                page.press(Key::Enter);
                page.expect("dialog[open]", true);
                let corner = page.js(
                    "const d = document.querySelector('dialog').getBoundingClientRect(), c = document.querySelector('.close-this').getBoundingClientRect(); \
                     return [c.width, c.height, d.right - c.right, c.top - d.top, innerWidth - d.right, d.left, innerHeight - d.bottom]",
                    Vec::new(),
                );
                let side = |i: usize| corner[i].as_f64().expect("a length");
                assert!(
                    side(0) >= 44.0 && side(1) >= 44.0,
                    "{path}: it is large: {corner}"
                );
                assert!(
                    side(2) <= 40.0 && side(3) <= 48.0,
                    "{path}: it is in the corner: {corner}"
                );
                assert!(
                    side(4) >= 0.0 && side(5) >= 0.0 && side(6) >= 0.0,
                    "{path}: all of it is in the window: {corner}"
                );
                for _ in 0..30 {
                    page.press(Key::Tab);
                    let inside = page.js(
                        "const e = document.activeElement; return e === document.body || !!e.closest('dialog')",
                        Vec::new(),
                    );
                    assert_eq!(inside, true, "{path}: the focus left the dialog");
                }
                page.press(Key::Escape);
                page.expect("dialog", false);
                let back = page.js(
                    "return document.activeElement === document.querySelector(arguments[0])",
                    vec![json!(opener)],
                );
                assert_eq!(back, true, "{path}: the focus is where it was");
            }
        });
    }
}

#[test]
fn caring_mode_is_found_by_its_names() {
    run_with(chinese(), |page| {
        let words = Words::of("zh-Hans");
        for name in [
            "长辈版",
            "亲情版",
            "关爱版",
            "关怀模式",
            "large text",
            "caring mode",
        ] {
            page.open(&format!("/find?q={}", name.replace(' ', "+")));
            page.expect_words("main .notice", words.get("caring-found"));
            page.click_words("main .notice a", words.get("caring-mode"));
            page.expect_heading(words.get("settings-title"));
        }
        page.open("/find?q=tea");
        assert_eq!(page.count("main .notice"), 0);
    });
}
