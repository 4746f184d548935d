//! Notes and highlights: written on a page in which one learns, found again there and on a page of their own.
//!
//! | module | what |
//! |---|---|
//! | `all` | all notes, read once, for pages and searches |
//! | `bookmark` | bookmarks in books |
//! | `quote` | quotations, and where they stand |
//! | `mark` | marks on quoted words of the page |
//! | `place` | the way to what a note is about |
//! | `select` | the bar for selected words |
//! | `draft`, `editor` | writing |
//! | `item` | one note |
//! | `page` | the notes of a page |
//! | `list` | all notes on a page of their own |

mod all;
pub mod bookmark;
mod draft;
mod editor;
mod item;
mod list;
mod mark;
mod page;
mod place;
mod quote;
mod select;

pub use all::Keyed;
pub use list::use_notes_page;
pub use mark::at_top;
pub use page::{NotesProps, use_notes, with_removed};
pub use place::{FAR, LINE, WORDS, bring};

use super::live;
use super::shelf::Shelf;
use super::{review, store};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{page as document, passage};
use crate::ui::{rich, tongue};
use lifelong_api::{Block, Inline, Localized, RichText, Text};
use lifelong_record::card;
use lifelong_record::colour::Colour;
use lifelong_record::markup;
use lifelong_record::note::{Anchor, NOTE, Note};
use std::cell::RefCell;
use yew::prelude::*;

/// Watches what is selected, marks what is noted, and goes to the note that an address names. For the start, once.
pub fn watch() {
    if let Some(holder) = passage::holder() {
        let bar = live::props(live::part!(select::use_bar), ());
        yew::Renderer::<live::Live>::with_root_and_props(holder, bar).render();
    }
    mark::watch();
    place::watch();
}

/// The notes that were changed last, with their keys.
///
/// # Errors
/// [`DatabaseError`].
pub async fn latest(most: u32) -> Result<Vec<(String, Note)>, DatabaseError> {
    let entries = store::shelf(Shelf::Notes, most).await?;
    Ok(entries
        .into_iter()
        .filter_map(|(key, entry)| Some((key, entry.note()?)))
        .collect())
}

/// The path of a note's place: its page, with the note's id in the address.
pub fn path_of(key: &str, note: &Note) -> String {
    path_to(&note.path, id_of(key))
}

/// The same from the path of its page, and its id.
pub fn path_to(path: &str, id: &str) -> String {
    format!("{path}#{}={id}", place::FRAGMENT)
}

/// A note in a few words, for a line in a list or a name: what was written, the words it is about, or the page's title.
pub fn brief(note: &Note, lang: Lang) -> String {
    let written = markup::plain(&note.text);
    let words = match &note.anchor {
        _ if !written.is_empty() => &written,
        Anchor::Quote { exact, .. } => exact,
        _ => note.name.pick(lang.tag()),
    };
    quote::short(words, 60)
}

/// The page on the screen, where it has a place for notes.
#[derive(Clone, PartialEq)]
struct Target {
    path: String,
    name: Text,
    part_of: Text,
    /// Opens the editor for these words.
    write: Callback<Anchor>,
}

thread_local! {
    static TARGET: RefCell<Option<Target>> = const { RefCell::new(None) };
}

/// The page on the screen, where it has a place for notes.
fn target() -> Option<Target> {
    let here = here();
    TARGET
        .with_borrow(Clone::clone)
        .filter(|target| target.path == here)
}

/// The path of the page on the screen.
fn here() -> String {
    let address = document::address();
    let path = address.split('?').next().unwrap_or_default();
    let path = document::inside(path).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}

/// The part of a key that names the note.
fn id_of(key: &str) -> &str {
    key.strip_prefix(all::KEY).unwrap_or(key)
}

/// The id of the element that shows a note.
fn element_of(key: &str) -> String {
    format!("note-{}", id_of(key))
}

/// A key for a new note.
fn new_key() -> String {
    format!("{}{}", all::KEY, crate::platform::chance::name())
}

/// Writes a note, and what its card asks where it has one.
async fn save(key: String, note: Note) -> Result<String, DatabaseError> {
    let annotation = note.to_annotation(&key);
    store::change(&key, move |entry, stamp| entry.set(NOTE, annotation, stamp)).await?;
    let card_key = card::note_key(&key);
    if store::entry(&card_key).await?.is_some() {
        let face = review::face_of(&note);
        store::change(&card_key, move |entry, stamp| {
            entry.set(card::FACE, face, stamp)
        })
        .await?;
    }
    Ok(key)
}

/// Keeps words as a highlight: a note without text. Words that are one already, or have a note, stay as they are. Gives the key of
/// a new one.
async fn highlight(target: Target, anchor: Anchor) -> Result<Option<String>, DatabaseError> {
    all::fresh().await?;
    let same = all::of_path(&target.path)
        .into_iter()
        .find(|(_, note)| note.anchor == anchor && !note.bookmark);
    if same.is_some() {
        return Ok(None);
    }
    let now = store::now();
    let note = Note {
        path: target.path,
        name: target.name,
        part_of: target.part_of,
        anchor,
        created: now,
        modified: now,
        ..Note::default()
    };
    save(new_key(), note).await.map(Some)
}

/// Gives a highlight another colour.
async fn paint(key: String, colour: Colour) -> Result<(), DatabaseError> {
    store::change(&key.clone(), move |entry, stamp| {
        if let Some(mut note) = entry.note() {
            note.colour = colour;
            entry.set(NOTE, note.to_annotation(&key), stamp);
        }
    })
    .await
}

/// What a learner wrote, formatted. Its headings are strong words: the page's outline is the portal's.
pub fn formatted(markdown: &str, lang: Lang) -> Html {
    let blocks = calm(markup::blocks(markdown));
    html! { <div class="note-text" dir="auto" lang={tongue(markdown, lang)}>{ rich(&Localized::of("und", blocks), lang) }</div> }
}

fn calm(blocks: RichText) -> RichText {
    let calm_one = |block: Block| match block {
        Block::Heading { content, .. } => Block::Paragraph {
            content: vec![Inline::Strong { content }],
        },
        Block::Quote { content } => Block::Quote {
            content: calm(content),
        },
        Block::List { ordered, items } => Block::List {
            ordered,
            items: items.into_iter().map(calm).collect(),
        },
        other => other,
    };
    blocks.into_iter().map(calm_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_told_in_a_few_words() {
        let mut note = Note {
            text: "**Keep** it\n\nlow".to_owned(),
            name: Text::of("en", "Heat"),
            ..Note::default()
        };
        assert_eq!(brief(&note, Lang::En), "Keep it low");
        note.text = String::new();
        assert_eq!(brief(&note, Lang::En), "Heat");
        note.anchor = Anchor::Quote {
            exact: "hot ".repeat(30),
            prefix: String::new(),
            suffix: String::new(),
        };
        let brief = brief(&note, Lang::En);
        assert!(
            brief.starts_with("hot hot") && brief.ends_with('…') && brief.chars().count() <= 61
        );
        note.path = "/course/egg/heat".to_owned();
        assert_eq!(path_of("note/x1", &note), "/course/egg/heat#n=x1");
    }

    #[test]
    fn headings_of_a_note_are_no_headings_of_the_page() {
        let blocks = calm(markup::blocks("# One\n\n- a\n\n  ## Two\n\n> ### Three"));
        let text = format!("{blocks:?}");
        assert!(
            text.contains("Strong") && !text.contains("Heading"),
            "{text}"
        );
    }

    #[test]
    fn hostile_notes_become_plain_words() {
        let text = "<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://a.example/p.png) [y](//host/)";
        let blocks = format!("{:?}", calm(markup::blocks(text)));
        assert!(
            !blocks.contains("href") && !blocks.contains("Image"),
            "{blocks}"
        );
    }
}
