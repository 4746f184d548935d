//! Filters: which of the candidates stay, and how many have each value.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::Facet;
use crate::root::closure;
use crate::source::Source;
use crate::tally::{Tally, slot, small_values};
use std::collections::{BTreeMap, BTreeSet};

/// Chosen values a facet, as numbers. A facet is here if something is chosen, also where the index knows none of it.
pub(super) type Chosen = BTreeMap<Facet, BTreeSet<u32>>;

/// A set of facets: one bit each.
type Facets = u16;

fn bit(facet: Facet) -> Facets {
    1 << slot(facet)
}

/// The columns of a range of courses, judged by the filters.
struct Judged<'a> {
    /// For each different value of the column: which facets refuse it, and what it counts for.
    small: Vec<(Facets, Vec<(Facet, u32)>)>,
    small_of: &'a [u32],
    topics: Vec<(Facets, Vec<u32>)>,
    topics_of: &'a [u32],
    providers: &'a [u32],
}

impl<S: Source> Session<'_, S> {
    /// Keeps the candidates that pass every filter, and counts: a facet's counts leave its own choice aside.
    /// Candidates come by number.
    pub(super) async fn narrow(
        &self,
        candidates: Vec<Candidate>,
        chosen: &Chosen,
    ) -> Result<(Vec<Candidate>, Tally), SearchError> {
        let mut tally = Tally::new(self.root().sizes());
        let mut kept = Vec::new();
        let per_file = self.root().docs_per_column;
        let groups: Vec<&[Candidate]> = candidates
            .chunk_by(|a, b| a.doc / per_file == b.doc / per_file)
            .collect();
        let ids = |kind| -> Vec<FileId> {
            let numbers = groups.iter().map(|group| group[0].doc / per_file);
            numbers.map(|number| (kind, number)).collect()
        };
        let columns = [FileKind::Facets, FileKind::Topics, FileKind::Providers].map(ids);
        let all = self.files(&columns.concat()).await?;
        let (facets, rest) = all.split_at(groups.len());
        let (topics, providers) = rest.split_at(groups.len());
        for (at, group) in groups.iter().enumerate() {
            let number = group[0].doc / per_file;
            let (Decoded::Facets(facets), Decoded::Topics(topics), Decoded::Providers(providers)) =
                (&*facets[at], &*topics[at], &*providers[at])
            else {
                return Err(self.wrong((FileKind::Facets, number)));
            };
            let judged = Judged {
                small: facets
                    .values
                    .iter()
                    .map(|value| judge_small(value, chosen))
                    .collect(),
                small_of: &facets.docs,
                topics: topics
                    .values
                    .iter()
                    .map(|own| self.judge_topics(own, chosen))
                    .collect(),
                topics_of: &topics.docs,
                providers,
            };
            for candidate in *group {
                if judged.count((candidate.doc % per_file) as usize, chosen, &mut tally) {
                    kept.push(*candidate);
                }
            }
        }
        Ok((kept, tally))
    }

    fn judge_topics(&self, own: &[u32], chosen: &Chosen) -> (Facets, Vec<u32>) {
        let all: Vec<u32> = closure(&self.root().topics, own)
            .into_iter()
            .map(|topic| topic + 1)
            .collect();
        let passes = chosen
            .get(&Facet::Topic)
            .is_none_or(|wanted| all.iter().any(|topic| wanted.contains(topic)));
        (if passes { 0 } else { bit(Facet::Topic) }, all)
    }
}

fn judge_small(value: &crate::columns::Facets, chosen: &Chosen) -> (Facets, Vec<(Facet, u32)>) {
    let mut values = Vec::new();
    let mut passed: Facets = 0;
    small_values(value, |facet, number| {
        values.push((facet, number));
        if chosen
            .get(&facet)
            .is_some_and(|wanted| wanted.contains(&number))
        {
            passed |= bit(facet);
        }
    });
    let asked = chosen
        .keys()
        .filter(|facet| !matches!(facet, Facet::Topic | Facet::Institution));
    (
        asked.fold(0, |asked, facet| asked | bit(*facet)) & !passed,
        values,
    )
}

impl Judged<'_> {
    /// Counts a course where at most one facet refuses it. True if none does.
    fn count(&self, at: usize, chosen: &Chosen, tally: &mut Tally) -> bool {
        let (small_refused, small) = &self.small[self.small_of[at] as usize];
        let (topics_refused, topics) = &self.topics[self.topics_of[at] as usize];
        let provider = self.providers[at];
        let mut refused = small_refused | topics_refused;
        if chosen
            .get(&Facet::Institution)
            .is_some_and(|wanted| !wanted.contains(&provider))
        {
            refused |= bit(Facet::Institution);
        }
        if refused.count_ones() > 1 {
            return false;
        }
        let counts = |facet| refused == 0 || refused == bit(facet);
        small
            .iter()
            .filter(|(facet, _)| counts(*facet))
            .for_each(|(facet, n)| tally.add(*facet, *n));
        if counts(Facet::Topic) {
            topics
                .iter()
                .for_each(|topic| tally.add(Facet::Topic, *topic));
        }
        if counts(Facet::Institution) {
            tally.add(Facet::Institution, provider);
        }
        refused == 0
    }
}
