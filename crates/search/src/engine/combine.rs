//! The words' courses together.

use super::parse::QueryWord;
use super::resolve::{Matched, Resolved};
use crate::order::sort_by_key;
use crate::weights::{SIDE_BY_SIDE, field};

/// A result before it is a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) doc: u32,
    pub(super) score: u32,
    pub(super) fields: u8,
}

/// Courses with every word; where there is none, those with the most words, and `true`.
pub(super) fn combine(words: &[QueryWord], found: &[Resolved]) -> (Vec<Candidate>, bool) {
    let every = with_every(words, found);
    if !every.is_empty() || found.len() < 2 {
        return (every, false);
    }
    let most = with_most(found);
    let partial = !most.is_empty();
    (most, partial)
}

fn with_every(words: &[QueryWord], found: &[Resolved]) -> Vec<Candidate> {
    let Some(shortest) = (0..found.len()).min_by_key(|at| found[*at].matches.len()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut cursors = vec![0; found.len()];
    'docs: for matched in &found[shortest].matches {
        let mut all: Vec<&Matched> = Vec::with_capacity(found.len());
        for (resolved, cursor) in found.iter().zip(&mut cursors) {
            let rest = &resolved.matches[*cursor..];
            *cursor += rest.partition_point(|other| other.doc < matched.doc);
            match resolved.matches.get(*cursor) {
                Some(other) if other.doc == matched.doc => all.push(other),
                _ => continue 'docs,
            }
        }
        let mut score = all.iter().map(|matched| matched.weight).sum();
        if side_by_side(words, &all) {
            score += SIDE_BY_SIDE;
        }
        let fields = all
            .iter()
            .fold(0, |fields, matched| fields | matched.fields)
            & field::ALL;
        out.push(Candidate {
            doc: matched.doc,
            score,
            fields,
        });
    }
    out
}

/// Whether the words stand in a title as they stand in the query.
fn side_by_side(words: &[QueryWord], all: &[&Matched]) -> bool {
    all.len() > 1
        && all[0].starts.iter().any(|start| {
            words.iter().zip(all).all(|(word, matched)| {
                let place = start + (word.position - words[0].position) * 4;
                matched.starts.binary_search(&place).is_ok()
            })
        })
}

fn with_most(found: &[Resolved]) -> Vec<Candidate> {
    let mut all: Vec<&Matched> = found
        .iter()
        .flat_map(|resolved| &resolved.matches)
        .collect();
    sort_by_key(&mut all, |matched| matched.doc);
    let groups = || all.chunk_by(|a, b| a.doc == b.doc);
    let most = groups().map(<[_]>::len).max().unwrap_or(0);
    groups()
        .filter(|group| group.len() == most)
        .map(|group| Candidate {
            doc: group[0].doc,
            score: group.iter().map(|matched| matched.weight).sum(),
            fields: group
                .iter()
                .fold(0, |fields, matched| fields | matched.fields)
                & field::ALL,
        })
        .collect()
}
