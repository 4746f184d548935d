//! A long list of results with its filters open: for every finger, every eye and every screen.

use crate::support::generated;
use lifelong_e2e::{Options, run_with};
use serde_json::{Value, json};
use std::path::Path;

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

#[test]
fn a_list_of_institutions_in_several_files_is_read_whole() {
    run_with(Options::default(), |page| {
        let mut site = generated(&page.bench, 1_000);
        let path = site.named("institutions");
        let read = |path: &Path| -> Value {
            serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
        };
        let mut first = read(&path);
        let all = first["institutions"].as_array().expect("a list").clone();
        let (begin, end) = all.split_at(all.len() / 2);
        first["institutions"] = json!(begin);
        first["next"] = json!({ "path": "more.json", "bytes": 0 });
        std::fs::write(&path, first.to_string()).expect("written");
        let more = json!({ "institutions": end }).to_string();
        std::fs::write(site.api("more.json"), more).expect("written");
        // As a catalogue of an older builder: no blocks by id.
        let mut index = site.json("index.json");
        let files = index["files"].as_object_mut().expect("files");
        files.remove("institutionPlaces");
        site.write(&site.api("index.json"), index.to_string().as_bytes());
        page.site = site.serve();
        page.open("/institutions");
        let last = &end[end.len() - 1];
        let names = last["name"].as_object().expect("a name");
        let name = names
            .values()
            .next()
            .and_then(Value::as_str)
            .expect("words");
        page.type_into("#institution-words", name);
        page.expect_words(".institution-list h2", name);
        for one in [&begin[0], &end[end.len() - 1]] {
            page.open(&format!(
                "/institution/{}",
                one["id"].as_str().expect("an id")
            ));
            // Its name is in one language.
            let names = one["name"].as_object().expect("a name");
            page.wait("its page", |page| {
                names.values().any(|name| *name == json!(page.text("h1")))
            });
        }
        std::fs::remove_file(site.api("more.json")).expect("removed");
        page.load("/institutions");
        page.expect(".institution-list > li", true);
        page.type_into("#institution-words", name);
        page.expect_words(".shelf-count", &format!("Only {} of", begin.len()));
    });
}
