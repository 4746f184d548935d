//! What the tests of shelves share: a source as books and findings.
#![allow(dead_code, reason = "each test program uses its own part of it")]

use lifelong_builder::books::{self, Imported, Refusal};
use lifelong_builder::classify::Taxonomy;
use lifelong_builder::import::{
    Companions, Item, Network, Patience, SourceFormat, SourceSpec, read_over,
};
use lifelong_builder::record::{Finding, Severity};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A book as the importer hands it on.
#[derive(Clone, Debug)]
pub struct Book {
    pub path: PathBuf,
    pub name: String,
    pub id: String,
    /// Keeps the folder of what was packed or fetched.
    _cache: Arc<tempfile::TempDir>,
}

impl Book {
    /// Reads it.
    pub fn read(&self) -> Result<Imported, Refusal> {
        books::read(&self.path, &self.id, &Taxonomy::embedded())
    }
}

/// What a source yields.
#[derive(Clone, Debug, Default)]
pub struct Got {
    pub books: Vec<Book>,
    pub findings: Vec<Finding>,
    pub records: usize,
}

impl Got {
    /// The ids of the books, in order.
    pub fn ids(&self) -> Vec<&str> {
        self.books.iter().map(|book| book.id.as_str()).collect()
    }

    /// The codes of the findings, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.findings.iter().map(|finding| finding.code).collect()
    }

    /// The reason of the only finding of a code.
    pub fn reason(&self, code: &str) -> &str {
        let mut of = self.findings.iter().filter(|finding| finding.code == code);
        match (of.next(), of.next()) {
            (Some(one), None) => &one.reason,
            _ => panic!("{code}: {:?}", self.findings),
        }
    }

    /// How grave the first finding of a code is.
    pub fn severity(&self, code: &str) -> Severity {
        let found = self.findings.iter().find(|finding| finding.code == code);
        found.unwrap_or_else(|| panic!("{code}")).severity
    }
}

/// A network that nobody asks.
pub fn offline(cache: &Path) -> Network {
    Network {
        patience: Patience {
            attempts: 0,
            ..Patience::default()
        },
        cache: cache.to_owned(),
    }
}

/// A network with little patience.
pub fn online(cache: &Path) -> Network {
    Network {
        patience: Patience {
            connect: Duration::from_secs(2),
            whole: Duration::from_secs(20),
            attempts: 2,
            pause: Duration::from_millis(10),
        },
        cache: cache.to_owned(),
    }
}

/// Reads a source.
pub fn read_from(location: &str, format: Option<SourceFormat>, on: fn(&Path) -> Network) -> Got {
    let cache = Arc::new(tempfile::tempdir().expect("a folder"));
    let spec = SourceSpec {
        location: location.to_owned(),
        format,
        mapping: None,
    };
    let mut got = Got::default();
    let network = on(cache.path());
    read_over(
        &spec,
        &Companions::default(),
        &network,
        &mut |item| match item {
            Item::Record(_) => got.records += 1,
            Item::Finding(finding) => got.findings.push(finding),
            Item::Book { path, name, id } => got.books.push(Book {
                path,
                name,
                id,
                _cache: Arc::clone(&cache),
            }),
        },
    );
    got
}

/// Reads a file or folder without the network.
pub fn read_offline(path: &Path) -> Got {
    read_from(&path.display().to_string(), None, offline)
}
