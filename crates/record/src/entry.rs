//! One thing of the record, and how two versions of it are joined.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The register that says that an entry was taken away: `true`, unless it was given back.
pub const GONE: &str = "gone";

/// When and where something was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub at: u64,
    /// The device, by a name that it drew by lot; it tells nothing of the device.
    pub by: String,
}

/// A value with the time it was written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Register {
    /// Milliseconds since 1970, UTC.
    pub at: u64,
    /// The device that wrote it.
    pub by: String,
    /// What was written; `null` where it was taken back.
    pub value: Value,
}

impl Register {
    /// Whether this one counts and not `other`: the later one, of two at once that of the greater device, of two of the same
    /// stamp (which only a file made by hand can hold) the one that is greater as text.
    fn beats(&self, other: &Self) -> bool {
        let ours = (self.at, &self.by);
        let theirs = (other.at, &other.by);
        let text = |register: &Self| register.value.to_string();
        ours > theirs || ours == theirs && self.value != other.value && text(self) > text(other)
    }
}

/// One thing of the record: a course, a note, a list, a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Entry {
    /// What it holds, by name. What a newer version wrote stays as it is.
    pub registers: BTreeMap<String, Register>,
}

impl Entry {
    /// Takes over from `other` what was written later. In whatever order entries are joined, the outcome is the same.
    /// True where something changed.
    pub fn join(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for (name, theirs) in &other.registers {
            match self.registers.get_mut(name) {
                Some(ours) if !theirs.beats(ours) => {}
                Some(ours) => {
                    ours.clone_from(theirs);
                    changed = true;
                }
                None => {
                    self.registers.insert(name.clone(), theirs.clone());
                    changed = true;
                }
            }
        }
        changed
    }

    /// Writes a value. It counts even where the device's clock was set back: it is stamped later than everything here.
    pub fn set(&mut self, name: &str, value: impl Serialize, stamp: &Stamp) {
        // It fails only for maps whose keys are no strings; nothing here has any.
        let value = serde_json::to_value(value).unwrap_or_default();
        let at = stamp
            .at
            .max(self.latest().map_or(0, |latest| latest.saturating_add(1)));
        let by = stamp.by.clone();
        self.registers
            .insert(name.to_owned(), Register { at, by, value });
    }

    /// Takes a value back.
    pub fn unset(&mut self, name: &str, stamp: &Stamp) {
        if self.value(name).is_some() {
            self.set(name, Value::Null, stamp);
        }
    }

    /// The value of a register; none where there is none, or it was taken back.
    pub fn value(&self, name: &str) -> Option<&Value> {
        let value = &self.registers.get(name)?.value;
        (!value.is_null()).then_some(value)
    }

    /// The value of a register as a type; none where it is of another form, as one that a newer version wrote may be.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.value(name)?).ok()
    }

    /// Whether a register says `true`.
    pub fn is(&self, name: &str) -> bool {
        self.value(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// All values whose names begin so, with the rest of their names.
    pub fn below<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.registers
            .range(beginning.to_owned()..)
            .map_while(move |(name, register)| Some((name.strip_prefix(beginning)?, register)))
            .filter(|(_, register)| !register.value.is_null())
            .map(|(name, register)| (name, &register.value))
    }

    /// When anything here was last written, in milliseconds since 1970.
    pub fn latest(&self) -> Option<u64> {
        self.registers.values().map(|register| register.at).max()
    }

    /// When a register was written.
    pub fn written(&self, name: &str) -> Option<u64> {
        self.registers.get(name).map(|register| register.at)
    }

    /// Whether it was taken away, and nothing was written to it since: what is written after that brings it back.
    pub fn is_gone(&self) -> bool {
        let gone = self.registers.get(GONE);
        gone.is_some_and(|gone| gone.value == true && Some(gone.at) >= self.latest())
    }

    /// Whether it says nothing: everything that was written is taken back.
    pub fn is_empty(&self) -> bool {
        self.registers
            .values()
            .all(|register| register.value.is_null())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(at: u64, by: &str) -> Stamp {
        Stamp {
            at,
            by: by.to_owned(),
        }
    }

    #[test]
    fn the_later_value_counts_whoever_joins_whom() {
        let (mut a, mut b) = (Entry::default(), Entry::default());
        a.set("liked", true, &at(10, "a"));
        b.set("liked", false, &at(20, "b"));
        b.set("stars", 4, &at(5, "b"));
        let (before_a, before_b) = (a.clone(), b.clone());
        assert!(a.join(&before_b) && !b.join(&before_a));
        assert_eq!(a, b);
        assert!(!a.is("liked") && a.read::<u8>("stars") == Some(4));
        assert!(!a.join(&before_b), "a second time nothing changes");
    }

    #[test]
    fn a_clock_set_back_loses_nothing() {
        let mut entry = Entry::default();
        entry.set("stars", 2, &at(1_000, "a"));
        let old = entry.clone();
        entry.set("stars", 5, &at(10, "a"));
        entry.join(&old);
        assert_eq!(entry.read::<u8>("stars"), Some(5));
    }

    #[test]
    fn what_is_written_after_it_was_taken_away_brings_it_back() {
        let mut entry = Entry::default();
        entry.set("note", "x", &at(1, "a"));
        entry.set(GONE, true, &at(2, "a"));
        assert!(entry.is_gone());
        let mut elsewhere = entry.clone();
        elsewhere.set("note", "y", &at(3, "b"));
        entry.join(&elsewhere);
        assert!(!entry.is_gone());
    }

    #[test]
    fn names_below_a_beginning() {
        let mut entry = Entry::default();
        for name in ["item:b", "item:a", "items", "name"] {
            entry.set(name, 1, &at(1, "a"));
        }
        entry.unset("item:b", &at(2, "a"));
        let names: Vec<&str> = entry.below("item:").map(|(name, _)| name).collect();
        assert_eq!(names, ["a"]);
    }
}
