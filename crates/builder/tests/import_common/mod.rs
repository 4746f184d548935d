//! What the import tests share.
#![allow(dead_code, reason = "each test file uses its part")]

use lifelong_builder::classify::Taxonomy;
use lifelong_builder::import::{self, Item, SourceSpec};
use lifelong_builder::normalize::{Draft, normalize};
use lifelong_builder::record::{Finding, Record, Severity};
use std::path::{Path, PathBuf};

/// Records and findings of a source.
#[derive(Debug, Default)]
pub struct Read {
    pub records: Vec<Record>,
    pub findings: Vec<Finding>,
    pub books: Vec<PathBuf>,
}

impl Read {
    /// How many findings carry a code.
    pub fn count(&self, code: &str) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.code == code)
            .count()
    }

    /// The only finding of a code.
    pub fn only(&self, code: &str) -> &Finding {
        let all: Vec<_> = self
            .findings
            .iter()
            .filter(|finding| finding.code == code)
            .collect();
        assert_eq!(all.len(), 1, "{code}: {:?}", self.findings);
        all[0]
    }

    /// The errors' codes.
    pub fn errors(&self) -> Vec<&'static str> {
        let bad = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        bad.map(|finding| finding.code).collect()
    }

    /// The record of a title.
    pub fn titled(&self, title: &str) -> &Record {
        self.records
            .iter()
            .find(|record| record.title == title)
            .unwrap_or_else(|| panic!("no record {title}"))
    }
}

/// Reads a source.
pub fn read(location: impl AsRef<Path>) -> Read {
    read_spec(&SourceSpec {
        location: location.as_ref().display().to_string(),
        ..SourceSpec::default()
    })
}

/// Reads a source with a format or a mapping.
pub fn read_spec(spec: &SourceSpec) -> Read {
    let mut out = Read::default();
    import::read(spec, &mut |item| match item {
        Item::Record(record) => out.records.push(*record),
        Item::Finding(finding) => out.findings.push(finding),
        Item::Book { path, .. } => out.books.push(path),
    });
    out
}

/// Writes a file into a fresh folder and reads it.
pub fn read_text(name: &str, content: impl AsRef<[u8]>) -> Read {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    read(&path)
}

/// Cleans a record.
pub fn clean(record: Record) -> (Option<Draft>, Vec<Finding>) {
    let taxonomy = Taxonomy::embedded();
    let mut findings = Vec::new();
    let draft = normalize(record, &taxonomy, &mut |finding| findings.push(finding));
    (draft, findings)
}

/// A file of the shared test data; `None`, with a note, where it is not at hand.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LIFELONG_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let file = root.join("data").join(path);
    if file.exists() {
        return Some(file);
    }
    eprintln!("skipped: {} is not there", file.display());
    None
}
