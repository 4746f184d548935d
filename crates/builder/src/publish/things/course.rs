//! A course as schema.org describes one.
//!
//! Source: <https://schema.org/Course>, <https://schema.org/CourseInstance>.

use super::super::facts::licence_address;
use super::{Describer, Facts, unique};
use lifelong_api::{Course, CourseInstance, Format, Level, Offer, Text};
use serde_json::{Value, json};

/// A course. `@id` is its page in the portal.
pub fn course(course: &Course, by: &Describer) -> Value {
    let page = by.page("course", &course.id);
    let named = course.name.best(by.lang);
    let (lang, title) = named.map_or((by.lang, ""), |(lang, title)| (lang, title.as_str()));
    let text = |text: &Text| text.pick(lang).to_owned();
    let provider = text(&course.provider.name);
    let mut thing = Facts::of("Course", &page);
    let mut set = |key: &str, value: Value| thing.set(key, value);
    set("name", json!(title));
    set("url", json!(course.url.as_ref().unwrap_or(&page)));
    set("abstract", json!(text(&course.r#abstract)));
    let description = match course.description.is_empty() {
        true => &course.r#abstract,
        false => &course.description,
    };
    set("description", json!(text(description)));
    if !provider.is_empty() {
        let mut organisation = json!({ "@type": "Organization", "name": provider });
        if let Some(site) = by.sites.get(&course.provider.id) {
            organisation["url"] = json!(site);
        }
        set("provider", organisation);
    }
    set("courseCode", json!(course.identifier.first()));
    set("inLanguage", json!(course.in_language));
    set("timeRequired", json!(course.time_required));
    set(
        "learningResourceType",
        json!(format(course.learning_resource_type)),
    );
    set(
        "educationalLevel",
        json!(course.educational_level.and_then(level)),
    );
    set("isAccessibleForFree", json!(course.is_accessible_for_free));
    set("offers", offers(&course.offers));
    set(
        "license",
        json!(course.license.as_deref().and_then(licence_address)),
    );
    let person = |name: &String| json!({ "@type": "Person", "name": name });
    set("author", json!(unique(course.author.iter().map(person))));
    let about = course
        .about
        .iter()
        .filter_map(|id| by.topics.get(id.as_str()));
    set("about", json!(unique(about.map(|name| json!(text(name))))));
    set(
        "keywords",
        json!(unique(course.keywords.iter().map(|word| json!(word)))),
    );
    set(
        "teaches",
        json!(unique(course.teaches.iter().map(|one| json!(text(one))))),
    );
    set("dateModified", json!(course.date_modified));
    set(
        "totalHistoricalEnrollment",
        json!(course.total_historical_enrollment),
    );
    if let Some(rating) = &course.aggregate_rating {
        set(
            "aggregateRating",
            json!({
                "@type": "AggregateRating",
                "ratingValue": rating.rating_value,
                "ratingCount": rating.rating_count,
                "bestRating": 5,
            }),
        );
    }
    set("image", by.picture(course.image.as_ref()));
    let runs = course.has_course_instance.iter().map(run);
    set("hasCourseInstance", json!(runs.collect::<Vec<_>>()));
    thing.into()
}

fn format(format: Format) -> Option<&'static str> {
    Some(match format {
        Format::Text => "text",
        Format::Video => "video",
        Format::Audio => "audio",
        Format::Online => "online",
        Format::Onsite => "onsite",
        Format::Blended => "blended",
        Format::Other => return None,
    })
}

/// As search engines name them: <https://developers.google.com/search/docs/appearance/structured-data/course-info>.
fn level(level: Level) -> Option<&'static str> {
    Some(match level {
        Level::Beginner => "Beginner",
        Level::Intermediate => "Intermediate",
        Level::Advanced => "Advanced",
        Level::Other => return None,
    })
}

fn offers(offers: &[Offer]) -> Value {
    let offer = |offer: &Offer| {
        let mut whole = json!({
            "@type": "Offer",
            "price": offer.price,
            "priceCurrency": offer.price_currency,
        });
        if !offer.category.is_empty() {
            whole["category"] = json!(offer.category);
        }
        whole
    };
    json!(offers.iter().map(offer).collect::<Vec<_>>())
}

fn run(run: &CourseInstance) -> Value {
    let mut whole = json!({ "@type": "CourseInstance" });
    for (key, value) in [
        ("courseMode", &run.course_mode),
        ("startDate", &run.start_date),
        ("endDate", &run.end_date),
        ("location", &run.location),
        ("url", &run.url),
        ("identifier", &run.identifier),
    ] {
        if let Some(value) = value {
            whole[key] = json!(value);
        }
    }
    if !run.offers.is_empty() {
        whole["offers"] = offers(&run.offers);
    }
    whole
}
