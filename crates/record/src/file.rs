//! The file in which a learner takes the record along: one JSON text, described in `docs/record.md`.

use crate::note::{iso, milliseconds};
use crate::work::{ABOUT, About, PLACE, Place, book_key, course_key};
use crate::{Entry, Record, Register, Stamp};
use lifelong_api::Text;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// What the member `format` says, so that no other file is taken for one of ours.
pub const FORMAT: &str = "lifelong-record";
/// The version that is written. All versions from 1 on are read.
pub const VERSION: u32 = 2;
/// The largest file that is read, in bytes: 64 MiB.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// The longest key, in bytes.
const LONGEST_KEY: usize = 512;
/// What is stamped later than this after now was written by a clock that is wrong: a year in milliseconds.
const YEAR: u64 = 365 * 86_400_000;
/// What stands for the device in what comes from version 1, which did not know any.
const BY_VERSION_1: &str = "version-1";

/// What stands at the head of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// When it was written, ISO 8601.
    pub exported: String,
    /// The device that wrote it.
    pub by: String,
}

impl Header {
    /// The head of a file that is written now, in milliseconds since 1970.
    pub fn now(now: u64, by: &str) -> Self {
        let by = by.to_owned();
        Self {
            exported: iso(now),
            by,
        }
    }
}

/// What was read from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// What is in it, without what was refused.
    pub record: Record,
    /// When it was written, as it says itself; empty where it does not.
    pub exported: String,
    /// The version it is of.
    pub from_version: u32,
    /// Keys of entries that were left out because they are damaged, each with the reason: `course/egg: missing field`.
    pub refused: Vec<String>,
    /// Keys, in their order, of entries that were stamped more than a year after now: the clock of a device was wrong. They are kept, and
    /// what is written to them here is stamped later still.
    pub future: Vec<String>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is no record: another program's file, a picture, an empty file.
    #[error("this is no record of Lifelong")]
    NotOurs,
    /// A newer version of the portal wrote it.
    #[error("the file is of version {version}; this program reads up to {VERSION}")]
    TooNew {
        /// Its version.
        version: u32,
    },
    /// It is larger than [`LARGEST`].
    #[error("the file has {bytes} bytes; up to {LARGEST} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is a record, but cut short or changed so that it is no JSON any more.
    #[error("the file is damaged in line {line}, column {column}: {what}")]
    Damaged {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1; 0 where the line is meant as a whole.
        column: usize,
        /// What is wrong there, in English, for those who help.
        what: String,
    },
}

/// A record as a file: one entry a line and in the order of keys, so that a person can look into it and compare two.
pub fn write(record: &Record, header: &Header) -> String {
    let mut out = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"exported\":");
    push_json(&mut out, &header.exported);
    out.push_str(",\"by\":");
    push_json(&mut out, &header.by);
    out.push_str(",\"entries\":{");
    for (i, (key, entry)) in record.entries.iter().enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        push_json(&mut out, key);
        out.push(':');
        push_json(&mut out, entry);
    }
    out.push_str("\n}}\n");
    out
}

/// Writing to memory fails only for maps whose keys are no strings; nothing here has any.
fn push_json(out: &mut String, value: &impl Serialize) {
    out.push_str(&serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()));
}

/// The members of a file, unread: only their extent is known. Others are skipped.
#[derive(Deserialize)]
struct Outer<'a> {
    #[serde(borrow, default)]
    format: Option<&'a RawValue>,
    #[serde(borrow, default)]
    version: Option<&'a RawValue>,
    #[serde(borrow, default)]
    exported: Option<&'a RawValue>,
    #[serde(borrow, default)]
    by: Option<&'a RawValue>,
    #[serde(borrow, default)]
    entries: Option<&'a RawValue>,
    #[serde(borrow, default)]
    recent: Option<&'a RawValue>,
}

/// Reads a file of any version up to ours. `now` in milliseconds since 1970 is compared with the stamps; nothing is changed
/// by it. An entry that is not of the right form is left out alone and told in [`Read::refused`]; kinds and registers that
/// are unknown here are kept, for a newer version wrote them.
///
/// # Errors
///
/// See [`FileError`]. They are about the file as a whole.
pub fn read(text: &str, now: u64) -> Result<Read, FileError> {
    let bytes = text.len();
    if bytes > LARGEST {
        return Err(FileError::TooLarge { bytes });
    }
    // Editors on Windows put a byte order mark before it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let outer: Outer = serde_json::from_str(text).map_err(|error| {
        if text.contains(FORMAT) {
            damaged(text, text, &error)
        } else {
            FileError::NotOurs
        }
    })?;
    if string(outer.format) != FORMAT {
        return Err(FileError::NotOurs);
    }
    let version = outer
        .version
        .map(|raw| serde_json::from_str::<u64>(raw.get()));
    let version = match version {
        Some(Ok(version)) => u32::try_from(version).unwrap_or(u32::MAX),
        _ => 0,
    };
    let mut read = Read {
        exported: string(outer.exported),
        from_version: version,
        ..Read::default()
    };
    match version {
        0 => return Err(missing("version")),
        1 => {
            let at = match milliseconds(&read.exported) {
                0 => now,
                exported => exported.min(now),
            };
            let by = match string(outer.by) {
                by if by.is_empty() => BY_VERSION_1.to_owned(),
                by => by,
            };
            let recent = outer.recent.map_or("[]", RawValue::get);
            read.record = of_version_1(recent, at, &Stamp { at, by });
        }
        VERSION => {
            let entries = outer.entries.ok_or_else(|| missing("entries"))?.get();
            let pairs: Pairs =
                serde_json::from_str(entries).map_err(|error| damaged(text, entries, &error))?;
            take_over(pairs, now, &mut read);
        }
        version => return Err(FileError::TooNew { version }),
    }
    Ok(read)
}

fn string(raw: Option<&RawValue>) -> String {
    let read = raw.and_then(|raw| serde_json::from_str(raw.get()).ok());
    read.unwrap_or_default()
}

fn missing(member: &str) -> FileError {
    FileError::Damaged {
        line: 1,
        column: 0,
        what: format!("no {member} that can be read"),
    }
}

/// Where in the whole text an error in a part of it lies.
fn damaged(text: &str, part: &str, error: &serde_json::Error) -> FileError {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let before = text.get(..start).unwrap_or_default();
    let line_before = before.rsplit('\n').next().unwrap_or_default().len();
    let in_first = error.line() == 1;
    FileError::Damaged {
        line: before.matches('\n').count() + error.line().max(1),
        column: error.column() + if in_first { line_before } else { 0 },
        what: reason(error),
    }
}

/// What is wrong, without the place: that of an entry counts from the entry's beginning and would mislead.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let end = words.rfind(" at line ").unwrap_or(words.len());
    words[..end].to_owned()
}

/// Entries with their keys, unread. A list, for of two entries with one key, as joining two files by hand may leave them,
/// neither must be lost.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with one entry a key")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// A register as it must be in a file: nothing may be missing.
#[derive(Deserialize)]
struct Written {
    at: u64,
    by: String,
    value: Value,
}

fn take_over(pairs: Pairs, now: u64, read: &mut Read) {
    let late = now.saturating_add(YEAR);
    for (key, raw) in pairs.0 {
        let registers = fault(&key).map_or_else(
            || {
                let registers = serde_json::from_str::<BTreeMap<String, Written>>(raw.get());
                registers.map_err(|error| reason(&error))
            },
            |fault| Err(fault.to_owned()),
        );
        let registers = match registers {
            Ok(registers) => registers,
            Err(reason) => {
                let key: String = key.chars().take(80).collect();
                read.refused.push(format!("{key}: {reason}"));
                continue;
            }
        };
        let registers = registers
            .into_iter()
            .map(|(name, Written { at, by, value })| (name, Register { at, by, value }))
            .collect();
        let entry = Entry { registers };
        if entry.latest().is_some_and(|latest| latest > late) {
            read.future.push(key.clone());
        }
        read.record.entries.entry(key).or_default().join(&entry);
    }
    read.future.sort_unstable();
    read.future.dedup();
}

/// What is wrong with a key, if anything is.
fn fault(key: &str) -> Option<&'static str> {
    if key.len() > LONGEST_KEY {
        return Some("the key has more than 512 bytes");
    }
    let sound = key.split_once('/').is_some_and(|(kind, rest)| {
        let letters = kind.bytes().all(|byte| byte.is_ascii_lowercase());
        !kind.is_empty() && letters && !rest.is_empty()
    });
    (!sound).then_some("the key is not of the form kind/name")
}

/// A line of the list that version 1 kept: where the learner was.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Recent {
    path: String,
    title: Text,
    part_of: Text,
    area: String,
}

/// What version 1 kept on the device under `lifelong.recent`, as a record: the places, newest first, as works that were
/// begun. The newest is stamped `now` (milliseconds since 1970), each other one millisecond before the one above it, by the
/// device of `stamp`. Places that are no courses or books are left out, and so is what is damaged.
pub fn of_version_1(recent_json: &str, now: u64, stamp: &Stamp) -> Record {
    let places: Vec<&RawValue> = serde_json::from_str(recent_json).unwrap_or_default();
    let mut record = Record::default();
    let mut at = now;
    for place in places {
        let Ok(place) = serde_json::from_str::<Recent>(place.get()) else {
            continue;
        };
        let Some((key, part)) = work_of(&place.path).filter(|(key, _)| fault(key).is_none()) else {
            continue;
        };
        // The newest page of a work is where the learner is in it.
        if record.entries.contains_key(&key) {
            continue;
        }
        let name = if place.part_of.is_empty() {
            place.title
        } else {
            place.part_of
        };
        let about = About {
            name,
            area: place.area,
            ..About::default()
        };
        let here = Place { part };
        let mut entry = Entry::default();
        // Not by `Entry::set`: both are of one moment, and none may be stamped after now.
        for (name, value) in [
            (ABOUT, serde_json::to_value(about)),
            (PLACE, serde_json::to_value(here)),
        ] {
            let register = Register {
                at,
                by: stamp.by.clone(),
                value: value.unwrap_or_default(),
            };
            entry.registers.insert(name.to_owned(), register);
        }
        record.entries.insert(key, entry);
        at = at.saturating_sub(1);
    }
    record
}

/// The key of the work that a path of the portal is of, with the part; empty on the work's own page. None for other pages.
pub(crate) fn work_of(path: &str) -> Option<(String, String)> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut pieces = path.strip_prefix('/')?.split('/');
    let kind = pieces.next()?;
    let id = pieces.next().filter(|id| !id.is_empty())?;
    let part = pieces.next().unwrap_or_default().to_owned();
    match kind {
        "course" => Some((course_key(id), part)),
        "read" => Some((book_key(id), part)),
        _ => None,
    }
}
