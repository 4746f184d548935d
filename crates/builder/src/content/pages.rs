//! Institutions, events and help articles.

use super::desk::{Desk, show};
use super::document::{self, blocks, rich, text};
use super::facts::Facts;
use super::folder;
use super::parts;
use crate::picks::Query;
use lifelong_api::{Event, FileRef, HelpArticle, Institution, InstitutionType, ItemType, RichText};
use std::path::Path;

/// A page without parts in one language.
struct PageText {
    title: String,
    summary: String,
    body: RichText,
}

fn page(desk: &mut Desk, path: &Path) -> Option<PageText> {
    let document = document::read(desk, path, true)?;
    Some(PageText {
        title: document.title,
        summary: document.summary,
        body: blocks(&document.rest),
    })
}

/// Every institution of the folder, by id.
pub(super) fn institutions(desk: &mut Desk) -> Vec<Institution> {
    const KEYS: [&str; 6] = ["type", "url", "example", "location", "image", "updated"];
    const KINDS: [&str; 4] = ["university", "community", "senior", "platform"];
    let mut found = Vec::new();
    for item in folder::items(desk, "institutions") {
        folder::check_files(desk, &item.path, "institution.toml");
        let Some(facts) = Facts::read(desk, &item.path.join("institution.toml"), &KEYS) else {
            continue;
        };
        let versions = document::versions(desk, &item.path, page);
        if versions.is_empty() {
            continue;
        }
        let url = facts.string(desk, "url");
        let url = url.filter(|url| {
            let fine = url.starts_with("https://") || url.starts_with("http://");
            if !fine {
                let reason =
                    format!("“{url}” is not an address that begins with https://. It was ignored.");
                facts.warn(desk, "url", "bad-value", reason);
            }
            fine
        });
        facts.updated(desk);
        let kind = facts
            .choice(desk, "type", &KINDS)
            .unwrap_or(InstitutionType::Other);
        let has_place = facts.line("location") > 0;
        found.push(Institution {
            content: FileRef::default(),
            id: item.id,
            name: text(&versions, |of| &of.title),
            r#abstract: text(&versions, |of| &of.summary),
            body: rich(&versions, |of| &of.body),
            kind,
            url,
            location: if has_place {
                facts.localized(desk, &["location"])
            } else {
                Default::default()
            },
            image: facts.image(desk),
            course_count: 0,
            example: facts.flag(desk, "example"),
        });
    }
    found
}

/// Every event of the folder, soonest first, those without a date last; titles of references are still empty.
pub(super) fn events(
    desk: &mut Desk,
    institutions: &[Institution],
    queries: &mut Vec<Query>,
) -> Vec<Event> {
    const KEYS: [&str; 5] = ["start", "end", "organizer", "image", "updated"];
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
        let start = facts.day(desk, "start");
        let mut end = facts.day(desk, "end");
        if end.is_some() && (start.is_none() || end < start) {
            let reason = "“end” needs a “start” that is not after it. It was ignored.";
            facts.warn(desk, "end", "bad-date", reason.to_owned());
            end = None;
        }
        let organizer = facts.string(desk, "organizer").filter(|id| {
            let known = institutions.iter().any(|one| one.id == *id);
            if !known {
                let reason = format!("There is no institution “{id}”. It was left out.");
                facts.warn(desk, "organizer", "unknown-institution", reason);
            }
            known
        });
        facts.updated(desk);
        queries.extend(parts::queries(&versions, ItemType::Event, &item.id));
        found.push(Event {
            content: FileRef::default(),
            id: item.id,
            name: text(&versions, |of| &of.title),
            r#abstract: text(&versions, |of| &of.summary),
            body: rich(&versions, |of| &of.body),
            image: facts.image(desk),
            start_date: start.map(|day| day.to_string()),
            end_date: end.map(|day| day.to_string()),
            organizer,
            views: None,
            likes: None,
            has_part: parts::join(&versions),
        });
    }
    found.sort_by_key(|event| {
        (
            event.start_date.is_none(),
            event.start_date.clone(),
            event.id.clone(),
        )
    });
    found
}

/// Every help article, by `order`, then by id.
pub(super) fn help(desk: &mut Desk) -> Vec<HelpArticle> {
    const KEYS: [&str; 3] = ["keywords", "order", "updated"];
    let mut found = Vec::new();
    for item in folder::items(desk, "help") {
        folder::check_files(desk, &item.path, "help.toml");
        let Some(facts) = Facts::read(desk, &item.path.join("help.toml"), &KEYS) else {
            continue;
        };
        let versions = document::versions(desk, &item.path, page);
        if versions.is_empty() {
            continue;
        }
        facts.updated(desk);
        let order = facts.number(desk, "order").unwrap_or(u32::MAX);
        let article = HelpArticle {
            content: FileRef::default(),
            id: item.id,
            name: text(&versions, |of| &of.title),
            r#abstract: text(&versions, |of| &of.summary),
            body: rich(&versions, |of| &of.body),
            keywords: facts.strings(desk, "keywords"),
        };
        if article.body.is_empty() {
            let reason = "After the summary belongs the whole answer.";
            desk.warn(&show(&item.path), 0, "missing-text", reason.to_owned());
        }
        found.push((order, article));
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
    found.into_iter().map(|(_, article)| article).collect()
}
