//! The catalogue's courses as MOOChub v3 documents (JSON:API), in pages of which each names the next.
//!
//! Source: <https://github.com/MOOChub/schema>, version 3.0.1. The format has one language a course, and its levels and
//! skills must be of three frameworks that we do not use; so these, ratings and numbers of learners are left out.

use super::super::Site;
use super::super::facts::{licence_address, uuid};
use super::super::folder::Folder;
use super::super::places::{Address, address};
use super::super::xhtml::escape;
use super::paged::Paged;
use super::{API, day, foremost, unique};
use crate::error::BuildError;
use lifelong_api::{Course, CourseInstance, Format, Image, Offer, Text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The room that the links of a page need.
const LINKS: usize = 3_000;

/// The pages in the making.
pub(super) struct Moochub<'a> {
    site: &'a Site,
    /// The foremost language.
    lang: &'a str,
    /// The sites of institutions, by their ids.
    sites: &'a BTreeMap<String, String>,
    pages: Paged,
}

impl<'a> Moochub<'a> {
    /// Begins.
    pub fn new(site: &'a Site, sites: &'a BTreeMap<String, String>) -> Self {
        Self {
            site,
            lang: foremost(site),
            sites,
            pages: Paged::new("{\"data\":[", LINKS, path),
        }
    }

    /// Adds a course.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add(&mut self, course: &Course, folder: &mut Folder) -> Result<(), BuildError> {
        let resource = self.resource(course).to_string();
        self.pages.add(&resource, folder)
    }

    /// Ends all pages and hands back the path of the first one; empty where there is none.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(self, folder: &mut Folder) -> Result<String, BuildError> {
        let pages = self.pages.finish(folder)?;
        let last = pages.len().saturating_sub(1);
        let whole = |at: usize| json!(format!("{}{API}{}", self.site.address, path(at)));
        for (at, file) in pages.iter().enumerate() {
            let mut links = json!({ "self": whole(at), "first": whole(0), "last": whole(last) });
            if at > 0 {
                links["prev"] = whole(at - 1);
            }
            if at < last {
                links["next"] = whole(at + 1);
            }
            folder.append(file, format!("],\"links\":{links}}}").as_bytes())?;
        }
        Ok(pages.into_iter().next().unwrap_or_default().path)
    }

    fn resource(&self, course: &Course) -> Value {
        let name = format!("{}course/{}", self.site.address, course.id);
        // The language of its texts goes first: that is how readers know which one they are in.
        let named = course.name.best(self.lang);
        let (lang, title) = named.map_or((self.lang, ""), |(lang, title)| (lang, title.as_str()));
        let mut languages = course.in_language.clone();
        languages.sort_by_key(|tag| tag != lang);
        let text = |text: &Text| text.pick(lang).to_owned();
        let mut organisation = json!({
            "type": "Organization",
            "name": text(&course.provider.name),
        });
        if let Some(site) = self.sites.get(&course.provider.id) {
            organisation["url"] = json!(site);
        }
        let mut attributes = Map::new();
        let mut set = |key: &str, value: Value| {
            if value != json!("") && value != json!([]) && !value.is_null() {
                attributes.insert(key.to_owned(), value);
            }
        };
        set("abstract", json!(text(&course.r#abstract)));
        set("access", access(course.is_accessible_for_free));
        set("courseCode", json!(course.identifier.first()));
        set("courseMode", mode(course.learning_resource_type));
        set("creator", json!([organisation]));
        set(
            "dateModified",
            course
                .date_modified
                .as_deref()
                .map_or(Value::Null, midnight),
        );
        set("description", json!(html(course.description.pick(lang))));
        set("duration", json!(course.time_required));
        set("image", self.image(course.image.as_ref(), lang));
        set(
            "inLanguage",
            json!(unique(languages.iter().map(|tag| json!(tag)))),
        );
        set("instructor", people(&course.author));
        set(
            "keywords",
            json!(unique(course.keywords.iter().map(|word| json!(word)))),
        );
        set("offer", offers(&course.offers));
        let (starts, ends) = runs(&course.has_course_instance);
        set("startDate", json!(starts));
        set("endDate", json!(ends));
        for (key, value) in [
            ("name", json!(title)),
            ("learningResourceType", kind()),
            ("license", licences(course.license.as_deref())),
            ("publisher", organisation.clone()),
            // Its own page where it has one; a course that is learned here has the portal's.
            ("url", json!(course.url.as_ref().unwrap_or(&name))),
        ] {
            attributes.insert(key.to_owned(), value);
        }
        json!({
            "id": uuid(name.as_bytes()).trim_start_matches("urn:uuid:"),
            "type": "Course",
            "attributes": attributes,
        })
    }

    fn image(&self, image: Option<&Image>, lang: &str) -> Value {
        let url = image.and_then(|image| match address(&image.url) {
            Address::Own(path) => Some(format!("{}{API}{path}", self.site.address)),
            Address::Foreign(url) => Some(url),
            Address::None => None,
        });
        let (Some(image), Some(url)) = (image, url) else {
            return Value::Null;
        };
        // Nobody says under which terms a picture is: that of a course may well be another one.
        let mut whole =
            json!({ "type": "ImageObject", "contentUrl": url, "license": licences(None) });
        let caption = image.caption.pick(lang);
        if !caption.is_empty() {
            whole["description"] = json!(caption);
        }
        whole
    }
}

/// The file of a page, counted from 0.
fn path(at: usize) -> String {
    match at {
        0 => "moochub/courses.json".to_owned(),
        at => format!("moochub/courses-{}.json", at + 1),
    }
}

/// The only sort of learning resource that the format knows.
fn kind() -> Value {
    json!({
        "identifier": "https://w3id.org/kim/hcrt/course",
        "type": "Concept",
        "inScheme": "https://w3id.org/kim/hcrt/scheme",
    })
}

fn access(free: Option<bool>) -> Value {
    match free {
        Some(true) => json!(["free"]),
        Some(false) => json!(["paid"]),
        None => Value::Null,
    }
}

fn mode(format: Format) -> Value {
    match format {
        Format::Onsite => json!(["onsite"]),
        Format::Blended => json!(["blended"]),
        Format::Online => json!(["online"]),
        Format::Text | Format::Video | Format::Audio => json!(["online", "asynchronous"]),
        Format::Other => Value::Null,
    }
}

/// The format wants a licence: "proprietary" where nobody gave one.
fn licences(licence: Option<&str>) -> Value {
    let known = licence.and_then(|id| Some((id, licence_address(id)?)));
    match known {
        Some((id, url)) => json!([{ "identifier": id, "url": url }]),
        None => json!([{ "identifier": "proprietary", "url": null }]),
    }
}

fn people(names: &[String]) -> Value {
    let person = |name: &String| json!({ "type": "Person", "name": name });
    json!(unique(names.iter().map(person)))
}

fn offers(offers: &[Offer]) -> Value {
    let offer = |offer: &Offer| {
        let price = offer.price.trim().parse::<f64>().ok();
        let price = price.filter(|price| price.is_finite() && *price >= 0.0)?;
        let category = match offer.category.as_str() {
            known @ ("course" | "certificate" | "complete") => known,
            _ => "course",
        };
        Some(json!({
            "price": price,
            "priceCurrency": offer.price_currency,
            "paymentFrequency": "other",
            "category": category,
        }))
    };
    json!(unique(offers.iter().filter_map(offer)))
}

/// Two lists side by side, of which neither may name a moment twice: first the runs that have both ends, then those that
/// only have a beginning.
fn runs(instances: &[CourseInstance]) -> (Vec<Value>, Vec<Value>) {
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    let moment = |day: &Option<String>| day.as_deref().map_or(Value::Null, midnight);
    for run in instances {
        let (start, end) = (moment(&run.start_date), moment(&run.end_date));
        if !start.is_null() && !end.is_null() && !starts.contains(&start) && !ends.contains(&end) {
            starts.push(start);
            ends.push(end);
        }
    }
    for run in instances {
        let (start, end) = (moment(&run.start_date), moment(&run.end_date));
        if !start.is_null() && end.is_null() && !starts.contains(&start) {
            starts.push(start);
        }
    }
    (starts, ends)
}

/// The first moment of a day.
fn midnight(text: &str) -> Value {
    day(text).map_or(Value::Null, |day| json!(format!("{day}T00:00:00Z")))
}

/// Plain text as the HTML that the format wants: an empty line parts paragraphs.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for paragraph in text.split("\n\n").filter(|one| !one.trim().is_empty()) {
        html.push_str("<p>");
        for (at, line) in paragraph.lines().enumerate() {
            if at > 0 {
                html.push_str("<br>");
            }
            escape(line, &mut html);
        }
        html.push_str("</p>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: Option<&str>, end: Option<&str>) -> CourseInstance {
        CourseInstance {
            start_date: start.map(str::to_owned),
            end_date: end.map(str::to_owned),
            ..CourseInstance::default()
        }
    }

    #[test]
    fn beginnings_and_ends_stay_side_by_side() {
        let (starts, ends) = runs(&[
            run(Some("2026-01-01"), None),
            run(None, Some("2026-02-02")),
            run(Some("2026-03-01"), Some("2026-03-31")),
            run(Some("2026-03-01"), Some("2026-04-30")),
            run(Some("soon"), Some("2026-05-31")),
        ]);
        assert_eq!(
            starts,
            [json!("2026-03-01T00:00:00Z"), json!("2026-01-01T00:00:00Z")]
        );
        assert_eq!(ends, [json!("2026-03-31T00:00:00Z")]);
    }

    #[test]
    fn plain_text_becomes_html_that_means_the_same() {
        let text = "Knead & rest <b>well</b>.\nWait.\n\nBake ]]> it.";
        let html = html(text);
        assert_eq!(
            html,
            "<p>Knead &amp; rest &lt;b&gt;well&lt;/b&gt;.<br>Wait.</p><p>Bake ]]&gt; it.</p>"
        );
        // Our importer keeps paragraphs, and takes the end of a line as a space.
        let read = text.replace("well</b>.\n", "well</b>. ");
        assert_eq!(crate::normalize::plain_text(&html), read);
    }
}
