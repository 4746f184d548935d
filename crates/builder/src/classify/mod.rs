//! Which area and which topics a course belongs to, by a table that a person can edit.

mod table;
mod words;

use crate::record::Record;
use lifelong_api::{Area, Topic};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use words::WordIndex;

/// A course carries at most this many topics.
const MOST_TOPICS: usize = 4;
/// A further topic must have at least this share of the best one's score.
const SHARE: f32 = 0.45;
/// How much a word counts by where it stands.
const IN_TITLE: f32 = 5.0;
const IN_SUBJECTS: f32 = 3.0;
const BY_ISCED: f32 = 8.0;
const IN_DESCRIPTION: f32 = 1.0;
/// As much of a description is read, where title and subjects say nothing.
const DESCRIPTION: usize = 3_000;

/// The topic table: the tree, and the words and codes that lead to each topic.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    /// Every topic, parents before children; counts are zero.
    pub topics: Vec<Topic>,
    inner: Option<Arc<Inner>>,
}

#[derive(Debug)]
struct Inner {
    words: WordIndex,
    area_words: WordIndex,
    areas: Vec<Area>,
    parents: Vec<Option<usize>>,
    isced: BTreeMap<String, usize>,
}

/// Where a course belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// Its area.
    pub area: Area,
    /// Ids of its topics, the most fitting first.
    pub topics: Vec<String>,
}

impl Taxonomy {
    /// The table that comes with the builder (`data/topics.toml`).
    pub fn embedded() -> Self {
        // A test loads the same bytes and fails where this would be empty.
        Self::parse(include_str!("../../data/topics.toml"), "topics.toml").unwrap_or_default()
    }

    /// A table from a file of the same form.
    ///
    /// # Errors
    /// A sentence that names file and line: unreadable, not TOML, an id twice, a parent that is missing, a tree with a cycle, an unknown area.
    pub fn load(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{name}: the topic table cannot be read: {error}."))?;
        Self::parse(&text, &name)
    }

    fn parse(text: &str, name: &str) -> Result<Self, String> {
        let table = table::parse(text, name)?;
        let topics: Vec<Topic> = table
            .topics
            .iter()
            .map(|entry| {
                let mut name = lifelong_api::Text::of("en", entry.en.clone());
                name.insert("zh-Hans", entry.zh.clone());
                Topic {
                    id: entry.id.clone(),
                    name,
                    area: entry.area,
                    broader: entry.parent.map(|parent| table.topics[parent].id.clone()),
                    course_count: 0,
                }
            })
            .collect();
        let numbered = |entries: &'_ [table::Entry]| -> Vec<(usize, String)> {
            entries
                .iter()
                .enumerate()
                .flat_map(|(place, entry)| {
                    entry.words.iter().map(move |word| (place, word.clone()))
                })
                .collect()
        };
        let words = numbered(&table.topics);
        let inner = Inner {
            words: WordIndex::new(words.iter().map(|(place, word)| (*place, word.as_str())))?,
            area_words: WordIndex::new(table.areas.iter().enumerate().flat_map(
                |(place, (_, words))| words.iter().map(move |word| (place, word.as_str())),
            ))?,
            areas: table.areas.iter().map(|(area, _)| *area).collect(),
            parents: table.topics.iter().map(|entry| entry.parent).collect(),
            isced: table
                .topics
                .iter()
                .enumerate()
                .flat_map(|(place, entry)| {
                    entry.isced.iter().map(move |code| (code.clone(), place))
                })
                .collect(),
        };
        Ok(Self {
            topics,
            inner: Some(Arc::new(inner)),
        })
    }

    /// Whether a topic of this id exists.
    pub fn has(&self, id: &str) -> bool {
        self.topics.iter().any(|topic| topic.id == id)
    }

    /// The area of a topic.
    pub fn area_of(&self, id: &str) -> Option<Area> {
        self.topics
            .iter()
            .find(|topic| topic.id == id)
            .map(|topic| topic.area)
    }

    /// Finds the place of a course: the source's own area and topics first, then subjects and ISCED-F codes, the title, at last the description.
    ///
    /// `title` and `description` are plain text. Findings go to `tell` as field, code and reason.
    pub fn place(
        &self,
        record: &Record,
        title: &str,
        description: &str,
        tell: &mut dyn FnMut(&str, &'static str, String),
    ) -> Placement {
        let mut area = record.area.as_deref().map(str::trim).filter(|code| !code.is_empty()).and_then(|code| {
            let area = Area::from_code(code);
            if area.is_none() {
                let known = Area::ALL.map(Area::code).join(", ");
                tell("area", "unknown-area", format!("There is no such area; the words of the course decided instead. The areas are: {known}."));
            }
            area
        });
        let (known, unknown): (Vec<&String>, Vec<&String>) =
            record.topics.iter().partition(|id| self.has(id));
        if !unknown.is_empty() {
            tell(
                "topics",
                "unknown-topic",
                "A topic that is not in the topic table was left out.".to_owned(),
            );
        }
        let mut topics: Vec<String> = Vec::new();
        for id in known {
            if !topics.contains(id) {
                topics.push(id.clone());
            }
        }
        if topics.is_empty() {
            topics = self.by_words(record, title, description, area);
        }
        if area.is_none() {
            area = self.area_by_words(record, title);
        }
        if topics.is_empty() && area.is_none() {
            tell("subjects", "unclassified", "No word of the course leads to a topic; it is filed under continuing education. Give it subjects, or add words to the topic table.".to_owned());
        }
        let area = area
            .or_else(|| topics.first().and_then(|id| self.area_of(id)))
            .unwrap_or(Area::ContinuingEducation);
        Placement { area, topics }
    }

    fn area_by_words(&self, record: &Record, title: &str) -> Option<Area> {
        let inner = self.inner.as_ref()?;
        let mut scores = vec![0.0; inner.areas.len()];
        inner
            .area_words
            .score(&title.to_lowercase(), 1.0, &mut scores);
        inner.area_words.score(&joined(record), 1.0, &mut scores);
        best(&scores).map(|place| inner.areas[place])
    }

    fn by_words(
        &self,
        record: &Record,
        title: &str,
        description: &str,
        area: Option<Area>,
    ) -> Vec<String> {
        let Some(inner) = &self.inner else {
            return Vec::new();
        };
        let mut scores = vec![0.0; self.topics.len()];
        inner
            .words
            .score(&title.to_lowercase(), IN_TITLE, &mut scores);
        inner.words.score(&joined(record), IN_SUBJECTS, &mut scores);
        for code in record
            .subjects
            .iter()
            .filter_map(|subject| subject.strip_prefix("isced:"))
        {
            // `0613` falls back to `061`, then `06`.
            let place = (2..=code.len())
                .rev()
                .find_map(|length| inner.isced.get(code.get(..length)?));
            if let Some(place) = place {
                scores[*place] += BY_ISCED;
            }
        }
        if best(&scores).is_none() {
            let end = description.floor_char_boundary(DESCRIPTION.min(description.len()));
            inner.words.score(
                &description[..end].to_lowercase(),
                IN_DESCRIPTION,
                &mut scores,
            );
        }
        if let Some(area) = area {
            // The source knows the area: its topics are likelier.
            for (score, topic) in scores.iter_mut().zip(&self.topics) {
                *score *= if topic.area == area { 2.0 } else { 1.0 };
            }
        }
        let Some(first) = best(&scores) else {
            return Vec::new();
        };
        let mut chosen: Vec<usize> = (0..scores.len())
            .filter(|place| scores[*place] >= scores[first] * SHARE)
            .collect();
        chosen.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        chosen.truncate(MOST_TOPICS);
        // A topic stands for all below it, so the one above adds nothing.
        let above: Vec<usize> = chosen
            .iter()
            .flat_map(|place| ancestors(&inner.parents, *place))
            .collect();
        chosen.retain(|place| !above.contains(place));
        chosen
            .into_iter()
            .map(|place| self.topics[place].id.clone())
            .collect()
    }
}

fn ancestors(parents: &[Option<usize>], place: usize) -> Vec<usize> {
    std::iter::successors(parents[place], |place| parents[*place]).collect()
}

fn joined(record: &Record) -> String {
    let words: Vec<&str> = record
        .subjects
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with("isced:"))
        .collect();
    words.join(" ; ").to_lowercase()
}

/// The highest score; the first of equal ones, `None` where all are zero.
fn best(scores: &[f32]) -> Option<usize> {
    let mut best = None;
    for (place, score) in scores.iter().enumerate() {
        if *score > best.map_or(0.0, |best: usize| scores[best]) {
            best = Some(place);
        }
    }
    best
}
