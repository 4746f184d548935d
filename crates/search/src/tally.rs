//! Counts of facet values.

use crate::bytes::{Fault, Reader, put_number};
use crate::columns::Facets;
use crate::query::Facet;

/// How many courses carry each value, a facet. Values are numbers from 1; 0 (unknown) is never counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    counts: [Vec<u64>; 9],
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
        }
    }

    pub(crate) fn add(&mut self, facet: Facet, value: u32) {
        if let Some(at) = (value as usize).checked_sub(1)
            && let Some(count) = self.counts[slot(facet)].get_mut(at)
        {
            *count += 1;
        }
    }

    /// Counts of a facet; the value `n` stands at `n - 1`.
    pub(crate) fn of(&self, facet: Facet) -> &[u64] {
        &self.counts[slot(facet)]
    }

    /// The same with other counts of one facet.
    pub(crate) fn with(mut self, facet: Facet, counts: Vec<u64>) -> Self {
        self.counts[slot(facet)] = counts;
        self
    }

    /// How many values of a facet were counted.
    pub(crate) fn different(&self, facet: Facet) -> usize {
        self.of(facet).iter().filter(|count| **count > 0).count()
    }

    /// For each facet in the order of [`Facet::ALL`]: how many values follow, then each value's step from the one before, and its count.
    pub(crate) fn put(&self, out: &mut Vec<u8>) {
        for facet in Facet::ALL {
            put_number(out, self.different(facet) as u64);
            let mut before = 0;
            for (at, count) in self
                .of(facet)
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
            {
                let value = at as u64 + 1;
                put_number(out, value - before);
                put_number(out, *count);
                before = value;
            }
        }
    }

    pub(crate) fn read(reader: &mut Reader, sizes: Sizes) -> Result<Self, Fault> {
        let mut tally = Self::new(sizes);
        for (facet, counts) in Facet::ALL.into_iter().zip(&mut tally.counts) {
            let mut value = 0usize;
            for _ in 0..reader.count(2)? {
                value = value.saturating_add(reader.small()? as usize);
                let at = value.checked_sub(1).filter(|_| value <= sizes.of(facet));
                let count = at.and_then(|at| counts.get_mut(at));
                *count.ok_or("a count is of a value that is not in the root")? = reader.number()?;
            }
        }
        Ok(tally)
    }
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
