//! Makes an index.
//!
//! Courses are taken apart as they come: what stays in memory is their postings, their cards, and a few numbers
//! each, not their descriptions. They are numbered by rank at the end, when all ranks are known.

mod emit;
mod files;
mod prepare;
mod terms;
mod topics;

use crate::bytes::put_number;
use crate::card::{self, Small};
use crate::columns::{Facets, Order};
use crate::document::{Document, IndexFiles, IndexOptions};
use crate::error::WriteError;
use crate::weights::field;
use lifelong_api::Text;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use terms::Found;
use topics::TopicTable;

/// Makes an index of courses. The order of [`IndexWriter::add`] does not matter: the same courses give the same bytes.
#[derive(Debug)]
pub struct IndexWriter {
    topics: TopicTable,
    terms: HashMap<String, TermBuffer>,
    /// Words as written.
    words: HashSet<String>,
    ids: HashSet<String>,
    docs: Vec<Doc>,
    /// Cards one after another.
    cards: Vec<u8>,
    languages: BTreeMap<String, u32>,
    facets: Interned<Facets>,
    topic_sets: Interned<Vec<u32>>,
    providers: HashMap<String, u32>,
    names: Vec<(String, Text)>,
}

/// A term's postings while courses come in: for each the number of the course less the one before, fields, count of places, places.
#[derive(Debug, Default)]
struct TermBuffer {
    bytes: Vec<u8>,
    last: u32,
    count: u32,
}

/// What is kept of a course.
#[derive(Debug)]
struct Doc {
    rank: f32,
    card: Range<usize>,
    facets: u32,
    topics: u32,
    /// Number of its institution from 1 in the order of coming, or 0.
    provider: u32,
    order: Order,
}

/// Values that repeat, each kept once.
#[derive(Debug)]
struct Interned<T> {
    numbers: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T: Clone + Eq + std::hash::Hash> Interned<T> {
    fn new() -> Self {
        Self {
            numbers: HashMap::new(),
            values: Vec::new(),
        }
    }

    fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = self.values.len() as u32;
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        number
    }
}

impl TermBuffer {
    fn add(&mut self, doc: u32, found: &Found) {
        put_number(&mut self.bytes, u64::from(doc - self.last));
        self.bytes.push(found.fields);
        if found.fields & field::PLACED != 0 {
            put_number(&mut self.bytes, found.places.len() as u64);
            found
                .places
                .iter()
                .for_each(|place| put_number(&mut self.bytes, u64::from(*place)));
        }
        self.last = doc;
        self.count += 1;
    }
}

impl IndexWriter {
    /// How many courses an index can hold.
    pub const MAX_DOCUMENTS: u32 = 1 << 28;

    /// An empty index with its topic table.
    ///
    /// # Errors
    /// [`WriteError::Topic`] where a topic is twice in the table, below itself or below one that is not there.
    pub fn new(options: IndexOptions) -> Result<Self, WriteError> {
        Ok(Self {
            topics: TopicTable::new(&options.topics)?,
            terms: HashMap::new(),
            words: HashSet::new(),
            ids: HashSet::new(),
            docs: Vec::new(),
            cards: Vec::new(),
            languages: BTreeMap::new(),
            facets: Interned::new(),
            topic_sets: Interned::new(),
            providers: HashMap::new(),
            names: Vec::new(),
        })
    }

    /// Adds a course. After an error nothing of it is kept, and the next one can be added.
    ///
    /// # Errors
    /// [`WriteError`]: an id that is there already, empty or too long; a topic that is not in the table; too many courses.
    pub fn add(&mut self, mut document: Document) -> Result<(), WriteError> {
        prepare::prepare(&mut document)?;
        let topics = self.topic_numbers(&document)?;
        if self.docs.len() as u32 >= Self::MAX_DOCUMENTS {
            return Err(WriteError::TooMany {
                limit: Self::MAX_DOCUMENTS,
            });
        }
        if !self.ids.insert(document.id.clone()) {
            return Err(WriteError::DuplicateId { id: document.id });
        }
        let number = self.docs.len() as u32;
        let above = self.topics.closure(&topics);
        let entries = above
            .iter()
            .filter_map(|topic| self.topics.entries.get(*topic as usize));
        let found = terms::doc_terms(&document, entries);
        for (term, found) in found.terms {
            self.terms.entry(term).or_default().add(number, &found);
        }
        for word in found.words {
            self.words.insert(word);
        }
        let card = card::encode(&document);
        let start = self.cards.len();
        self.cards.extend_from_slice(&card);
        let languages = self.language_numbers(&document);
        let doc = Doc {
            rank: if document.rank.is_nan() {
                f32::NEG_INFINITY
            } else {
                document.rank
            },
            card: start..self.cards.len(),
            facets: self.facets.number((Small::of(&document), languages)),
            topics: self.topic_sets.number(topics),
            provider: self.provider_number(&document),
            order: Order {
                enrolled: document.enrolled,
                modified: document.modified,
                minutes: document.minutes,
            },
        };
        self.docs.push(doc);
        Ok(())
    }

    /// The files of the index.
    pub fn finish(self) -> IndexFiles {
        emit::emit(self)
    }

    fn topic_numbers(&self, document: &Document) -> Result<Vec<u32>, WriteError> {
        let mut numbers = Vec::new();
        for topic in &document.topics {
            let number = self
                .topics
                .find(topic)
                .ok_or_else(|| WriteError::UnknownTopic {
                    id: document.id.clone(),
                    topic: topic.clone(),
                })?;
            numbers.push(number);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    fn language_numbers(&mut self, document: &Document) -> Vec<u32> {
        let mut numbers = Vec::new();
        for language in &document.languages {
            let next = self.languages.len() as u32;
            numbers.push(*self.languages.entry(language.clone()).or_insert(next));
        }
        numbers
    }

    /// The institution's name is the one of the smallest text, so that the order of courses does not show.
    fn provider_number(&mut self, document: &Document) -> u32 {
        if document.institution.is_empty() {
            return 0;
        }
        let next = self.names.len() as u32 + 1;
        let number = *self
            .providers
            .entry(document.institution.clone())
            .or_insert(next);
        match self.names.get_mut(number as usize - 1) {
            Some((_, name)) if document.institution_name < *name => {
                *name = document.institution_name.clone();
            }
            Some(_) => {}
            None => self.names.push((
                document.institution.clone(),
                document.institution_name.clone(),
            )),
        }
        number
    }
}
