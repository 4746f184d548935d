//! Facet values: from codes to numbers, and from counts to what a page shows.

use super::files::{Decoded, Institution, Session};
use super::narrow::Chosen;
use super::quick::narrowed;
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

/// Chosen values as a request has them.
pub(super) type Filters = BTreeMap<Facet, BTreeSet<String>>;

/// The values of a facet in the order of their numbers: code and name.
fn values(facet: Facet, root: &Root, institutions: &[Institution]) -> Vec<(String, Text)> {
    let plain = |codes: &[&str]| {
        codes
            .iter()
            .map(|code| ((*code).to_owned(), Text::new()))
            .collect()
    };
    match facet {
        Facet::Area => plain(&Area::ALL.map(Area::code)),
        Facet::Kind => plain(&KIND_CODES),
        Facet::Format => plain(&FORMAT_CODES),
        Facet::Level => plain(&LEVEL_CODES),
        Facet::Free => plain(&FREE_CODES),
        Facet::Length => plain(&Length::ALL.map(Length::code)),
        Facet::Language => root
            .languages
            .iter()
            .map(|code| (code.clone(), Text::new()))
            .collect(),
        Facet::Topic => root
            .topics
            .iter()
            .map(|topic| (topic.id.clone(), topic.name.clone()))
            .collect(),
        Facet::Institution => institutions
            .iter()
            .map(|one| (one.id.clone(), one.name.clone()))
            .collect(),
    }
}

/// Chosen values as numbers.
pub(super) fn choose(filters: &Filters, root: &Root, institutions: &[Institution]) -> Chosen {
    let chosen = filters
        .iter()
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(facet, codes)| {
            let all = values(*facet, root, institutions);
            let numbers = (1..)
                .zip(&all)
                .filter(|(_, (code, _))| codes.contains(code))
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

/// Counts as a page shows them: values that have results, and all that are chosen. Without the dictionary of institutions
/// these are left out.
pub(super) fn show(
    tally: &Tally,
    filters: &Filters,
    root: &Root,
    institutions: Option<&[Institution]>,
) -> BTreeMap<Facet, Vec<FacetCount>> {
    let none = BTreeSet::new();
    Facet::ALL
        .into_iter()
        .filter(|facet| *facet != Facet::Institution || institutions.is_some())
        .map(|facet| {
            let chosen = filters.get(&facet).unwrap_or(&none);
            let all = values(facet, root, institutions.unwrap_or_default());
            let mut unknown = chosen.clone();
            let mut shown = Vec::new();
            for ((value, label), count) in all.into_iter().zip(tally.of(facet)) {
                unknown.remove(&value);
                if *count > 0 || chosen.contains(&value) {
                    shown.push(FacetCount {
                        value,
                        label,
                        count: u64::from(*count),
                    });
                }
            }
            shown.extend(unknown.into_iter().map(|value| FacetCount {
                value,
                ..FacetCount::default()
            }));
            if !matches!(facet, Facet::Level | Facet::Length) {
                sort_by_key(&mut shown, |value| Reverse(value.count));
            }
            (facet, shown)
        })
        .collect()
}

impl<S: Source> Session<'_, S> {
    /// The dictionary of institutions, those of most courses first; at most `most` of its files.
    pub(super) async fn institutions(&self, most: u32) -> Result<Vec<Institution>, SearchError> {
        let files = self.root().directory(FileKind::Institutions).tags.len() as u32;
        let mut out = Vec::new();
        let ids: Vec<_> = (0..files.min(most))
            .map(|number| (FileKind::Institutions, number))
            .collect();
        for file in self.files(&ids).await? {
            if let Decoded::Institutions(list) = &*file {
                out.extend_from_slice(list);
            }
        }
        Ok(out)
    }

    /// The counts over the whole catalogue.
    pub(super) fn whole_tally(&self, institutions: &[Institution]) -> Tally {
        let counts = institutions.iter().map(|one| one.count).collect();
        self.root().tally.clone().with(Facet::Institution, counts)
    }
}
