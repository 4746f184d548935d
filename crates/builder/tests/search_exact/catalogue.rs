//! Words and values of courses that are there, to ask for.

use lifelong_api::Topic;
use lifelong_search::reference::{Random, Speaker};
use lifelong_search::{Document, Facet, Length};
use std::cell::Cell;

/// Speaks of courses that are there, of one for a while.
pub struct Catalogue<'d> {
    documents: &'d [Document],
    topics: &'d [Topic],
    of: Cell<usize>,
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The rows of Chinese characters of a text.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<char>> {
    text.split(|c| !is_chinese(c))
        .filter(|row| !row.is_empty())
        .map(|row| row.chars().collect())
}

impl<'d> Catalogue<'d> {
    pub fn new(documents: &'d [Document], topics: &'d [Topic], random: &mut Random) -> Self {
        Self {
            documents,
            topics,
            of: Cell::new(random.below(documents.len())),
        }
    }

    fn course(&self, random: &mut Random) -> &'d Document {
        if random.chance(40) {
            self.of.set(random.below(self.documents.len()));
        }
        &self.documents[self.of.get()]
    }

    fn text(&self, random: &mut Random) -> &'d str {
        let course = self.course(random);
        let texts = match random.below(10) {
            0..6 => &course.title,
            6 => &course.institution_name,
            7 => &course.description,
            _ => {
                let mut short = course.keywords.iter().chain(&course.codes);
                return short.next().map_or("", String::as_str);
            }
        };
        let all: Vec<&String> = texts.values().collect();
        all.get(random.below(all.len().max(1)))
            .map_or("", |text| text.as_str())
    }
}

/// So many neighbours of a list, from anywhere in it.
pub fn neighbours<'a, T>(all: &'a [T], count: usize, random: &mut Random) -> &'a [T] {
    let count = count.min(all.len());
    let at = random.below(all.len() - count + 1);
    &all[at..at + count]
}

impl Speaker for Catalogue<'_> {
    fn words(&self, random: &mut Random, count: usize) -> String {
        let text = self.text(random);
        let words: Vec<&str> = text.split_whitespace().collect();
        let some = neighbours(&words, count, random).join(" ");
        let row = rows(&some).next();
        // Chinese has no spaces: a word of it is a few characters.
        match row {
            Some(row) => {
                let length = (1 + random.below(4)) * count;
                neighbours(&row, length, random).iter().collect()
            }
            None if some.is_empty() => "a".to_owned(),
            None => some,
        }
    }

    fn characters(&self, random: &mut Random) -> String {
        for _ in 0..20 {
            if let Some(row) = rows(self.text(random)).find(|row| row.len() > 1) {
                let length = 2 + random.below(5);
                return neighbours(&row, length, random).iter().collect();
            }
        }
        "学习".to_owned()
    }

    fn value(&self, random: &mut Random, facet: Facet) -> String {
        fn code(value: impl serde::Serialize) -> Option<String> {
            serde_json::to_value(value)
                .unwrap()
                .as_str()
                .map(str::to_owned)
        }
        let course = self.course(random);
        let value = match facet {
            Facet::Area => code(course.area),
            Facet::Kind => code(course.kind),
            Facet::Institution => Some(course.institution.clone()),
            Facet::Topic if random.chance(30) => {
                Some(self.topics[random.below(self.topics.len())].id.clone())
            }
            Facet::Topic => course.topics.first().cloned(),
            Facet::Format => code(course.format),
            Facet::Level => course.level.and_then(code),
            Facet::Language => course
                .languages
                .first()
                .and_then(|tag| tag.split('-').next().map(str::to_owned)),
            Facet::Length => course
                .minutes
                .map(|minutes| Length::of_minutes(minutes).code().to_owned()),
            Facet::Free => code(if course.free == Some(true) {
                "yes"
            } else {
                "no"
            }),
        };
        value.unwrap_or_else(|| "nowhere".to_owned())
    }
}
