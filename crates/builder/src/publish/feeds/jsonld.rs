//! The catalogue's courses as schema.org Course in JSON-LD, in files that a data catalogue names.
//!
//! Source: <https://schema.org/Course>, <https://schema.org/CourseInstance>, <https://schema.org/DataCatalog>. One language a
//! course, as search engines and course directories read it; `@id` is its page in the portal.

use super::super::Site;
use super::super::facts::licence_address;
use super::super::folder::Folder;
use super::super::places::{Address, address};
use super::paged::Paged;
use super::{API, foremost, unique};
use crate::error::BuildError;
use lifelong_api::{Course, CourseInstance, Format, Level, Offer, Text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The data catalogue.
const CATALOGUE: &str = "jsonld/catalog.jsonld";

/// The files in the making.
pub(super) struct JsonLd<'a> {
    site: &'a Site,
    /// The foremost language.
    lang: &'a str,
    /// The sites of institutions, by their ids.
    sites: &'a BTreeMap<String, String>,
    /// The names of topics, by their ids.
    topics: BTreeMap<&'a str, &'a Text>,
    pages: Paged,
}

impl<'a> JsonLd<'a> {
    /// Begins.
    pub fn new(site: &'a Site, sites: &'a BTreeMap<String, String>) -> Self {
        let topics = site.topics.iter().map(|one| (one.id.as_str(), &one.name));
        Self {
            site,
            lang: foremost(site),
            sites,
            topics: topics.collect(),
            pages: Paged::new("{\"@context\":\"https://schema.org\",\"@graph\":[", 2, path),
        }
    }

    /// Adds a course.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add(&mut self, course: &Course, folder: &mut Folder) -> Result<(), BuildError> {
        let thing = self.thing(course).to_string();
        self.pages.add(&thing, folder)
    }

    /// Ends all files, writes the catalogue that names them, and hands back its path.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(self, folder: &mut Folder) -> Result<String, BuildError> {
        let files = self.pages.finish(folder)?;
        let mut distribution = Vec::with_capacity(files.len());
        for file in &files {
            folder.append(file, b"]}")?;
            distribution.push(json!({
                "@type": "DataDownload",
                "contentUrl": format!("{}{API}{}", self.site.address, file.path),
                "encodingFormat": "application/ld+json",
            }));
        }
        let name = self.site.name.pick(self.lang);
        let mut catalogue = json!({
            "@context": "https://schema.org",
            "@type": "DataCatalog",
            "@id": format!("{}{API}{CATALOGUE}", self.site.address),
            "name": name,
            "url": self.site.address,
            "dataset": {
                "@type": "Dataset",
                "name": name,
                "distribution": distribution,
            },
        });
        let about = self.site.description.pick(self.lang);
        if !about.is_empty() {
            catalogue["description"] = json!(about);
            catalogue["dataset"]["description"] = json!(about);
        }
        Ok(folder
            .fixed(CATALOGUE, catalogue.to_string().as_bytes())?
            .path)
    }

    fn thing(&self, course: &Course) -> Value {
        let page = format!("{}course/{}", self.site.address, course.id);
        let named = course.name.best(self.lang);
        let (lang, title) = named.map_or((self.lang, ""), |(lang, title)| (lang, title.as_str()));
        let text = |text: &Text| text.pick(lang).to_owned();
        let provider = text(&course.provider.name);
        let mut thing = Map::new();
        let mut set = |key: &str, value: Value| {
            if value != json!("") && value != json!([]) && !value.is_null() {
                thing.insert(key.to_owned(), value);
            }
        };
        set("@type", json!("Course"));
        set("@id", json!(page));
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
            if let Some(site) = self.sites.get(&course.provider.id) {
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
            .filter_map(|id| self.topics.get(id.as_str()));
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
        set(
            "image",
            json!(
                course
                    .image
                    .as_ref()
                    .and_then(|image| match address(&image.url) {
                        Address::Own(path) => Some(format!("{}{API}{path}", self.site.address)),
                        Address::Foreign(url) => Some(url),
                        Address::None => None,
                    })
            ),
        );
        let runs = course.has_course_instance.iter().map(run);
        set("hasCourseInstance", json!(runs.collect::<Vec<_>>()));
        Value::Object(thing)
    }
}

/// The file of a number, counted from 0.
fn path(at: usize) -> String {
    format!("jsonld/courses-{}.jsonld", at + 1)
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
