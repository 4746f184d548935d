//! Files of terms: each with its count and the best of its postings.
//!
//! Terms are sorted by their bytes. An entry: how many bytes it begins with like the one before, the rest of the term, count of courses,
//! flags (1: a tail follows, 2: an answer follows), the head (a list, its length before it), then
//! the tail's place (file, byte, length) and the answer (its length before it).

use crate::bytes::{Fault, Reader, put_chunk, put_number, shared_prefix};
use crate::tally::{Sizes, Tally};

/// How many postings the head of a term holds.
pub(crate) const HEAD: usize = 128;
/// How many cards an answer holds: one page.
pub(crate) const ANSWER_CARDS: usize = 10;

const TAIL: u64 = 1;
const ANSWER: u64 = 2;

/// Where the rest of a term's postings lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tail {
    /// Number of the first postings file.
    pub(crate) file: u32,
    /// Byte of its body; 0 where the tail goes on into further files.
    pub(crate) offset: u32,
    /// Bytes in all.
    pub(crate) len: u32,
}

/// A term as it lies in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// Courses that have it.
    pub(crate) count: u32,
    /// The best postings, a list.
    pub(crate) head: &'a [u8],
    pub(crate) tail: Option<Tail>,
    /// [`Answer`] of a query of this term alone.
    pub(crate) answer: Option<&'a [u8]>,
}

/// Appends an entry; `before` is the term before it in the file.
pub(crate) fn put_entry(out: &mut Vec<u8>, before: &[u8], term: &[u8], entry: Entry) {
    let shared = shared_prefix(before, term);
    put_number(out, shared as u64);
    put_chunk(out, &term[shared..]);
    put_number(out, u64::from(entry.count));
    let tail = if entry.tail.is_some() { TAIL } else { 0 };
    let answer = if entry.answer.is_some() { ANSWER } else { 0 };
    put_number(out, tail | answer);
    put_chunk(out, entry.head);
    if let Some(tail) = entry.tail {
        put_number(out, u64::from(tail.file));
        put_number(out, u64::from(tail.offset));
        put_number(out, u64::from(tail.len));
    }
    if let Some(answer) = entry.answer {
        put_chunk(out, answer);
    }
}

/// Looks a term up in the body of a file. The whole file up to it is checked on the way.
pub(crate) fn find<'a>(body: &'a [u8], wanted: &[u8]) -> Result<Option<Entry<'a>>, Fault> {
    let mut reader = Reader::new(body);
    let mut term = Vec::new();
    while !reader.is_empty() {
        let before = term.clone();
        next_key(&mut reader, &mut term)?;
        if !before.is_empty() && term <= before {
            return Err("its terms are not in order");
        }
        let entry = read_entry(&mut reader)?;
        match term.as_slice().cmp(wanted) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => return Ok(Some(entry)),
            std::cmp::Ordering::Greater => return Ok(None),
        }
    }
    Ok(None)
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

fn read_entry<'a>(reader: &mut Reader<'a>) -> Result<Entry<'a>, Fault> {
    let count = reader.small()?;
    let flags = reader.number()?;
    if flags & !(TAIL | ANSWER) != 0 {
        return Err("a term has flags that this format does not have");
    }
    let head = reader.chunk()?;
    let tail = if flags & TAIL != 0 {
        Some(Tail {
            file: reader.small()?,
            offset: reader.small()?,
            len: reader.small()?,
        })
    } else {
        None
    };
    let answer = if flags & ANSWER != 0 {
        Some(reader.chunk()?)
    } else {
        None
    };
    Ok(Entry {
        count,
        head,
        tail,
        answer,
    })
}

/// All that a query of one term needs: facet counts, and the cards of its best results in the head's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer<'a> {
    pub(crate) tally: Tally,
    pub(crate) cards: Vec<&'a [u8]>,
}

/// Writes an answer.
pub(crate) fn put_answer(tally: &Tally, cards: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    tally.put(&mut out);
    put_number(&mut out, cards.len() as u64);
    cards.iter().for_each(|card| put_chunk(&mut out, card));
    out
}

/// Reads an answer.
pub(crate) fn read_answer(bytes: &[u8], sizes: Sizes) -> Result<Answer<'_>, Fault> {
    let mut reader = Reader::new(bytes);
    let tally = Tally::read(&mut reader, sizes)?;
    let cards = (0..reader.count(1)?)
        .map(|_| reader.chunk())
        .collect::<Result<_, _>>()?;
    Ok(Answer { tally, cards })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found() {
        let tail = Some(Tail {
            file: 1,
            offset: 2,
            len: 3,
        });
        let entry = |count, answer| Entry {
            count,
            head: &[1, 2],
            tail,
            answer,
        };
        let terms = [("cook", 1), ("cooki", 2), ("dance", 3), ("机器", 4)];
        let mut body = Vec::new();
        let mut before = "";
        for (term, count) in terms {
            put_entry(
                &mut body,
                before.as_bytes(),
                term.as_bytes(),
                entry(count, Some(&[9][..])),
            );
            before = term;
        }
        for (term, count) in terms {
            assert_eq!(
                find(&body, term.as_bytes()),
                Ok(Some(entry(count, Some(&[9][..]))))
            );
        }
        for term in ["a", "coo", "cookie", "z", "机"] {
            assert_eq!(find(&body, term.as_bytes()), Ok(None));
        }
        for cut in 0..body.len() {
            let found = find(&body[..cut], "机器".as_bytes());
            assert!(matches!(found, Err(_) | Ok(None)), "{cut}");
        }
    }
}
