//! Bookmarks in books. They are notes of their own kind: bound to the words that stood at the top of the screen, so that they
//! are found again in another size of type and in a new edition.

use super::all::{self, Keyed};
use super::{mark, new_key, save};
use crate::platform::database::DatabaseError;
use crate::study::store;
use lifelong_api::Text;
use lifelong_record::note::{Anchor, Note};

/// A page that can have bookmarks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its path in the portal: `/read/BOOK/CHAPTER`.
    pub path: String,
    /// The chapter's title.
    pub name: Text,
    /// The book's.
    pub part_of: Text,
}

/// The bookmarks of a book, or of one of its chapters: of the pages whose paths begin so.
///
/// # Errors
/// [`DatabaseError`].
pub async fn below(path: String) -> Result<Vec<Keyed>, DatabaseError> {
    all::fresh().await?;
    Ok(all::bookmarks(&path))
}

/// Those of them that are on the screen.
pub fn seen(bookmarks: &[Keyed]) -> Vec<Keyed> {
    if bookmarks.is_empty() {
        return Vec::new();
    }
    let seen = mark::seen(bookmarks.iter().map(|(_, note)| &note.anchor));
    let marked = bookmarks.iter().zip(seen);
    let marked = marked.filter(|((_, note), seen)| *seen || note.anchor == Anchor::Page);
    marked.map(|(bookmark, _)| bookmark.clone()).collect()
}

/// Puts a bookmark where one is; where there are no words, at the page.
///
/// # Errors
/// [`DatabaseError`]; then there is none.
pub async fn put(page: Page) -> Result<String, DatabaseError> {
    let now = store::now();
    let note = Note {
        path: page.path,
        name: page.name,
        part_of: page.part_of,
        anchor: mark::at_top().map(|(words, _)| words).unwrap_or_default(),
        bookmark: true,
        created: now,
        modified: now,
        ..Note::default()
    };
    save(new_key(), note).await
}

/// Takes bookmarks away; for a day they can be given back.
///
/// # Errors
/// [`DatabaseError`].
pub async fn take_away(keys: Vec<String>) -> Result<(), DatabaseError> {
    for key in keys {
        store::remove(&key).await?;
    }
    Ok(())
}

/// Gives them back.
///
/// # Errors
/// [`DatabaseError`].
pub async fn give_back(keys: Vec<String>) -> Result<(), DatabaseError> {
    for key in keys {
        store::give_back(&key).await?;
    }
    Ok(())
}
