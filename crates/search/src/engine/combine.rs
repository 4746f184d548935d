//! The words' courses together.

use super::parse::QueryWord;
use super::resolve::{Matched, Resolved};
use crate::order::sort_by_key;
use crate::weights::{SIDE_BY_SIDE, class};
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
pub(super) fn with_every(words: &[QueryWord], found: &[Resolved]) -> Vec<Candidate> {
    let Some(shortest) = (0..found.len()).min_by_key(|at| found[*at].matches.len()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut cursors = vec![0; found.len()];
    let mut all = Vec::with_capacity(found.len());
    'docs: for matched in &found[shortest].matches {
        all.clear();
        for (resolved, cursor) in found.iter().zip(&mut cursors) {
            *cursor = seek(&resolved.matches, *cursor, matched.doc);
            match resolved.matches.get(*cursor) {
                Some(other) if other.doc == matched.doc => all.push(*other),
                _ => continue 'docs,
            }
        }
        let mut candidate = Candidate::of(matched.doc, &all);
        if side_by_side(words, found, &all) {
            candidate.score += SIDE_BY_SIDE;
        }
        out.push(candidate);
    }
    out
}

/// The first place from `from` on whose course is not before `doc`: in growing steps, as courses wanted are often near.
fn seek(matches: &[Matched], from: usize, doc: u32) -> usize {
    let (mut low, mut step) = (from, 1);
    while matches
        .get(low + step)
        .is_some_and(|matched| matched.doc < doc)
    {
        low += step;
        step *= 2;
    }
    let end = (low + step + 1).min(matches.len());
    low.min(end) + matches[low.min(end)..end].partition_point(|matched| matched.doc < doc)
}

/// Whether the words stand in a title as they stand in the query.
fn side_by_side(words: &[QueryWord], found: &[Resolved], all: &[Matched]) -> bool {
    let titled = |matched: &Matched| matched.class <= class::TITLE_LONG;
    if all.len() < 2 || !all.iter().all(titled) {
        return false;
    }
    let places: Vec<Vec<u32>> = found
        .iter()
        .zip(all)
        .map(|(resolved, matched)| resolved.title_places(matched).collect())
        .collect();
    places[0].iter().any(|start| {
        words.iter().zip(&places).all(|(word, places)| {
            let place = start + (word.position - words[0].position) * 2;
            places.binary_search(&place).is_ok()
        })
    })
}

/// Courses with the most words, by number.
pub(super) fn with_most(found: &[Resolved]) -> Vec<Candidate> {
    let mut all: Vec<Matched> = found
        .iter()
        .flat_map(|resolved| resolved.matches.iter().copied())
        .collect();
    sort_by_key(&mut all, |matched| matched.doc);
    let groups = || all.chunk_by(|a, b| a.doc == b.doc);
    let most = groups().map(<[_]>::len).max().unwrap_or(0);
    groups()
        .filter(|group| group.len() == most)
        .map(|group| Candidate::of(group[0].doc, group))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeking_finds_the_place() {
        let matches: Vec<Matched> = (0..100)
            .map(|n| Matched {
                doc: n * 3,
                class: 0,
                weight: 0,
                list: 0,
                place: 0,
            })
            .collect();
        for from in [0, 5, 99, 100] {
            for doc in 0..310 {
                let plain = matches[from..].partition_point(|matched| matched.doc < doc) + from;
                assert_eq!(seek(&matches, from, doc), plain, "{from} {doc}");
            }
        }
    }
}
