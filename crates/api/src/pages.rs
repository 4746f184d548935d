//! Columns, help articles, and what links them.

use crate::{FileRef, Localized, RichText, Text};
use serde::{Deserialize, Serialize};

/// A picture (schema.org ImageObject).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Image {
    /// Address: https, or relative to the API's folder.
    pub url: String,
    /// What it shows; empty where it only decorates.
    pub caption: Text,
    /// Its width in pixels; 0 where that is not known.
    #[serde(skip_serializing_if = "is_zero")]
    pub width: u16,
    /// Its height in pixels; 0 where that is not known.
    #[serde(skip_serializing_if = "is_zero")]
    pub height: u16,
}

pub(crate) fn is_zero(number: &u16) -> bool {
    *number == 0
}

/// A reference from one thing of the catalogue to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ItemRef {
    /// What it is.
    #[serde(rename = "type")]
    pub item_type: ItemType,
    /// Its id; for a chapter `book/chapter`.
    pub id: String,
    /// Its title, so that a list of references needs no further request.
    pub name: Text,
    /// How long it takes, ISO 8601, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_required: Option<String>,
}

/// What a reference points at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ItemType {
    /// A course of any length.
    Course,
    /// A book.
    Book,
    /// A chapter of a book.
    Chapter,
    /// A column.
    Column,
    /// An event.
    Event,
    /// A help article.
    Help,
    /// An institution.
    Institution,
    /// Something a newer catalogue knows.
    #[default]
    #[serde(other)]
    Other,
}

/// A thematic column: things chosen and put in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Column {
    /// Stable and unique.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// An introduction; not in an outline.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub body: Localized<RichText>,
    /// A picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Its parts in order; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<ColumnSection>,
    /// The file with the whole of it, where this is an outline; empty where nothing was left out.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub content: FileRef,
    /// The column it belongs to, where columns nest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_part_of: Option<String>,
    /// Shown wide on the home page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub featured: bool,
    /// Day of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
}

/// A part of a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ColumnSection {
    /// Its heading.
    pub name: Text,
    /// A few words on it.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub r#abstract: Text,
    /// What it holds.
    pub items: Vec<ItemRef>,
}

/// `columns.json`: an outline of every column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ColumnList {
    /// The columns.
    pub columns: Vec<Column>,
}

/// A help article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct HelpArticle {
    /// Stable and unique.
    pub id: String,
    /// The question, in the learner's words.
    pub name: Text,
    /// The short answer.
    pub r#abstract: Text,
    /// The whole answer; not in an outline.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub body: Localized<RichText>,
    /// The file with the whole of it, where this is an outline; empty where nothing was left out.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub content: FileRef,
    /// Other words people use for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
}

/// `help.json`: an outline of every help article, the most wanted first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct HelpList {
    /// The articles.
    pub articles: Vec<HelpArticle>,
}
