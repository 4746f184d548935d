//! Events as iCalendar files (RFC 5545): `calendar/ID.ics` for each that has a date, `events.ics` for all of them.
//!
//! Where the catalogue has several languages each file is there once for each, `events.en.ics`; the one without a language
//! in its name is in the foremost. Times stand in UTC, so that no calendar needs to know the rules of a time zone. What a
//! file holds depends on the catalogue alone, never on the clock.

use super::Site;
use super::folder::Folder;
use super::ics::Lines;
use crate::error::BuildError;
use crate::moments::When;
use jiff::Timestamp;
use jiff::civil::Date;
use lifelong_api::{Event, Place, Session, Text};

/// The folder of the calendars of single events. None of the names in it has a hash.
const FOLDER: &str = "calendar";

/// Writes them, names them in each event, and hands back the names of those with all events by language.
///
/// # Errors
/// Where one cannot be written.
pub fn write(events: &mut [Event], site: &Site, folder: &mut Folder) -> Result<Text, BuildError> {
    let dated = |event: &&mut Event| event.start_date.as_deref().is_some_and(is_date);
    let mut dated: Vec<&mut Event> = events.iter_mut().filter(dated).collect();
    if dated.is_empty() {
        // The format has no calendar without an event.
        return Ok(Text::new());
    }
    for event in &mut dated {
        let files = files(&format!("{FOLDER}/{}", event.id), &[&**event], site, folder)?;
        event.calendar = files;
    }
    let all: Vec<&Event> = dated.iter().map(|event| &**event).collect();
    files("events", &all, site, folder)
}

fn is_date(iso: &str) -> bool {
    When::read(iso).is_some()
}

/// Writes some events in every language, and once more in the foremost.
fn files(
    stem: &str,
    events: &[&Event],
    site: &Site,
    folder: &mut Folder,
) -> Result<Text, BuildError> {
    // They become parts of names.
    let fit = |tag: &&String| {
        let is_fit = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
        !tag.is_empty() && tag.bytes().all(is_fit)
    };
    let languages: Vec<&String> = site.languages.iter().filter(fit).collect();
    let foremost = languages.first().map_or("und", |tag| tag.as_str());
    let path = format!("{stem}.ics");
    folder.fixed(&path, &calendar(events, site, foremost))?;
    if languages.len() < 2 {
        return Ok(Text::of(foremost, path));
    }
    let mut names = Text::new();
    for language in languages {
        let path = format!("{stem}.{language}.ics");
        folder.fixed(&path, &calendar(events, site, language))?;
        names.insert(language.clone(), path);
    }
    Ok(names)
}

fn calendar(events: &[&Event], site: &Site, language: &str) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Lifelong//Events 1//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    let name = site.name.pick(language);
    lines.text("NAME", name);
    // What calendars read that are older than RFC 7986.
    lines.text("X-WR-CALNAME", name);
    for event in events {
        if event.sub_event.is_empty() {
            one(&mut lines, event, None, site, language);
        }
        for session in &event.sub_event {
            one(&mut lines, event, Some(session), site, language);
        }
    }
    lines.plain("END", "VCALENDAR");
    lines.finish()
}

/// An event, or one session of it.
fn one(lines: &mut Lines, event: &Event, session: Option<&Session>, site: &Site, language: &str) {
    let start = session.map(|one| &one.start_date);
    let start = start.or(event.start_date.as_ref());
    let Some(start) = start.and_then(|iso| When::read(iso)) else {
        return;
    };
    let end = match session {
        Some(session) => session.end_date.as_ref(),
        None => event.end_date.as_ref(),
    };
    lines.plain("BEGIN", "VEVENT");
    // The same in every language and after every build, so that a calendar replaces what it has.
    let part = session.map_or(String::new(), |one| format!(".{}", one.position));
    lines.plain("UID", &format!("{}{part}@{}", event.id, host(site)));
    lines.plain("DTSTAMP", &stamp(event, site));
    moment(lines, "DTSTART", start);
    let end = end.and_then(|iso| When::read(iso));
    match (start, end) {
        // The last day belongs to it, and the format names the one after.
        (When::Day(first), last) => {
            let last = match last {
                Some(When::Day(last)) => last,
                _ => first,
            };
            moment(lines, "DTEND", When::Day(last.tomorrow().unwrap_or(last)));
            // A week of reading at any hour leaves one's hours free.
            lines.plain("TRANSP", "TRANSPARENT");
        }
        (When::At(_), Some(end)) => moment(lines, "DTEND", end),
        (When::At(_), None) => {}
    }
    let name = event.name.pick(language);
    let (summary, title) = match session.map(|one| one.name.pick(language)) {
        Some(title) => (format!("{name} · {title}"), title),
        None => (name.to_owned(), ""),
    };
    lines.text("SUMMARY", &summary);
    lines.text("DESCRIPTION", &description(event, session, title, language));
    let place = event.location.as_ref();
    let place = place.map(|place| whereabouts(place, language));
    let place = place.or_else(|| event.online.clone());
    lines.text("LOCATION", &place.unwrap_or_default());
    if !site.address.is_empty() {
        lines.plain("URL", &format!("{}event/{}", site.address, event.id));
    } else if let Some(online) = &event.online {
        lines.plain("URL", online);
    }
    lines.plain("END", "VEVENT");
}

/// A place with its address, as one line.
fn whereabouts(place: &Place, language: &str) -> String {
    let (name, address) = (place.name.pick(language), place.address.pick(language));
    let comma = match language.split('-').next() {
        Some("zh") => "，",
        _ => ", ",
    };
    match address.is_empty() {
        true => name.to_owned(),
        false => format!("{name}{comma}{address}"),
    }
}

/// The summary, for whom it is, who speaks, and where it is online.
fn description(event: &Event, session: Option<&Session>, title: &str, language: &str) -> String {
    let speaks = |id: &String| event.performer.iter().find(|one| one.id == *id);
    let speakers = session.map_or(&[][..], |one| &one.performer);
    let speakers = speakers.iter().filter_map(speaks);
    let speakers: Vec<&str> = speakers.map(|one| one.name.pick(language)).collect();
    let speakers = speakers.join(" · ");
    let online = event.online.as_deref().unwrap_or_default();
    let parts = [
        title,
        &speakers,
        event.r#abstract.pick(language),
        event.audience.pick(language),
        online,
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// Whose catalogue it is, for ids that are unique in the world.
fn host(site: &Site) -> String {
    let url = url::Url::parse(&site.address).ok();
    let host = url.as_ref().and_then(url::Url::host_str);
    host.unwrap_or("lifelong.invalid").to_owned()
}

/// The day the event was last changed, or the newest change of the catalogue.
fn stamp(event: &Event, site: &Site) -> String {
    let day = event.date_modified.as_ref();
    let day = day.and_then(|day| day.parse::<Date>().ok());
    match day {
        Some(day) => format!("{}T000000Z", day.strftime("%Y%m%d")),
        None => {
            let seconds = i64::try_from(site.modified).unwrap_or(0);
            utc(Timestamp::from_second(seconds).unwrap_or_default())
        }
    }
}

fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn moment(lines: &mut Lines, name: &str, when: When) {
    match when {
        When::Day(day) => {
            let day = day.strftime("%Y%m%d").to_string();
            lines.plain(&format!("{name};VALUE=DATE"), &day);
        }
        When::At(moment) => lines.plain(name, &utc(moment)),
    }
}
