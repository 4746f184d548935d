//! Books from elsewhere: EPUB files become books of the reading channel.
//!
//! [`archive`] unpacks with limits, [`tags`] and [`html`] turn a chapter's markup into the closed vocabulary,
//! [`split`] keeps chapters small, [`epub`] makes the book of it all.

mod archive;
mod blocks;
mod chapters;
mod contents;
mod epub;
mod facts;
pub mod html;
#[cfg(test)]
mod html_tests;
mod inlines;
mod manifest;
mod notes;
pub mod opds;
mod picture;
mod rights;
mod shelf;
mod split;
mod tags;
mod tidy;
mod verse;

pub use archive::Refusal;
pub use epub::read;
pub use manifest::read_manifest;

use lifelong_api::{Book, Chapter};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A picture inside a book, to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address in the texts: `media/books/<book>/<name>`.
    pub name: String,
    /// The file of the book.
    pub book: PathBuf,
    /// Its path inside that.
    pub path: String,
}

/// A book that was read.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The book; `has_part[].content` are still empty.
    pub book: Book,
    /// Its chapters in order.
    pub chapters: Vec<Chapter>,
    /// The pictures of its texts.
    pub pictures: Vec<Picture>,
    /// Files to publish as they are: the original, where its licence allows that.
    pub media: Vec<(String, PathBuf)>,
    /// What was repaired or left out: code and reason.
    pub warnings: Vec<(&'static str, String)>,
}

/// The id of a book from the name of its file.
pub fn id_of(name: &str) -> String {
    let name = name.split(['?', '#']).next().unwrap_or(name);
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match name.len().checked_sub(5) {
        Some(cut) if name.is_char_boundary(cut) && name[cut..].eq_ignore_ascii_case(".epub") => {
            &name[..cut]
        }
        _ => name,
    };
    let id = crate::normalize::short_slug(stem, 60);
    if id.is_empty() {
        format!("book-{}", crate::normalize::short_hash(stem))
    } else {
        id
    }
}

/// Hands on the bytes of the pictures, book by book.
///
/// # Errors
/// What `each` says, or the reason why a book could be read before and cannot now.
pub fn pictures<E>(
    pictures: &[Picture],
    mut each: impl FnMut(&str, &[u8]) -> Result<(), E>,
    lost: impl Fn(&Path, String) -> E,
) -> Result<(), E> {
    let mut books: BTreeMap<&Path, Vec<&Picture>> = BTreeMap::new();
    for picture in pictures {
        books.entry(&picture.book).or_default().push(picture);
    }
    for (path, pictures) in books {
        let mut archive = archive::Archive::open(path).map_err(|why| lost(path, why.reason))?;
        for picture in pictures {
            let bytes = archive
                .bytes(&picture.path)
                .map_err(|why| lost(path, why.reason))?
                .ok_or_else(|| lost(path, format!("“{}” is no longer in it", picture.path)))?;
            each(&picture.name, &bytes)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_names_of_files() {
        assert_eq!(id_of("a/Moby-Dick.epub"), "moby-dick");
        assert_eq!(
            id_of("https://a.org/%e4%b9%a6/红楼梦.EPUB?x=1"),
            "hong-lou-meng"
        );
        assert!(id_of("….epub").starts_with("book-"));
    }
}
