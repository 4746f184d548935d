//! Keys of the dictionary for typing errors, and the reading of its files.

use crate::block::next_key;
use crate::bytes::{Fault, Reader};

/// Words of fewer letters have no typing errors that could be told from other words.
pub(crate) const SHORTEST: usize = 3;
/// From so many letters on a word also stands in the order of its middle.
const WITH_MIDDLE: usize = 6;

/// Whether a word is in the dictionary: letters only.
pub(crate) fn is_word(word: &str) -> bool {
    let letters = word.chars().count();
    (SHORTEST..=40).contains(&letters) && word.chars().all(char::is_alphabetic)
}

/// A key of an order (`a` beginning, `b` end, `c` middle): two letters and a length, to which the word is added.
pub(crate) fn key(order: u8, two: [char; 2], length: usize) -> Vec<u8> {
    let mut key = vec![order];
    let mut buffer = [0; 4];
    for c in two {
        key.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
    }
    key.push(length.min(90) as u8 + 32);
    key
}

/// Place of the two middle letters of a word of so many.
pub(crate) fn middle(length: usize) -> usize {
    length / 2 - 1
}

/// The keys under which a word stands.
pub(crate) fn keys_of(word: &str) -> impl Iterator<Item = Vec<u8>> {
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    let place = |order, at: usize| {
        let mut key = key(order, [letters[at], letters[at + 1]], count);
        key.extend_from_slice(word.as_bytes());
        key
    };
    let middle = (count >= WITH_MIDDLE).then(|| place(b'c', middle(count)));
    [place(b'a', 0), place(b'b', count - 2)]
        .into_iter()
        .chain(middle)
}

/// The word of a key that begins with `start`.
fn word_of<'k>(key: &'k [u8], start: &[u8]) -> Result<&'k str, Fault> {
    let word = key.get(start.len()..).unwrap_or_default();
    std::str::from_utf8(word).map_err(|_| "a word is not UTF-8")
}

/// Calls `each` with every word of a file whose key begins with `start`, and the count of courses.
pub(crate) fn each_word(
    text: &[u8],
    start: &[u8],
    mut each: impl FnMut(&str, u32),
) -> Result<(), Fault> {
    let mut reader = Reader::new(text);
    let mut key = Vec::new();
    while !reader.is_empty() {
        next_key(&mut reader, &mut key)?;
        let count = reader.small()?;
        if key.starts_with(start) {
            each(word_of(&key, start)?, count);
        }
    }
    Ok(())
}
