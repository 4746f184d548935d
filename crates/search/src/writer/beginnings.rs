//! Beginnings of words that go through several files of terms: for each the best of its courses, so that a word of which
//! two letters were typed is answered from one file as well.

use super::group::{Group, Ready};
use crate::bytes::shared_prefix;
use crate::list::Postings;
use crate::weights::class;
use std::collections::{BTreeMap, BTreeSet};

/// Courses that are kept of a beginning.
const BEST: usize = 128;
/// Beginnings have from so many characters on …
const SHORTEST: usize = 2;
/// … up to so many: whoever has typed more has nearly all of the word.
const LONGEST: usize = 12;
/// Hashes that are kept to tell how many courses there are: within about one in sixteen.
const SKETCH: usize = 256;
/// The course does not have it yet.
const NONE: u8 = u8::MAX;

/// A beginning with what is known of its courses.
#[derive(Debug, Default)]
pub(super) struct Beginning {
    pub(super) prefix: String,
    /// Class and course of the best, ascending: best first.
    best: Vec<(u8, u32)>,
    /// The smallest hashes of its courses, ascending (k minimum values, Bar-Yossef and others 2002).
    sketch: Vec<u32>,
}

/// Different numbers for different courses, in no order.
fn mix(doc: u32) -> u32 {
    // Every step is one-to-one, so courses that differ stay apart (lowbias32, Wellons 2018).
    let mut x = doc;
    x = (x ^ (x >> 16)).wrapping_mul(0x7feb_352d);
    x = (x ^ (x >> 15)).wrapping_mul(0x846c_a68b);
    x ^ (x >> 16)
}

impl Beginning {
    /// Adds what another group knows of it.
    fn join(&mut self, other: Beginning) {
        let mut classes: BTreeMap<u32, u8> = self
            .best
            .iter()
            .map(|(class, doc)| (*doc, *class))
            .collect();
        for (class, doc) in other.best {
            let best = classes.entry(doc).or_insert(class);
            *best = class.min(*best);
        }
        self.best = classes
            .into_iter()
            .map(|(doc, class)| (class, doc))
            .collect();
        self.best.sort_unstable();
        self.best.truncate(BEST);
        self.sketch.extend(other.sketch);
        self.sketch.sort_unstable();
        self.sketch.dedup();
        self.sketch.truncate(SKETCH);
    }

    /// About how many courses it has.
    fn count(&self) -> u32 {
        match self.sketch.get(SKETCH - 1) {
            None => self.sketch.len() as u32,
            Some(last) => ((SKETCH as u64 - 1) << 32).div_ceil(u64::from(*last).max(1)) as u32,
        }
    }

    /// As a term.
    fn ready(self) -> Ready {
        let mut postings = Postings::default();
        for (class, doc) in &self.best {
            postings.push(
                *doc,
                *class,
                false,
                if *class == class::WHOLE { &[] } else { &[0] },
            );
        }
        Ready {
            key: crate::keys::of_beginning(&self.prefix),
            postings,
            about: Some(self.count().max(self.best.len() as u32)),
        }
    }
}

/// Finds the beginnings of a worker's groups.
#[derive(Debug)]
pub(super) struct Beginnings {
    /// The best class of each course for the beginning at hand.
    classes: Vec<u8>,
    touched: Vec<u32>,
}

impl Beginnings {
    pub(super) fn new(docs: usize) -> Self {
        Self {
            classes: vec![NONE; docs],
            touched: Vec::new(),
        }
    }

    /// The beginnings that go over an edge between files: `starts` are the first terms of the group's files.
    pub(super) fn of(
        &mut self,
        group: &Group,
        ready: &[Ready],
        starts: &[usize],
    ) -> Vec<Beginning> {
        let mut prefixes = BTreeSet::new();
        for start in starts {
            let before = match start.checked_sub(1) {
                Some(before) => &ready[before].key,
                None => &group.before,
            };
            common(before, &ready[*start].key, &mut prefixes);
        }
        if let (Some(last), Some(after)) = (ready.last(), &group.after) {
            common(&last.key, after, &mut prefixes);
        }
        let of = |prefix: String| self.beginning(prefix, ready);
        prefixes.into_iter().map(of).collect()
    }

    fn beginning(&mut self, prefix: String, ready: &[Ready]) -> Beginning {
        let first = ready.partition_point(|one| one.key.as_slice() < prefix.as_bytes());
        let with = ready[first..]
            .iter()
            .take_while(|one| one.key.starts_with(prefix.as_bytes()));
        for key in with.flat_map(|one| &one.postings.keys) {
            let (doc, class) = (Postings::doc(*key), Postings::class(*key));
            let best = &mut self.classes[doc as usize];
            if *best == NONE {
                self.touched.push(doc);
            }
            *best = class.min(*best);
        }
        let mut best = Vec::with_capacity(self.touched.len());
        let mut sketch: Vec<u32> = self.touched.iter().map(|doc| mix(*doc)).collect();
        for doc in self.touched.drain(..) {
            let class = std::mem::replace(&mut self.classes[doc as usize], NONE);
            best.push((class, doc));
        }
        smallest(&mut best, BEST);
        smallest(&mut sketch, SKETCH);
        Beginning {
            prefix,
            best,
            sketch,
        }
    }
}

fn smallest<T: Ord>(list: &mut Vec<T>, many: usize) {
    if list.len() > many {
        list.select_nth_unstable(many);
        list.truncate(many);
    }
    list.sort_unstable();
}

/// Adds the beginnings that two neighbouring terms have in common.
fn common(before: &[u8], key: &[u8], out: &mut BTreeSet<String>) {
    let Ok(text) = std::str::from_utf8(key) else {
        return;
    };
    let shared = shared_prefix(before, key);
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    for end in ends
        .take(LONGEST)
        .skip(SHORTEST - 1)
        .take_while(|end| *end <= shared)
    {
        out.insert(text[..end].to_owned());
    }
}

/// Those of all groups together, as terms in order.
pub(super) fn join(all: Vec<Beginning>) -> Vec<Ready> {
    let mut joined: BTreeMap<String, Beginning> = BTreeMap::new();
    for one in all {
        let beginning = joined
            .entry(one.prefix.clone())
            .or_insert_with(|| Beginning {
                prefix: one.prefix.clone(),
                ..Beginning::default()
            });
        beginning.join(one);
    }
    joined.into_values().map(Beginning::ready).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_exact_when_small_and_near_when_large() {
        for count in [0u32, 1, 200, 255, 256, 5_000, 300_000] {
            let of = |docs: std::ops::Range<u32>| {
                let mut sketch: Vec<u32> = docs.map(mix).collect();
                smallest(&mut sketch, SKETCH);
                Beginning {
                    sketch,
                    ..Beginning::default()
                }
            };
            let mut beginning = of(0..count / 2 + count / 4);
            beginning.join(of(count / 2..count));
            let found = beginning.count();
            if count < SKETCH as u32 {
                assert_eq!(found, count);
            } else {
                assert!(found.abs_diff(count) < count / 5, "{found} of {count}");
            }
        }
    }

    #[test]
    fn beginnings_in_common() {
        let mut out = BTreeSet::new();
        common("machin".as_bytes(), "macro".as_bytes(), &mut out);
        common("хлеб".as_bytes(), "хлор".as_bytes(), &mut out);
        common("机器".as_bytes(), "机床".as_bytes(), &mut out);
        assert_eq!(out.into_iter().collect::<Vec<_>>(), ["ma", "mac", "хл"]);
    }
}
