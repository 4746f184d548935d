//! Lists that run through several files, and columns in several blocks.

use super::{course, open, search, write};
use crate::{Facet, FacetCount, Request, Sort};
use lifelong_api::Text;
use std::collections::BTreeSet;

#[test]
fn long_lists_are_read_whole() {
    const COUNT: u32 = 17_000;
    let documents: Vec<_> = (0..COUNT)
        .map(|n| {
            let word = if n % 3 == 0 { "rare" } else { "usual" };
            let mut document = course(&format!("c{n:05}"), "en", &format!("Common {word}"));
            document.minutes = Some(n);
            document.rank = -(n as f32);
            document.institution = format!("inst-{}", n % 700);
            document.institution_name = Text::of("en", format!("Institute {}", n % 700));
            document
        })
        .collect();
    let files = write(&documents);
    let postings = files
        .files
        .iter()
        .filter(|(name, _)| name.starts_with("search/p-"))
        .count();
    assert!(
        postings > 2,
        "{postings}: the list of a word is longer than a file"
    );
    assert!(
        files
            .files
            .iter()
            .all(|(_, bytes)| bytes.len() <= 256 * 1_024)
    );
    let engine = open(&files);
    let ask = |query: &str, offset, sort| {
        let query = query.to_owned();
        search(
            &engine,
            &Request {
                query,
                offset,
                sort,
                limit: 2,
                ..Request::default()
            },
        )
    };
    let all = ask("common", 0, Sort::Relevance);
    assert_eq!(
        (all.total, all.hits[0].id.as_str()),
        (u64::from(COUNT), "c00000")
    );
    let fresh = open(&files);
    let request = Request {
        query: "common".to_owned(),
        limit: 10,
        ..Request::default()
    };
    let quick = pollster::block_on(fresh.quick(&request)).unwrap();
    assert_eq!(quick.cost.files, 1, "a first page needs the term alone");
    assert_eq!(
        (quick.total, quick.hits.len(), quick.exact),
        (u64::from(COUNT), 10, true)
    );
    let deep = Request {
        offset: COUNT - 2,
        ..request
    };
    let deep = pollster::block_on(fresh.quick(&deep)).unwrap();
    assert_eq!(deep.hits[1].id, "c16999");
    assert!(
        deep.cost.files <= 3,
        "the last page needs the last piece of the list and its cards: {:?}",
        deep.cost
    );
    let last = ask("common", COUNT - 2, Sort::Relevance);
    assert_eq!(
        last.hits
            .iter()
            .map(|hit| hit.id.as_str())
            .collect::<Vec<_>>(),
        ["c16998", "c16999"]
    );
    assert_eq!(ask("common rare", 0, Sort::Relevance).total, 5_667);
    assert_eq!(ask("rare", 0, Sort::Shortest).hits[1].id, "c00003");
    assert_eq!(all.institutions, 700);
    assert_eq!(all.facets[&Facet::Institution].len(), 50);
    let called = |request: &Request, name: &str| {
        pollster::block_on(engine.institutions(request, name, 1_000)).unwrap()
    };
    let common = Request {
        query: "common".to_owned(),
        ..Request::default()
    };
    let institutions = called(&common, "");
    assert_eq!(institutions.len(), 700);
    let sum = |values: &[FacetCount]| values.iter().map(|value| value.count).sum::<u64>();
    assert_eq!(sum(&institutions), u64::from(COUNT));
    let named = called(&common, "INSTITUTE 69");
    assert_eq!(named.len(), 11, "69 and 690 to 699");
    assert!(called(&common, "nobody").is_empty());
    let filters = [(Facet::Institution, BTreeSet::from(["inst-699".to_owned()]))].into();
    let one = search(
        &engine,
        &Request {
            query: "common".to_owned(),
            filters,
            limit: 1,
            ..Request::default()
        },
    );
    assert_eq!(one.total, 24);
    let values = &one.facets[&Facet::Institution];
    assert_eq!(values.len(), 51, "the largest, and the one that is chosen");
    assert_eq!(values[50].value, "inst-699");
}
