//! Files of words: every word and code as people write it, so that unfinished and mistyped ones can be found
//! without reading postings. Words of scripts without spaces are not here.
//!
//! Sorted by bytes. An entry: how many bytes it begins with like the one before, the rest of the word, how many courses its term has.

use crate::bytes::{Fault, Reader, put_chunk, put_number, shared_prefix};
use crate::terms::next_key;

/// Appends an entry; `before` is the word before it in the file.
pub(crate) fn put_word(out: &mut Vec<u8>, before: &[u8], word: &[u8], count: u32) {
    let shared = shared_prefix(before, word);
    put_number(out, shared as u64);
    put_chunk(out, &word[shared..]);
    put_number(out, u64::from(count));
}

/// Calls `each` with every word of a file and the count of its term.
pub(crate) fn each_word(body: &[u8], mut each: impl FnMut(&str, u32)) -> Result<(), Fault> {
    let mut reader = Reader::new(body);
    let mut key = Vec::new();
    while !reader.is_empty() {
        next_key(&mut reader, &mut key)?;
        let count = reader.small()?;
        each(
            std::str::from_utf8(&key).map_err(|_| "a word is not UTF-8")?,
            count,
        );
    }
    Ok(())
}
