//! Filters: which of the candidates stay, and how many have each value.

use super::combine::Candidate;
use super::files::{Decoded, FileId, Session};
use super::values::{Layout, Values};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::Facet;
use crate::source::Source;
use crate::tally::{Tally, slot};
use std::collections::{BTreeMap, BTreeSet};

/// Chosen values a facet, as numbers. A facet is here if something is chosen, also where the index knows none of it.
pub(super) type Chosen = BTreeMap<Facet, BTreeSet<u32>>;

/// A set of facets: one bit each.
type Facets = u16;

fn bit(facet: Facet) -> Facets {
    1 << slot(facet)
}

/// The filters, as marks on counters.
struct Filters<'c> {
    chosen: &'c Chosen,
    /// The facet of each counter, as a bit.
    facets: Vec<Facets>,
    /// Whether a counter's value is chosen.
    wanted: Vec<bool>,
}

/// Counts so far.
struct Counts {
    counters: Vec<u32>,
    /// By number of institution; none first.
    institutions: Vec<u32>,
    kept: Vec<Candidate>,
}

impl<S: Source> Session<'_, S> {
    /// Keeps the candidates that pass every filter, and counts: a facet's counts leave its own choice aside.
    /// Candidates come by number.
    pub(super) async fn narrow(
        &self,
        candidates: Vec<Candidate>,
        chosen: &Chosen,
    ) -> Result<(Vec<Candidate>, Tally), SearchError> {
        let root = self.root();
        let (sizes, layout) = (root.sizes(), Layout::new(root.sizes()));
        let filters = Filters::new(chosen, &layout, layout.facets(sizes));
        let mut counts = Counts {
            counters: vec![0; layout.len()],
            institutions: vec![0; sizes.institutions + 1],
            kept: Vec::new(),
        };
        let per_file = root.docs_per_column;
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
            let (Decoded::Values(small), Decoded::Values(topics), Decoded::Providers(providers)) =
                (&*facets[at], &*topics[at], &*providers[at])
            else {
                return Err(self.wrong((FileKind::Facets, number)));
            };
            let columns = Columns {
                small,
                topics,
                providers,
                first: number * per_file,
            };
            match chosen.is_empty() {
                true => columns.count(group, &mut counts),
                false => columns.filter(group, &filters, &mut counts),
            }
        }
        let mut tally = Tally::new(sizes);
        layout.add_to(&mut tally, &counts.counters);
        let tally = tally.with(Facet::Institution, counts.institutions.split_off(1));
        match chosen.is_empty() {
            true => Ok((candidates, tally)),
            false => Ok((counts.kept, tally)),
        }
    }
}

impl<'c> Filters<'c> {
    fn new(chosen: &'c Chosen, layout: &Layout, facets: Vec<Facet>) -> Self {
        let mut wanted = vec![false; layout.len()];
        for (facet, values) in chosen {
            if *facet != Facet::Institution {
                for value in values {
                    wanted[layout.counter(*facet, *value)] = true;
                }
            }
        }
        Self {
            chosen,
            facets: facets.into_iter().map(bit).collect(),
            wanted,
        }
    }

    /// For each value of a column the facets that refuse it.
    fn judge(&self, values: &Values, topics: bool) -> Vec<Facets> {
        let of_column = |facet: &Facet| match facet {
            Facet::Institution => false,
            Facet::Topic => topics,
            _ => !topics,
        };
        let asked = self.chosen.keys().filter(|facet| of_column(facet));
        let asked = asked.fold(0, |asked, facet| asked | bit(*facet));
        let passed = |value| {
            let counters = values.counters(value).iter().map(|at| usize::from(*at));
            counters
                .filter(|at| self.wanted[*at])
                .fold(0, |passed, at| passed | self.facets[at])
        };
        (0..values.len())
            .map(|value| asked & !passed(value))
            .collect()
    }
}

/// The columns of a range of courses.
struct Columns<'a> {
    small: &'a Values,
    topics: &'a Values,
    providers: &'a [u32],
    /// Number of its first course.
    first: u32,
}

impl Columns<'_> {
    fn count(&self, group: &[Candidate], counts: &mut Counts) {
        for candidate in group {
            let at = (candidate.doc - self.first) as usize;
            for column in [self.small, self.topics] {
                for counter in column.counters(column.of(at)) {
                    counts.counters[usize::from(*counter)] += 1;
                }
            }
            counts.institutions[self.providers[at] as usize] += 1;
        }
    }

    /// Counts courses that at most one facet refuses, for that facet, and keeps those that none does.
    fn filter(&self, group: &[Candidate], filters: &Filters, counts: &mut Counts) {
        let small = filters.judge(self.small, false);
        let topics = filters.judge(self.topics, true);
        let institutions = filters.chosen.get(&Facet::Institution);
        let institution = bit(Facet::Institution);
        for candidate in group {
            let at = (candidate.doc - self.first) as usize;
            let provider = self.providers[at];
            let mut refused = small[self.small.of(at)] | topics[self.topics.of(at)];
            if institutions.is_some_and(|wanted| !wanted.contains(&provider)) {
                refused |= institution;
            }
            if refused.count_ones() > 1 {
                continue;
            }
            for column in [self.small, self.topics] {
                for counter in column.counters(column.of(at)) {
                    let counter = usize::from(*counter);
                    let counted = refused == 0 || refused == filters.facets[counter];
                    counts.counters[counter] += u32::from(counted);
                }
            }
            if refused == 0 || refused == institution {
                counts.institutions[provider as usize] += 1;
            }
            if refused == 0 {
                counts.kept.push(*candidate);
            }
        }
    }
}
