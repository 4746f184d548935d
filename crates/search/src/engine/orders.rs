//! Other orders than relevance.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use crate::columns::Order;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::order::smallest;
use crate::query::Sort;
use crate::source::Source;
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
        let mut keys: Vec<u64> = Vec::with_capacity(candidates.len());
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
            let key = key(order.copied().unwrap_or_default(), sort);
            keys.push(u64::from(key) << 32 | place as u64);
        }
        let page = smallest(keys, range.end).into_iter().skip(range.start);
        Ok(page.map(|key| candidates[key as u32 as usize]).collect())
    }
}

/// What a course is sorted by: lower is first, and what nobody knows is last.
fn key(order: Order, sort: Sort) -> u32 {
    let high = |value: Option<u64>| match value {
        // More than four billion learners are as good as four billion.
        Some(value) => u32::MAX - 1 - u32::try_from(value).unwrap_or(u32::MAX).min(u32::MAX - 1),
        None => u32::MAX,
    };
    match sort {
        Sort::Popular => high(order.enrolled),
        Sort::New => high(order.modified.map(u64::from)),
        Sort::Shortest | Sort::Relevance => order.minutes.unwrap_or(u32::MAX),
    }
}
