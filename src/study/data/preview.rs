//! What taking a file in would change: told before anything is written.

use super::kinds::Kinds;
use super::{PREFS_OF_RECORD, SETTINGS};
use crate::state::Prefs;
use lifelong_record::file::Read;
use lifelong_record::note::milliseconds;
use lifelong_record::{Entry, GONE, Record, Stamp};
use serde_json::Value;

/// What is in a file, beside what is here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// When it was saved, in milliseconds since 1970; 0 where it does not say.
    pub saved: u64,
    /// Whether this device has saved it; none where it does not say.
    pub own: Option<bool>,
    /// What is new here.
    pub new: Kinds,
    /// What is here, and newer there.
    pub newer: Kinds,
    /// What was taken away there, and therefore will be here.
    pub removed: Kinds,
    /// What is the same here.
    pub same: Kinds,
    /// What was taken away here, and is still there: both joined.
    gone: Vec<(String, Entry)>,
    /// What is left out because it is damaged, with the reasons.
    pub refused: Vec<String>,
    /// How many entries are stamped with a time that is still to come.
    pub future: u64,
    /// The file's preferences, where they differ from those here.
    prefs: Option<Value>,
    /// What is taken in.
    record: Record,
}

/// What the learner chose beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// To bring back what was taken away here.
    pub gone: bool,
    /// To take over the preferences.
    pub prefs: bool,
}

impl Preview {
    /// Looks at what was read from a file. `by` is the device that saved it, `device` this one; `prefs` are the preferences
    /// here as they are kept.
    pub fn of(
        read: Read,
        by: Option<&str>,
        here: &Record,
        device: &str,
        prefs: Option<&str>,
    ) -> Self {
        let mut record = read.record;
        // They are preferences of a device, and no news by themselves.
        let settings = record.entries.remove(SETTINGS);
        let mut preview = Self {
            saved: milliseconds(&read.exported),
            own: by.filter(|by| !by.is_empty()).map(|by| by == device),
            refused: read.refused,
            future: read.future.len() as u64,
            prefs: settings.and_then(|entry| usable(&entry, prefs)),
            ..Self::default()
        };
        for (key, theirs) in &record.entries {
            let ours = here.entries.get(key);
            let mut joined = ours.cloned().unwrap_or_default();
            let differs = joined.join(theirs);
            let was_here = ours.is_some_and(|ours| !ours.is_gone() && !ours.is_empty());
            let is_here = !joined.is_gone() && !joined.is_empty();
            match (was_here, is_here) {
                (false, true) => preview.new.add(key),
                (true, false) => preview.removed.add(key),
                (true, true) if differs => preview.newer.add(key),
                (true, true) => preview.same.add(key),
                (false, false) => {}
            }
            let is_there = !theirs.is_gone() && !theirs.is_empty();
            if is_there && joined.is_gone() && ours.is_some_and(Entry::is_gone) {
                preview.gone.push((key.clone(), joined));
            }
        }
        preview.record = record;
        preview
    }

    /// What was taken away here, and is still in the file.
    pub fn gone(&self) -> Kinds {
        Kinds::of(self.gone.iter().map(|(key, _)| key.as_str()))
    }

    /// Whether it has preferences to take over.
    pub fn has_prefs(&self) -> bool {
        self.prefs.is_some()
    }

    /// Leaves the preferences aside.
    pub fn forget_prefs(&mut self) {
        self.prefs = None;
    }

    /// Whether anything here would be another than before.
    pub fn has_news(&self) -> bool {
        self.new.total() + self.newer.total() + self.removed.total() > 0
    }

    /// Whether taking it in would do anything.
    pub fn does_something(&self, choice: Choice) -> bool {
        self.has_news() || choice.gone && !self.gone.is_empty() || choice.prefs && self.has_prefs()
    }

    /// How many things are there afterwards that came or were renewed.
    pub fn brings(&self, choice: Choice) -> Kinds {
        let (a, b) = (self.new, self.newer);
        let c = if choice.gone {
            self.gone()
        } else {
            Kinds::default()
        };
        Kinds {
            courses: a.courses + b.courses + c.courses,
            books: a.books + b.books + c.books,
            notes: a.notes + b.notes + c.notes,
            lists: a.lists + b.lists + c.lists,
            days: a.days + b.days + c.days,
            cards: a.cards + b.cards + c.cards,
            events: a.events + b.events + c.events,
            others: a.others + b.others + c.others,
        }
    }

    /// What is to be joined to the record here.
    pub fn record(&self, choice: Choice, stamp: &Stamp) -> Record {
        let mut record = self.record.clone();
        if choice.gone {
            for (key, joined) in &self.gone {
                let mut entry = joined.clone();
                entry.set(GONE, false, stamp);
                record.entries.insert(key.clone(), entry);
            }
        }
        record
    }

    /// The preferences to be taken over, as they are kept.
    pub fn prefs(&self, choice: Choice) -> Option<String> {
        let prefs = self.prefs.as_ref().filter(|_| choice.prefs)?;
        Some(prefs.to_string())
    }
}

/// The preferences of a file, where they are of a form that this portal knows and say something else than those here.
fn usable(entry: &Entry, here: Option<&str>) -> Option<Value> {
    let theirs: Prefs = entry.read(PREFS_OF_RECORD)?;
    let ours = here.and_then(|text| serde_json::from_str::<Prefs>(text).ok());
    let ours = Prefs {
        asked: theirs.asked,
        ..ours.unwrap_or_default()
    };
    (theirs != ours).then(|| entry.value(PREFS_OF_RECORD).cloned())?
}

/// The device that saved a file. It stands before the entries, so that little of the file is read for it.
pub fn device_of(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        by: String,
    }
    let (head, _) = text.split_once("\"entries\"")?;
    let head = head
        .trim_start_matches('\u{feff}')
        .trim_end()
        .trim_end_matches(',');
    let head: Head = serde_json::from_str(&format!("{head}}}")).ok()?;
    Some(head.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::file::{self, Header};
    use serde_json::json;

    fn at(at: u64, by: &str) -> Stamp {
        Stamp {
            at,
            by: by.to_owned(),
        }
    }

    fn entry(name: &str, when: u64) -> Entry {
        let mut entry = Entry::default();
        entry.set(name, true, &at(when, "a"));
        entry
    }

    fn record(entries: &[(&str, Entry)]) -> Record {
        let entries = entries
            .iter()
            .map(|(key, entry)| ((*key).to_owned(), entry.clone()));
        Record {
            entries: entries.collect(),
        }
    }

    fn read(record: &Record) -> Read {
        let text = file::write(record, &Header::now(1_000, "a"));
        assert_eq!(device_of(&text).as_deref(), Some("a"));
        file::read(&text, 2_000).unwrap()
    }

    fn look(there: &Record, here: &Record) -> Preview {
        Preview::of(read(there), Some("a"), here, "b", None)
    }

    #[test]
    fn a_file_taken_in_twice_brings_nothing_new() {
        let there = record(&[
            ("course/a", entry("liked", 1)),
            ("note/b", entry("note", 1)),
        ]);
        let mut here = record(&[("course/a", entry("place", 2))]);
        let first = look(&there, &here);
        assert_eq!(
            (first.new.notes, first.newer.courses, first.own),
            (1, 1, Some(false))
        );
        here.join(&first.record(Choice::default(), &at(3, "b")));
        let second = look(&there, &here);
        assert!(!second.does_something(Choice {
            gone: true,
            prefs: true
        }));
        assert_eq!(second.same.total(), 2);
    }

    #[test]
    fn what_was_removed_here_comes_back_only_when_asked_for() {
        let there = record(&[("note/a", entry("note", 1))]);
        let mut here = there.clone();
        let removed = here.entries.entry("note/a".to_owned()).or_default();
        removed.set(GONE, true, &at(5, "b"));
        let preview = look(&there, &here);
        assert!(!preview.has_news() && preview.gone().notes == 1);
        let mut left = here.clone();
        left.join(&preview.record(Choice::default(), &at(3, "b")));
        assert!(left.entries["note/a"].is_gone());
        let choice = Choice {
            gone: true,
            ..Choice::default()
        };
        here.join(&preview.record(choice, &at(3, "b")));
        assert!(!here.entries["note/a"].is_gone());
        assert_eq!(preview.brings(choice).notes, 1);
    }

    #[test]
    fn what_was_removed_there_is_told() {
        let here = record(&[("note/a", entry("note", 1))]);
        let mut there = here.clone();
        let removed = there.entries.entry("note/a".to_owned()).or_default();
        removed.set(GONE, true, &at(5, "a"));
        let preview = look(&there, &here);
        assert_eq!((preview.removed.notes, preview.newer.total()), (1, 0));
    }

    #[test]
    fn preferences_are_no_news_and_only_taken_over_when_asked_for() {
        let mut settings = Entry::default();
        settings.set(
            PREFS_OF_RECORD,
            json!({"caring": true, "font": "kai"}),
            &at(1, "a"),
        );
        let there = record(&[(SETTINGS, settings.clone())]);
        let preview = look(&there, &Record::default());
        assert!(preview.has_prefs() && !preview.has_news());
        assert_eq!(preview.prefs(Choice::default()), None);
        let choice = Choice {
            prefs: true,
            ..Choice::default()
        };
        assert_eq!(
            preview.prefs(choice).as_deref(),
            Some(r#"{"caring":true,"font":"kai"}"#)
        );
        assert!(preview.record(choice, &at(3, "b")).entries.is_empty());
        // The same here, or of a form that nobody knows.
        assert_eq!(usable(&settings, Some(r#"{"caring":true}"#)), None);
        settings.set(PREFS_OF_RECORD, json!({"theme": "sepia"}), &at(2, "a"));
        assert_eq!(usable(&settings, None), None);
    }
}
