//! What the catalogue holds, as schema.org describes it in JSON-LD: one language a thing, as search engines and directories
//! read it.
//!
//! Source: <https://schema.org>. A thing's `@id` is its page in the portal: a whole address where that of the portal is known,
//! else one from its first page, as the page's `<base>` has it.

mod course;
mod own;

pub use course::course;
pub use own::{book, column, event, institution};

use super::Site;
use super::feeds::API;
use super::places::{Address, address, encode};
use lifelong_api::{Image, Text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What is needed to describe things.
pub struct Describer<'a> {
    /// The catalogue.
    pub site: &'a Site,
    /// Its foremost language.
    pub lang: &'a str,
    /// The sites of institutions, by their ids.
    pub sites: &'a BTreeMap<String, String>,
    /// The names of topics, by their ids.
    topics: BTreeMap<&'a str, &'a Text>,
}

impl<'a> Describer<'a> {
    /// For a catalogue, with the sites of institutions by their ids.
    pub fn new(site: &'a Site, sites: &'a BTreeMap<String, String>) -> Self {
        let topics = site.topics.iter().map(|one| (one.id.as_str(), &one.name));
        Self {
            site,
            lang: foremost(site),
            sites,
            topics: topics.collect(),
        }
    }

    /// A thing of a type, with its page in the portal and its name.
    fn thing(&self, kind: &str, way: &str, id: &str, name: &Text) -> Facts {
        let page = self.page(way, id);
        let mut facts = Facts::of(kind, &page);
        facts.set("url", json!(page));
        facts.set("name", self.text(name));
        facts
    }

    /// The page of a thing in the portal.
    fn page(&self, kind: &str, id: &str) -> String {
        format!("{}{}", self.site.address, encode(&format!("{kind}/{id}")))
    }

    /// The address of a picture; `null` for none.
    fn picture(&self, image: Option<&Image>) -> Value {
        json!(image.and_then(|image| match address(&image.url) {
            Address::Own(path) => Some(format!("{}{API}{path}", self.site.address)),
            Address::Foreign(url) => Some(url),
            Address::None => None,
        }))
    }

    /// A text in the foremost language, or in another where it has none.
    fn text(&self, text: &Text) -> Value {
        json!(text.pick(self.lang))
    }
}

/// What is said of a thing: nothing that is empty.
pub struct Facts(Map<String, Value>);

impl Facts {
    /// A thing of a type, with its page.
    fn of(kind: &str, page: &str) -> Self {
        let mut facts = Self(Map::new());
        facts.set("@type", json!(kind));
        facts.set("@id", json!(page));
        facts
    }

    /// Says something, if it is anything.
    fn set(&mut self, key: &str, value: Value) {
        if value != json!("") && value != json!([]) && !value.is_null() {
            self.0.insert(key.to_owned(), value);
        }
    }
}

impl From<Facts> for Value {
    fn from(facts: Facts) -> Self {
        Value::Object(facts.0)
    }
}

/// The catalogue's foremost language.
pub fn foremost(site: &Site) -> &str {
    site.languages.first().map_or("en", String::as_str)
}

/// Each once, in their order.
pub fn unique(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut list: Vec<Value> = Vec::new();
    for value in values {
        if !list.contains(&value) {
            list.push(value);
        }
    }
    list
}
