//! `cargo xtask tidy`: the house rules, as code. They also run as tests (`tests/tidy.rs`).
//!
//! Each rule takes the root of a tree and gives what breaks it there, so that its own test can
//! show it a small tree which does.

mod browser;
mod dependencies;
mod docs;
mod files;
mod imports;
mod locales;
mod text;
mod tokens;

use crate::error::{Error, Result};
use crate::{paths, ui};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Something that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The file, relative to the tree's root.
    pub file: PathBuf,
    /// The line, from 1; 0 where it is about the whole file.
    pub line: usize,
    /// What is wrong and what is right.
    pub what: String,
}

impl Breach {
    fn new(file: impl Into<PathBuf>, line: usize, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file.display(), self.what),
            line => write!(f, "{}:{line}: {}", self.file.display(), self.what),
        }
    }
}

/// A rule of the house.
pub struct Rule {
    /// What it asks for.
    pub name: &'static str,
    /// Gives what breaks it in the tree at a root.
    pub check: fn(&Path) -> Result<Vec<Breach>>,
}

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule {
        name: "modules import only what lies below them",
        check: imports::check,
    },
    Rule {
        name: "crates depend in one direction",
        check: dependencies::directions,
    },
    Rule {
        name: "only src/platform touches the browser",
        check: browser::check,
    },
    Rule {
        name: "every visible word is in locales/",
        check: text::check,
    },
    Rule {
        name: "both languages have the same messages",
        check: locales::check,
    },
    Rule {
        name: "files stay under 400 lines",
        check: files::short,
    },
    Rule {
        name: "no leftovers in any file",
        check: files::leftovers,
    },
    Rule {
        name: "every licence is on the list",
        check: dependencies::licences,
    },
    Rule {
        name: "the portal holds one version of each library",
        check: dependencies::versions,
    },
    Rule {
        name: "the changelog tells of this version",
        check: docs::changelog,
    },
    Rule {
        name: "links between documents lead somewhere",
        check: docs::links,
    },
];

/// Checks every rule on the repository.
///
/// # Errors
/// Where one is broken, after all were checked and each breach was printed.
pub fn run() -> Result<()> {
    let root = paths::root();
    let mut count = 0;
    for rule in RULES {
        let breaches = (rule.check)(&root)?;
        ui::say(&format!(
            "{} {}",
            if breaches.is_empty() {
                "ok    "
            } else {
                "BROKEN"
            },
            rule.name
        ));
        for breach in &breaches {
            println!("          {breach}");
        }
        count += breaches.len();
    }
    if count == 0 {
        return Ok(());
    }
    Err(Error::new(format!("{count} places break the house rules."))
        .next("correct the places named above; CONTRIBUTING.md gives the reason of each rule."))
}

/// Folders that hold nothing of ours. In a second working tree `.git` is a file.
const FOREIGN: &[&str] = &["target", "node_modules", "dist", ".git"];

/// Our files under `dir` of a tree with one of these endings, in order, relative to its root.
fn sources(root: &Path, dir: &str, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let top = root.join(dir);
    if !top.exists() {
        return Ok(Vec::new());
    }
    let ours = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        !(entry.depth() > 0 && FOREIGN.contains(&&*name))
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(&top)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(ours)
    {
        let entry = entry.map_err(|why| Error::file("read", &top, why))?;
        let ending = entry
            .path()
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if entry.file_type().is_file() && (endings.is_empty() || endings.contains(&ending)) {
            files.push(
                entry
                    .path()
                    .strip_prefix(root)
                    .unwrap_or(entry.path())
                    .to_owned(),
            );
        }
    }
    Ok(files)
}

fn read(root: &Path, file: &Path) -> Result<String> {
    let path = root.join(file);
    fs::read_to_string(&path).map_err(|why| Error::file("read", &path, why))
}
