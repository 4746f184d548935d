//! Columns, help articles, and what links them.

use crate::{Area, FileRef, Localized, RichText, Step, Text};
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
    /// Its id; for a chapter `book/chapter`, for a film or a recording `course/lesson`.
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
    /// A film in a lesson of a course: its id is `course/lesson`.
    Video,
    /// A recording to hear in a lesson, likewise.
    Audio,
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
    /// The area whose colours it wears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<Area>,
    /// First day on which it is listed, ISO 8601; absent where it always was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// Last day on which it is listed among the open ones, ISO 8601; afterwards it is in the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// How often it was looked at, where somebody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
    /// How many said that they like it, where somebody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likes: Option<u64>,
    /// Day of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
}

/// A part of a column or an event. What it has is shown in the order of the fields; one without a name goes on with
/// what the part before it began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ColumnSection {
    /// Its heading; empty where it goes on with the part before it.
    pub name: Text,
    /// A few words on it.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub r#abstract: Text,
    /// Text: paragraphs, quotations, pictures.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub body: Localized<RichText>,
    /// What it holds: chosen by hand, then what was found by a search when the catalogue was built.
    pub items: Vec<ItemRef>,
    /// The search that found courses, as the query of the portal's `/find`: `area=hobbies&q=tea`; empty where there was none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// A timeline in the order in which it is told: `name` says when, `text` what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<Step>,
    /// Questions: `name` is the question, `text` its answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Step>,
}

impl ColumnSection {
    /// Its formatted texts.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Localized<RichText>> {
        let told = self.timeline.iter_mut().chain(&mut self.questions);
        std::iter::once(&mut self.body).chain(told.map(|step| &mut step.text))
    }
}

/// `columns.json`: an outline of every column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ColumnList {
    /// The columns.
    pub columns: Vec<Column>,
}

/// What the portal's own pages show of a [`Column`], an [`Event`](crate::Event) or an [`Institution`](crate::Institution) in a
/// list: reading all of each would cost every learner some kilobytes of program.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Outline {
    /// Stable and unique.
    pub id: String,
    /// Its title or name.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// A picture.
    pub image: Option<Image>,
    /// As [`Column::featured`].
    pub featured: bool,
    /// As [`Column::look`].
    pub look: Option<Area>,
    /// Of a column: as [`Column::start_date`].
    pub start_date: Option<String>,
    /// Of a column: as [`Column::end_date`].
    pub end_date: Option<String>,
}

impl Outline {
    /// Whether a column is among the open ones on a day, ISO 8601.
    pub fn is_open(&self, day: &str) -> bool {
        self.start_date.as_deref().is_none_or(|first| first <= day)
            && self.end_date.as_deref().is_none_or(|last| day <= last)
    }
}

/// A list of columns, events or institutions as [`Outline`]s.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Outlines {
    /// They, in the order of the list.
    #[serde(alias = "columns", alias = "events", alias = "institutions")]
    pub items: Vec<Outline>,
    /// The file that goes on where this one ends; none in the last.
    pub next: Option<FileRef>,
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
