//! Parts of columns and events.

use super::desk::Desk;
use super::document::{self, Document, Version, blocks, piece_words, rich, text};
use super::fences::{self, Entry, Fence};
use super::markdown::{Item, Piece, What};
use super::references::{references, untitled};
use crate::picks::{Ask, Query};
use lifelong_api::{ColumnSection, Inline, ItemType, Localized, RichText, Step};
use std::path::Path;

/// A column or an event in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct PartedText {
    pub title: String,
    pub summary: String,
    pub body: RichText,
    file: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, Default)]
struct Part {
    line: u64,
    name: String,
    description: String,
    body: Vec<Piece>,
    items: Vec<(ItemType, String)>,
    ask: Option<(u64, Ask)>,
    timeline: Vec<Entry>,
    questions: Vec<Entry>,
    /// How far it is: a part holds its things in the order in which the portal shows them.
    reached: Stage,
}

/// What a part holds, in the order in which the portal shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
enum Stage {
    #[default]
    Head,
    Text,
    Items,
    Search,
    Timeline,
    Questions,
}

/// Reads one language of a column or an event.
pub(super) fn read(desk: &mut Desk, path: &Path) -> Option<PartedText> {
    let document = document::read(desk, path, true)?;
    Some(of(desk, document))
}

/// The parts of a document.
pub(super) fn of(desk: &mut Desk, document: Document) -> PartedText {
    let mut text = PartedText {
        title: document.title,
        summary: document.summary,
        file: document.file,
        ..PartedText::default()
    };
    let mut introduction = Vec::new();
    let mut above = 1;
    for piece in document.rest {
        if let What::Heading { level, content } = &piece.what {
            if *level > above + 1 {
                let wanted = "#".repeat(usize::from(above) + 1);
                let reason = format!(
                    "A level is left out here: below the heading before it belongs one with “{wanted}”. Readers who listen go by these levels."
                );
                desk.warn(&text.file, piece.line, "skipped-heading", reason);
            }
            above = (*level).max(1);
            if *level <= 2 {
                text.parts.push(Part {
                    line: piece.line,
                    name: document::words(content),
                    ..Part::default()
                });
                continue;
            }
        }
        if !text.parts.is_empty() {
            hold(desk, &text.file, &mut text.parts, piece);
        } else if needs_heading(&piece.what) {
            let reason = "Lists of courses and the like stand below a heading. Put a line “## …” above this one; it was left out.";
            desk.warn(&text.file, piece.line, "missing-heading", reason.to_owned());
        } else {
            introduction.push(piece);
        }
    }
    text.body = blocks(&introduction);
    text
}

/// What is no text, and so belongs into a part.
fn needs_heading(what: &What) -> bool {
    match what {
        What::Code { name, .. } => !name.is_empty(),
        What::List { items, .. } => are_references(items),
        _ => false,
    }
}

/// Whether a list names things of the catalogue: one reference, or what is meant to be one, is enough.
fn are_references(items: &[Item]) -> bool {
    items.iter().any(|item| {
        let written = piece_words(&item.content);
        let one_word = !written.contains(char::is_whitespace) && !written.contains("//");
        one_word
            && written
                .split_once(':')
                .is_some_and(|(kind, _)| !kind.is_empty() && kind.is_ascii())
    })
}

/// Puts a piece into the last part.
fn hold(desk: &mut Desk, file: &str, parts: &mut Vec<Part>, piece: Piece) {
    let Some(last) = parts.last_mut() else { return };
    match &piece.what {
        What::Paragraph(content) if last.reached == Stage::Head && is_plain(content) => {
            last.description = document::words(content);
            last.reached = Stage::Text;
        }
        What::List { items, .. } if are_references(items) => {
            let found = references(desk, file, items);
            at(parts, Stage::Items, piece.line).items.extend(found);
        }
        What::Code { name, text } if !name.is_empty() => {
            match fences::read(desk, file, piece.line, name, text) {
                Some(Fence::Search(ask)) => {
                    at(parts, Stage::Search, piece.line).ask = Some((piece.line, ask));
                }
                Some(Fence::Timeline(entries)) => {
                    at(parts, Stage::Timeline, piece.line).timeline = entries;
                }
                Some(Fence::Questions(entries)) => {
                    at(parts, Stage::Questions, piece.line).questions = entries;
                }
                None => {}
            }
        }
        _ => at(parts, Stage::Text, piece.line).body.push(piece),
    }
}

/// The part that something of a stage goes into: the last one, or one without a name that goes on with it, where the last one
/// is further already.
fn at(parts: &mut Vec<Part>, stage: Stage, line: u64) -> &mut Part {
    let goes_on = parts.last().is_some_and(|last| {
        last.reached > stage || (last.reached == stage && stage >= Stage::Search)
    });
    if goes_on || parts.is_empty() {
        parts.push(Part {
            line,
            ..Part::default()
        });
    }
    let last = parts.len() - 1;
    parts[last].reached = stage;
    &mut parts[last]
}

/// Words that lose nothing as plain text.
fn is_plain(content: &[Inline]) -> bool {
    content
        .iter()
        .all(|inline| matches!(inline, Inline::Text { .. }))
}

/// In what the second text is not built like the first, and at which line.
pub(super) fn differ(first: &PartedText, second: &PartedText) -> Option<(u64, String)> {
    let (wanted, found) = (first.parts.len(), second.parts.len());
    if wanted != found {
        let line = second.parts.last().map_or(1, |part| part.line);
        return Some((line, format!("{found} parts here, {wanted}")));
    }
    first
        .parts
        .iter()
        .zip(&second.parts)
        .find_map(|(one, other)| {
            let what = if one.items != other.items {
                "The references of"
            } else if one.ask.as_ref().map(|(_, ask)| ask) != other.ask.as_ref().map(|(_, ask)| ask)
            {
                "The searches of"
            } else if one.timeline.len() != other.timeline.len() {
                "The days of the timeline of"
            } else if one.questions.len() != other.questions.len() {
                "The questions of"
            } else {
                return None;
            };
            let name = &other.name;
            Some((
                other.line,
                format!("{what} “{name}” are not the same ones in the same order as"),
            ))
        })
}

/// The searches of the parts, to be asked once all courses are there.
pub(super) fn queries(
    versions: &[Version<PartedText>],
    kind: ItemType,
    id: &str,
) -> impl Iterator<Item = Query> {
    let first = versions.first().into_iter();
    first.flat_map(move |first| {
        let parts = first.of.parts.iter().enumerate();
        parts.filter_map(move |(section, part)| {
            let (line, ask) = part.ask.clone()?;
            Some(Query {
                file: first.of.file.clone(),
                line,
                owner: (kind, id.to_owned()),
                section,
                ask,
            })
        })
    })
}

/// The parts, the languages joined. Titles of references are still empty, and nothing was searched yet.
pub(super) fn join(versions: &[Version<PartedText>]) -> Vec<ColumnSection> {
    let first = versions
        .first()
        .map(|version| version.of.parts.as_slice())
        .unwrap_or_default();
    let pieces = |n: usize| -> Localized<RichText> {
        let texts = versions
            .iter()
            .map(|one| (one.language.clone(), blocks(&one.of.parts[n].body)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    };
    first
        .iter()
        .enumerate()
        .map(|(n, part)| ColumnSection {
            name: text(versions, |of| &of.parts[n].name),
            r#abstract: text(versions, |of| &of.parts[n].description),
            body: pieces(n),
            items: part
                .items
                .iter()
                .map(|(kind, id)| untitled(*kind, id))
                .collect(),
            query: String::new(),
            timeline: steps(versions, part.timeline.len(), |of| &of.parts[n].timeline),
            questions: steps(versions, part.questions.len(), |of| &of.parts[n].questions),
        })
        .collect()
}

/// Entries, the languages joined: every version has as many.
fn steps(
    versions: &[Version<PartedText>],
    count: usize,
    pick: impl Fn(&PartedText) -> &[Entry],
) -> Vec<Step> {
    let step = |n: usize| Step {
        name: text(versions, |of| &pick(of)[n].name),
        text: rich(versions, |of| &pick(of)[n].text),
    };
    (0..count).map(step).collect()
}
