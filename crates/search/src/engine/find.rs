//! What the words of a query find, together.

use super::combine::{Candidate, with_every, with_most};
use super::files::Session;
use super::join::join_all;
use super::lists::Depth;
use super::parse::{QueryWord, apart};
use super::resolve::{Forgive, Manner, Marker, Resolved};
use crate::error::SearchError;
use crate::source::Source;

/// What the words of a query found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) words: Vec<QueryWord>,
    pub(super) resolved: Vec<Resolved>,
    /// Courses that match, by number.
    pub(super) candidates: Vec<Candidate>,
    /// Whether these are all.
    pub(super) whole: bool,
    /// Whether no course has every word.
    pub(super) partial: bool,
}

impl Found {
    pub(super) fn markers(&self) -> Vec<Marker> {
        self.resolved
            .iter()
            .map(|resolved| resolved.marker.clone())
            .collect()
    }

    /// The query with the words that were meant in place of those that were typed.
    pub(super) fn corrected(&self, query: &str) -> Option<String> {
        let mut out = String::new();
        let mut at = 0;
        for (word, resolved) in self.words.iter().zip(&self.resolved) {
            if let Some(meant) = &resolved.correction {
                out.push_str(&query[at..word.range.start]);
                out.push_str(meant);
                at = word.range.end;
            }
        }
        (at > 0).then(|| out + &query[at..])
    }
}

impl<S: Source> Session<'_, S> {
    /// Looks all words up and joins what they find.
    pub(super) async fn find(
        &self,
        words: Vec<QueryWord>,
        depth: Depth,
    ) -> Result<Found, SearchError> {
        let mut found = Found {
            words,
            ..Found::default()
        };
        self.try_find(&mut found, depth, Forgive::Unknown).await?;
        let settled = found.whole || depth == Depth::Whole;
        let apart = apart(&found.words);
        if !found.candidates.is_empty() || !settled || apart.len() < 2 {
            return Ok(found);
        }
        // Perhaps a word is one that the index has, but not the one that was meant.
        let as_typed = std::mem::take(&mut found.resolved);
        if found.words.len() > 1 {
            self.try_find(&mut found, Depth::Whole, Forgive::Every)
                .await?;
        }
        if found.candidates.is_empty() {
            found.resolved = as_typed;
            if apart.len() > found.words.len() {
                found.words = apart;
                self.try_find(&mut found, Depth::Whole, Forgive::Unknown)
                    .await?;
            }
            found.candidates = with_most(&found.resolved);
            found.partial = !found.candidates.is_empty();
            found.whole = found.resolved.iter().all(|resolved| resolved.whole);
        }
        Ok(found)
    }

    async fn try_find(
        &self,
        found: &mut Found,
        depth: Depth,
        forgive: Forgive,
    ) -> Result<(), SearchError> {
        let manner = Manner { depth, forgive };
        let reads = found
            .words
            .iter()
            .map(|word| self.resolve(word, manner))
            .collect();
        found.resolved = join_all(reads)
            .await
            .into_iter()
            .collect::<Result<_, _>>()?;
        found.whole = found.resolved.iter().all(|resolved| resolved.whole);
        let mut marks = self.engine.marks.borrow_mut();
        found.candidates = with_every(&mut marks, &found.words, &found.resolved);
        Ok(())
    }
}
