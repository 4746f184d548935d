//! Reads every source, cleans every record and lays it in a spool. In memory stay only keys and places,
//! so that memory does not grow with the length of descriptions.

use crate::books::{self, Refusal};
use crate::classify::Taxonomy;
use crate::content::{self, ContentSet};
use crate::error::BuildError;
use crate::import::{self, Companions, Item, SourceFormat, SourceSpec};
use crate::merge::{Class, Keys};
use crate::normalize::{Draft, normalize};
use crate::record::{Finding, Position, Record, Severity};
use crate::report::{Progress, Report};
use crate::spool::{Span, Spool, SpoolReader};
use lifelong_api::{Course, ItemType, Lesson};
use std::collections::BTreeMap;
use std::path::Path;

/// A record that is kept.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its [`Draft`] in the spool.
    pub span: Span,
    /// How firm its claim on its id is.
    pub class: Class,
    /// Number of its file in [`Report::files`].
    pub file: u32,
    /// 1-based line in it; 0 where the format has none.
    pub line: u32,
    /// 1-based number in it.
    pub record: u32,
}

/// All that the sources hold.
#[derive(Debug)]
pub struct Gathered {
    /// The records in the order of reading.
    pub slots: Vec<Slot>,
    /// Their keys, under the same numbers.
    pub keys: Keys,
    /// Their drafts.
    pub spool: SpoolReader,
    /// The catalogue's own content; its courses are among the slots.
    pub content: ContentSet,
    /// Lessons of own courses by number of the slot.
    pub lessons: BTreeMap<u32, Vec<Lesson>>,
    /// Newest change of any source, seconds since 1970; 0 if unknown.
    pub newest: u64,
}

/// Reads all sources. `spool_in` is a folder for the spool.
///
/// # Errors
/// Only where the spool cannot be written: what is wrong with a source is told to the report.
pub fn gather(
    sources: &[SourceSpec],
    taxonomy: &Taxonomy,
    spool_in: &Path,
    report: &mut Report,
    progress: &dyn Progress,
) -> Result<Gathered, BuildError> {
    let spool = Spool::new(spool_in).map_err(|e| BuildError::file(spool_in, e))?;
    let (own, foreign): (Vec<_>, Vec<_>) = sources.iter().partition(|spec| is_content(spec));
    let mut desk = Desk {
        taxonomy,
        report,
        progress,
        spool,
        slots: Vec::new(),
        keys: Keys::default(),
        failed: None,
        whole: ContentSet::default(),
        refused: None,
    };
    let (mut lessons, mut newest) = (BTreeMap::new(), 0);
    // Our own content goes first, so that its institutions and ids are known to all that follows.
    for spec in own {
        progress.step(&format!("Reading {}", spec.location), None);
        let set = desk.content(spec, &mut lessons);
        newest = newest.max(set.modified);
        desk.absorb(spec, set);
    }
    let foreign: Vec<SourceSpec> = foreign.into_iter().cloned().collect();
    let companions = Companions::scan(&foreign);
    for spec in &foreign {
        progress.step(&format!("Reading {}", spec.location), None);
        newest = newest.max(import::read_with(spec, &companions, &mut |item| {
            desk.take(spec, item)
        }));
    }
    let Desk {
        spool,
        slots,
        keys,
        failed,
        whole,
        ..
    } = desk;
    let spool = match failed {
        Some(error) => Err(error),
        None => spool.finish(),
    };
    let spool = spool.map_err(|e| BuildError::file(spool_in, format!("the work file: {e}")))?;
    Ok(Gathered {
        slots,
        keys,
        spool,
        content: whole,
        lessons,
        newest,
    })
}

/// A folder of our own content: named so, or with a `site.toml`.
fn is_content(spec: &SourceSpec) -> bool {
    match spec.format {
        Some(format) => format == SourceFormat::Content,
        None => Path::new(&spec.location).join("site.toml").is_file(),
    }
}

/// The table at which records are received.
struct Desk<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a mut Report,
    progress: &'a dyn Progress,
    spool: Spool,
    slots: Vec<Slot>,
    keys: Keys,
    failed: Option<std::io::Error>,
    /// What content folders hold, and books that are sources themselves.
    whole: ContentSet,
    /// File and record of the last refusal, so that two findings on one record count once.
    refused: Option<(usize, u64)>,
}

impl Desk<'_> {
    fn take(&mut self, spec: &SourceSpec, item: Item) {
        match item {
            Item::Finding(finding) => {
                let file = self.report.file(&spec.location, &finding.position.file);
                if finding.severity == Severity::Error {
                    self.refuse(file, finding.position.record, finding.code, true);
                }
                self.report.tell(finding, self.progress);
            }
            Item::Record(record) => self.record(spec, *record),
            Item::Book { path, name, id } => self.book(spec, &path, &name, &id),
        }
    }

    /// Reads a book that was named as a source. One that was there first keeps its id.
    fn book(&mut self, spec: &SourceSpec, path: &Path, name: &str, id: &str) {
        let file = self.report.file(&spec.location, name);
        // A long shelf takes its time, and somebody may be looking on.
        self.progress.done(1);
        let read = if self.whole.books.iter().any(|(book, _)| book.id == id) {
            Err(Refusal {
                code: "duplicate-id",
                reason: format!("There is another book “{id}”; this one was left out. Rename one."),
            })
        } else {
            books::read(path, id, self.taxonomy)
        };
        let (told, severity) = match read {
            Ok(read) => {
                let read = read.told_as(name);
                self.whole.books.push((read.book, read.chapters));
                self.whole.pictures.extend(read.pictures);
                self.whole.narrations.extend(read.narrations);
                self.whole.media.extend(read.media);
                (read.warnings, Severity::Warning)
            }
            Err(why) => {
                self.refuse(file, 0, why.code, true);
                (vec![(why.code, why.reason)], Severity::Error)
            }
        };
        for (code, reason) in told {
            let position = Position {
                file: name.to_owned(),
                ..Position::default()
            };
            let finding = Finding {
                severity,
                position,
                field: String::new(),
                code,
                reason,
            };
            self.report.tell(finding, self.progress);
        }
    }

    fn record(&mut self, spec: &SourceSpec, record: Record) {
        let position = record.position.clone();
        let file = self.report.file(&spec.location, &position.file);
        self.report.files[file].records.read += 1;
        self.progress.done(1);
        let class = if record.id.is_some() {
            Class::Named
        } else {
            Class::Derived
        };
        let mut refusal = "refused";
        let draft = normalize(record, self.taxonomy, &mut |finding| {
            if finding.severity == Severity::Error {
                refusal = finding.code;
            }
            self.report.tell(finding, self.progress);
        });
        match draft {
            Some(draft) => self.keep(&draft, class, file, &position),
            None => self.refuse(file, position.record, refusal, false),
        }
    }

    /// Counts a refusal. A record that the importer refused was never handed on, so it is also counted as read.
    fn refuse(&mut self, file: usize, record: u64, code: &'static str, by_importer: bool) {
        let entry = &mut self.report.files[file];
        *entry.reasons.entry(code).or_default() += 1;
        if record > 0 && self.refused != Some((file, record)) {
            entry.records.refused += 1;
            entry.records.read += u64::from(by_importer);
            self.refused = Some((file, record));
        }
    }

    fn keep(&mut self, draft: &Draft, class: Class, file: usize, position: &Position) {
        match self.spool.push(draft) {
            Ok(span) => {
                let short = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
                let (line, record) = (short(position.line), short(position.record));
                self.slots.push(Slot {
                    span,
                    class,
                    file: short(file as u64),
                    line,
                    record,
                });
                self.keys.add(class, &draft.keys);
            }
            Err(error) => {
                self.failed.get_or_insert(error);
            }
        }
    }

    /// Adds a content folder to those before it, and tells of books whose ids are taken.
    fn absorb(&mut self, spec: &SourceSpec, set: ContentSet) {
        for (book, _) in &set.books {
            if self.whole.books.iter().any(|(old, _)| old.id == book.id) {
                let id = &book.id;
                let finding = Finding {
                    severity: Severity::Error,
                    position: Position {
                        file: spec.location.clone(),
                        ..Position::default()
                    },
                    field: String::new(),
                    code: "duplicate-id",
                    reason: format!(
                        "There is another book “{id}”; this one was left out. Rename one."
                    ),
                };
                let file = self.report.file(&spec.location, &spec.location);
                self.refuse(file, 0, finding.code, true);
                self.report.tell(finding, self.progress);
            }
        }
        absorb(&mut self.whole, set);
    }

    /// Reads a content folder; its courses take their place among the records.
    fn content(
        &mut self,
        spec: &SourceSpec,
        lessons: &mut BTreeMap<u32, Vec<Lesson>>,
    ) -> ContentSet {
        let file = self.report.file(&spec.location, &spec.location);
        let mut told: Vec<Finding> = Vec::new();
        let mut set = content::load(Path::new(&spec.location), self.taxonomy, &mut |finding| {
            told.push(finding)
        });
        for finding in told {
            if finding.severity == Severity::Error {
                self.refuse(file, 0, finding.code, true);
            }
            self.report.tell(finding, self.progress);
        }
        for (course, parts) in std::mem::take(&mut set.courses) {
            self.report.files[file].records.read += 1;
            self.progress.done(1);
            let keys = self.keys_of(&course);
            let number = self.slots.len() as u32;
            self.keep(
                &Draft {
                    course,
                    keys,
                    ..Draft::default()
                },
                Class::Content,
                file,
                &Position::default(),
            );
            if self.failed.is_none() {
                lessons.insert(number, parts);
            }
        }
        set
    }

    /// The keys of an own course: those of a record with the same title, in each of its languages.
    fn keys_of(&self, course: &Course) -> Vec<String> {
        let mut keys = Vec::new();
        for (lang, title) in course.name.iter() {
            let record = Record {
                id: Some(course.id.clone()),
                identifiers: course.identifier.clone(),
                title: title.clone(),
                text_language: Some(lang.clone()),
                provider: course.provider.name.pick(lang).to_owned(),
                provider_id: Some(course.provider.id.clone()),
                finished: Some(Box::new(course.clone())),
                ..Record::default()
            };
            // Whatever is wrong with it, `content::load` has said.
            let found =
                normalize(record, self.taxonomy, &mut |_| {}).map_or(vec![], |draft| draft.keys);
            for key in found {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }
}

/// Adds a content folder to those before it: what was there first stays.
fn absorb(into: &mut ContentSet, mut from: ContentSet) {
    if into.languages.is_empty() {
        into.languages = from.languages;
    }
    if into.name.is_empty() {
        (into.name, into.description) = (from.name, from.description);
    }
    for (area, words) in from.areas {
        into.areas.entry(area).or_insert(words);
    }
    // Of a column or an event that is not taken, the searches are not either.
    from.queries.retain(|new| match new.owner.0 {
        ItemType::Column => !into.columns.iter().any(|old| old.id == new.owner.1),
        _ => !into.events.iter().any(|old| old.id == new.owner.1),
    });
    into.queries.append(&mut from.queries);
    macro_rules! append {
        ($($list:ident: $id:expr;)*) => {$(
            from.$list.retain(|new| !into.$list.iter().any(|old| $id(old) == $id(new)));
            into.$list.append(&mut from.$list);
        )*};
    }
    // Of a book that is not taken, the recording is not either.
    from.narrations
        .retain(|new| !into.books.iter().any(|(old, _)| old.id == new.book));
    into.narrations.append(&mut from.narrations);
    append! {
        institutions: (|item: &lifelong_api::Institution| item.id.clone());
        books: (|item: &(lifelong_api::Book, Vec<lifelong_api::Chapter>)| item.0.id.clone());
        columns: (|item: &lifelong_api::Column| item.id.clone());
        events: (|item: &lifelong_api::Event| item.id.clone());
        help: (|item: &lifelong_api::HelpArticle| item.id.clone());
        media: (|item: &(String, std::path::PathBuf)| item.0.clone());
        pictures: (|item: &crate::books::Picture| item.name.clone());
    }
}
