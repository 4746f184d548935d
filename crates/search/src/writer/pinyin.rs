//! The dictionary of pinyin: for two syllables, and for two initials, the pairs of characters that sound so.

use super::files::File;
use super::words::keyed;
use crate::bytes::put_number;
use crate::container::FileKind;
use crate::pinyin::key;
use crate::root::Directory;
use pinyin::ToPinyinMulti;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Pairs of an entry, those of most courses.
const MOST_PAIRS: usize = 200;

/// Pairs with their counts, most first.
type Pairs = Vec<(Reverse<u32>, [char; 2])>;

/// The files of the dictionary. `counts` says of each term how many courses have it, and how many in more than the description.
pub(super) fn dictionary(
    counts: &FxHashMap<Box<str>, (u32, u32)>,
    dictionary: &[u8],
) -> (Directory, Vec<File>) {
    let mut entries: BTreeMap<Vec<u8>, Pairs> = BTreeMap::new();
    for (term, (count, titled)) in counts {
        let mut letters = term.chars();
        let (Some(a), Some(b), None, true) =
            (letters.next(), letters.next(), letters.next(), *titled > 0)
        else {
            continue;
        };
        let mut keys = Vec::new();
        for first in readings(a) {
            for second in readings(b) {
                keys.push(key(false, first, second));
                keys.push(key(true, &first[..1], &second[..1]));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            entries
                .entry(key)
                .or_default()
                .push((Reverse(*count), [a, b]));
        }
    }
    let sorted: Vec<_> = entries
        .into_iter()
        .map(|(key, mut pairs)| {
            pairs.sort_unstable();
            pairs.truncate(MOST_PAIRS);
            (key, pairs)
        })
        .collect();
    keyed(FileKind::Pinyin, &sorted, dictionary, |out, pairs| {
        put_number(out, pairs.len() as u64);
        for (Reverse(count), pair) in pairs {
            pair.iter()
                .for_each(|c| put_number(out, u64::from(u32::from(*c))));
            put_number(out, u64::from(*count));
        }
    })
}

/// All readings of a character without tones, in ASCII: ü as v, and, as it is also typed, as u. None for other characters.
pub(crate) fn readings(c: char) -> Vec<&'static str> {
    let mut out: Vec<&'static str> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = match reading.plain() {
            "lü" => &["lv", "lu"][..],
            "nü" => &["nv", "nu"],
            "lüe" => &["lve", "lue"],
            "nüe" => &["nve", "nue"],
            "ê" => &["e"],
            // Interjections, which are no syllables that one would type.
            "m" | "n" | "ng" | "hm" | "hng" => &[],
            other => &[other],
        };
        out.extend(
            plain
                .iter()
                .filter(|one| !out.contains(*one))
                .copied()
                .collect::<Vec<_>>(),
        );
    }
    out
}
