//! Facet values of a range of courses, laid out to be counted.

use crate::bytes::Fault;
use crate::columns::{Column, Facets};
use crate::query::Facet;
use crate::root::{TopicEntry, closure};
use crate::tally::{Sizes, Tally, slot, small_values};

/// A row of counters: one for each value of each facet but the institution, whose values are too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Where the counters of a facet begin, in the order of [`Facet::ALL`].
    starts: [usize; 9],
    count: usize,
}

impl Layout {
    pub(super) fn new(sizes: Sizes) -> Self {
        let mut count = 0;
        let starts = Facet::ALL.map(|facet| {
            let start = count;
            if facet != Facet::Institution {
                count += sizes.of(facet);
            }
            start
        });
        Self { starts, count }
    }

    /// How many counters there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The counter of a value, which is a number from 1.
    pub(super) fn counter(&self, facet: Facet, value: u32) -> usize {
        self.starts[slot(facet)] + value as usize - 1
    }

    /// The facet of each counter.
    pub(super) fn facets(&self, sizes: Sizes) -> Vec<Facet> {
        let counted = Facet::ALL
            .into_iter()
            .filter(|facet| *facet != Facet::Institution);
        counted
            .flat_map(|facet| std::iter::repeat_n(facet, sizes.of(facet)))
            .collect()
    }

    /// Adds counters to a tally.
    pub(super) fn add_to(&self, tally: &mut Tally, counters: &[u32]) {
        for facet in Facet::ALL {
            if facet == Facet::Institution {
                continue;
            }
            let counts = tally.of_mut(facet);
            let own = &counters[self.starts[slot(facet)]..];
            for (count, more) in counts.iter_mut().zip(own) {
                *count += more;
            }
        }
    }
}

/// Of each course of a range the counters of its values.
#[derive(Debug)]
pub(super) struct Values {
    /// Where the counters of each different value begin in `counters`; one more at the end.
    starts: Vec<u32>,
    counters: Vec<u16>,
    /// Which of the values each course has.
    docs: Vec<u16>,
}

impl Values {
    /// Of the small facets and languages.
    pub(super) fn small(column: &Column<Facets>, layout: &Layout) -> Result<Self, Fault> {
        Self::new(column, |value, add| {
            small_values(value, |facet, number| {
                // Zero stands for what nobody knows.
                if number > 0 {
                    add(layout.counter(facet, number));
                }
            });
        })
    }

    /// Of topics, with all above them.
    pub(super) fn topics(
        column: &Column<Vec<u32>>,
        layout: &Layout,
        topics: &[TopicEntry],
    ) -> Result<Self, Fault> {
        Self::new(column, |own, add| {
            for topic in closure(topics, own) {
                add(layout.counter(Facet::Topic, topic + 1));
            }
        })
    }

    fn new<T>(
        column: &Column<T>,
        counters: impl Fn(&T, &mut dyn FnMut(usize)),
    ) -> Result<Self, Fault> {
        let mut out = Self {
            starts: vec![0],
            counters: Vec::new(),
            docs: column.docs.clone(),
        };
        let mut too_many = false;
        for value in &column.values {
            counters(value, &mut |counter| match u16::try_from(counter) {
                Ok(counter) => out.counters.push(counter),
                Err(_) => too_many = true,
            });
            out.starts.push(out.counters.len() as u32);
        }
        match too_many {
            true => Err("there are more topics than this format can count"),
            false => Ok(out),
        }
    }

    /// How many different values there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Which value a course of the range has.
    pub(super) fn of(&self, doc: usize) -> usize {
        usize::from(self.docs[doc])
    }

    /// The counters of a value.
    pub(super) fn counters(&self, value: usize) -> &[u16] {
        &self.counters[self.starts[value] as usize..self.starts[value + 1] as usize]
    }

    /// About how much memory it takes.
    pub(super) fn size(&self) -> usize {
        self.starts.len() * 4 + (self.counters.len() + self.docs.len()) * 2
    }
}
