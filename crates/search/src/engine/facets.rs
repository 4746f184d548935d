//! Facet values: from codes to numbers, and from counts to what a page shows.

use super::files::{Decoded, Institution, Session};
use super::narrow::Chosen;
use crate::card::{FORMAT_CODES, FREE_CODES, KIND_CODES, LEVEL_CODES};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::query::{Facet, FacetCount, Length};
use crate::root::Root;
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

/// Counts as a page shows them: values that have results, and all that are chosen.
pub(super) fn show(
    tally: &Tally,
    filters: &Filters,
    root: &Root,
    institutions: &[Institution],
) -> BTreeMap<Facet, Vec<FacetCount>> {
    let none = BTreeSet::new();
    Facet::ALL
        .into_iter()
        .map(|facet| {
            let chosen = filters.get(&facet).unwrap_or(&none);
            let all = values(facet, root, institutions);
            let mut unknown = chosen.clone();
            let mut shown = Vec::new();
            for ((value, label), count) in all.into_iter().zip(tally.of(facet)) {
                unknown.remove(&value);
                if *count > 0 || chosen.contains(&value) {
                    shown.push(FacetCount {
                        value,
                        label,
                        count: *count,
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
        for file in self
            .files(FileKind::Institutions, 0..files.min(most))
            .await?
        {
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
