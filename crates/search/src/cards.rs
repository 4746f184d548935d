//! Sets of result cards: all that a result's row shows, column by column, so that alike stands beside alike and packs well.
//!
//! A set: how many cards; the courses' numbers ascending (the first, then steps less one); tables of the different
//! institutions (id, name), sets of languages, sets of topics and languages of titles; then for each card, column after
//! column: area + 8 × kind, format + 8 × level + 32 × free, minutes plus one (0 unknown), places in the tables of languages,
//! of institutions (plus one, 0 none) and of topics; how many titles, and the places of their languages; how an id begins (see
//! [`IdStart`]); then the rests of the ids, and the titles, each with a line end.

use crate::bytes::{Fault, Reader, put_chunk, put_number, put_text};
use crate::card::{FORMATS, KINDS, LEVELS, Small, value_of};
use crate::card_id::IdStart;
use crate::query::{Hit, Length};
use crate::table::{Keyed, Table};
use lifelong_api::{Area, Text};

/// What a card is made of.
#[derive(Clone, Debug)]
pub(crate) struct Card<'a> {
    pub(crate) doc: u32,
    pub(crate) id: &'a str,
    pub(crate) small: Small,
    pub(crate) minutes: Option<u32>,
    pub(crate) languages: Keyed<&'a [String]>,
    pub(crate) topics: Keyed<&'a [u32]>,
    /// Id and name.
    pub(crate) institution: Option<Keyed<(&'a str, &'a Text)>>,
    /// Language and title.
    pub(crate) titles: Vec<(&'a str, &'a str)>,
}

/// Appends a set of cards, which come by number.
pub(crate) fn put_cards(out: &mut Vec<u8>, cards: &[Card]) {
    put_number(out, cards.len() as u64);
    let mut before = None;
    for card in cards {
        let step = before.map_or(card.doc, |before: u32| card.doc - before - 1);
        put_number(out, step.into());
        before = Some(card.doc);
    }
    let mut institutions = Table::default();
    let mut languages = Table::default();
    let mut topics = Table::default();
    let mut tags: Vec<&str> = Vec::new();
    let mut columns: [Vec<u8>; 8] = Default::default();
    let (mut ids, mut titles) = (Vec::new(), Vec::new());
    for card in cards {
        let small = card.small;
        columns[0].push(small.area | small.kind << 3);
        columns[1].push(small.format | small.level << 3 | small.free << 5);
        put_number(
            &mut columns[2],
            card.minutes.map_or(0, |n| u64::from(n) + 1),
        );
        put_number(&mut columns[3], languages.place(card.languages));
        let place = card
            .institution
            .map_or(0, |one| institutions.place(one) + 1);
        put_number(&mut columns[4], place);
        put_number(&mut columns[5], topics.place(card.topics));
        put_number(&mut columns[6], card.titles.len() as u64);
        for (tag, title) in &card.titles {
            let place = tags.iter().position(|other| other == tag);
            put_number(&mut columns[6], place.unwrap_or(tags.len()) as u64);
            if place.is_none() {
                tags.push(tag);
            }
            titles.extend(
                title
                    .bytes()
                    .map(|byte| if byte == b'\n' { b' ' } else { byte }),
            );
            titles.push(b'\n');
        }
        let institution = card.institution.map_or("", |one| one.value.0);
        let title = card.titles.first().map_or("", |(_, title)| title);
        let (start, from) = IdStart::of(card.id, institution, title);
        put_number(&mut columns[7], start.institution as u64);
        put_number(&mut columns[7], start.title as u64);
        ids.extend_from_slice(&card.id.as_bytes()[from..]);
        ids.push(b'\n');
    }
    put_number(out, institutions.values.len() as u64);
    for (id, name) in &institutions.values {
        put_chunk(out, id.as_bytes());
        put_text(out, name);
    }
    put_number(out, languages.values.len() as u64);
    for set in &languages.values {
        put_number(out, set.len() as u64);
        set.iter().for_each(|tag| put_chunk(out, tag.as_bytes()));
    }
    put_number(out, topics.values.len() as u64);
    for set in &topics.values {
        put_number(out, set.len() as u64);
        set.iter()
            .for_each(|topic| put_number(out, u64::from(*topic)));
    }
    put_number(out, tags.len() as u64);
    tags.iter().for_each(|tag| put_chunk(out, tag.as_bytes()));
    columns
        .iter()
        .for_each(|column| out.extend_from_slice(column));
    out.extend_from_slice(&ids);
    out.extend_from_slice(&titles);
}

/// A card of a [`CardSet`], with places in its tables.
#[derive(Clone, Debug)]
struct Row {
    small: Small,
    minutes: Option<u32>,
    languages: usize,
    institution: Option<usize>,
    topics: usize,
    /// Place of the first title, and how many.
    titles: (usize, usize),
    start: IdStart,
    /// The rest of the id.
    rest: String,
}

/// A set of cards that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct CardSet {
    docs: Vec<u32>,
    rows: Vec<Row>,
    institutions: Vec<(String, Text)>,
    languages: Vec<Vec<String>>,
    topics: Vec<Vec<u32>>,
    /// Language and title.
    titles: Vec<(String, String)>,
}

fn at<T>(table: &[T], place: u32) -> Result<usize, Fault> {
    let place = place as usize;
    if place < table.len() {
        Ok(place)
    } else {
        Err("a card names what is not in its table")
    }
}

fn column<'a, T>(
    reader: &mut Reader<'a>,
    count: usize,
    mut each: impl FnMut(&mut Reader<'a>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    if count > reader.left() {
        return Err("it ends too early");
    }
    (0..count).map(|_| each(reader)).collect()
}

impl CardSet {
    /// Reads a set; what follows it stays in the reader.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self, Fault> {
        let count = reader.count(1)?;
        let mut set = Self::default();
        for at in 0..count {
            let step = reader.small()?;
            let doc = match at.checked_sub(1) {
                None => Some(step),
                Some(before) => set.docs[before]
                    .checked_add(1)
                    .and_then(|doc| doc.checked_add(step)),
            };
            set.docs.push(doc.ok_or("a course number is too large")?);
        }
        let many = reader.count(2)?;
        set.institutions = column(reader, many, |reader| {
            Ok((reader.str()?.to_owned(), reader.text()?))
        })?;
        let many = reader.count(1)?;
        set.languages = column(reader, many, |reader| {
            let many = reader.count(1)?;
            column(reader, many, |reader| Ok(reader.str()?.to_owned()))
        })?;
        let many = reader.count(1)?;
        set.topics = column(reader, many, |reader| {
            let many = reader.count(1)?;
            column(reader, many, Reader::small)
        })?;
        let many = reader.count(1)?;
        let tags = column(reader, many, |reader| Ok(reader.str()?.to_owned()))?;
        set.rows(reader, count, &tags)?;
        Ok(set)
    }

    fn rows(&mut self, reader: &mut Reader, count: usize, tags: &[String]) -> Result<(), Fault> {
        let kinds = column(reader, count, Reader::byte)?;
        let formats = column(reader, count, Reader::byte)?;
        let minutes = column(reader, count, Reader::number)?;
        let languages = column(reader, count, Reader::small)?;
        let institutions = column(reader, count, Reader::small)?;
        let topics = column(reader, count, Reader::small)?;
        let mut title_tags = Vec::new();
        let titles = column(reader, count, |reader| {
            let (first, many) = (title_tags.len(), reader.count(1)?);
            for _ in 0..many {
                title_tags.push(at(tags, reader.small()?)?);
            }
            Ok((first, many))
        })?;
        let starts = column(reader, count, |reader| {
            Ok(IdStart {
                institution: reader.small()? as usize,
                title: reader.small()? as usize,
            })
        })?;
        for place in 0..count {
            let minutes = minutes[place].checked_sub(1).map(u32::try_from).transpose();
            let minutes = minutes.map_err(|_| "a length is too large")?;
            let (kind, format) = (kinds[place], formats[place]);
            let small = Small {
                area: kind & 7,
                kind: kind >> 3,
                format: format & 7,
                level: format >> 3 & 3,
                free: format >> 5,
                length: minutes.map_or(0, |minutes| Length::of_minutes(minutes) as u8 + 1),
            };
            self.rows.push(Row {
                small: small.valid()?,
                minutes,
                languages: at(&self.languages, languages[place])?,
                institution: match institutions[place].checked_sub(1) {
                    Some(place) => Some(at(&self.institutions, place)?),
                    None => None,
                },
                topics: at(&self.topics, topics[place])?,
                titles: titles[place],
                start: starts[place],
                rest: reader.line()?.to_owned(),
            });
        }
        for tag in title_tags {
            self.titles
                .push((tags[tag].clone(), reader.line()?.to_owned()));
        }
        Ok(())
    }

    /// About how much memory it takes.
    pub(crate) fn size(&self) -> usize {
        self.rows.len() * 260 + self.institutions.len() * 120
    }

    /// How many cards.
    pub(crate) fn len(&self) -> usize {
        self.docs.len()
    }

    /// Place of a course's card.
    pub(crate) fn place(&self, doc: u32) -> Option<usize> {
        self.docs.binary_search(&doc).ok()
    }

    pub(crate) fn small(&self, place: usize) -> Small {
        self.rows[place].small
    }

    pub(crate) fn languages(&self, place: usize) -> &[String] {
        &self.languages[self.rows[place].languages]
    }

    pub(crate) fn topics(&self, place: usize) -> &[u32] {
        &self.topics[self.rows[place].topics]
    }

    /// Id of its institution; empty where it has none.
    pub(crate) fn institution(&self, place: usize) -> &str {
        let institution = self.rows[place].institution;
        institution.map_or("", |place| &self.institutions[place].0)
    }

    /// Its titles with their languages.
    pub(crate) fn titles(&self, place: usize) -> &[(String, String)] {
        let (first, many) = self.rows[place].titles;
        &self.titles[first..first + many]
    }

    /// A card as a result. Marks, score and matched fields are the engine's to fill in.
    pub(crate) fn hit(&self, place: usize) -> Result<Hit, Fault> {
        let row = &self.rows[place];
        let institution = row.institution.map(|place| &self.institutions[place]);
        let titles = self.titles(place);
        let first = titles.first().map_or("", |(_, title)| title);
        let mut title = Text::new();
        for (tag, text) in titles {
            title.insert(tag, text.clone());
        }
        Ok(Hit {
            id: row.start.id(self.institution(place), first, &row.rest)?,
            title,
            institution: self.institution(place).to_owned(),
            institution_name: institution
                .map(|(_, name)| name.clone())
                .unwrap_or_default(),
            area: value_of(&Area::ALL, row.small.area).unwrap_or_default(),
            kind: value_of(&KINDS, row.small.kind).unwrap_or_default(),
            format: value_of(&FORMATS, row.small.format).unwrap_or_default(),
            level: value_of(&LEVELS, row.small.level),
            minutes: row.minutes,
            languages: self.languages(place).to_vec(),
            free: value_of(&[true, false], row.small.free),
            ..Hit::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_come_back() {
        let (school, languages) = (
            Text::of("en", "Lane School"),
            ["zh".to_owned(), "en".to_owned()],
        );
        let card = |doc, id, title| Card {
            doc,
            id,
            small: Small {
                area: 1,
                kind: 4,
                format: 2,
                level: 1,
                free: 2,
                length: 1,
            },
            minutes: Some(0),
            languages: Keyed {
                key: 0,
                value: &languages,
            },
            topics: Keyed {
                key: 0,
                value: &[3, 9],
            },
            institution: (doc > 3).then_some(Keyed {
                key: 5,
                value: ("lane-school", &school),
            }),
            titles: vec![("en", title), ("zh-Hans", "蒸蛋")],
        };
        let cards = [
            card(0, "x", "Tea\nat five"),
            card(7, "lane-school-steam-an-egg-9kqz", "Steam an egg!"),
            card(8, "lane-school", "Steam"),
        ];
        let mut bytes = Vec::new();
        put_cards(&mut bytes, &cards);
        let set = CardSet::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(set.docs, [0, 7, 8]);
        for (place, card) in cards.iter().enumerate() {
            let hit = set.hit(place).unwrap();
            assert_eq!(hit.id, card.id);
            assert_eq!(hit.title.pick("en"), card.titles[0].1.replace('\n', " "));
            assert_eq!(hit.title.pick("zh-Hans"), "蒸蛋");
            assert_eq!((hit.minutes, hit.free), (Some(0), Some(false)));
            assert_eq!(set.small(place), card.small);
            assert_eq!(
                (set.topics(place), set.languages(place)),
                (card.topics.value, card.languages.value)
            );
        }
        assert_eq!(set.hit(0).unwrap().institution, "");
        assert_eq!(set.hit(1).unwrap().institution_name, school);
        for cut in 0..bytes.len() {
            assert!(
                CardSet::read(&mut Reader::new(&bytes[..cut])).is_err(),
                "{cut}"
            );
        }
    }
}
