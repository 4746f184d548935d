//! Events: when and where, for whom, the programme, and what came of it.

use crate::ItemRef;
use crate::{ColumnSection, FileRef, Image, Localized, RichText, Text};
use serde::{Deserialize, Serialize};

/// A special event (schema.org Event).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Event {
    /// Stable and unique.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// What happens, in its own words; not in an outline.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub body: Localized<RichText>,
    /// A picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// First day (`2026-12-03`), or the moment it begins with the offset of its time zone
    /// (`2026-12-03T19:00:00+01:00`), ISO 8601; absent for an event one may begin any day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// Last day, or the moment it ends; of the same kind as `start_date`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// The IANA name of the time zone that it is held in: `Europe/Berlin`. There where it has times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// An iCalendar file with it (RFC 5545) in each language of the catalogue, relative to the API's folder; empty for an
    /// event without a date. The name has no hash: a calendar keeps the address.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub calendar: Text,
    /// The institution that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizer: Option<String>,
    /// How often it was looked at, where somebody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
    /// How many said that they like it, where somebody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likes: Option<u64>,
    /// How many take part, where somebody counted. A word of our own: schema.org knows for how many there is room
    /// (`maximumAttendeeCapacity`), and `attendee` names people; neither is a number of those who come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participants: Option<u64>,
    /// What to learn before; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub course_prerequisites: Vec<ItemRef>,
    /// Its parts in order: days, rounds, whatever its text is divided into; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<ColumnSection>,
    /// The file with the whole of it, where this is an outline; empty where nothing was left out.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub content: FileRef,
    /// The place it is held at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Place>,
    /// The https address at which it is held online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
    /// For whom it is.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub audience: Text,
    /// Its programme in the order of time; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sub_event: Vec<Session>,
    /// Who speaks; not in an outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<Speaker>,
    /// What to do to have done it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
    /// Whether there is something in `results`: an outline says so, too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_results: bool,
    /// What came of it, told afterwards; not in an outline.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub results: Localized<RichText>,
    /// Day of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
}

/// Where an event is held (schema.org Place).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// What it is called.
    pub name: Text,
    /// Where that is.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub address: Text,
}

/// A session of a programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Session {
    /// Its number in the event's file, from 1: it stays where sessions change their times.
    pub position: u32,
    /// Its title.
    pub name: Text,
    /// When it begins: a day or a moment with its offset, as of the event.
    pub start_date: String,
    /// When it ends, of the same kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// Ids of its speakers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<String>,
}

/// Somebody who speaks at an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Speaker {
    /// Unique in the event.
    pub id: String,
    /// The name.
    pub name: Text,
    /// A sentence on who that is.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub r#abstract: Text,
}

/// What to do to have done an event: all of some courses, or so many minutes of any.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Challenge {
    /// The courses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub courses: Vec<ItemRef>,
    /// The minutes; absent where there are courses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// `events.json`: an outline of every event, soonest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct EventList {
    /// The events.
    pub events: Vec<Event>,
    /// An iCalendar file with all that have a date, in each language of the catalogue, to subscribe to; as
    /// [`Event::calendar`].
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub calendar: Text,
}
