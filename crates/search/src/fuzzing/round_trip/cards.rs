//! Cards, and entries of terms.

use super::{distinct, small, text};
use crate::block::{Block, Entry, Piece, Stream, put_entry};
use crate::bytes::{Reader, put_number};
use crate::card::Small;
use crate::cards::{Card, CardSet, put_cards};
use crate::container::Opened;
use crate::fuzzing::draw::Draw;
use crate::query::Length;
use crate::table::Keyed;
use lifelong_api::Text;
use std::collections::{BTreeMap, BTreeSet};

/// What a card is made of, without what many have in common.
struct Row {
    id: String,
    /// Language and title.
    titles: Vec<(String, String)>,
    small: Small,
    minutes: Option<u32>,
    /// Places of institution, languages and topics; the first may be one more than there are.
    places: [usize; 3],
}

pub(super) fn cards(draw: &mut Draw) {
    let schools: Vec<(String, Text)> = distinct(draw, |draw| (line(draw), text(draw)));
    let languages: Vec<Vec<String>> = distinct(draw, |draw| {
        (0..draw.byte() % 4).map(|_| draw.text()).collect()
    });
    let topics: Vec<Vec<u32>> = distinct(draw, |draw| {
        (0..draw.byte() % 4).map(|_| draw.number()).collect()
    });
    let lengths = [schools.len() + 1, languages.len(), topics.len()];
    let mut rows = BTreeMap::new();
    while !draw.is_empty() {
        let row = row(draw, lengths, &schools);
        rows.insert(draw.number(), row);
    }
    let keyed = |place| Keyed {
        key: place as u32,
        value: place,
    };
    let cards: Vec<Card> = rows
        .iter()
        .map(|(doc, row)| {
            let [school, language, topic] = row.places.map(keyed);
            let one = schools.get(school.value);
            Card {
                doc: *doc,
                id: &row.id,
                small: row.small,
                minutes: row.minutes,
                languages: Keyed {
                    key: language.key,
                    value: &languages[language.value],
                },
                topics: Keyed {
                    key: topic.key,
                    value: &topics[topic.value],
                },
                institution: one.map(|(id, name)| Keyed {
                    key: school.key,
                    value: (id.as_str(), name),
                }),
                titles: row
                    .titles
                    .iter()
                    .map(|(tag, title)| (tag.as_str(), title.as_str()))
                    .collect(),
            }
        })
        .collect();
    let mut bytes = Vec::new();
    put_cards(&mut bytes, &cards);
    let mut reader = Reader::new(&bytes);
    let set = CardSet::read(&mut reader).expect("cards come back");
    assert!(reader.is_empty());
    assert_eq!(set.len(), rows.len());
    for (card, row) in cards.iter().zip(rows.values()) {
        let place = set.place(card.doc).expect("a course is there");
        let hit = set.hit(place).expect("a card is whole");
        assert_eq!((hit.id.as_str(), hit.minutes), (card.id, card.minutes));
        assert_eq!(
            (set.small(place), set.titles(place)),
            (row.small, &row.titles[..])
        );
        assert_eq!(
            (set.languages(place), set.topics(place)),
            (card.languages.value, card.topics.value)
        );
        let school = card.institution.map(|one| one.value);
        assert_eq!(hit.institution, school.map_or("", |(id, _)| id));
        let name = school.map(|(_, name)| name.clone()).unwrap_or_default();
        assert_eq!(hit.institution_name, name);
    }
}

fn line(draw: &mut Draw) -> String {
    draw.text().replace('\n', " ")
}

fn row(draw: &mut Draw, lengths: [usize; 3], schools: &[(String, Text)]) -> Row {
    let places = lengths.map(|length| draw.below(length));
    let tags = ["en", "zh", "ru", "de"];
    let many = draw.below(tags.len() + 1);
    let titles: Vec<(String, String)> = tags[..many]
        .iter()
        .map(|tag| ((*tag).to_owned(), line(draw)))
        .collect();
    let mut id = line(draw);
    if draw.chance() {
        // As ids are made: of the institution's, the title, and something.
        let school = schools.get(places[0]).map_or("", |(id, _)| id);
        let title = titles.first().map_or("", |(_, title)| title);
        let title = title.to_lowercase().replace(' ', "-");
        id = format!("{school}-{title}-{id}");
    }
    let minutes = draw.chance().then(|| draw.number());
    let length = minutes.map_or(0, |minutes| Length::of_minutes(minutes) as u8 + 1);
    Row {
        id,
        titles,
        small: Small {
            length,
            ..small(draw)
        },
        minutes,
        places,
    }
}

pub(super) fn entries(draw: &mut Draw) {
    let keys: BTreeSet<Vec<u8>> = (0..draw.byte() % 16)
        .map(|_| {
            let length = usize::from(draw.byte() % 64);
            draw.bytes(length).to_vec()
        })
        .collect();
    let mut text = Vec::new();
    put_number(&mut text, keys.len() as u64);
    let (mut before, mut entries, mut heads): (&[u8], _, _) = (&[], Vec::new(), 0);
    for key in &keys {
        let entry = entry(draw, &mut heads);
        put_entry(&mut text, before, key, &entry);
        entries.push(entry);
        before = key;
    }
    put_cards(&mut text, &[]);
    let rest = vec![7; heads];
    let block = Block::read(Opened { text, rest }).expect("a file of terms comes back");
    assert_eq!(block.beginning_with(b""), 0..keys.len());
    for (place, (key, entry)) in keys.iter().zip(&entries).enumerate() {
        assert_eq!(block.find(key), Some(place));
        assert_eq!((block.key(place), block.entry(place)), (&key[..], entry));
        assert_eq!(block.head(entry).len(), entry.head_bytes.len());
    }
}

/// An entry whose counts fit each other.
fn entry(draw: &mut Draw, heads: &mut usize) -> Entry {
    let start = *heads;
    *heads += usize::from(draw.two());
    let mut entry = Entry {
        head: draw.number() & 0x00ff_ffff,
        head_bytes: start..*heads,
        about: draw.chance(),
        ..Entry::default()
    };
    entry.count = entry.head;
    for pieces in &mut entry.tails {
        for _ in 0..draw.byte() % 4 {
            let piece = Piece {
                count: 1 + draw.number() % 0x00ff_ffff,
                file: draw.number() % 1_024,
                offset: draw.number(),
                len: draw.number(),
            };
            entry.count += piece.count;
            pieces.push(piece);
        }
    }
    for _ in 0..draw.byte() % 4 {
        entry.streams.push(Stream {
            count: draw.number(),
            file: draw.number() % 1_024,
            offset: draw.number(),
        });
    }
    let length = usize::from(draw.byte());
    entry.tally = draw.bytes(length).to_vec();
    entry
}
