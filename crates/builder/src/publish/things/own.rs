//! Columns, events, books and institutions as schema.org describes them.
//!
//! Source: <https://schema.org/CollectionPage>, <https://schema.org/Event>, <https://schema.org/Book>,
//! <https://schema.org/EducationalOrganization>.

use super::super::facts::licence;
use super::{Describer, unique};
use lifelong_api::{Book, Column, Event, Institution, InstitutionType, ItemRef, ItemType, Session};
use serde_json::{Value, json};

/// So many of the things in a column are named.
const MOST: usize = 100;

/// A column.
pub fn column(column: &Column, by: &Describer) -> Value {
    let mut thing = by.thing("CollectionPage", "column", &column.id, &column.name);
    thing.set("description", by.text(&column.r#abstract));
    thing.set("image", by.picture(column.image.as_ref()));
    let above = column.is_part_of.as_ref();
    let above = above.map(|id| json!({ "@id": by.page("column", id) }));
    thing.set("isPartOf", json!(above));
    thing.set("dateModified", json!(column.date_modified));
    let items = column.has_part.iter().flat_map(|part| &part.items);
    let named = items.filter_map(|item| named(item, by)).take(MOST);
    thing.set("hasPart", json!(unique(named)));
    thing.into()
}

/// Something that a column holds: what it is, where, and its name.
fn named(item: &ItemRef, by: &Describer) -> Option<Value> {
    let (kind, way) = match item.item_type {
        ItemType::Course => ("Course", "course"),
        ItemType::Book => ("Book", "read"),
        ItemType::Chapter => ("Chapter", "read"),
        ItemType::Column => ("CollectionPage", "column"),
        ItemType::Event => ("Event", "event"),
        ItemType::Help => ("WebPage", "help"),
        ItemType::Institution => ("Organization", "institution"),
        ItemType::Video => ("VideoObject", "course"),
        ItemType::Audio => ("AudioObject", "course"),
        ItemType::Other => return None,
    };
    Some(by.thing(kind, way, &item.id, &item.name).into())
}

/// An event.
pub fn event(event: &Event, by: &Describer) -> Value {
    let mut thing = by.thing("Event", "event", &event.id, &event.name);
    thing.set("description", by.text(&event.r#abstract));
    thing.set("image", by.picture(event.image.as_ref()));
    thing.set("startDate", json!(event.start_date));
    thing.set("endDate", json!(event.end_date));
    let place = event.location.as_ref().map(|place| {
        let mut there = json!({ "@type": "Place", "name": by.text(&place.name) });
        if !place.address.is_empty() {
            there["address"] = by.text(&place.address);
        }
        there
    });
    let online = event.online.as_ref();
    let online = online.map(|url| json!({ "@type": "VirtualLocation", "url": url }));
    let mode = match (&place, &online) {
        (Some(_), Some(_)) => Some("https://schema.org/MixedEventAttendanceMode"),
        (Some(_), None) => Some("https://schema.org/OfflineEventAttendanceMode"),
        (None, Some(_)) => Some("https://schema.org/OnlineEventAttendanceMode"),
        (None, None) => None,
    };
    thing.set("eventAttendanceMode", json!(mode));
    let places: Vec<Value> = place.into_iter().chain(online).collect();
    thing.set("location", json!(places));
    let held = event.organizer.as_ref();
    let held = held.map(|id| json!({ "@id": by.page("institution", id) }));
    thing.set("organizer", json!(held));
    let audience = (!event.audience.is_empty())
        .then(|| json!({ "@type": "Audience", "audienceType": by.text(&event.audience) }));
    thing.set("audience", json!(audience));
    let speakers = event.performer.iter();
    let speakers = speakers.map(|one| json!({ "@type": "Person", "name": by.text(&one.name) }));
    thing.set("performer", json!(speakers.collect::<Vec<_>>()));
    let session = |one: &Session| {
        let mut session = json!({
            "@type": "Event",
            "name": by.text(&one.name),
            "startDate": one.start_date,
        });
        if let Some(end) = &one.end_date {
            session["endDate"] = json!(end);
        }
        session
    };
    let sessions = event.sub_event.iter().map(session);
    thing.set("subEvent", json!(sessions.collect::<Vec<_>>()));
    thing.into()
}

/// A book.
pub fn book(book: &Book, by: &Describer) -> Value {
    let mut thing = by.thing("Book", "read", &book.id, &book.name);
    thing.set("abstract", by.text(&book.r#abstract));
    thing.set("image", by.picture(book.image.as_ref()));
    let people = |names: &[lifelong_api::Text]| {
        let names = names.iter();
        let names = names.map(|name| json!({ "@type": "Person", "name": by.text(name) }));
        json!(names.collect::<Vec<_>>())
    };
    thing.set("author", people(&book.author));
    thing.set("readBy", people(&book.read_by));
    let publishers = book.publisher.iter();
    let publishers =
        publishers.map(|name| json!({ "@type": "Organization", "name": by.text(name) }));
    thing.set("publisher", json!(publishers.collect::<Vec<_>>()));
    thing.set("inLanguage", json!(book.in_language));
    thing.set("license", json!(licence(book)));
    thing.set("timeRequired", json!(book.time_required));
    thing.set("isAccessibleForFree", json!(true));
    thing.set("dateModified", json!(book.date_modified));
    thing.into()
}

/// An institution.
pub fn institution(one: &Institution, by: &Describer) -> Value {
    let kind = match one.kind {
        InstitutionType::University => "CollegeOrUniversity",
        InstitutionType::Platform | InstitutionType::Other => "Organization",
        _ => "EducationalOrganization",
    };
    let mut thing = by.thing(kind, "institution", &one.id, &one.name);
    thing.set("description", by.text(&one.r#abstract));
    // Its own site, where it has one.
    thing.set("url", json!(one.url));
    thing.set("logo", by.picture(one.image.as_ref()));
    thing.set("location", by.text(&one.location));
    thing.into()
}
