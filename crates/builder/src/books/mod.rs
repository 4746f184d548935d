//! Books from elsewhere: EPUB files and Readium manifests become books of the reading channel.
//!
//! [`archive`] unpacks with limits, [`tags`] and [`html`] turn a chapter's markup into the closed vocabulary, [`css`] and
//! [`writing`] tell which way its lines run, [`split`] keeps chapters small, [`epub`] makes the book of it all. [`manifest`]
//! packs a manifest's files as an EPUB, and [`opds`] tells which books a feed gives away.

mod archive;
mod blocks;
mod chapters;
mod clock;
mod contents;
mod css;
#[cfg(test)]
mod css_tests;
mod epub;
mod facts;
mod figures;
pub mod html;
#[cfg(test)]
mod html_tests;
mod inlines;
mod manifest;
#[cfg(test)]
mod manifest_tests;
mod narration;
mod notes;
pub mod opds;
#[cfg(test)]
mod opds_tests;
mod overlays;
mod packing;
pub mod picture;
mod rights;
mod shelf;
mod shown;
mod sounds;
mod split;
mod tags;
mod tidy;
mod verse;
mod writing;

pub use archive::Refusal;
pub use epub::read;
pub use manifest::{Home, Packed, packed, parts, read_manifest, title_of};

use lifelong_api::{Book, Chapter, Narration};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A picture or a sound inside a book, to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address in the texts: `media/books/<book>/<name>`.
    pub name: String,
    /// The file of the book.
    pub book: PathBuf,
    /// Its path inside that.
    pub path: String,
    /// What the report calls the file of the book.
    pub told: String,
    /// Whether it is the book's cover.
    pub cover: bool,
    /// Whether it stands in a text, or is heard with one.
    pub in_text: bool,
    /// Whether it is a sound.
    pub sound: bool,
}

/// The recording of a chapter, to be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrated {
    /// The book's id.
    pub book: String,
    /// The chapter's id.
    pub chapter: String,
    /// The recording; its sounds are named as [`Picture::name`].
    pub narration: Narration,
}

/// A book that was read.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The book; `has_part[].content` are still empty.
    pub book: Book,
    /// Its chapters in order.
    pub chapters: Vec<Chapter>,
    /// The pictures of its texts, its cover, and the sounds of its texts and its recording.
    pub pictures: Vec<Picture>,
    /// Its recording, by chapter.
    pub narrations: Vec<Narrated>,
    /// Files to publish as they are: the original, where its licence allows that.
    pub media: Vec<(String, PathBuf)>,
    /// What was repaired or left out: code and reason.
    pub warnings: Vec<(&'static str, String)>,
}

impl Imported {
    /// The same book, of whose file the report speaks as `name`.
    pub fn told_as(mut self, name: &str) -> Self {
        for picture in &mut self.pictures {
            name.clone_into(&mut picture.told);
        }
        self
    }
}

/// Names of files that say nothing of the book.
const NO_NAMES: [&str; 17] = [
    "file",
    "book",
    "ebook",
    "epub",
    "download",
    "index",
    "content",
    "original",
    "publication",
    "manifest",
    "webpub",
    "source",
    "books",
    "ebooks",
    "ops",
    "oebps",
    "text",
];

/// The id of a book from the name of its file.
pub fn id_of(name: &str) -> String {
    let stem = stem_of(name);
    let id = crate::normalize::short_slug(&stem, 60);
    if id.is_empty() {
        format!("book-{}", crate::normalize::short_hash(&stem))
    } else {
        id
    }
}

/// The last part of a path or address, decoded where it is one, without `.epub` or `.json`.
fn stem_of(name: &str) -> String {
    let web = name.contains("://");
    let name = name.split(['?', '#']).next().unwrap_or(name);
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let last = if web {
        archive::unescape(last)
    } else {
        last.to_owned()
    };
    for ending in [".epub", ".json", ".webmanifest"] {
        if let Some(cut) = last.len().checked_sub(ending.len())
            && last.is_char_boundary(cut)
            && last[cut..].eq_ignore_ascii_case(ending)
        {
            return last[..cut].to_owned();
        }
    }
    last
}

/// The id of a book from the name of its file, where that says anything: `file.epub` and `1234.epub` do not. A hash of
/// the content at its end is not counted: the next edition has another.
pub fn telling_id(name: &str) -> Option<String> {
    let stem = stem_of(name);
    let id = crate::normalize::short_slug(without_hash(&stem), 60);
    let says = id.bytes().any(|byte| byte.is_ascii_alphabetic());
    (says && !NO_NAMES.contains(&id.as_str())).then_some(id)
}

fn without_hash(name: &str) -> &str {
    match name.rsplit_once(['.', '-', '_']) {
        Some((head, tail))
            if tail.len() >= 16 && tail.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            head
        }
        _ => name,
    }
}

/// Whether a folder's name says which language or edition lies in it, not which book.
fn is_edition(name: &str) -> bool {
    let bare = without_hash(name);
    let main = bare.split(['-', '_']).next().unwrap_or(bare);
    let language = main.len() == 2 && bare.len() <= 11;
    language
        && bare
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || b"-_".contains(&byte))
}

/// The id of a book from its title; `else_by` makes one where the title has no letters.
pub fn title_id(title: &str, else_by: &str) -> String {
    match crate::normalize::short_slug(title, 60) {
        id if id.is_empty() => format!("book-{}", crate::normalize::short_hash(else_by)),
        id => id,
    }
}

/// The id of a book from where its manifest lies: `tea.manifest.json` and `tea/manifest.json` are both `tea`.
pub fn manifest_id(name: &str) -> Option<String> {
    let stem = stem_of(name);
    let bare = stem.len().checked_sub(".manifest".len());
    let stem = match bare.and_then(|cut| Some((stem.get(..cut)?, stem.get(cut..)?))) {
        Some((head, tail)) if tail.eq_ignore_ascii_case(".manifest") => head.to_owned(),
        _ => stem,
    };
    if let Some(id) = telling_id(&stem) {
        return Some(id);
    }
    let name = name.split(['?', '#']).next().unwrap_or(name);
    // Of an address the host may be all there is.
    let folders = name.rsplit(['/', '\\']).skip(1);
    folders
        .skip_while(|folder| is_edition(folder))
        .find(|folder| !folder.is_empty())
        .and_then(telling_id)
}

/// Hands on the bytes of the pictures and sounds, book by book.
///
/// # Errors
/// What `each` says, or the reason why a book could be read before and cannot now.
pub fn pictures<E>(
    pictures: &[Picture],
    mut each: impl FnMut(&Picture, &[u8]) -> Result<(), E>,
    lost: impl Fn(&Path, String) -> E,
) -> Result<(), E> {
    let mut books: BTreeMap<&Path, Vec<&Picture>> = BTreeMap::new();
    for picture in pictures {
        books.entry(&picture.book).or_default().push(picture);
    }
    for (path, pictures) in books {
        let mut archive = archive::Archive::open(path).map_err(|why| lost(path, why.reason))?;
        for picture in pictures {
            let bytes = match picture.sound {
                true => archive.sound(&picture.path),
                false => archive.bytes(&picture.path),
            };
            let bytes = bytes
                .map_err(|why| lost(path, why.reason))?
                .ok_or_else(|| lost(path, format!("“{}” is no longer in it", picture.path)))?;
            each(picture, &bytes)?;
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
        assert_eq!(
            id_of("https://a.org/%e7%ba%a2%e6%a5%bc%e6%a2%a6.epub"),
            "hong-lou-meng"
        );
        assert!(id_of("….epub").starts_with("book-"));
        assert_eq!(telling_id("https://a.org/tea/file.epub"), None);
        assert_eq!(telling_id("https://a.org/1342.epub"), None);
        for name in ["tea.epub", "x/tea.27276595891ce7d0.epub"] {
            assert_eq!(telling_id(name).as_deref(), Some("tea"), "{name}");
        }
        for name in [
            "x/tea/manifest.json",
            "tea.manifest.json",
            "x/tea.json",
            "https://a.org/tea/manifest.json?x=1",
            "https://a.org/Tea/",
            "x/tea/zh-Hans.27276595891ce7d0/manifest.json",
            "x/tea/en/manifest.json",
        ] {
            assert_eq!(manifest_id(name).as_deref(), Some("tea"), "{name}");
        }
        let by_host = manifest_id("https://a.org/manifest.json");
        assert_eq!(by_host.as_deref(), Some("a-org"));
        assert_eq!(manifest_id("/1/manifest.json"), None);
        assert_eq!(title_id("Tea & salt", "x"), "tea-salt");
        assert!(title_id("…", "x").starts_with("book-"));
    }
}
