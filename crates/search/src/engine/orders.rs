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
            let Decoded::Orders(orders) = &*files[at] else {
                return Err(self.wrong(ids[at]));
            };
            let key = orders.key((candidate.doc % per_file) as usize, sort);
            keys.push(u64::from(key) << 32 | place as u64);
        }
        let page = smallest(keys, range.end).into_iter().skip(range.start);
        Ok(page.map(|key| candidates[key as u32 as usize]).collect())
    }
}

/// What a range of courses is sorted by: lower is first, and what nobody knows is last. Small, so that those of a million
/// courses stay in the cache.
#[derive(Debug)]
pub(super) struct Orders {
    popular: Vec<u32>,
    new: Vec<u16>,
    shortest: Vec<u32>,
}

impl Orders {
    pub(super) fn new(orders: &[Order]) -> Self {
        // More than four billion learners are as good as four billion.
        let popular = |order: &Order| match order.enrolled {
            Some(many) => u32::MAX - 1 - u32::try_from(many).unwrap_or(u32::MAX).min(u32::MAX - 1),
            None => u32::MAX,
        };
        // Days are told apart until the year 2149.
        let new = |order: &Order| match order.modified {
            Some(day) => u16::MAX - 1 - u16::try_from(day).unwrap_or(u16::MAX).min(u16::MAX - 1),
            None => u16::MAX,
        };
        let shortest = |order: &Order| order.minutes.unwrap_or(u32::MAX);
        Self {
            popular: orders.iter().map(popular).collect(),
            new: orders.iter().map(new).collect(),
            shortest: orders.iter().map(shortest).collect(),
        }
    }

    /// What a course of the range is sorted by.
    fn key(&self, course: usize, sort: Sort) -> u32 {
        let key = match sort {
            Sort::Popular => self.popular.get(course).copied(),
            Sort::New => self.new.get(course).map(|key| u32::from(*key)),
            Sort::Shortest | Sort::Relevance => self.shortest.get(course).copied(),
        };
        key.unwrap_or(u32::MAX)
    }

    /// How much memory they take.
    pub(super) fn size(&self) -> usize {
        self.popular.len() * 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_newer_and_shorter_come_first_and_the_unknown_last() {
        let order = |enrolled, modified, minutes| Order {
            enrolled,
            modified,
            minutes,
        };
        let known = order(Some(5), Some(20_000), Some(30));
        let less = order(Some(0), Some(0), Some(u32::MAX - 1));
        let most = order(Some(u64::MAX), Some(u32::MAX), Some(0));
        let orders = Orders::new(&[known, less, most, Order::default()]);
        for sort in [Sort::Popular, Sort::New, Sort::Shortest] {
            let keys: Vec<u32> = (0..5).map(|course| orders.key(course, sort)).collect();
            assert!(keys[2] < keys[0] && keys[0] < keys[1], "{sort:?} {keys:?}");
            assert!(
                keys[1] < keys[3] || sort == Sort::Shortest,
                "{sort:?} {keys:?}"
            );
            assert!(keys[3] <= keys[4]);
        }
    }
}
