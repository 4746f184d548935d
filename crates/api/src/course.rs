//! Courses and their runs.

use crate::{Area, FileRef, Image, Lesson, Text};
use serde::{Deserialize, Serialize};

/// A course (schema.org Course).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Course {
    /// Stable and unique in the catalogue: lower-case ASCII letters, digits and hyphens, at most 96 bytes.
    pub id: String,
    /// Codes the course is known by elsewhere: course numbers, `course-v1:…` keys, ISBN-like codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<String>,
    /// Its title.
    pub name: Text,
    /// One or two sentences, plain text.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub r#abstract: Text,
    /// What it is about: plain text, paragraphs apart by an empty line, never HTML.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// The area it belongs to.
    pub area: Area,
    /// Ids of its topics, the most fitting first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// Further subject words as its publisher wrote them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// The institution that offers it.
    pub provider: ProviderRef,
    /// Where it is learned.
    pub kind: Kind,
    /// Its page at the provider; the portal leads there unless the course is learned here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// BCP 47 tags of the languages it is taught in.
    pub in_language: Vec<String>,
    /// The learner's whole time, ISO 8601 (`PT5M`, `PT40H`), if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_required: Option<String>,
    /// The length as its publisher put it: `12 weeks, 3-4 h a week`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_text: Option<String>,
    /// How it is taught.
    pub learning_resource_type: Format,
    /// How much it asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub educational_level: Option<Level>,
    /// Whether it can be followed for nothing; absent where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_accessible_for_free: Option<bool>,
    /// What it costs, where it costs something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
    /// SPDX identifier or address of its licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Who teaches it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<String>,
    /// What one can do afterwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub teaches: Vec<Text>,
    /// How its learners rated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregate_rating: Option<Rating>,
    /// How many enrolled so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_historical_enrollment: Option<u64>,
    /// Day of the last change, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    /// Its runs, soonest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_course_instance: Vec<CourseInstance>,
    /// Its lessons, where it is learned here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<LessonRef>,
    /// The file with its lessons ([`LearningContent`]), where it is learned here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<FileRef>,
    /// Ids of courses that go well with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub is_related_to: Vec<String>,
}

/// An institution by id and name, so that a course page needs no second request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderRef {
    /// The institution's id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// Where a course is learned.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The catalogue's own audio, video or text, learned here.
    Own,
    /// At a partner institution.
    Partner,
    /// On a third-party platform; opens there.
    Platform,
    /// At most five minutes, learned here.
    Micro,
    /// A kind that a newer catalogue knows.
    #[default]
    #[serde(other)]
    Other,
}

/// How a course is taught (schema.org learningResourceType).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Mostly reading.
    Text,
    /// Mostly video.
    Video,
    /// Mostly sound.
    Audio,
    /// Online, of several kinds.
    Online,
    /// In a room, at a place.
    Onsite,
    /// Partly online, partly in a room.
    Blended,
    /// Nobody said, or a value that a newer catalogue knows.
    #[default]
    #[serde(other)]
    Other,
}

/// How much a course asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// No previous knowledge.
    Beginner,
    /// Some previous knowledge.
    Intermediate,
    /// Much previous knowledge.
    Advanced,
    /// A value that a newer catalogue knows.
    #[serde(other)]
    Other,
}

/// A price.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Offer {
    /// The amount, a decimal number as text: `49.00`.
    pub price: String,
    /// ISO 4217 code.
    pub price_currency: String,
    /// What it pays for: `verified`, `certificate`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub category: String,
}

/// A rating out of five.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Rating {
    /// 0 to 5.
    pub rating_value: f64,
    /// How many rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating_count: Option<u64>,
}

/// A run of a course (schema.org CourseInstance).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct CourseInstance {
    /// What the provider calls the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// First day, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// Last day, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// `online`, `onsite`, `blended`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course_mode: Option<String>,
    /// Where it takes place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Its own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its own prices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
}

/// A lesson by id and title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct LessonRef {
    /// The lesson's id.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// How long it takes, ISO 8601.
    pub time_required: String,
}

/// A file with the lessons of one course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct LearningContent {
    /// The course's id.
    pub course: String,
    /// The lessons in their order.
    pub lessons: Vec<Lesson>,
}
