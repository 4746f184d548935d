//! Files of terms: which terms go into one, and its text.

use super::docs::Numbered;
use super::group::Ready;
use crate::block::{Entry, put_entry};
use crate::bytes::put_number;
use crate::cards::put_cards;
use crate::list::Postings;
use std::collections::BTreeSet;

/// Files of terms aim at this many bytes.
const AIM: usize = 8 * 1_024 + 512;
/// A term with its lists encoded.
pub(super) struct Encoded {
    pub(super) ready: usize,
    pub(super) entry: Entry,
    pub(super) head: Vec<u8>,
    /// Courses whose cards lie with it.
    pub(super) cards: std::ops::Range<usize>,
}

/// The shortest bytes that are above the key before and not above this one; nothing before the first of all.
pub(super) fn separator(before: &[u8], key: &[u8]) -> Vec<u8> {
    if before.is_empty() {
        return Vec::new();
    }
    let shared = crate::bytes::shared_prefix(before, key);
    key[..(shared + 1).min(key.len())].to_vec()
}

/// Cuts terms into files of about [`AIM`] bytes. Cards are counted where they are new to the file.
pub(super) fn cut(encoded: &[Encoded], ready: &[Ready]) -> Vec<std::ops::Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut size) = (0, 0);
    let mut docs = BTreeSet::new();
    for (at, one) in encoded.iter().enumerate() {
        let cards = &ready[one.ready].postings.keys[one.cards.clone()];
        let new = cards
            .iter()
            .filter(|key| !docs.contains(&Postings::doc(**key)))
            .count();
        let pieces = one.entry.tails.iter().flatten().count() + one.entry.streams.len();
        let own = ready[one.ready].key.len() / 2
            + 4
            + one.head.len()
            + one.entry.tally.len() * 7 / 8
            + pieces * 6;
        if size + own + new * 27 > AIM && at > start {
            blocks.push(start..at);
            (start, size) = (at, 0);
            docs.clear();
        }
        size += own + new * 27;
        docs.extend(cards.iter().map(|key| Postings::doc(*key)));
    }
    if start < encoded.len() {
        blocks.push(start..encoded.len());
    }
    blocks
}

pub(super) fn block_text(
    block: &[Encoded],
    ready: &[Ready],
    numbered: &Numbered,
) -> (Vec<u8>, Vec<u8>) {
    let mut docs = BTreeSet::new();
    for one in block {
        let cards = &ready[one.ready].postings.keys[one.cards.clone()];
        docs.extend(cards.iter().map(|key| Postings::doc(*key)));
    }
    let (mut text, mut rest) = (Vec::new(), Vec::new());
    put_number(&mut text, block.len() as u64);
    let mut before: &[u8] = &[];
    for one in block {
        let mut entry = one.entry.clone();
        entry.head_bytes = rest.len()..rest.len() + one.head.len();
        rest.extend_from_slice(&one.head);
        let key = &ready[one.ready].key;
        put_entry(&mut text, before, key, &entry);
        before = key;
    }
    let cards: Vec<_> = docs.into_iter().map(|doc| numbered.card(doc)).collect();
    put_cards(&mut text, &cards);
    (text, rest)
}
