//! Decoders of contents that passed the checks of the container.

use super::draw::Draw;
use super::sample::sample;
use crate::bits::BitReader;
use crate::block::{Block, next_key};
use crate::bytes::Reader;
use crate::cards::CardSet;
use crate::columns::{Facets, read_column, read_orders, read_providers};
use crate::container::FileKind;
use crate::engine::decode_any;
use crate::list::{List, MAX_PLACES};
use crate::pinyin::read_pairs;
use crate::root::{Root, closure};
use crate::tally::{Sizes, Tally};
use crate::weights::class;
use crate::words::each_word;

/// The root: read, asked for its files, and written again.
pub(super) fn root(input: &[u8]) {
    let opened = Draw::new(input).opened();
    let Ok(root) = Root::decode(&opened) else {
        return;
    };
    Tally::new(root.sizes());
    for kind in FileKind::IN_ROOT {
        let directory = root.directory(kind);
        for key in directory.keys.iter().take(50) {
            let place = directory.file_of(key);
            assert!(place.is_some(), "a key is in no file");
            place.and_then(|place| directory.named(place));
            assert!(directory.files_with(key).end as usize <= directory.keys.len());
        }
        directory.named(u32::MAX);
        directory.file_of(b"word");
    }
    for topic in 0..root.topics.len().min(50) as u32 {
        let all = closure(&root.topics, &[topic, u32::MAX]);
        assert!(all.contains(&topic));
    }
    // That counts of institutions are missing is not written.
    if root.tally.whole {
        let (text, rest) = root.encode();
        let back = Root::decode(&crate::container::Opened { text, rest });
        assert_eq!(back.as_ref(), Ok(&root), "a root does not come back");
    }
}

/// A file of terms, with the lists, tallies and cards in it.
pub(super) fn terms(input: &[u8]) {
    let root = &sample().root;
    let Ok(block) = Block::read(Draw::new(input).opened()) else {
        return;
    };
    block.size();
    for place in block.beginning_with(b"") {
        assert_eq!(block.find(block.key(place)), Some(place));
        let entry = block.entry(place);
        let mut list = List::default();
        if list
            .read(block.head(entry), root.docs, entry.head as usize)
            .is_ok()
        {
            look_at(&list, root.docs);
        }
        if !entry.tally.is_empty() {
            let _ = Tally::read(&mut Reader::new(&entry.tally), root.sizes());
        }
    }
    look_through(&block.cards);
}

/// Sets of cards, one after another, as in a file of streams.
pub(super) fn cards(input: &[u8]) {
    let mut reader = Reader::new(input);
    while !reader.is_empty() {
        let Ok(set) = CardSet::read(&mut reader) else {
            return;
        };
        look_through(&set);
    }
}

fn look_through(cards: &CardSet) {
    cards.size();
    for place in 0..cards.len() {
        let _ = cards.hit(place);
        cards.small(place);
        closure(&sample().root.topics, cards.topics(place));
        cards.languages(place);
        cards.titles(place);
    }
}

/// Columns of so many courses as the input says.
pub(super) fn columns(input: &[u8]) {
    let mut draw = Draw::new(input);
    let which = draw.byte();
    let docs = draw.number() as usize;
    let most = draw.number();
    let body = draw.all();
    let fits = |number: &u32| *number < most;
    match which % 5 {
        0 => {
            let valid = |(_, languages): &Facets| languages.iter().all(fits);
            if let Ok(column) = read_column::<Facets>(body, docs, valid) {
                assert_eq!(column.docs.len(), docs);
                let values = column.values.len();
                assert!(column.docs.iter().all(|value| (*value as usize) < values));
            }
        }
        1 => {
            let valid = |topics: &Vec<u32>| topics.iter().all(fits);
            if let Ok(column) = read_column::<Vec<u32>>(body, docs, valid) {
                assert_eq!(column.docs.len(), docs);
            }
        }
        2 => {
            if let Ok(providers) = read_providers(body, docs, most) {
                assert!(providers.iter().all(|number| *number <= most));
            }
        }
        3 => {
            if let Ok(orders) = read_orders(body, docs) {
                assert_eq!(orders.len(), docs);
            }
        }
        _ => {
            let sizes = Sizes {
                languages: docs % 1_000,
                topics: most as usize % 1_000,
                institutions: docs % 100_000,
            };
            if let Ok(tally) = Tally::read(&mut Reader::new(body), sizes) {
                let mut out = Vec::new();
                tally.put(sizes.institutions, &mut out);
                let back = Tally::read(&mut Reader::new(&out), sizes);
                assert_eq!(back.map(|tally| tally.whole), Ok(true));
            }
        }
    }
}

/// Lists of courses, one appended to another, and the bits they are of.
pub(super) fn lists(input: &[u8]) {
    let mut draw = Draw::new(input);
    let docs = draw.number();
    let mut list = List::default();
    if draw.chance() {
        let parameters = draw.bytes(16);
        let mut bits = BitReader::new(draw.all());
        for parameter in parameters {
            bits.rice(u32::from(parameter % 25));
            bits.bits(u32::from(parameter >> 3));
        }
        let _ = bits.check();
        return;
    }
    while !draw.is_empty() {
        let count = usize::from(draw.two());
        let length = usize::from(draw.two());
        let before = list.len();
        match list.read(draw.bytes(length), docs, count) {
            Ok(()) => assert_eq!(list.len(), before + count),
            Err(_) => return,
        }
    }
    look_at(&list, docs);
}

fn look_at(list: &List, docs: u32) {
    let mut places = 0;
    for at in 0..list.len() {
        assert!(list.docs[at] < docs, "a course that is not there");
        assert!(usize::from(list.class(at)) < class::COUNT);
        let own = list.places(at);
        assert!(own.is_sorted() && own.len() <= MAX_PLACES);
        places += own.len();
    }
    assert_eq!(places, list.places.len());
}

/// Words, pinyin and institutions.
pub(super) fn dictionaries(input: &[u8]) {
    let mut draw = Draw::new(input);
    let which = draw.byte();
    let start = usize::from(draw.byte() % 8);
    let start = draw.bytes(start);
    match which % 3 {
        0 => {
            let mut count = 0;
            let text = draw.all();
            let _ = each_word(text, start, |_, _| count += 1);
            assert!(count <= text.len());
        }
        1 => {
            let mut reader = Reader::new(draw.all());
            let mut key = Vec::new();
            while !reader.is_empty()
                && next_key(&mut reader, &mut key).is_ok()
                && read_pairs(&mut reader).is_ok()
            {}
        }
        _ => {
            let number = draw.number() % 3;
            let id = (FileKind::Institutions, number);
            let _ = decode_any(&sample().root, id, draw.opened());
        }
    }
}
