//! What every reader of content needs at hand: files, findings, and the list of links to check at the end.

use crate::classify::Taxonomy;
use crate::record::{Finding, Position, Severity};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A link or reference as it stands in a file; whether it leads anywhere is known once everything is read.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    pub file: String,
    pub line: u64,
    /// `/course/x` for a link in a text, `course:x` for a reference.
    pub to: String,
}

/// The state of one reading of a content folder.
pub(super) struct Desk<'a> {
    pub dir: &'a Path,
    pub taxonomy: &'a Taxonomy,
    pub languages: Vec<String>,
    pub findings: Vec<Finding>,
    pub pointers: Vec<Pointer>,
    /// Words of the glossary, which need no other explanation.
    pub explained: BTreeSet<String>,
    media: BTreeSet<String>,
    newest_day: Option<u64>,
    newest_file: u64,
}

impl<'a> Desk<'a> {
    pub fn new(dir: &'a Path, taxonomy: &'a Taxonomy) -> Self {
        Self {
            dir,
            taxonomy,
            languages: Vec::new(),
            findings: Vec::new(),
            pointers: Vec::new(),
            explained: BTreeSet::new(),
            media: BTreeSet::new(),
            newest_day: None,
            newest_file: 0,
        }
    }

    /// Something was repaired or left out; the file is in.
    pub fn warn(&mut self, file: &str, line: u64, code: &'static str, reason: String) {
        self.tell(Severity::Warning, file, line, code, reason);
    }

    /// The file was refused.
    pub fn error(&mut self, file: &str, line: u64, code: &'static str, reason: String) {
        self.tell(Severity::Error, file, line, code, reason);
    }

    fn tell(
        &mut self,
        severity: Severity,
        file: &str,
        line: u64,
        code: &'static str,
        reason: String,
    ) {
        let position = Position {
            file: file.to_owned(),
            line,
            record: 1,
        };
        self.findings.push(Finding {
            severity,
            position,
            field: String::new(),
            code,
            reason,
        });
    }

    /// Adds the name of the field to the finding told last.
    pub fn of_field(&mut self, field: &str) {
        if let Some(last) = self.findings.last_mut() {
            last.field = field.to_owned();
        }
    }

    /// How many errors were told so far: a reader compares before and after to know whether a file is whole.
    pub fn errors(&self) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }

    /// A text file. `None` where it is not there (nothing is told) or cannot be read (told).
    pub fn read(&mut self, path: &Path) -> Option<String> {
        let name = show(path);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                self.error(
                    &name,
                    0,
                    "unreadable",
                    format!("The file cannot be read: {error}."),
                );
                return None;
            }
        };
        self.note_file_time(path);
        match String::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let line = 1 + error.as_bytes()[..good]
                    .iter()
                    .filter(|b| **b == b'\n')
                    .count();
                let reason = "The file is not UTF-8 from this line on. Save it again as UTF-8.";
                self.error(&name, line as u64, "not-utf8", reason.to_owned());
                None
            }
        }
    }

    /// Remembers when a file was changed.
    pub fn note_file_time(&mut self, path: &Path) {
        let time = std::fs::metadata(path)
            .and_then(|data| data.modified())
            .ok();
        let seconds = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        self.newest_file = self
            .newest_file
            .max(seconds.map_or(0, |seconds| seconds.as_secs()));
    }

    /// Remembers an item's `updated` day.
    pub fn note_day(&mut self, day: jiff::civil::Date) {
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = day.since(epoch).map_or(0, |span| span.get_days());
        let seconds = u64::try_from(days).unwrap_or(0) * 86_400;
        self.newest_day = Some(
            self.newest_day
                .map_or(seconds, |newest| newest.max(seconds)),
        );
    }

    /// Newest `updated` day; where no item has one, the newest file time.
    pub fn modified(&self) -> u64 {
        self.newest_day.unwrap_or(self.newest_file)
    }

    /// Every file below `media/`, by its path relative to the content folder.
    pub fn media_files(&mut self) -> Vec<(String, PathBuf)> {
        let mut files = Vec::new();
        let mut open = vec![(String::from("media"), self.dir.join("media"))];
        while let Some((name, path)) = open.pop() {
            for (child, path, is_dir) in super::folder::entries(&path) {
                let name = format!("{name}/{child}");
                if is_dir {
                    open.push((name, path));
                } else {
                    files.push((name, path));
                }
            }
        }
        files.sort();
        self.media = files.iter().map(|(name, _)| name.clone()).collect();
        files
    }

    /// Whether `media/…` is a file of this folder.
    pub fn has_media(&self, name: &str) -> bool {
        self.media.contains(name)
    }

    /// The files of `media/` whose paths begin so, in order.
    pub fn media_of(&self, beginning: &str) -> impl Iterator<Item = String> + use<> {
        let names = self.media.iter().filter(|name| name.starts_with(beginning));
        names.cloned().collect::<Vec<_>>().into_iter()
    }

    /// Tells of folders and files beside the known ones: a misspelt name would otherwise just be silent.
    pub fn check_top_folder(&mut self) {
        const KNOWN: [&str; 11] = [
            "books",
            "columns",
            "courses",
            "events",
            "figures.csv",
            "glossary.toml",
            "help",
            "institutions",
            "media",
            "micro",
            "site.toml",
        ];
        for (name, path, is_dir) in super::folder::entries(self.dir) {
            if !KNOWN.contains(&name.as_str()) && (is_dir || !name.ends_with(".md")) {
                let reason = format!(
                    "Nothing is read from here. The content folder holds {}.",
                    KNOWN.join(", ")
                );
                self.warn(&show(&path), 0, "not-read", reason);
            }
        }
    }
}

/// A path as people write it.
pub(super) fn show(path: &Path) -> String {
    path.display().to_string()
}
