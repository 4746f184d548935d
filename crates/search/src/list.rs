//! Lists of postings: which courses have a term, and how.
//!
//! A list is a row of sections to its end. A section holds up to [`SECTION`] courses of one class in the order of their
//! numbers: a byte of class + 8 × count, where a count of 31 and more is written as 31 and follows; number of the first
//! course; Rice parameter (byte, not for a single course); then in bits for each course: the
//! gap to the one before less one (Rice; not for the first); in classes of titles one bit that says whether the
//! term also stands in another field; in the first class one that says whether it has places (a whole code has none); and in
//! classes up to the institution's its places.
//! Places: for each, the difference to the one before (Rice, parameter 3), then one bit that says whether another follows.
//! A place is `position * 2 + field`: 0 titles, 1 the institution's name.

use crate::bits::BitReader;
#[cfg(feature = "write")]
use crate::bits::{BitWriter, best_rice};
#[cfg(feature = "write")]
use crate::bytes::put_number;
use crate::bytes::{Fault, Reader};
use crate::weights::{class, is_title};

/// Courses a section.
pub(crate) const SECTION: usize = 1_024;
/// Counts from here on do not fit into a section's first byte.
const LONG: usize = 31;
/// How many places of a term in one course are kept.
pub(crate) const MAX_PLACES: usize = 63;
/// No place is higher. The longest texts have some thousands, and distances of a query are added to places.
const HIGHEST_PLACE: u32 = 1 << 20;
/// Parameter of the code of places.
const PLACE_RICE: u32 = 3;

/// Whether postings of a class have places.
pub(crate) fn has_places(class: u8) -> bool {
    class <= class::INSTITUTION
}

/// Postings on their way into a file, one number each: class, course, the bit [`ELSEWHERE`], and where its places lie.
/// Ordered by these numbers they are in the order of a list.
#[cfg(feature = "write")]
#[derive(Clone, Debug, Default)]
pub(crate) struct Postings {
    pub(crate) keys: Vec<u64>,
    /// For each posting that has any: how many places, then the places, ascending.
    places: Vec<u32>,
}

#[cfg(feature = "write")]
const ELSEWHERE: u64 = 1 << 31;

#[cfg(feature = "write")]
impl Postings {
    /// Adds a posting. `places` are those of titles and of the institution's name, ascending.
    pub(crate) fn push(&mut self, doc: u32, class: u8, elsewhere: bool, places: &[u32]) {
        let at = if has_places(class) {
            self.places.push(places.len() as u32);
            self.places.extend_from_slice(places);
            self.places.len() - places.len()
        } else {
            0
        };
        let elsewhere = if elsewhere { ELSEWHERE } else { 0 };
        self.keys
            .push(u64::from(class) << 60 | u64::from(doc) << 32 | elsewhere | at as u64);
    }

    /// Puts them in the order of a list.
    pub(crate) fn sort(&mut self) {
        self.keys.sort_unstable();
    }

    /// The course of a key.
    pub(crate) fn doc(key: u64) -> u32 {
        (key >> 32) as u32 & 0x0fff_ffff
    }

    /// The class of a key.
    pub(crate) fn class(key: u64) -> u8 {
        (key >> 60) as u8
    }

    fn places_of(&self, key: u64) -> &[u32] {
        let at = (key & (ELSEWHERE - 1)) as usize;
        let count = self.places[at - 1] as usize;
        &self.places[at..at + count]
    }

    /// How many are of a class before another; they come first once sorted.
    pub(crate) fn before(&self, class: u8) -> usize {
        self.keys.partition_point(|key| Self::class(*key) < class)
    }

    /// Appends some of them as a list; they are sorted.
    pub(crate) fn put(&self, range: std::ops::Range<usize>, out: &mut Vec<u8>) {
        for run in self.keys[range].chunk_by(|a, b| Self::class(*a) == Self::class(*b)) {
            for section in run.chunks(SECTION) {
                self.put_section(section, out);
            }
        }
    }

    fn put_section(&self, section: &[u64], out: &mut Vec<u8>) {
        let (first, last) = (Self::doc(section[0]), Self::doc(section[section.len() - 1]));
        let class = Self::class(section[0]);
        let gaps = section.len() - 1;
        let k = best_rice(u64::from(last - first) - gaps as u64, gaps);
        let many = section.len();
        out.push(class | (many.min(LONG) as u8) << 3);
        if many >= LONG {
            put_number(out, many as u64);
        }
        put_number(out, u64::from(first));
        if many > 1 {
            out.push(k as u8);
        }
        let mut bits = BitWriter::default();
        let mut before = None;
        for key in section {
            let doc = Self::doc(*key);
            if let Some(before) = before {
                bits.rice(doc - before - 1, k);
            }
            before = Some(doc);
            if is_title(class) {
                bits.bits(u32::from(key & ELSEWHERE != 0), 1);
            }
            if has_places(class) {
                let places = self.places_of(*key);
                if class == class::WHOLE {
                    bits.bits(u32::from(!places.is_empty()), 1);
                }
                put_places(&mut bits, places);
            }
        }
        out.extend(bits.finish());
    }
}

#[cfg(feature = "write")]
fn put_places(bits: &mut BitWriter, places: &[u32]) {
    let mut before = 0;
    for (at, place) in places.iter().enumerate() {
        bits.rice(place - before, PLACE_RICE);
        bits.bits((at + 1 < places.len()).into(), 1);
        before = *place;
    }
}

/// Postings as the engine works with them: columns of the same length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    pub(crate) docs: Vec<u32>,
    /// Class, with [`List::ELSEWHERE`].
    pub(crate) info: Vec<u8>,
    /// Where the places of each posting begin in `places`; they end where the next begin.
    pub(crate) starts: Vec<u32>,
    pub(crate) places: Vec<u32>,
}

impl List {
    /// Bit of [`List::info`]: the term also stands in another field.
    pub(crate) const ELSEWHERE: u8 = 0x80;

    pub(crate) fn len(&self) -> usize {
        self.docs.len()
    }

    pub(crate) fn class(&self, at: usize) -> u8 {
        self.info[at] & !Self::ELSEWHERE
    }

    pub(crate) fn places(&self, at: usize) -> &[u32] {
        let end = self
            .starts
            .get(at + 1)
            .map_or(self.places.len(), |end| *end as usize);
        &self.places[self.starts[at] as usize..end]
    }

    /// Reads a list to its end and appends its postings, `count` of them. Only courses below `docs` are taken.
    pub(crate) fn read(&mut self, bytes: &[u8], docs: u32, count: usize) -> Result<(), Fault> {
        let wanted = self.len().saturating_add(count);
        // A posting takes a bit or more: no count makes room for more than could be there.
        let room = count.min(bytes.len() * 8);
        self.docs.reserve(room);
        self.info.reserve(room);
        self.starts.reserve(room);
        let mut rest = bytes;
        while !rest.is_empty() {
            let mut reader = Reader::new(rest);
            let start = reader.byte()?;
            let class = start & 7;
            let many = match usize::from(start >> 3) {
                LONG => reader.small()? as usize,
                many => many,
            };
            let first = reader.small()?;
            let k = if many > 1 {
                u32::from(reader.byte()?)
            } else {
                0
            };
            if usize::from(class) >= class::COUNT || k > 24 || many == 0 || many > SECTION {
                return Err("a list has a section that this format does not have");
            }
            if self.len() + many > wanted {
                return Err("a list is longer than its count");
            }
            let head = rest.len() - reader.left();
            let mut bits = BitReader::new(&rest[head..]);
            self.section(&mut bits, class, many, k, first)?;
            bits.check()?;
            if self.docs.last().is_some_and(|last| *last >= docs) {
                return Err("a course number is too large");
            }
            rest = rest.get(head + bits.bytes_read()..).unwrap_or_default();
        }
        if self.len() == wanted {
            Ok(())
        } else {
            Err("a list is shorter than its count")
        }
    }

    fn section(
        &mut self,
        bits: &mut BitReader,
        class: u8,
        many: usize,
        k: u32,
        first: u32,
    ) -> Result<(), Fault> {
        let mut doc = first;
        for at in 0..many {
            if at > 0 {
                doc = doc
                    .checked_add(bits.rice(k))
                    .and_then(|doc| doc.checked_add(1))
                    .ok_or("a course number is too large")?;
            }
            let mut info = class;
            if is_title(class) && bits.bits(1) == 1 {
                info |= Self::ELSEWHERE;
            }
            self.docs.push(doc);
            self.info.push(info);
            self.starts.push(self.places.len() as u32);
            if has_places(class) && (class != class::WHOLE || bits.bits(1) == 1) {
                self.read_places(bits)?;
            }
        }
        Ok(())
    }

    fn read_places(&mut self, bits: &mut BitReader) -> Result<(), Fault> {
        let mut place = 0u32;
        for _ in 0..MAX_PLACES {
            place = place
                .checked_add(bits.rice(PLACE_RICE))
                .filter(|place| *place <= HIGHEST_PLACE)
                .ok_or("a place is too large")?;
            self.places.push(place);
            if bits.bits(1) == 0 {
                return Ok(());
            }
        }
        Err("a course has more places than this format allows")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postings(count: u32) -> Postings {
        let mut out = Postings::default();
        for n in 0..count {
            let class = (n / 700) as u8 % class::COUNT as u8;
            let places: &[u32] = match n % 3 {
                0 if class == class::WHOLE => &[],
                0 => &[0, 9, 1_000],
                _ => &[7],
            };
            let doc = (count - n) * 3 + n % 2;
            let places = if has_places(class) { places } else { &[] };
            out.push(doc, class, is_title(class) && n % 5 == 0, places);
        }
        out.sort();
        out
    }

    #[test]
    fn a_list_comes_back() {
        let postings = postings(9_000);
        let count = postings.keys.len();
        let mut bytes = Vec::new();
        postings.put(0..5_000, &mut bytes);
        postings.put(5_000..count, &mut bytes);
        let mut list = List::default();
        list.read(&bytes, 100_000, count).unwrap();
        for (at, key) in postings.keys.iter().enumerate() {
            assert_eq!(list.docs[at], Postings::doc(*key));
            assert_eq!(list.class(at), Postings::class(*key));
            assert_eq!(list.info[at] & List::ELSEWHERE != 0, key & ELSEWHERE != 0);
            if has_places(list.class(at)) {
                assert_eq!(list.places(at), postings.places_of(*key));
            }
        }
        for (docs, count) in [(100, count), (100_000, count - 1), (100_000, count + 1)] {
            assert!(List::default().read(&bytes, docs, count).is_err());
        }
    }

    #[test]
    fn a_place_that_no_text_has_is_refused() {
        for (place, read) in [(HIGHEST_PLACE, true), (HIGHEST_PLACE + 1, false)] {
            let mut one = Postings::default();
            one.push(5, class::TITLE, false, &[place]);
            let mut bytes = Vec::new();
            one.put(0..1, &mut bytes);
            assert_eq!(List::default().read(&bytes, 9, 1).is_ok(), read);
        }
    }

    #[test]
    fn a_cut_list_is_refused() {
        let postings = postings(40);
        let mut bytes = Vec::new();
        postings.put(0..40, &mut bytes);
        for cut in 0..bytes.len() {
            assert!(
                List::default().read(&bytes[..cut], 100_000, 40).is_err(),
                "{cut}"
            );
        }
    }
}
