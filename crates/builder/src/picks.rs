//! Lists of columns and events that are filled by a search at each build: the best few of all that pass by.

mod ask;

pub use ask::{Ask, MOST, Order, Query};

use crate::content::ContentSet;
use crate::publish::days;
use crate::record::{Finding, Position, Severity};
use ask::primary;
use lifelong_api::{Area, Course, ItemRef, ItemType, Text, Topic, parse_minutes};
use lifelong_search::AllWords;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What decides the order: the smaller key stands first.
type Key = (u64, Reverse<u32>, String);

/// One search and the best that it has seen: never more than its limit.
#[derive(Debug)]
struct Pick {
    query: Query,
    words: AllWords,
    /// The topic and all below it.
    topics: BTreeSet<String>,
    found: BTreeMap<Key, ItemRef>,
}

/// All searches of a catalogue. They take memory for what is shown, not for what passes by.
#[derive(Debug, Default)]
pub struct Picks(Vec<Pick>);

/// Something that a search may find.
struct Seen<'a> {
    kind: ItemType,
    id: &'a str,
    name: &'a Text,
    area: Area,
    topics: &'a [String],
    keywords: &'a [String],
    institution: &'a str,
    languages: &'a [String],
    modified: Option<&'a str>,
    time_required: Option<&'a String>,
    /// Which is better, where nothing else says it.
    rank: f32,
}

impl Picks {
    /// The searches of the content; `topics` is the table.
    pub fn new(queries: &[Query], topics: &[Topic]) -> Self {
        let pick = |query: &Query| Pick {
            words: AllWords::of(&query.ask.words),
            topics: below(&query.ask.topic, topics),
            found: BTreeMap::new(),
            query: query.clone(),
        };
        Self(queries.iter().map(pick).collect())
    }

    /// Looks at a course as it passes by.
    pub fn see(&mut self, course: &Course, rank: f32) {
        self.offer(&Seen {
            kind: ItemType::Course,
            id: &course.id,
            name: &course.name,
            area: course.area,
            topics: &course.about,
            keywords: &course.keywords,
            institution: &course.provider.id,
            languages: &course.in_language,
            modified: course.date_modified.as_deref(),
            time_required: course.time_required.as_ref(),
            rank,
        });
    }

    fn offer(&mut self, seen: &Seen) {
        // Read once, and only where somebody asks for words.
        let mut ready: Option<String> = None;
        for pick in self.0.iter_mut().filter(|pick| pick.fits(seen)) {
            let key = key(pick.query.ask.order, seen);
            let limit = pick.query.ask.limit;
            let last = pick.found.last_key_value();
            if pick.found.len() >= limit && last.is_some_and(|(last, _)| *last < key) {
                continue;
            }
            let words = &pick.words;
            if !words.is_empty() && !words.are_in(ready.get_or_insert_with(|| read(seen))) {
                continue;
            }
            let item = ItemRef {
                item_type: seen.kind,
                id: seen.id.to_owned(),
                name: seen.name.clone(),
                time_required: seen.time_required.cloned(),
            };
            pick.found.insert(key, item);
            if pick.found.len() > limit {
                pick.found.pop_last();
            }
        }
    }

    /// Looks at the books and events, and puts what was found into the columns and events. `institutions` are the ids
    /// of all there are. What asks for something that is not there is told.
    pub fn settle(
        mut self,
        content: &mut ContentSet,
        institutions: &BTreeSet<String>,
        tell: &mut dyn FnMut(Finding),
    ) {
        self.see_pages(content);
        for Pick { query, found, .. } in self.0 {
            if let Some((code, reason)) = wrong(&query.ask, found.is_empty(), institutions) {
                tell(Finding {
                    severity: Severity::Warning,
                    position: Position {
                        file: query.file,
                        line: query.line,
                        record: 1,
                    },
                    field: String::new(),
                    code,
                    reason,
                });
            }
            let (kind, id) = &query.owner;
            let parts = if *kind == ItemType::Column {
                let column = content.columns.iter_mut().find(|one| one.id == *id);
                column.map(|one| &mut one.has_part)
            } else {
                let event = content.events.iter_mut().find(|one| one.id == *id);
                event.map(|one| &mut one.has_part)
            };
            let Some(part) = parts.and_then(|parts| parts.get_mut(query.section)) else {
                continue;
            };
            if !found.is_empty() {
                part.query = query.ask.address();
            }
            // What was chosen by hand stands there already.
            let chosen = part.items.clone();
            let is_new = |item: &ItemRef| {
                let same = |one: &ItemRef| one.item_type == item.item_type && one.id == item.id;
                !chosen.iter().any(same)
            };
            part.items.extend(found.into_values().filter(is_new));
        }
    }

    fn see_pages(&mut self, content: &ContentSet) {
        for (place, (book, _)) in content.books.iter().enumerate() {
            self.offer(&Seen {
                kind: ItemType::Book,
                id: &book.id,
                name: &book.name,
                area: Area::Other,
                topics: &book.about,
                keywords: &[],
                institution: "",
                languages: &book.in_language,
                modified: book.date_modified.as_deref(),
                time_required: Some(&book.time_required),
                rank: in_place(place),
            });
        }
        for (place, event) in content.events.iter().enumerate() {
            self.offer(&Seen {
                kind: ItemType::Event,
                id: &event.id,
                name: &event.name,
                area: Area::Other,
                topics: &[],
                keywords: &[],
                institution: "",
                languages: &[],
                modified: event.start_date.as_deref(),
                time_required: None,
                rank: in_place(place),
            });
        }
    }
}

impl Pick {
    /// Everything but the words.
    fn fits(&self, seen: &Seen) -> bool {
        let ask = &self.query.ask;
        let spoken = |tag: &String| primary(tag) == primary(&ask.language);
        ask.kind == seen.kind
            && ask.area.is_none_or(|area| area == seen.area)
            && (ask.institution.is_empty() || ask.institution == seen.institution)
            && (ask.topic.is_empty() || seen.topics.iter().any(|id| self.topics.contains(id)))
            && (ask.language.is_empty() || seen.languages.iter().any(spoken))
    }
}

/// What is wrong with a search, once all was seen.
fn wrong(
    ask: &Ask,
    nothing: bool,
    institutions: &BTreeSet<String>,
) -> Option<(&'static str, String)> {
    if !ask.institution.is_empty() && !institutions.contains(&ask.institution) {
        let reason = format!(
            "There is no institution “{}” in this catalogue, so the list is empty. Write the id that its page has in its address.",
            ask.institution
        );
        return Some(("unknown-institution", reason));
    }
    let reason = "This search finds nothing in this catalogue, so the list is empty. Take a line out, or ask for other words.";
    nothing.then(|| ("empty-search", reason.to_owned()))
}

fn key(order: Order, seen: &Seen) -> Key {
    let first = match order {
        Order::Best => 0,
        // What nobody dated comes last.
        Order::Newest => {
            let day = seen.modified.and_then(days);
            day.map_or(u64::MAX, |day| u64::from(u32::MAX - day))
        }
        Order::Shortest => {
            let time = seen.time_required.map(String::as_str);
            time.and_then(parse_minutes).map_or(u64::MAX, u64::from)
        }
    };
    // Numbers above zero are in the order of their bits.
    let rank = if seen.rank > 0.0 {
        seen.rank.to_bits()
    } else {
        0
    };
    (first, Reverse(rank), seen.id.to_owned())
}

/// A rank that falls with the place in a list.
fn in_place(place: usize) -> f32 {
    1.0 / (1.0 + place as f32)
}

/// Title and keywords, to look for words.
fn read(seen: &Seen) -> String {
    let mut ready = String::new();
    let texts = seen.name.values().chain(seen.keywords);
    texts.for_each(|text| AllWords::ready(text, &mut ready));
    ready
}

/// A topic and all below it.
fn below(id: &str, topics: &[Topic]) -> BTreeSet<String> {
    let mut found = BTreeSet::from([id.to_owned()]);
    loop {
        let before = found.len();
        for topic in topics {
            if topic.broader.as_ref().is_some_and(|up| found.contains(up)) {
                found.insert(topic.id.clone());
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_stay_in_whatever_order_they_come() {
        let course = |n: u32| Course {
            id: format!("c{n:03}"),
            time_required: Some(format!("PT{}M", 200 - n)),
            date_modified: Some(format!("20{:02}-01-01", n % 50)),
            ..Course::default()
        };
        let ids = |order: Order, numbers: &mut dyn Iterator<Item = u32>| -> Vec<String> {
            let query = Query {
                ask: Ask {
                    kind: ItemType::Course,
                    limit: 3,
                    order,
                    ..Ask::default()
                },
                ..Query::default()
            };
            let mut picks = Picks::new(&[query], &[]);
            for n in numbers {
                picks.see(&course(n), (n % 7) as f32);
                assert!(picks.0[0].found.len() <= 3);
            }
            let found = picks.0.remove(0).found;
            found.into_values().map(|item| item.id).collect()
        };
        for (order, wanted) in [
            (Order::Best, ["c006", "c013", "c020"]),
            (Order::Newest, ["c049", "c099", "c048"]),
            (Order::Shortest, ["c099", "c098", "c097"]),
        ] {
            let forth = ids(order, &mut (0..100));
            assert_eq!(forth, ids(order, &mut (0..100).rev()), "{order:?}");
            if order != Order::Newest {
                assert_eq!(forth, wanted, "{order:?}");
            }
        }
        // Of the newest the better one stands first: 49 % 7 is 0, 99 % 7 is 1.
        assert_eq!(ids(Order::Newest, &mut (0..100))[..2], ["c099", "c049"]);
    }

    #[test]
    fn a_topic_has_those_below_it() {
        let topic = |id: &str, above: Option<&str>| Topic {
            id: id.to_owned(),
            broader: above.map(str::to_owned),
            ..Topic::default()
        };
        let table = [
            topic("soil", Some("garden")),
            topic("garden", None),
            topic("tea", None),
        ];
        let found = below("garden", &table);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["garden", "soil"]);
    }
}
