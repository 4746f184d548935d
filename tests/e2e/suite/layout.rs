//! Nothing is cut off, nothing scrolls sideways.

use lifelong_e2e::{Browser, Options, PAGES, run_with};
use serde_json::json;

/// Pages that can be scrolled sideways, with what reaches out.
fn sideways(page: &Browser) -> Vec<String> {
    PAGES
        .iter()
        .filter_map(|place| {
            page.open(place.path);
            let wide = page.wider_than_window();
            (!wide.is_empty()).then(|| format!("{}:\n    {}", place.path, wide.join("\n    ")))
        })
        .collect()
}

fn narrow(languages: &'static str) -> Options {
    Options {
        languages,
        size: (320, 640),
        ..Options::default()
    }
}

#[test]
fn the_largest_text_fits_a_small_phone_in_chinese() {
    run_with(narrow("zh-CN,zh"), |page| {
        page.remember(json!({ "caring": true, "size": "largest" }));
        let faults = sideways(page);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn the_largest_text_fits_a_small_phone_in_english() {
    run_with(narrow("en-GB,en"), |page| {
        page.remember(json!({ "caring": true, "size": "largest" }));
        let faults = sideways(page);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn wider_spacing_of_letters_and_lines_loses_nothing() {
    run_with(narrow("en-GB,en"), |page| {
        // WCAG 2.2, 1.4.12.
        page.before_every_page(
            "addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); \
             sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'); \
             document.adoptedStyleSheets = [sheet]; })",
        );
        let mut faults = sideways(page);
        let clipped = "return [...document.querySelectorAll('main *, header *, footer *')].filter(e => { \
            const s = getComputedStyle(e); return s.overflowY === 'hidden' && e.clientHeight > 0 && e.innerText && e.innerText.trim() \
              && !e.closest('[aria-hidden=true], .visually-hidden') && e.scrollHeight > e.clientHeight + 2; \
            }).map(e => e.outerHTML.slice(0, 120)).slice(0, 5)";
        for place in PAGES {
            page.open(place.path);
            let cut = page.js(clipped, Vec::new());
            if cut != json!([]) {
                faults.push(format!("{}: {cut:#}", place.path));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}
