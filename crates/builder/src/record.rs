//! What an importer hands on: one course as its source describes it, nothing decided yet.
//!
//! Importers copy, they do not judge: texts may still be HTML, durations and languages are still words.
//! `normalize` cleans a record, `classify` finds area and topics, `merge` joins records that are one course.

use serde::{Deserialize, Serialize};

/// Where in a source a record stands, for messages a person can act on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Path or address of the source file.
    pub file: String,
    /// 1-based line where the record begins; 0 where the format has no lines.
    pub line: u64,
    /// 1-based number of the record in its file.
    pub record: u64,
}

/// One course of one source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Where it stands.
    pub position: Position,
    /// The id it wants, if the source has one that is fit for an address (our own content, generated files).
    pub id: Option<String>,
    /// Identifiers that are the same wherever the course is listed: keys, uuids, course numbers with their organisation. Two records that share one are one course.
    pub identifiers: Vec<String>,
    /// Course numbers and codes people search for; not unique.
    pub codes: Vec<String>,
    /// Title.
    pub title: String,
    /// Short description, text or HTML.
    pub summary: String,
    /// Description, text or HTML.
    pub description: String,
    /// Language of title and description, as the source says it.
    pub text_language: Option<String>,
    /// Languages it is taught in, as the source says them.
    pub languages: Vec<String>,
    /// Area code, where the source says one of ours.
    pub area: Option<String>,
    /// Ids of topics of our table, where the source knows them.
    pub topics: Vec<String>,
    /// Subjects, skills, tags, ISCED-F codes (`isced:0613`), departments: all that helps to classify.
    pub subjects: Vec<String>,
    /// Name of the institution.
    pub provider: String,
    /// Id of the institution, where the source has one of ours.
    pub provider_id: Option<String>,
    /// Its site.
    pub provider_url: Option<String>,
    /// Its country, a name or a code.
    pub provider_country: Option<String>,
    /// Platform that carries the course (`Coursera`), where it is not the institution's own.
    pub platform: Option<String>,
    /// Kind code (`own`, `partner`, `platform`, `micro`), where the source says it.
    pub kind: Option<String>,
    /// Page of the course.
    pub url: Option<String>,
    /// Picture and what it shows.
    pub image: Option<(String, String)>,
    /// Length as the source puts it: `5 weeks`, `PT20H`, `12周`.
    pub duration: Option<String>,
    /// Effort as the source puts it: `3-4 hours a week`.
    pub effort: Option<String>,
    /// Level as the source puts it.
    pub level: Option<String>,
    /// Format or mode as the source puts it.
    pub format: Option<String>,
    /// Whether it is free, if the source says so.
    pub free: Option<bool>,
    /// Prices.
    pub offers: Vec<lifelong_api::Offer>,
    /// Licence as the source puts it.
    pub license: Option<String>,
    /// Who teaches it.
    pub authors: Vec<String>,
    /// What one learns.
    pub outcomes: Vec<String>,
    /// Rating out of five, and how many rated.
    pub rating: Option<(f64, Option<u64>)>,
    /// Enrolled so far.
    pub enrolled: Option<u64>,
    /// Last change.
    pub modified: Option<String>,
    /// Runs.
    pub runs: Vec<lifelong_api::CourseInstance>,
    /// A finished course of our own content: texts in several languages and lessons. The other fields then only help to merge and classify.
    pub finished: Option<Box<lifelong_api::Course>>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was repaired or left out; the record is in.
    Warning,
    /// The record, or the file, was refused.
    Error,
}

/// Something a person should know about one record or file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Warning or error.
    pub severity: Severity,
    /// Where.
    pub position: Position,
    /// The field, as the source calls it; empty for the whole record.
    pub field: String,
    /// A stable short code, as in `missing-title`, to count and to test by.
    pub code: &'static str,
    /// What is wrong and what was done, in one plain sentence.
    pub reason: String,
}
