//! Words that were mistyped.

use super::files::{Decoded, FileId, Session};
use super::lists::Term;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::source::Source;
use crate::stem::stem;
use crate::words::{each_word, key, middle};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of the nearest words so many are tried.
const MOST_MEANT: usize = 3;
/// So many files of a key are looked through.
const MOST_FILES: u32 = 6;

/// Words by their distance and their count of courses, nearest and most first.
type Near = BTreeMap<(usize, Reverse<u32>, String), ()>;

/// A word that was meant.
pub(super) struct Meant {
    pub(super) word: String,
    pub(super) term: Term,
}

impl<S: Source> Session<'_, S> {
    /// The words that a mistyped one was meant to be: the nearest, of those the ones of most courses.
    ///
    /// One error is forgiven from four letters on, two from eight, in words of letters only. An error is a letter too many, too few, another, or two
    /// that changed places.
    pub(super) async fn meant(&self, text: &str) -> Result<Vec<Meant>, SearchError> {
        let letters: Vec<char> = text.chars().collect();
        let errors = match letters.len() {
            0..4 => return Ok(Vec::new()),
            4..8 => 1,
            _ => 2,
        };
        if !letters.iter().all(|c| c.is_alphabetic()) {
            return Ok(Vec::new());
        }
        let mut near = Near::default();
        // Most have one error, and the words that are so near stand in few files.
        for errors in 1..=errors {
            near = self.near(&letters, errors).await?;
            if !near.is_empty() {
                break;
            }
        }
        let nearest = near.keys().next().map(|(distance, ..)| *distance);
        let mut meant: Vec<Meant> = Vec::new();
        for (distance, _, word) in near.into_keys() {
            if Some(distance) != nearest || meant.len() == MOST_MEANT {
                break;
            }
            let key = stem(&word);
            if meant.iter().any(|other| other.term.key() == key.as_bytes()) {
                continue;
            }
            if let Some(term) = self.term(FileKind::Terms, key.as_bytes()).await? {
                meant.push(Meant { word, term });
            }
        }
        Ok(meant)
    }

    /// The words of the dictionary that are so near.
    async fn near(&self, letters: &[char], errors: usize) -> Result<Near, SearchError> {
        let starts = starts(letters, errors);
        let directory = self.root().directory(FileKind::Words);
        let mut ids: Vec<FileId> = Vec::new();
        for start in &starts {
            let places = directory.files_with(start);
            ids.extend(
                places
                    .take(MOST_FILES as usize)
                    .map(|number| (FileKind::Words, number)),
            );
        }
        ids.sort_unstable();
        ids.dedup();
        let mut near = Near::default();
        for (id, file) in ids.iter().zip(self.files(&ids).await?) {
            let Decoded::Text(words) = &*file else {
                return Err(self.wrong(*id));
            };
            for start in &starts {
                let each = |word: &str, count| {
                    if let Some(distance) = distance(letters, word, errors)
                        && distance > 0
                    {
                        near.insert((distance, Reverse(count), word.to_owned()), ());
                    }
                };
                each_word(words, start, each).map_err(|reason| self.damaged(*id, reason))?;
            }
        }
        Ok(near)
    }
}

/// The beginnings of keys under which a word that was meant can stand: at least one of its two first letters, its two
/// last and its two middle ones are whole.
fn starts(letters: &[char], errors: usize) -> Vec<Vec<u8>> {
    let count = letters.len();
    let mut out = Vec::new();
    for length in count.saturating_sub(errors).max(2)..=count + errors {
        out.push(key(b'a', [letters[0], letters[1]], length));
        out.push(key(b'b', [letters[count - 2], letters[count - 1]], length));
        // Two letters that changed places over the edge of a pair can break two pairs at once in a short word.
        out.push(key(b'a', [letters[0], letters[2]], length));
        out.push(key(b'b', [letters[count - 3], letters[count - 1]], length));
        if errors > 1 {
            // What was left out or added before it moves the middle.
            let at = middle(length);
            for place in at.saturating_sub(errors)..=at + errors {
                if let (Some(a), Some(b)) = (letters.get(place), letters.get(place + 1)) {
                    out.push(key(b'c', [*a, *b], length));
                }
            }
        }
    }
    sort_by_key(&mut out, |start| start.clone());
    out.dedup();
    out
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
    use crate::words::keys_of;

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

    /// Every word with one error.
    fn with_an_error(word: &[char]) -> Vec<Vec<char>> {
        let mut out = Vec::new();
        for at in 0..=word.len() {
            let mut longer = word.to_vec();
            longer.insert(at, 'q');
            out.push(longer);
            if at < word.len() {
                let (mut shorter, mut other) = (word.to_vec(), word.to_vec());
                shorter.remove(at);
                other[at] = 'q';
                out.extend([shorter, other]);
            }
            if at + 1 < word.len() {
                let mut swapped = word.to_vec();
                swapped.swap(at, at + 1);
                out.push(swapped);
            }
        }
        out
    }

    #[test]
    fn a_word_that_was_meant_is_always_looked_at() {
        for word in [
            "soup",
            "bread",
            "garden",
            "machine",
            "learning",
            "photography",
        ] {
            let letters: Vec<char> = word.chars().collect();
            let keys: Vec<Vec<u8>> = keys_of(word).collect();
            let found = |typed: &[char], errors| {
                let starts = starts(typed, errors);
                keys.iter()
                    .any(|key| starts.iter().any(|start| key.starts_with(start)))
            };
            for typed in with_an_error(&letters) {
                if (4..8).contains(&typed.len()) {
                    assert!(found(&typed, 1), "{word} {typed:?}");
                }
                for twice in with_an_error(&typed) {
                    if twice.len() >= 8 && distance(&twice, word, 2).is_some() {
                        assert!(found(&twice, 2), "{word} {twice:?}");
                    }
                }
            }
        }
    }
}
