//! The courses as MOOChub documents: what the format's own schema says of them, and what our importer makes of them.

mod build_support;
mod feeds_support;

use build_support::*;
use feeds_support::*;
use lifelong_api::{Course, CourseInstance, Kind};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Every page of the export, by the links from one to the next.
fn pages(out: &Path) -> Vec<Value> {
    let mut pages: Vec<Value> = Vec::new();
    let mut next = Some(format!("{ADDRESS}api/v1/moochub/courses.json"));
    while let Some(address) = next {
        let path = address.strip_prefix(&format!("{ADDRESS}api/v1/")).unwrap();
        let bytes = std::fs::read(out.join(path)).unwrap();
        assert!(bytes.len() <= MOST, "{path}");
        let page: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(page["links"]["self"], json!(address));
        next = page["links"]["next"].as_str().map(str::to_owned);
        if next.is_none() {
            assert_eq!(page["links"]["last"], json!(address));
        }
        pages.push(page);
    }
    pages
}

/// Its title in Chinese where it has one, and its page: our own courses have that of the portal.
fn key(course: &Course) -> (String, String) {
    let own = format!("{ADDRESS}course/{}", course.id);
    let title = course.name.best("zh-Hans").unwrap().1;
    (title.clone(), course.url.clone().unwrap_or(own))
}

fn by_key(out: &Path) -> BTreeMap<(String, String), Course> {
    let all = courses(out).into_iter();
    all.map(|course| (key(&course), course)).collect()
}

/// Its texts, of which an export has one language.
fn words(course: &Course) -> [Option<String>; 3] {
    let lang = course.name.best("zh-Hans").unwrap().0;
    let texts = [
        &course.r#abstract,
        &course.description,
        &course.provider.name,
    ];
    texts.map(|text| text.best(lang).map(|(_, words)| words.clone()))
}

/// What the format can say of it besides.
fn facts(course: &Course) -> Value {
    let mut languages = course.in_language.clone();
    languages.sort();
    let run = |run: &CourseInstance| json!([run.start_date, run.end_date]);
    let runs: Vec<_> = course.has_course_instance.iter().map(run).collect();
    let offers = course.offers.iter();
    let prices = offers.map(|one| (one.price.parse::<f64>().unwrap(), &one.price_currency));
    json!({
        "languages": languages,
        "runs": runs,
        "prices": prices.collect::<Vec<_>>(),
        "author": course.author,
        "time": course.time_required,
        "licence": course.license,
        "modified": course.date_modified,
        "free": course.is_accessible_for_free,
    })
}

#[test]
fn an_export_is_read_again_with_the_same_facts() {
    let home = tempfile::tempdir().unwrap();
    let out = with_address(home.path(), "site");
    assert!(pages(&out).len() > 1, "one page names the next");
    let again = home.path().join("again");
    // The pages lie side by side, as somebody would save them.
    let text = build_ok(&[&out.join("moochub/courses.json")], &again);
    assert!(!text.contains("more-pages"), "{text}");
    let (before, after) = (by_key(&out), by_key(&again));
    // A title is no HTML in the format, but its readers, ours too, take signs of HTML out; and XML and HTML know no U+FFFE.
    let plain = |title: &str| !title.contains(['<', '&', '\u{fffe}']);
    let mut seen = 0;
    for (key, course) in before.iter().filter(|(key, _)| plain(&key.0)) {
        let read = after.get(key);
        let read = read.unwrap_or_else(|| panic!("{key:?} is missing"));
        assert_eq!(words(read), words(course), "{key:?}");
        assert_eq!(facts(read), facts(course), "{key:?}");
        seen += 1;
    }
    assert!(seen > 390, "{seen}");
    assert!(before.values().any(|course| course.kind == Kind::Micro));
}

#[test]
fn an_export_is_what_its_schema_says() {
    let Some(shared) = shared() else { return };
    let path = shared.join("data/moochub/moochub-schema.v3.0.1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&schema).unwrap();
    let home = tempfile::tempdir().unwrap();
    let pages = pages(&with_address(home.path(), "site"));
    for page in &pages {
        let faults = validator.iter_errors(page).take(3);
        let faults: Vec<_> = faults
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    // The check can fail.
    let mut bad = pages[0].clone();
    bad["data"][0]["id"] = json!("no uuid");
    assert!(!validator.is_valid(&bad));
}
