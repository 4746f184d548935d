//! All that the engine says to a request, beside what looking at every course finds.

use crate::setting::Disk;
use lifelong_search::reference::{Found, Random};
use lifelong_search::{Document, Engine, Facet, Request, Response, Sort};
use pollster::block_on;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Compares all that two things say of one; remembers where they differ.
struct Differences(Vec<String>);

impl Differences {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, engine: T, wanted: T) {
        if engine != wanted {
            self.0.push(format!(
                "{what}: the engine says {engine:?}, looking {wanted:?}"
            ));
        }
    }

    fn holds(&mut self, what: &str, is: bool) {
        if !is {
            self.0.push(what.to_owned());
        }
    }
}

fn counts(response: &Response) -> BTreeMap<Facet, BTreeMap<String, u64>> {
    let facets = response.facets.iter().map(|(facet, values)| {
        let values = values.iter().map(|one| (one.value.clone(), one.count));
        (*facet, values.collect())
    });
    facets.collect()
}

fn ids(response: &Response) -> Vec<&str> {
    response.hits.iter().map(|hit| hit.id.as_str()).collect()
}

/// What a course is sorted by; lower comes first. Nothing for the order of relevance, which looking does not know.
fn key(document: &Document, sort: Sort) -> Option<(bool, Reverse<u64>)> {
    let high = |value: Option<u64>| (value.is_none(), Reverse(value.unwrap_or(0)));
    match sort {
        Sort::Relevance => None,
        Sort::Popular => Some(high(document.enrolled)),
        Sort::New => Some(high(document.modified.map(u64::from))),
        Sort::Shortest => Some((
            document.minutes.is_none(),
            Reverse(u64::MAX - u64::from(document.minutes.unwrap_or(0))),
        )),
    }
}

/// Compares everything the engine says to a request with what looking finds.
pub fn compare(
    engine: &Engine<Disk>,
    request: &Request,
    wanted: &Found,
    documents: &BTreeMap<&str, &Document>,
    random: &mut Random,
) -> Vec<String> {
    let whole = block_on(engine.search(request)).unwrap();
    let mut differ = Differences(Vec::new());
    let total = wanted.ids.len() as u64;
    differ.same("total", whole.total, total);
    differ.same("partial", whole.partial, wanted.partial);
    differ.holds("all is counted", whole.counted);
    let mut own = counts(&whole);
    let institutions = block_on(engine.institutions(request, "", usize::MAX)).unwrap();
    differ.same(
        "institutions",
        whole.institutions,
        institutions.len() as u64,
    );
    // An answer lists the largest, and at zero those that are chosen.
    let listed = own.entry(Facet::Institution).or_default();
    listed.extend(institutions.into_iter().map(|one| (one.value, one.count)));
    for (facet, values) in &wanted.facets {
        let empty = BTreeMap::new();
        differ.same(facet.code(), own.get(facet).unwrap_or(&empty), values);
    }
    differ.same("hits", whole.hits.len() as u64, total.min(10));
    let known = |response: &Response| ids(response).iter().all(|id| wanted.ids.contains(*id));
    differ.holds("hits are of those found", known(&whole));
    let distinct: BTreeSet<&str> = ids(&whole).into_iter().collect();
    differ.same("distinct hits", distinct.len(), whole.hits.len());
    // What has been shown stays.
    let page = block_on(engine.page(request)).unwrap();
    differ.same("hits of the page", ids(&page), ids(&whole));
    let quick = block_on(engine.quick(request)).unwrap();
    differ.holds(
        "quick hits begin the page",
        ids(&page).starts_with(&ids(&quick)),
    );
    for (name, response) in [("page", &page), ("quick", &quick)] {
        if response.exact {
            differ.same(&format!("total of {name}"), response.total, total);
        }
        if response.counted {
            differ.same(
                &format!("facets of {name}"),
                counts(response),
                counts(&whole),
            );
        }
    }
    let keys = |ids: &mut dyn Iterator<Item = &str>| -> Vec<_> {
        ids.map(|id| key(documents[id], request.sort)).collect()
    };
    if request.sort != Sort::Relevance {
        let mut sorted = keys(&mut wanted.ids.iter().map(String::as_str));
        sorted.sort_unstable();
        sorted.truncate(10);
        differ.same(
            "keys of the order",
            keys(&mut ids(&whole).into_iter()),
            sorted,
        );
    }
    // Any other page: all of its courses are found ones, and not those of the first.
    if total > 20 {
        let offset = 10 + random.below(total as usize - 10) as u32;
        let deep = Request {
            offset,
            ..request.clone()
        };
        let deep = block_on(engine.page(&deep)).unwrap();
        let length = (total - u64::from(offset)).min(10);
        differ.same("hits of a deep page", deep.hits.len() as u64, length);
        differ.holds("deep hits are of those found", known(&deep));
        let new = ids(&deep).iter().all(|id| !distinct.contains(id));
        differ.holds("deep hits are not those of the first page", new);
    }
    if (1..=300).contains(&total) {
        let all: BTreeSet<String> = all_ids(engine, request).into_iter().collect();
        differ.same("all courses", &all, &wanted.ids);
    }
    differ.0
}

/// The ids of all pages of a request.
pub fn all_ids(engine: &Engine<Disk>, request: &Request) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    loop {
        let page = Request {
            offset: all.len() as u32,
            limit: 100,
            ..request.clone()
        };
        let response = block_on(engine.page(&page)).unwrap();
        let full = response.hits.len() == 100;
        all.extend(response.hits.into_iter().map(|hit| hit.id));
        if !full {
            return all;
        }
    }
}
