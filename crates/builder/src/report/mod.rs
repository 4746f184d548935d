//! What happened to every record, told to a person and to a program.

mod memory;
mod progress;
mod table;

pub use memory::peak_memory;
pub use progress::{Progress, Quiet};

use crate::record::{Finding, Severity};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many findings of one code are told line by line; the rest are counted.
pub const SHOWN_PER_CODE: u64 = 20;

/// The account of a run: `--report FILE` writes it as JSON.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// True where the output was replaced.
    pub published: bool,
    /// One entry a file read, in the order of reading.
    pub files: Vec<FileReport>,
    /// The sums of all files.
    pub records: Tally,
    /// How often each code was found.
    pub codes: BTreeMap<&'static str, CodeReport>,
    /// What was written.
    pub output: Output,
    /// Wall time, seconds.
    pub seconds: f64,
    /// Most memory the process ever held, bytes; absent where the system does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peak_memory_bytes: Option<u64>,
    /// Everything found, in order.
    pub findings: Vec<Finding>,
}

/// What became of the records of one file.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// The source as it was named.
    pub source: String,
    /// Path or address of the file; for a content folder the folder.
    pub file: String,
    /// Its records.
    #[serde(flatten)]
    pub records: Tally,
    /// Why records were refused: how many a code.
    pub reasons: BTreeMap<&'static str, u64>,
}

/// Where records went: `read = imported + merged + refused`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Records found.
    pub read: u64,
    /// Records that became a course.
    pub imported: u64,
    /// Records joined to a course that another record had begun.
    pub merged: u64,
    /// Records left out.
    pub refused: u64,
}

/// How often a code was found.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CodeReport {
    /// The worst severity it was found with.
    pub severity: Severity,
    /// How often.
    pub count: u64,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Output {
    /// Courses.
    pub courses: u64,
    /// Institutions.
    pub institutions: u64,
    /// Files.
    pub files: u64,
    /// Bytes of all files.
    pub bytes: u64,
    /// Bytes of the search index among them.
    pub search_bytes: u64,
    /// Bytes of the largest file.
    pub largest: u64,
}

impl Report {
    /// The number of the entry for a file of a source, made where it is new.
    pub fn file(&mut self, source: &str, file: &str) -> usize {
        // Records of one file come in a row: the last entry is nearly always the right one.
        let found = self
            .files
            .iter()
            .rposition(|entry| entry.file == file && entry.source == source);
        found.unwrap_or_else(|| {
            self.files.push(FileReport {
                source: source.to_owned(),
                file: file.to_owned(),
                ..FileReport::default()
            });
            self.files.len() - 1
        })
    }

    /// Notes a finding, and tells it as long as its code was not told too often.
    pub fn tell(&mut self, finding: Finding, progress: &dyn Progress) {
        let entry = self.codes.entry(finding.code).or_insert(CodeReport {
            severity: finding.severity,
            count: 0,
        });
        entry.count += 1;
        entry.severity = entry.severity.max(finding.severity);
        if entry.count <= SHOWN_PER_CODE {
            progress.line(&line_of(&finding));
        }
        self.findings.push(finding);
    }

    /// How many findings are errors.
    pub fn errors(&self) -> u64 {
        self.findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count() as u64
    }

    /// Fills in what is known only at the end: sums, seconds, memory.
    pub fn close(&mut self, seconds: f64) {
        self.records = Tally::default();
        for file in &self.files {
            self.records.read += file.records.read;
            self.records.imported += file.records.imported;
            self.records.merged += file.records.merged;
            self.records.refused += file.records.refused;
        }
        self.seconds = seconds;
        self.peak_memory_bytes = peak_memory();
    }
}

/// A finding as one line: `file:line: record N, field: reason [code]`.
pub fn line_of(finding: &Finding) -> String {
    let place = &finding.position;
    let mut line = place.file.clone();
    if place.line > 0 {
        line.push_str(&format!(":{}", place.line));
    }
    let mut parts = Vec::new();
    if place.record > 0 {
        parts.push(format!("record {}", place.record));
    }
    if !finding.field.is_empty() {
        parts.push(finding.field.clone());
    }
    if !line.is_empty() {
        line.push_str(": ");
    }
    if !parts.is_empty() {
        line.push_str(&parts.join(", "));
        line.push_str(": ");
    }
    line.push_str(&finding.reason);
    line.push_str(&format!(" [{}]", finding.code));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Position;

    fn finding(line: u64, record: u64, field: &str) -> Finding {
        Finding {
            severity: Severity::Warning,
            position: Position {
                file: "a.csv".to_owned(),
                line,
                record,
            },
            field: field.to_owned(),
            code: "missing-title",
            reason: "There is no title; the record is left out.".to_owned(),
        }
    }

    #[test]
    fn a_line_names_what_is_known() {
        let tail = "There is no title; the record is left out. [missing-title]";
        assert_eq!(
            line_of(&finding(7, 3, "name")),
            format!("a.csv:7: record 3, name: {tail}")
        );
        assert_eq!(
            line_of(&finding(0, 3, "")),
            format!("a.csv: record 3: {tail}")
        );
        assert_eq!(line_of(&finding(0, 0, "")), format!("a.csv: {tail}"));
    }

    #[test]
    fn many_of_a_code_are_told_up_to_a_limit_and_all_counted() {
        #[derive(Default)]
        struct Count(std::cell::Cell<u64>);
        impl Progress for Count {
            fn line(&self, _text: &str) {
                self.0.set(self.0.get() + 1);
            }
        }
        let (mut report, count) = (Report::default(), Count::default());
        for n in 0..151 {
            report.tell(finding(n, n, ""), &count);
        }
        assert_eq!(count.0.get(), SHOWN_PER_CODE);
        assert_eq!(report.codes["missing-title"].count, 151);
        assert!(
            report.summary().contains("and 131 more"),
            "{}",
            report.summary()
        );
    }
}
