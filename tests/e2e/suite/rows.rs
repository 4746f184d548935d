//! The rows of the table in docs/accessibility.md that one look at a page can decide: every page, caring mode off and on,
//! 320, 768 and 1280 px wide, Chinese and English. The pages are gone through once for all rows.

use lifelong_e2e::{Bench, Options, PAGES, run_with};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const LOOK: &str = include_str!("rows.js");
const WIDTHS: [u32; 3] = [320, 768, 1280];

/// What was found, by row.
type Faults = BTreeMap<u32, Vec<String>>;

/// One language in one mode.
fn crawl(lang: &'static str, caring: bool) -> Faults {
    let mut faults = Faults::new();
    run_with(Options::default(), |page| {
        page.remember(json!({ "language": lang, "caring": caring }));
        let mut help: BTreeMap<u32, String> = BTreeMap::new();
        for place in PAGES {
            page.resize(1280, 800);
            page.open(place.path);
            page.complete();
            for what in page.refused() {
                faults
                    .entry(29)
                    .or_default()
                    .push(format!("{}: {what}", place.path));
            }
            for width in WIDTHS {
                page.resize(width, 800);
                let seen = page.js(LOOK, vec![json!(caring), json!(width), json!(lang)]);
                let place = format!(
                    "{} {width} px {lang}{}",
                    place.path,
                    if caring { ", caring" } else { "" }
                );
                for (row, found) in seen["faults"].as_object().into_iter().flatten() {
                    let row = row.parse().expect("a row's number");
                    let found = found.as_array().into_iter().flatten().take(4);
                    let found =
                        found.map(|what| format!("{place}: {}", what.as_str().unwrap_or_default()));
                    faults.entry(row).or_default().extend(found);
                }
                let here = seen["help"].as_str().unwrap_or_default().to_owned();
                let first = help.entry(width).or_insert_with(|| here.clone());
                if *first != here || here.is_empty() {
                    faults
                        .entry(17)
                        .or_default()
                        .push(format!("{place}: “{here}”, elsewhere “{first}”"));
                }
            }
        }
    });
    faults
}

/// All faults of all pages, found once.
fn all() -> &'static Faults {
    static ALL: OnceLock<Faults> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Faults::new();
        let found: Vec<Faults> = std::thread::scope(|threads| {
            let runs = [
                ("zh-Hans", false),
                ("zh-Hans", true),
                ("en", false),
                ("en", true),
            ]
            .map(|(lang, caring)| threads.spawn(move || crawl(lang, caring)));
            runs.into_iter()
                .map(|run| run.join().expect("the pages can be gone through"))
                .collect()
        });
        for (row, found) in found.into_iter().flatten() {
            all.entry(row).or_default().extend(found);
        }
        all
    })
}

#[track_caller]
fn holds(row: u32) {
    if Bench::from_env().is_none() {
        eprintln!("skipped: `cargo xtask test --only e2e` runs this.");
        return;
    }
    let found = all().get(&row).map_or(&[][..], Vec::as_slice);
    let some: Vec<&str> = found.iter().take(12).map(String::as_str).collect();
    assert!(
        found.is_empty(),
        "{} faults, such as:\n{}",
        found.len(),
        some.join("\n")
    );
}

#[test]
fn a_page_that_breaks_the_rows_is_seen_to() {
    run_with(Options::default(), |page| {
        page.remember(json!({ "language": "en", "caring": true }));
        page.open("/help");
        page.resize(320, 800);
        // The policy lets no page bring styles as text; scripts may set them one by one.
        let broken = r#"
            const add = (tag, style, properties) => {
                const e = Object.assign(document.createElement(tag), properties);
                for (const [name, value] of Object.entries(style)) e.style.setProperty(name, value, "important");
                return e;
            };
            const long = "Words and words and words and more words again and again. ".repeat(24);
            const small = { "font-size": "12px", "line-height": "1", margin: "0", "max-width": "none", width: "900px" };
            const box = add("div", {}, { className: "rich" });
            box.append(add("p", small, { textContent: long }), add("p", small, { textContent: long }));
            document.querySelector("main").append(box,
                add("p", {}, { textContent: "\u60a8\u597d" }),
                add("button", { height: "20px", "min-height": "20px", width: "20px", outline: "0" }, { className: "button", textContent: "x" }),
                add("div", { overflow: "hidden", height: "1em", width: "4em" }, { textContent: long }),
                add("input", {}, { type: "password" }),
                add("a", {}, { href: "https://example.org/", textContent: "out" }),
                add("iframe", {}, { sandbox: "allow-scripts allow-same-origin" }));"#;
        page.js(broken, Vec::new());
        let seen = page.js(LOOK, vec![json!(true), json!(320), json!("en")]);
        let rows = seen["faults"].as_object().into_iter().flatten();
        let mut rows: Vec<u32> = rows.filter_map(|(row, _)| row.parse().ok()).collect();
        rows.sort_unstable();
        assert_eq!(rows, [1, 2, 4, 5, 6, 11, 19, 24, 27, 30]);
    });
}

#[test]
fn row_01_text_is_large_in_caring_mode() {
    holds(1);
}

#[test]
fn row_02_lines_and_paragraphs_have_room() {
    holds(2);
}

#[test]
fn row_04_controls_are_large() {
    holds(4);
}

#[test]
fn row_05_wider_spacing_loses_nothing() {
    holds(5);
}

#[test]
fn row_06_nothing_scrolls_sideways() {
    holds(6);
}

#[test]
fn row_11_the_focus_is_seen() {
    holds(11);
}

#[test]
fn row_17_help_is_in_the_same_place() {
    holds(17);
}

#[test]
fn row_19_nothing_is_asked_twice() {
    holds(19);
}

#[test]
fn row_24_languages_are_marked() {
    holds(24);
}

#[test]
fn row_27_links_that_leave_are_known() {
    holds(27);
}

#[test]
fn row_29_nothing_breaks_the_policy() {
    holds(29);
}

#[test]
fn row_30_frames_have_no_more_rights_than_they_need() {
    holds(30);
}
