//! Other orders than relevance.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use crate::columns::Order;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::Sort;
use crate::source::Source;
use std::cmp::Reverse;

impl<S: Source> Session<'_, S> {
    /// Puts candidates in order. They come by number.
    pub(super) async fn sort(
        &self,
        candidates: &mut [Candidate],
        sort: Sort,
    ) -> Result<(), SearchError> {
        if sort == Sort::Relevance {
            candidates.sort_by_key(Candidate::order);
            return Ok(());
        }
        let per_file = self.root().docs_per_column;
        let groups = candidates.chunk_by(|a, b| a.doc / per_file == b.doc / per_file);
        let ids: Vec<FileId> = groups
            .map(|group| (FileKind::Orders, group[0].doc / per_file))
            .collect();
        let files = self.files(&ids).await?;
        let mut keys: Vec<(Reverse<u64>, u32)> = Vec::with_capacity(candidates.len());
        let mut at = 0;
        for candidate in candidates.iter() {
            while ids[at].1 != candidate.doc / per_file {
                at += 1;
            }
            let order = match &*files[at] {
                Decoded::Orders(orders) => orders.get((candidate.doc % per_file) as usize),
                _ => return Err(self.wrong(ids[at])),
            };
            keys.push((key(order.copied().unwrap_or_default(), sort), candidate.doc));
        }
        // Among equals, and where nobody knows the number, the better rank is first.
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_unstable_by_key(|place| keys[*place]);
        let sorted: Vec<Candidate> = order.into_iter().map(|place| candidates[place]).collect();
        candidates.copy_from_slice(&sorted);
        Ok(())
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
