//! Open edX: the course list of the LMS (`/api/courses/v1/courses/`) and the Discovery service (`/api/v1/courses/`).
//!
//! Source: the Open edX REST API reference and the Discovery service's documentation.

use super::json::{absolute, course_key, flag, items, many, one, price, some, text, whole};
use crate::record::Record;
use lifelong_api::{CourseInstance, Offer};
use serde_json::Value;

/// Whether an element is of the LMS course list: one run of a course.
pub(crate) fn is_lms(value: &Value) -> bool {
    let key = text(value, &["course_id", "id"]);
    value.get("name").is_some()
        && (value.get("blocks_url").is_some()
            || value.get("org").is_some() && course_key(&key).is_some())
}

/// Whether an element is of the Discovery service: a course with its runs.
pub(crate) fn is_discovery(value: &Value) -> bool {
    value.get("course_runs").is_some_and(Value::is_array) && value.get("key").is_some()
}

/// One run of the LMS list. Runs of one course share an identifier and are joined later.
pub(crate) fn lms(value: &Value, page: &str) -> Record {
    let run_key = text(value, &["course_id", "id"]);
    let media = value.get("media").unwrap_or(&Value::Null);
    let picture = media
        .pointer("/image/large")
        .or_else(|| media.pointer("/image/raw"))
        .or_else(|| media.pointer("/course_image/uri"));
    let site = page.contains("://").then_some(page);
    let at_site = |address: String| {
        if address.contains("://") {
            Some(address)
        } else {
            site.and_then(|site| absolute(site, &address))
        }
    };
    let url = site.and_then(|site| absolute(site, &format!("/courses/{run_key}/about")));
    Record {
        identifiers: course_key(&run_key).into_iter().collect(),
        codes: many(value.get("number")),
        title: text(value, &["name"]),
        summary: text(value, &["short_description"]),
        description: text(value, &["overview"]),
        text_language: some(value, &["language"]),
        languages: many(value.get("language")),
        provider: text(value, &["org_name", "org"]),
        url: url.clone(),
        image: at_site(one(picture)).map(|image| (image, String::new())),
        effort: some(value, &["effort"]),
        format: Some("online".to_owned()),
        runs: vec![CourseInstance {
            identifier: Some(run_key),
            start_date: some(value, &["start"]),
            end_date: some(value, &["end"]),
            url,
            ..CourseInstance::default()
        }],
        ..Record::default()
    }
}

/// A course of the Discovery service.
pub(crate) fn discovery(value: &Value) -> Record {
    let runs: Vec<&Value> = items(value.get("course_runs"));
    // Courses describe themselves through their best run where their own fields are empty.
    let run = runs
        .iter()
        .find(|run| text(run, &["status"]) == "published")
        .or(runs.first())
        .copied()
        .unwrap_or(&Value::Null);
    let owner = items(value.get("owners"))
        .into_iter()
        .next()
        .unwrap_or(&Value::Null);
    let key = text(value, &["key"]);
    let image = value
        .get("image")
        .filter(|image| image.is_object())
        .or_else(|| run.get("image"));
    let mut identifiers: Vec<String> = course_key(&key).into_iter().collect();
    identifiers.extend(some(value, &["uuid"]));
    let mut subjects = many(value.get("subjects"));
    subjects.extend(many(value.get("skill_names")));
    subjects.extend(many(value.get("topics")));
    let number = key.split('+').nth(1).map(ToOwned::to_owned);
    let languages: Vec<String> = runs
        .iter()
        .filter_map(|run| some(run, &["content_language"]))
        .collect();
    Record {
        identifiers,
        codes: number.into_iter().collect(),
        title: text(value, &["title"]),
        summary: some(value, &["short_description"])
            .unwrap_or_else(|| text(run, &["short_description"])),
        description: some(value, &["full_description"])
            .unwrap_or_else(|| text(run, &["full_description"])),
        text_language: languages.first().cloned(),
        languages,
        subjects,
        provider: text(owner, &["name", "key"]),
        provider_url: some(owner, &["homepage_url"]),
        platform: Some("edX".to_owned()),
        url: [value, run]
            .iter()
            .filter_map(|of| some(of, &["marketing_url"]))
            .find(|url| url.starts_with("http")),
        image: image
            .and_then(|image| some(image, &["src"]).map(|src| (src, text(image, &["description"]))))
            .or_else(|| some(value, &["card_image_url"]).map(|src| (src, String::new()))),
        duration: whole(run.get("weeks_to_complete"))
            .filter(|weeks| *weeks > 0)
            .map(|weeks| format!("{weeks} weeks")),
        effort: effort(run),
        level: some(value, &["level_type"]).or_else(|| some(run, &["level_type"])),
        format: Some("online".to_owned()),
        free: runs
            .iter()
            .any(|run| seats(run).any(|(kind, price)| kind == "audit" || price == "0"))
            .then_some(true),
        offers: paid_offers(run),
        license: some(run, &["license"]),
        authors: many(run.get("staff")),
        outcomes: some(value, &["outcome"]).into_iter().collect(),
        enrolled: whole(value.get("enrollment_count")),
        modified: some(value, &["modified"]),
        runs: runs
            .iter()
            .filter(|run| flag(run.get("hidden")) != Some(true))
            .map(|run| CourseInstance {
                identifier: some(run, &["key"]),
                start_date: some(run, &["start"]),
                end_date: some(run, &["end"]),
                url: some(run, &["marketing_url"]).filter(|url| url.starts_with("http")),
                offers: paid_offers(run),
                ..CourseInstance::default()
            })
            .collect(),
        ..Record::default()
    }
}

/// `3-5 hours a week`; the two numbers are swapped in some catalogues.
fn effort(run: &Value) -> Option<String> {
    let (low, high) = (whole(run.get("min_effort")), whole(run.get("max_effort")));
    match (low.or(high)?, high.or(low)?) {
        (0, 0) => None,
        (low, high) if low == high => Some(format!("{low} hours a week")),
        (low, high) => Some(format!("{}-{} hours a week", low.min(high), low.max(high))),
    }
}

fn seats(run: &Value) -> impl Iterator<Item = (String, String)> {
    items(run.get("seats"))
        .into_iter()
        .filter_map(|seat| Some((text(seat, &["type"]), price(seat.get("price"))?)))
}

fn paid_offers(run: &Value) -> Vec<Offer> {
    items(run.get("seats"))
        .into_iter()
        .filter_map(|seat| {
            Some(Offer {
                price: price(seat.get("price")).filter(|price| price != "0")?,
                price_currency: text(seat, &["currency"]),
                category: text(seat, &["type"]),
            })
        })
        .collect()
}
