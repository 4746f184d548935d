//! What is learned inside the portal: lessons, checks, media.

use crate::{Localized, RichText, Text};
use serde::{Deserialize, Serialize};

/// One lesson. A five-minute course has exactly one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Lesson {
    /// Unique within its course, part of the address.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// One or two sentences.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub r#abstract: Text,
    /// How long it takes, ISO 8601: `PT5M`.
    pub time_required: String,
    /// What one can do afterwards: one sentence.
    pub goal: Text,
    /// The explanation.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub body: Localized<RichText>,
    /// What to do, one thing at a time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// What to remember, one sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<Text>,
    /// Questions to check oneself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub check: Vec<Question>,
    /// Audio or video, where it has any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
}

/// A few words with a text to them: something to do, a day of a timeline, a question with its answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Step {
    /// It in a few words.
    pub name: Text,
    /// The text: how to do it, what happened, the answer.
    pub text: Localized<RichText>,
}

/// A question with answers to choose from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Question {
    /// The question.
    pub name: Text,
    /// The answers in the order they are shown; exactly one is right.
    pub answers: Vec<Answer>,
    /// Why the right answer is right: shown after any choice.
    pub explanation: Text,
}

/// One answer to choose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Answer {
    /// The answer.
    pub text: Text,
    /// Whether it is the right one.
    pub correct: bool,
}

/// A recording.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Media {
    /// Sound or picture.
    pub kind: MediaKind,
    /// BCP 47 tag of what is spoken.
    pub in_language: String,
    /// Address: https, or relative to the API's folder.
    pub content_url: String,
    /// MIME type, as in `video/webm`; empty for a player.
    pub encoding_format: String,
    /// Length, ISO 8601.
    pub duration: String,
    /// The picture that stands there before a film plays; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub thumbnail_url: String,
    /// Captions and chapters, WebVTT.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
}

/// Audio or video.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MediaKind {
    /// Sound only.
    Audio,
    /// Moving pictures.
    Video,
    /// A page with the player of another site, https: shown in a frame, once it is asked for.
    Player,
    /// Something a newer catalogue knows.
    #[default]
    #[serde(other)]
    Other,
}

/// A text track of a recording.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Track {
    /// `captions` or `chapters`.
    pub kind: String,
    /// BCP 47 tag.
    pub in_language: String,
    /// Address of the WebVTT file.
    pub content_url: String,
}
