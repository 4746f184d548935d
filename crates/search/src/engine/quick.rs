//! The first page from as few files as can be.

use super::MOST_RESULTS;
use super::combine::Candidate;
use super::facets;
use super::files::Session;
use super::lists::{Depth, Term};
use super::parse::{QueryWord, What, parse};
use super::resolve::{Marker, Resolved};
use super::rows::Cards;
use crate::bytes::Reader;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::keys;
use crate::list::List;
use crate::query::{Facet, Request, Response, Sort};
use crate::source::Source;
use crate::stem::stem;
use crate::tally::Tally;
use crate::weights::{Match, weight};
use std::collections::BTreeSet;
use std::ops::Range;

/// Results of the first page: those are settled as soon as enough is known, and stay first.
pub(super) const FIRST: usize = 10;

/// Catalogues of so many courses are answered whole at once.
const SMALL: u32 = 4_096;

/// The results that a request asks for.
pub(super) fn range(request: &Request) -> Range<usize> {
    let start = request.offset as usize;
    start..start.saturating_add(request.limit.min(MOST_RESULTS) as usize)
}

/// The part of a list that is there.
pub(super) fn within(range: Range<usize>, len: usize) -> Range<usize> {
    range.start.min(len)..range.end.min(len)
}

/// The facets that are narrowed.
pub(super) fn narrowed(request: &Request) -> impl Iterator<Item = (&Facet, &BTreeSet<String>)> {
    request
        .filters
        .iter()
        .filter(|(_, values)| !values.is_empty())
}

impl<S: Source> Session<'_, S> {
    /// `eager`: the page may be short.
    pub(super) async fn quick(
        &self,
        request: &Request,
        eager: bool,
    ) -> Result<Response, SearchError> {
        let words = parse(&request.query, request.typing);
        let nothing = words.is_empty() && !request.query.trim().is_empty();
        // A small catalogue is read whole in few files, and every count is there at once.
        let small = self.root().docs <= SMALL;
        if small || request.sort != Sort::Relevance || nothing {
            return self.answer(request).await;
        }
        if let Some((term, marker)) = self.only_term(&words, request).await? {
            return self.single(&term, marker, request).await;
        }
        if words.is_empty() && narrowed(request).next().is_none() {
            return self.everything(request).await;
        }
        if range(request).end > FIRST || words.is_empty() {
            return self.answer(request).await;
        }
        let first = self.first(words, request, eager).await?;
        let total = match first.whole {
            true => first.found.candidates.len() as u64,
            false => first.about(),
        };
        let page = &first.page[within(range(request), first.page.len())];
        Ok(Response {
            total,
            exact: first.whole,
            counted: false,
            partial: first.found.partial,
            corrected: first.found.corrected(&request.query),
            hits: self.rows(page, &first.cards, &first.found.markers())?,
            ..Response::default()
        })
    }

    /// The one term that a request comes down to, if it does: a word without filters, or one value without words.
    pub(super) async fn only_term(
        &self,
        words: &[QueryWord],
        request: &Request,
    ) -> Result<Option<(Term, Marker)>, SearchError> {
        let mut filters = narrowed(request);
        let mut marker = Marker::default();
        let (kind, key) = match (words, filters.next(), filters.next()) {
            ([], Some((facet, values)), None) if values.len() == 1 => {
                let value = values.first().map_or("", String::as_str);
                (FileKind::Extras, keys::of_value(*facet, value))
            }
            ([word], None, None) if !word.unfinished => match &word.what {
                What::Word(text) | What::Code(text, _) => {
                    let term = stem(text);
                    marker.terms.insert(term.clone());
                    (FileKind::Terms, term.into_bytes())
                }
                What::Run(run) if run.len() <= 2 => {
                    marker.runs.push(run.clone());
                    (FileKind::Terms, run.concat().into_bytes())
                }
                What::Run(_) | What::Phrase(_) => return Ok(None),
            },
            _ => return Ok(None),
        };
        let term = self.term(kind, &key).await?;
        Ok(term.map(|term| (term, marker)))
    }

    /// The answer of a single term: its results are its list, from which only the piece with this page is read.
    async fn single(
        &self,
        term: &Term,
        marker: Marker,
        request: &Request,
    ) -> Result<Response, SearchError> {
        let entry = term.entry();
        let range = within(range(request), entry.count as usize);
        let page = self.page_of(term, range).await?;
        let mut cards = Cards::default();
        cards.with_terms(std::iter::once(term));
        let docs = page.iter().map(|candidate| candidate.doc);
        let found = [self.head_of(term).await?];
        self.cards(docs, &found, &mut cards).await?;
        let mut response = Response {
            total: entry.count.into(),
            exact: true,
            hits: self.rows(&page, &cards, &[marker])?,
            ..Response::default()
        };
        if !entry.tally.is_empty() {
            let tally = Tally::read(&mut Reader::new(&entry.tally), self.root().sizes())
                .map_err(|reason| self.damaged(term.id, reason))?;
            // The counts of a facet leave its own choice aside.
            let tally = match narrowed(request).next() {
                Some((facet, _)) => tally.with(*facet, self.root().tally.of(*facet).to_vec()),
                None => tally,
            };
            response.facets = facets::show(&tally, &request.filters, self.root(), None);
        }
        Ok(response)
    }

    async fn head_of(&self, term: &Term) -> Result<Resolved, SearchError> {
        Ok(Resolved {
            lists: vec![self.list(term, Depth::Head).await?],
            terms: vec![term.clone()],
            ..Resolved::default()
        })
    }

    /// Some results of a term, counted from its best.
    async fn page_of(
        &self,
        term: &Term,
        range: Range<usize>,
    ) -> Result<Vec<Candidate>, SearchError> {
        let entry = term.entry();
        let head = entry.head as usize;
        let mut list = List::default();
        let mut before = 0;
        if range.start < head {
            list = self.list(term, Depth::Head).await?;
        } else {
            before = head;
        }
        let mut at = head;
        for piece in entry.tails.iter().flatten() {
            let end = at + piece.count as usize;
            if end > range.start && at < range.end {
                self.pieces(term, std::slice::from_ref(piece), &mut list)
                    .await?;
            } else if end <= range.start && list.len() == 0 {
                before = end;
            }
            at = end;
        }
        let places = within(
            range.start.saturating_sub(before)..range.end.saturating_sub(before),
            list.len(),
        );
        let candidate = |place| {
            let class = list.class(place);
            Candidate {
                score: weight(class, Match::Exact),
                classes: 1 << class,
                worst: class,
                ..Candidate::plain(list.docs[place])
            }
        };
        Ok(places.map(candidate).collect())
    }

    /// The answer to no question: all courses by rank.
    async fn everything(&self, request: &Request) -> Result<Response, SearchError> {
        let docs = self.root().docs;
        let range = within(range(request), docs as usize);
        let page: Vec<Candidate> = (range.start as u32..range.end as u32)
            .map(Candidate::plain)
            .collect();
        let numbers = page.iter().map(|candidate| candidate.doc);
        let mut cards = Cards::default();
        self.cards(numbers, &[], &mut cards).await?;
        Ok(Response {
            total: docs.into(),
            exact: true,
            hits: self.rows(&page, &cards, &[])?,
            facets: facets::show(&self.root().tally, &request.filters, self.root(), None),
            ..Response::default()
        })
    }
}
