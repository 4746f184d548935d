//! What was learned on a day, and how long.
//!
//! One entry a day, `day/2026-11-27` by the device's own calendar: `time:DEVICE` in seconds, and `did:DEVICE:PATH` for every
//! page on which one learned. Each device writes registers of its own, so joining adds up and counts nothing twice.

use crate::{Entry, Stamp};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What names of registers of seconds begin with; the device follows.
pub const TIME: &str = "time:";
/// What names of registers of what was done begin with; device and path follow.
pub const DID: &str = "did:";

/// A page on which one learned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Did {
    /// When it was first opened that day, in milliseconds since 1970.
    pub first: u64,
    /// How long one learned there that day, in seconds.
    pub seconds: u64,
    /// Its title.
    pub name: Text,
    /// The work it belongs to; empty for a work of one page.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub part_of: Text,
    /// When it was finished, in milliseconds since 1970, where that was on this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished: Option<u64>,
}

/// The key of a day, from its date as `2026-11-27`.
pub fn key(date: &str) -> String {
    format!("day/{date}")
}

/// A day's place among the days: 20261127.
pub fn order(key: &str) -> u64 {
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

impl Entry {
    /// How long one learned that day, in seconds, on all devices together.
    pub fn seconds(&self) -> u64 {
        let times = self.below(TIME).filter_map(|(_, value)| value.as_u64());
        times.fold(0, u64::saturating_add)
    }

    /// What one learned that day, in the order of beginning, with the paths of the pages.
    pub fn did(&self) -> Vec<(String, Did)> {
        let read = |(name, value): (&str, &Value)| {
            let (_, path) = name.split_once(':')?;
            Some((path.to_owned(), Did::deserialize(value).ok()?))
        };
        let mut did: Vec<(String, Did)> = self.below(DID).filter_map(read).collect();
        did.sort_by(|(a, x), (b, y)| (x.first, a).cmp(&(y.first, b)));
        did
    }

    /// Adds seconds to the day, and to the page on which they were spent. `page` says what it is when it is new to the day.
    pub fn learn(&mut self, path: &str, seconds: u64, page: Did, stamp: &Stamp) {
        let by = &stamp.by;
        let time = format!("{TIME}{by}");
        let before = self.value(&time).and_then(Value::as_u64).unwrap_or(0);
        self.set(&time, before.saturating_add(seconds), stamp);
        let name = format!("{DID}{by}:{path}");
        let mut did: Did = self.read(&name).unwrap_or_else(|| page.clone());
        did.seconds = did.seconds.saturating_add(seconds);
        did.finished = did.finished.or(page.finished);
        self.set(&name, did, stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_add_up_and_nothing_counts_twice() {
        let on = |by: &str| Stamp {
            at: 5,
            by: by.to_owned(),
        };
        let page = Did {
            first: 5,
            ..Did::default()
        };
        let mut here = Entry::default();
        here.learn("/course/a", 60, page.clone(), &on("a"));
        here.learn("/course/a", 30, page.clone(), &on("a"));
        let mut there = Entry::default();
        there.learn("/course/a", 10, page, &on("b"));
        here.join(&there);
        here.join(&there);
        assert_eq!((here.seconds(), here.did().len()), (100, 2));
        assert_eq!(order(&key("2026-11-27")), 20_261_127);
    }
}
