//! Suggestions while typing.

use super::Engine;
use super::combine::{best, with_every};
use super::files::Session;
use super::join::join_all;
use super::lists::Depth;
use super::parse::{QueryWord, What, parse};
use super::resolve::{Forgive, Manner, Resolved};
use super::rows::Cards;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::query::{Facet, Suggestion, SuggestionKind};
use crate::source::Source;
use crate::token::{Shape, Token, tokens};
use crate::weights::class;
use lifelong_api::Text;
use std::cmp::Reverse;

/// So many files of institutions are looked through: the largest five hundred.
const MOST_INSTITUTION_FILES: u32 = 1;

impl<S: Source> Engine<S> {
    /// Topics, institutions and courses in whose name every word that was typed begins a word (for scripts without spaces: stands somewhere).
    ///
    /// Topics and institutions first, each at most a quarter of `limit` and those of most courses first, then
    /// courses by rank. Only the heads of lists are looked at, and the 512 largest institutions.
    ///
    /// # Errors
    /// [`SearchError`], naming the file, where one cannot be read or is damaged.
    pub async fn suggest(&self, text: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        let words = parse(text, true);
        if words.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let session = Session::new(self);
        let quarter = limit.div_ceil(4);
        let mut out = self.topics(&words, quarter);
        let (institutions, found) = super::join::both(
            session.institutions(MOST_INSTITUTION_FILES),
            session.heads(&words),
        )
        .await;
        let institutions = institutions?;
        let named = institutions.iter().filter(|one| names(&one.name, &words));
        out.extend(named.take(quarter).map(|one| Suggestion {
            kind: SuggestionKind::Institution,
            id: one.id.clone(),
            name: one.name.clone(),
        }));
        out.truncate(limit);
        out.extend(session.courses(&words, &found?, limit - out.len()).await?);
        Ok(out)
    }

    fn topics(&self, words: &[QueryWord], most: usize) -> Vec<Suggestion> {
        let counts = self.root.tally.of(Facet::Topic);
        let mut found: Vec<_> = (self.root.topics.iter().zip(counts))
            .filter(|(topic, count)| **count > 0 && names(&topic.name, words))
            .collect();
        sort_by_key(&mut found, |(_, count)| Reverse(**count));
        found.truncate(most);
        let suggestion = |(topic, _): (&crate::root::TopicEntry, &u32)| Suggestion {
            kind: SuggestionKind::Topic,
            id: topic.id.clone(),
            name: topic.name.clone(),
        };
        found.into_iter().map(suggestion).collect()
    }
}

impl<S: Source> Session<'_, S> {
    async fn heads(&self, words: &[QueryWord]) -> Result<Vec<Resolved>, SearchError> {
        let manner = Manner {
            depth: Depth::Head,
            forgive: Forgive::Never,
        };
        let reads = words
            .iter()
            .map(|word| self.resolve(word, manner))
            .collect();
        join_all(reads).await.into_iter().collect()
    }

    /// Courses in whose title all words are.
    async fn courses(
        &self,
        words: &[QueryWord],
        found: &[Resolved],
        most: usize,
    ) -> Result<Vec<Suggestion>, SearchError> {
        // A word in the title and another elsewhere is no suggestion of a title.
        let mut candidates = with_every(&mut self.engine.marks.borrow_mut(), words, found);
        candidates.retain(|candidate| candidate.worst <= class::TITLE_LONG);
        let count = candidates.len();
        candidates = best(&candidates, count);
        let mut cards = Cards::default();
        cards.with_terms(found.iter().flat_map(|resolved| &resolved.terms));
        // One word is answered by the cards that lie with it: more would be another request for each letter.
        if words.len() == 1
            && candidates
                .iter()
                .any(|candidate| cards.get(candidate.doc).is_some())
        {
            candidates.retain(|candidate| cards.get(candidate.doc).is_some());
        }
        candidates.truncate(most);
        let docs = candidates.iter().map(|candidate| candidate.doc);
        self.cards(docs, found, &mut cards).await?;
        let hits = self.rows(&candidates, &cards, &[])?;
        let suggestion = |hit: crate::query::Hit| Suggestion {
            kind: SuggestionKind::Course,
            id: hit.id,
            name: hit.title,
        };
        Ok(hits.into_iter().map(suggestion).collect())
    }
}

/// Whether every word begins a word of the name, in one of its languages.
pub(super) fn names(name: &Text, words: &[QueryWord]) -> bool {
    name.values().any(|text| {
        let all = tokens(text);
        words.iter().all(|word| match &word.what {
            What::Word(text) | What::Code(text, _) => {
                all.iter().any(|t| t.text.starts_with(text.as_str()))
            }
            What::Run(run) => has_run(&all, run.iter().map(String::as_str)),
            What::Phrase(phrase) => has_run(&all, phrase.iter().map(|token| token.text.as_str())),
        })
    })
}

fn has_run<'a>(all: &[Token], run: impl Iterator<Item = &'a str>) -> bool {
    let run: Vec<&str> = run.collect();
    let plain: Vec<&str> = all
        .iter()
        .filter(|token| token.shape != Shape::Code)
        .map(|token| token.text.as_str())
        .collect();
    plain
        .windows(run.len().max(1))
        .any(|window| window == run.as_slice())
}
