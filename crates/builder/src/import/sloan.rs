//! MIT Sloan's executive courses: courses in one file, their runs in another, joined by `Course_Id`.

use super::json::{price, some, text};
use super::stream::{self, Part};
use super::text::TextFile;
use super::{SourceSpec, walk};
use crate::record::Record;
use lifelong_api::{CourseInstance, Offer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A file of more than this is no file of runs worth keeping in memory.
const SIDE_FILE: u64 = 64 << 20;

/// Small files that belong to another file, found across all sources before any is read.
///
/// Today these are the runs of MIT Sloan's courses.
#[derive(Clone, Debug, Default)]
pub struct Companions {
    runs: BTreeMap<String, Vec<Value>>,
    courses: BTreeSet<String>,
}

impl Companions {
    /// Looks through the local files of these sources.
    pub fn scan(specs: &[SourceSpec]) -> Self {
        let mut found = Self::default();
        for spec in specs {
            if !spec.location.contains("://") {
                let files = walk::files(Path::new(&spec.location)).unwrap_or_default();
                files.iter().for_each(|path| found.scan_file(path));
            }
        }
        found
    }

    fn scan_file(&mut self, path: &Path) {
        let json = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let Some(file) = json.then(|| TextFile::look(path, "").ok()).flatten() else {
            return;
        };
        if file.len > SIDE_FILE || !file.head.contains("\"Course_Id\"") {
            return;
        }
        // A file that is broken further on is reported when it is read as a source.
        let _ = stream::read(&file, &mut |part| {
            if let Part::Element(value, _) = part {
                let id = text(&value, &["Course_Id"]);
                if is_course(&value) {
                    self.courses.insert(id);
                } else if is_run(&value) {
                    self.runs.entry(id).or_default().push(value);
                }
            }
        });
    }

    /// Whether the course of a run is among the sources.
    pub(crate) fn knows(&self, run: &Value) -> bool {
        self.courses.contains(&text(run, &["Course_Id"]))
    }
}

/// Whether an element is a course of MIT Sloan.
pub(crate) fn is_course(value: &Value) -> bool {
    value.get("Course_Id").is_some() && value.get("Title").is_some()
}

/// Whether an element is a run of such a course.
pub(crate) fn is_run(value: &Value) -> bool {
    value.get("Course_Id").is_some() && value.get("CO_Title").is_some()
}

/// A course with its runs.
pub(crate) fn record(value: &Value, companions: &Companions) -> Record {
    let id = text(value, &["Course_Id"]);
    let empty = Vec::new();
    let mut runs: Vec<&Value> = companions.runs.get(&id).unwrap_or(&empty).iter().collect();
    runs.sort_by_key(|run| text(run, &["Start_Date"]));
    let first = runs.first().copied().unwrap_or(&Value::Null);
    let mut subjects = Vec::new();
    for topic in text(value, &["Topics"]).split(';') {
        subjects.extend(topic.split(':').map(|part| part.trim().to_owned()));
    }
    subjects.extend(some(value, &["Certification_Type"]));
    subjects.retain(|subject| !subject.is_empty());
    Record {
        identifiers: vec![id],
        title: text(value, &["Title"]),
        description: text(value, &["Description"]),
        text_language: Some("en".to_owned()),
        languages: vec!["en".to_owned()],
        subjects,
        provider: "MIT Sloan School of Management".to_owned(),
        provider_url: Some("https://executive.mit.edu/".to_owned()),
        url: some(value, &["URL"]),
        image: some(value, &["Image_Src"]).map(|src| (src, String::new())),
        duration: some(first, &["Duration"]),
        effort: some(first, &["Time_Commitment"]),
        format: some(first, &["Delivery"]),
        offers: offers(first),
        modified: some(value, &["SourceLastModifiedDate"]),
        authors: some(first, &["Faculty_Name"]).into_iter().collect(),
        runs: runs.iter().map(|run| instance(run)).collect(),
        ..Record::default()
    }
}

fn offers(run: &Value) -> Vec<Offer> {
    price(run.get("Price"))
        .filter(|price| price != "0")
        .map(|price| Offer {
            price,
            price_currency: some(run, &["Currency"]).unwrap_or_else(|| "USD".to_owned()),
            category: String::new(),
        })
        .into_iter()
        .collect()
}

fn instance(run: &Value) -> CourseInstance {
    CourseInstance {
        identifier: some(run, &["CO_Title"]),
        start_date: some(run, &["Start_Date"]),
        end_date: some(run, &["End_Date"]),
        course_mode: some(run, &["Delivery"]),
        location: some(run, &["Location"]).filter(|place| place != "Online"),
        url: None,
        offers: offers(run),
    }
}
