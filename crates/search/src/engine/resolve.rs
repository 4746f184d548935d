//! Words of a query become the courses that match them.

use super::files::Session;
use super::guess::Meant;
use super::join::join_all;
use super::lists::{Depth, Term};
use super::parse::{QueryWord, What};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::keys;
use crate::list::List;
use crate::source::Source;
use crate::stem::{beginnings, stem};
use crate::token::{Shape, Token};
use crate::weights::{Match, weight};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// So many files of terms are read for all terms with a beginning, where not all courses are asked for: then all files are.
const MOST_FILES: u32 = 16;

/// So many texts that a word can be the pinyin of are searched: those of most courses.
const MOST_TEXTS: usize = 12;
/// So many for a first page, where the word can also be another …
const FEW_TEXTS: usize = 3;
/// … and none where it can be one of so many courses.
const MANY: u32 = 1_000;

/// A course that matches a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Matched {
    pub(super) doc: u32,
    pub(super) class: u8,
    pub(super) weight: u32,
    /// Which of the word's lists it is from, and its place there.
    pub(super) list: u32,
    pub(super) place: u32,
}

/// Which courses of a word's lists match it.
#[derive(Clone, Debug)]
pub(super) enum Matches {
    /// All of its only list, found so.
    All(Match),
    /// These, each once.
    Some(Vec<Matched>),
}

impl Default for Matches {
    fn default() -> Self {
        Matches::Some(Vec::new())
    }
}

/// The courses that match a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) matches: Matches,
    /// The lists they are from, and the terms of these.
    pub(super) lists: Vec<List>,
    pub(super) terms: Vec<Term>,
    pub(super) marker: Marker,
    /// The word that was meant, where a typing error was forgiven.
    pub(super) correction: Option<String>,
    /// Whether these are all courses that match.
    pub(super) whole: bool,
}

/// What to mark in titles.
#[derive(Clone, Debug, Default)]
pub(super) struct Marker {
    /// Terms.
    pub(super) terms: BTreeSet<String>,
    /// Beginnings of words.
    pub(super) prefix: Option<String>,
    /// Ideographs in a row.
    pub(super) runs: Vec<Vec<String>>,
}

/// How words are looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) depth: Depth,
    pub(super) forgive: Forgive,
}

/// When typing errors are forgiven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forgive {
    Never,
    /// In words that the index does not have.
    Unknown,
    /// In every word.
    Every,
}

impl<S: Source> Session<'_, S> {
    /// Looks a word up.
    pub(super) async fn resolve(
        &self,
        word: &QueryWord,
        manner: Manner,
    ) -> Result<Resolved, SearchError> {
        match &word.what {
            What::Word(text) => self.word(text, word.unfinished, manner).await,
            What::Code(whole, parts) => {
                let strict = Manner {
                    forgive: Forgive::Never,
                    ..manner
                };
                let found = self.word(whole, word.unfinished, strict).await?;
                if !found.terms.is_empty() || parts.is_empty() {
                    return Ok(found);
                }
                let steps = parts.iter().zip(0..).map(|(part, at)| (stem(part), at));
                self.chain(steps.collect(), false, manner.depth).await
            }
            What::Run(run) if run.len() <= 2 => {
                let marker = Marker {
                    runs: vec![run.clone()],
                    ..Marker::default()
                };
                let term = self.term(FileKind::Terms, run.concat().as_bytes()).await?;
                let terms = term.into_iter().map(|term| (term, Match::Exact)).collect();
                let mut found = self.union(terms, manner.depth).await?;
                found.marker = marker;
                Ok(found)
            }
            What::Run(run) => {
                let mut found = self.chain(pairs(run, 0), true, manner.depth).await?;
                found.marker.runs = vec![run.clone()];
                Ok(found)
            }
            What::Phrase(all) => self.phrase(all, manner.depth).await,
        }
    }

    async fn word(
        &self,
        text: &str,
        unfinished: bool,
        manner: Manner,
    ) -> Result<Resolved, SearchError> {
        let key = stem(text);
        let long = text.chars().count() >= 2;
        let exact = self.term(FileKind::Terms, key.as_bytes());
        let mut about = false;
        let mut others = Vec::new();
        let exact = if unfinished && long {
            let endings = self.beginning_with(text, &key, manner.depth);
            let (exact, endings) = super::join::both(exact, endings).await;
            (others, about) = endings?;
            exact?
        } else {
            exact.await?
        };
        let mut marker = Marker::default();
        let mut terms = Vec::new();
        let known = exact.is_some();
        if let Some(term) = exact {
            marker.terms.insert(key.clone());
            terms.push((term, Match::Exact));
        }
        if !unfinished && !known && long {
            (others, about) = self.beginning_with(text, &key, manner.depth).await?;
        }
        if !others.is_empty() {
            marker.prefix = Some(text.to_owned());
        }
        terms.extend(others.into_iter().map(|term| (term, Match::Prefix)));
        let begun: u32 = terms.iter().map(|(term, _)| term.entry().count).sum();
        let most = match manner.depth == Depth::Whole || begun == 0 {
            true => MOST_TEXTS,
            // A first page: while a word is typed that is on its way to many others, it is one of these.
            false if unfinished && begun > MANY => 0,
            false => FEW_TEXTS,
        };
        let sounding = match known {
            true => Vec::new(),
            false => self.sounding(text, most).await?,
        };
        let mut correction = None;
        let forgive = match manner.forgive {
            Forgive::Never => false,
            Forgive::Unknown => terms.is_empty() && sounding.is_empty(),
            Forgive::Every => true,
        };
        if forgive {
            for Meant { word, term } in self.meant(text).await? {
                marker.terms.insert(stem(&word));
                if !known {
                    correction.get_or_insert(word);
                }
                terms.push((term, Match::Typo));
            }
        }
        let (two, more): (Vec<String>, Vec<String>) = sounding
            .into_iter()
            .partition(|text| text.chars().count() == 2);
        for text in &two {
            let term = self.term(FileKind::Terms, text.as_bytes()).await?;
            terms.extend(term.map(|term| (term, Match::Prefix)));
        }
        let mut found = self.union(terms, manner.depth).await?;
        found.whole &= !about;
        for text in &more {
            let row = self
                .chain(pairs(&letters(text), 0), true, manner.depth)
                .await?;
            self.add(&mut found, row, Match::Prefix);
        }
        marker.runs = two.iter().chain(&more).map(|text| letters(text)).collect();
        found.marker = marker;
        found.correction = correction;
        Ok(found)
    }

    /// The terms of words that begin with `text`, without the term `known`; and whether they or their courses are not all.
    async fn beginning_with(
        &self,
        text: &str,
        known: &str,
        depth: Depth,
    ) -> Result<(Vec<Term>, bool), SearchError> {
        let files = self
            .root()
            .directory(FileKind::Terms)
            .files_with(text.as_bytes());
        // All in one file are as soon looked through there.
        if depth < Depth::Whole && files.len() > 1 {
            let key = keys::of_beginning(text);
            if let Some(term) = self.term(FileKind::Extras, &key).await? {
                return Ok((vec![term], true));
            }
        }
        let most = [MOST_FILES, u32::MAX][usize::from(depth == Depth::Whole)];
        let (mut terms, all) = self.terms_with(text.as_bytes(), most).await?;
        terms.retain(|term| term.key() != known.as_bytes());
        // Forms that the beginning may become, and whose stems do not begin with it: `computi` is on its way to `comput`.
        for stem in beginnings(text) {
            if stem != known && !stem.starts_with(text) {
                terms.extend(self.term(FileKind::Terms, stem.as_bytes()).await?);
            }
        }
        Ok((terms, !all))
    }

    /// A quoted text: a word alone is that word, more stand side by side.
    async fn phrase(&self, all: &[Token], depth: Depth) -> Result<Resolved, SearchError> {
        let mut found = if let [only] = all {
            let term = self.term(FileKind::Terms, only.term().as_bytes()).await?;
            let terms = term.into_iter().map(|term| (term, Match::Exact)).collect();
            self.union(terms, depth).await?
        } else {
            let first = all.first().map_or(0, |token| token.position);
            let mut steps = Vec::new();
            for group in all.chunk_by(|_, next| next.joined) {
                let at = group[0].position - first;
                if let ([_], _) | (_, Shape::Word) = (group, group[0].shape) {
                    steps.push((group[0].term(), at));
                } else {
                    let run: Vec<String> = group.iter().map(|token| token.text.clone()).collect();
                    steps.extend(pairs(&run, at));
                }
            }
            self.chain(steps, false, depth).await?
        };
        found.marker = Marker::default();
        found.marker.mark(all);
        Ok(found)
    }

    /// Courses of any of the terms; one that is in several has its best weight.
    async fn union(
        &self,
        terms: Vec<(Term, Match)>,
        depth: Depth,
    ) -> Result<Resolved, SearchError> {
        let reads = terms
            .iter()
            .map(|(term, _)| self.list(term, depth))
            .collect();
        let mut found = Resolved {
            whole: terms.iter().all(|(term, _)| term.is_whole(depth)),
            ..Resolved::default()
        };
        let mut hows = Vec::new();
        for (list, (term, how)) in join_all(reads).await.into_iter().zip(terms) {
            found.lists.push(list?);
            found.terms.push(term);
            hows.push(how);
        }
        found.matches = match hows[..] {
            [how] => Matches::All(how),
            _ => {
                let lists = (0..).zip(found.lists.iter().zip(&hows));
                let all = lists.flat_map(|(number, (list, how))| {
                    (0..list.len()).map(move |place| matched(list, place, *how, number))
                });
                Matches::Some(self.once(all))
            }
        };
        Ok(found)
    }

    /// Each course once, by its match of most weight.
    fn once(&self, all: impl Iterator<Item = Matched>) -> Vec<Matched> {
        let doc = |matched: &Matched| matched.doc;
        let better = |a: &Matched, b: &Matched| a.weight > b.weight;
        self.engine.marks.borrow_mut().best(all, doc, better)
    }

    /// Adds what another way of reading the word found, if it is not there by a better one.
    fn add(&self, found: &mut Resolved, other: Resolved, how: Match) {
        let lists = found.lists.len() as u32;
        let own = (0..found.len()).map(|place| found.at(place));
        let others = (0..other.len()).map(|place| {
            let matched = other.at(place);
            Matched {
                weight: weight(matched.class, how),
                list: matched.list.saturating_add(lists),
                ..matched
            }
        });
        let all = self.once(own.chain(others));
        found.matches = Matches::Some(all);
        found.lists.extend(other.lists);
        found.terms.extend(other.terms);
        found.whole &= other.whole;
    }
}

fn matched(list: &List, place: usize, how: Match, number: u32) -> Matched {
    let class = list.class(place);
    Matched {
        doc: list.docs[place],
        class,
        weight: weight(class, how),
        list: number,
        place: place as u32,
    }
}

impl Resolved {
    /// How many courses match.
    pub(super) fn len(&self) -> usize {
        match &self.matches {
            Matches::All(_) => self.lists[0].len(),
            Matches::Some(all) => all.len(),
        }
    }

    /// The courses, in no order, each once.
    pub(super) fn docs(&self) -> Cow<'_, [u32]> {
        match &self.matches {
            Matches::All(_) => Cow::Borrowed(&self.lists[0].docs),
            Matches::Some(all) => all.iter().map(|matched| matched.doc).collect(),
        }
    }

    /// How the course at a place of [`Resolved::docs`] matches.
    pub(super) fn at(&self, place: usize) -> Matched {
        match &self.matches {
            Matches::All(how) => matched(&self.lists[0], place, *how, 0),
            Matches::Some(all) => all[place],
        }
    }

    /// The places of a course that matches, in titles and in the institution's name.
    pub(super) fn places(&self, matched: &Matched) -> &[u32] {
        let list = self.lists.get(matched.list as usize);
        list.map_or(&[], |list| list.places(matched.place as usize))
    }
}

fn letters(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

/// Overlapping pairs of ideographs with their distance from the first, which stands at `at`.
fn pairs(run: &[String], at: u32) -> Vec<(String, u32)> {
    run.windows(2)
        .zip(at..)
        .map(|(pair, at)| (pair.concat(), at))
        .collect()
}

impl Marker {
    /// Marks each word, and each row of ideographs.
    fn mark(&mut self, all: &[Token]) {
        for group in all.chunk_by(|_, next| next.joined) {
            if group[0].shape == Shape::Ideograph {
                self.runs
                    .push(group.iter().map(|token| token.text.clone()).collect());
            } else {
                self.terms.insert(group[0].term());
            }
        }
    }
}
