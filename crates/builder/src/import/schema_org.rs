//! schema.org Course and CourseInstance in JSON-LD, alone or in HTML pages; Bioschemas profiles are the same shape.
//!
//! Source: <https://schema.org/Course>, <https://schema.org/CourseInstance>.

use super::json::{
    absolute, country, flag, items, many, number, one, price, some, text, texts, whole,
};
use crate::record::Record;
use lifelong_api::{CourseInstance, Offer};
use serde_json::Value;
use std::collections::BTreeMap;

/// Whether a value is of one of these schema.org types, whatever the prefix.
pub(crate) fn is_a(value: &Value, types: &[&str]) -> bool {
    ["@type", "type"]
        .iter()
        .flat_map(|key| many(value.get(*key)))
        .any(|found| {
            let bare = found.rsplit(['/', '#', ':']).next().unwrap_or(&found);
            types.contains(&bare)
        })
}

/// Whether an element looks like schema.org data at all.
pub(crate) fn recognises(value: &Value) -> bool {
    let context = one(value.get("@context"));
    let contexts = many(value.get("@context")).join(" ");
    is_a(value, &["Course", "CourseInstance"]) && value.get("attributes").is_none()
        || is_a(value, &["ListItem", "ItemList"])
        || value.get("@graph").is_some()
        || (context + &contexts).contains("schema.org") && value.get("@type").is_some()
}

/// The courses of one JSON-LD value: a course, an instance, a graph or a list of them.
///
/// `loose` also takes things without a type that have a name and a date, as Bioschemas files do.
pub(crate) fn records(value: &Value, page: &str, loose: bool) -> Vec<Record> {
    let mut things = Vec::new();
    collect(value, loose, &mut things);
    let by_id: BTreeMap<String, &Value> = things
        .iter()
        .filter_map(|thing| some(thing, &["@id"]).map(|id| (id, *thing)))
        .collect();
    let mut used = Vec::new();
    let mut found = Vec::new();
    for thing in things.iter().filter(|thing| is_a(thing, &["Course"])) {
        let instances: Vec<&Value> = items(thing.get("hasCourseInstance"))
            .into_iter()
            .map(|instance| match some(instance, &["@id"]) {
                // A reference is an object with nothing but its id.
                Some(id) if instance.as_object().is_some_and(|object| object.len() == 1) => {
                    by_id.get(&id).copied().unwrap_or(instance)
                }
                _ => instance,
            })
            .collect();
        used.extend(
            instances
                .iter()
                .map(|instance| std::ptr::from_ref::<Value>(instance)),
        );
        found.push(course(thing, &instances, page));
    }
    for thing in things.iter().filter(|thing| !is_a(thing, &["Course"])) {
        if !used.contains(&std::ptr::from_ref::<Value>(thing)) {
            found.push(course(thing, &[thing], page));
        }
    }
    found
}

fn collect<'a>(value: &'a Value, loose: bool, out: &mut Vec<&'a Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| collect(item, loose, out)),
        Value::Object(object) => {
            let dated = object.contains_key("name") && object.contains_key("startDate");
            if is_a(value, &["Course", "CourseInstance"])
                || loose && dated && !object.contains_key("@type")
            {
                out.push(value);
                return;
            }
            for key in ["@graph", "itemListElement", "item", "mainEntity"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, loose, out);
                }
            }
        }
        _ => {}
    }
}

fn course(thing: &Value, instances: &[&Value], page: &str) -> Record {
    let provider = thing
        .get("provider")
        .or_else(|| thing.get("organizer"))
        .or_else(|| thing.get("publisher"))
        .or_else(|| thing.get("creator"))
        .unwrap_or(&Value::Null);
    let first = instances.first().copied().unwrap_or(&Value::Null);
    let url = some(thing, &["url", "@id"])
        .and_then(|url| {
            if url.contains("://") {
                Some(url)
            } else {
                absolute(page, &url)
            }
        })
        .or_else(|| some(first, &["url"]))
        .or_else(|| some(thing, &["announcement"]));
    let mut identifiers = many(thing.get("identifier"));
    identifiers.extend(some(thing, &["@id"]).filter(|id| id.contains("://")));
    let mut subjects = texts(thing, &["about"]);
    for keyword in many(thing.get("keywords")) {
        subjects.extend(
            keyword
                .split([',', ';', '，', '；'])
                .map(|word| word.trim().to_owned()),
        );
    }
    subjects.extend(many(thing.get("articleSection")));
    for aligned in items(thing.get("educationalAlignment")) {
        subjects.push(text(aligned, &["targetName", "name"]));
    }
    subjects.retain(|subject| !subject.is_empty());
    let mode = modes(first).or_else(|| modes(thing));
    let rating = thing.get("aggregateRating").and_then(|rating| {
        let best = number(rating.get("bestRating"))
            .filter(|best| *best > 0.0)
            .unwrap_or(5.0);
        let value = number(rating.get("ratingValue"))? * 5.0 / best;
        Some((
            value,
            whole(rating.get("ratingCount")).or(whole(rating.get("reviewCount"))),
        ))
    });
    Record {
        identifiers,
        codes: many(thing.get("courseCode")),
        title: text(thing, &["name", "headline"]),
        summary: text(thing, &["abstract", "disambiguatingDescription"]),
        description: text(thing, &["description"]),
        text_language: first_language(thing),
        languages: languages(thing, first),
        subjects,
        provider: one(Some(provider)),
        provider_country: country(provider),
        provider_url: some(provider, &["url", "sameAs", "@id"]).filter(|url| url.contains("://")),
        url,
        image: image(thing, page),
        duration: some(thing, &["timeRequired", "duration"])
            .or_else(|| some(first, &["courseWorkload", "timeRequired", "duration"])),
        effort: some(thing, &["courseWorkload"]),
        level: some(thing, &["educationalLevel", "competencyRequired"]),
        format: mode,
        free: flag(thing.get("isAccessibleForFree")),
        offers: offers(thing.get("offers")),
        license: some(thing, &["license"]),
        authors: texts(first, &["instructor"])
            .into_iter()
            .chain(texts(thing, &["author", "instructor"]))
            .collect(),
        outcomes: texts(thing, &["teaches"]),
        rating,
        enrolled: whole(thing.get("totalHistoricalEnrollment")),
        modified: some(thing, &["dateModified"]),
        runs: instances
            .iter()
            .map(|instance| run(instance))
            .filter(|run| *run != CourseInstance::default())
            .collect(),
        ..Record::default()
    }
}

fn first_language(thing: &Value) -> Option<String> {
    let given = thing.get("name").and_then(|name| name.get("@language"));
    Some(one(given))
        .filter(|tag| !tag.is_empty())
        .or_else(|| languages(thing, &Value::Null).into_iter().next())
}

fn languages(thing: &Value, instance: &Value) -> Vec<String> {
    let of = |value: &Value| -> Vec<String> {
        items(value.get("inLanguage"))
            .into_iter()
            .map(|language| {
                some(language, &["alternateName"]).unwrap_or_else(|| one(Some(language)))
            })
            .filter(|language| !language.is_empty())
            .collect()
    };
    let own = of(thing);
    if own.is_empty() { of(instance) } else { own }
}

fn image(thing: &Value, page: &str) -> Option<(String, String)> {
    let image = items(thing.get("image")).into_iter().next()?;
    let url = match image {
        Value::Object(_) => text(image, &["url", "contentUrl", "@id"]),
        other => one(Some(other)),
    };
    let url = if url.contains("://") {
        Some(url)
    } else {
        absolute(page, &url)
    }?;
    Some((url, text(image, &["caption", "description", "name"])))
}

/// `online`, `onsite` or `blended`, from one or several mode words.
fn modes(instance: &Value) -> Option<String> {
    let words: Vec<String> = many(instance.get("courseMode"));
    Some(words.join(" ")).filter(|words| !words.is_empty())
}

/// Offers of schema.org and of MOOChub, which has the same fields.
pub(crate) fn offers(value: Option<&Value>) -> Vec<Offer> {
    items(value)
        .into_iter()
        .filter_map(|offer| {
            let listed = offer.get("priceSpecification").unwrap_or(offer);
            Some(Offer {
                price: price(offer.get("price")).or_else(|| price(listed.get("price")))?,
                price_currency: some(offer, &["priceCurrency"])
                    .unwrap_or_else(|| text(listed, &["priceCurrency"])),
                category: text(offer, &["category"]),
            })
        })
        .collect()
}

fn run(instance: &Value) -> CourseInstance {
    CourseInstance {
        identifier: some(instance, &["identifier"]),
        start_date: some(instance, &["startDate"]),
        end_date: some(instance, &["endDate"]),
        course_mode: modes(instance),
        location: place(instance.get("location")),
        url: some(instance, &["url"]).filter(|url| url.contains("://")),
        offers: offers(instance.get("offers")),
    }
}

fn place(location: Option<&Value>) -> Option<String> {
    let location = items(location).into_iter().next()?;
    if is_a(location, &["VirtualLocation"]) {
        return None;
    }
    let address = location.get("address").unwrap_or(&Value::Null);
    let mut parts = vec![text(location, &["name"])];
    match address {
        Value::String(address) => parts.push(address.clone()),
        _ => {
            for keys in [
                &["streetAddress"][..],
                &["addressLocality", "city"],
                &["addressCountry"],
            ] {
                parts.push(text(address, keys));
            }
        }
    }
    if let Value::String(name) = location {
        parts.push(name.clone());
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join(", ")).filter(|place| !place.is_empty())
}

/// Every JSON-LD block of an HTML page, with the line it begins on.
///
/// Blocks that are no JSON come back as an error sentence.
pub(crate) fn blocks_of_page(html: &str) -> Vec<Result<Value, String>> {
    let page = scraper::Html::parse_document(html);
    let Ok(scripts) = scraper::Selector::parse("script[type='application/ld+json' i]") else {
        return Vec::new();
    };
    page.select(&scripts)
        .map(|script| {
            let json: String = script.text().collect();
            serde_json::from_str(json.trim()).map_err(|error| error.to_string())
        })
        .collect()
}
