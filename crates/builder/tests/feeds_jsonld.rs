//! The courses as JSON-LD: what the data catalogue names, and what our importer makes of it.

mod build_support;
mod feeds_support;

use build_support::*;
use feeds_support::*;
use lifelong_api::Course;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

fn read(path: &Path) -> Value {
    let bytes = std::fs::read(path).unwrap();
    assert!(bytes.len() <= MOST, "{}", path.display());
    serde_json::from_slice(&bytes).unwrap()
}

/// Every thing of the export, by its page.
fn things(out: &Path) -> BTreeMap<String, Value> {
    let catalogue = read(&out.join("jsonld/catalog.jsonld"));
    assert_eq!(catalogue["@type"], "DataCatalog");
    let files = catalogue["dataset"]["distribution"].as_array().unwrap();
    let mut things = BTreeMap::new();
    for file in files {
        let address = file["contentUrl"].as_str().unwrap();
        let path = address.strip_prefix(&format!("{ADDRESS}api/v1/")).unwrap();
        let page = read(&out.join(path));
        assert_eq!(page["@context"], "https://schema.org");
        for thing in page["@graph"].as_array().unwrap() {
            let id = thing["@id"].as_str().unwrap().to_owned();
            assert!(things.insert(id, thing.clone()).is_none(), "each once");
        }
    }
    let lying = std::fs::read_dir(out.join("jsonld")).unwrap().count();
    assert_eq!(lying, files.len() + 1, "each file is named");
    assert!(files.len() > 1, "the list is in several files");
    things
}

/// What search engines want of a course, and no empty value anywhere.
fn is_whole(thing: &Value) {
    for key in ["@type", "name", "url"] {
        assert!(
            !thing[key].as_str().unwrap_or_default().is_empty(),
            "{key}: {thing}"
        );
    }
    let mut all = vec![thing];
    while let Some(value) = all.pop() {
        match value {
            Value::Object(object) => all.extend(object.values()),
            Value::Array(list) => all.extend(list),
            Value::String(text) => assert!(!text.is_empty(), "{thing}"),
            other => assert!(!other.is_null(), "{thing}"),
        }
    }
}

#[test]
fn an_export_has_every_course_and_is_read_again() {
    let home = tempfile::tempdir().unwrap();
    let flags = ["--address", ADDRESS, "--feeds", "jsonld"];
    let out = site(home.path(), "site", &flags);
    let things = things(&out);
    let all = courses(&out);
    assert_eq!(things.len(), all.len());
    for course in &all {
        let thing = &things[&format!("{ADDRESS}course/{}", course.id)];
        is_whole(thing);
        let (_, title) = course.name.best("zh-Hans").unwrap();
        assert_eq!(thing["name"], json!(title));
        assert_eq!(
            thing["hasCourseInstance"].as_array().map_or(0, Vec::len),
            course.has_course_instance.len()
        );
    }
    // Titles that have brought down other programs are among them.
    let hostile = all.iter().filter(|course| {
        let url = course.url.as_deref().unwrap_or_default();
        url.starts_with("https://a.example/?x=")
    });
    assert_eq!(hostile.count(), HOSTILE.len());
    // Only what was asked for.
    assert!(!out.join("moochub").exists() && !out.join("sitemap.xml").exists());

    let again = home.path().join("again");
    let files = format!("jsonld={}", out.join("jsonld").display());
    build_ok(&[Path::new(&files)], &again);
    let read: BTreeMap<String, Course> = courses(&again)
        .into_iter()
        .map(|course| (course.url.clone().unwrap_or_default(), course))
        .collect();
    let mut seen = 0;
    for course in &all {
        let own = format!("{ADDRESS}course/{}", course.id);
        let url = course.url.clone().unwrap_or(own);
        let Some(other) = read.get(&url) else {
            continue;
        };
        seen += 1;
        assert_eq!(other.in_language, course.in_language, "{url}");
        assert_eq!(
            other.is_accessible_for_free, course.is_accessible_for_free,
            "{url}"
        );
        assert_eq!(other.license, course.license, "{url}");
        assert_eq!(other.author, course.author, "{url}");
    }
    assert!(seen > 380, "{seen} of {}", all.len());
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let home = tempfile::tempdir().unwrap();
    let flags = ["--address", ADDRESS, "--feeds", "jsonld"];
    let (one, other) = (
        site(home.path(), "one", &flags),
        site(home.path(), "other", &flags),
    );
    for entry in std::fs::read_dir(one.join("jsonld")).unwrap() {
        let name = entry.unwrap().file_name();
        let bytes = |out: &Path| std::fs::read(out.join("jsonld").join(&name)).unwrap();
        assert!(bytes(&one) == bytes(&other), "{}", name.display());
    }
}
