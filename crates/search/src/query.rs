//! What is asked of the engine, and what it answers.

use lifelong_api::{Area, Format, Kind, Level, Text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A property by which results are narrowed. Within one facet chosen values widen (OR), across facets they narrow (AND).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Area code.
    Area,
    /// Kind code.
    Kind,
    /// Institution id.
    Institution,
    /// Topic id; a topic stands for all below it.
    Topic,
    /// Format code.
    Format,
    /// Level code.
    Level,
    /// BCP 47 primary language of teaching.
    Language,
    /// Length class: a code of [`Length`].
    Length,
    /// `yes` or `no`.
    Free,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Facet; 9] = [
        Facet::Area,
        Facet::Kind,
        Facet::Length,
        Facet::Language,
        Facet::Level,
        Facet::Free,
        Facet::Topic,
        Facet::Institution,
        Facet::Format,
    ];

    /// The name in addresses and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Facet::Area => "area",
            Facet::Kind => "kind",
            Facet::Institution => "institution",
            Facet::Topic => "topic",
            Facet::Format => "format",
            Facet::Level => "level",
            Facet::Language => "language",
            Facet::Length => "length",
            Facet::Free => "free",
        }
    }

    /// The facet of a name.
    pub fn from_code(code: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.code() == code)
    }
}

/// How long a course takes, in classes a learner thinks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// At most five minutes.
    FiveMinutes,
    /// Up to an hour.
    Hour,
    /// Up to ten hours.
    Day,
    /// Up to forty hours.
    Weeks,
    /// More.
    Longer,
}

impl Length {
    /// All of them, shortest first.
    pub const ALL: [Length; 5] = [
        Length::FiveMinutes,
        Length::Hour,
        Length::Day,
        Length::Weeks,
        Length::Longer,
    ];

    /// The class of a length in minutes.
    pub fn of_minutes(minutes: u32) -> Length {
        match minutes {
            0..=5 => Length::FiveMinutes,
            6..=60 => Length::Hour,
            61..=600 => Length::Day,
            601..=2400 => Length::Weeks,
            _ => Length::Longer,
        }
    }

    /// The code in addresses and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Length::FiveMinutes => "5min",
            Length::Hour => "1h",
            Length::Day => "10h",
            Length::Weeks => "40h",
            Length::Longer => "long",
        }
    }
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Best first. Without a query: by rank.
    #[default]
    Relevance,
    /// Most enrolled first.
    Popular,
    /// Last changed first.
    New,
    /// Shortest first; unknown lengths last.
    Shortest,
}

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Request {
    /// What was typed. Empty: everything.
    pub query: String,
    /// Whether the last word may still be unfinished.
    pub typing: bool,
    /// Chosen values a facet.
    pub filters: BTreeMap<Facet, BTreeSet<String>>,
    /// The order.
    pub sort: Sort,
    /// How many results to skip.
    pub offset: u32,
    /// How many results to return, at most 100.
    pub limit: u32,
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// How many results there are.
    pub total: u64,
    /// Whether `total` is exact, or only about right.
    pub exact: bool,
    /// Whether the counts of all facets are exact and complete. Where not, those that are here are a beginning.
    pub counted: bool,
    /// True when no result has every word, and these have the most of them.
    pub partial: bool,
    /// The query as it was understood, where a typing error was forgiven.
    pub corrected: Option<String>,
    /// The results asked for.
    pub hits: Vec<Hit>,
    /// Counts a facet, each without its own choice; values with most results first (length and level in their own order). Values that are chosen are always here, even at zero.
    /// Of institutions only the fifty largest are here with those that are chosen; [`crate::Engine::institutions`] finds the others.
    pub facets: BTreeMap<Facet, Vec<FacetCount>>,
    /// How many institutions have results, once all is counted.
    pub institutions: u64,
    /// What the answer cost.
    pub cost: Cost,
}

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    /// The value's code or id.
    pub value: String,
    /// Its name, where the index knows one (institutions, topics).
    pub label: Text,
    /// How many results carry it.
    pub count: u64,
    /// The value above it, of a topic that has one.
    pub parent: Option<String>,
}

/// A result: all that its row on the page shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Course id.
    pub id: String,
    /// Title in each of its languages.
    pub title: Text,
    /// Byte ranges of the matched words, by language of the title.
    pub marks: BTreeMap<String, Vec<Range<usize>>>,
    /// Institution id.
    pub institution: String,
    /// Its name.
    pub institution_name: Text,
    /// Area.
    pub area: Area,
    /// Kind.
    pub kind: Kind,
    /// Format.
    pub format: Format,
    /// Level, if known.
    pub level: Option<Level>,
    /// Minutes of learning, if known.
    pub minutes: Option<u32>,
    /// Primary languages of teaching.
    pub languages: Vec<String>,
    /// Whether it is free, if known.
    pub free: Option<bool>,
    /// The score, higher is better; only its order has a meaning.
    pub score: f32,
    /// Which fields matched, the best of each word.
    pub matched: Vec<Field>,
}

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// It is the whole title, or a whole course number.
    Whole,
    /// A title.
    Title,
    /// The institution's name.
    Institution,
    /// A topic, a keyword, or a part of a course number.
    Topic,
    /// The description.
    Description,
}

/// What an answer cost: files and bytes read that were not at hand before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Files.
    pub files: u32,
    /// Bytes as they lie in the files.
    pub bytes: u64,
}

/// A suggestion while typing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// Course, topic or institution id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// What a suggestion leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SuggestionKind {
    /// A course's page.
    Course,
    /// The results of a topic.
    Topic,
    /// An institution's page.
    Institution,
}

/// A question to an engine that works elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// [`crate::Engine::quick`].
    Quick(Request),
    /// [`crate::Engine::page`].
    Page(Request),
    /// [`crate::Engine::search`].
    Search(Request),
    /// [`crate::Engine::suggest`].
    Suggest(String, usize),
    /// [`crate::Engine::institutions`].
    Institutions(Request, String, usize),
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Results.
    Response(Response),
    /// Suggestions.
    Suggestions(Vec<Suggestion>),
    /// Institutions.
    Institutions(Vec<FacetCount>),
}
