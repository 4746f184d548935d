//! The topic tree.

use crate::{Area, Text};
use serde::{Deserialize, Serialize};

/// A topic of the tree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Topic {
    /// Stable and unique.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The area its courses belong to unless they say otherwise.
    pub area: Area,
    /// The topic above it, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
    /// How many courses carry it or a topic below it.
    pub course_count: u64,
}

/// `topics.json`: every topic, parents before children.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct TopicTree {
    /// The topics.
    pub topics: Vec<Topic>,
}
