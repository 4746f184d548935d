//! MOOChub v3: courses as JSON:API resources.
//!
//! Source: <https://github.com/MOOChub/schema>. Read tolerantly: real files, and the schema's own example, differ from it.

use super::json::{country, items, many, one, some, text, texts};
use super::schema_org::offers;
use crate::record::Record;
use lifelong_api::CourseInstance;
use serde_json::Value;

/// Whether an element is a MOOChub course.
pub(crate) fn recognises(value: &Value) -> bool {
    value.get("attributes").is_some_and(|attributes| {
        attributes.get("name").is_some() || attributes.get("courseCode").is_some()
    })
}

/// The course of one resource.
pub(crate) fn record(value: &Value) -> Record {
    let empty = Value::Null;
    let course = value.get("attributes").unwrap_or(&empty);
    let publisher = ["publisher", "contributor", "creator"]
        .iter()
        .filter_map(|key| {
            items(course.get(*key))
                .into_iter()
                .find(|org| is_organisation(org))
        })
        .next()
        .unwrap_or(&empty);
    let mut subjects = Vec::new();
    for aligned in items(course.get("educationalAlignment")) {
        let code = text(aligned, &["shortCode"]);
        if text(aligned, &["educationalFramework"])
            .to_ascii_uppercase()
            .contains("ISCED")
            && !code.is_empty()
        {
            subjects.push(format!("isced:{code}"));
        }
        subjects.extend(many(aligned.get("name")));
    }
    for keyword in many(course.get("keywords")) {
        subjects.extend(keyword.split([',', ';']).map(|word| word.trim().to_owned()));
    }
    let access = many(course.get("access")).join(" ").to_lowercase();
    let workload = course.get("workload").unwrap_or(&empty);
    let image = items(course.get("image"))
        .into_iter()
        .next()
        .unwrap_or(&empty);
    let in_language = many(course.get("inLanguage"));
    Record {
        identifiers: some(value, &["id"]).into_iter().collect(),
        codes: many(course.get("courseCode")),
        title: text(course, &["name"]),
        summary: text(course, &["abstract"]),
        description: text(course, &["description"]),
        text_language: in_language.first().cloned(),
        languages: in_language,
        subjects,
        provider: text(publisher, &["name"]),
        provider_country: country(publisher),
        provider_url: some(publisher, &["url", "identifier"]).filter(|url| url.contains("://")),
        url: some(course, &["url"]),
        image: some(image, &["contentUrl", "url"]).map(|url| (url, text(image, &["description"]))),
        duration: some(course, &["duration"]),
        effort: some(workload, &["timeValue"])
            .map(|value| format!("{value} {}", text(workload, &["timeUnit"])))
            .or_else(|| some(course, &["workload"])),
        level: level(course),
        format: some(course, &["courseMode"]).or_else(|| Some("online".to_owned())),
        free: access
            .contains("free")
            .then_some(true)
            .or_else(|| access.contains("paid").then_some(false)),
        offers: offers(course.get("offer").or_else(|| course.get("offers"))),
        license: items(course.get("license"))
            .into_iter()
            .next()
            .and_then(|license| {
                some(license, &["identifier", "url"]).or_else(|| Some(one(Some(license))))
            })
            .filter(|license| !license.is_empty()),
        authors: texts(course, &["instructor"]),
        outcomes: texts(course, &["teaches"]),
        modified: some(course, &["dateModified"]),
        runs: runs(course),
        ..Record::default()
    }
}

fn is_organisation(thing: &Value) -> bool {
    let kind = text(thing, &["type", "@type"]);
    kind.is_empty() || kind.contains("Organi")
}

/// The level's words; the framework's own descriptions are whole paragraphs and of no use here.
fn level(course: &Value) -> Option<String> {
    let level = items(course.get("educationalLevel")).into_iter().next()?;
    some(level, &["name", "shortCode"])
        .or_else(|| Some(one(Some(level))).filter(|word| !word.is_empty()))
}

/// Start and end dates stand in two lists side by side.
fn runs(course: &Value) -> Vec<CourseInstance> {
    let (starts, ends) = (many(course.get("startDate")), many(course.get("endDate")));
    (0..starts.len().max(ends.len()))
        .map(|index| CourseInstance {
            start_date: starts.get(index).cloned(),
            end_date: ends.get(index).cloned(),
            ..CourseInstance::default()
        })
        .collect()
}
