//! Suggestions while typing.

use super::files::Session;
use super::parse::{QueryWord, What, parse};
use super::postings::Depth;
use super::resolve::Manner;
use super::{Engine, combine};
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::query::{Facet, Suggestion, SuggestionKind};
use crate::source::Source;
use crate::token::{Shape, Token, tokens};
use crate::weights::field;
use lifelong_api::Text;
use std::cmp::Reverse;

/// So many files of institutions are looked through: the largest some thousands.
const MOST_INSTITUTION_FILES: u32 = 8;

impl<S: Source> Engine<S> {
    /// Topics, institutions and courses in whose name every word that was typed begins a word (for scripts without spaces: stands somewhere).
    ///
    /// Topics and institutions first, each at most a quarter of `limit` and those of most courses first, then
    /// courses by rank. Of a single word only the courses in the heads of its terms are looked at. Institutions are the largest 4,096.
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
        for one in session.institutions(MOST_INSTITUTION_FILES).await? {
            let found = out
                .iter()
                .filter(|other| other.kind == SuggestionKind::Institution)
                .count();
            if found < quarter && names(&one.name, &words) {
                out.push(Suggestion {
                    kind: SuggestionKind::Institution,
                    id: one.id,
                    name: one.name,
                });
            }
        }
        out.truncate(limit);
        let depth = if words.len() == 1 {
            Depth::Head
        } else {
            Depth::Whole
        };
        let found = session
            .resolve_all(
                &words,
                Manner {
                    depth,
                    forgive: false,
                },
            )
            .await?;
        let (mut candidates, partial) = combine::combine(&words, &found);
        // A word in the title and another in the description is no suggestion of a title.
        candidates.retain(|one| {
            !partial
                && found
                    .iter()
                    .all(|resolved| in_title(&resolved.matches, one.doc))
        });
        candidates.truncate(limit - out.len());
        let hits = session.rows(&candidates, &[]).await?;
        out.extend(hits.into_iter().map(|hit| Suggestion {
            kind: SuggestionKind::Course,
            id: hit.id,
            name: hit.title,
        }));
        Ok(out)
    }

    fn topics(&self, words: &[QueryWord], most: usize) -> Vec<Suggestion> {
        let counts = self.root.tally.of(Facet::Topic);
        let mut found: Vec<_> = (self.root.topics.iter().zip(counts))
            .filter(|(topic, count)| **count > 0 && names(&topic.name, words))
            .collect();
        sort_by_key(&mut found, |(_, count)| Reverse(**count));
        found.truncate(most);
        let suggestion = |(topic, _): (&crate::root::TopicEntry, &u64)| Suggestion {
            kind: SuggestionKind::Topic,
            id: topic.id.clone(),
            name: topic.name.clone(),
        };
        found.into_iter().map(suggestion).collect()
    }
}

fn in_title(matches: &[super::resolve::Matched], doc: u32) -> bool {
    matches
        .binary_search_by_key(&doc, |matched| matched.doc)
        .is_ok_and(|at| matches[at].fields & field::TITLE != 0)
}

/// Whether every word begins a word of the name, in one of its languages.
fn names(name: &Text, words: &[QueryWord]) -> bool {
    name.0.values().any(|text| {
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
