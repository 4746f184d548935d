//! What the builder hands in: courses, and the topics they speak of.

use lifelong_api::{Area, Format, Kind, Level, Text, Topic};

/// A course as the index wants it.
///
/// Limits (the rest is left out of the index, nothing fails): titles 300 characters,
/// names of institutions 200, the first 1,000 characters of descriptions, 64 keywords and 64 codes of 100
/// characters, 16 topics, 16 languages, 8 languages a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Course id, unique in the catalogue.
    pub id: String,
    /// Title in each of its languages.
    pub title: Text,
    /// What is searched beside the title, plain text.
    pub description: Text,
    /// Institution id; empty where nobody said.
    pub institution: String,
    /// Its name.
    pub institution_name: Text,
    /// Topic ids of [`IndexOptions::topics`]; their ancestors are added by the index.
    pub topics: Vec<String>,
    /// Further subject words.
    pub keywords: Vec<String>,
    /// Course numbers, keys, ISBN-like codes: searched whole and in parts.
    pub codes: Vec<String>,
    /// Area.
    pub area: Area,
    /// Kind.
    pub kind: Kind,
    /// Format.
    pub format: Format,
    /// Level, if known.
    pub level: Option<Level>,
    /// BCP 47 tags of the languages of teaching; the index keeps the primary language of each.
    pub languages: Vec<String>,
    /// Minutes of learning, if known.
    pub minutes: Option<u32>,
    /// Whether it is free, if known.
    pub free: Option<bool>,
    /// Quality and popularity, higher is better: courses are numbered by it, and it decides between equal matches. Not a number counts as the lowest.
    pub rank: f32,
    /// How many enrolled, if known.
    pub enrolled: Option<u64>,
    /// Day of the last change in days since 1970-01-01, if known.
    pub modified: Option<u32>,
}

/// What an index is made with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexOptions {
    /// The topic table, in any order. `id`, `name` and `broader` are used.
    pub topics: Vec<Topic>,
}
