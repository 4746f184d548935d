//! The whole answer: every result, every count.

use super::combine::{Candidate, best};
use super::facets::{self, Institutions};
use super::files::{Decoded, FileId, Session};
use super::find::Found;
use super::lists::{Depth, Term};
use super::parse::{QueryWord, parse};
use super::quick::{narrowed, range, within};
use super::rows::Cards;
use crate::bytes::Reader;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::{Facet, FacetCount, Request, Response, Sort};
use crate::source::Source;
use crate::tally::Tally;
use std::ops::Range;

/// Everything that a request finds.
pub(super) struct All {
    pub(super) found: Found,
    /// Those that pass the filters, by number.
    pub(super) candidates: Vec<Candidate>,
    /// How many there were before.
    pub(super) unfiltered: usize,
    tally: Tally,
    institutions: Institutions,
}

impl<S: Source> Session<'_, S> {
    pub(super) async fn answer(&self, request: &Request) -> Result<Response, SearchError> {
        let words = parse(&request.query, request.typing);
        let mut all = self.all(&words, request).await?;
        let counts = all.tally.of(Facet::Institution);
        let mut response = Response {
            total: all.candidates.len() as u64,
            exact: all.found.whole,
            counted: all.found.whole,
            partial: all.found.partial,
            corrected: all.found.corrected(&request.query),
            facets: facets::show(
                &all.tally,
                &request.filters,
                self.root(),
                Some(&all.institutions),
            ),
            institutions: counts.iter().filter(|count| **count > 0).count() as u64,
            ..Response::default()
        };
        let candidates = std::mem::take(&mut all.candidates);
        let page = self.page_of_all(&words, candidates, request).await?;
        let docs = page.iter().map(|candidate| candidate.doc);
        let mut cards = Cards::default();
        let resolved = &all.found.resolved;
        cards.with_terms(resolved.iter().flat_map(|resolved| &resolved.terms));
        self.cards(docs, resolved, &mut cards).await?;
        response.hits = self.rows(&page, &cards, &all.found.markers())?;
        Ok(response)
    }

    /// The part of all results, which come by number, that a request asks for.
    pub(super) async fn page_of_all(
        &self,
        words: &[QueryWord],
        candidates: Vec<Candidate>,
        request: &Request,
    ) -> Result<Vec<Candidate>, SearchError> {
        let range = within(range(request), candidates.len());
        if request.sort != Sort::Relevance {
            return self.sorted(&candidates, request.sort, range).await;
        }
        let filtered = narrowed(request).next().is_some();
        let begun = match !words.is_empty() && (words.len() > 1 || filtered) {
            // What one has begun to read stays where it is.
            true => self.first(words.to_vec(), request, false).await?.page,
            false => Vec::new(),
        };
        Ok(behind(&begun, candidates, range))
    }

    /// Institutions with results of a request, in whose name every word of `name` begins a word.
    pub(super) async fn institutions_of(
        &self,
        request: &Request,
        name: &str,
        most: usize,
    ) -> Result<Vec<FacetCount>, SearchError> {
        let words = parse(&request.query, request.typing);
        let all = self.all(&words, request).await?;
        let name = parse(name, true);
        Ok(facets::institutions_called(
            &name,
            &all.tally,
            &all.institutions,
            most,
        ))
    }

    pub(super) async fn all(
        &self,
        words: &[QueryWord],
        request: &Request,
    ) -> Result<All, SearchError> {
        let nothing = words.is_empty() && !request.query.trim().is_empty();
        let mut found = Found {
            whole: true,
            ..Found::default()
        };
        if !nothing && words.is_empty() {
            found.candidates = (0..self.root().docs).map(Candidate::plain).collect();
        } else if !nothing {
            found = self.find(words.to_vec(), Depth::Whole).await?;
        }
        let institutions = self.institutions(u32::MAX).await?;
        let chosen = facets::choose(&request.filters, self.root(), &institutions);
        let candidates = std::mem::take(&mut found.candidates);
        let unfiltered = candidates.len();
        let (candidates, tally) = if !chosen.is_empty() {
            self.narrow(candidates, &chosen).await?
        } else if candidates.len() == self.root().docs as usize {
            (candidates, self.whole_tally(&institutions))
        } else {
            match self.only_term(words, request).await? {
                Some((term, _)) if !term.entry().tally.is_empty() => {
                    let tally = self.tally_of(&term, &candidates).await?;
                    (candidates, tally)
                }
                _ => self.narrow(candidates, &chosen).await?,
            }
        };
        Ok(All {
            found,
            candidates,
            unfiltered,
            tally,
            institutions,
        })
    }

    /// The counts of a single term: they lie with it, but for its smaller institutions, which are counted.
    async fn tally_of(&self, term: &Term, candidates: &[Candidate]) -> Result<Tally, SearchError> {
        let tally = Tally::read(&mut Reader::new(&term.entry().tally), self.root().sizes())
            .map_err(|reason| self.damaged(term.id, reason))?;
        if tally.whole {
            return Ok(tally);
        }
        let per_file = self.root().docs_per_column;
        let groups: Vec<&[Candidate]> = candidates
            .chunk_by(|a, b| a.doc / per_file == b.doc / per_file)
            .collect();
        let ids: Vec<FileId> = groups
            .iter()
            .map(|group| (FileKind::Providers, group[0].doc / per_file))
            .collect();
        let mut counts = vec![0; self.root().institutions as usize];
        for ((group, id), file) in groups.iter().zip(&ids).zip(self.files(&ids).await?) {
            let Decoded::Providers(providers) = &*file else {
                return Err(self.wrong(*id));
            };
            for candidate in *group {
                let provider = providers.get((candidate.doc % per_file) as usize);
                let at = provider.and_then(|number| (*number as usize).checked_sub(1));
                if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        Ok(tally.with(Facet::Institution, counts))
    }
}

/// A part of the candidates, best first, behind those that a page has begun with.
fn behind(
    begun: &[Candidate],
    mut candidates: Vec<Candidate>,
    range: Range<usize>,
) -> Vec<Candidate> {
    let mut front = vec![None; begun.len()];
    candidates.retain(|candidate| {
        let place = begun.iter().position(|other| other.doc == candidate.doc);
        if let Some(place) = place {
            front[place] = Some(*candidate);
        }
        place.is_none()
    });
    let front: Vec<Candidate> = front.into_iter().flatten().collect();
    // Only what lies before the end of the page is put in order.
    let rest = best(&candidates, range.end.saturating_sub(front.len()));
    let all = front.into_iter().chain(rest);
    all.skip(range.start).take(range.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_as_of_all_in_order() {
        let candidates: Vec<Candidate> = (0..50)
            .map(|doc| Candidate {
                score: doc * 7 % 11,
                ..Candidate::plain(doc)
            })
            .collect();
        let begun = [candidates[8], candidates[3]];
        let mut wanted = candidates.clone();
        wanted.sort_by_key(Candidate::order);
        wanted.retain(|candidate| !begun.contains(candidate));
        wanted.splice(0..0, begun);
        for range in [0..10, 1..2, 3..30, 45..50, 0..50] {
            let page = behind(&begun, candidates.clone(), range.clone());
            assert_eq!(page, wanted[range]);
        }
    }
}
