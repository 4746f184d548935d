//! The whole answer: every result, every count.

use super::combine::Candidate;
use super::facets;
use super::files::{Decoded, FileId, Session};
use super::find::Found;
use super::lists::{Depth, Term};
use super::parse::parse;
use super::quick::{FIRST, narrowed, range, within};
use super::rows::Cards;
use crate::bytes::Reader;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::{Facet, Request, Response, Sort};
use crate::source::Source;
use crate::tally::Tally;
use std::collections::BTreeMap;

impl<S: Source> Session<'_, S> {
    pub(super) async fn answer(&self, request: &Request) -> Result<Response, SearchError> {
        let words = parse(&request.query, request.typing);
        let nothing = words.is_empty() && !request.query.trim().is_empty();
        let mut found = Found {
            whole: true,
            ..Found::default()
        };
        if !nothing && words.is_empty() {
            found.candidates = (0..self.root().docs).map(Candidate::plain).collect();
        } else if !nothing {
            found = self.find(words.clone(), Depth::Whole).await?;
        }
        let institutions = self.institutions(u32::MAX).await?;
        let chosen = facets::choose(&request.filters, self.root(), &institutions);
        let (mut candidates, tally) = if !chosen.is_empty() {
            self.narrow(std::mem::take(&mut found.candidates), &chosen)
                .await?
        } else if found.candidates.len() == self.root().docs as usize {
            (
                std::mem::take(&mut found.candidates),
                self.whole_tally(&institutions),
            )
        } else {
            let only = self.only_term(&words, request).await?;
            let candidates = std::mem::take(&mut found.candidates);
            match only {
                Some((term, _)) if !term.entry().tally.is_empty() => {
                    let tally = self.tally_of(&term, &candidates).await?;
                    (candidates, tally)
                }
                _ => self.narrow(candidates, &chosen).await?,
            }
        };
        let mut response = Response {
            total: candidates.len() as u64,
            exact: found.whole,
            counted: found.whole,
            partial: found.partial,
            corrected: found.corrected(&request.query),
            facets: facets::show(&tally, &request.filters, self.root(), Some(&institutions)),
            ..Response::default()
        };
        self.sort(&mut candidates, request.sort).await?;
        if request.sort == Sort::Relevance
            && (words.len() > 1 || narrowed(request).next().is_some())
            && !words.is_empty()
        {
            self.keep_first(words, request, &mut candidates).await?;
        }
        let page = &candidates[within(range(request), candidates.len())];
        let docs = page.iter().map(|candidate| candidate.doc);
        let mut cards = Cards::default();
        cards.with_terms(found.resolved.iter().flat_map(|resolved| &resolved.terms));
        self.cards(docs, &found.resolved, &mut cards).await?;
        response.hits = self.rows(page, &cards, &found.markers())?;
        Ok(response)
    }

    /// Moves the results that the quick answer shows to the front: what one has begun to read does not move away.
    async fn keep_first(
        &self,
        words: Vec<super::parse::QueryWord>,
        request: &Request,
        candidates: &mut [Candidate],
    ) -> Result<(), SearchError> {
        let first = self.first(words, request, false).await?;
        let places: BTreeMap<u32, usize> = first
            .page
            .iter()
            .enumerate()
            .map(|(place, candidate)| (candidate.doc, place))
            .collect();
        candidates.sort_by_key(|candidate| places.get(&candidate.doc).copied().unwrap_or(FIRST));
        Ok(())
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
