//! A long list of results with its filters open: for every finger, every eye and every screen.

use crate::support::generated;
use lifelong_e2e::{Options, run_with};
use serde_json::json;

/// What is smaller than a finger needs, in pixels.
const SMALL: &str = "const least = arguments[0]; \
    return [...document.querySelectorAll('.pagination :is(a, button, #page-number), .facet-open, .facet label:has(input), #institution-name')] \
        .map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.height > 0 && (r.height < least - 0.5 || r.width < least - 0.5)) \
        .map(([e, r]) => Math.round(r.width) + ' × ' + Math.round(r.height) + ' ' + e.outerHTML.slice(0, 100))";

fn long_results(languages: &'static str) {
    let small = Options {
        languages,
        size: (320, 640),
        ..Options::default()
    };
    run_with(small, |page| {
        let mut site = generated(&page.bench, 1_000);
        page.site = site.serve();
        for (caring, size, theme) in [
            (false, "normal", "light"),
            (true, "normal", "dark"),
            (true, "largest", "light"),
        ] {
            page.remember(json!({ "caring": caring, "size": size, "theme": theme }));
            page.open("/find?page=50");
            page.click(".filters-fold > summary");
            page.expect(".filters[aria-busy=false] .facet-open", true);
            page.click(".facet-open");
            page.expect(".facet-below li", true);
            page.type_into("#institution-name", "open univ");
            page.wait("it says what it found", |page| {
                !page.text(".facet-find [role=status]").is_empty()
            });
            assert_eq!(page.wider_than_window(), [""; 0], "{caring} {size}");
            let least = if caring { 60 } else { 44 };
            assert_eq!(page.js(SMALL, vec![json!(least)]), json!([]), "{caring}");
            let faults: Vec<_> = page.axe(caring).iter().map(ToString::to_string).collect();
            assert!(faults.is_empty(), "{caring} {theme}: {}", faults.join("\n"));
        }
    });
}

#[test]
fn long_results_are_for_everybody_in_english() {
    long_results("en-GB,en");
}

#[test]
fn long_results_are_for_everybody_in_chinese() {
    long_results("zh-CN,zh");
}
