//! Courses and books: what was begun, how far, what is finished, liked and rated.
//!
//! One entry a work, `course/ID` or `book/ID`, with these registers:
//!
//! | register | value |
//! |---|---|
//! | `about` | [`About`]: enough to show it when it has left the catalogue |
//! | `place` | [`Place`]: where the learner is |
//! | `at:PART` | the paragraph of a part that was at the top, counted from the page's first |
//! | `locator` | the words of a book that were at the top, a Readium Locator ([`crate::locator`]) |
//! | `done:PART` | milliseconds: when a lesson or chapter was finished |
//! | `second:FILE` | milliseconds into a recording |
//! | `finished` | [`Finished`]: the whole of it |
//! | `liked` | `true` |
//! | `stars` | 1 to 5 |
//! | `feedback` | words to the course's makers that have not been sent |
//! | `sent` | milliseconds: when they were handed over to be sent |

use crate::{Entry, Stamp};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The register of [`About`].
pub const ABOUT: &str = "about";
/// The register of [`Place`].
pub const PLACE: &str = "place";
/// The register of [`Finished`].
pub const FINISHED: &str = "finished";
/// The register of a heart.
pub const LIKED: &str = "liked";
/// The register of one to five stars.
pub const STARS: &str = "stars";
/// The register of words that have not been sent.
pub const FEEDBACK: &str = "feedback";
/// The register of when they were handed over.
pub const SENT: &str = "sent";
/// What names of registers of paragraphs begin with.
pub const AT: &str = "at:";
/// What names of registers of finished parts begin with.
pub const DONE: &str = "done:";
/// What names of registers of places in recordings begin with.
pub const SECOND: &str = "second:";

/// A work by what it was when it was last opened here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct About {
    /// Its title.
    pub name: Text,
    /// Area code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub area: String,
    /// Who offers it.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub provider: Text,
    /// Its lessons or chapters, in their order; none where it is learned elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Its length in minutes, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Where it opens, for one of another site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A lesson or chapter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its title.
    pub name: Text,
}

/// Where the learner is in a work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// The lesson or chapter; empty on the work's own page.
    pub part: String,
}

/// A work that is finished.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Finished {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// How it is known.
    pub how: How,
}

/// How it is known that a work is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Every part was gone through here.
    Parts,
    /// The learner says so.
    #[default]
    #[serde(other)]
    Said,
}

/// The key of a course.
pub fn course_key(id: &str) -> String {
    format!("course/{id}")
}

/// The key of a book.
pub fn book_key(id: &str) -> String {
    format!("book/{id}")
}

/// The path of a work in the portal: `/course/ID`, `/read/ID`.
pub fn path(key: &str) -> String {
    match key.strip_prefix("book/") {
        Some(book) => format!("/read/{book}"),
        None => format!("/{key}"),
    }
}

impl Entry {
    /// What the work is.
    pub fn about(&self) -> About {
        self.read(ABOUT).unwrap_or_default()
    }

    /// Notes what the work is, where that is not what is known.
    pub fn describe(&mut self, about: About, stamp: &Stamp) {
        if self.about() != about {
            self.set(ABOUT, about, stamp);
        }
    }

    /// Where the learner is in it.
    pub fn place(&self) -> Option<Place> {
        self.read(PLACE)
    }

    /// Whether and how it is finished.
    pub fn finished(&self) -> Option<Finished> {
        self.read(FINISHED)
    }

    /// When a part was finished, in milliseconds since 1970.
    pub fn part_done(&self, part: &str) -> Option<u64> {
        self.value(&format!("{DONE}{part}"))?.as_u64()
    }

    /// How many of its parts are finished, of how many. A work without parts counts as one.
    pub fn parts_done(&self) -> (usize, usize) {
        let parts = self.about().parts;
        if parts.is_empty() {
            return (usize::from(self.finished().is_some()), 1);
        }
        let done = parts
            .iter()
            .filter(|part| self.part_done(&part.id).is_some());
        (done.count(), parts.len())
    }

    /// The first part after the learner's place that is not finished; where all later ones are, the first of all; none where
    /// nothing is left.
    pub fn next_part(&self) -> Option<Part> {
        let parts = self.about().parts;
        let here = self.place().map(|place| place.part);
        let at = parts
            .iter()
            .position(|part| Some(&part.id) == here.as_ref());
        let (before, after) = parts.split_at(at.unwrap_or(0));
        let mut open = after
            .iter()
            .chain(before)
            .filter(|part| self.part_done(&part.id).is_none());
        open.next().cloned()
    }

    /// Marks a part as finished, and with the last one the whole. True where this finished the whole.
    pub fn finish_part(&mut self, part: &str, now: u64, stamp: &Stamp) -> bool {
        if self.part_done(part).is_none() {
            self.set(&format!("{DONE}{part}"), now, stamp);
        }
        let (done, all) = self.parts_done();
        if done < all || self.finished().is_some() {
            return false;
        }
        let how = How::Parts;
        self.set(FINISHED, Finished { at: now, how }, stamp);
        true
    }

    /// Takes back that a part is finished, and so that the whole is, where that was known from its parts.
    pub fn reopen_part(&mut self, part: &str, stamp: &Stamp) {
        self.unset(&format!("{DONE}{part}"), stamp);
        if self
            .finished()
            .is_some_and(|finished| finished.how == How::Parts)
        {
            self.unset(FINISHED, stamp);
        }
    }

    /// The paragraph of a part that was at the top when it was left, counted from the page's first.
    pub fn paragraph(&self, part: &str) -> Option<u64> {
        self.value(&format!("{AT}{part}")).and_then(Value::as_u64)
    }

    /// The place in a recording, in milliseconds.
    pub fn second(&self, file: &str) -> Option<u64> {
        self.value(&format!("{SECOND}{file}"))
            .and_then(Value::as_u64)
    }
}

/// Where an entry lies among the others: `(shelf, place in its order)`. Shelves are what lists are read from, newest first.
pub fn shelf(key: &str, entry: &Entry) -> (&'static str, u64) {
    let latest = entry.latest().unwrap_or(0);
    if entry.is_gone() || entry.is_empty() {
        // What holds nothing can not be given back, and is read no more: only that it went stays.
        let holds = entry
            .registers
            .iter()
            .any(|(name, register)| name != crate::GONE && !register.value.is_null());
        return (if holds { "gone" } else { "bare" }, latest);
    }
    let kind = key.split('/').next().unwrap_or_default();
    match kind {
        "course" | "book" => {
            let place = entry.written(PLACE).unwrap_or(latest);
            match entry.finished() {
                Some(finished) => ("finished", finished.at),
                None if entry.place().is_some() => ("begun", place),
                None => ("known", latest),
            }
        }
        "note" => ("note", entry.written(crate::note::NOTE).unwrap_or(latest)),
        "list" => ("list", latest),
        "day" => ("day", crate::day::order(key)),
        "card" => ("card", crate::card::due(entry)),
        _ => ("other", latest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(parts: &[&str]) -> Entry {
        let part = |id: &&str| Part {
            id: (*id).to_owned(),
            name: Text::of("en", *id),
        };
        let about = About {
            parts: parts.iter().map(part).collect(),
            ..About::default()
        };
        let mut entry = Entry::default();
        entry.set(ABOUT, about, &now(1));
        entry
    }

    fn now(at: u64) -> Stamp {
        Stamp {
            at,
            by: "a".to_owned(),
        }
    }

    #[test]
    fn a_course_is_finished_with_its_last_lesson_and_open_again_without_it() {
        let mut entry = course(&["a", "b"]);
        assert_eq!(shelf("course/x", &entry).0, "known");
        entry.set(
            PLACE,
            Place {
                part: "a".to_owned(),
            },
            &now(2),
        );
        assert_eq!(shelf("course/x", &entry).0, "begun");
        assert!(!entry.finish_part("a", 3, &now(3)));
        assert_eq!(entry.next_part().map(|part| part.id), Some("b".to_owned()));
        assert!(entry.finish_part("b", 4, &now(4)));
        assert_eq!(entry.next_part(), None);
        assert_eq!(
            (shelf("course/x", &entry), entry.parts_done()),
            (("finished", 4), (2, 2))
        );
        entry.reopen_part("a", &now(5));
        assert_eq!((entry.finished(), entry.parts_done()), (None, (1, 2)));
        assert_eq!(entry.next_part().map(|part| part.id), Some("a".to_owned()));
    }

    #[test]
    fn a_course_elsewhere_is_finished_when_its_learner_says_so() {
        let mut entry = course(&[]);
        assert_eq!(entry.parts_done(), (0, 1));
        entry.set(
            FINISHED,
            Finished {
                at: 9,
                how: How::Said,
            },
            &now(9),
        );
        assert_eq!(entry.parts_done(), (1, 1));
        entry.reopen_part("a", &now(10));
        assert!(entry.finished().is_some(), "what was said stays said");
    }

    #[test]
    fn paths_lead_to_courses_and_books() {
        assert_eq!(path(&course_key("egg")), "/course/egg");
        assert_eq!(path(&book_key("well")), "/read/well");
    }
}
