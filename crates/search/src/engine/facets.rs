//! Facet values: from codes to numbers, and from counts to what a page shows.

use super::files::{Decoded, Institution, Session};
use super::narrow::Chosen;
use super::parse::QueryWord;
use super::quick::narrowed;
use super::suggest::names;
use crate::card::{FORMAT_CODES, FREE_CODES, KIND_CODES, LEVEL_CODES};
use crate::cards::CardSet;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::query::{Facet, FacetCount, Length, Request};
use crate::root::{Root, closure};
use crate::source::Source;
use crate::tally::Tally;
use lifelong_api::{Area, Text};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// So many institutions are listed with an answer; others are found by their names.
pub(super) const SHOWN_INSTITUTIONS: usize = 50;

/// Chosen values as a request has them.
pub(super) type Filters = BTreeMap<Facet, BTreeSet<String>>;

/// Files of the dictionary of institutions.
pub(super) struct Institutions(Vec<Rc<Decoded>>);

impl Institutions {
    /// All of them, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Institution> {
        self.0.iter().flat_map(|file| match &**file {
            Decoded::Institutions(list) => &list[..],
            _ => &[],
        })
    }

    fn get(&self, at: usize) -> Option<&Institution> {
        self.iter().nth(at)
    }
}

/// A value of a facet by its place: its code, and its name where the index has one.
pub(super) fn value<'v>(
    facet: Facet,
    at: usize,
    root: &'v Root,
    institutions: Option<&'v Institutions>,
) -> Option<(&'v str, Option<&'v Text>)> {
    let plain = |codes: &[&'static str]| codes.get(at).map(|code| (*code, None));
    match facet {
        Facet::Area => plain(&Area::ALL.map(Area::code)),
        Facet::Kind => plain(&KIND_CODES),
        Facet::Format => plain(&FORMAT_CODES),
        Facet::Level => plain(&LEVEL_CODES),
        Facet::Free => plain(&FREE_CODES),
        Facet::Length => plain(&Length::ALL.map(Length::code)),
        Facet::Language => root.languages.get(at).map(|code| (code.as_str(), None)),
        Facet::Topic => {
            let topic = root.topics.get(at);
            topic.map(|topic| (topic.id.as_str(), Some(&topic.name)))
        }
        Facet::Institution => {
            let one = institutions?.get(at);
            one.map(|one| (one.id.as_str(), Some(&one.name)))
        }
    }
}

/// Chosen values as numbers.
pub(super) fn choose(filters: &Filters, root: &Root, institutions: &Institutions) -> Chosen {
    let chosen = filters
        .iter()
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(facet, codes)| {
            let all = (0..).map_while(|at| value(*facet, at, root, Some(institutions)));
            let numbers = (1..)
                .zip(all)
                .filter(|(_, (code, _))| codes.contains(*code))
                .map(|(number, _)| number);
            (*facet, numbers.collect())
        });
    chosen.collect()
}

/// Whether the course of a card passes every filter.
pub(super) fn passes(cards: &CardSet, place: usize, request: &Request, root: &Root) -> bool {
    let small = cards.small(place);
    let code = |codes: &[&str], number: u8| {
        let at = usize::from(number).checked_sub(1);
        at.and_then(|at| codes.get(at))
            .map_or(String::new(), |code| (*code).to_owned())
    };
    narrowed(request).all(|(facet, wanted)| match facet {
        Facet::Area => wanted.contains(&code(&Area::ALL.map(Area::code), small.area)),
        Facet::Kind => wanted.contains(&code(&KIND_CODES, small.kind)),
        Facet::Format => wanted.contains(&code(&FORMAT_CODES, small.format)),
        Facet::Level => wanted.contains(&code(&LEVEL_CODES, small.level)),
        Facet::Free => wanted.contains(&code(&FREE_CODES, small.free)),
        Facet::Length => wanted.contains(&code(&Length::ALL.map(Length::code), small.length)),
        Facet::Language => cards
            .languages(place)
            .iter()
            .any(|tag| wanted.contains(tag)),
        Facet::Institution => wanted.contains(cards.institution(place)),
        Facet::Topic => closure(&root.topics, cards.topics(place))
            .into_iter()
            .filter_map(|topic| root.topics.get(topic as usize))
            .any(|topic| wanted.contains(&topic.id)),
    })
}

/// Counts as a page shows them: values that have results, and all that are chosen; of institutions the largest. Without
/// their dictionary these are left out.
pub(super) fn show(
    tally: &Tally,
    filters: &Filters,
    root: &Root,
    institutions: Option<&Institutions>,
) -> BTreeMap<Facet, Vec<FacetCount>> {
    let none = BTreeSet::new();
    Facet::ALL
        .into_iter()
        .filter(|facet| *facet != Facet::Institution || institutions.is_some())
        .map(|facet| {
            let chosen = filters.get(&facet).unwrap_or(&none);
            let most = match facet {
                Facet::Institution => SHOWN_INSTITUTIONS,
                _ => usize::MAX,
            };
            let mut unknown = chosen.clone();
            let mut shown = Vec::new();
            let mut counted: Vec<(usize, u32)> =
                tally.of(facet).iter().copied().enumerate().collect();
            counted.retain(|(_, count)| *count > 0 || !chosen.is_empty());
            if !matches!(facet, Facet::Level | Facet::Length) {
                sort_by_key(&mut counted, |(_, count)| Reverse(*count));
            }
            for (at, count) in counted {
                let Some((code, name)) = value(facet, at, root, institutions) else {
                    continue;
                };
                let wanted = unknown.remove(code);
                if wanted || count > 0 && shown.len() < most {
                    shown.push(FacetCount {
                        parent: parent(facet, at, root),
                        ..count_of(code, name, count)
                    });
                }
            }
            shown.extend(unknown.iter().map(|code| count_of(code, None, 0)));
            (facet, shown)
        })
        .collect()
}

/// Institutions that have results and are called so, those of most results first.
pub(super) fn institutions_called(
    words: &[QueryWord],
    tally: &Tally,
    institutions: &Institutions,
    most: usize,
) -> Vec<FacetCount> {
    let counts = tally.of(Facet::Institution).iter();
    let mut found: Vec<_> = institutions
        .iter()
        .zip(counts)
        .filter(|(one, count)| **count > 0 && names(&one.name, words))
        .collect();
    sort_by_key(&mut found, |(_, count)| Reverse(**count));
    found.truncate(most);
    found
        .into_iter()
        .map(|(one, count)| count_of(&one.id, Some(&one.name), *count))
        .collect()
}

/// The topic above a topic.
fn parent(facet: Facet, at: usize, root: &Root) -> Option<String> {
    let topic = root.topics.get(at).filter(|_| facet == Facet::Topic)?;
    let above = root.topics.get(topic.parent? as usize)?;
    Some(above.id.clone())
}

fn count_of(code: &str, name: Option<&Text>, count: u32) -> FacetCount {
    FacetCount {
        value: code.to_owned(),
        label: name.cloned().unwrap_or_default(),
        count: count.into(),
        parent: None,
    }
}

impl<S: Source> Session<'_, S> {
    /// The dictionary of institutions, those of most courses first; at most `most` of its files.
    pub(super) async fn institutions(&self, most: u32) -> Result<Institutions, SearchError> {
        let files = self.root().directory(FileKind::Institutions).tags.len() as u32;
        let ids: Vec<_> = (0..files.min(most))
            .map(|number| (FileKind::Institutions, number))
            .collect();
        Ok(Institutions(self.files(&ids).await?))
    }

    /// The counts over the whole catalogue.
    pub(super) fn whole_tally(&self, institutions: &Institutions) -> Tally {
        let counts = institutions.iter().map(|one| one.count).collect();
        self.root().tally.clone().with(Facet::Institution, counts)
    }
}
