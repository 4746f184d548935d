//! Takes courses apart: each becomes postings in this worker's table of terms, and a card.
//!
//! The table is single-pass in-memory inversion (Heinz and Zobel 2003): every term has a growing list of bytes. When
//! all together pass the budget they are written to a work file, sorted, as a run; in the end the runs are merged.

use super::runs::{Run, RunWriter};
use super::scratch::Scratch;
use crate::bytes::put_number;
use crate::document::Document;
use crate::list::{MAX_PLACES, has_places};
use crate::stem::stem;
use crate::token::{Seen, Shape, code_term, each_token, is_stop_word};
use crate::weights::{class, is_title, title_class};
use lifelong_api::Text;
use rustc_hash::FxHashMap;
use std::io;
use std::ops::Range;

/// Bit of a posting's info byte: also in another field.
pub(super) const ELSEWHERE: u8 = 0x80;

/// A course on its way to a worker.
#[derive(Debug)]
pub(super) struct Task {
    /// Its number in the order of coming.
    pub(super) coming: u32,
    pub(super) document: Document,
    /// Its topics and all above them.
    pub(super) topics: Vec<u32>,
}

/// A term's postings while courses come in.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    /// For each course: its number less the one before, info (class, [`ELSEWHERE`]), and where the class has places their count and steps.
    pub(super) bytes: Vec<u8>,
    last: u32,
    /// Courses.
    pub(super) count: u32,
    /// Of them those that have it in more than the description.
    pub(super) titled: u32,
    /// The course that is being taken apart, if it has the term.
    now: Option<u32>,
    info: u8,
    places: Vec<u32>,
}

impl Buffer {
    /// Notes the term in a field of a course.
    fn add(&mut self, coming: u32, class: u8, place: Option<u32>) -> usize {
        let mut written = 0;
        if self.now != Some(coming) {
            written = self.close();
            self.now = Some(coming);
            self.info = class;
        } else {
            let best = self.info & !ELSEWHERE;
            // The same field again is nothing new; titles of several languages are one field.
            let other = class != best && !(is_title(class) && is_title(best));
            let elsewhere = self.info & ELSEWHERE | if other { ELSEWHERE } else { 0 };
            self.info = best.min(class) | elsewhere;
        }
        if let Some(place) = place
            && self.places.len() < MAX_PLACES
        {
            self.places.push(place);
        }
        written
    }

    /// Writes the course that is being taken apart. Hands back how many bytes that took.
    fn close(&mut self) -> usize {
        let Some(now) = self.now.take() else {
            return 0;
        };
        let before = self.bytes.len();
        put_number(&mut self.bytes, u64::from(now - self.last));
        let class = self.info & !ELSEWHERE;
        let info = if is_title(class) { self.info } else { class };
        self.bytes.push(info);
        if has_places(class) {
            self.places.sort_unstable();
            self.places.dedup();
            put_number(&mut self.bytes, self.places.len() as u64);
            let mut last = 0;
            for place in &self.places {
                put_number(&mut self.bytes, u64::from(place - last));
                last = *place;
            }
        }
        self.places.clear();
        self.last = now;
        self.count += 1;
        self.titled += u32::from(class < class::DESCRIPTION);
        self.bytes.len() - before
    }
}

/// What one worker has gathered.
#[derive(Debug)]
pub(super) struct Intake<'s> {
    scratch: &'s dyn Scratch,
    budget: usize,
    used: usize,
    terms: FxHashMap<Box<str>, u32>,
    buffers: Vec<Buffer>,
    /// Words as people write them, with their term: also the short way past the stemmer.
    words: FxHashMap<Box<str>, u32>,
    /// Single ideographs and pairs of them, which are half of the tokens of Chinese texts.
    ideographs: FxHashMap<(char, char), u32>,
    /// Terms of each topic's name.
    topics: FxHashMap<u32, Vec<u32>>,
    runs: Vec<Run>,
    postings: u64,
    /// Ids and titles one after another: what of the cards is not in the table of courses.
    pub(super) cards: Vec<u8>,
    /// Number of coming of each course that this worker took, and where its card lies.
    pub(super) places: Vec<(u32, Range<usize>)>,
}

/// What a worker hands over when no more courses come.
#[derive(Debug)]
pub(super) struct Gathered {
    /// How many postings the runs hold.
    pub(super) postings: u64,
    pub(super) runs: Vec<Run>,
    pub(super) words: Vec<Box<str>>,
    pub(super) cards: Vec<u8>,
    pub(super) places: Vec<(u32, Range<usize>)>,
}

impl<'s> Intake<'s> {
    /// A worker that writes a run when its postings pass `budget` bytes.
    pub(super) fn new(scratch: &'s dyn Scratch, budget: usize) -> Self {
        Self {
            scratch,
            budget,
            used: 0,
            terms: FxHashMap::default(),
            buffers: Vec::new(),
            words: FxHashMap::default(),
            ideographs: FxHashMap::default(),
            topics: FxHashMap::default(),
            runs: Vec::new(),
            postings: 0,
            cards: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Takes a prepared course apart.
    pub(super) fn take(&mut self, task: &Task, topic_names: &[Text]) -> io::Result<()> {
        let (coming, document) = (task.coming, &task.document);
        let mut next = [0, 0];
        for title in document.title.values() {
            let class = title_class(words_of(title));
            self.placed(coming, title, class, &mut next[0], 0);
        }
        for name in document.institution_name.values() {
            self.placed(coming, name, class::INSTITUTION, &mut next[1], 1);
        }
        for topic in &task.topics {
            self.topic(coming, *topic, topic_names);
        }
        for keyword in document.keywords.iter().chain(&document.codes) {
            self.unplaced(coming, keyword, class::TOPIC);
        }
        for code in &document.codes {
            let whole = code_term(code);
            if !whole.is_empty() {
                let term = self.word(&whole);
                self.add(term, coming, class::WHOLE, None);
            }
        }
        for text in document.description.values() {
            self.unplaced(coming, text, class::DESCRIPTION);
        }
        let start = self.cards.len();
        put_card(&mut self.cards, document);
        self.places.push((coming, start..self.cards.len()));
        if self.used > self.budget {
            self.write_run()?;
        }
        Ok(())
    }

    fn add(&mut self, term: u32, coming: u32, class: u8, place: Option<u32>) {
        self.used += self.buffers[term as usize].add(coming, class, place);
    }

    /// A text whose words have places. A gap keeps it apart from the text before.
    fn placed(&mut self, coming: u32, text: &str, class: u8, next: &mut u32, field: u32) {
        let base = *next;
        let mut length = 0;
        let mut before: Option<(char, u32)> = None;
        each_token(text, &mut |seen| {
            length = length.max(seen.position + 1);
            let place = (base + seen.position) * 2 + field;
            if let Shape::Ideograph = seen.shape {
                let c = first_char(&seen);
                let term = self.ideograph(c, '\0');
                self.add(term, coming, class, Some(place));
                if let (true, Some((last, place))) = (seen.joined, before) {
                    let term = self.ideograph(last, c);
                    self.add(term, coming, class, Some(place));
                }
                before = Some((c, place));
            } else {
                let term = self.word(seen.text);
                self.add(term, coming, class, Some(place));
            }
        });
        *next = base + length + 1;
    }

    /// A text without places. In descriptions words that say little are left out, and ideographs alone unless nothing is beside them.
    fn unplaced(&mut self, coming: u32, text: &str, class: u8) {
        let described = class == class::DESCRIPTION;
        // The ideograph before, and whether one stood before it.
        let mut before: Option<(char, bool)> = None;
        each_token(text, &mut |seen| {
            if let Shape::Ideograph = seen.shape {
                let c = first_char(&seen);
                if let (true, Some((last, _))) = (seen.joined, before) {
                    let term = self.ideograph(last, c);
                    self.add(term, coming, class, None);
                } else if let Some((last, false)) = before.take()
                    && described
                {
                    let term = self.ideograph(last, '\0');
                    self.add(term, coming, class, None);
                }
                if !described {
                    let term = self.ideograph(c, '\0');
                    self.add(term, coming, class, None);
                }
                before = Some((c, seen.joined));
                return;
            }
            if described && seen.shape == Shape::Word && is_stop_word(seen.text) {
                return;
            }
            let term = self.word(seen.text);
            self.add(term, coming, class, None);
        });
        if let (true, Some((last, false))) = (described, before) {
            let term = self.ideograph(last, '\0');
            self.add(term, coming, class, None);
        }
    }

    fn topic(&mut self, coming: u32, topic: u32, names: &[Text]) {
        if !self.topics.contains_key(&topic) {
            let mut terms = Vec::new();
            for name in names[topic as usize].values() {
                let mut before = None;
                each_token(name, &mut |seen| {
                    if let Shape::Ideograph = seen.shape {
                        let c = first_char(&seen);
                        terms.push(self.ideograph(c, '\0'));
                        if let (true, Some(last)) = (seen.joined, before) {
                            terms.push(self.ideograph(last, c));
                        }
                        before = Some(c);
                    } else {
                        terms.push(self.word(seen.text));
                    }
                });
            }
            self.topics.insert(topic, terms);
        }
        let terms = self.topics.remove(&topic).unwrap_or_default();
        for term in &terms {
            self.add(*term, coming, class::TOPIC, None);
        }
        self.topics.insert(topic, terms);
    }

    /// The number of a word's term.
    fn word(&mut self, word: &str) -> u32 {
        if let Some(term) = self.words.get(word) {
            return *term;
        }
        let term = self.term(&stem(word));
        self.words.insert(word.into(), term);
        term
    }

    /// The number of an ideograph, or of a pair.
    fn ideograph(&mut self, first: char, second: char) -> u32 {
        if let Some(term) = self.ideographs.get(&(first, second)) {
            return *term;
        }
        let mut key = String::from(first);
        if second != '\0' {
            key.push(second);
        }
        let term = self.term(&key);
        self.ideographs.insert((first, second), term);
        term
    }

    fn term(&mut self, key: &str) -> u32 {
        if let Some(term) = self.terms.get(key) {
            return *term;
        }
        let term = self.buffers.len() as u32;
        self.buffers.push(Buffer::default());
        self.terms.insert(key.into(), term);
        term
    }

    fn write_run(&mut self) -> io::Result<()> {
        let file = self.scratch.file()?;
        let run = self.drain(RunWriter::to(file))?;
        self.runs.push(run);
        self.used = 0;
        Ok(())
    }

    fn drain(&mut self, mut writer: RunWriter) -> io::Result<Run> {
        let mut order: Vec<(&str, u32)> = self
            .terms
            .iter()
            .map(|(key, term)| (&**key, *term))
            .collect();
        order.sort_unstable();
        for (key, term) in order {
            let buffer = &mut self.buffers[term as usize];
            buffer.close();
            if buffer.count > 0 {
                self.postings += u64::from(buffer.count);
                writer.put(key, std::mem::take(buffer))?;
            }
        }
        writer.finish()
    }

    /// Ends the gathering.
    pub(super) fn finish(mut self) -> io::Result<Gathered> {
        let run = self.drain(RunWriter::in_memory())?;
        self.runs.push(run);
        Ok(Gathered {
            postings: self.postings,
            runs: self.runs,
            words: self.words.into_keys().collect(),
            cards: self.cards,
            places: self.places,
        })
    }
}

fn first_char(seen: &Seen) -> char {
    seen.text.chars().next().unwrap_or('\0')
}

/// How many words a title has; two ideographs count as one.
fn words_of(title: &str) -> usize {
    let (mut words, mut ideographs) = (0, 0usize);
    each_token(title, &mut |seen| match seen.shape {
        Shape::Word => words += 1,
        Shape::Ideograph => ideographs += 1,
        Shape::Code => {}
    });
    words + ideographs.div_ceil(2)
}

/// Id, then languages and titles, each with its length before it.
fn put_card(out: &mut Vec<u8>, document: &Document) {
    let mut put = |text: &str| crate::bytes::put_chunk(out, text.as_bytes());
    put(&document.id);
    for (tag, title) in document.title.iter() {
        put(tag);
        put(title);
    }
}
