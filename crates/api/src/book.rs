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
    /// A cover.
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
    /// Its Readium Web Publication Manifest, for other reading apps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest: Option<FileRef>,
    /// Ids of topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
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

/// A footnote.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Footnote {
    /// Unique in its chapter.
    pub id: String,
    /// Its text.
    pub content: RichText,
}

/// `books.json`: the whole reading channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct BookList {
    /// The books, without their chapters.
    pub books: Vec<Book>,
    /// Columns that an editor has made of books, or of chapters of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub collections: Vec<ItemRef>,
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
}
