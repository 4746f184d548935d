//! Who offers courses.

use crate::{FileRef, Image, ItemRef, Localized, RichText, Text};
use serde::{Deserialize, Serialize};

/// An institution or platform (schema.org Organization).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Institution {
    /// Stable and unique, as a course's id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// One sentence.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub r#abstract: Text,
    /// What it is; not in an outline.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub body: Localized<RichText>,
    /// The file with the whole of it, where this is an outline; empty where nothing was left out.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub content: FileRef,
    /// What sort of provider.
    #[serde(rename = "type")]
    pub kind: InstitutionType,
    /// Its own site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it is: town and country as text.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub location: Text,
    /// The country, or the region, to choose by: the same words in every institution of it.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub region: Text,
    /// A picture or its mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// How many courses of its own the catalogue holds.
    pub course_count: u64,
    /// The areas of its courses, by their codes: those of most courses first. Courses of no area are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// The topics of most of its courses, with their names; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Subject>,
    /// Its best courses; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub begin_with: Vec<ItemRef>,
    /// Columns that name it, or that are filled with its courses; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ItemRef>,
    /// Events that it holds; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ItemRef>,
    /// The path of the Atom feed of its newest courses, where there is one; not in an outline.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub feed: String,
    /// True for an example that stands in for a real institution: the portal says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// How many courses of an institution belong to an area or a topic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Subject {
    /// The code of the area ([`crate::Area`]), or the id of the topic.
    pub id: String,
    /// The topic's name; an area's stands in the list of areas.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// How many of its courses.
    pub course_count: u64,
}

/// What sort of provider an institution is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InstitutionType {
    /// A university or college.
    University,
    /// A community college or learning centre.
    Community,
    /// A school for older adults.
    Senior,
    /// A platform with courses of many institutions.
    Platform,
    /// Anything else.
    #[default]
    #[serde(other)]
    Other,
}

impl InstitutionType {
    /// All of them, in the order in which one chooses.
    pub const ALL: [Self; 5] = [
        Self::University,
        Self::Community,
        Self::Senior,
        Self::Platform,
        Self::Other,
    ];

    /// The stable code, as in JSON and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::University => "university",
            Self::Community => "community",
            Self::Senior => "senior",
            Self::Platform => "platform",
            Self::Other => "other",
        }
    }
}

/// `institutions.json`: outlines of institutions, those with most courses first, and where more of them lie. The first file
/// is short, so that a page has something to show at once.
///
/// Blocks by id ([`crate::block_of`]) have the same form: see [`crate::Files::institution_places`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct InstitutionList {
    /// The institutions.
    pub institutions: Vec<Institution>,
    /// The [`InstitutionList`] that goes on where this one ends; none in the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<FileRef>,
}
