//! The engine finds what looking at every course finds.

use super::generate::{Talk, documents};
use super::{Files, open, search, topics, write};
use crate::reference::{Found, Random, Reference, request};
use crate::{Engine, Facet, FacetCount, Request, Response};
use std::collections::{BTreeMap, BTreeSet};

fn found(engine: &Engine<Files>, request: &Request, first: &Response) -> Found {
    let mut ids = BTreeSet::new();
    for offset in (0..first.total as u32).step_by(100) {
        let page = search(
            engine,
            &Request {
                offset,
                limit: 100,
                ..request.clone()
            },
        );
        assert_eq!(page.total, first.total);
        assert_eq!(page.facets, first.facets, "{request:?}");
        ids.extend(page.hits.into_iter().map(|hit| hit.id));
    }
    Found {
        ids,
        partial: first.partial,
        facets: counts(first),
    }
}

fn counts(response: &Response) -> BTreeMap<Facet, BTreeMap<String, u64>> {
    let one = |value: &FacetCount| (value.value.clone(), value.count);
    let facets = response.facets.iter();
    facets
        .map(|(facet, values)| (*facet, values.iter().map(one).collect()))
        .collect()
}

#[test]
fn totals_and_facet_counts_equal_brute_force() {
    let mut random = Random(7);
    let documents = documents(2_000, &mut random);
    let files = write(&documents);
    let engine = open(&files);
    let reference = Reference::new(&documents, &topics());
    let (mut with_results, mut partial, mut corrected) = (0, 0, 0);
    for _ in 0..220 {
        let request = request(&mut random, &Talk);
        let response = search(&engine, &request);
        let wanted = reference.search(&request);
        assert!(response.exact);
        assert_eq!(response.total, wanted.ids.len() as u64, "{request:?}");
        // Turning every page of a long result asks the same again and again.
        if wanted.ids.len() <= 300 {
            assert_eq!(found(&engine, &request, &response), wanted, "{request:?}");
        } else {
            assert_eq!(counts(&response), wanted.facets, "{request:?}");
            assert!(
                response.hits.iter().all(|hit| wanted.ids.contains(&hit.id)),
                "{request:?}"
            );
        }
        with_results += usize::from(response.total > 0);
        partial += usize::from(response.partial);
        corrected += usize::from(response.corrected.is_some());
    }
    // The queries reach what they are made for.
    assert!(
        with_results > 100 && partial > 10 && corrected > 3,
        "{with_results} {partial} {corrected}"
    );
}

#[test]
fn pages_follow_each_other_and_the_ready_answer_is_the_long_one() {
    let mut random = Random(8);
    let engine = open(&write(&documents(2_000, &mut random)));
    for query in ["introduction", "学习", "courses", "machine", "the"] {
        let request = Request {
            query: query.to_owned(),
            limit: 10,
            ..Request::default()
        };
        let ready = search(&engine, &request);
        let long = search(
            &engine,
            &Request {
                limit: 11,
                ..request.clone()
            },
        );
        assert!(
            ready.total > 128,
            "{query}: long enough to have a ready answer"
        );
        assert_eq!(ready.hits, long.hits[..10], "{query}");
        assert_eq!(
            (ready.total, &ready.facets),
            (long.total, &long.facets),
            "{query}"
        );
        let second = search(
            &engine,
            &Request {
                offset: 5,
                limit: 10,
                ..request
            },
        );
        assert_eq!(second.hits[..6], long.hits[5..11], "{query}");
    }
}

#[test]
fn the_order_of_courses_does_not_show_in_the_files() {
    let mut documents = documents(300, &mut Random(9));
    let files = write(&documents);
    documents.reverse();
    assert_eq!(write(&documents), files);
    assert!(
        files
            .files
            .iter()
            .all(|(_, bytes)| bytes.len() <= 256 * 1_024)
    );
    let names: BTreeSet<&String> = files.files.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), files.files.len());
}
