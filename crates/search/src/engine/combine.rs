//! The words' courses together.

use super::marks::Marks;
use super::parse::QueryWord;
use super::resolve::{Matched, Resolved};
use crate::order::{by_upper_half, smallest, sort_by_key};
use crate::weights::{SIDE_BY_SIDE, class};
use std::borrow::Cow;
use std::cmp::Reverse;

/// A result before it is a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) doc: u32,
    pub(super) score: u32,
    /// The classes of its words: one bit each.
    pub(super) classes: u8,
    /// The worst of them.
    pub(super) worst: u8,
}

impl Candidate {
    /// A course without words.
    pub(super) fn plain(doc: u32) -> Self {
        Self {
            doc,
            score: 0,
            classes: 0,
            worst: 0,
        }
    }

    fn of(doc: u32, words: &[Matched]) -> Self {
        let sum = |sum, matched: &Matched| sum + matched.weight;
        Self {
            doc,
            score: words.iter().fold(0, sum),
            classes: words
                .iter()
                .fold(0, |bits, matched| bits | 1 << matched.class),
            worst: words
                .iter()
                .map(|matched| matched.class)
                .max()
                .unwrap_or(class::WHOLE),
        }
    }

    /// Best first.
    pub(super) fn order(&self) -> (Reverse<u32>, u32) {
        (Reverse(self.score), self.doc)
    }
}

/// Courses with every word, by number.
pub(super) fn with_every(
    marks: &mut Marks,
    words: &[QueryWord],
    found: &[Resolved],
) -> Vec<Candidate> {
    let columns: Vec<Cow<[u32]>> = found.iter().map(Resolved::docs).collect();
    let rows = marks.join(&columns);
    let mut all = Vec::with_capacity(found.len());
    let out: Vec<Candidate> = rows
        .map(|doc, places| {
            all.clear();
            let matched = found.iter().zip(places);
            all.extend(matched.map(|(resolved, place)| resolved.at(*place as usize)));
            let mut candidate = Candidate::of(doc, &all);
            if side_by_side(words, found, &all) {
                candidate.score += SIDE_BY_SIDE;
            }
            candidate
        })
        .collect();
    in_order(&out, out.len(), |candidate| candidate.doc)
}

/// The best of candidates that come by number, best first.
pub(super) fn best(candidates: &[Candidate], count: usize) -> Vec<Candidate> {
    in_order(candidates, count, |candidate| u32::MAX - candidate.score)
}

/// From so many candidates on a radix sort is the faster one.
const LONG: usize = 2_048;

/// The candidates of the `count` smallest keys; of equal ones the first.
fn in_order(candidates: &[Candidate], count: usize, key: fn(&Candidate) -> u32) -> Vec<Candidate> {
    let keys = (0..)
        .zip(candidates)
        .map(|(at, candidate)| u64::from(key(candidate)) << 32 | at);
    let keys: Vec<u64> = keys.collect();
    // The lower halves ascend: in the order of the upper ones all is in order.
    let order = match count == keys.len() && count >= LONG {
        true => by_upper_half(keys),
        false => smallest(keys, count),
    };
    order
        .into_iter()
        .map(|key| candidates[key as u32 as usize])
        .collect()
}

/// Whether the words stand in a title as they stand in the query.
fn side_by_side(words: &[QueryWord], found: &[Resolved], all: &[Matched]) -> bool {
    let titled = |matched: &Matched| matched.class <= class::TITLE_LONG;
    if all.len() < 2 || !all.iter().all(titled) {
        return false;
    }
    let places = |at: usize| found[at].places(&all[at]);
    places(0)
        .iter()
        .filter(|place| **place & 1 == 0)
        .any(|start| {
            (1..words.len()).all(|at| {
                let place = start + (words[at].position - words[0].position) * 2;
                places(at).contains(&place)
            })
        })
}

/// Courses with the most words, by number.
pub(super) fn with_most(found: &[Resolved]) -> Vec<Candidate> {
    let mut all: Vec<Matched> = found
        .iter()
        .flat_map(|resolved| (0..resolved.len()).map(|place| resolved.at(place)))
        .collect();
    sort_by_key(&mut all, |matched| matched.doc);
    let groups = || all.chunk_by(|a, b| a.doc == b.doc);
    let most = groups().map(<[_]>::len).max().unwrap_or(0);
    groups()
        .filter(|group| group.len() == most)
        .map(|group| Candidate::of(group[0].doc, group))
        .collect()
}
