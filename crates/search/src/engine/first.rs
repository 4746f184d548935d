//! The first page of several words, or of words with filters: no more of their lists is read than settles it.

use super::base::{Base, Known, base, is_plain};
use super::combine::Candidate;
use super::facets;
use super::files::Session;
use super::find::Found;
use super::join::join_all;
use super::lists::{Depth, Term};
use super::parse::QueryWord;
use super::quick::{FIRST, narrowed};
use super::resolve::Resolved;
use super::rows::Cards;
use super::titles::stands;
use crate::bytes::Reader;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::keys;
use crate::query::{Facet, Request};
use crate::source::Source;
use crate::tally::Tally;
use crate::weights::{Match, SIDE_BY_SIDE, is_title, weight};

/// So many sets of cards of a word are read to find the titles with the other words: with the words' own files a first page
/// of two words is four requests.
const MOST_SETS: usize = 2;
/// Of so few courses the cards are read one by one.
const MOST_LOOSE: usize = 8;

/// A first page.
#[derive(Debug, Default)]
pub(super) struct First {
    pub(super) found: Found,
    /// Best first. Fewer than a page where more follow only from the whole lists. The heads of lists hold the best of every
    /// list, so what several have in common comes before all that they have further down, but for words that stand side by
    /// side there.
    pub(super) page: Vec<Candidate>,
    pub(super) cards: Cards,
    /// Whether all that match are known.
    pub(super) whole: bool,
}

impl First {
    /// About how many courses there are: as many as were found, times the smallest part of a list that was read.
    pub(super) fn about(&self) -> u64 {
        let times = self.found.resolved.iter().map(|resolved| {
            let all: u64 = resolved
                .terms
                .iter()
                .map(|term| u64::from(term.entry().count))
                .sum();
            let read: u64 = resolved.lists.iter().map(|list| list.len() as u64).sum();
            all.max(1) * 16 / read.max(1)
        });
        let seen = self.found.candidates.len().max(self.page.len()) as u64;
        let guess = seen.saturating_mul(times.min().unwrap_or(16).max(16)) / 16;
        // Two figures are more than is known.
        let mut unit = 1;
        while guess / unit >= 100 {
            unit *= 10;
        }
        guess / unit * unit
    }
}

impl<S: Source> Session<'_, S> {
    /// `eager`: a page may be short, where more results are found only in more files.
    pub(super) async fn first(
        &self,
        words: Vec<QueryWord>,
        request: &Request,
        eager: bool,
    ) -> Result<First, SearchError> {
        let found = self.find(words.clone(), Depth::Head).await?;
        if found.whole {
            return self.whole(found, request).await;
        }
        let mut first = First {
            found,
            ..First::default()
        };
        first.cards.with_terms(terms(&first.found.resolved));
        let unfiltered = narrowed(request).next().is_none();
        if !unfiltered && is_plain(&first.found) && self.none_passes(&first.found, request) {
            first.found.candidates.clear();
            first.whole = true;
            return Ok(first);
        }
        let base = base(&first.found).filter(|_| !(unfiltered && is_plain(&first.found)));
        if let Some(base) = base {
            self.scan(&base, &mut first, request).await?;
        } else if first.found.words.len() == 1 && unfiltered {
            // One word, or an unfinished one with its endings.
            self.best(&mut first).await?;
        }
        if first.page.len() >= FIRST || eager && !first.page.is_empty() {
            first.page.truncate(FIRST);
            return Ok(first);
        }
        // What has begun a page stays there, and what more is read only adds to it.
        let begun = std::mem::take(&mut first.page);
        let mut next = First::default();
        if unfiltered {
            next.found = self.find(words.clone(), Depth::Titles).await?;
            next.page = next.found.candidates.clone();
            next.page.retain(|candidate| is_title(candidate.worst));
        }
        if next.page.len() < FIRST {
            let found = self.find(words, Depth::Whole).await?;
            next = self.whole(found, request).await?;
        }
        next.page.sort_by_key(Candidate::order);
        next.page
            .retain(|candidate| begun.iter().all(|other| other.doc != candidate.doc));
        next.page.splice(0..0, begun);
        next.page.truncate(FIRST);
        next.cards = first.cards;
        next.cards.with_terms(terms(&next.found.resolved));
        let docs = next.page.iter().map(|candidate| candidate.doc);
        self.cards(docs, &next.found.resolved, &mut next.cards)
            .await?;
        Ok(next)
    }

    /// The best candidates.
    async fn best(&self, first: &mut First) -> Result<(), SearchError> {
        first.page = first.found.candidates.clone();
        first.page.sort_by_key(Candidate::order);
        first.page.truncate(FIRST);
        let docs = first.page.iter().map(|candidate| candidate.doc);
        self.cards(docs, &first.found.resolved, &mut first.cards)
            .await
    }

    /// Goes through the cards of one term, best first, and keeps the courses that have all other words in their titles and
    /// pass the filters, until they fill a page.
    ///
    /// Words in one title have one class, so the best of all words together come in the order of the one list.
    async fn scan(
        &self,
        base: &Base,
        first: &mut First,
        request: &Request,
    ) -> Result<(), SearchError> {
        let mut start = 0;
        let mut sets = Vec::new();
        for stream in &base.term.entry().streams {
            let end = (start + stream.count as usize).min(base.docs.len());
            let docs = &base.docs[start.min(end)..end];
            if docs.iter().any(|(_, _, known)| *known != Known::No) {
                sets.push((*stream, docs));
            }
            start = end;
        }
        if sets.is_empty() {
            self.keep(&base.docs, first, request);
        }
        // Where the first set should fill a page, no other is read with it.
        let fills = |docs: &[(u32, u8, Known)]| {
            let sure = docs.iter().filter(|(.., known)| *known == Known::Yes);
            let passes = sure.count() as f32 * self.share(&base.term, request).unwrap_or(0.0);
            let enough = match narrowed(request).next() {
                None => FIRST,
                Some(_) => FIRST * 3 / 2,
            };
            passes >= enough as f32
        };
        let alone = sets.first().is_some_and(|(_, docs)| fills(docs));
        sets.truncate(MOST_SETS);
        let (head, tail) = sets.split_at(usize::from(alone));
        for round in [head, tail] {
            let reads = round
                .iter()
                .map(|(set, _)| self.stream(&base.term, *set))
                .collect();
            for set in join_all(reads).await {
                first.cards.add(set?);
            }
            round
                .iter()
                .for_each(|(_, docs)| self.keep(docs, first, request));
            if first.page.len() >= FIRST {
                break;
            }
        }
        // Few courses, whose cards lie nowhere together: they are read one by one.
        let rest: Vec<_> = base.docs[start..]
            .iter()
            .filter(|(doc, _, known)| *known != Known::No && first.cards.get(*doc).is_none())
            .copied()
            .collect();
        if first.page.is_empty() && !rest.is_empty() && rest.len() <= MOST_LOOSE {
            let docs = rest.iter().map(|(doc, ..)| *doc);
            self.cards(docs, &[], &mut first.cards).await?;
            self.keep(&rest, first, request);
        }
        first.page.sort_by_key(Candidate::order);
        Ok(())
    }

    /// Whether the counts of a single term say that none of its courses passes the filters.
    fn none_passes(&self, found: &Found, request: &Request) -> bool {
        let mut terms = terms(&found.resolved);
        terms.any(|term| self.share(term, request) == Some(0.0))
    }

    /// The share of a term's courses that pass the filters, as its counts tell, if they do; facets are taken as independent.
    fn share(&self, term: &Term, request: &Request) -> Option<f32> {
        let entry = term.entry();
        let sizes = self.root().sizes();
        let tally = Tally::read(&mut Reader::new(&entry.tally), sizes).ok()?;
        let shares = narrowed(request).map(|(facet, values)| {
            let counts = tally.of(*facet).iter().enumerate();
            let wanted = counts.filter(|(at, _)| {
                let value = facets::value(*facet, *at, self.root(), None);
                value.is_some_and(|(code, _)| values.contains(code))
            });
            let courses: u32 = wanted.map(|(_, count)| count).sum();
            // With a term lie the counts of its largest institutions only.
            (*facet != Facet::Institution).then(|| courses as f32 / entry.count.max(1) as f32)
        });
        shares.product()
    }

    /// Adds to the page what of the courses, whose cards are at hand, has all words in its titles and passes the filters.
    fn keep(&self, docs: &[(u32, u8, Known)], first: &mut First, request: &Request) {
        let found = &first.found;
        let words: Vec<_> = found
            .words
            .iter()
            .zip(&found.resolved)
            .map(|(word, resolved)| (word.position, &resolved.marker))
            .collect();
        // The courses of a single term need not be looked at again.
        let plain = is_plain(found);
        for (doc, class, known) in docs {
            let Some((set, card)) = first.cards.get(*doc).filter(|_| *known != Known::No) else {
                continue;
            };
            let stands = if plain {
                Some(false)
            } else {
                stands(set.titles(card), &words)
            };
            let Some(side_by_side) =
                stands.filter(|_| facets::passes(set, card, request, self.root()))
            else {
                continue;
            };
            let bonus = if side_by_side && words.len() > 1 {
                SIDE_BY_SIDE
            } else {
                0
            };
            first.page.push(Candidate {
                doc: *doc,
                score: weight(*class, Match::Exact) * words.len() as u32 + bonus,
                classes: 1 << class,
                worst: *class,
            });
        }
    }

    /// The first page from whole lists.
    async fn whole(&self, found: Found, request: &Request) -> Result<First, SearchError> {
        let mut first = First {
            found,
            ..First::default()
        };
        let allowed = self.allowed(request).await?;
        first.found.candidates.retain(|candidate| {
            allowed
                .iter()
                .all(|docs| docs.binary_search(&candidate.doc).is_ok())
        });
        first.whole = first.found.whole;
        first.page = first.found.candidates.clone();
        first.page.sort_by_key(Candidate::order);
        first.page.truncate(FIRST);
        first.cards.with_terms(terms(&first.found.resolved));
        let docs = first.page.iter().map(|candidate| candidate.doc);
        self.cards(docs, &first.found.resolved, &mut first.cards)
            .await?;
        Ok(first)
    }

    /// For each narrowed facet the courses with any of the chosen values, by number.
    async fn allowed(&self, request: &Request) -> Result<Vec<Vec<u32>>, SearchError> {
        let mut out = Vec::new();
        for (facet, values) in narrowed(request) {
            let mut docs = Vec::new();
            for value in values {
                let key = keys::of_value(*facet, value);
                if let Some(term) = self.term(FileKind::Extras, &key).await? {
                    docs.extend(self.list(&term, Depth::Whole).await?.docs);
                }
            }
            docs.sort();
            docs.dedup();
            out.push(docs);
        }
        Ok(out)
    }
}

fn terms(resolved: &[Resolved]) -> impl Iterator<Item = &Term> {
    resolved.iter().flat_map(|resolved| &resolved.terms)
}
