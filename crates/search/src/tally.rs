//! Counts of facet values.

use crate::bytes::{Fault, Reader, put_number};
use crate::columns::Facets;
use crate::order::sort_by_key;
use crate::query::Facet;
use std::cmp::Reverse;

/// How many institutions a tally in a file holds at the most: those with most courses.
pub(crate) const MOST_INSTITUTIONS: usize = 16;

/// How many courses carry each value, a facet. Values are numbers from 1; 0 (unknown) is never counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    counts: [Vec<u32>; 9],
    /// Whether the counts of institutions are all there.
    pub(crate) whole: bool,
}

/// A facet's place in files: its place in [`Facet::ALL`].
pub(crate) fn slot(facet: Facet) -> usize {
    Facet::ALL
        .iter()
        .position(|other| *other == facet)
        .unwrap_or(0)
}

/// How many values the facets have whose values are not fixed by the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) languages: usize,
    pub(crate) topics: usize,
    pub(crate) institutions: usize,
}

impl Sizes {
    /// How many values a facet has.
    pub(crate) fn of(self, facet: Facet) -> usize {
        match facet {
            Facet::Area | Facet::Format => 6,
            Facet::Kind => 4,
            Facet::Level => 3,
            Facet::Free => 2,
            Facet::Length => 5,
            Facet::Language => self.languages,
            Facet::Topic => self.topics,
            Facet::Institution => self.institutions,
        }
    }
}

impl Tally {
    pub(crate) fn new(sizes: Sizes) -> Self {
        Self {
            counts: std::array::from_fn(|at| vec![0; sizes.of(Facet::ALL[at])]),
            whole: true,
        }
    }

    /// Counts `courses` more that carry a value.
    #[cfg(test)]
    pub(crate) fn add(&mut self, facet: Facet, value: u32, courses: u32) {
        if let Some(at) = (value as usize).checked_sub(1)
            && let Some(count) = self.counts[slot(facet)].get_mut(at)
        {
            *count += courses;
        }
    }

    /// Counts of a facet; the value `n` stands at `n - 1`.
    pub(crate) fn of(&self, facet: Facet) -> &[u32] {
        &self.counts[slot(facet)]
    }

    /// Counts of a facet, to be counted up.
    pub(crate) fn of_mut(&mut self, facet: Facet) -> &mut [u32] {
        &mut self.counts[slot(facet)]
    }

    /// The same with other counts of one facet.
    pub(crate) fn with(mut self, facet: Facet, counts: Vec<u32>) -> Self {
        self.counts[slot(facet)] = counts;
        self
    }

    /// For each facet in the order of [`Facet::ALL`]: how many values follow, then each value's step from the one before, and its count.
    /// Of institutions, where there are more than `most`, only as many, those with most courses; before all a byte that says whether they are all.
    pub(crate) fn put(&self, most: usize, out: &mut Vec<u8>) {
        let mut institutions = values(self.of(Facet::Institution));
        let whole = institutions.len() <= most;
        out.push(u8::from(whole));
        if !whole {
            sort_by_key(&mut institutions, |(value, count)| {
                (Reverse(*count), *value)
            });
            institutions.truncate(most);
            sort_by_key(&mut institutions, |(value, _)| *value);
        }
        for facet in Facet::ALL {
            let all = match facet {
                Facet::Institution => std::mem::take(&mut institutions),
                _ => values(self.of(facet)),
            };
            put_number(out, all.len() as u64);
            let mut before = 0;
            for (value, count) in all {
                put_number(out, u64::from(value - before));
                put_number(out, u64::from(count));
                before = value;
            }
        }
    }

    pub(crate) fn read(reader: &mut Reader, sizes: Sizes) -> Result<Self, Fault> {
        let mut tally = Self::new(sizes);
        tally.whole = reader.byte()? != 0;
        for (facet, counts) in Facet::ALL.into_iter().zip(&mut tally.counts) {
            let mut value = 0usize;
            for _ in 0..reader.count(2)? {
                value = value.saturating_add(reader.small()? as usize);
                let at = value.checked_sub(1).filter(|_| value <= sizes.of(facet));
                let count = at.and_then(|at| counts.get_mut(at));
                *count.ok_or("a count is of a value that is not in the root")? = reader.small()?;
            }
        }
        Ok(tally)
    }
}

/// Values that were counted, from 1, with their counts.
fn values(counts: &[u32]) -> Vec<(u32, u32)> {
    (1..)
        .zip(counts.iter().copied())
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Calls `each` with every small facet's value of a course.
pub(crate) fn small_values((small, languages): &Facets, mut each: impl FnMut(Facet, u32)) {
    each(Facet::Area, small.area.into());
    each(Facet::Kind, small.kind.into());
    each(Facet::Format, small.format.into());
    each(Facet::Level, small.level.into());
    each(Facet::Free, small.free.into());
    each(Facet::Length, small.length.into());
    languages
        .iter()
        .for_each(|language| each(Facet::Language, language + 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_comes_back_with_its_largest_institutions() {
        let sizes = Sizes {
            languages: 2,
            topics: 3,
            institutions: 9,
        };
        let mut tally = Tally::new(sizes);
        for (value, count) in [(1, 2), (4, 9), (9, 5)] {
            (0..count).for_each(|_| tally.add(Facet::Institution, value, 1));
        }
        tally.add(Facet::Topic, 3, 1);
        tally.add(Facet::Topic, 4, 1);
        let back = |most| {
            let mut bytes = Vec::new();
            tally.put(most, &mut bytes);
            Tally::read(&mut Reader::new(&bytes), sizes).unwrap()
        };
        assert_eq!(back(3), tally);
        let cut = back(2);
        assert!(!cut.whole);
        assert_eq!(cut.of(Facet::Institution), [0, 0, 0, 9, 0, 0, 0, 0, 5]);
        assert_eq!(cut.of(Facet::Topic), [0, 0, 1]);
    }
}
