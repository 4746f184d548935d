//! Words that were not finished, or mistyped.

use super::files::Session;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::root::Directory;
use crate::source::Source;
use crate::stem::stem;
use crate::words::each_word;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of the words with a beginning, the terms of so many are searched: those of most courses.
const MOST_TERMS: usize = 256;
/// So many files of words are read to finish a word.
const MOST_PREFIX_FILES: u32 = 16;
/// So many are read to forgive an error, from the first that fits on.
const MOST_TYPO_FILES: u32 = 24;

/// Terms to try.
pub(super) struct Guess {
    pub(super) terms: Vec<String>,
    /// False where there are more than were taken.
    pub(super) complete: bool,
}

impl<S: Source> Session<'_, S> {
    /// Terms of words that begin with `text`, without the term `known`.
    pub(super) async fn beginning_with(
        &self,
        text: &str,
        known: &str,
    ) -> Result<Guess, SearchError> {
        let files = self.directory().files_with(text.as_bytes());
        let taken = files.start..files.end.min(files.start + MOST_PREFIX_FILES);
        let mut complete = taken == files;
        let mut terms: BTreeMap<String, u32> = BTreeMap::new();
        self.each(taken, |word, count| {
            if word.starts_with(text) {
                terms.insert(stem(word), count);
            }
        })
        .await?;
        terms.remove(known);
        let mut order: Vec<(String, u32)> = terms.into_iter().collect();
        sort_by_key(&mut order, |(_, count)| Reverse(*count));
        complete &= order.len() <= MOST_TERMS;
        order.truncate(MOST_TERMS);
        Ok(Guess {
            terms: order.into_iter().map(|(term, _)| term).collect(),
            complete,
        })
    }

    /// The word that a mistyped one was meant to be: the nearest, of those the one of most courses.
    ///
    /// One error is forgiven from four letters on, two from eight, in words of letters only. An error is a letter too many, too few, another, or two
    /// that changed places. The first letter must be right, or have changed places with the second.
    pub(super) async fn meant(&self, text: &str) -> Result<Option<String>, SearchError> {
        let letters: Vec<char> = text.chars().collect();
        let errors = match letters.len() {
            0..4 => return Ok(None),
            4..8 => 1,
            _ => 2,
        };
        if !letters.iter().all(|c| c.is_alphabetic()) {
            return Ok(None);
        }
        let mut best: Option<(usize, Reverse<u32>, String)> = None;
        let mut beginnings = vec![letters[..1].to_vec()];
        if letters[0] != letters[1] {
            beginnings.push(vec![letters[1], letters[0]]);
        }
        for beginning in beginnings {
            let prefix: String = beginning.iter().collect();
            let mut files = self.directory().files_with(prefix.as_bytes());
            if files.len() as u32 > MOST_TYPO_FILES {
                let two: String = beginning.iter().chain(&letters[1..2]).take(2).collect();
                files = self.directory().files_with(two.as_bytes());
            }
            files.end = files.end.min(files.start + MOST_TYPO_FILES);
            self.each(files, |word, count| {
                if !word.starts_with(&prefix) || !word.chars().all(char::is_alphabetic) {
                    return;
                }
                let limit = best.as_ref().map_or(errors, |(distance, ..)| *distance);
                if let Some(distance) = distance(&letters, word, limit) {
                    let candidate = (distance, Reverse(count), word.to_owned());
                    if best.as_ref().is_none_or(|best| candidate < *best) {
                        best = Some(candidate);
                    }
                }
            })
            .await?;
        }
        Ok(best.map(|(_, _, word)| word))
    }

    fn directory(&self) -> &Directory {
        self.root().directory(FileKind::Words)
    }

    async fn each(
        &self,
        numbers: std::ops::Range<u32>,
        mut each: impl FnMut(&str, u32),
    ) -> Result<(), SearchError> {
        let files = self.files(FileKind::Words, numbers.clone()).await?;
        for (number, file) in numbers.zip(files) {
            let id = (FileKind::Words, number);
            each_word(self.body(id, &file)?, &mut each)
                .map_err(|reason| self.damaged(id, reason))?;
        }
        Ok(())
    }
}

/// How many errors lie between two words, if at most `limit` (optimal string alignment distance).
pub(crate) fn distance(a: &[char], b: &str, limit: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            next[j] = (row[j] + 1).min(next[j - 1] + 1).min(row[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        if next.iter().all(|errors| *errors > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|errors| *errors <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted() {
        let count = |a: &str, b: &str, limit| distance(&a.chars().collect::<Vec<_>>(), b, limit);
        assert_eq!(count("machne", "machine", 1), Some(1));
        assert_eq!(count("mahcine", "machine", 1), Some(1));
        assert_eq!(count("machine", "machine", 1), Some(0));
        assert_eq!(count("mashines", "machine", 1), None);
        assert_eq!(count("mashines", "machine", 2), Some(2));
        assert_eq!(count("хлеп", "хлеб", 1), Some(1));
    }
}
