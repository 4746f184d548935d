//! Events: the facts of `event.toml`, checked.

use super::desk::{Desk, Pointer, show};
use super::document::{self, Version, rich, text};
use super::facts::Facts;
use super::folder;
use super::parts::{self, PartedText};
use super::times::Zone;
use crate::moments::{self, When};
use crate::picks::Query;
use lifelong_api::{
    Challenge, Event, FileRef, Institution, ItemRef, ItemType, Localized, Place, RichText, Session,
    Speaker, Text,
};
use std::path::Path;

const KEYS: [&str; 14] = [
    "start",
    "end",
    "timezone",
    "place",
    "online",
    "audience",
    "before",
    "challenge",
    "sessions",
    "speakers",
    "results",
    "organizer",
    "image",
    "updated",
];

/// Every event of the folder, soonest first, those without a date last; titles of references are still empty.
pub(super) fn read(
    desk: &mut Desk,
    institutions: &[Institution],
    queries: &mut Vec<Query>,
) -> Vec<Event> {
    let mut found = Vec::new();
    for item in folder::items(desk, "events") {
        folder::check_files(desk, &item.path, "event.toml");
        let Some(facts) = Facts::read(desk, &item.path.join("event.toml"), &KEYS) else {
            continue;
        };
        let mut versions = document::versions(desk, &item.path, parts::read);
        document::keep_alike(desk, &mut versions, parts::differ);
        if versions.is_empty() {
            continue;
        }
        queries.extend(parts::queries(&versions, ItemType::Event, &item.id));
        let event = event(desk, item, &facts, &versions, institutions);
        found.push(event);
    }
    found.sort_by_cached_key(|event| (moments::order(event.start_date.as_ref()), event.id.clone()));
    found
}

fn event(
    desk: &mut Desk,
    item: folder::Folder,
    facts: &Facts,
    versions: &[Version<PartedText>],
    institutions: &[Institution],
) -> Event {
    let zone = Zone::read(desk, facts);
    let (mut start, mut end) = period(desk, facts, &zone);
    let organizer = facts.string(desk, "organizer").filter(|id| {
        let known = institutions.iter().any(|one| one.id == *id);
        if !known {
            let reason = format!("There is no institution “{id}”. It was left out.");
            facts.warn(desk, "organizer", "unknown-institution", reason);
        }
        known
    });
    let performer = speakers(desk, facts);
    let sub_event = sessions(desk, facts, &zone, &performer);
    // A programme says when the whole is.
    if facts.written("start").is_none() {
        start = sub_event.first().map(|one| one.start_date.clone());
        let ends = sub_event.iter();
        let ends = ends.map(|one| one.end_date.as_ref().unwrap_or(&one.start_date));
        end = ends.max_by_key(|iso| seconds(iso)).cloned();
        end = end.filter(|end| Some(end.len()) == start.as_ref().map(String::len));
    }
    let dates = start
        .iter()
        .chain(sub_event.iter().map(|one| &one.start_date));
    let has_times = dates.into_iter().any(|iso| iso.len() > 10);
    let results = results(desk, &item.path, facts);
    Event {
        content: FileRef::default(),
        calendar: Text::new(),
        id: item.id,
        name: text(versions, |of| &of.title),
        r#abstract: text(versions, |of| &of.summary),
        body: rich(versions, |of| &of.body),
        image: facts.image(desk),
        start_date: start,
        end_date: end,
        time_zone: zone.name().filter(|_| has_times).cloned(),
        organizer,
        views: None,
        likes: None,
        participants: None,
        location: place(desk, facts),
        online: online(desk, facts),
        audience: localized(desk, facts, "audience"),
        course_prerequisites: courses(desk, facts, "before"),
        has_part: parts::join(versions),
        sub_event,
        performer,
        challenge: challenge(desk, facts),
        has_results: !results.is_empty(),
        results,
        date_modified: facts.updated(desk),
    }
}

/// A text that need not be there.
fn localized(desk: &mut Desk, facts: &Facts, key: &str) -> Text {
    match facts.written(key) {
        Some(_) => facts.localized(desk, &[key]),
        None => Text::new(),
    }
}

/// First and last day or moment.
fn period(desk: &mut Desk, facts: &Facts, zone: &Zone) -> (Option<String>, Option<String>) {
    let start = zone.when(desk, facts, "start");
    let mut end = zone.when(desk, facts, "end");
    if let Some(last) = &end {
        let fits = start
            .as_ref()
            .is_some_and(|first| first.len() == last.len() && seconds(first) <= seconds(last));
        if !fits {
            let reason = "“end” needs a “start” that is not after it, both days or both times. It was ignored.";
            facts.warn(desk, "end", "bad-date", reason.to_owned());
            end = None;
        }
    }
    (start, end)
}

fn seconds(iso: &str) -> i64 {
    When::read(iso).map_or(0, When::seconds)
}

fn speakers(desk: &mut Desk, facts: &Facts) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    for row in facts.rows(desk, "speakers", &["id", "name", "about"]) {
        let id = row.string(desk, "id").unwrap_or_default();
        let name = localized(desk, &row, "name");
        if id.is_empty() || name.is_empty() || found.iter().any(|one| one.id == id) {
            let reason = "A speaker needs an “id” of its own and a “name”, one entry a language. This one was left out.";
            row.warn(desk, "id", "bad-value", reason.to_owned());
            continue;
        }
        let r#abstract = localized(desk, &row, "about");
        found.push(Speaker {
            id,
            name,
            r#abstract,
        });
    }
    found
}

/// The programme in the order of time.
fn sessions(desk: &mut Desk, facts: &Facts, zone: &Zone, speakers: &[Speaker]) -> Vec<Session> {
    let mut found = Vec::new();
    let rows = facts.rows(desk, "sessions", &["start", "end", "title", "speakers"]);
    for (position, row) in (1..).zip(rows) {
        let (start, end_date) = period(desk, &row, zone);
        let name = localized(desk, &row, "title");
        let Some(start_date) = start.filter(|_| !name.is_empty()) else {
            let reason = "A session needs a “start” that is right and a “title”, one entry a language. This one was left out.";
            row.warn(desk, "", "bad-session", reason.to_owned());
            continue;
        };
        let mut performer = row.strings(desk, "speakers");
        performer.retain(|id| {
            let known = speakers.iter().any(|one| one.id == *id);
            if !known {
                let reason = format!(
                    "No [[speakers]] has the id “{id}”. The session is in, without that speaker."
                );
                row.warn(desk, "speakers", "unknown-speaker", reason);
            }
            known
        });
        found.push(Session {
            position,
            name,
            start_date,
            end_date,
            performer,
        });
    }
    found.sort_by_key(|one: &Session| seconds(&one.start_date));
    found
}

fn place(desk: &mut Desk, facts: &Facts) -> Option<Place> {
    let place = facts.section(desk, "place", &["name", "address"])?;
    let name = localized(desk, &place, "name");
    let address = localized(desk, &place, "address");
    if name.is_empty() {
        let reason = "[place] needs a “name”, one entry a language. It was left out.";
        facts.warn(desk, "place", "bad-value", reason.to_owned());
        return None;
    }
    Some(Place { name, address })
}

fn online(desk: &mut Desk, facts: &Facts) -> Option<String> {
    let written = facts.string(desk, "online")?;
    let url = url::Url::parse(&written).ok();
    let url = url.filter(|url| url.scheme() == "https" && url.username().is_empty());
    if url.is_none() {
        let reason =
            format!("“{written}” is not an address that begins with https://. It was ignored.");
        facts.warn(desk, "online", "bad-value", reason);
    }
    url.map(String::from)
}

/// The courses under a key, each noted to be checked at the end; titles are still empty.
fn courses(desk: &mut Desk, facts: &Facts, key: &str) -> Vec<ItemRef> {
    let ids = facts.strings(desk, key);
    for id in &ids {
        desk.pointers.push(Pointer {
            file: facts.file.clone(),
            line: facts.line(key),
            to: format!("course:{id}"),
        });
    }
    let refs = ids
        .iter()
        .map(|id| super::references::untitled(ItemType::Course, id));
    refs.collect()
}

fn challenge(desk: &mut Desk, facts: &Facts) -> Option<Challenge> {
    let inner = facts.section(desk, "challenge", &["courses", "minutes"])?;
    let courses = courses(desk, &inner, "courses");
    let minutes = inner.number(desk, "minutes").filter(|minutes| *minutes > 0);
    if courses.is_empty() == minutes.is_none() {
        let reason =
            "A challenge has either courses = [\"one\", \"two\"] or minutes = 210. It was ignored.";
        facts.warn(desk, "challenge", "bad-value", reason.to_owned());
        return None;
    }
    Some(Challenge { courses, minutes })
}

/// What came of it: `results.en.md`, or an entry of `[results]` where there is no such file.
fn results(desk: &mut Desk, path: &Path, facts: &Facts) -> Localized<RichText> {
    let mut found = Localized::new();
    let short = localized(desk, facts, "results");
    for language in desk.languages.clone() {
        let path = path.join(format!("results.{language}.md"));
        let text = desk
            .read(&path)
            .map(|text| (show(&path), text))
            .or_else(|| Some((facts.file.clone(), short.get(&language)?.clone())));
        let Some((file, text)) = text else { continue };
        let pieces = super::markdown::parse(desk, &file, &text);
        let blocks = document::blocks(&pieces);
        if !blocks.is_empty() {
            found.insert(language, blocks);
        }
    }
    found
}
