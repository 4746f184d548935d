//! Events that the learner takes part in.
//!
//! One entry an event, `event/ID`, with these registers:
//!
//! | register | value |
//! |---|---|
//! | `about` | [`About`]: its title; as `parts` the courses and as `minutes` the minutes of its challenge |
//! | `start`, `end`, `zone` | when it is and in which time zone, as the catalogue writes them |
//! | `since` | milliseconds: when the learner said so |
//!
//! It lies on the shelf of kinds that older builds do not know: these leave it there, and newer ones find it.

use crate::work::{ABOUT, About};
use crate::{Entry, GONE, Stamp};

/// The register of when the learner said that they take part.
pub const SINCE: &str = "since";
/// The registers of when it is: first day or moment, last one, time zone.
pub const TIMES: [&str; 3] = ["start", "end", "zone"];

/// What keys of events begin with.
pub const KIND: &str = "event/";

/// The key of an event.
pub fn key(id: &str) -> String {
    format!("{KIND}{id}")
}

impl Entry {
    /// When the learner said that they take part, in milliseconds since 1970; none where they do not.
    pub fn takes_part(&self) -> Option<u64> {
        self.read(SINCE).filter(|_| !self.is_gone())
    }

    /// Notes that the learner takes part. What was taken away within its day comes back as it was.
    pub fn take_part(&mut self, now: u64, stamp: &Stamp) {
        if self.is_gone() {
            self.set(GONE, false, stamp);
        }
        if self.read::<u64>(SINCE).is_none() {
            self.set(SINCE, now, stamp);
        }
    }

    /// Notes what the event is and when, where that is not what is known.
    pub fn describe_event(&mut self, about: About, times: [Option<String>; 3], stamp: &Stamp) {
        if self.about() != about {
            self.set(ABOUT, about, stamp);
        }
        for (name, time) in TIMES.into_iter().zip(times) {
            match time {
                Some(time) if self.read::<String>(name).as_ref() != Some(&time) => {
                    self.set(name, time, stamp);
                }
                Some(_) => {}
                None => self.unset(name, stamp),
            }
        }
    }

    /// When the event is: first day or moment, last one, time zone.
    pub fn times(&self) -> [Option<String>; 3] {
        TIMES.map(|name| self.read(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Record, file, work, xapi};
    use lifelong_api::Text;

    fn stamp(at: u64) -> Stamp {
        Stamp {
            at,
            by: "a".to_owned(),
        }
    }

    fn season() -> Entry {
        let mut entry = Entry::default();
        let about = About {
            name: Text::of("en", "A season"),
            minutes: Some(600),
            ..About::default()
        };
        let times = [Some("2026-11-22"), Some("2027-04-20"), None];
        entry.describe_event(about, times.map(|time| time.map(str::to_owned)), &stamp(1));
        entry.take_part(5, &stamp(2));
        entry
    }

    #[test]
    fn who_comes_back_within_the_day_goes_on_as_before() {
        let mut entry = season();
        assert_eq!(entry.takes_part(), Some(5));
        entry.set(GONE, true, &stamp(10));
        assert_eq!(entry.takes_part(), None);
        entry.take_part(900, &stamp(20));
        assert_eq!(entry.takes_part(), Some(5));
        // After the day, only that it went is left.
        entry.set(GONE, true, &stamp(30));
        entry.registers.retain(|name, _| name == GONE);
        entry.take_part(900, &stamp(40));
        assert_eq!(entry.takes_part(), Some(900));
    }

    #[test]
    fn what_is_known_is_written_once_and_what_changed_again() {
        let mut entry = season();
        let before = entry.clone();
        let (about, mut times) = (entry.about(), entry.times());
        entry.describe_event(about.clone(), times.clone(), &stamp(50));
        assert_eq!(entry, before);
        times[1] = None;
        entry.describe_event(about, times, &stamp(60));
        assert_eq!(entry.times(), [Some("2026-11-22".to_owned()), None, None]);
    }

    #[test]
    fn a_learning_record_store_hears_of_it() {
        let mut left = season();
        left.set(GONE, true, &stamp(9));
        let works = [(key("season"), season()), (key("left"), left)];
        let told = xapi::statements(&works, &[], "https://learn.example", "a");
        assert!(told.contains("verbs/registered") && told.contains("schema/1.0/event"));
        assert!(told.contains("https://learn.example/event/season"));
        assert!(!told.contains("result") && !told.contains("event/left"));
    }

    #[test]
    fn it_goes_along_with_the_record_and_builds_that_do_not_know_it_keep_it() {
        let mut record = Record::default();
        record.entries.insert(key("season"), season());
        // A kind that this build does not know, with a register that it does not know.
        let mut newer = Entry::default();
        newer.set("colour", "red", &stamp(3));
        record.entries.insert("walk/a".to_owned(), newer);
        let text = file::write(&record, &file::Header::now(9, "a"));
        let read = file::read(&text, 9).expect("a record");
        assert_eq!(read.record, record);
        let mut joined = Record::default();
        joined.join(&read.record);
        assert_eq!(joined, record);
        for (key, entry) in &record.entries {
            assert_eq!(work::shelf(key, entry).0, "other", "{key}");
        }
    }
}
