//! The dictionary that the texts of all files are packed with: what they would say again and again.
//!
//! The largest institutions as they stand in sets of cards, then pieces of titles, the most frequent last: DEFLATE writes
//! near ones shorter.

use super::docs::Numbered;
use crate::bytes::{put_chunk, put_text};
use rustc_hash::FxHashMap;

/// Bytes of institutions.
const INSTITUTIONS: usize = 14 * 1_024;
/// Bytes of pieces of titles.
const TITLES: usize = 10 * 1_024;
/// Titles that are looked at, evenly spread over all.
const SAMPLE: u32 = 20_000;
/// Longest row of words that is one piece.
const WORDS: usize = 4;
/// Longest row of ideographs.
const IDEOGRAPHS: usize = 6;
/// So often a piece must stand in the sample.
const OFTEN: u32 = 4;

/// The dictionary of a catalogue; empty for one that has nothing often.
pub(super) fn of(numbered: &Numbered) -> Vec<u8> {
    let mut out = Vec::new();
    for (id, name) in &numbered.institutions {
        let mut entry = Vec::new();
        put_chunk(&mut entry, id.as_bytes());
        put_text(&mut entry, name);
        if out.len() + entry.len() > INSTITUTIONS || numbered.docs.len() < SAMPLE as usize / 100 {
            break;
        }
        out.extend(entry);
    }
    let docs = numbered.docs.len() as u32;
    let mut pieces: FxHashMap<&str, u32> = FxHashMap::default();
    for at in 0..docs.min(SAMPLE) {
        let doc = (u64::from(at) * u64::from(docs) / u64::from(docs.min(SAMPLE))) as u32;
        for (_, title) in numbered.card(doc).titles {
            each_piece(title, |piece| *pieces.entry(piece).or_default() += 1);
        }
    }
    // What a piece saves: about its length less the three bytes of a reference, each time.
    let mut order: Vec<(u64, &str)> = pieces
        .into_iter()
        .filter(|(piece, count)| *count >= OFTEN && piece.len() > 4)
        .map(|(piece, count)| (u64::from(count) * (piece.len() as u64 - 3), piece))
        .collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    let mut taken: Vec<&str> = Vec::new();
    let mut size = 0;
    for (_, piece) in order {
        // Nothing that stands in a better piece already.
        if taken.iter().any(|better| better.contains(piece)) {
            continue;
        }
        size += piece.len();
        if size > TITLES {
            break;
        }
        taken.push(piece);
    }
    taken
        .iter()
        .rev()
        .for_each(|piece| out.extend_from_slice(piece.as_bytes()));
    out
}

/// Calls `each` with rows of up to [`WORDS`] words, with the space behind, and of up to [`IDEOGRAPHS`] characters of scripts without spaces.
fn each_piece<'t>(title: &'t str, mut each: impl FnMut(&'t str)) {
    let ends: Vec<usize> = title
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(at, _)| at + 1)
        .chain([title.len()])
        .collect();
    let mut start = 0;
    for (at, end) in ends.iter().enumerate() {
        ends[at..]
            .iter()
            .take(WORDS)
            .for_each(|end| each(&title[start..*end]));
        let word = &title[start..*end];
        if !word.is_ascii() {
            let edges: Vec<usize> = word
                .char_indices()
                .map(|(at, _)| at)
                .chain([word.len()])
                .collect();
            for (from, start) in edges.iter().enumerate() {
                edges[from + 1..]
                    .iter()
                    .take(IDEOGRAPHS)
                    .for_each(|end| each(&word[*start..*end]));
            }
        }
        start = *end;
    }
}
