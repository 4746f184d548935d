//! The last step: every reference gets its title, and what leads nowhere is told and taken out.

use super::ContentSet;
use super::desk::{Desk, Pointer};
use super::references;
use lifelong_api::{
    Block, ColumnSection, Inline, ItemRef, ItemType, Localized, MediaKind, RichText, Text,
};
use std::collections::{BTreeMap, BTreeSet};

type Titles = BTreeMap<(u8, String), (Text, Option<String>)>;

/// Settles references, links, related courses and the nesting of columns.
pub(super) fn settle(desk: &mut Desk, set: &mut ContentSet) {
    let titles = titles(set);
    let dead = dead(&titles, &desk.pointers);
    for pointer in std::mem::take(&mut desk.pointers) {
        if dead.contains(&pointer.to) {
            let nothing = match pointer.to.split_once(':') {
                Some(("video" | "audio", _)) => {
                    "there is no such lesson, or it has no such recording"
                }
                _ => "no such item was read",
            };
            let reason = format!(
                "“{}” leads nowhere: {nothing}. It was taken out.",
                pointer.to
            );
            desk.warn(&pointer.file, pointer.line, "dead-link", reason);
        }
    }
    let fill = |items: &mut Vec<ItemRef>| {
        items.retain_mut(|item| match titles.get(&key(item.item_type, &item.id)) {
            Some((name, time)) => {
                item.name.clone_from(name);
                item.time_required.clone_from(time);
                true
            }
            None => false,
        });
    };
    let columns = set.columns.iter_mut().map(|column| &mut column.has_part);
    let events = set.events.iter_mut().map(|event| &mut event.has_part);
    columns
        .chain(events)
        .flatten()
        .for_each(|part| fill(&mut part.items));
    for chapter in set.books.iter_mut().flat_map(|(_, chapters)| chapters) {
        fill(&mut chapter.related);
    }
    for event in &mut set.events {
        fill(&mut event.course_prerequisites);
        if let Some(challenge) = &mut event.challenge {
            fill(&mut challenge.courses);
        }
        event.challenge = event
            .challenge
            .take()
            .filter(|one| one.minutes.is_some() || !one.courses.is_empty());
    }
    let has = |kind, id: &String| titles.contains_key(&key(kind, id));
    for (course, _) in &mut set.courses {
        course.is_related_to.retain(|id| has(ItemType::Course, id));
    }
    for column in &mut set.columns {
        column.is_part_of = column
            .is_part_of
            .take()
            .filter(|id| has(ItemType::Column, id));
    }
    break_cycles(desk, set);
    if !dead.is_empty() {
        texts(set).for_each(|text| unlink_blocks(text, &dead));
    }
}

fn key(kind: ItemType, id: &str) -> (u8, String) {
    (kind as u8, id.to_owned())
}

/// Title and time of everything that can be referred to.
fn titles(set: &ContentSet) -> Titles {
    let mut titles = Titles::new();
    let mut add = |kind, id: &str, name: &Text, time: Option<&String>| {
        titles.insert(key(kind, id), (name.clone(), time.cloned()));
    };
    for (course, _) in &set.courses {
        add(
            ItemType::Course,
            &course.id,
            &course.name,
            course.time_required.as_ref(),
        );
    }
    for (book, _) in &set.books {
        add(ItemType::Book, &book.id, &book.name, None);
        for chapter in &book.has_part {
            let id = format!("{}/{}", book.id, chapter.id);
            add(
                ItemType::Chapter,
                &id,
                &chapter.name,
                Some(&chapter.time_required),
            );
        }
    }
    set.columns
        .iter()
        .for_each(|one| add(ItemType::Column, &one.id, &one.name, None));
    set.events
        .iter()
        .for_each(|one| add(ItemType::Event, &one.id, &one.name, None));
    set.help
        .iter()
        .for_each(|one| add(ItemType::Help, &one.id, &one.name, None));
    set.institutions
        .iter()
        .for_each(|one| add(ItemType::Institution, &one.id, &one.name, None));
    // Lessons have addresses though no reference: `/course/<id>/<lesson>`.
    for (course, lessons) in &set.courses {
        for lesson in lessons {
            let id = format!("{}/{}", course.id, lesson.id);
            titles.insert(key(ItemType::Course, &id), (lesson.name.clone(), None));
            // A film is found by its lesson: captions, transcript and chapters are there.
            for one in &lesson.media {
                let kind = match one.kind {
                    MediaKind::Video => ItemType::Video,
                    MediaKind::Audio => ItemType::Audio,
                    _ => continue,
                };
                let length = Some(one.duration.clone()).filter(|length| !length.is_empty());
                let name = match lesson.name.is_empty() {
                    true => &course.name,
                    false => &lesson.name,
                };
                titles.insert(key(kind, &id), (name.clone(), length));
            }
        }
    }
    titles
}

/// Which links and references lead nowhere.
fn dead(titles: &Titles, pointers: &[Pointer]) -> BTreeSet<String> {
    let known = |to: &str| match to.strip_prefix('/') {
        Some(path) => address(path).is_none_or(|(kind, id)| titles.contains_key(&key(kind, &id))),
        None => references::parse(to).is_some_and(|(kind, id)| titles.contains_key(&key(kind, id))),
    };
    pointers
        .iter()
        .filter(|one| !known(&one.to))
        .map(|one| one.to.clone())
        .collect()
}

/// What a portal path shows, if it shows one item: screens such as the catalogue are not checked here.
fn address(path: &str) -> Option<(ItemType, String)> {
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap_or(path)
        .trim_end_matches('/');
    let (first, id) = path.split_once('/')?;
    let kind = match first {
        "course" => ItemType::Course,
        "read" if id.contains('/') => ItemType::Chapter,
        "read" => ItemType::Book,
        "column" => ItemType::Column,
        "event" => ItemType::Event,
        "help" => ItemType::Help,
        "institution" => ItemType::Institution,
        _ => return None,
    };
    Some((kind, id.to_owned()))
}

/// Columns that belong to themselves over some steps are shown apart.
fn break_cycles(desk: &mut Desk, set: &mut ContentSet) {
    let above: BTreeMap<String, String> = set
        .columns
        .iter()
        .filter_map(|one| Some((one.id.clone(), one.is_part_of.clone()?)))
        .collect();
    for column in &mut set.columns {
        let mut way = vec![column.id.as_str()];
        let mut at = above.get(&column.id);
        while let Some(next) = at.filter(|_| way.len() <= above.len()) {
            way.push(next);
            if *next == column.id {
                let reason = format!(
                    "The column is a part of itself: {}. “part_of” was ignored.",
                    way.join(" → ")
                );
                let folder = desk.dir.join("columns").join(&column.id);
                let file = match folder.is_dir() {
                    true => folder.join("column.toml"),
                    false => folder.with_extension("md"),
                };
                desk.error(&super::desk::show(&file), 0, "column-cycle", reason);
                desk.of_field("part_of");
                column.is_part_of = None;
                break;
            }
            at = above.get(next);
        }
    }
}

/// Every formatted text of the set.
fn texts(set: &mut ContentSet) -> impl Iterator<Item = &mut RichText> {
    let institutions = set.institutions.iter_mut().map(|one| &mut one.body);
    let lessons = set.courses.iter_mut().flat_map(|(_, lessons)| lessons);
    let lessons = lessons.flat_map(|lesson| {
        let steps = lesson.steps.iter_mut().map(|step| &mut step.text);
        std::iter::once(&mut lesson.body).chain(steps)
    });
    let chapters = set
        .books
        .iter_mut()
        .flat_map(|(_, chapters)| chapters)
        .map(|one| &mut one.body);
    let columns = set.columns.iter_mut();
    let columns = columns.flat_map(|one| parted(&mut one.body, &mut one.has_part));
    let events = set
        .events
        .iter_mut()
        .flat_map(|one| parted(&mut one.body, &mut one.has_part).chain([&mut one.results]));
    let help = set.help.iter_mut().map(|one| &mut one.body);
    institutions
        .chain(lessons)
        .chain(chapters)
        .chain(columns)
        .chain(events)
        .chain(help)
        .flat_map(|localized| localized.values_mut())
}

/// The texts of a column or an event.
fn parted<'a>(
    body: &'a mut Localized<RichText>,
    parts: &'a mut [ColumnSection],
) -> impl Iterator<Item = &'a mut Localized<RichText>> {
    let parts = parts.iter_mut().flat_map(ColumnSection::texts_mut);
    std::iter::once(body).chain(parts)
}

fn unlink_blocks(blocks: &mut RichText, dead: &BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => unlink(content, dead),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| unlink_blocks(item, dead))
            }
            Block::Quote { content } => unlink_blocks(content, dead),
            _ => {}
        }
    }
}

/// Dead links lose the link and keep their words.
fn unlink(inlines: &mut Vec<Inline>, dead: &BTreeSet<String>) {
    let mut out = Vec::with_capacity(inlines.len());
    for mut inline in inlines.drain(..) {
        match &mut inline {
            Inline::Strong { content } | Inline::Emphasis { content } => unlink(content, dead),
            Inline::Link { href, content } if dead.contains(href) => {
                out.append(content);
                continue;
            }
            _ => {}
        }
        out.push(inline);
    }
    *inlines = out;
}
