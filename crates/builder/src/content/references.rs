//! Lists of references: `course:steam-an-egg`.

use super::desk::{Desk, Pointer};
use super::document::{self, Document, piece_words};
use super::markdown::{Item, Piece, What};
use lifelong_api::{ItemRef, ItemType, Text};

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
pub(super) fn references(desk: &mut Desk, file: &str, items: &[Item]) -> Vec<(ItemType, String)> {
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
        "video" => ItemType::Video,
        "audio" => ItemType::Audio,
        _ => return None,
    };
    let fit = id.split('/').all(super::folder::fit);
    let parts = match kind {
        ItemType::Chapter | ItemType::Video | ItemType::Audio => 2,
        _ => 1,
    };
    (fit && id.split('/').count() == parts).then_some((kind, id))
}
