//! A word of a query becomes the courses that have it.

use super::files::Session;
use super::guess::Guess;
use super::join::join_all;
use super::parse::{QueryWord, What};
use super::postings::Depth;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::posting::Posting;
use crate::source::Source;
use crate::stem::stem;
use crate::token::{Shape, Token};
use crate::weights::{Match, field, weight};
use std::collections::BTreeSet;

/// A course that has a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matched {
    pub(super) doc: u32,
    pub(super) fields: u8,
    pub(super) weight: u32,
    /// Where in the titles the word begins.
    pub(super) starts: Vec<u32>,
}

/// A word of a query, looked up.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// By number.
    pub(super) matches: Vec<Matched>,
    pub(super) marker: Marker,
    /// The word that was meant, where a typing error was forgiven.
    pub(super) correction: Option<String>,
    /// False where there were more words to try than are tried.
    pub(super) complete: bool,
}

/// What to mark in titles.
#[derive(Clone, Debug, Default)]
pub(super) struct Marker {
    /// Terms.
    pub(super) terms: BTreeSet<String>,
    /// Beginnings of words.
    pub(super) prefix: Option<String>,
    /// Ideographs in a row.
    pub(super) runs: Vec<Vec<String>>,
}

/// How words are looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) depth: Depth,
    /// Whether typing errors are forgiven.
    pub(super) forgive: bool,
}

impl<S: Source> Session<'_, S> {
    /// Looks a word up.
    pub(super) async fn resolve(
        &self,
        word: &QueryWord,
        manner: Manner,
    ) -> Result<Resolved, SearchError> {
        match &word.what {
            What::Word(text) => self.word(text, word.unfinished, manner).await,
            What::Code(whole, parts) => {
                let found = self
                    .word(
                        whole,
                        word.unfinished,
                        Manner {
                            forgive: false,
                            ..manner
                        },
                    )
                    .await?;
                if !found.matches.is_empty() || parts.is_empty() {
                    return Ok(found);
                }
                let steps = parts
                    .iter()
                    .zip(0..)
                    .map(|(part, at)| (stem(part), at))
                    .collect();
                self.chain(steps, false).await
            }
            What::Run(run) if run.len() <= 2 => {
                let marker = Marker {
                    runs: vec![run.clone()],
                    ..Marker::default()
                };
                let list = self
                    .list(&run.concat(), manner.depth)
                    .await?
                    .unwrap_or_default();
                Ok(Resolved {
                    matches: union(vec![(list, Match::Exact)]),
                    marker,
                    complete: true,
                    correction: None,
                })
            }
            What::Run(run) => {
                let mut found = self.chain(pairs(run, 0), true).await?;
                found.marker = Marker {
                    runs: vec![run.clone()],
                    ..Marker::default()
                };
                Ok(found)
            }
            What::Phrase(all) => self.phrase(all, manner).await,
        }
    }

    async fn word(
        &self,
        text: &str,
        unfinished: bool,
        manner: Manner,
    ) -> Result<Resolved, SearchError> {
        let term = stem(text);
        let mut found = Resolved {
            complete: true,
            ..Resolved::default()
        };
        let mut lists = Vec::new();
        if let Some(list) = self.list(&term, manner.depth).await? {
            lists.push((list, Match::Exact));
            found.marker.terms.insert(term.clone());
        }
        if unfinished || lists.is_empty() && text.chars().count() >= 2 {
            let Guess { terms, complete } = self.beginning_with(text, &term).await?;
            found.complete = complete;
            if !terms.is_empty() {
                found.marker.prefix = Some(text.to_owned());
            }
            let reads = terms
                .iter()
                .map(|term| self.list(term, manner.depth))
                .collect();
            for list in join_all(reads).await {
                lists.extend(list?.map(|list| (list, Match::Prefix)));
            }
        }
        if lists.is_empty()
            && manner.forgive
            && let Some(meant) = self.meant(text).await?
        {
            let term = stem(&meant);
            lists.extend(
                self.list(&term, manner.depth)
                    .await?
                    .map(|list| (list, Match::Typo)),
            );
            found.marker.terms.insert(term);
            found.correction = Some(meant);
        }
        found.matches = union(lists);
        Ok(found)
    }

    /// A quoted text: a word alone is that word, more stand side by side.
    async fn phrase(&self, all: &[Token], manner: Manner) -> Result<Resolved, SearchError> {
        if let [only] = all {
            let term = only.term();
            let list = self.list(&term, manner.depth).await?.unwrap_or_default();
            let mut found = Resolved {
                complete: true,
                ..Resolved::default()
            };
            found.marker.mark(all);
            found.matches = union(vec![(list, Match::Exact)]);
            return Ok(found);
        }
        let first = all.first().map_or(0, |token| token.position);
        let mut steps = Vec::new();
        for group in all.chunk_by(|_, next| next.joined) {
            let at = group[0].position - first;
            if let ([_], _) | (_, Shape::Word) = (group, group[0].shape) {
                steps.push((group[0].term(), at));
            } else {
                let run: Vec<String> = group.iter().map(|token| token.text.clone()).collect();
                steps.extend(pairs(&run, at));
            }
        }
        let mut found = self.chain(steps, false).await?;
        found.marker = Marker::default();
        found.marker.mark(all);
        Ok(found)
    }

    /// Courses in which terms stand one after another, each at its distance from the first.
    ///
    /// Descriptions have no positions: with `described`, a course also matches where all terms stand in its description.
    async fn chain(
        &self,
        steps: Vec<(String, u32)>,
        described: bool,
    ) -> Result<Resolved, SearchError> {
        let reads = steps
            .iter()
            .map(|(term, _)| self.list(term, Depth::Whole))
            .collect();
        let mut lists = Vec::new();
        for list in join_all(reads).await {
            lists.push(list?.unwrap_or_default());
        }
        let mut found = Resolved {
            complete: true,
            ..Resolved::default()
        };
        found.marker.terms = steps.iter().map(|(term, _)| term.clone()).collect();
        let Some((first, rest)) = lists.split_first() else {
            return Ok(found);
        };
        for posting in first {
            let others: Option<Vec<&Posting>> =
                rest.iter().map(|list| find(list, posting.doc)).collect();
            let Some(others) = others else { continue };
            let starts: Vec<u32> = posting
                .places
                .iter()
                .copied()
                .filter(|place| {
                    let after = |(other, (_, at)): (&&Posting, &(String, u32))| {
                        other
                            .places
                            .binary_search(&(place + (at - steps[0].1) * 4))
                            .is_ok()
                    };
                    others.iter().zip(&steps[1..]).all(after)
                })
                .collect();
            let mut fields = starts
                .iter()
                .fold(0, |fields, place| fields | 1 << (place & 3));
            if fields & field::TITLE != 0 {
                fields |= posting.fields & !field::ALL;
            }
            let all_described = others
                .iter()
                .chain([&posting])
                .all(|p| p.fields & field::DESCRIPTION != 0);
            if described && all_described {
                fields |= field::DESCRIPTION;
            }
            if fields != 0 {
                let starts = titles(&starts);
                found.matches.push(Matched {
                    doc: posting.doc,
                    fields,
                    weight: weight(fields, Match::Exact),
                    starts,
                });
            }
        }
        Ok(found)
    }
}

/// Overlapping pairs of ideographs with their distance from the first, which stands at `at`.
fn pairs(run: &[String], at: u32) -> Vec<(String, u32)> {
    run.windows(2)
        .zip(at..)
        .map(|(pair, at)| (pair.concat(), at))
        .collect()
}

fn find(list: &[Posting], doc: u32) -> Option<&Posting> {
    list.binary_search_by_key(&doc, |posting| posting.doc)
        .ok()
        .map(|at| &list[at])
}

/// Of places those in titles.
fn titles(places: &[u32]) -> Vec<u32> {
    places
        .iter()
        .copied()
        .filter(|place| place & 3 == 0)
        .collect()
}

/// Courses of any of the lists; one that is in several has its best weight and all its fields.
fn union(lists: Vec<(Vec<Posting>, Match)>) -> Vec<Matched> {
    let several = lists.len() > 1;
    let mut out = Vec::with_capacity(lists.iter().map(|(list, _)| list.len()).sum());
    for (list, how) in lists {
        out.extend(list.into_iter().map(|posting| Matched {
            doc: posting.doc,
            fields: posting.fields,
            weight: weight(posting.fields, how),
            starts: titles(&posting.places),
        }));
    }
    if several {
        sort_by_key(&mut out, |matched| matched.doc);
        out.dedup_by(|next, kept| {
            let same = next.doc == kept.doc;
            if same {
                kept.fields |= next.fields;
                kept.weight = kept.weight.max(next.weight);
                kept.starts.append(&mut next.starts);
            }
            same
        });
        out.iter_mut()
            .for_each(|matched| matched.starts.sort_unstable());
    }
    out
}

impl Marker {
    /// Marks each word, and each row of ideographs.
    fn mark(&mut self, all: &[Token]) {
        for group in all.chunk_by(|_, next| next.joined) {
            if group[0].shape == Shape::Ideograph {
                self.runs
                    .push(group.iter().map(|token| token.text.clone()).collect());
            } else {
                self.terms.insert(group[0].term());
            }
        }
    }
}
