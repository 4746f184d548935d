//! Whether the learner is counted among those who take part in an event.
//!
//! A portal may name a live service that counts them (`SiteConfig::live`). To it a learner is a name drawn by lot, another one
//! for each event, with a secret that lets nobody else take it away. One entry an event, `counted/ID`, with these registers:
//!
//! | register | value |
//! |---|---|
//! | `agreed` | the address of the service to which the learner has said that it may be told |
//! | `as:WHO` | under which name that was drawn: `at` the service's address, `secret`, and `told`, whether the service knows it; `null` when it knows it no more |
//!
//! Name and secret are one value, so that joining two records never makes one of two halves. Where two devices were counted
//! each under a name of its own, the joined record has both, and [`Entry::due`] takes one of them away.

use crate::{Entry, Stamp};
use serde::{Deserialize, Serialize};

/// What keys of these entries begin with.
pub const KIND: &str = "counted/";
/// The register with the service to which the learner has agreed.
const AGREED: &str = "agreed";
/// What registers of names begin with.
const AS: &str = "as:";
/// So many digits have a name and a secret.
const DIGITS: usize = 32;

/// The key of an event.
pub fn key(id: &str) -> String {
    format!("{KIND}{id}")
}

/// What the record holds of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Held {
    at: String,
    secret: String,
    told: bool,
}

/// A name under which the learner is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name: 32 hexadecimal digits.
    pub who: String,
    /// What lets nobody else take it away: as many.
    pub secret: String,
    /// Whether the service has said that it knows it. Where it has not, it may know it all the same: an answer can be lost.
    pub told: bool,
}

/// What is to be said to the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// That somebody of this name takes part.
    Take(Name),
    /// That they do not.
    Leave(Name),
}

/// Whether it is a name or a secret: a file can hold anything, and these become part of an address.
fn is_drawn(text: &str) -> bool {
    let digit = |b: &u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    text.len() == DIGITS && text.as_bytes().iter().all(digit)
}

impl Entry {
    /// Whether the learner has agreed that a service may be told.
    pub fn agrees(&self, service: &str) -> bool {
        self.value(AGREED).and_then(|value| value.as_str()) == Some(service)
    }

    /// Notes that the learner agrees.
    pub fn agree(&mut self, service: &str, stamp: &Stamp) {
        if !self.agrees(service) {
            self.set(AGREED, service, stamp);
        }
    }

    /// The names that a service knows or may know, in their order. Those of another service are not its business.
    pub fn names(&self, service: &str) -> Vec<Name> {
        let name = |(who, value): (&str, &serde_json::Value)| {
            let held = Held::deserialize(value).ok()?;
            let fits = held.at == service && is_drawn(who) && is_drawn(&held.secret);
            fits.then(|| Name {
                who: who.to_owned(),
                secret: held.secret,
                told: held.told,
            })
        };
        self.below(AS).filter_map(name).collect()
    }

    /// What is to be said to a service so that it knows one name of a learner who takes part and has agreed, and no name of
    /// one who does not: what is wanted against what was answered. `fresh` is a new name with its secret, for one who has none;
    /// it is noted before it is sent, so that it is sent again and not another one, whatever becomes of the answer.
    pub fn due(
        &mut self,
        service: &str,
        takes_part: bool,
        fresh: [String; 2],
        stamp: &Stamp,
    ) -> Vec<Due> {
        let wanted = takes_part && self.agrees(service);
        if wanted && self.names(service).is_empty() {
            let [who, secret] = fresh;
            let name = Name {
                who,
                secret,
                told: false,
            };
            self.tell(service, &name, false, stamp);
        }
        let names = self.names(service);
        let known = names.iter().position(|name| name.told).unwrap_or(0);
        let due = |(at, name): (usize, Name)| match (wanted && at == known, name.told) {
            (true, true) => None,
            (true, false) => Some(Due::Take(name)),
            (false, _) => Some(Due::Leave(name)),
        };
        names.into_iter().enumerate().filter_map(due).collect()
    }

    /// Notes whether a service knows a name.
    pub fn tell(&mut self, service: &str, name: &Name, told: bool, stamp: &Stamp) {
        let held = Held {
            at: service.to_owned(),
            secret: name.secret.clone(),
            told,
        };
        self.set(&format!("{AS}{}", name.who), held, stamp);
    }

    /// Notes that a service knows a name no more.
    pub fn untell(&mut self, name: &Name, stamp: &Stamp) {
        self.unset(&format!("{AS}{}", name.who), stamp);
    }

    /// What is left of it when everything else is deleted: the names, until the service knows them no more.
    #[must_use]
    pub fn only_names(mut self) -> Self {
        self.registers.retain(|name, _| name.starts_with(AS));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Record, file, work};
    use serde_json::json;

    const HERE: &str = "https://live.example.org/v1/buckets/lifelong/";
    const THERE: &str = "https://other.example.org/v1/buckets/lifelong/";

    fn stamp(at: u64, by: &str) -> Stamp {
        Stamp {
            at,
            by: by.to_owned(),
        }
    }

    fn fresh(digit: char) -> [String; 2] {
        let word = |c: char| String::from(c).repeat(DIGITS);
        [word(digit), word('0')]
    }

    fn agreed(at: u64, by: &str) -> Entry {
        let mut entry = Entry::default();
        entry.agree(HERE, &stamp(at, by));
        entry
    }

    /// Says what is due, and that the service has answered.
    fn settle(entry: &mut Entry, takes: bool, digit: char, now: &Stamp) -> Vec<Due> {
        let due = entry.due(HERE, takes, fresh(digit), now);
        for one in &due {
            match one {
                Due::Take(name) => entry.tell(HERE, name, true, now),
                Due::Leave(name) => entry.untell(name, now),
            }
        }
        due
    }

    fn whos(due: &[Due]) -> Vec<(bool, char)> {
        let who = |one: &Due| match one {
            Due::Take(name) => (true, name.who.chars().next().unwrap()),
            Due::Leave(name) => (false, name.who.chars().next().unwrap()),
        };
        due.iter().map(who).collect()
    }

    #[test]
    fn nobody_is_counted_who_has_not_agreed() {
        let mut entry = Entry::default();
        assert_eq!(entry.due(HERE, true, fresh('a'), &stamp(1, "a")), []);
        assert_eq!(entry, Entry::default(), "nothing is written either");
        let mut entry = agreed(1, "a");
        assert_eq!(entry.due(THERE, true, fresh('a'), &stamp(2, "a")), []);
        assert_eq!(entry.due(HERE, false, fresh('a'), &stamp(2, "a")), []);
    }

    #[test]
    fn one_is_told_once_and_again_under_the_same_name_while_no_answer_comes() {
        let mut entry = agreed(1, "a");
        let first = entry.due(HERE, true, fresh('a'), &stamp(2, "a"));
        assert_eq!(whos(&first), [(true, 'a')]);
        let again = entry.due(HERE, true, fresh('b'), &stamp(3, "a"));
        assert_eq!(again, first);
        settle(&mut entry, true, 'c', &stamp(4, "a"));
        assert_eq!(entry.due(HERE, true, fresh('d'), &stamp(5, "a")), []);
    }

    #[test]
    fn who_leaves_is_taken_away_and_comes_back_under_another_name() {
        let mut entry = agreed(1, "a");
        settle(&mut entry, true, 'a', &stamp(2, "a"));
        assert_eq!(
            whos(&settle(&mut entry, false, 'b', &stamp(3, "a"))),
            [(false, 'a')]
        );
        assert_eq!(entry.names(HERE), []);
        assert_eq!(entry.due(HERE, false, fresh('b'), &stamp(4, "a")), []);
        assert_eq!(
            whos(&settle(&mut entry, true, 'b', &stamp(5, "a"))),
            [(true, 'b')]
        );
        // One whose telling had no answer may be known all the same.
        let mut entry = agreed(1, "a");
        entry.due(HERE, true, fresh('c'), &stamp(2, "a"));
        let due = entry.due(HERE, false, fresh('d'), &stamp(3, "a"));
        assert_eq!(whos(&due), [(false, 'c')]);
    }

    #[test]
    fn two_devices_with_one_record_are_counted_once() {
        // The record was taken along before the answer had come, and both tell.
        let mut first = agreed(1, "a");
        first.due(HERE, true, fresh('c'), &stamp(2, "a"));
        let mut second = first.clone();
        let told = settle(&mut second, true, 'd', &stamp(3, "b"));
        assert_eq!(told, settle(&mut first, true, 'e', &stamp(4, "a")));
        // Each was counted for itself before they were joined.
        let (mut first, mut second) = (agreed(1, "a"), agreed(1, "b"));
        settle(&mut first, true, 'd', &stamp(2, "a"));
        settle(&mut second, true, 'c', &stamp(2, "b"));
        let before = first.clone();
        first.join(&second);
        second.join(&before);
        assert_eq!(first, second);
        assert_eq!(
            whos(&settle(&mut first, true, 'e', &stamp(9, "a"))),
            [(false, 'd')]
        );
        second.join(&first);
        assert_eq!(second.due(HERE, true, fresh('e'), &stamp(10, "b")), []);
        // One that only may be known gives way to one that is.
        let mut entry = agreed(1, "a");
        entry.due(HERE, true, fresh('a'), &stamp(2, "a"));
        let mut other = agreed(1, "b");
        settle(&mut other, true, 'b', &stamp(2, "b"));
        entry.join(&other);
        let due = entry.due(HERE, true, fresh('e'), &stamp(9, "a"));
        assert_eq!(whos(&due), [(false, 'a')]);
    }

    #[test]
    fn what_is_left_of_a_deleted_record_is_taken_away_and_stays_so_when_it_comes_back() {
        let mut before = agreed(1, "a");
        settle(&mut before, true, 'a', &stamp(2, "a"));
        let mut left = before.clone().only_names();
        assert!(!left.agrees(HERE));
        assert_eq!(
            whos(&settle(&mut left, false, 'b', &stamp(3, "b"))),
            [(false, 'a')]
        );
        assert!(left.is_empty());
        left.join(&before);
        assert_eq!(
            whos(&settle(&mut left, true, 'b', &stamp(4, "b"))),
            [(true, 'b')]
        );
    }

    #[test]
    fn what_was_not_drawn_is_no_name() {
        let mut entry = agreed(1, "a");
        let held = |secret: &str| json!({ "at": HERE, "secret": secret, "told": true });
        let good = "0".repeat(DIGITS);
        for (who, value) in [
            ("../../x", held(&good)),
            ("A", held(&good)),
            (&*"A".repeat(DIGITS), held(&good)),
            (&*"a".repeat(DIGITS), held("a:b")),
            (&*"b".repeat(DIGITS), json!("text")),
            (
                &*"c".repeat(DIGITS),
                json!({ "at": THERE, "secret": good, "told": true }),
            ),
        ] {
            entry.set(&format!("{AS}{who}"), value, &stamp(2, "a"));
        }
        assert_eq!(entry.names(HERE), []);
    }

    #[test]
    fn it_goes_along_with_the_record_and_lies_where_older_builds_leave_it() {
        let mut entry = agreed(1, "a");
        settle(&mut entry, true, 'a', &stamp(2, "a"));
        let mut record = Record::default();
        record.entries.insert(key("season"), entry.clone());
        let text = file::write(&record, &file::Header::now(9, "a"));
        assert_eq!(file::read(&text, 9).expect("a record").record, record);
        assert_eq!(work::shelf(&key("season"), &entry).0, "other");
    }
}
