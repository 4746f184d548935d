//! What is counted, what the figures should be, and what of it has to be written.

use crate::content::figures::{LARGEST, Pages};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// No id of a record is longer.
const LONGEST: usize = 100;
/// Events that are counted. A device may write any id, so what comes is not trusted to end.
const MOST_EVENTS: usize = 10_000;

/// The figures of one record: views, likes, participants.
pub(super) type Figures = [Option<u64>; 3];
/// Their names there.
pub(super) const NAMES: [&str; 3] = ["views", "likes", "participants"];

/// How many take part in each event.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// By the event's id.
    pub events: BTreeMap<String, u64>,
    /// Records that no device of the portal wrote.
    pub odd: u64,
}

impl Tally {
    /// Takes a record of `taking-part`.
    pub fn take(&mut self, record: &Value) {
        let who = record["id"].as_str().unwrap_or_default();
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let event = record["event"].as_str().unwrap_or_default();
        let known = self.events.len() < MOST_EVENTS || self.events.contains_key(event);
        if who.len() == 32 && who.bytes().all(hex) && is_id(event) && known {
            *self.events.entry(event.to_owned()).or_default() += 1;
        } else {
            self.odd += 1;
        }
    }
}

/// Whether an id may stand in the name of a record: Kinto allows `^[a-zA-Z0-9][a-zA-Z0-9_-]*$`, and `event-` stands before it.
fn is_id(id: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    !id.is_empty() && id.len() <= LONGEST && id.bytes().all(allowed)
}

/// The name of the record of a page; none for a page that has none.
fn record_of(path: &str) -> Option<String> {
    let (kind, id) = path.strip_prefix('/')?.split_once('/')?;
    let kind = match kind {
        "column" | "event" => kind,
        "read" => "book",
        _ => return None,
    };
    is_id(id).then(|| format!("{kind}-{id}"))
}

/// The figures that a record of `figures` holds; what is no whole number is none.
pub(super) fn figures_of(record: &Value) -> Figures {
    NAMES.map(|name| record[name].as_u64().filter(|number| *number <= LARGEST))
}

/// Paths of a table that have no record.
pub(super) fn strange(pages: &Pages) -> Vec<(u64, &str)> {
    let strange = pages.iter().filter(|(path, _)| record_of(path).is_none());
    let mut strange: Vec<_> = strange
        .map(|(path, (line, _))| (*line, path.as_str()))
        .collect();
    strange.sort_unstable();
    strange
}

/// What the records should say: participants of every event that has or had some, views and likes of the table.
pub(super) fn wanted(
    tally: &Tally,
    there: &BTreeMap<String, Figures>,
    pages: Option<&Pages>,
) -> BTreeMap<String, Figures> {
    let mut wanted: BTreeMap<String, Figures> = BTreeMap::new();
    for (id, figures) in there {
        if id.starts_with("event-") && figures[2].is_some() {
            wanted.entry(id.clone()).or_default()[2] = Some(0);
        }
    }
    for (event, number) in &tally.events {
        wanted.entry(format!("event-{event}")).or_default()[2] = Some(*number);
    }
    for (path, (_, counted)) in pages.into_iter().flatten() {
        if let Some(id) = record_of(path) {
            let record = wanted.entry(id).or_default();
            [record[0], record[1]] = [counted[0], counted[1]];
        }
    }
    wanted
}

/// One record to write.
#[derive(Debug, PartialEq)]
pub(super) struct Change {
    pub id: String,
    /// There is none of this name yet.
    pub new: bool,
    /// What changes.
    pub data: Map<String, Value>,
}

/// What differs from what is there.
pub(super) fn changes(
    there: &BTreeMap<String, Figures>,
    wanted: &BTreeMap<String, Figures>,
) -> Vec<Change> {
    let mut found = Vec::new();
    for (id, figures) in wanted {
        let before = there.get(id);
        let mut data = Map::new();
        for (at, name) in NAMES.iter().enumerate() {
            if let Some(number) = figures[at]
                && before.is_none_or(|before| before[at] != Some(number))
            {
                data.insert((*name).to_owned(), json!(number));
            }
        }
        if !data.is_empty() {
            found.push(Change {
                id: id.clone(),
                new: before.is_none(),
                data,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: &str = "00112233445566778899aabbccddeeff";

    fn tally(events: &[(&str, u64)]) -> Tally {
        let events = events.iter().map(|(id, n)| ((*id).to_owned(), *n));
        Tally {
            events: events.collect(),
            odd: 0,
        }
    }

    fn there(records: &[(&str, Figures)]) -> BTreeMap<String, Figures> {
        let records = records.iter().map(|(id, f)| ((*id).to_owned(), *f));
        records.collect()
    }

    #[test]
    fn records_of_devices_are_counted_and_odd_ones_passed_over() {
        let mut counted = Tally::default();
        let records = [
            json!({ "id": WHO, "event": "week", "last_modified": 1 }),
            json!({ "id": WHO.replace('0', "1"), "event": "week" }),
            json!({ "id": WHO, "event": "the-short-night" }),
        ];
        records.iter().for_each(|record| counted.take(record));
        assert_eq!(
            counted.events,
            tally(&[("the-short-night", 1), ("week", 2)]).events
        );
        let odd = [
            json!({ "id": WHO }),
            json!({ "id": WHO, "event": 5 }),
            json!({ "id": WHO, "event": "" }),
            json!({ "id": WHO, "event": "a b" }),
            json!({ "id": WHO, "event": "a/../b" }),
            json!({ "id": WHO, "event": "x".repeat(101) }),
            json!({ "id": "0a1b2c3d-0000-4000-8000-000000000000", "event": "week" }),
            json!({ "id": WHO.to_uppercase(), "event": "week" }),
            json!({ "event": "week" }),
            json!(null),
            json!([1]),
        ];
        odd.iter().for_each(|record| counted.take(record));
        assert_eq!(counted.odd, odd.len() as u64);
        assert_eq!(counted.events.values().sum::<u64>(), 3);
    }

    #[test]
    fn there_is_an_end_to_events_that_are_counted() {
        let mut counted = Tally::default();
        for n in 0..MOST_EVENTS + 5 {
            counted.take(&json!({ "id": WHO, "event": format!("e{n}") }));
        }
        counted.take(&json!({ "id": WHO, "event": "e0" }));
        assert_eq!((counted.events.len(), counted.odd), (MOST_EVENTS, 5));
        assert_eq!(counted.events["e0"], 2);
    }

    #[test]
    fn only_what_is_another_is_written() {
        let before = there(&[
            ("event-same", [Some(7), None, Some(3)]),
            ("event-more", [None, None, Some(3)]),
            ("event-left", [Some(1), None, Some(2)]),
            ("event-seen", [Some(1), None, None]),
            ("column-tea", [Some(1), Some(1), None]),
        ]);
        let counted = tally(&[("same", 3), ("more", 4), ("new", 1)]);
        let found = changes(&before, &wanted(&counted, &before, None));
        let brief: Vec<_> = found
            .iter()
            .map(|one| (one.id.as_str(), one.new, json!(one.data)))
            .collect();
        assert_eq!(
            brief,
            [
                ("event-left", false, json!({ "participants": 0 })),
                ("event-more", false, json!({ "participants": 4 })),
                ("event-new", true, json!({ "participants": 1 })),
            ]
        );
    }

    #[test]
    fn a_table_says_views_and_likes_and_nothing_of_taking_part() {
        let table = "path,views,likes,participants\n/column/tea,9,\n/event/week,5,2,77\n/read/evenings,3,1\n/course/x,1,1\n/column/a b,1,1\n";
        let pages = crate::content::figures::table(table)
            .expect("a table")
            .pages;
        let before = there(&[("column-tea", [Some(9), Some(4), None])]);
        let should = wanted(&tally(&[("week", 2)]), &before, Some(&pages));
        let found = changes(&before, &should);
        let brief: Vec<_> = found
            .iter()
            .map(|one| (one.id.as_str(), json!(one.data)))
            .collect();
        assert_eq!(
            brief,
            [
                ("book-evenings", json!({ "views": 3, "likes": 1 })),
                (
                    "event-week",
                    json!({ "views": 5, "likes": 2, "participants": 2 })
                ),
            ]
        );
        assert_eq!(strange(&pages), [(5, "/course/x"), (6, "/column/a b")]);
    }

    #[test]
    fn figures_of_a_record_are_whole_numbers_of_a_browser() {
        let record = json!({ "views": 9_007_199_254_740_992_u64, "likes": 1.5, "participants": 12, "more": 1 });
        assert_eq!(figures_of(&record), [None, None, Some(12)]);
        assert_eq!(figures_of(&json!({ "views": "7", "likes": -1 })), [None; 3]);
    }
}
