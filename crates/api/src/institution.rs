//! Who offers courses.

use crate::{FileRef, Image, Localized, RichText, Text};
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
    /// A picture or its mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// How many courses of its own the catalogue holds.
    pub course_count: u64,
    /// True for an example that stands in for a real institution: the portal says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
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

/// `institutions.json`: outlines of institutions, those with most courses first, and where more of them lie.
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
