//! Parts of columns and events, and lists of references.

use super::desk::{Desk, Pointer};
use super::document::{self, Document, Version, blocks, piece_words, text};
use super::markdown::{Item, Piece, What};
use lifelong_api::{ColumnSection, ItemRef, ItemType, RichText, Text};
use std::path::Path;

/// A column or an event in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct PartedText {
    pub title: String,
    pub summary: String,
    pub body: RichText,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, Default)]
struct Part {
    line: u64,
    name: String,
    description: String,
    items: Vec<(ItemType, String)>,
}

/// Reads one language of a column or an event.
pub(super) fn read(desk: &mut Desk, path: &Path) -> Option<PartedText> {
    let document = document::read(desk, path, true)?;
    let mut text = PartedText {
        title: document.title.clone(),
        summary: document.summary.clone(),
        ..PartedText::default()
    };
    let mut introduction = Vec::new();
    for piece in &document.rest {
        match (&piece.what, text.parts.last_mut()) {
            (
                What::Heading {
                    level: 0..=2,
                    content,
                },
                _,
            ) => text.parts.push(Part {
                line: piece.line,
                name: document::words(content),
                ..Part::default()
            }),
            (_, None) => introduction.push(piece.clone()),
            (What::List { items, .. }, Some(part)) => {
                part.items.extend(references(desk, &document.file, items));
            }
            (What::Paragraph(content), Some(part)) if part.description.is_empty() => {
                part.description = document::words(content);
            }
            (_, Some(part)) => {
                let reason = format!(
                    "Under “{}” belong one paragraph and one list of references; this is not shown.",
                    part.name
                );
                desk.warn(&document.file, piece.line, "not-shown", reason);
            }
        }
    }
    text.body = blocks(&introduction);
    Some(text)
}

/// In what the second text is not built like the first, and at which line.
pub(super) fn differ(first: &PartedText, second: &PartedText) -> Option<(u64, String)> {
    let (wanted, found) = (first.parts.len(), second.parts.len());
    if wanted != found {
        let line = second.parts.last().map_or(1, |part| part.line);
        return Some((line, format!("{found} parts here, {wanted}")));
    }
    let pairs = first.parts.iter().zip(&second.parts);
    pairs
        .filter(|(one, other)| one.items != other.items)
        .map(|(_, other)| {
            (
                other.line,
                format!(
                    "The references of “{}” are not the same ones in the same order as",
                    other.name
                ),
            )
        })
        .next()
}

/// The parts, the languages joined. Titles of references are still empty.
pub(super) fn join(versions: &[Version<PartedText>]) -> Vec<ColumnSection> {
    let first = versions
        .first()
        .map(|version| version.of.parts.as_slice())
        .unwrap_or_default();
    first
        .iter()
        .enumerate()
        .map(|(n, part)| ColumnSection {
            name: text(versions, |of| &of.parts[n].name),
            r#abstract: text(versions, |of| &of.parts[n].description),
            items: part
                .items
                .iter()
                .map(|(kind, id)| untitled(*kind, id))
                .collect(),
        })
        .collect()
}

/// A reference whose title is filled in once everything is read.
pub(super) fn untitled(item_type: ItemType, id: &str) -> ItemRef {
    ItemRef {
        item_type,
        id: id.to_owned(),
        name: Text::new(),
        time_required: None,
    }
}

/// Takes a last part under `## Read on` off a chapter.
pub(super) fn take_read_on(desk: &mut Desk, document: &mut Document) -> Vec<(ItemType, String)> {
    let is_read_on = |piece: &Piece| match &piece.what {
        What::Heading {
            level: 0..=2,
            content,
        } => {
            let name = document::words(content);
            name.eq_ignore_ascii_case("Read on") || name == "接着读"
        }
        _ => false,
    };
    let Some(at) = document.rest.iter().rposition(is_read_on) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for piece in document.rest.split_off(at).iter().skip(1) {
        match &piece.what {
            What::List { items, .. } => found.extend(references(desk, &document.file, items)),
            _ => {
                let reason = "After “Read on” belongs a list of references and nothing else; this is not shown.";
                desk.warn(&document.file, piece.line, "not-shown", reason.to_owned());
            }
        }
    }
    found
}

/// The references of a list; each is noted to be checked at the end.
fn references(desk: &mut Desk, file: &str, items: &[Item]) -> Vec<(ItemType, String)> {
    let mut found = Vec::new();
    for item in items {
        let written = piece_words(&item.content);
        if let Some((kind, id)) = parse(&written) {
            let pointer = Pointer {
                file: file.to_owned(),
                line: item.line,
                to: written.clone(),
            };
            desk.pointers.push(pointer);
            found.push((kind, id.to_owned()));
        } else {
            let reason = format!(
                "“{written}” is not a reference such as course:steam-an-egg or chapter:book/chapter. It was left out."
            );
            desk.warn(file, item.line, "bad-reference", reason);
        }
    }
    found
}

/// Kind and id of `course:steam-an-egg`.
pub(super) fn parse(written: &str) -> Option<(ItemType, &str)> {
    let (kind, id) = written.split_once(':')?;
    let kind = match kind {
        "course" => ItemType::Course,
        "book" => ItemType::Book,
        "chapter" => ItemType::Chapter,
        "column" => ItemType::Column,
        "event" => ItemType::Event,
        "help" => ItemType::Help,
        "institution" => ItemType::Institution,
        _ => return None,
    };
    let fit = id.split('/').all(super::folder::fit);
    (fit && (id.split('/').count() == 1 + usize::from(kind == ItemType::Chapter)))
        .then_some((kind, id))
}
