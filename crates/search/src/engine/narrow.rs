//! Filters: which of the candidates stay, and how many have each value.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use crate::columns::Column;
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

/// A column of a range of courses, judged by the filters, with how often each of its values was met: a value is counted
/// once for all its courses.
struct Judged<'a, T> {
    /// For each different value of the column: which facets refuse it, and what it counts for.
    values: Vec<(Facets, Vec<T>)>,
    of: &'a [u16],
    /// Courses that pass all filters, a value.
    passed: Vec<u32>,
    /// Courses that only one facet of this column refuses, a value.
    refused: Vec<u32>,
}

impl<'a, T> Judged<'a, T> {
    fn new<V>(column: &'a Column<V>, judge: impl Fn(&V) -> (Facets, Vec<T>)) -> Self {
        let values: Vec<_> = column.values.iter().map(judge).collect();
        Self {
            passed: vec![0; values.len()],
            refused: vec![0; values.len()],
            values,
            of: &column.docs,
        }
    }

    /// Values that were met, with what they count for: courses that pass, and those that only `Facets` refuse.
    fn counts(&self) -> impl Iterator<Item = (&[T], u32, Facets, u32)> {
        let met = self.passed.iter().zip(&self.refused);
        self.values
            .iter()
            .zip(met)
            .map(|((refused_by, values), (passed, refused))| {
                (&values[..], *passed, *refused_by, *refused)
            })
    }
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
            let mut judged = Group {
                small: Judged::new(facets, |value| judge_small(value, chosen)),
                topics: Judged::new(topics, |own| self.judge_topics(own, chosen)),
                providers,
            };
            judged.count(group, number * per_file, chosen, &mut tally, &mut kept);
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

/// The columns of a range of courses.
struct Group<'a> {
    small: Judged<'a, (Facet, u32)>,
    topics: Judged<'a, u32>,
    providers: &'a [u32],
}

impl Group<'_> {
    /// Counts courses that at most one facet refuses, and keeps those that none does.
    fn count(
        &mut self,
        group: &[Candidate],
        first: u32,
        chosen: &Chosen,
        tally: &mut Tally,
        kept: &mut Vec<Candidate>,
    ) {
        let institutions = chosen.get(&Facet::Institution);
        let by_provider = tally.of_mut(Facet::Institution);
        for candidate in group {
            let at = (candidate.doc - first) as usize;
            let (small, topics) = (
                usize::from(self.small.of[at]),
                usize::from(self.topics.of[at]),
            );
            let provider = self.providers[at];
            let mut refused = self.small.values[small].0 | self.topics.values[topics].0;
            if institutions.is_some_and(|wanted| !wanted.contains(&provider)) {
                refused |= bit(Facet::Institution);
            }
            if refused == 0 {
                self.small.passed[small] += 1;
                self.topics.passed[topics] += 1;
                kept.push(*candidate);
            } else if refused.count_ones() > 1 {
                continue;
            } else if refused == bit(Facet::Topic) {
                self.topics.refused[topics] += 1;
                continue;
            } else if refused != bit(Facet::Institution) {
                self.small.refused[small] += 1;
                continue;
            }
            let place = (provider as usize).checked_sub(1);
            if let Some(count) = place.and_then(|place| by_provider.get_mut(place)) {
                *count += 1;
            }
        }
        for (values, passed, refused_by, refused) in self.small.counts() {
            for (facet, value) in values {
                let more = if refused_by == bit(*facet) {
                    refused
                } else {
                    0
                };
                tally.add(*facet, *value, passed + more);
            }
        }
        for (topics, passed, _, refused) in self.topics.counts() {
            for topic in topics {
                tally.add(Facet::Topic, *topic, passed + refused);
            }
        }
    }
}
