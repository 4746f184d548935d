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
    /// Nothing, then the facet of each filter: what may refuse a course that is counted.
    refusals: Vec<Facets>,
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
            columns.count(group, &filters, &mut counts);
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
            refusals: std::iter::once(0)
                .chain(chosen.keys().map(|facet| bit(*facet)))
                .collect(),
        }
    }

    /// Counts courses that a facet refuses for the values of that facet, and courses that none refuses for all.
    fn add(&self, values: &[u16], refusal: Facets, courses: u32, counters: &mut [u32]) {
        for counter in values.iter().map(|counter| usize::from(*counter)) {
            if refusal == 0 || refusal == self.facets[counter] {
                counters[counter] += courses;
            }
        }
    }

    /// For each value of a column the facets that refuse it; nothing where none of the column's facets has a filter.
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
        let values = if asked == 0 { 0 } else { values.len() };
        (0..values).map(|value| asked & !passed(value)).collect()
    }
}

/// So many values of columns are gone through in the time of one course.
const FEW: usize = 8;

/// The columns of a range of courses.
struct Columns<'a> {
    small: &'a Values,
    topics: &'a Values,
    providers: &'a [u32],
    /// Number of its first course.
    first: u32,
}

impl Columns<'_> {
    /// Counts courses that at most one facet refuses, for that facet, and keeps those that none does.
    ///
    /// Many courses have the same values: where there are many courses, it is counted how many have each value of a column, and
    /// only then what a value stands for.
    fn count(&self, group: &[Candidate], filters: &Filters, counts: &mut Counts) {
        let columns = [self.small, self.topics];
        let small = filters.judge(self.small, false);
        let topics = filters.judge(self.topics, true);
        let institutions = filters.chosen.get(&Facet::Institution);
        let institution = bit(Facet::Institution);
        let few = group.len() < (self.small.len() + self.topics.len()) / FEW;
        // For each refusal a row of the column's values; nothing where the courses are few, which are counted one by one.
        let mut seen = columns.map(|column| match few {
            true => Vec::new(),
            false => vec![0u32; column.len() * filters.refusals.len()],
        });
        for candidate in group {
            let at = (candidate.doc - self.first) as usize;
            let provider = self.providers[at];
            let values = columns.map(|column| column.of(at));
            let [small, topics] = [small.get(values[0]), topics.get(values[1])];
            let mut refused = small.unwrap_or(&0) | topics.unwrap_or(&0);
            if institutions.is_some_and(|wanted| !wanted.contains(&provider)) {
                refused |= institution;
            }
            let mut refusals = filters.refusals.iter();
            let Some(row) = refusals.position(|refusal| *refusal == refused) else {
                continue;
            };
            for ((column, seen), value) in columns.iter().zip(&mut seen).zip(values) {
                match seen.get_mut(row * column.len() + value) {
                    Some(courses) => *courses += 1,
                    None => filters.add(column.counters(value), refused, 1, &mut counts.counters),
                }
            }
            if refused == 0 || refused == institution {
                counts.institutions[provider as usize] += 1;
            }
            if refused == 0 && !filters.chosen.is_empty() {
                counts.kept.push(*candidate);
            }
        }
        for (column, seen) in columns.into_iter().zip(&seen) {
            let rows = seen.chunks_exact(column.len().max(1));
            for (refusal, row) in filters.refusals.iter().zip(rows) {
                for (value, courses) in row.iter().enumerate() {
                    if *courses > 0 {
                        let counters = column.counters(value);
                        filters.add(counters, *refusal, *courses, &mut counts.counters);
                    }
                }
            }
        }
    }
}
