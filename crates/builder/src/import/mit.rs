//! MIT Learn's API (version 1) and the catalogues it is made from: MITx Online, xPRO, OpenCourseWare.
//!
//! Source: the open code of MIT Learn (mitodl/mit-learn) and its published API description.

use super::json::{absolute, course_key, flag, items, many, one, price, some, text, texts};
use crate::record::Record;
use lifelong_api::{CourseInstance, Offer};
use serde_json::Value;

const MIT: &str = "Massachusetts Institute of Technology";
const MITX_ONLINE: &str = "https://mitxonline.mit.edu";
const OCW: &str = "https://ocw.mit.edu";

/// Whether an element is a course of MIT Learn, MITx Online or xPRO.
pub(crate) fn is_learn(value: &Value) -> bool {
    value.get("readable_id").is_some() && value.get("title").is_some()
}

/// Whether a value is a course of OpenCourseWare, in its older or its newer form.
pub(crate) fn is_ocw(value: &Value) -> bool {
    value.get("short_url").is_some() && value.get("course_pages").is_some()
        || value.get("course_title").is_some() && value.get("primary_course_number").is_some()
}

/// What an MIT Learn resource is, where it is not a course: `program`, `podcast`, `video`.
pub(crate) fn other_resource(value: &Value) -> Option<String> {
    some(value, &["resource_type"]).filter(|kind| kind != "course")
}

/// A course of MIT Learn, MITx Online or xPRO.
pub(crate) fn learn(value: &Value) -> Record {
    let page = value.get("page").unwrap_or(&Value::Null);
    let is_xpro = text(value, &["platform"]).eq_ignore_ascii_case("xpro");
    let platform = match (text(value, &["platform"]), page.is_object()) {
        _ if is_xpro => "MIT xPRO".to_owned(),
        (name, _) if !name.is_empty() => name,
        (_, true) => "MITx Online".to_owned(),
        _ => String::new(),
    };
    let readable = text(value, &["readable_id"]);
    let runs = items(value.get("courseruns").or_else(|| value.get("runs")));
    let first = runs.first().copied().unwrap_or(&Value::Null);
    let number = readable.split('+').nth(1).map(ToOwned::to_owned);
    let mut codes: Vec<String> = number.into_iter().collect();
    codes.extend(
        items(value.pointer("/course/course_numbers"))
            .into_iter()
            .filter_map(|number| some(number, &["value"])),
    );
    let mut subjects = Vec::new();
    for topic in many(value.get("topics")) {
        // xPRO writes a topic with its parent: `Business:Leadership & Organizations`.
        subjects.extend(topic.split(':').map(|part| part.trim().to_owned()));
    }
    subjects.extend(many(value.get("departments")));
    let image = match value.get("image") {
        Some(image) if image.is_object() => {
            some(image, &["url"]).map(|url| (url, text(image, &["alt", "description"])))
        }
        _ => some(page, &["feature_image_src"])
            .and_then(|src| absolute(MITX_ONLINE, &src))
            .or_else(|| some(value, &["thumbnail_url"]))
            .map(|url| (url, String::new())),
    };
    let people = [value, page, first]
        .iter()
        .map(|of| texts(of, &["instructors"]))
        .find(|people| !people.is_empty())
        .unwrap_or_default();
    let languages: Vec<String> = [value, first]
        .iter()
        .map(|of| texts(of, &["languages"]))
        .find(|languages| !languages.is_empty())
        .unwrap_or_default();
    Record {
        identifiers: vec![course_key(&readable).unwrap_or(readable)],
        codes,
        title: text(value, &["title"]),
        summary: text(value, &["short_description"]),
        description: some(value, &["description", "full_description"])
            .unwrap_or_else(|| text(page, &["description"])),
        text_language: languages.first().cloned(),
        languages,
        subjects,
        provider: match text(value, &["offered_by"]) {
            name if name.is_empty() => MIT.to_owned(),
            name => name,
        },
        platform: Some(platform).filter(|name| !name.is_empty()),
        url: some(value, &["url", "external_marketing_url"])
            .or_else(|| some(page, &["page_url"]).and_then(|url| absolute(MITX_ONLINE, &url))),
        image,
        duration: some(value, &["duration"])
            .or_else(|| some(page, &["length"]))
            .or_else(|| some(first, &["duration"])),
        effort: some(value, &["time_commitment"])
            .or_else(|| some(page, &["effort"]))
            .or_else(|| some(first, &["time_commitment"])),
        level: some(first, &["level"]),
        format: some(value, &["format", "delivery", "learning_format"])
            .or_else(|| Some("online".to_owned())),
        free: flag(value.get("free"))
            .or_else(|| modes(&runs).contains(&"audit".to_owned()).then_some(true)),
        offers: run_offers(first)
            .into_iter()
            .chain(listed_prices(value))
            .take(1)
            .collect(),
        license: some(value, &["license_cc"]).filter(|_| flag(value.get("license_cc")).is_none()),
        authors: people,
        modified: some(value, &["last_modified"]),
        runs: runs.iter().map(|run| learn_run(run)).collect(),
        ..Record::default()
    }
}

fn modes(runs: &[&Value]) -> Vec<String> {
    runs.iter()
        .flat_map(|run| items(run.get("enrollment_modes")))
        .map(|mode| text(mode, &["mode_slug"]))
        .collect()
}

fn run_offers(run: &Value) -> Vec<Offer> {
    let dollars = |price: String, category: &str| Offer {
        price,
        price_currency: "USD".to_owned(),
        category: category.to_owned(),
    };
    let products = items(run.get("products"))
        .into_iter()
        .filter(|product| flag(product.get("is_active")) != Some(false))
        .filter_map(|product| price(product.get("price")))
        .map(|price| dollars(price, "certificate"));
    let own = price(run.get("current_price")).map(|price| dollars(price, ""));
    products
        .chain(own)
        .chain(listed_prices(run))
        .filter(|offer| offer.price != "0")
        .collect()
}

/// MIT Learn lists bare amounts (`prices`) or amounts with a currency (`resource_prices`).
fn listed_prices(value: &Value) -> Vec<Offer> {
    let listed = value
        .get("resource_prices")
        .filter(|list| list.as_array().is_some_and(|list| !list.is_empty()));
    items(listed.or_else(|| value.get("prices")))
        .into_iter()
        .filter_map(|item| {
            let amount = price(item.get("amount").or(Some(item))).filter(|price| price != "0")?;
            let currency = some(item, &["currency"]).unwrap_or_else(|| "USD".to_owned());
            Some(Offer {
                price: amount,
                price_currency: currency,
                category: String::new(),
            })
        })
        .collect()
}

fn learn_run(run: &Value) -> CourseInstance {
    CourseInstance {
        identifier: some(run, &["courseware_id", "run_id", "readable_id"]),
        start_date: some(run, &["start_date"]),
        end_date: some(run, &["end_date"]),
        course_mode: some(run, &["delivery"]),
        location: some(run, &["location"]),
        url: some(run, &["courseware_url", "url"]),
        offers: run_offers(run),
    }
}

/// A course of OpenCourseWare.
pub(crate) fn ocw(value: &Value) -> Record {
    let number = some(value, &["primary_course_number", "master_course_number"]);
    let address = text(value, &["url", "short_url"]);
    let from_address = address.rsplit('/').next().and_then(|name| {
        // `4-105-geometric-disciplines-fall-2012`: department and number come first.
        let mut parts = name.split('-');
        let (department, number) = (parts.next()?, parts.next()?);
        let numeric = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
        (numeric(department) && numeric(number)).then(|| format!("{department}.{number}"))
    });
    let first_page = items(value.get("course_pages"))
        .into_iter()
        .find(|page| text(page, &["type"]) == "CourseHomeSection")
        .unwrap_or(&Value::Null);
    let mut subjects: Vec<String> = Vec::new();
    for topic in items(value.get("topics")) {
        subjects.extend(match topic {
            Value::Array(path) => path.iter().map(|part| one(Some(part))).collect(),
            other => vec![one(Some(other))],
        });
    }
    // The path names the department: `/courses/engineering/4-105-…`.
    if let Some(department) = address
        .strip_prefix("/courses/")
        .and_then(|rest| rest.split_once('/'))
    {
        subjects.push(department.0.replace('-', " "));
    }
    Record {
        identifiers: some(value, &["uid", "legacy_uid", "site_uid"])
            .into_iter()
            .collect(),
        codes: number.or(from_address).into_iter().collect(),
        title: text(value, &["title", "course_title"]),
        description: some(value, &["description", "course_description"])
            .unwrap_or_else(|| text(first_page, &["text"])),
        text_language: Some("en".to_owned()),
        languages: vec!["en".to_owned()],
        subjects,
        provider: MIT.to_owned(),
        provider_url: Some("https://www.mit.edu/".to_owned()),
        platform: Some("MIT OpenCourseWare".to_owned()),
        url: absolute(OCW, &address),
        image: some(value, &["image_src"]).map(|src| {
            (
                src,
                text(value, &["image_description", "image_alternate_text"]),
            )
        }),
        level: some(value, &["course_level", "level"]),
        format: Some("online".to_owned()),
        free: Some(true),
        license: Some("CC-BY-NC-SA-4.0".to_owned()),
        authors: texts(value, &["instructors"]),
        ..Record::default()
    }
}
