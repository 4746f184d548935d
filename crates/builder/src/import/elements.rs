//! One JSON element: what it is, and the records it holds.

use super::mapping::Mapping;
use super::run::Run;
use super::table::{self, JsonRow};
use super::{SourceFormat, mit, moochub, openedx, schema_org, sloan};
use crate::record::Record;
use serde_json::Value;

/// What a JSON element was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    JsonLd,
    Moochub,
    Lms,
    Discovery,
    Learn,
    Ocw,
    SloanCourse,
    SloanRun,
    /// A row of a side table: platforms, departments.
    SideTable,
    /// Our own record.
    Own,
    /// A flat object for a mapping.
    Flat,
}

/// Recognises an element by its fields.
pub(crate) fn recognise(value: &Value) -> Option<Shape> {
    let has = |key: &str| value.get(key).is_some();
    let shape = if moochub::recognises(value) {
        Shape::Moochub
    } else if is_own(value) {
        Shape::Own
    } else if sloan::is_course(value) {
        Shape::SloanCourse
    } else if sloan::is_run(value) {
        Shape::SloanRun
    } else if openedx::is_discovery(value) {
        Shape::Discovery
    } else if mit::is_learn(value) {
        Shape::Learn
    } else if mit::is_ocw(value) {
        Shape::Ocw
    } else if schema_org::recognises(value) {
        Shape::JsonLd
    } else if openedx::is_lms(value) {
        Shape::Lms
    } else if has("model") && has("fields") {
        Shape::SideTable
    } else {
        return None;
    };
    Some(shape)
}

/// The fields of [`Record`].
const OWN_FIELDS: [&str; 34] = [
    "position",
    "id",
    "identifiers",
    "codes",
    "title",
    "summary",
    "description",
    "text_language",
    "languages",
    "area",
    "topics",
    "subjects",
    "provider",
    "provider_id",
    "provider_url",
    "provider_country",
    "platform",
    "kind",
    "url",
    "image",
    "duration",
    "effort",
    "level",
    "format",
    "free",
    "offers",
    "license",
    "authors",
    "outcomes",
    "rating",
    "enrolled",
    "modified",
    "runs",
    "finished",
];

/// Whether an object is one of our own records, which may leave out what is empty: it has no other fields.
pub(crate) fn is_own(value: &Value) -> bool {
    let named = ["provider", "provider_id", "finished"]
        .iter()
        .any(|key| value.get(*key).is_some_and(|found| !found.is_array()));
    let plain = |key: &str| {
        value
            .get(key)
            .is_none_or(|found| found.is_string() || found.is_null())
    };
    named
        && plain("title")
        && plain("provider")
        && value
            .as_object()
            .is_some_and(|object| object.keys().all(|key| OWN_FIELDS.contains(&key.as_str())))
}

/// The shape that a named format asks for.
fn asked(format: SourceFormat, value: &Value) -> Option<Shape> {
    match format {
        SourceFormat::JsonLd => Some(Shape::JsonLd),
        SourceFormat::Moochub => Some(Shape::Moochub),
        SourceFormat::OpenEdx => Some(Shape::Lms),
        SourceFormat::Discovery => Some(Shape::Discovery),
        // Several catalogues go under this name: the fields tell which.
        SourceFormat::MitLearn => recognise(value),
        SourceFormat::Table => Some(Shape::Flat),
        SourceFormat::JsonLines => Some(Shape::Own),
        SourceFormat::Csv | SourceFormat::Content | SourceFormat::Opds | SourceFormat::Webpub => {
            None
        }
    }
}

/// The elements of one file.
#[derive(Default)]
pub(crate) struct Elements {
    /// What the last recognised element was: stray ones after it are taken for the same.
    shape: Option<Shape>,
    mapping: Option<Mapping>,
    /// The file's mapping does not fit, or nothing is known of it: said once.
    refused: bool,
    side_rows: u64,
    runs: (u64, u64),
    unknown: u64,
    first_unknown: u64,
}

impl Elements {
    /// Hands on the records of an element. `whole` is true for an object that is the whole file.
    pub fn take(&mut self, value: &Value, line: u64, name: &str, whole: bool, run: &mut Run) {
        if !value.is_object() && !value.is_array() {
            self.stray(line);
            return;
        }
        let shape = run
            .format
            .and_then(|format| asked(format, value))
            .or_else(|| run.mapping.as_ref().filter(|_| !whole).map(|_| Shape::Flat))
            .or_else(|| recognise(value))
            .or(self.shape)
            .or_else(|| {
                (!whole)
                    .then(|| table::choose(None, &table::keys(value)).ok())
                    .flatten()
                    .map(|_| Shape::Flat)
            });
        self.shape = shape.or(self.shape);
        match shape {
            Some(Shape::JsonLd) => {
                let found = schema_org::records(value, name, true);
                if found.is_empty() && !whole {
                    self.stray(line);
                }
                found
                    .into_iter()
                    .for_each(|record| run.record(record, name, line));
            }
            Some(Shape::Moochub) => run.record(moochub::record(value), name, line),
            Some(Shape::Lms) => run.record(openedx::lms(value, name), name, line),
            Some(Shape::Discovery) => run.record(openedx::discovery(value), name, line),
            Some(Shape::Learn) => match mit::other_resource(value) {
                None => run.record(mit::learn(value), name, line),
                Some(kind) => {
                    let reason = format!("This is a {kind}, not a course, and was left out.");
                    run.warn("not-a-course", name, line, reason);
                }
            },
            Some(Shape::Ocw) => run.record(mit::ocw(value), name, line),
            Some(Shape::SloanCourse) => {
                run.record(sloan::record(value, run.companions), name, line)
            }
            Some(Shape::SloanRun) => {
                self.runs.0 += 1;
                self.runs.1 += u64::from(!run.companions.knows(value));
            }
            Some(Shape::SideTable) => self.side_rows += 1,
            Some(Shape::Own) => match serde_json::from_value::<Record>(value.clone()) {
                Ok(record) => run.record(record, name, line),
                Err(error) => {
                    run.error(
                        "bad-line",
                        name,
                        line,
                        format!("This record cannot be read: {error}."),
                    );
                }
            },
            Some(Shape::Flat) => self.flat(value, line, name, run),
            None => self.stray(line),
        }
    }

    fn stray(&mut self, line: u64) {
        self.unknown += 1;
        if self.unknown == 1 {
            self.first_unknown = line;
        }
    }

    fn flat(&mut self, value: &Value, line: u64, name: &str, run: &mut Run) {
        if self.refused {
            return;
        }
        if self.mapping.is_none() {
            match table::choose(run.mapping.as_ref(), &table::keys(value)) {
                Ok(mapping) => self.mapping = Some(mapping),
                Err(reason) => {
                    self.refused = true;
                    return run.error("wrong-columns", name, line, reason);
                }
            }
        }
        if let Some(mapping) = &self.mapping {
            run.record(mapping.record(&JsonRow(value)), name, line);
        }
    }

    /// Tells what was no course. `envelope` is the outermost object, where there is one.
    pub fn end(self, envelope: Option<&Value>, name: &str, run: &mut Run) {
        let (all, lost) = self.runs;
        if lost > 0 {
            let reason = format!(
                "{lost} of {all} runs belong to courses that are not among the sources. Name the file of courses together with this one."
            );
            run.warn("runs-without-course", name, 0, reason);
        }
        if self.side_rows > 0 {
            let reason = format!(
                "A side table of {} rows (platforms, departments or the like), no courses.",
                self.side_rows
            );
            run.warn("side-table", name, 0, reason);
        }
        if self.unknown > 0 && run.in_file() > 0 {
            let reason = format!(
                "{} entries are no courses and were left out, the first here.",
                self.unknown
            );
            run.warn("not-a-course", name, self.first_unknown, reason);
        } else if run.in_file() == 0 && !self.refused && all == 0 && self.side_rows == 0 {
            let empty_page = self.unknown == 0 && envelope.is_some_and(is_page);
            if !empty_page {
                let what = envelope.map_or("a list of other things", what_else);
                run.warn(
                    "not-a-catalogue",
                    name,
                    0,
                    format!("This is {what}, not a catalogue of courses; nothing was read."),
                );
            }
        }
    }
}

fn is_page(envelope: &Value) -> bool {
    ["next", "links", "pagination", "count"]
        .iter()
        .any(|key| envelope.get(*key).is_some())
        && envelope.get("publications").is_none()
        && envelope.get("readingOrder").is_none()
        && envelope.get("metadata").is_none()
}

/// What an object is, as far as it can be told.
fn what_else(value: &Value) -> &'static str {
    let has = |key: &str| value.get(key).is_some();
    if has("publications") || has("navigation") || has("groups") {
        "an OPDS feed of books"
    } else if has("readingOrder") || has("spine") {
        "the manifest of a book"
    } else if has("authentication") {
        "a document that asks for an account (OPDS)"
    } else if has("$schema") || has("$defs") || has("definitions") {
        "a JSON Schema"
    } else if has("openapi") || has("swagger") {
        "a description of an API"
    } else if has("paragraphs") || has("chapter") {
        "a text"
    } else {
        "something else"
    }
}
