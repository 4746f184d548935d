//! Nothing is cut off, nothing scrolls sideways.

use lifelong_e2e::{Browser, Options, PAGES, SiteCopy, run_with};
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
fn words_as_long_as_german_ones_fit() {
    run_with(narrow("en-GB,en"), |page| {
        page.remember(json!({ "caring": true, "size": "largest" }));
        // Short words of an interface grow by half and more when they are translated.
        let longer = "for (let w = document.createTreeWalker(document.querySelector('.shell'), NodeFilter.SHOW_TEXT), n; n = w.nextNode();) \
            if (n.data.trim().length > 1) n.data += n.data.length < 25 ? ' ' + n.data.replace(/\\s+/g, '').slice(0, 12) + 'einstellungen' : n.data.slice(0, n.data.length / 2)";
        let mut faults = Vec::new();
        for place in PAGES {
            page.open(place.path);
            page.js(longer, Vec::new());
            let wide = page.wider_than_window();
            if !wide.is_empty() {
                faults.push(format!("{}: {}", place.path, wide.join("\n    ")));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn a_title_of_eighty_letters_without_a_space_fits() {
    run_with(narrow("en-GB,en"), |page| {
        let title = "Straßenverkehrs".repeat(5) + "ende!";
        assert_eq!(title.chars().count(), 80);
        let course = json!({
            "id": "long", "title": title, "summary": title, "provider": title, "area": "hobbies", "languages": ["en"],
            "text_language": "en", "duration": "PT5M", "topics": ["cooking"], "url": format!("https://{}.example.org/", "a".repeat(60)),
        });
        let list =
            std::env::temp_dir().join(format!("lifelong-e2e-{}-long.jsonl", std::process::id()));
        std::fs::write(&list, format!("{course}\n")).expect("a file for temporary use");
        let mut site =
            SiteCopy::with_catalogue(&page.bench, &[format!("jsonl={}", list.display())]);
        drop(std::fs::remove_file(&list));
        page.site = site.serve();
        for caring in [false, true] {
            page.remember(json!({ "caring": caring, "size": "largest" }));
            for path in ["/", "/find", "/course/long", "/institutions"] {
                page.open(path);
                assert_eq!(page.wider_than_window(), Vec::<String>::new(), "{path}");
            }
            page.open("/course/long");
            page.click(".way-out a");
            page.expect("dialog[open]", true);
            let wide = "const d = document.querySelector('dialog'); return d.scrollWidth <= d.clientWidth + 1";
            assert_eq!(page.js(wide, Vec::new()), true, "the dialog fits");
        }
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

/// Elements that reach out of the window on either side, as far as they are seen.
const OUTSIDE: &str = "return document.documentElement.scrollWidth > innerWidth + 1 ? ['the page'] : \
    [...document.querySelectorAll('.shell *')].filter(e => { \
        const r = e.getBoundingClientRect(); \
        if (r.width < 2 || r.height < 2 || (r.left >= -1 && r.right <= innerWidth + 1)) return false; \
        for (let a = e; a; a = a.parentElement) { \
            const s = getComputedStyle(a); \
            if (s.visibility !== 'visible' || s.clipPath !== 'none' || (a !== e && s.overflowX !== 'visible') || s.position === 'fixed' || a.matches('.skip-link, svg')) return false } \
        return true }).map(e => e.outerHTML.slice(0, 90))";

#[test]
fn nothing_is_lost_on_pages_from_right_to_left() {
    for size in [(320, 640), (1280, 900)] {
        let options = Options {
            size,
            ..Options::default()
        };
        run_with(options, |page| {
            let mut faults = Vec::new();
            for caring in [false, true] {
                page.remember(json!({ "caring": caring }));
                for place in PAGES {
                    page.open(place.path);
                    page.js("document.documentElement.dir = 'rtl'", Vec::new());
                    let outside = page.js(OUTSIDE, Vec::new());
                    if outside != json!([]) {
                        faults.push(format!("{} {caring}: {outside}", place.path));
                    }
                    // Words begin where the reader begins.
                    let begins = "const h = document.querySelector('main h1'); return getComputedStyle(h).direction === 'rtl' && ['start', 'right', 'center'].includes(getComputedStyle(h).textAlign)";
                    if page.js(begins, Vec::new()) != json!(true) {
                        faults.push(format!(
                            "{} {caring}: the heading begins at the left",
                            place.path
                        ));
                    }
                }
            }
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        });
    }
}
