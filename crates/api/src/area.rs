//! The six areas of learning.

use crate::{Image, ItemRef, Text};
use serde::{Deserialize, Serialize};

/// One of the six areas every course belongs to. The codes are stable and part of addresses.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Life skills: home, health, money, family.
    LifeSkills,
    /// Hobbies: arts, crafts, sport, travel.
    Hobbies,
    /// Workplace competencies: what every job asks for.
    Workplace,
    /// Professional skills: a trade or a profession.
    Professional,
    /// Elderly learning: made for older adults.
    Elderly,
    /// Continuing education: academic subjects and degrees.
    ContinuingEducation,
    /// A code that a newer catalogue may use and this version does not know.
    #[default]
    #[serde(other)]
    Other,
}

impl Area {
    /// The six areas, in the order in which they are shown.
    pub const ALL: [Area; 6] = [
        Area::LifeSkills,
        Area::Hobbies,
        Area::Workplace,
        Area::Professional,
        Area::Elderly,
        Area::ContinuingEducation,
    ];

    /// The stable code, as in JSON and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Area::LifeSkills => "life-skills",
            Area::Hobbies => "hobbies",
            Area::Workplace => "workplace",
            Area::Professional => "professional",
            Area::Elderly => "elderly",
            Area::ContinuingEducation => "continuing-education",
            Area::Other => "other",
        }
    }

    /// The area of a code, or `None` for any other word.
    pub fn from_code(code: &str) -> Option<Area> {
        Area::ALL.into_iter().find(|area| area.code() == code)
    }
}

/// One area with its words and numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct AreaPage {
    /// The area's code.
    pub id: Area,
    /// Its name.
    pub name: Text,
    /// One or two sentences on what is found here.
    pub description: Text,
    /// How many courses it holds.
    pub course_count: u64,
    /// Its picture, where the catalogue has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}

/// `areas.json`: the six areas in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct AreaList {
    /// The areas.
    pub areas: Vec<AreaPage>,
}

/// What to begin with in an area or a topic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Start {
    /// The area's code or the topic's id; no topic has the code of an area.
    pub id: String,
    /// Up to twelve courses, best first.
    pub begin_with: Vec<ItemRef>,
    /// Up to twelve institutions with courses here, the one with most first.
    pub institutions: Vec<ItemRef>,
}

/// `starts.json`: what to begin with in each area and each topic that has courses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct StartList {
    /// Areas first, then topics, in their order.
    pub starts: Vec<Start>,
}
