//! From terms to files: a group is a run of neighbouring terms that one worker turns into files of terms, and the files of
//! postings and of streams that go with them.

use super::beginnings::{Beginning, Beginnings};
use super::blocks::{Encoded, block_text, cut, separator};
use super::docs::{Counter, Numbered};
use super::files::{Draft, File, Pack, tag_of};
use super::intake::ELSEWHERE;
use super::runs::Merged;
use crate::block::{Entry, FILES_A_GROUP, Piece, Stream};
use crate::bytes::Reader;
use crate::cards::put_cards;
use crate::container::{FileKind, Tag};
use crate::fold::is_ideograph;
use crate::list::{Postings, has_places};
use crate::tally::{MOST_INSTITUTIONS, Sizes, Tally};
use crate::token::is_stop_word;
use crate::weights::class;

/// Postings in more than the description that a head holds at the most.
pub(super) const HEAD: usize = 2_048;
/// So many postings in descriptions lie with the head, if they are all.
pub(super) const HEAD_DESCRIBED: usize = 160;
/// Cards that lie with a term: one page of results.
pub(super) const FIRST: usize = 10;
/// Of so many of a word's best courses the cards lie together: of those that have it in a title …
const STREAM: usize = 768;
/// … for pairs of ideographs, of which a query has several, the rarest of them nearly as rare as all together …
const STREAM_PAIR: usize = 64;
/// … for words that say little, and single ideographs …
const STREAM_LEAST: usize = 20;
/// … and, where these are few, of so many that have it in a title or in the institution's name.
const STREAM_NAMED: usize = 24;
/// Cards of a set of a stream.
const STREAM_SET: usize = 256;
/// A term has its cards with it from so many courses on: fewer are as soon fetched from their own files.
const WITH_CARDS: usize = 8;
/// One that stands in descriptions only, from so many on.
const DESCRIBED_WITH_CARDS: usize = 64;
/// Pieces of lists, and the files they lie in, aim at this many bytes.
const PIECE: usize = 24 * 1_024;
/// Files of streams aim at so many cards.
const STREAM_CARDS: usize = 448;

/// Files with postings in descriptions are counted from here on.
const DESCRIBED: u32 = FILES_A_GROUP / 2;

/// What all groups are made with.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    pub(super) numbered: &'a Numbered,
    pub(super) sizes: Sizes,
    /// What texts are packed with.
    pub(super) dictionary: &'a [u8],
}

/// A term on its way into a file.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) key: Vec<u8>,
    /// In order.
    pub(super) postings: Postings,
    /// Of a beginning of words: about how many courses there are; `postings` are the best.
    pub(super) about: Option<u32>,
}

impl Ready {
    /// A term of the merge, under final numbers.
    pub(super) fn of(merged: Merged, numbered: &Numbered) -> Self {
        let mut postings = Postings::default();
        postings.keys.reserve(merged.count as usize);
        let mut places = Vec::new();
        for part in &merged.parts {
            let mut reader = Reader::new(part);
            let mut coming = 0;
            // The bytes are this writer's own: a fault in them cannot come from outside.
            while let (Ok(step), Ok(info)) = (reader.small(), reader.byte()) {
                coming += step;
                let class = info & !ELSEWHERE;
                places.clear();
                if has_places(class) {
                    let mut place = 0;
                    for _ in 0..reader.small().unwrap_or(0) {
                        place += reader.small().unwrap_or(0);
                        places.push(place);
                    }
                }
                let doc = numbered.number[coming as usize];
                postings.push(doc, class, info & ELSEWHERE != 0, &places);
            }
        }
        postings.sort();
        Self {
            key: merged.key.into_boxed_bytes().into_vec(),
            postings,
            about: None,
        }
    }
}

/// A run of terms.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) number: u32,
    /// The key before the first of these terms, and the one after the last.
    pub(super) before: Vec<u8>,
    pub(super) after: Option<Vec<u8>>,
}

/// A file of terms, as the root names it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) key: Vec<u8>,
    pub(super) number: u32,
}

/// What becomes of a group.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) tag: Tag,
    pub(super) files: Vec<File>,
    pub(super) listed: Vec<Listed>,
    /// Beginnings of words that go through more than one file of terms.
    pub(super) beginnings: Vec<Beginning>,
    /// Terms with their courses: how many, and in more than the description.
    pub(super) counts: Vec<(Box<str>, u32, u32)>,
}

/// Makes the files of a group.
pub(super) fn make(
    group: &Group,
    ready: &[Ready],
    kind: FileKind,
    shared: &Shared,
    counter: &mut Counter,
    beginnings: Option<&mut Beginnings>,
) -> Made {
    let mut made = Made::default();
    let first = group.number * FILES_A_GROUP;
    let mut maker = Maker {
        shared,
        titles: Pack::new(FileKind::Postings, first),
        described: Pack::new(FileKind::Postings, first + DESCRIBED),
        streams: Pack::new(FileKind::Streams, first),
        stream_cards: 0,
    };
    let encoded: Vec<Encoded> = ready
        .iter()
        .enumerate()
        .map(|(at, one)| maker.encode(at, one, counter))
        .collect();
    let mut drafts = maker.finish();
    let blocks = cut(&encoded, ready);
    for (at, block) in blocks.iter().enumerate() {
        let block = &encoded[block.clone()];
        let number = first + at as u32;
        let contents = block_text(block, ready, shared.numbered);
        let at = block[0].ready;
        let before = match at.checked_sub(1) {
            Some(before) => &ready[before].key,
            None => &group.before,
        };
        made.listed.push(Listed {
            key: separator(before, &ready[at].key),
            number,
        });
        drafts.push(Draft::new(kind, number, contents));
    }
    made.tag = tag_of(&drafts);
    let seal = |draft: &Draft| draft.seal_as(made.tag, shared.dictionary);
    made.files = drafts.iter().map(seal).collect();
    if let Some(beginnings) = beginnings {
        let starts: Vec<usize> = blocks
            .iter()
            .map(|block| encoded[block.start].ready)
            .collect();
        made.beginnings = beginnings.of(group, ready, &starts);
        for one in ready {
            if let Ok(key) = std::str::from_utf8(&one.key) {
                let (count, titled) = (
                    one.postings.keys.len(),
                    one.postings.before(class::DESCRIPTION),
                );
                made.counts.push((key.into(), count as u32, titled as u32));
            }
        }
    }
    made
}

/// Encodes lists and streams of a group.
struct Maker<'a> {
    shared: &'a Shared<'a>,
    titles: Pack,
    /// Pieces of postings in descriptions lie apart from the others: they are read last.
    described: Pack,
    streams: Pack,
    stream_cards: usize,
}

impl Maker<'_> {
    fn encode(&mut self, at: usize, ready: &Ready, counter: &mut Counter) -> Encoded {
        let keys = &ready.postings.keys;
        let (count, titled) = (keys.len(), ready.postings.before(class::DESCRIPTION));
        let inline = titled.min(HEAD);
        let all = inline == titled && count - titled <= HEAD_DESCRIBED;
        let head_end = if all { count } else { inline };
        let mut head = Vec::new();
        ready.postings.put(0..head_end, &mut head);
        let mut entry = Entry {
            count: ready.about.unwrap_or(count as u32),
            about: ready.about.is_some(),
            head: head_end as u32,
            head_bytes: 0..head.len(),
            ..Entry::default()
        };
        let in_title = ready.postings.before(class::INSTITUTION);
        if !entry.about {
            let mut start = head_end;
            for (place, end) in [in_title, titled, count].into_iter().enumerate() {
                let end = end.max(start);
                for (range, bytes) in pieces(&ready.postings, start..end) {
                    let pack = if place == 2 {
                        &mut self.described
                    } else {
                        &mut self.titles
                    };
                    let (file, offset) = pack.put(&bytes, PIECE);
                    entry.tails[place].push(piece(range, file, offset, &bytes));
                }
                start = end;
            }
            if count > FIRST {
                let mut tally = Tally::new(self.shared.sizes);
                counter.count(keys.iter().map(|key| Postings::doc(*key)), &mut tally);
                tally.put(MOST_INSTITUTIONS, &mut entry.tally);
            }
            let named = ready.postings.before(class::TOPIC).min(STREAM_NAMED);
            let streamed = in_title.min(most_streamed(&ready.key)).max(named);
            if streamed > FIRST {
                let sets = keys[..streamed].chunks(STREAM_SET);
                entry.streams = sets.map(|keys| self.stream(keys)).collect();
            }
        }
        let with_cards = count
            >= if titled > 0 {
                WITH_CARDS
            } else {
                DESCRIBED_WITH_CARDS
            };
        Encoded {
            ready: at,
            entry,
            head,
            cards: 0..if with_cards { count.min(FIRST) } else { 0 },
        }
    }

    fn stream(&mut self, keys: &[u64]) -> Stream {
        let mut docs: Vec<u32> = keys.iter().map(|key| Postings::doc(*key)).collect();
        docs.sort_unstable();
        let cards: Vec<_> = docs
            .iter()
            .map(|doc| self.shared.numbered.card(*doc))
            .collect();
        let mut bytes = Vec::new();
        put_cards(&mut bytes, &cards);
        if self.stream_cards + docs.len() > STREAM_CARDS {
            self.streams.close();
            self.stream_cards = 0;
        }
        self.stream_cards += docs.len();
        let (file, offset) = self.streams.put(&bytes, usize::MAX);
        Stream {
            count: docs.len() as u32,
            file,
            offset,
        }
    }

    /// The files of postings and of streams.
    fn finish(self) -> Vec<Draft> {
        let postings = self.titles.finish().chain(self.described.finish());
        postings.chain(self.streams.finish()).collect()
    }
}

/// Of how many courses the cards of a term lie together.
fn most_streamed(key: &[u8]) -> usize {
    let text = std::str::from_utf8(key).unwrap_or_default();
    let ideographs = text.chars().next().is_some_and(is_ideograph);
    match text.chars().count() {
        0 | 1 => STREAM_LEAST,
        _ if is_stop_word(text) => STREAM_LEAST,
        _ if ideographs => STREAM_PAIR,
        _ => STREAM,
    }
}

fn piece(range: std::ops::Range<usize>, file: u32, offset: u32, bytes: &[u8]) -> Piece {
    Piece {
        count: range.len() as u32,
        file,
        offset,
        len: bytes.len() as u32,
    }
}

/// Cuts postings into encoded pieces of about [`PIECE`] bytes.
fn pieces(
    postings: &Postings,
    range: std::ops::Range<usize>,
) -> Vec<(std::ops::Range<usize>, Vec<u8>)> {
    let mut out = Vec::new();
    let (mut start, mut bytes) = (range.start, Vec::new());
    let mut at = range.start;
    while at < range.end {
        let end = (at + crate::list::SECTION).min(range.end);
        postings.put(at..end, &mut bytes);
        at = end;
        if bytes.len() >= PIECE || at == range.end {
            out.push((start..at, std::mem::take(&mut bytes)));
            start = at;
        }
    }
    out
}
