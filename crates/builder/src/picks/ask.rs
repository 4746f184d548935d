//! What a list asks for, as editors write it and as the portal's search reads it.

use lifelong_api::{Area, ItemType};
use lifelong_search::Facet;
use url::form_urlencoded::Serializer;

/// How many things one list may have.
pub const MOST: usize = 500;

/// What a list asks for. Empty words ask for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// Courses, books or events.
    pub kind: ItemType,
    /// Of this area.
    pub area: Option<Area>,
    /// With this topic or one below it.
    pub topic: String,
    /// Of this institution, by its id.
    pub institution: String,
    /// With all of these words in title and keywords.
    pub words: String,
    /// In this language: the primary part of its tag counts.
    pub language: String,
    /// How many, at most [`MOST`].
    pub limit: usize,
    /// Which first.
    pub order: Order,
}

/// Which stand first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the catalogue ranks them.
    #[default]
    Best,
    /// Those changed last; of events those that begin last.
    Newest,
    /// Those that take least time.
    Shortest,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 3] = [Order::Best, Order::Newest, Order::Shortest];

    /// As editors write it.
    pub fn code(self) -> &'static str {
        match self {
            Order::Best => "best",
            Order::Newest => "newest",
            Order::Shortest => "shortest",
        }
    }

    /// The order of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

impl Ask {
    /// The same search as the query of the portal's `/find`; empty for what is no course.
    pub fn address(&self) -> String {
        if self.kind != ItemType::Course {
            return String::new();
        }
        let sort = match self.order {
            Order::Best => "",
            Order::Newest => "new",
            Order::Shortest => "shortest",
        };
        // In the order in which the portal writes them.
        let fields = [
            ("q", self.words.as_str()),
            (Facet::Area.code(), self.area.map_or("", Area::code)),
            (Facet::Institution.code(), &self.institution),
            (Facet::Topic.code(), &self.topic),
            (Facet::Language.code(), primary(&self.language)),
            ("sort", sort),
        ];
        let mut query = Serializer::new(String::new());
        query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }
}

/// A search, where it stands, and where what it finds goes.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The file, for the findings.
    pub file: String,
    /// The line of its block.
    pub line: u64,
    /// The column or event with its id.
    pub owner: (ItemType, String),
    /// The place of its part.
    pub section: usize,
    /// What is asked for.
    pub ask: Ask,
}

/// The primary part of a language tag.
pub(super) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_that_of_the_portals_search() {
        let ask = Ask {
            kind: ItemType::Course,
            area: Some(Area::Hobbies),
            topic: "gardening".to_owned(),
            words: "garden & 太极".to_owned(),
            language: "zh-Hans".to_owned(),
            order: Order::Newest,
            ..Ask::default()
        };
        assert_eq!(
            ask.address(),
            "q=garden+%26+%E5%A4%AA%E6%9E%81&area=hobbies&topic=gardening&language=zh&sort=new"
        );
    }
}
