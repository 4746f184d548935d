//! What several tests need.

use lifelong_e2e::{Bench, Browser, Options, SiteCopy, content};
use serde_json::json;
use std::sync::atomic::{AtomicU32, Ordering};

/// A Chinese browser.
pub fn chinese() -> Options {
    Options {
        languages: "zh-CN,zh",
        ..Options::default()
    }
}

/// A phone.
pub fn phone() -> Options {
    Options {
        size: (360, 740),
        ..Options::default()
    }
}

/// Presses what a selector names and has these words, as a finger does: the page is not scrolled there first.
#[track_caller]
pub fn finger(page: &Browser, css: &str, words: &str) {
    let script = "const seen = e => e.getClientRects().length > 0; \
        const found = [...document.querySelectorAll(arguments[0])].find(e => seen(e) && e.innerText.includes(arguments[1])); \
        if (found) { found.focus({ preventScroll: true }); found.click() } return !!found";
    page.wait(&format!("{css} with “{words}” is pressed"), |page| {
        page.js(script, vec![json!(css), json!(words)]) == json!(true)
    });
}

/// A finger at so much of the width of a book's page.
pub fn tap(page: &Browser, part: f64) {
    let script = "const frame = document.querySelector('.book-text > .rich'), box = frame.getBoundingClientRect(); \
        const at = { clientX: box.left + box.width * arguments[0], clientY: box.top + 40, bubbles: true, detail: 1, pointerType: 'touch' }; \
        const on = document.elementFromPoint(at.clientX, at.clientY).closest('.book-text > .rich *') || frame; \
        on.dispatchEvent(new PointerEvent('pointerdown', at)); on.dispatchEvent(new PointerEvent('click', at))";
    page.js(script, vec![json!(part)]);
}

/// The number of results, from the sentence above them.
pub fn found(page: &Browser) -> u64 {
    let words = page.text(".results-count");
    let digits: String = words
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(|c| *c != ',')
        .collect();
    digits.parse().unwrap_or(0)
}

/// Waits until so many results are announced above the list.
#[track_caller]
pub fn expect_found(page: &Browser, count: u64) {
    page.wait(&format!("{count} results"), |page| {
        found(page) == count && page.count(".results-layout[aria-busy=true]") == 0
    });
}

/// The number beside a filter.
#[track_caller]
pub fn beside(page: &Browser, facet: &str, value: &str) -> u64 {
    let label = format!("label:has(input[name=\"{facet}\"][value=\"{value}\"]) .facet-count");
    page.expect(&label, true);
    page.text(&label)
        .replace(',', "")
        .parse()
        .expect("a number")
}

/// The content of the project with 45 tea courses more: enough for three pages.
pub fn many_courses(bench: &Bench) -> SiteCopy {
    let courses: String = (1..=45)
        .map(|n| {
            let course = json!({
                "id": format!("tea-{n:02}"), "title": format!("Tea lesson {n:02}"),
                "summary": "Leaves, water, time.", "provider": "Tea House", "area": "hobbies",
                "languages": ["en"], "text_language": "en", "duration": format!("PT{}M", 100 - n),
                "topics": ["cooking"], "url": format!("https://example.org/tea/{n}"),
            });
            format!("{course}\n")
        })
        .collect();
    // Two tests want it at the same time: each writes its own.
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("lifelong-e2e-{}-tea-{number}.jsonl", std::process::id());
    let list = std::env::temp_dir().join(name);
    std::fs::write(&list, courses).expect("a file for temporary use");
    let own = format!("content={}", content::folder().display());
    let site = SiteCopy::with_catalogue(bench, &[own, format!("jsonl={}", list.display())]);
    drop(std::fs::remove_file(&list));
    site
}

/// A generated catalogue. From some four thousand courses on, the counts of its filters come after the first results.
pub fn generated(bench: &Bench, courses: u32) -> SiteCopy {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!(
        "lifelong-e2e-{}-generated-{number}.jsonl",
        std::process::id()
    );
    let list = std::env::temp_dir().join(name);
    let made = std::process::Command::new(bench.lifelong())
        .args(["generate", "--courses", &courses.to_string(), "--out"])
        .arg(&list)
        .output()
        .expect("lifelong generate");
    assert!(made.status.success(), "lifelong generate failed");
    let site = SiteCopy::with_catalogue(bench, &[format!("jsonl={}", list.display())]);
    drop(std::fs::remove_file(&list));
    site
}
