//! Facet values as if they were terms: all courses with a value in the order of their numbers.

use super::docs::Numbered;
use super::group::Ready;
use crate::card::{FORMAT_CODES, FREE_CODES, KIND_CODES, LEVEL_CODES};
use crate::keys;
use crate::list::Postings;
use crate::query::{Facet, Length};
use crate::root::Root;
use crate::tally::{Sizes, slot, small_values};
use crate::weights::class;
use lifelong_api::Area;
use std::io;

/// Calls `each` with every value that a course has, in the order of their keys.
pub(super) fn each(
    numbered: &Numbered,
    root: &Root,
    mut each: impl FnMut(Ready) -> io::Result<()>,
) -> io::Result<()> {
    let mut facets = Facet::ALL;
    facets.sort_by_key(|facet| slot(*facet));
    for facet in facets {
        let mut values = lists(numbered, root.sizes(), facet);
        let mut order: Vec<(Vec<u8>, usize)> = (0..values.len())
            .map(|at| (keys::of_value(facet, &code(numbered, root, facet, at)), at))
            .collect();
        order.sort_unstable();
        for (key, at) in order {
            let docs = std::mem::take(&mut values[at]);
            if docs.is_empty() {
                continue;
            }
            let mut postings = Postings::default();
            docs.into_iter()
                .for_each(|doc| postings.push(doc, class::TOPIC, false, &[]));
            each(Ready {
                key,
                postings,
                about: None,
            })?;
        }
    }
    Ok(())
}

/// Courses of each value of a facet; the value `n` stands at `n - 1`.
fn lists(numbered: &Numbered, sizes: Sizes, wanted: Facet) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); sizes.of(wanted)];
    for (number, doc) in (0..).zip(&numbered.docs) {
        let mut add = |value: u32| {
            if let Some(list) = (value as usize)
                .checked_sub(1)
                .and_then(|at| lists.get_mut(at))
            {
                list.push(number);
            }
        };
        match wanted {
            Facet::Institution => add(doc.provider),
            Facet::Topic => {
                let topics = &numbered.closures[doc.topics as usize];
                topics.iter().for_each(|topic| add(topic + 1));
            }
            _ => small_values(&numbered.facets[doc.facets as usize], |facet, value| {
                if facet == wanted {
                    add(value);
                }
            }),
        }
    }
    lists
}

fn code(numbered: &Numbered, root: &Root, facet: Facet, at: usize) -> String {
    match facet {
        Facet::Area => Area::ALL[at].code().to_owned(),
        Facet::Kind => KIND_CODES[at].to_owned(),
        Facet::Format => FORMAT_CODES[at].to_owned(),
        Facet::Level => LEVEL_CODES[at].to_owned(),
        Facet::Free => FREE_CODES[at].to_owned(),
        Facet::Length => Length::ALL[at].code().to_owned(),
        Facet::Language => root.languages[at].clone(),
        Facet::Topic => root.topics[at].id.clone(),
        Facet::Institution => numbered.institutions[at].0.clone(),
    }
}
