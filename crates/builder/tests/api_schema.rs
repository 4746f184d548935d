//! Every file that a build writes is what its schema says.

mod build_support;
mod epub_support;
mod many_support;

use build_support::*;
use epub_support::{Maker, tone};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The schema of a file by its path, or `None` for one that is no JSON of the API.
fn schema_of(path: &str) -> Option<(&'static str, &'static str)> {
    // For other reading apps, in their formats: reading_out.rs looks at these.
    if path.ends_with("/manifest.json") || path.ends_with(".xhtml") || path.ends_with(".css") {
        return None;
    }
    // For calendars: events.rs looks at these.
    if path.ends_with(".ics") {
        return None;
    }
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    Some(match (folder, name.split('.').next().unwrap()) {
        ("", "index") => ("index", "Index"),
        ("", "areas") => ("areas", "AreaList"),
        ("", "starts") => ("starts", "StartList"),
        ("", "topics") => ("topics", "TopicTree"),
        ("", "institutions") => ("institutions", "InstitutionList"),
        ("", "micro") => ("course-block", "CourseBlock"),
        ("", stem) if stem == "books" || stem.starts_with("books-") => ("books", "BookList"),
        ("", "columns") => ("columns", "ColumnList"),
        ("", "events") => ("events", "EventList"),
        ("", "help") => ("help", "HelpList"),
        ("", "pages") => ("pages", "OwnPages"),
        ("courses" | "book-places" | "institution-places", stem)
            if stem.starts_with("manifest") =>
        {
            ("block-manifest", "BlockManifest")
        }
        ("institution-places", _) => ("institutions", "InstitutionList"),
        ("book-places", _) => ("book-places", "BookPlaces"),
        ("courses", _) => ("course-block", "CourseBlock"),
        ("learn", _) => ("learning-content", "LearningContent"),
        ("books", _) if name.contains(".narration.") => ("narration", "Narration"),
        ("books", _) if name.contains('/') => ("chapter", "Chapter"),
        ("books", _) => ("book", "Book"),
        ("columns", _) => ("column", "Column"),
        ("events", _) => ("event", "Event"),
        ("help", _) => ("help-article", "HelpArticle"),
        ("institutions", _) => ("institution", "Institution"),
        ("", "openapi" | "opds") | ("schema" | "search" | "media", _) => return None,
        _ => panic!("{path} has no schema"),
    })
}

fn check(validator: &Validator, value: &Value, path: &str) {
    let faults: Vec<_> = validator
        .iter_errors(value)
        .take(3)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{path}: {faults:#?}");
}

fn site(home: &Path) -> std::path::PathBuf {
    let catalogue = home.join("catalogue.jsonl");
    generated(&catalogue, 200, 3);
    let book = home.join("heard.epub");
    Maker::new()
        .facts("<meta property='media:narrator'>A reader</meta>")
        .item("a.wav", "audio/wav", "", tone(10))
        .read_chapter(
            "a.xhtml",
            "<p id='a'>Words.</p><audio src='a.wav' title='A tone'/>",
            &[("a", "a.wav", "0.5s", "1s")],
        )
        .write(&book);
    let out = home.join("site");
    // So many books that their list goes on.
    let letters = many_support::feed(&home.join("letters"), 101);
    let evening = evening(&home.join("evening"));
    build_ok(&[&content(), &catalogue, &book, &letters, &evening], &out);
    out
}

/// A folder with an event of which everything is told.
fn evening(dir: &Path) -> std::path::PathBuf {
    let event = dir.join("events/evening");
    std::fs::create_dir_all(&event).unwrap();
    let write = |path: std::path::PathBuf, text: &str| std::fs::write(path, text).unwrap();
    write(
        dir.join("site.toml"),
        "languages = [\"en\"]\n[name]\nen = \"School\"\n[description]\nen = \"Learn.\"\n",
    );
    write(
        event.join("event.toml"),
        "timezone = \"Europe/Berlin\"\nonline = \"https://meet.example.org/\"\nupdated = 2026-10-01
audience = { en = \"All.\" }\nchallenge = { minutes = 30 }\nplace = { name = { en = \"Hall\" }, address = { en = \"Road\" } }
results = { en = \"It was good.\" }
[[speakers]]\nid = \"cook\"\nname = { en = \"A cook\" }\nabout = { en = \"Cooks.\" }
[[sessions]]\nstart = 2026-12-03T19:00:00\nend = 2026-12-03T20:00:00\ntitle = { en = \"Soup\" }\nspeakers = [\"cook\"]\n",
    );
    write(event.join("en.md"), "# An evening\n\nSoup.\n\nMore.\n");
    dir.to_owned()
}

#[test]
fn all_of_an_event_is_in_its_file() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path());
    let index: Value = read(&out, "index.json");
    let path = |file: &Value| file["path"].as_str().unwrap().to_owned();
    let list: Value = read(&out, &path(&index["files"]["events"]));
    assert_eq!(list["calendar"]["en"], "events.en.ics");
    let outlines = list["events"].as_array().unwrap();
    let outline = outlines.iter().find(|one| one["id"] == "evening").unwrap();
    assert_eq!(outline["startDate"], "2026-12-03T19:00:00+01:00");
    assert_eq!(outline["timeZone"], "Europe/Berlin");
    assert_eq!(outline["hasResults"], true);
    assert!(outline["results"].is_null(), "an outline is short");
    let whole: Value = read(&out, &path(&outline["content"]));
    let schema: Value = read(&out, "schema/event.json");
    for key in [
        "startDate",
        "endDate",
        "timeZone",
        "calendar",
        "location",
        "online",
        "audience",
        "subEvent",
        "performer",
        "challenge",
        "results",
        "dateModified",
        "hasResults",
        "body",
    ] {
        assert!(!whole[key].is_null(), "{key}: {whole:#}");
        assert!(
            schema["properties"][key].is_object(),
            "{key} is in the schema"
        );
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut spoilt = whole.clone();
    spoilt["subEvent"][0]["startDate"] = json!(7);
    assert!(validator.is_valid(&whole) && !validator.is_valid(&spoilt));
}

#[test]
fn every_file_is_what_its_schema_and_the_openapi_document_say() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path());
    let openapi: Value = read(&out, "openapi.json");
    let mut validators: BTreeMap<&str, [Validator; 2]> = BTreeMap::new();
    let mut seen = BTreeMap::new();
    for (path, bytes) in tree(&out) {
        let Some((schema, component)) = schema_of(&path) else {
            continue;
        };
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        let both = validators.entry(schema).or_insert_with(|| {
            let own: Value = read(&out, &format!("schema/{schema}.json"));
            let whole = json!({ "$ref": format!("#/components/schemas/{component}"), "components": openapi["components"] });
            [jsonschema::validator_for(&own).unwrap(), jsonschema::validator_for(&whole).unwrap()]
        });
        for validator in both.iter() {
            check(validator, &value, &path);
        }
        *seen.entry(schema).or_insert(0) += 1;
    }
    assert_eq!(seen.len(), 21, "every kind of file was met: {seen:?}");
    assert!(seen["course-block"] > 3);
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path());
    let index: Value = read(&out, "index.json");
    let schema: Value = read(&out, "schema/index.json");
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&index));
    for spoil in [
        |index: &mut Value| index["counts"]["courses"] = json!("many"),
        |index: &mut Value| index["name"] = json!("Lifelong"),
        |index: &mut Value| drop(index.as_object_mut().unwrap().remove("files")),
    ] {
        let mut spoilt = index.clone();
        spoil(&mut spoilt);
        assert!(!validator.is_valid(&spoilt), "{spoilt}");
    }
}

#[test]
fn the_openapi_document_is_well_formed() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path());
    let openapi: Value = read(&out, "openapi.json");
    assert_eq!(openapi["openapi"], "3.1.0");
    assert!(openapi["info"]["title"].is_string() && openapi["info"]["version"].is_string());
    let paths = openapi["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 21);
    let mut operations = std::collections::BTreeSet::new();
    for (path, item) in paths {
        let operation = &item["get"];
        assert!(
            operations.insert(operation["operationId"].as_str().unwrap()),
            "{path}"
        );
        let named: Vec<_> = path
            .split('{')
            .skip(1)
            .map(|rest| rest.split('}').next().unwrap())
            .collect();
        let declared: Vec<_> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(named.len(), declared.len(), "{path}");
        for parameter in declared {
            assert!(
                named.contains(&parameter["name"].as_str().unwrap())
                    && parameter["required"] == true,
                "{path}"
            );
        }
        let target = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
            .as_str()
            .unwrap();
        assert!(
            openapi.pointer(target.trim_start_matches('#')).is_some(),
            "{target}"
        );
    }
}
