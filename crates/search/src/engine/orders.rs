//! Other orders than relevance.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use crate::columns::Order;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::Sort;
use crate::source::Source;
use std::cmp::Reverse;
use std::ops::Range;

impl<S: Source> Session<'_, S> {
    /// A part of the candidates, which come by number, in another order than relevance.
    pub(super) async fn sorted(
        &self,
        candidates: &[Candidate],
        sort: Sort,
        range: Range<usize>,
    ) -> Result<Vec<Candidate>, SearchError> {
        let per_file = self.root().docs_per_column;
        let groups = candidates.chunk_by(|a, b| a.doc / per_file == b.doc / per_file);
        let ids: Vec<FileId> = groups
            .map(|group| (FileKind::Orders, group[0].doc / per_file))
            .collect();
        let files = self.files(&ids).await?;
        let mut keys: Vec<(Reverse<u64>, usize)> = Vec::with_capacity(candidates.len());
        let mut at = 0;
        for (place, candidate) in candidates.iter().enumerate() {
            while ids[at].1 != candidate.doc / per_file {
                at += 1;
            }
            let order = match &*files[at] {
                Decoded::Orders(orders) => orders.get((candidate.doc % per_file) as usize),
                _ => return Err(self.wrong(ids[at])),
            };
            // Among equals, and where nobody knows the number, the better rank is first.
            keys.push((key(order.copied().unwrap_or_default(), sort), place));
        }
        if range.end < keys.len() {
            keys.select_nth_unstable(range.end);
            keys.truncate(range.end);
        }
        keys.sort_unstable();
        let page = keys.into_iter().skip(range.start);
        Ok(page.map(|(_, place)| candidates[place]).collect())
    }
}

fn key(order: Order, sort: Sort) -> Reverse<u64> {
    match sort {
        Sort::Popular => Reverse(order.enrolled.map_or(0, |n| n.saturating_add(1))),
        Sort::New => Reverse(order.modified.map_or(0, |day| u64::from(day) + 1)),
        Sort::Shortest | Sort::Relevance => {
            Reverse(u64::MAX - order.minutes.map_or(u64::MAX, u64::from))
        }
    }
}
