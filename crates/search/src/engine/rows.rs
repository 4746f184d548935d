//! From candidates to the rows of a page: their cards, and what of them is marked.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use super::join::join_all;
use super::lists::Term;
use super::resolve::{Marker, Resolved};
use super::titles::marks;
use crate::block::Stream;
use crate::cards::CardSet;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::list::List;
use crate::query::{Field, Hit};
use crate::source::Source;
use crate::weights::class;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A stream is read where it has so many of the cards that are missing: fewer are as soon had from their own files.
const WORTH_A_STREAM: usize = 2;

/// Cards that are at hand for a question.
#[derive(Debug, Default)]
pub(super) struct Cards {
    sets: Vec<CardSet>,
    files: Vec<Rc<Decoded>>,
}

impl Cards {
    /// The card of a course: its set, and its place there.
    pub(super) fn get(&self, doc: u32) -> Option<(&CardSet, usize)> {
        let in_files = self.files.iter().filter_map(|file| match &**file {
            Decoded::Block(block) => Some(&block.cards),
            Decoded::Cards(set) => Some(set),
            _ => None,
        });
        in_files
            .chain(&self.sets)
            .find_map(|set| set.place(doc).map(|place| (set, place)))
    }

    /// The cards that lie with terms.
    pub(super) fn with_terms<'t>(&mut self, terms: impl Iterator<Item = &'t Term>) {
        self.files.extend(terms.map(|term| term.file.clone()));
    }

    pub(super) fn add(&mut self, set: CardSet) {
        self.sets.push(set);
    }
}

impl<S: Source> Session<'_, S> {
    /// Reads the cards of courses that are not at hand: from the streams of the words' terms where these have them, else
    /// from the files of all cards.
    pub(super) async fn cards(
        &self,
        docs: impl Iterator<Item = u32>,
        found: &[Resolved],
        cards: &mut Cards,
    ) -> Result<(), SearchError> {
        let mut missing: BTreeSet<u32> = docs.filter(|doc| cards.get(*doc).is_none()).collect();
        let mut streams = Vec::new();
        while missing.len() >= WORTH_A_STREAM {
            let best = found
                .iter()
                .flat_map(|resolved| resolved.terms.iter().zip(&resolved.lists))
                .flat_map(|(term, list)| sets(term, list))
                .map(|(term, stream, docs)| {
                    let has = docs.iter().copied().filter(|doc| missing.contains(doc));
                    (has.collect::<Vec<u32>>(), term, stream)
                })
                .max_by_key(|(has, ..)| has.len());
            match best {
                Some((has, term, stream)) if has.len() >= WORTH_A_STREAM => {
                    has.iter().for_each(|doc| {
                        missing.remove(doc);
                    });
                    streams.push(self.stream(term, stream));
                }
                _ => break,
            }
        }
        let mut ids: Vec<FileId> = missing
            .iter()
            .map(|doc| (FileKind::Cards, doc / self.root().cards_per_file))
            .collect();
        ids.dedup();
        let streams = async { Ok::<_, SearchError>(join_all(streams).await) };
        let (files, sets) = super::join::both(self.files(&ids), streams).await;
        cards.files.extend(files?);
        for set in sets? {
            cards.add(set?);
        }
        Ok(())
    }

    /// The rows of candidates whose cards are at hand.
    pub(super) fn rows(
        &self,
        page: &[Candidate],
        cards: &Cards,
        markers: &[Marker],
    ) -> Result<Vec<Hit>, SearchError> {
        page.iter()
            .map(|candidate| {
                let file = (FileKind::Cards, candidate.doc / self.root().cards_per_file);
                let (set, place) = cards
                    .get(candidate.doc)
                    .ok_or_else(|| self.damaged(file, "a card is missing"))?;
                let hit = set
                    .hit(place)
                    .map_err(|reason| self.damaged(file, reason))?;
                Ok(finish(hit, candidate, markers))
            })
            .collect()
    }
}

/// The sets of cards of a term, each with the courses of its list that it is of.
fn sets<'t>(term: &'t Term, list: &'t List) -> impl Iterator<Item = (&'t Term, Stream, &'t [u32])> {
    let mut start = 0;
    term.entry().streams.iter().map(move |stream| {
        let end = (start + stream.count as usize).min(list.len());
        let docs = &list.docs[start.min(end)..end];
        start = end;
        (term, *stream, docs)
    })
}

/// Fills in what depends on the query.
fn finish(mut hit: Hit, candidate: &Candidate, markers: &[Marker]) -> Hit {
    hit.score = candidate.score as f32 / 8_000.0;
    hit.matched = matched(candidate.classes);
    hit.marks = marks(&hit.title, markers);
    hit
}

pub(super) fn matched(classes: u8) -> Vec<Field> {
    const TITLES: u8 = 1 << class::TITLE_SHORT | 1 << class::TITLE | 1 << class::TITLE_LONG;
    [
        (1 << class::WHOLE, Field::Whole),
        (TITLES, Field::Title),
        (1 << class::INSTITUTION, Field::Institution),
        (1 << class::TOPIC, Field::Topic),
        (1 << class::DESCRIPTION, Field::Description),
    ]
    .into_iter()
    .filter(|(bits, _)| classes & bits != 0)
    .map(|(_, field)| field)
    .collect()
}
