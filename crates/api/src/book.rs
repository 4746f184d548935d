//! The reading channel.

use crate::{FileRef, Image, ItemRef, Localized, RichText, Text};
use serde::{Deserialize, Serialize};

/// A book (schema.org Book).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Book {
    /// Stable and unique.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Text>,
    /// BCP 47 tags of the languages it can be read in.
    pub in_language: Vec<String>,
    /// A cover; in the list of books a small one, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// SPDX identifier or address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// The chapters in their order; none in the list of books.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<ChapterRef>,
    /// In the list of books: where the whole of this one lies.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub content: FileRef,
    /// How many chapters there are.
    pub chapters: u32,
    /// The id of the first one.
    pub first: String,
    /// Time to read all of it, ISO 8601.
    pub time_required: String,
    /// The table of contents, where it says more than the chapters' titles do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Entry>,
    /// The pages of the printed book.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageRef>,
    /// `rtl` for one whose script is read from the right; empty for others.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reading_progression: String,
    /// `vertical-rl` for one whose lines run from top to bottom, the first one at the right; empty for others. In English
    /// they run across all the same.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub writing_mode: String,
    /// Who published it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub publisher: Vec<Text>,
    /// The original to take along, where its licence allows that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download: Option<Download>,
    /// Who reads its recording.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read_by: Vec<Text>,
    /// How long its recording is, ISO 8601; empty where nobody reads it, or the book does not say how long.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub duration: String,
    /// Every sound of its chapters and of its recording.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sounds: Vec<Download>,
    /// Its Readium Web Publication Manifest, for other reading apps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest: Option<FileRef>,
    /// Ids of topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// How often it was looked at, where somebody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
    /// How many said that they like it, where somebody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likes: Option<u64>,
    /// The first words of the first chapter, plain text, to read on the home page.
    pub excerpt: Text,
    /// Day of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
}

/// A line of a table of contents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    /// Its words.
    pub name: Text,
    /// The chapter's id; empty for a line that leads nowhere.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub chapter: String,
    /// The id of the place in the chapter ([`crate::Inline::Anchor`]); empty for its beginning.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// The lines below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<Entry>,
}

/// Where a page of the printed book begins.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PageRef {
    /// What is printed on it: `12`, `xiv`.
    pub name: String,
    /// The chapter's id.
    pub chapter: String,
    /// The id of the place in the chapter; empty for its beginning.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub anchor: String,
}

/// A file to take along.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Download {
    /// Its address: https, or relative to the API's folder.
    pub url: String,
    /// MIME type.
    pub encoding_format: String,
    /// In bytes.
    pub content_size: u64,
}

/// A chapter by title, and where its text is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ChapterRef {
    /// Unique in its book.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// Time to read it, ISO 8601.
    pub time_required: String,
    /// How many characters its text has, of the longest of its languages: for progress through the whole.
    pub characters: u32,
    /// The file with its text ([`Chapter`]).
    pub content: FileRef,
    /// The file that says where its words are heard ([`Narration`]), where somebody reads it.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub narration: FileRef,
}

/// A chapter's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Chapter {
    /// The book's id.
    pub book: String,
    /// Unique in its book.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// Its text.
    pub body: Localized<RichText>,
    /// Its footnotes, in the order of their signs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Footnote>,
    /// What to look at next, by the author's choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ItemRef>,
}

/// Where the words of a chapter are heard: a recording by somebody who reads it.
///
/// A file of its own, so that whoever only reads does not load it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Narration {
    /// BCP 47 tag of the text of the chapter's body that it reads.
    pub in_language: String,
    /// Who reads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read_by: Vec<Text>,
    /// The addresses of its sounds, relative to the API's folder; the book has their types and sizes ([`Book::sounds`]).
    pub sounds: Vec<String>,
    /// Its pieces, in the order in which they are heard.
    pub clips: Vec<Clip>,
}

/// A piece of a recording, and the words that are heard in it.
///
/// Places are counted in letters of the chapter's body ([`crate::letters`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Clip {
    /// Which of the sounds, from 0.
    pub sound: u32,
    /// Where it begins in the sound, in seconds.
    pub begin: f64,
    /// Where it ends there, in seconds; absent where it goes on to the end of the sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<f64>,
    /// How many letters stand before its words.
    pub from: u32,
    /// How many stand before what follows on its words; the same as `from` for what is heard and not written in the body: the
    /// chapter's title, what a picture shows.
    pub to: u32,
}

/// A footnote.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Footnote {
    /// Unique in its chapter.
    pub id: String,
    /// Its text.
    pub content: RichText,
}

/// `books.json`: the reading channel, or the first books of a long one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct BookList {
    /// The books, without their chapters.
    pub books: Vec<Book>,
    /// Columns that an editor has made of books, or of chapters of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub collections: Vec<ItemRef>,
    /// The files that go on with the list ([`BookList`]), all of them, in order. The first file alone names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FileRef>,
}

/// Where the whole of some books lies: those whose ids fall into one block ([`crate::block_of`]), sorted by id.
///
/// It is a part of a [`BookList`] in form, so that whoever reads that reads this.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BookPlaces {
    /// The books.
    pub books: Vec<BookPlace>,
}

/// Where the whole of a book lies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BookPlace {
    /// As [`Book::id`].
    pub id: String,
    /// As [`Book::content`].
    pub content: FileRef,
}

/// What the portal's pages show of a [`Book`]: reading all of it would cost every learner four kilobytes of program.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ShownBook {
    /// As [`Book::id`].
    pub id: String,
    /// Its title.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// Who wrote it.
    pub author: Vec<Text>,
    /// A cover.
    pub image: Option<Image>,
    /// The chapters in their order; none in the list of books.
    pub has_part: Vec<ChapterRef>,
    /// In the list of books: where the whole of this one lies.
    pub content: FileRef,
    /// How many chapters there are.
    pub chapters: u32,
    /// The id of the first one.
    pub first: String,
    /// Time to read all of it, ISO 8601.
    pub time_required: String,
    /// As [`Book::views`].
    pub views: Option<u64>,
    /// The first words.
    pub excerpt: Text,
    /// `rtl` for one that is read from the right.
    pub reading_progression: String,
    /// As [`Book::writing_mode`].
    pub writing_mode: String,
}

/// The list of books as [`ShownBook`]s.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ShownBooks {
    /// The books, without their chapters.
    pub books: Vec<ShownBook>,
}

/// What one looks for a [`Book`] by, and chooses it by, as the list of books has it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListedBook {
    /// As [`Book::id`].
    pub id: String,
    /// Its title.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// Who wrote it.
    pub author: Vec<Text>,
    /// A cover.
    pub image: Option<Image>,
    /// BCP 47 tags of the languages it can be read in.
    pub in_language: Vec<String>,
    /// Ids of topics.
    pub about: Vec<String>,
    /// Where the whole of it lies.
    pub content: FileRef,
    /// How many chapters there are.
    pub chapters: u32,
    /// Time to read all of it, ISO 8601.
    pub time_required: String,
    /// As [`Book::views`].
    pub views: Option<u64>,
    /// Day of the last change.
    pub date_modified: Option<String>,
}

/// The list of books as [`ListedBook`]s.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListedBooks {
    /// The books, in their publisher's order.
    pub books: Vec<ListedBook>,
    /// As [`BookList::collections`].
    pub collections: Vec<ItemRef>,
    /// As [`BookList::further`].
    pub further: Vec<FileRef>,
}

/// What of a whole [`Book`] leads through it, and out of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Navigation {
    /// As [`Book::contents`].
    pub contents: Vec<Entry>,
    /// As [`Book::pages`].
    pub pages: Vec<PageRef>,
    /// As [`Book::license`].
    pub license: Option<String>,
    /// As [`Book::download`].
    pub download: Option<Download>,
    /// As [`Book::read_by`].
    pub read_by: Vec<Text>,
    /// As [`Book::sounds`].
    pub sounds: Vec<Download>,
}
