//! What a frame is asked to show: its address as settings. What is unknown or damaged in it is ignored.

use super::Colour;
use lifelong_search::{Facet, Request};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// A course as a card.
    Course,
    /// Courses by a query.
    Courses,
    /// A column.
    Column,
    /// An event.
    Event,
    /// An institution with its courses.
    Institution,
    /// The search with its results.
    Search,
    /// A lesson: its text and its recordings.
    Player,
    /// A book with its first words.
    Book,
}

/// Kinds by their names in an address, and the folder of those that have an id.
const KINDS: [(&str, Show, &str); 8] = [
    ("course", Show::Course, "course"),
    ("courses", Show::Courses, ""),
    ("column", Show::Column, "column"),
    ("event", Show::Event, "event"),
    ("institution", Show::Institution, "institution"),
    ("search", Show::Search, ""),
    ("player", Show::Player, "course"),
    ("book", Show::Book, "read"),
];

/// How many courses a list shows where nobody says, and at most.
const LIMIT: (u32, u32) = (5, 20);
/// No id is longer.
const LONGEST: usize = 96;

/// The settings of a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What is shown; none where the address names nothing that can be.
    pub show: Option<Show>,
    /// The id of the one thing.
    pub id: String,
    /// The lesson of a course of several; empty for its first.
    pub lesson: String,
    /// How many courses a list shows.
    pub limit: u32,
    /// The colour that the page around it wishes for links and buttons.
    pub accent: Option<Colour>,
    /// The words of the search.
    pub query: String,
    /// Its filters.
    pub filters: BTreeMap<Facet, BTreeSet<String>>,
}

impl Ask {
    /// Reads an address's query, with or without the leading `?`.
    pub fn from_query(query: &str) -> Self {
        let mut ask = Self {
            limit: LIMIT.0,
            ..Self::default()
        };
        for (key, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            match key.as_ref() {
                "show" => {
                    let kind = KINDS.iter().find(|(name, ..)| *name == value);
                    ask.show = kind.map(|(_, show, _)| *show);
                }
                "id" if is_id(&value) => ask.id = value.into_owned(),
                "lesson" if is_id(&value) => ask.lesson = value.into_owned(),
                "limit" => ask.limit = value.parse().unwrap_or(LIMIT.0).clamp(1, LIMIT.1),
                "accent" => ask.accent = Colour::read(&value),
                "q" => ask.query = value.trim().chars().take(200).collect(),
                key => {
                    if let Some(facet) = Facet::from_code(key) {
                        let values = value.split(',').filter(|value| is_id(value));
                        let values = values.map(str::to_owned).collect::<BTreeSet<_>>();
                        if !values.is_empty() {
                            ask.filters.insert(facet, values);
                        }
                    }
                }
            }
        }
        // Of a thing one has to say which.
        if !ask.folder().is_empty() && ask.id.is_empty() {
            ask.show = None;
        }
        if ask.show == Some(Show::Institution) {
            let only = BTreeSet::from([ask.id.clone()]);
            ask.filters.insert(Facet::Institution, only);
        }
        ask
    }

    fn folder(&self) -> &'static str {
        let kind = KINDS.iter().find(|(_, show, _)| Some(*show) == self.show);
        kind.map_or("", |(_, _, folder)| folder)
    }

    /// The engine's request, with the words that are searched for now.
    pub fn request(&self, query: &str) -> Request {
        Request {
            query: query.to_owned(),
            filters: self.filters.clone(),
            limit: self.limit,
            ..Request::default()
        }
    }

    /// Where the portal shows the same, with the words that are searched for now.
    pub fn path(&self, query: &str) -> String {
        let folder = self.folder();
        if self.show.is_none() {
            return "/".to_owned();
        }
        if !folder.is_empty() {
            let slash = if self.lesson.is_empty() { "" } else { "/" };
            return format!("/{folder}/{}{slash}{}", self.id, self.lesson);
        }
        let mut fields = form_urlencoded::Serializer::new(String::new());
        if !query.is_empty() {
            fields.append_pair("q", query);
        }
        for (facet, values) in &self.filters {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            fields.append_pair(facet.code(), &values.join(","));
        }
        let fields = fields.finish();
        let mark = if fields.is_empty() { "" } else { "?" };
        format!("/find{mark}{fields}")
    }
}

/// Whether a text can be an id or a code of the catalogue's: it becomes part of an address.
fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (1..=LONGEST).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all() {
        let ask = Ask::from_query(
            "?show=courses&q=tea+%26+%E5%A4%AA%E6%9E%81&area=hobbies,elderly&limit=8&accent=7A2E5D&lang=en&caring=on",
        );
        assert_eq!(ask.show, Some(Show::Courses));
        assert_eq!((ask.query.as_str(), ask.limit), ("tea & 太极", 8));
        assert_eq!(ask.filters[&Facet::Area].len(), 2);
        assert_eq!(ask.accent, Colour::read("#7a2e5d"));
        assert_eq!(ask.request("ink").limit, 8);
        let path = ask.path("ink");
        assert_eq!(path, "/find?q=ink&area=elderly%2Chobbies");
        let one = Ask::from_query("show=player&id=steam-an-egg");
        assert_eq!(one.path(""), "/course/steam-an-egg");
        let lesson = Ask::from_query("show=player&id=electricity-at-home&lesson=the-circuit");
        assert_eq!(lesson.path(""), "/course/electricity-at-home/the-circuit");
        assert_eq!(Ask::from_query("show=book&id=x").path(""), "/read/x");
        assert_eq!(Ask::from_query("show=search").path(""), "/find");
        let whose = Ask::from_query("show=institution&id=north-lake-learning&institution=other");
        assert!(whose.filters[&Facet::Institution].contains("north-lake-learning"));
        assert_eq!(whose.path("x"), "/institution/north-lake-learning");
    }

    #[test]
    fn what_is_unknown_or_damaged_is_ignored() {
        for query in [
            "",
            "?",
            "show=",
            "show=everything&id=x",
            "show=column",
            "show=column&id=",
            "show=column&id=../../x",
            "show=column&id=a/b",
            "show=column&id=%3Cscript%3E",
            "%%%&&==",
        ] {
            let ask = Ask::from_query(query);
            assert_eq!((ask.show, ask.path("tea").as_str()), (None, "/"), "{query}");
        }
        let ask = Ask::from_query(
            "show=courses&limit=9999&accent=url(x)&area=%3Cb%3E,hobbies&novelty=1&lesson=..",
        );
        assert_eq!((ask.limit, ask.accent, ask.lesson.as_str()), (20, None, ""));
        assert_eq!(ask.filters[&Facet::Area].len(), 1);
        assert_eq!(Ask::from_query("show=courses&limit=x").limit, 5);
        assert_eq!(Ask::from_query("show=courses&limit=0").limit, 1);
        let long = format!("show=course&id={}", "x".repeat(97));
        assert_eq!(Ask::from_query(&long).show, None);
    }
}
