//! The dictionary for typing errors: words as people write them, three times, each time in another order.
//!
//! Two errors in a word leave its beginning, its end or its middle whole, so every word that is meant stands near
//! the mistyped one in one of the orders: by the first two letters, by the last two, and, for words of seven letters and more,
//! by the two in the middle; then by length, then by letters.

use super::files::{Draft, File};
use crate::bytes::{put_chunk, put_number, shared_prefix};
use crate::container::FileKind;
use crate::root::Directory;
use crate::stem::stem;
use crate::words::{is_word, keys_of};
use rustc_hash::{FxHashMap, FxHashSet};

/// Files aim at this many bytes, unpacked.
const AIM: usize = 7 * 1_024;
/// A word that stands in descriptions only must do so in so many courses: rarer ones are often errors themselves.
const DESCRIBED: u32 = 3;

/// The files of the dictionary. `counts` says of each term how many courses have it, and how many in more than the description.
pub(super) fn dictionary(
    words: FxHashSet<Box<str>>,
    counts: &FxHashMap<Box<str>, (u32, u32)>,
    dictionary: &[u8],
) -> (Directory, Vec<File>) {
    let mut entries: Vec<(Vec<u8>, u32)> = Vec::new();
    for word in words {
        if !is_word(&word) {
            continue;
        }
        let (count, titled) = counts.get(&*stem(&word)).copied().unwrap_or_default();
        if titled > 0 || count >= DESCRIBED {
            entries.extend(keys_of(&word).map(|key| (key, count)));
        }
    }
    entries.sort_unstable();
    keyed(FileKind::Words, &entries, dictionary, |out, count| {
        put_number(out, u64::from(*count))
    })
}

/// Entries in order, cut into files: each its key after the one before, and its value.
pub(super) fn keyed<T>(
    kind: FileKind,
    entries: &[(Vec<u8>, T)],
    dictionary: &[u8],
    put: impl Fn(&mut Vec<u8>, &T),
) -> (Directory, Vec<File>) {
    let (mut directory, mut files) = (Directory::default(), Vec::new());
    let mut body = Vec::new();
    let mut before: &[u8] = &[];
    let mut close = |body: &mut Vec<u8>| {
        let number = files.len() as u32;
        let (file, tag) = Draft::text(kind, number, std::mem::take(body)).seal(dictionary);
        files.push(file);
        tag
    };
    for (key, value) in entries {
        if body.len() > AIM {
            directory.tags.push(close(&mut body));
        }
        if body.is_empty() {
            let first = match directory.keys.is_empty() {
                true => 0,
                false => shared_prefix(before, key) + 1,
            };
            directory.keys.push(key[..first.min(key.len())].to_vec());
            before = &[];
        }
        let shared = shared_prefix(before, key);
        put_number(&mut body, shared as u64);
        put_chunk(&mut body, &key[shared..]);
        put(&mut body, value);
        before = key;
    }
    if !body.is_empty() {
        directory.tags.push(close(&mut body));
    }
    (directory, files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::next_key;
    use crate::bytes::Reader;
    use crate::container;

    #[test]
    fn files_are_cut_and_come_back() {
        let entries: Vec<(Vec<u8>, u32)> = (0..4_000u32)
            .map(|n| (format!("word{n:05}").into_bytes(), n))
            .collect();
        let put = |out: &mut Vec<u8>, count: &u32| put_number(out, u64::from(*count));
        let (directory, files) = keyed(FileKind::Words, &entries, b"word", put);
        assert!(files.len() > 1 && files.len() == directory.tags.len());
        let mut back = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let opened = container::open(
                "w",
                &file.bytes,
                FileKind::Words,
                at as u32,
                Some(directory.tags[at]),
                b"word",
            )
            .unwrap();
            let mut reader = Reader::new(&opened.text);
            let mut key = Vec::new();
            while !reader.is_empty() {
                next_key(&mut reader, &mut key).unwrap();
                assert_eq!(directory.file_of(&key), Some(at as u32));
                back.push((key.clone(), reader.small().unwrap()));
            }
        }
        assert_eq!(back, entries);
    }
}
