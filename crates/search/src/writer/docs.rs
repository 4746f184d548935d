//! The table of courses: first in the order of coming, then numbered by rank.

use super::intake::Gathered;
use super::topics::TopicTable;
use crate::bytes::Reader;
use crate::card::Small;
use crate::cards::Card;
use crate::columns::{Facets, Order};
use crate::document::Document;
use crate::query::Facet;
use crate::table::Keyed;
use crate::tally::{Tally, small_values};
use lifelong_api::Text;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::Hash;

/// What is kept of a course, beside postings and card.
#[derive(Debug)]
pub(super) struct Doc {
    pub(super) rank: f32,
    pub(super) facets: u32,
    pub(super) topics: u32,
    /// Number of its institution from 1 in the order of coming, or 0.
    pub(super) provider: u32,
    pub(super) order: Order,
}

/// Values that repeat, each kept once.
#[derive(Debug)]
struct Interned<T> {
    numbers: FxHashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self {
            numbers: FxHashMap::default(),
            values: Vec::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
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

/// Courses in the order of coming.
#[derive(Debug, Default)]
pub(super) struct Coming {
    pub(super) docs: Vec<Doc>,
    languages: BTreeMap<String, u32>,
    facets: Interned<Facets>,
    topic_sets: Interned<Vec<u32>>,
    providers: FxHashMap<String, u32>,
    names: Vec<(String, Text)>,
}

impl Coming {
    /// Adds a prepared course.
    pub(super) fn add(&mut self, document: &Document, topics: Vec<u32>) {
        let languages = document.languages.iter().map(|language| {
            let next = self.languages.len() as u32;
            match self.languages.get(language) {
                Some(number) => *number,
                None => {
                    self.languages.insert(language.clone(), next);
                    next
                }
            }
        });
        let languages = languages.collect();
        let doc = Doc {
            rank: if document.rank.is_nan() {
                f32::NEG_INFINITY
            } else {
                document.rank
            },
            facets: self.facets.number((Small::of(document), languages)),
            topics: self.topic_sets.number(topics),
            provider: self.provider(document),
            order: Order {
                enrolled: document.enrolled,
                modified: document.modified,
                minutes: document.minutes,
            },
        };
        self.docs.push(doc);
    }

    /// The institution's name is the one of the smallest text, so that the order of courses does not show.
    fn provider(&mut self, document: &Document) -> u32 {
        if document.institution.is_empty() {
            return 0;
        }
        if let Some(number) = self.providers.get(&document.institution) {
            let name = &mut self.names[*number as usize - 1].1;
            if document.institution_name < *name {
                *name = document.institution_name.clone();
            }
            return *number;
        }
        let name = document.institution_name.clone();
        self.names.push((document.institution.clone(), name));
        let number = self.names.len() as u32;
        self.providers.insert(document.institution.clone(), number);
        number
    }

    /// Numbers all courses by rank.
    pub(super) fn number(self, topics: &TopicTable, gathered: &mut [Gathered]) -> Numbered {
        let count = self.docs.len();
        let mut places = vec![(0, 0..0); count];
        let mut arenas = Vec::new();
        for worker in gathered {
            for (coming, range) in std::mem::take(&mut worker.places) {
                places[coming as usize] = (arenas.len() as u32, range);
            }
            arenas.push(std::mem::take(&mut worker.cards));
        }
        let id = |coming: u32| {
            let (arena, range) = places[coming as usize].clone();
            // What the workers wrote themselves can be read.
            Reader::new(&arenas[arena as usize][range])
                .str()
                .unwrap_or_default()
        };
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_unstable_by(|a, b| {
            let rank = |coming: u32| self.docs[coming as usize].rank;
            rank(*b)
                .total_cmp(&rank(*a))
                .then_with(|| id(*a).cmp(id(*b)))
        });
        let mut number = vec![0; count];
        for (new, old) in order.iter().enumerate() {
            number[*old as usize] = new as u32;
        }
        let mut counts = vec![0u32; self.names.len() + 1];
        for doc in &self.docs {
            counts[doc.provider as usize] += 1;
        }
        let mut institutions: Vec<u32> = (1..counts.len() as u32).collect();
        institutions
            .sort_by_key(|n| (Reverse(counts[*n as usize]), &self.names[*n as usize - 1].0));
        let mut provider = vec![0; counts.len()];
        for (new, old) in institutions.iter().enumerate() {
            provider[*old as usize] = new as u32 + 1;
        }
        let mut languages = vec![0; self.languages.len()];
        for (sorted, coming) in self.languages.values().enumerate() {
            languages[*coming as usize] = sorted as u32;
        }
        let facets = self.facets.values.into_iter().map(|(small, coming)| {
            let mut sorted: Vec<u32> = coming.iter().map(|n| languages[*n as usize]).collect();
            sorted.sort_unstable();
            (small, sorted)
        });
        let facets: Vec<Facets> = facets.collect();
        let tags: Vec<String> = self.languages.into_keys().collect();
        let language_sets = facets
            .iter()
            .map(|(_, set)| set.iter().map(|n| tags[*n as usize].clone()).collect())
            .collect();
        let closures = self.topic_sets.values.iter().map(|set| topics.closure(set));
        let closures = closures.collect();
        let docs = order.iter().map(|old| {
            let doc = &self.docs[*old as usize];
            Ranked {
                facets: doc.facets,
                topics: doc.topics,
                provider: provider[doc.provider as usize],
                order: doc.order,
            }
        });
        let docs = docs.collect();
        let cards = order
            .iter()
            .map(|old| places[*old as usize].clone())
            .collect();
        let names = institutions
            .iter()
            .map(|old| self.names[*old as usize - 1].clone());
        Numbered {
            number,
            docs,
            languages: tags,
            facets,
            language_sets,
            topic_sets: self.topic_sets.values,
            closures,
            institutions: names.collect(),
            arenas,
            cards,
        }
    }
}

/// A course under its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) facets: u32,
    pub(super) topics: u32,
    /// Number of its institution from 1, or 0.
    pub(super) provider: u32,
    pub(super) order: Order,
}

/// Courses by number: 0 has the best rank.
#[derive(Debug)]
pub(super) struct Numbered {
    /// Number by that of coming.
    pub(super) number: Vec<u32>,
    pub(super) docs: Vec<Ranked>,
    pub(super) languages: Vec<String>,
    pub(super) facets: Vec<Facets>,
    /// Languages of each of `facets`, as tags.
    language_sets: Vec<Vec<String>>,
    pub(super) topic_sets: Vec<Vec<u32>>,
    /// With the topics above them.
    pub(super) closures: Vec<Vec<u32>>,
    /// Id and name, those of most courses first.
    pub(super) institutions: Vec<(String, Text)>,
    arenas: Vec<Vec<u8>>,
    cards: Vec<(u32, std::ops::Range<usize>)>,
}

impl Numbered {
    /// The card of a course.
    pub(super) fn card(&self, doc: u32) -> Card<'_> {
        let (arena, range) = self.cards[doc as usize].clone();
        let mut reader = Reader::new(&self.arenas[arena as usize][range]);
        let id = reader.str().unwrap_or_default();
        let mut titles = Vec::new();
        while let (Ok(tag), Ok(title)) = (reader.str(), reader.str()) {
            titles.push((tag, title));
        }
        let ranked = &self.docs[doc as usize];
        let institution = (ranked.provider as usize).checked_sub(1).map(|at| {
            let (id, name) = &self.institutions[at];
            Keyed {
                key: ranked.provider,
                value: (id.as_str(), name),
            }
        });
        Card {
            doc,
            id,
            small: self.facets[ranked.facets as usize].0,
            minutes: ranked.order.minutes,
            languages: Keyed {
                key: ranked.facets,
                value: &self.language_sets[ranked.facets as usize],
            },
            topics: Keyed {
                key: ranked.topics,
                value: &self.topic_sets[ranked.topics as usize],
            },
            institution,
            titles,
        }
    }
}

/// Counts the facets of many courses: the values that repeat are counted first, and taken apart once.
#[derive(Debug)]
pub(super) struct Counter<'n> {
    numbered: &'n Numbered,
    facets: Vec<u32>,
    topics: Vec<u32>,
}

impl<'n> Counter<'n> {
    pub(super) fn new(numbered: &'n Numbered) -> Self {
        Self {
            numbered,
            facets: vec![0; numbered.facets.len()],
            topics: vec![0; numbered.topic_sets.len()],
        }
    }

    /// Adds the counts of courses to an empty tally.
    pub(super) fn count(&mut self, docs: impl Iterator<Item = u32>, tally: &mut Tally) {
        let (mut facets, mut topics) = (Vec::new(), Vec::new());
        let institutions = tally.of_mut(Facet::Institution);
        for doc in docs {
            let doc = &self.numbered.docs[doc as usize];
            let count = &mut self.facets[doc.facets as usize];
            if *count == 0 {
                facets.push(doc.facets);
            }
            *count += 1;
            let count = &mut self.topics[doc.topics as usize];
            if *count == 0 {
                topics.push(doc.topics);
            }
            *count += 1;
            if let Some(at) = (doc.provider as usize).checked_sub(1) {
                institutions[at] += 1;
            }
        }
        for value in facets {
            let count = std::mem::take(&mut self.facets[value as usize]);
            small_values(&self.numbered.facets[value as usize], |facet, value| {
                if let Some(at) = (value as usize).checked_sub(1) {
                    tally.of_mut(facet)[at] += count;
                }
            });
        }
        for value in topics {
            let count = std::mem::take(&mut self.topics[value as usize]);
            for topic in &self.numbered.closures[value as usize] {
                tally.of_mut(Facet::Topic)[*topic as usize] += count;
            }
        }
    }
}
