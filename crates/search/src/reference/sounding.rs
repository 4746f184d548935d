//! Pinyin by looking at every course.

use super::{Plain, Reference};
use crate::pinyin::readings;
use crate::writer::pinyin::readings as readings_of;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of characters that follow each other somewhere.
pub(super) struct Pairs {
    /// How many courses have each.
    counts: BTreeMap<[char; 2], u32>,
    /// Those that some course has in a short field.
    short: BTreeSet<[char; 2]>,
}

impl Pairs {
    pub(super) fn of(docs: &[Plain]) -> Self {
        let pairs = |rows: &[String]| -> BTreeSet<[char; 2]> {
            let letters = rows.iter().map(|row| row.chars().collect::<Vec<char>>());
            letters
                .flat_map(|row| {
                    row.windows(2)
                        .map(|two| [two[0], two[1]])
                        .collect::<Vec<_>>()
                })
                .collect()
        };
        let mut counts: BTreeMap<[char; 2], u32> = BTreeMap::new();
        let mut short: BTreeSet<[char; 2]> = BTreeSet::new();
        for doc in docs {
            let mut own = pairs(&doc.runs);
            short.extend(own.iter().copied());
            own.extend(pairs(&doc.described));
            own.into_iter()
                .for_each(|pair| *counts.entry(pair).or_default() += 1);
        }
        Self { counts, short }
    }
}

impl Reference {
    /// The rows of characters that a word is the pinyin of.
    pub(super) fn sounding(&self, word: &str) -> Vec<String> {
        let Pairs { counts, short } = &self.pairs;
        let sounds = |c: char, wanted: &str, initials: bool, begun: bool| {
            readings_of(c)
                .iter()
                .any(|reading| match (initials, begun) {
                    (true, _) => reading.starts_with(wanted),
                    (_, true) => reading.starts_with(wanted),
                    _ => *reading == wanted,
                })
        };
        let mut texts: BTreeMap<String, u32> = BTreeMap::new();
        for reading in readings(word) {
            let mut begun: Vec<(String, char, u32)> = Vec::new();
            let last = reading.syllables.len() - 2;
            for (at, two) in reading.syllables.windows(2).enumerate() {
                let open = reading.unfinished && at == last;
                let fits = short.iter().filter(|[a, b]| {
                    sounds(*a, &two[0], reading.initials, false)
                        && sounds(*b, &two[1], reading.initials, open)
                });
                begun = fits
                    .flat_map(|pair| {
                        let count = counts[pair];
                        let [a, b] = *pair;
                        match at {
                            0 => vec![(String::from_iter([a, b]), b, count)],
                            _ => begun
                                .iter()
                                .filter(|(_, end, _)| *end == a)
                                .map(|(text, _, least)| {
                                    (format!("{text}{b}"), b, count.min(*least))
                                })
                                .collect(),
                        }
                    })
                    .collect();
            }
            for (text, _, count) in begun {
                let best = texts.entry(text).or_default();
                *best = count.max(*best);
            }
        }
        let mut order: Vec<_> = texts
            .into_iter()
            .map(|(text, count)| (Reverse(count), text))
            .collect();
        order.sort();
        order.into_iter().take(12).map(|(_, text)| text).collect()
    }
}
