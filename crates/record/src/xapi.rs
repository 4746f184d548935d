//! What was learned as statements of the Experience API 1.0.3, for learning record stores
//! (<https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Data.md>).
//!
//! `experienced` a day and page, with how long; `completed` for each finished part, course and book, `registered` for each event
//! that one takes part in. Notes, stars and what a
//! learner wrote to makers of courses are in none of them.

use crate::card::END;
use crate::csv::pages;
use crate::file::work_of;
use crate::note::{iso, milliseconds};
use crate::work::path;
use crate::{Entry, work};
use lifelong_api::Text;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const EXPERIENCED: &str = "http://adlnet.gov/expapi/verbs/experienced";
const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
const REGISTERED: &str = "http://adlnet.gov/expapi/verbs/registered";
const EVENT: &str = "http://activitystrea.ms/schema/1.0/event";
const COURSE: &str = "http://adlnet.gov/expapi/activities/course";
const LESSON: &str = "http://adlnet.gov/expapi/activities/lesson";

/// A JSON array of statements, one a line. `works` (courses, books and events) and `days` are keys with their entries; `site` is the portal's absolute
/// address without a slash at its end; `learner` a name that tells nothing of the person: the device's.
///
/// A statement's id is reckoned from who, what, which and when, so the same record gives the same statements, and a store
/// that has one already takes it for known. A day's statement is final when the day is over.
pub fn statements(
    works: &[(String, Entry)],
    days: &[(String, Entry)],
    site: &str,
    learner: &str,
) -> String {
    let mut teller = Teller {
        site,
        learner,
        ids: BTreeSet::new(),
        out: Vec::new(),
    };
    for (key, day) in days.iter().filter(|(_, day)| !day.is_gone()) {
        teller.day(key, day);
    }
    for (key, entry) in works.iter().filter(|(_, entry)| !entry.is_gone()) {
        teller.work(key, entry);
    }
    if teller.out.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", teller.out.join(",\n"))
}

struct Teller<'a> {
    site: &'a str,
    learner: &'a str,
    ids: BTreeSet<String>,
    out: Vec<String>,
}

/// What a statement is about.
struct Thing<'a> {
    path: &'a str,
    name: &'a Text,
    /// The work it is a part of, with its title.
    whole: Option<(String, &'a Text)>,
}

impl Teller<'_> {
    fn day(&mut self, key: &str, day: &Entry) {
        let date = key.strip_prefix("day/").unwrap_or_default();
        let begins = milliseconds(&format!("{date}T00:00:00Z"));
        for (path, did) in pages(day) {
            let at = if did.first == 0 { begins } else { did.first };
            let whole = work_of(&path).filter(|(_, part)| !part.is_empty());
            let thing = Thing {
                path: &path,
                name: &did.name,
                whole: whole.map(|(key, _)| (work::path(&key), &did.part_of)),
            };
            let result = json!({ "duration": format!("PT{}S", did.seconds) });
            self.tell(EXPERIENCED, "experienced", &thing, at, result);
        }
    }

    fn work(&mut self, key: &str, entry: &Entry) {
        let about = entry.about();
        let path = path(key);
        if key.starts_with(crate::event::KIND) {
            if let Some(since) = entry.takes_part() {
                let thing = Thing {
                    path: &path,
                    name: &about.name,
                    whole: None,
                };
                self.tell(REGISTERED, "registered", &thing, since, Value::Null);
            }
            return;
        }
        let result = || json!({ "completion": true });
        for part in &about.parts {
            if let Some(at) = entry.part_done(&part.id) {
                let thing = Thing {
                    path: &format!("{path}/{}", part.id),
                    name: &part.name,
                    whole: Some((path.clone(), &about.name)),
                };
                self.tell(COMPLETED, "completed", &thing, at, result());
            }
        }
        if let Some(finished) = entry.finished() {
            let thing = Thing {
                path: &path,
                name: &about.name,
                whole: None,
            };
            self.tell(COMPLETED, "completed", &thing, finished.at, result());
        }
    }

    fn tell(&mut self, verb: &str, word: &str, thing: &Thing, at: u64, result: Value) {
        // ISO 8601 as xAPI takes it has four digits for a year.
        let timestamp = (at > 0 && at <= END).then(|| iso(at));
        let object = self.activity(thing.path, thing.name, thing.whole.is_some());
        let when = timestamp.as_deref().unwrap_or_default();
        let address = self.address(thing.path);
        let id = uuid(&[self.site, self.learner, verb, &address, when]);
        // A store refuses a whole list in which an id is twice; only a damaged record has such.
        if !self.ids.insert(id.clone()) {
            return;
        }
        let mut statement = json!({
            "id": id,
            "actor": {
                "objectType": "Agent",
                "account": { "homePage": self.site, "name": self.learner },
            },
            "verb": { "id": verb, "display": { "en": word } },
            "object": object,
        });
        if !result.is_null() {
            statement["result"] = result;
        }
        if let Some((whole, name)) = &thing.whole {
            let parent = [self.activity(whole, name, false)];
            statement["context"] = json!({ "contextActivities": { "parent": parent } });
        }
        if let Some(timestamp) = timestamp {
            statement["timestamp"] = timestamp.into();
        }
        self.out.push(statement.to_string());
    }

    fn activity(&self, path: &str, name: &Text, part: bool) -> Value {
        let mut definition = Map::new();
        let kind = match part {
            true => LESSON,
            false if path.starts_with("/event/") => EVENT,
            false => COURSE,
        };
        definition.insert("type".to_owned(), kind.into());
        let known = name
            .iter()
            .filter(|(tag, words)| !tag.is_empty() && !words.is_empty());
        let names: Map<String, Value> = known
            .map(|(tag, words)| (tag.clone(), words.as_str().into()))
            .collect();
        if !names.is_empty() {
            definition.insert("name".to_owned(), names.into());
        }
        json!({ "objectType": "Activity", "id": self.address(path), "definition": definition })
    }

    /// The address of a page. What an IRI may not hold is written as `%XX` (RFC 3987).
    fn address(&self, path: &str) -> String {
        let mut out = self.site.to_owned();
        if !path.starts_with('/') {
            out.push('/');
        }
        for c in path.chars() {
            let plain = !c.is_control() && !c.is_whitespace() && !"<>\"{}|\\^`".contains(c);
            if plain {
                out.push(c);
            } else {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        out
    }
}

/// A UUID of version 8 (RFC 9562: reckoned in a way of our own) from words: their FNV-1a hash of 128 bits.
fn uuid(words: &[&str]) -> String {
    // A byte that no text holds parts the words, so that "a", "bc" and "ab", "c" differ.
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
    let hash = fnv(bytes) & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{hash:032x}");
    let (a, b, c, d, e) = (
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    );
    format!("{a}-{b}-{c}-{d}-{e}")
}

/// FNV-1a, 128 bits (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>).
fn fnv(bytes: impl Iterator<Item = u8>) -> u128 {
    let basis = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let prime = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.fold(basis, |hash: u128, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(prime)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stamp;
    use crate::day::Did;
    use crate::work::{ABOUT, About, Part};

    const SITE: &str = "https://learn.example.org";

    fn stamp() -> Stamp {
        Stamp {
            at: 5,
            by: "quiet-otter".to_owned(),
        }
    }

    fn course() -> (String, Entry) {
        let part = Part {
            id: "heat".to_owned(),
            name: Text::of("en", "Heat"),
        };
        let about = About {
            name: Text::of("en", "Eggs"),
            parts: vec![part],
            ..About::default()
        };
        let mut entry = Entry::default();
        entry.set(ABOUT, about, &stamp());
        entry.finish_part("heat", 1_795_812_700_000, &stamp());
        entry.set("feedback", "secret", &stamp());
        ("course/egg".to_owned(), entry)
    }

    fn day() -> (String, Entry) {
        let page = Did {
            first: 1_795_812_667_120,
            name: Text::of("en", "Heat"),
            part_of: Text::of("en", "Eggs"),
            ..Did::default()
        };
        let mut day = Entry::default();
        day.learn("/course/egg/heat", 90, page, &stamp());
        ("day/2026-11-27".to_owned(), day)
    }

    #[test]
    fn a_day_and_a_course_are_told() {
        let told = statements(&[course()], &[day()], SITE, "quiet-otter");
        let all: Vec<Value> = serde_json::from_str(&told).unwrap();
        let brief = |statement: &Value| {
            let at = |path: &str| statement.pointer(path).cloned().unwrap_or_default();
            (
                at("/verb/display/en"),
                at("/object/id"),
                at("/result"),
                at("/timestamp"),
            )
        };
        let want = [
            (
                json!("experienced"),
                json!("https://learn.example.org/course/egg/heat"),
                json!({ "duration": "PT90S" }),
                json!("2026-11-27T20:51:07.120Z"),
            ),
            (
                json!("completed"),
                json!("https://learn.example.org/course/egg/heat"),
                json!({ "completion": true }),
                json!("2026-11-27T20:51:40.000Z"),
            ),
            (
                json!("completed"),
                json!("https://learn.example.org/course/egg"),
                json!({ "completion": true }),
                json!("2026-11-27T20:51:40.000Z"),
            ),
        ];
        assert_eq!(all.iter().map(brief).collect::<Vec<_>>(), want);
        let parent = &all[0]["context"]["contextActivities"]["parent"][0];
        assert_eq!(parent["id"], "https://learn.example.org/course/egg");
        assert_eq!(all[2]["object"]["definition"]["type"], COURSE);
        assert_eq!(all[0]["actor"]["account"]["name"], "quiet-otter");
        assert!(!told.contains("secret"));
    }

    #[test]
    fn the_same_record_gives_the_same_statements() {
        let first = statements(&[course()], &[day()], SITE, "a");
        assert_eq!(first, statements(&[course()], &[day()], SITE, "a"));
        let other = statements(&[course()], &[day()], SITE, "b");
        let id = |told: &str| serde_json::from_str::<Value>(told).unwrap()[0]["id"].clone();
        assert_ne!(id(&first), id(&other), "another learner, another statement");
        assert!(id(&first).is_string());
        let twice = statements(&[course(), course()], &[], SITE, "a");
        assert_eq!(twice, statements(&[course()], &[], SITE, "a"));
        assert_eq!(statements(&[], &[], SITE, "a"), "[]\n");
    }

    #[test]
    fn ids_are_uuids_of_a_known_hash() {
        let hash = |words: &str| format!("{:032x}", fnv(words.bytes()));
        assert_eq!(hash("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(hash("foobar"), "343e1662793c64bf6f0d3597ba446f18");
        let id = uuid(&["a", "bc"]);
        assert_eq!((id.len(), &id[14..15]), (36, "8"));
        assert!("89ab".contains(&id[19..20]));
        assert_ne!(id, uuid(&["ab", "c"]));
    }

    #[test]
    fn addresses_hold_nothing_that_breaks_them() {
        let teller = Teller {
            site: SITE,
            learner: "",
            ids: BTreeSet::new(),
            out: Vec::new(),
        };
        let address = teller.address("a b\n<煮>");
        assert_eq!(address, "https://learn.example.org/a%20b%0A%3C煮%3E");
    }
}
