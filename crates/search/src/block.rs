//! Files of terms: each term with its counts, the best of its postings, and where the rest lies; at the end the cards that
//! the first page of any of them needs.
//!
//! Text: a count of terms; for each: the key (bytes it shares with the one before, then the rest), courses, flags, courses in its head and the head's length;
//! pieces of tails as the flags say; the tally; at last a set of cards. The heads, which are lists, lie one after another in the
//! rest of the file.

use crate::bytes::{Fault, Reader, put_chunk, put_number, shared_prefix};
use crate::cards::CardSet;
use crate::container::Opened;
use std::ops::Range;

/// Files of terms come in groups, which share their files of postings and of streams. The number of a file is that of its
/// group times this, plus its place in the group.
pub(crate) const FILES_A_GROUP: u32 = 1 << 10;

/// Keys of a file, of which each may repeat most of the one before, take no more bytes together.
pub(crate) const MOST_KEYS: usize = 8 << 20;

const TALLY: u64 = 1;
const STREAM: u64 = 2;
/// The counts of courses are about right, not exact (beginnings of words).
const ABOUT: u64 = 4;

/// A piece of a list in a file of postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Courses.
    pub(crate) count: u32,
    /// Which of the postings files of the group.
    pub(crate) file: u32,
    /// First byte of the file's rest.
    pub(crate) offset: u32,
    /// Bytes.
    pub(crate) len: u32,
}

/// A set of cards in a file of streams: of so many courses of a list, after those of the set before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stream {
    /// How many courses.
    pub(crate) count: u32,
    /// Which of the files of streams of the group.
    pub(crate) file: u32,
    /// First byte of the file's text.
    pub(crate) offset: u32,
}

/// All of a term but its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Courses that have it.
    pub(crate) count: u32,
    /// Whether `count` is only about right.
    pub(crate) about: bool,
    /// How many of them the head holds, and where in the file's rest it lies.
    pub(crate) head: u32,
    pub(crate) head_bytes: Range<usize>,
    /// The rest of the list: first of the courses that have it in a title, then in another short field, then in the description.
    pub(crate) tails: [Vec<Piece>; 3],
    /// The cards of its first courses.
    pub(crate) streams: Vec<Stream>,
    /// Its facet counts, as [`crate::tally::Tally`] writes them; empty where it has none.
    pub(crate) tally: Vec<u8>,
}

/// Appends an entry; `before` is the key before it.
pub(crate) fn put_entry(out: &mut Vec<u8>, before: &[u8], key: &[u8], entry: &Entry) {
    let shared = shared_prefix(before, key);
    put_number(out, shared as u64);
    put_chunk(out, &key[shared..]);
    put_number(out, entry.count.into());
    let tally = if entry.tally.is_empty() { 0 } else { TALLY };
    let stream = if entry.streams.is_empty() { 0 } else { STREAM };
    let about = if entry.about { ABOUT } else { 0 };
    put_number(out, tally | stream | about);
    put_number(out, entry.head.into());
    put_number(out, entry.head_bytes.len() as u64);
    if entry.head < entry.count {
        for pieces in &entry.tails {
            put_number(out, pieces.len() as u64);
            for piece in pieces {
                for number in [piece.count, piece.file, piece.offset, piece.len] {
                    put_number(out, number.into());
                }
            }
        }
    }
    if !entry.streams.is_empty() {
        put_number(out, entry.streams.len() as u64);
    }
    for stream in &entry.streams {
        for number in [stream.count, stream.file, stream.offset] {
            put_number(out, number.into());
        }
    }
    if !entry.tally.is_empty() {
        put_chunk(out, &entry.tally);
    }
}

/// A file of terms that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Keys in order.
    keys: Vec<Vec<u8>>,
    entries: Vec<Entry>,
    pub(crate) cards: CardSet,
    heads: Vec<u8>,
}

impl Block {
    pub(crate) fn read(opened: Opened) -> Result<Self, Fault> {
        let mut reader = Reader::new(&opened.text);
        let mut block = Self::default();
        let mut key = Vec::new();
        let mut head = 0usize;
        let mut room = MOST_KEYS;
        for _ in 0..reader.count(6)? {
            next_key(&mut reader, &mut key)?;
            room = less(room, &key)?;
            if block.keys.last().is_some_and(|last| *last >= key) {
                return Err("its terms are not in order");
            }
            let entry = read_entry(&mut reader, &mut head)?;
            if head > opened.rest.len() {
                return Err("a list runs past the end");
            }
            block.keys.push(key.clone());
            block.entries.push(entry);
        }
        block.cards = CardSet::read(&mut reader)?;
        if !reader.is_empty() {
            return Err("it is longer than its terms and cards");
        }
        block.heads = opened.rest;
        Ok(block)
    }

    /// The place of a term.
    pub(crate) fn find(&self, key: &[u8]) -> Option<usize> {
        let place = self
            .keys
            .binary_search_by(|other| other.as_slice().cmp(key));
        place.ok()
    }

    /// The term at a place.
    pub(crate) fn entry(&self, place: usize) -> &Entry {
        &self.entries[place]
    }

    /// The key at a place.
    pub(crate) fn key(&self, place: usize) -> &[u8] {
        &self.keys[place]
    }

    /// The places of the terms that begin with some bytes.
    pub(crate) fn beginning_with(&self, prefix: &[u8]) -> std::ops::Range<usize> {
        let first = self.keys.partition_point(|key| key.as_slice() < prefix);
        let with = self.keys[first..]
            .iter()
            .take_while(|key| key.starts_with(prefix));
        first..first + with.count()
    }

    /// The bytes of an entry's head.
    pub(crate) fn head(&self, entry: &Entry) -> &[u8] {
        &self.heads[entry.head_bytes.clone()]
    }

    /// About how much memory it takes.
    pub(crate) fn size(&self) -> usize {
        let tallies: usize = self.entries.iter().map(|entry| entry.tally.len()).sum();
        self.keys.len() * 200 + tallies + self.heads.len() + self.cards.size()
    }
}

/// Reads a prefix-compressed key over the one before.
pub(crate) fn next_key(reader: &mut Reader, key: &mut Vec<u8>) -> Result<(), Fault> {
    let shared = reader.small()? as usize;
    if shared > key.len() {
        return Err("a term begins with more than the one before it has");
    }
    key.truncate(shared);
    key.extend_from_slice(reader.chunk()?);
    Ok(())
}

/// What is left of [`MOST_KEYS`] after a key.
pub(crate) fn less(room: usize, key: &[u8]) -> Result<usize, Fault> {
    room.checked_sub(key.len()).ok_or("its keys are too long")
}

/// The number of a file within the group.
fn file(reader: &mut Reader) -> Result<u32, Fault> {
    let file = reader.small()?;
    if file < FILES_A_GROUP {
        Ok(file)
    } else {
        Err("a list names a file that is not in its group")
    }
}

fn read_entry(reader: &mut Reader, head: &mut usize) -> Result<Entry, Fault> {
    let count = reader.small()?;
    let flags = reader.number()?;
    if flags & !(TALLY | STREAM | ABOUT) != 0 {
        return Err("a term has flags that this format does not have");
    }
    let mut entry = Entry {
        count,
        about: flags & ABOUT != 0,
        head: reader.small()?,
        ..Entry::default()
    };
    let end = head.saturating_add(reader.small()? as usize);
    entry.head_bytes = *head..end;
    *head = end;
    if entry.head < count {
        entry.tails = [pieces(reader)?, pieces(reader)?, pieces(reader)?];
    }
    let all = entry.tails.iter().flatten();
    let tails: u64 = all.map(|piece| u64::from(piece.count)).sum();
    if !entry.about && u64::from(entry.head) + tails != u64::from(count) {
        return Err("a list has not the courses that its count asks for");
    }
    if flags & STREAM != 0 {
        for _ in 0..reader.count(3)? {
            entry.streams.push(Stream {
                count: reader.small()?,
                file: file(reader)?,
                offset: reader.small()?,
            });
        }
    }
    if flags & TALLY != 0 {
        entry.tally = reader.chunk()?.to_vec();
    }
    Ok(entry)
}

fn pieces(reader: &mut Reader) -> Result<Vec<Piece>, Fault> {
    let count = reader.count(4)?;
    (0..count)
        .map(|_| {
            Ok(Piece {
                count: reader.small()?,
                file: file(reader)?,
                offset: reader.small()?,
                len: reader.small()?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::put_cards;

    #[test]
    fn entries_are_found() {
        let piece = |count| Piece {
            count,
            file: 1,
            offset: 2,
            len: 3,
        };
        let entry = |at: usize| Entry {
            count: 9,
            head: if at == 1 { 9 } else { 2 },
            head_bytes: at * 3..at * 3 + 3,
            tails: match at {
                1 => Default::default(),
                _ => [vec![piece(4), piece(1)], vec![], vec![piece(2)]],
            },
            streams: vec![
                Stream {
                    file: 0,
                    offset: 7,
                    count: 8
                };
                at
            ],
            tally: vec![1; at],
            ..Entry::default()
        };
        let keys = ["cook", "cooki", "dance", "机器"];
        let mut text = Vec::new();
        put_number(&mut text, 4);
        let mut before = "";
        for (at, key) in keys.iter().enumerate() {
            put_entry(&mut text, before.as_bytes(), key.as_bytes(), &entry(at));
            before = key;
        }
        put_cards(&mut text, &[]);
        let opened = |text: &[u8], len| Opened {
            text: text.to_vec(),
            rest: vec![5; len],
        };
        let block = Block::read(opened(&text, 12)).unwrap();
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(block.find(key.as_bytes()), Some(at));
            assert_eq!(
                (block.key(at), block.entry(at)),
                (key.as_bytes(), &entry(at))
            );
        }
        assert_eq!(block.beginning_with(b"coo"), 0..2);
        for key in ["a", "coo", "cookie", "z", "机"] {
            assert_eq!(block.find(key.as_bytes()), None);
        }
        assert!(Block::read(opened(&text, 11)).is_err());
        let mut foreign = entry(2);
        foreign.streams[0].file = FILES_A_GROUP;
        let mut other = vec![1];
        put_entry(&mut other, b"", b"cook", &foreign);
        put_cards(&mut other, &[]);
        let error = "a list names a file that is not in its group";
        assert_eq!(Block::read(opened(&other, 9)).err(), Some(error));
        for cut in 0..text.len() {
            assert!(Block::read(opened(&text[..cut], 12)).is_err(), "{cut}");
        }
    }

    #[test]
    fn keys_that_repeat_a_long_one_take_no_memory_without_end() {
        let long = vec![b'a'; 1 << 20];
        let mut text = Vec::new();
        put_number(&mut text, 40);
        let mut before = Vec::new();
        for last in 0..40 {
            let key = [&long[..], &[last]].concat();
            put_entry(&mut text, &before, &key, &Entry::default());
            before = key;
        }
        put_cards(&mut text, &[]);
        let rest = Vec::new();
        let read = Block::read(Opened { text, rest });
        assert_eq!(read.err(), Some("its keys are too long"));
    }
}
