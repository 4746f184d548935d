//! Lists of postings: where a term stands.
//!
//! A list is a row of groups; a group holds the courses whose fields byte is the same:
//! fields byte, count, then for each course its number less the one before, and, where the fields byte has one of the placed
//! fields, its places: each is the difference to the one before times two, plus one where another follows.
//! A place is `position * 4 + field` (0 title, 1 institution, 2 topic, 3 keyword).

use crate::bytes::{Fault, Reader, put_number};
use crate::weights::{self, Match, field};
use std::cmp::Reverse;

/// How many places of a term in one course are kept.
pub(crate) const MAX_PLACES: usize = 255;

/// A course that has a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) doc: u32,
    /// Bits of [`field`], with the focus above.
    pub(crate) fields: u8,
    /// Places in ascending order.
    pub(crate) places: Vec<u32>,
}

impl Posting {
    /// The order of heads: the heaviest first, then the best rank.
    pub(crate) fn impact_order(&self) -> (Reverse<u32>, u32) {
        (
            Reverse(weights::weight(self.fields, Match::Exact)),
            self.doc,
        )
    }
}

/// Appends postings as a list. They are in any order, each course once.
pub(crate) fn put_list(out: &mut Vec<u8>, postings: &[Posting]) {
    let mut order: Vec<&Posting> = postings.iter().collect();
    order.sort_unstable_by_key(|posting| (posting.fields, posting.doc));
    for group in order.chunk_by(|a, b| a.fields == b.fields) {
        out.push(group[0].fields);
        put_number(out, group.len() as u64);
        let mut before = 0;
        for posting in group {
            put_number(out, u64::from(posting.doc - before));
            before = posting.doc;
            if posting.fields & field::PLACED != 0 {
                put_places(out, &posting.places);
            }
        }
    }
}

fn put_places(out: &mut Vec<u8>, places: &[u32]) {
    let mut before = 0;
    for (at, place) in places.iter().enumerate() {
        let more = u64::from(at + 1 < places.len());
        put_number(out, u64::from(place - before) << 1 | more);
        before = *place;
    }
}

/// Reads a list to its end and appends its postings. Only courses below `docs` are taken.
pub(crate) fn read_list(bytes: &[u8], docs: u32, out: &mut Vec<Posting>) -> Result<(), Fault> {
    let mut reader = Reader::new(bytes);
    while !reader.is_empty() {
        let fields = reader.byte()?;
        let mut doc = 0u32;
        for _ in 0..reader.count(1)? {
            doc = doc
                .checked_add(reader.small()?)
                .ok_or("a course number is too large")?;
            if doc >= docs {
                return Err("a course number is too large");
            }
            let places = if fields & field::PLACED != 0 {
                read_places(&mut reader)?
            } else {
                Vec::new()
            };
            out.push(Posting {
                doc,
                fields,
                places,
            });
        }
    }
    Ok(())
}

fn read_places(reader: &mut Reader) -> Result<Vec<u32>, Fault> {
    let mut places = Vec::new();
    let mut place = 0u32;
    loop {
        let step = reader.number()?;
        let difference = u32::try_from(step >> 1).map_err(|_| "a place is too large")?;
        place = place
            .checked_add(difference)
            .ok_or("a place is too large")?;
        places.push(place);
        if step & 1 == 0 {
            return Ok(places);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back() {
        let postings: Vec<Posting> = (0..300u32)
            .map(|n| {
                let fields =
                    [field::TITLE | 3 << field::FOCUS_SHIFT, field::DESCRIPTION][n as usize % 2];
                let places = if n % 2 == 0 {
                    vec![n % 7, 9, 1_000]
                } else {
                    Vec::new()
                };
                Posting {
                    doc: n * 3,
                    fields,
                    places,
                }
            })
            .collect();
        let mut bytes = Vec::new();
        put_list(&mut bytes, &postings);
        let mut back = Vec::new();
        read_list(&bytes, 900, &mut back).unwrap();
        back.sort_by_key(|posting| posting.doc);
        assert_eq!(back, postings);
        assert!(read_list(&bytes, 897, &mut Vec::new()).is_err());
    }
}
