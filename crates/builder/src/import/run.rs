//! One reading of one source: numbers the records, places the findings.

use super::mapping::Mapping;
use super::{Companions, Item, Network, SourceFormat};
use crate::books::opds::Place;
use crate::record::{Finding, Position, Record, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How many findings of one code a file may cause before the rest are only counted.
const SAME_FINDINGS: u64 = 20;

/// A reading in progress.
pub(crate) struct Run<'a> {
    sink: &'a mut dyn FnMut(Item),
    /// The format, where it was named.
    pub format: Option<SourceFormat>,
    /// The mapping, where one was named.
    pub mapping: Option<Mapping>,
    /// What was found beside the sources.
    pub companions: &'a Companions,
    /// How addresses are read that a source names.
    pub network: &'a Network,
    /// Files that were read as sources or as pages of one.
    pub done: BTreeSet<PathBuf>,
    /// Every file of a folder that is read whole.
    pub walked: BTreeSet<PathBuf>,
    /// Books that feeds have offered.
    pub offered: BTreeSet<Place>,
    /// Newest change of the files read, seconds since 1970.
    pub newest: u64,
    /// Records handed over so far, in all files.
    pub total: u64,
    in_file: u64,
    counts: BTreeMap<&'static str, u64>,
}

impl<'a> Run<'a> {
    /// A reading that hands on to `sink`.
    pub fn new(
        companions: &'a Companions,
        network: &'a Network,
        sink: &'a mut dyn FnMut(Item),
    ) -> Self {
        Self {
            sink,
            format: None,
            mapping: None,
            companions,
            network,
            done: BTreeSet::new(),
            walked: BTreeSet::new(),
            offered: BTreeSet::new(),
            newest: 0,
            total: 0,
            in_file: 0,
            counts: BTreeMap::new(),
        }
    }

    /// Begins a file: records are numbered from one again.
    pub fn begin_file(&mut self) {
        self.in_file = 0;
        self.counts.clear();
    }

    /// Ends a file: tells how many findings were held back.
    pub fn end_file(&mut self, name: &str) {
        for (code, count) in std::mem::take(&mut self.counts) {
            if let Some(more) = count.checked_sub(SAME_FINDINGS).filter(|more| *more > 0) {
                let reason = format!("{more} more findings \"{code}\" in this file.");
                self.tell(Severity::Warning, "more-of-the-same", name, 0, reason);
            }
        }
    }

    /// Hands on a record.
    pub fn record(&mut self, mut record: Record, name: &str, line: u64) {
        self.in_file += 1;
        self.total += 1;
        record.position = Position {
            file: name.to_owned(),
            line,
            record: self.in_file,
        };
        (self.sink)(Item::Record(Box::new(record)));
    }

    /// Hands on a book.
    pub fn book(&mut self, path: &Path, name: &str, id: &str) {
        (self.sink)(Item::Book {
            path: path.to_owned(),
            name: name.to_owned(),
            id: id.to_owned(),
        });
    }

    /// Notes when a file was changed that no one else looks at.
    pub fn note_time(&mut self, path: &Path) {
        let time = std::fs::metadata(path).and_then(|facts| facts.modified());
        let age = time
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        self.newest = self.newest.max(age.map_or(0, |age| age.as_secs()));
    }

    /// Records of the file so far.
    pub fn in_file(&self) -> u64 {
        self.in_file
    }

    /// Something was passed over or repaired.
    pub fn warn(&mut self, code: &'static str, name: &str, line: u64, reason: String) {
        self.limited(Severity::Warning, code, name, line, reason);
    }

    /// A record or the file was refused.
    pub fn error(&mut self, code: &'static str, name: &str, line: u64, reason: String) {
        self.limited(Severity::Error, code, name, line, reason);
    }

    /// The file cannot be read at all.
    pub fn cannot_read(&mut self, name: &str, reason: &str) {
        let reason =
            format!("This source cannot be read: {reason}. Check the path and your rights to it.");
        self.error("cannot-read", name, 0, reason);
    }

    fn limited(
        &mut self,
        severity: Severity,
        code: &'static str,
        name: &str,
        line: u64,
        reason: String,
    ) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= SAME_FINDINGS {
            self.tell(severity, code, name, line, reason);
        }
    }

    fn tell(
        &mut self,
        severity: Severity,
        code: &'static str,
        name: &str,
        line: u64,
        reason: String,
    ) {
        let position = Position {
            file: name.to_owned(),
            line,
            record: 0,
        };
        (self.sink)(Item::Finding(Finding {
            severity,
            position,
            field: String::new(),
            code,
            reason,
        }));
    }
}
