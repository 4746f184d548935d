//! The same search by looking at every course: slow, plain, without any index. What tests and `cargo xtask bench exact` hold the
//! engine against; no program that anybody uses has it.

mod ask;
mod sounding;

pub use ask::{Random, Speaker, request};

use crate::document::Document;
use crate::engine::parse::{QueryWord, What, apart, parse};
use crate::engine::{Forgive, guess::distance};
use crate::stem::{beginnings, stem};
use crate::token::{Shape, Token, code_term, is_stop_word, tokens};
use crate::words::is_word;
use crate::{Facet, Length, Request};
use lifelong_api::{Kind, Topic};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A course, taken apart.
struct Plain {
    id: String,
    terms: BTreeSet<String>,
    words: BTreeSet<String>,
    /// Texts whose words have places: titles, and the name of the institution.
    placed: Vec<Vec<Token>>,
    /// Rows of ideographs in all short fields, in those with places, in those that are no titles, and in the description.
    runs: Vec<String>,
    placed_runs: Vec<String>,
    outside: Vec<String>,
    described: Vec<String>,
    /// Words of all fields but the description.
    short_words: BTreeSet<String>,
    values: BTreeMap<Facet, BTreeSet<String>>,
}

/// Every course, looked at one by one.
pub struct Reference {
    docs: Vec<Plain>,
    /// The words of all of them.
    words: BTreeSet<String>,
    pairs: sounding::Pairs,
}

/// What it found.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// Courses that match.
    pub ids: BTreeSet<String>,
    /// Whether none has every word.
    pub partial: bool,
    /// Values with a count, and chosen ones.
    pub facets: BTreeMap<Facet, BTreeMap<String, u64>>,
}

fn runs(all: &[Token]) -> Vec<String> {
    let groups = all.chunk_by(|_, next| next.joined);
    let ideographs = groups.filter(|group| group[0].shape == Shape::Ideograph);
    ideographs
        .map(|group| group.iter().map(|token| token.text.as_str()).collect())
        .collect()
}

fn code<T: serde::Serialize>(value: T) -> Option<String> {
    let code = serde_json::to_value(value)
        .unwrap()
        .as_str()
        .map(str::to_owned)?;
    (code != "other").then_some(code)
}

fn above(topics: &[Topic], id: &str) -> Vec<Topic> {
    let mut out = Vec::new();
    let mut next = Some(id.to_owned());
    while let Some(topic) = next.and_then(|id| topics.iter().find(|topic| topic.id == id)) {
        out.push(topic.clone());
        next = topic.broader.clone();
    }
    out
}

impl Plain {
    fn new(doc: &Document, topics: &[Topic]) -> Plain {
        let closure: Vec<Topic> = doc.topics.iter().flat_map(|id| above(topics, id)).collect();
        let texts = doc.title.values().chain(doc.institution_name.values());
        let texts = texts.chain(closure.iter().flat_map(|topic| topic.name.values()));
        let texts: Vec<Vec<Token>> = texts
            .chain(&doc.keywords)
            .chain(&doc.codes)
            .map(|text| tokens(text))
            .collect();
        let placed = doc.title.len() + doc.institution_name.len();
        let cut = |text: &String| tokens(&text.chars().take(1_000).collect::<String>());
        let described: Vec<Vec<Token>> = doc.description.values().map(cut).collect();
        let is_word = |token: &&Token| token.shape != Shape::Ideograph;
        let mut words: BTreeSet<String> = texts
            .iter()
            .flatten()
            .filter(is_word)
            .map(|token| token.text.clone())
            .collect();
        words.extend(doc.codes.iter().map(|text| code_term(text)));
        words.remove("");
        let short_words = words.clone();
        let told = described.iter().flatten().filter(is_word);
        words.extend(
            told.map(|token| token.text.clone())
                .filter(|text| !is_stop_word(text)),
        );
        let mut values: BTreeMap<Facet, BTreeSet<String>> = BTreeMap::new();
        let mut put = |facet, value: Option<String>| {
            values.entry(facet).or_default().extend(value);
        };
        put(Facet::Area, code(doc.area));
        put(
            Facet::Kind,
            if doc.kind == Kind::Other {
                None
            } else {
                code(doc.kind)
            },
        );
        put(Facet::Format, code(doc.format));
        put(Facet::Level, doc.level.and_then(code));
        put(
            Facet::Length,
            doc.minutes
                .map(|minutes| Length::of_minutes(minutes).code().to_owned()),
        );
        put(
            Facet::Free,
            doc.free
                .map(|free| if free { "yes" } else { "no" }.to_owned()),
        );
        put(
            Facet::Institution,
            Some(doc.institution.clone()).filter(|id| !id.is_empty()),
        );
        closure
            .into_iter()
            .for_each(|topic| put(Facet::Topic, Some(topic.id)));
        doc.languages
            .iter()
            .for_each(|tag| put(Facet::Language, tag.split('-').next().map(str::to_owned)));
        Plain {
            id: doc.id.clone(),
            terms: words.iter().map(|word| stem(word)).collect(),
            words,
            runs: texts.iter().flat_map(|all| runs(all)).collect(),
            placed_runs: texts[..placed].iter().flat_map(|all| runs(all)).collect(),
            outside: texts[doc.title.len()..]
                .iter()
                .chain(&described)
                .flat_map(|all| runs(all))
                .collect(),
            described: described.iter().flat_map(|all| runs(all)).collect(),
            placed: texts[..placed].to_vec(),
            short_words,
            values,
        }
    }

    fn has_run(&self, run: &str) -> bool {
        let letters: Vec<char> = run.chars().collect();
        match letters.len() {
            1 => {
                self.runs.iter().any(|text| text.contains(run))
                    || self.described.iter().any(|text| text == run)
            }
            2 => [&self.runs, &self.described]
                .into_iter()
                .flatten()
                .any(|text| text.contains(run)),
            _ => {
                self.placed_runs.iter().any(|text| text.contains(run))
                    || letters.windows(2).all(|pair| {
                        let pair: String = pair.iter().collect();
                        self.outside.iter().any(|text| text.contains(&pair))
                    })
            }
        }
    }

    fn has_phrase(&self, phrase: &[Token]) -> bool {
        self.placed.iter().any(|text| {
            let plain: Vec<&Token> = text
                .iter()
                .filter(|token| token.shape != Shape::Code)
                .collect();
            plain.windows(phrase.len()).any(|window| {
                window
                    .iter()
                    .zip(phrase)
                    .enumerate()
                    .all(|(at, (token, wanted))| {
                        token.term() == wanted.term() && (at == 0 || !wanted.joined || token.joined)
                    })
            })
        })
    }

    fn passes(&self, request: &Request, but: Option<Facet>) -> bool {
        request.filters.iter().all(|(facet, wanted)| {
            Some(*facet) == but
                || wanted.is_empty()
                || self
                    .values
                    .get(facet)
                    .is_some_and(|own| !own.is_disjoint(wanted))
        })
    }
}

impl Reference {
    /// Takes every course apart.
    pub fn new<'d>(documents: impl IntoIterator<Item = &'d Document>, topics: &[Topic]) -> Self {
        let plain = |document| Plain::new(document, topics);
        let docs: Vec<Plain> = documents.into_iter().map(plain).collect();
        let words = docs.iter().flat_map(|doc| doc.words.iter().cloned());
        Self {
            words: words.collect(),
            pairs: sounding::Pairs::of(&docs),
            docs,
        }
    }

    fn with(&self, test: impl Fn(&Plain) -> bool) -> BTreeSet<usize> {
        (0..self.docs.len())
            .filter(|at| test(&self.docs[*at]))
            .collect()
    }

    fn word(&self, text: &str, unfinished: bool, forgive: Forgive) -> BTreeSet<usize> {
        let known = self.with(|doc| doc.terms.contains(&stem(text)));
        let mut out = known.clone();
        if (unfinished || known.is_empty()) && text.chars().count() >= 2 {
            let ways: BTreeSet<String> = beginnings(text).collect();
            let begins = |term: &String| term.starts_with(text) || ways.contains(term);
            out.extend(self.with(|doc| doc.terms.iter().any(begins)));
        }
        let sounding = if known.is_empty() {
            self.sounding(text)
        } else {
            Vec::new()
        };
        for row in &sounding {
            out.extend(self.with(|doc| doc.has_run(row)));
        }
        let forgive = match forgive {
            Forgive::Never => false,
            Forgive::Unknown => out.is_empty() && sounding.is_empty(),
            Forgive::Every => true,
        };
        if forgive {
            let meant = self.meant(text);
            out.extend(self.with(|doc| !doc.terms.is_disjoint(&meant)));
        }
        out
    }

    /// The terms of the nearest words.
    fn meant(&self, text: &str) -> BTreeSet<String> {
        let letters: Vec<char> = text.chars().collect();
        if letters.len() < 4 || !letters.iter().all(|c| c.is_alphabetic()) {
            return BTreeSet::new();
        }
        let limit = if letters.len() < 8 { 1 } else { 2 };
        let near = self
            .words
            .iter()
            .filter(|word| is_word(word))
            .filter_map(|word| {
                let distance = distance(&letters, word, limit).filter(|distance| *distance > 0)?;
                let term = stem(word);
                let with = |doc: &&Plain| doc.terms.contains(&term);
                let count = self.docs.iter().filter(with).count();
                let short = self
                    .docs
                    .iter()
                    .filter(with)
                    .any(|doc| doc.short_words.iter().any(|other| stem(other) == term));
                (short || count >= 3).then(|| (distance, Reverse(count), word.clone()))
            });
        let near: BTreeSet<_> = near.collect();
        let nearest = near.first().map(|(distance, ..)| *distance);
        let mut out: BTreeSet<String> = BTreeSet::new();
        for (distance, _, word) in near {
            if Some(distance) == nearest && out.len() < 3 {
                out.insert(stem(&word));
            }
        }
        out
    }

    fn matches(&self, word: &QueryWord, forgive: Forgive) -> BTreeSet<usize> {
        match &word.what {
            What::Word(text) => self.word(text, word.unfinished, forgive),
            What::Code(whole, parts) => {
                let found = self.word(whole, word.unfinished, Forgive::Never);
                if !found.is_empty() {
                    return found;
                }
                let parts = tokens(&parts.join(" "));
                self.with(|doc| doc.has_phrase(&parts))
            }
            What::Run(run) => self.with(|doc| doc.has_run(&run.concat())),
            What::Phrase(all) => match all.as_slice() {
                [one] if one.shape == Shape::Ideograph => self.with(|doc| doc.has_run(&one.text)),
                [one] => self.with(|doc| doc.terms.contains(&one.term())),
                _ => self.with(|doc| doc.has_phrase(all)),
            },
        }
    }

    /// Answers a request.
    pub fn search(&self, request: &Request) -> Found {
        let words = parse(&request.query, request.typing);
        let lists = |words: &[QueryWord], forgive| -> Vec<BTreeSet<usize>> {
            words
                .iter()
                .map(|word| self.matches(word, forgive))
                .collect()
        };
        // How many of the lists have each course.
        let having = |lists: &[BTreeSet<usize>]| {
            let mut counts = vec![0; self.docs.len()];
            lists.iter().flatten().for_each(|at| counts[*at] += 1);
            counts
        };
        let every = |lists: &[BTreeSet<usize>]| having(lists).contains(&lists.len());
        let mut found = lists(&words, Forgive::Unknown);
        let mut words = words;
        let pairs = apart(&words);
        if pairs.len() > 1 && !every(&found) {
            let forgiving = lists(&words, Forgive::Every);
            if words.len() > 1 && every(&forgiving) {
                found = forgiving;
            } else {
                found = lists(&pairs, Forgive::Unknown);
                words = pairs;
            }
        }
        let count = having(&found);
        let most = count.iter().copied().max().unwrap_or(0);
        let everything = request.query.trim().is_empty();
        let partial = most > 0 && most < words.len();
        let base: Vec<&Plain> = (0..self.docs.len())
            .filter(|at| everything || most > 0 && count[*at] == most)
            .map(|at| &self.docs[at])
            .collect();
        let mut facets: BTreeMap<Facet, BTreeMap<String, u64>> = BTreeMap::new();
        for facet in Facet::ALL {
            let counts = facets.entry(facet).or_default();
            let chosen = request.filters.get(&facet).into_iter().flatten();
            counts.extend(chosen.map(|value| (value.clone(), 0)));
            for doc in base.iter().filter(|doc| doc.passes(request, Some(facet))) {
                for value in doc.values.get(&facet).into_iter().flatten() {
                    match counts.get_mut(value) {
                        Some(count) => *count += 1,
                        None => drop(counts.insert(value.clone(), 1)),
                    }
                }
            }
        }
        let ids = base
            .iter()
            .filter(|doc| doc.passes(request, None))
            .map(|doc| doc.id.clone());
        Found {
            ids: ids.collect(),
            partial,
            facets,
        }
    }
}
