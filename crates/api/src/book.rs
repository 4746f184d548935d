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
    /// The chapters in their order.
    pub has_part: Vec<ChapterRef>,
    /// Ids of topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The first words of the first chapter, plain text, to read on the home page.
    pub excerpt: Text,
    /// Day of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
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
    /// What to look at next, by the author's choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ItemRef>,
}

/// `books.json`: the whole reading channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct BookList {
    /// The books.
    pub books: Vec<Book>,
}
