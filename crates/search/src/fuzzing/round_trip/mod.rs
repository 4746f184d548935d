//! What is written comes back.

mod cards;

use super::draw::Draw;
use crate::bits::{BitReader, BitWriter, best_rice};
use crate::bytes::{Reader, put_number, put_text};
use crate::card::Small;
use crate::columns::{
    Facets, Order, Value, put_column, put_orders, put_providers, read_column, read_orders,
    read_providers,
};
use crate::list::{List, MAX_PLACES, Postings, has_places};
use crate::query::Facet;
use crate::tally::{Sizes, Tally};
use crate::weights::{class, is_title};
use lifelong_api::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// By the first byte: bits, a list, cards, columns, a tally, entries of terms, numbers and texts.
pub(super) fn round_trip(input: &[u8]) {
    let mut draw = Draw::new(input);
    match draw.byte() % 7 {
        0 => bits(&mut draw),
        1 => list(&mut draw),
        2 => cards::cards(&mut draw),
        3 => columns(&mut draw),
        4 => tally(&mut draw),
        5 => cards::entries(&mut draw),
        _ => numbers(&mut draw),
    }
}

fn bits(draw: &mut Draw) {
    let k = u32::from(draw.byte()) % 25;
    let mut values = Vec::new();
    let mut writer = BitWriter::default();
    while !draw.is_empty() {
        let (value, width) = (draw.number(), u32::from(draw.byte()) % 33);
        let low = value & u32::MAX.checked_shr(32 - width).unwrap_or(0);
        writer.rice(value, k);
        writer.bits(low, width);
        values.push((value, low, width));
    }
    let sum = values.iter().map(|(value, ..)| u64::from(*value)).sum();
    assert!(best_rice(sum, values.len()) <= 24);
    let bytes = writer.finish();
    let mut reader = BitReader::new(&bytes);
    for (value, low, width) in values {
        assert_eq!((reader.rice(k), reader.bits(width)), (value, low));
    }
    assert_eq!((reader.check(), reader.bytes_read()), (Ok(()), bytes.len()));
}

fn list(draw: &mut Draw) {
    let mut wanted: BTreeMap<(u8, u32), (bool, Vec<u32>)> = BTreeMap::new();
    while !draw.is_empty() {
        let class = draw.byte() % class::COUNT as u8;
        let doc = draw.number() & 0x07ff_ffff;
        // Many in a row fill several sections.
        let many = if draw.byte() == 7 { 2_500 } else { 0 };
        let elsewhere = is_title(class) && draw.chance();
        let places = if has_places(class) {
            places(draw, class)
        } else {
            Vec::new()
        };
        for doc in doc..=doc + many {
            wanted.insert((class, doc), (elsewhere, places.clone()));
        }
    }
    let mut postings = Postings::default();
    for ((class, doc), (elsewhere, places)) in wanted.iter().rev() {
        postings.push(*doc, *class, *elsewhere, places);
    }
    postings.sort();
    let mut bytes = Vec::new();
    postings.put(0..wanted.len(), &mut bytes);
    let mut back = List::default();
    assert_eq!(back.read(&bytes, u32::MAX, wanted.len()), Ok(()));
    for (at, ((class, doc), (elsewhere, places))) in wanted.iter().enumerate() {
        assert_eq!((back.class(at), back.docs[at]), (*class, *doc));
        assert_eq!(back.info[at] & List::ELSEWHERE != 0, *elsewhere);
        assert_eq!(back.places(at), places);
    }
}

/// Ascending places; some for every class but that of whole titles, whose codes have none.
fn places(draw: &mut Draw, class: u8) -> Vec<u32> {
    let many = usize::from(draw.byte()) % (MAX_PLACES + 1);
    let many = if class == class::WHOLE {
        many
    } else {
        many.max(1)
    };
    let mut place = 0;
    let mut next = || {
        place += u32::from(draw.byte());
        place
    };
    (0..many).map(|_| next()).collect()
}

fn columns(draw: &mut Draw) {
    let topics: Vec<Vec<u32>> = distinct(draw, |draw| {
        (0..draw.byte() % 5).map(|_| draw.number()).collect()
    });
    let facets: Vec<Facets> = distinct(draw, |draw| {
        let many = draw.byte() % 5;
        (small(draw), (0..many).map(|_| draw.number()).collect())
    });
    let known = |draw: &mut Draw| draw.chance().then(|| draw.number());
    let (mut orders, mut providers, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    while !draw.is_empty() {
        keys.push(u32::from(draw.byte()));
        providers.push(draw.number());
        let enrolled = known(draw).map(|low| u64::from(low) << 31 | u64::from(low));
        orders.push(Order {
            enrolled,
            modified: known(draw),
            minutes: known(draw),
        });
    }
    let back = read_orders(&put_orders(&orders), orders.len());
    assert_eq!(back, Ok(orders));
    let back = read_providers(&put_providers(&providers), providers.len(), u32::MAX);
    assert_eq!(back, Ok(providers));
    column(&keys, &topics);
    column(&keys, &facets);
}

/// Up to sixteen different things, one at the least.
fn distinct<T: Ord>(draw: &mut Draw, one: impl Fn(&mut Draw) -> T) -> Vec<T> {
    let many = 1 + draw.byte() % 16;
    let all: BTreeSet<T> = (0..many).map(|_| one(draw)).collect();
    all.into_iter().collect()
}

fn column<T: Value + Clone + PartialEq + Debug>(keys: &[u32], values: &[T]) {
    let many = values.len() as u32;
    let keys: Vec<u32> = keys.iter().map(|key| key % many).collect();
    let body = put_column(&keys, |key| &values[key as usize]);
    let back = read_column::<T>(&body, keys.len(), |_| true).expect("a column comes back");
    for (place, key) in back.docs.iter().zip(&keys) {
        assert_eq!(back.values[*place as usize], values[*key as usize]);
    }
}

fn small(draw: &mut Draw) -> Small {
    Small {
        area: draw.byte() % 7,
        kind: draw.byte() % 5,
        format: draw.byte() % 7,
        level: draw.byte() % 4,
        free: draw.byte() % 3,
        length: draw.byte() % 6,
    }
}

fn tally(draw: &mut Draw) {
    let sizes = Sizes {
        languages: draw.below(40),
        topics: draw.below(400),
        institutions: draw.below(4_000),
    };
    let mut tally = Tally::new(sizes);
    while !draw.is_empty() {
        let facet = Facet::ALL[draw.below(Facet::ALL.len())];
        let at = draw.below(4_000);
        if let Some(count) = tally.of_mut(facet).get_mut(at) {
            *count = draw.number();
        }
    }
    let mut out = Vec::new();
    tally.put(sizes.institutions, &mut out);
    let mut reader = Reader::new(&out);
    assert_eq!(Tally::read(&mut reader, sizes), Ok(tally));
    assert!(reader.is_empty());
}

fn numbers(draw: &mut Draw) {
    let many = usize::from(draw.byte());
    let mut values = Vec::new();
    for _ in 0..many {
        values.push(u64::from(draw.number()) << (draw.byte() % 64));
    }
    let name = text(draw);
    let mut out = Vec::new();
    values.iter().for_each(|value| put_number(&mut out, *value));
    put_text(&mut out, &name);
    let mut reader = Reader::new(&out);
    for value in values {
        assert_eq!(reader.number(), Ok(value));
    }
    assert_eq!(reader.text(), Ok(name));
    assert!(reader.is_empty());
}

fn text(draw: &mut Draw) -> Text {
    let mut text = Text::new();
    for _ in 0..draw.byte() % 4 {
        let lang = draw.text();
        text.insert(&lang, draw.text());
    }
    text
}
