//! From candidates to the rows of a page.

use super::combine::Candidate;
use super::files::{Decoded, Session};
use super::resolve::Marker;
use crate::bytes::Reader;
use crate::card;
use crate::columns::Order;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::query::{Hit, Sort};
use crate::source::Source;
use crate::stem::stem;
use crate::token::{Shape, Token, tokens};
use crate::weights::field;
use lifelong_api::Text;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

impl<S: Source> Session<'_, S> {
    /// Puts candidates, which come by number, in order.
    pub(super) async fn sort(
        &self,
        candidates: &mut Vec<Candidate>,
        sort: Sort,
    ) -> Result<(), SearchError> {
        if sort == Sort::Relevance {
            sort_by_key(candidates, |candidate| {
                (Reverse(candidate.score), candidate.doc)
            });
            return Ok(());
        }
        let per_file = self.root().docs_per_column;
        let numbers = file_numbers(candidates, per_file);
        let files = self
            .files(FileKind::Orders, numbers.iter().copied())
            .await?;
        let file = |doc: u32| Some(&*files[numbers.binary_search(&(doc / per_file)).ok()?]);
        let order = |doc: u32| match file(doc) {
            Some(Decoded::Orders(orders)) => orders
                .get((doc % per_file) as usize)
                .copied()
                .unwrap_or_default(),
            _ => Order::default(),
        };
        // Among equals, and where nobody knows the number, the better rank is first: the sort is stable.
        sort_by_key(candidates, |candidate| {
            let order = order(candidate.doc);
            match sort {
                Sort::Popular => Reverse(order.enrolled.map_or(0, |n| n.saturating_add(1))),
                Sort::New => Reverse(order.modified.map_or(0, |day| u64::from(day) + 1)),
                Sort::Shortest | Sort::Relevance => {
                    Reverse(u64::MAX - order.minutes.map_or(u64::MAX, u64::from))
                }
            }
        });
        Ok(())
    }

    /// The rows of candidates.
    pub(super) async fn rows(
        &self,
        page: &[Candidate],
        markers: &[Marker],
    ) -> Result<Vec<Hit>, SearchError> {
        let per_file = self.root().cards_per_file;
        let numbers = file_numbers(page, per_file);
        let files = self.files(FileKind::Cards, numbers.iter().copied()).await?;
        let mut hits = Vec::with_capacity(page.len());
        for candidate in page {
            let id = (FileKind::Cards, candidate.doc / per_file);
            let Some(file) = numbers.binary_search(&id.1).ok().map(|place| &files[place]) else {
                continue;
            };
            let mut reader = Reader::new(self.body(id, file)?);
            let mut chunk = reader.chunk();
            for _ in 0..candidate.doc % per_file {
                chunk = chunk.and_then(|_| reader.chunk());
            }
            let hit = chunk
                .and_then(card::decode)
                .map_err(|reason| self.damaged(id, reason))?;
            hits.push(finish(hit, candidate, markers));
        }
        Ok(hits)
    }
}

/// Numbers of the files that hold something of these candidates, ascending.
fn file_numbers(candidates: &[Candidate], per_file: u32) -> Vec<u32> {
    let mut numbers = BTreeSet::new();
    for candidate in candidates {
        numbers.insert(candidate.doc / per_file);
    }
    numbers.into_iter().collect()
}

/// Fills in what depends on the query.
pub(super) fn finish(mut hit: Hit, candidate: &Candidate, markers: &[Marker]) -> Hit {
    hit.score = candidate.score as f32 / 8_000.0;
    hit.matched = matched(candidate.fields);
    hit.marks = marks(&hit.title, markers);
    hit
}

fn matched(fields: u8) -> Vec<&'static str> {
    [
        (field::TITLE, "title"),
        (field::INSTITUTION, "institution"),
        (field::TOPIC | field::KEYWORD, "topic"),
        (field::CODE, "code"),
        (field::DESCRIPTION, "description"),
    ]
    .into_iter()
    .filter(|(bits, _)| fields & bits != 0)
    .map(|(_, name)| name)
    .collect()
}

fn marks(title: &Text, markers: &[Marker]) -> BTreeMap<String, Vec<Range<usize>>> {
    let mut out = BTreeMap::new();
    for (lang, text) in &title.0 {
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
            let end = if token.shape == Shape::Ideograph {
                marker
                    .runs
                    .iter()
                    .filter_map(|run| run_end(&all[at..], run))
                    .max()
            } else {
                let begins = |prefix: &String| token.text.starts_with(prefix.as_str());
                let found = marker.terms.contains(&stem(&token.text))
                    || marker.prefix.as_ref().is_some_and(begins);
                found.then_some(token.end)
            };
            ranges.extend(end.map(|end| token.start..end));
        }
    }
    ranges
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
