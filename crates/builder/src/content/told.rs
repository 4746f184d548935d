//! An event said in words: a reader that shows only a text and its parts shows for whom and where it is, its programme,
//! and what came of it.

use lifelong_api::{Block, ColumnSection, Event, Inline, Place, Session};

/// Puts for whom and where before the text, what came of it after it, and the programme before the parts.
pub(super) fn tell(event: &mut Event, languages: &[&str]) {
    for language in languages {
        let mut blocks = Vec::new();
        let audience = event.audience.get(language).cloned();
        let place = event.location.as_ref();
        let place = place.map(|place| whereabouts(place, language));
        for words in audience.into_iter().chain(place) {
            let content = vec![Inline::Text { text: words }];
            blocks.push(Block::Paragraph { content });
        }
        if let Some(online) = &event.online {
            let content = vec![Inline::Text {
                text: online.clone(),
            }];
            let href = online.clone();
            let content = vec![Inline::Link { href, content }];
            blocks.push(Block::Paragraph { content });
        }
        blocks.extend(event.body.remove(language).unwrap_or_default());
        blocks.extend(event.results.get(language).cloned().unwrap_or_default());
        if !blocks.is_empty() {
            event.body.insert(*language, blocks);
        }
    }
    let mut programme = programme(event, languages);
    programme.append(&mut event.has_part);
    event.has_part = programme;
}

/// A part for each session: its title, and beneath it its time and its speakers, who are introduced once.
fn programme(event: &Event, languages: &[&str]) -> Vec<ColumnSection> {
    let mut introduced: Vec<&str> = Vec::new();
    let mut programme = Vec::new();
    for session in &event.sub_event {
        let ids = session.performer.iter();
        let speakers = ids.filter_map(|id| event.performer.iter().find(|one| one.id == *id));
        let speakers: Vec<_> = speakers.collect();
        let words = |language: &&str| {
            let mut words = time(session, event.time_zone.as_deref());
            for speaker in &speakers {
                words += " · ";
                words += speaker.name.pick(language);
                let about = speaker.r#abstract.pick(language);
                if !about.is_empty() && !introduced.contains(&speaker.id.as_str()) {
                    words += if is_chinese(language) { "：" } else { ": " };
                    words += about;
                }
            }
            ((*language).to_owned(), words)
        };
        let words = languages.iter().map(words).collect();
        introduced.extend(speakers.iter().map(|one| one.id.as_str()));
        programme.push(ColumnSection {
            name: session.name.clone(),
            r#abstract: words,
            ..ColumnSection::default()
        });
    }
    programme
}

fn is_chinese(language: &str) -> bool {
    language.split('-').next() == Some("zh")
}

/// A place with its address, as one line.
pub(crate) fn whereabouts(place: &Place, language: &str) -> String {
    let (name, address) = (place.name.pick(language), place.address.pick(language));
    let comma = if is_chinese(language) { "，" } else { ", " };
    match address.is_empty() {
        true => name.to_owned(),
        false => format!("{name}{comma}{address}"),
    }
}

/// `2026-12-03 19:00–20:30 (Europe/Berlin)`: digits, which every language reads.
fn time(session: &Session, zone: Option<&str>) -> String {
    let day = |iso: &str| iso.get(..10).unwrap_or_default().to_owned();
    let clock = |iso: &str| iso.get(11..16).map(str::to_owned);
    let join =
        |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let start = &session.start_date;
    let mut words = join([Some(day(start)), clock(start)]);
    if let Some(end) = session.end_date.as_ref().filter(|end| *end != start) {
        let other_day = Some(day(end)).filter(|last| *last != day(start));
        words = format!("{words}–{}", join([other_day, clock(end)]));
    }
    match zone.filter(|_| start.len() > 10) {
        Some(zone) => format!("{words} ({zone})"),
        None => words,
    }
}
