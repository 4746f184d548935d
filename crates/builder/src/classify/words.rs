//! All words of the table in one automaton, so that a text is read once whatever the number of words.

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeSet;

/// One word and where it leads.
#[derive(Clone, Debug)]
struct Word {
    target: usize,
    /// A longer phrase says more.
    weight: f32,
    /// Any ending may follow.
    open: bool,
    /// Written with gaps between words, so that a match must begin and end at one.
    spaced: bool,
}

/// Words that lead to numbered targets.
#[derive(Clone, Debug)]
pub(super) struct WordIndex {
    automaton: AhoCorasick,
    words: Vec<Word>,
}

impl WordIndex {
    /// An index of words for each target.
    pub fn new<'a>(targets: impl Iterator<Item = (usize, &'a str)>) -> Result<Self, String> {
        let (mut patterns, mut words) = (Vec::new(), Vec::new());
        for (target, word) in targets {
            let lower = word.trim().to_lowercase();
            let bare = lower.trim_end_matches('*');
            if bare.is_empty() {
                continue;
            }
            let han = bare.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
            let parts = if han {
                bare.chars().count() / 2
            } else {
                bare.split([' ', '-']).count()
            };
            patterns.push(bare.to_owned());
            words.push(Word {
                target,
                weight: 1.0 + 0.5 * (parts.max(1) - 1) as f32,
                open: lower.ends_with('*'),
                spaced: !han,
            });
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&patterns)
            .map_err(|error| {
                format!("The words of the topic table cannot be searched for: {error}.")
            })?;
        Ok(Self { automaton, words })
    }

    /// Adds what a text says to `scores`, each word once. `text` must be in small letters.
    pub fn score(&self, text: &str, weight: f32, scores: &mut [f32]) {
        let mut found: Vec<(usize, usize, usize)> = self
            .automaton
            .find_overlapping_iter(text)
            .filter(|hit| self.stands_alone(text, hit.start(), hit.end(), hit.pattern().as_usize()))
            .map(|hit| (hit.start(), hit.end(), hit.pattern().as_usize()))
            .collect();
        // The longer phrase first at each place; what lies inside it says nothing of its own.
        found.sort_unstable_by_key(|(start, end, _)| (*start, usize::MAX - *end));
        let mut reach = 0;
        let mut seen = BTreeSet::new();
        for (start, end, pattern) in found {
            if end <= reach && start < reach {
                continue;
            }
            reach = reach.max(end);
            if seen.insert(pattern) {
                scores[self.words[pattern].target] += weight * self.words[pattern].weight;
            }
        }
    }

    fn stands_alone(&self, text: &str, start: usize, end: usize, pattern: usize) -> bool {
        let word = &self.words[pattern];
        if !word.spaced {
            return true;
        }
        let part = |c: char| c.is_alphanumeric() && !('\u{3400}'..='\u{9fff}').contains(&c);
        let before = text[..start].chars().next_back().is_some_and(part);
        let after = text[end..]
            .chars()
            .next()
            .is_some_and(|c| part(c) || c == '+' || c == '#');
        !before && (word.open || !after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(text: &str) -> Vec<f32> {
        let index = WordIndex::new(
            [
                (0, "science"),
                (1, "data science"),
                (2, "програм*"),
                (3, "c"),
                (4, "c++"),
                (5, "太极拳"),
                (5, "太极"),
            ]
            .into_iter(),
        )
        .expect("the words are right");
        let mut scores = vec![0.0; 6];
        index.score(text, 1.0, &mut scores);
        scores
    }

    #[test]
    fn longer_phrases_hide_shorter_ones() {
        assert_eq!(scores("data science"), [0.0, 1.5, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(
            scores("data science and science"),
            [1.0, 1.5, 0.0, 0.0, 0.0, 0.0]
        );
        assert_eq!(scores("太极拳入门")[5], 1.0);
    }

    #[test]
    fn words_stand_alone_unless_open() {
        assert_eq!(scores("consciences"), [0.0; 6]);
        assert_eq!(scores("основы программирования")[2], 1.0);
        assert_eq!(scores("learn c++ fast"), [0.0, 0.0, 0.0, 0.0, 1.0, 0.0]);
        assert_eq!(scores("用c写程序")[3], 1.0);
    }
}
