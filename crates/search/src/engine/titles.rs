//! Words in titles: which are marked, and whether all stand there.

use super::resolve::Marker;
use crate::order::sort_by_key;
use crate::stem::stem;
use crate::token::{Shape, Token, tokens};
use lifelong_api::Text;
use std::collections::BTreeMap;
use std::ops::Range;

/// A gap between the positions of two titles of a course.
const APART: u32 = 1_000;

/// Whether every word, which has a position in the query and what marks it, stands in one of a course's titles; and if
/// so, whether they stand side by side.
pub(super) fn stands(titles: &[(String, String)], words: &[(u32, &Marker)]) -> Option<bool> {
    let mut places = vec![Vec::new(); words.len()];
    for ((_, title), base) in titles.iter().zip((0..).step_by(APART as usize)) {
        let all = tokens(title);
        for (at, token) in all.iter().enumerate() {
            for ((_, marker), places) in words.iter().zip(&mut places) {
                if end(&all, at, marker).is_some() {
                    places.push(base + token.position);
                }
            }
        }
    }
    if places.iter().any(Vec::is_empty) {
        return None;
    }
    let side_by_side = places[0].iter().any(|start| {
        let follows = |((position, _), places): (&(u32, &Marker), &Vec<u32>)| {
            places.contains(&(start + position - words[0].0))
        };
        words.iter().zip(&places).all(follows)
    });
    Some(side_by_side)
}

/// Byte ranges to mark, by language of the title.
pub(super) fn marks(title: &Text, markers: &[Marker]) -> BTreeMap<String, Vec<Range<usize>>> {
    let mut out = BTreeMap::new();
    for (lang, text) in title.iter() {
        let mut ranges = mark(&tokens(text), markers);
        sort_by_key(&mut ranges, |range| (range.start, range.end));
        ranges.dedup_by(|next, kept| {
            let touches = next.start <= kept.end;
            if touches {
                kept.end = kept.end.max(next.end);
            }
            touches
        });
        if !ranges.is_empty() {
            out.insert(lang.clone(), ranges);
        }
    }
    out
}

fn mark(all: &[Token], markers: &[Marker]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (at, token) in all.iter().enumerate() {
        for marker in markers {
            ranges.extend(end(all, at, marker).map(|end| token.start..end));
        }
    }
    ranges
}

/// Where what a marker marks ends, if it begins at a token.
fn end(all: &[Token], at: usize, marker: &Marker) -> Option<usize> {
    let token = &all[at];
    if token.shape == Shape::Ideograph {
        let runs = marker.runs.iter();
        return runs.filter_map(|run| run_end(&all[at..], run)).max();
    }
    let begins = |prefix: &String| token.text.starts_with(prefix.as_str());
    let found =
        marker.terms.contains(&stem(&token.text)) || marker.prefix.as_ref().is_some_and(begins);
    found.then_some(token.end)
}

fn run_end(all: &[Token], run: &[String]) -> Option<usize> {
    let here = all.get(..run.len())?;
    let same = here
        .iter()
        .zip(run)
        .all(|(token, text)| token.text == *text);
    let joined = here.iter().skip(1).all(|token| token.joined);
    if same && joined {
        here.last().map(|token| token.end)
    } else {
        None
    }
}
