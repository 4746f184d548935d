//! The engine over a catalogue of any size, held against looking at every course. It takes minutes, so it runs only when asked:
//! `cargo xtask bench exact` builds a catalogue and runs it, with its size in the environment:
//!
//! - `LIFELONG_EXACT_API`: the folder of the API;
//! - `LIFELONG_EXACT_QUERIES`: how many queries, each with filters;
//! - `LIFELONG_EXACT_FROM`: the number of the first; every number is the seed of its query.

#[path = "../build_support/mod.rs"]
mod build_support;
mod catalogue;
mod compare;
mod setting;

use catalogue::{Catalogue, neighbours, rows};
use compare::{all_ids, compare};
use lifelong_search::reference::{Random, Reference, request};
use lifelong_search::{Document, Request};
use pollster::block_on;
use setting::Setting;
use std::collections::{BTreeMap, BTreeSet};

fn told(failed: Vec<String>, what: &str) {
    for case in failed.iter().take(20) {
        println!("\n{case}");
    }
    assert!(failed.is_empty(), "{} of {what} differ", failed.len());
}

#[test]
#[ignore = "minutes; cargo xtask bench exact runs it"]
fn totals_counts_and_pages_equal_looking_at_every_course() {
    let setting = Setting::from_env();
    let (documents, topics) = (setting.documents(), setting.topics());
    let reference = Reference::new(&documents, &topics);
    let by_id = documents
        .iter()
        .map(|document| (document.id.as_str(), document));
    let by_id: BTreeMap<&str, &Document> = by_id.collect();
    eprintln!("{} courses taken apart", documents.len());
    let said = setting.each(|engine, seed| {
        let mut random = Random(seed);
        let catalogue = Catalogue::new(&documents, &topics, &mut random);
        let request = request(&mut random, &catalogue);
        let wanted = reference.search(&request);
        let exact = block_on(engine.search(&request)).unwrap().exact;
        // Of an unfinished word with very many endings the engine says itself that it counts no further.
        let differ = match exact {
            true => compare(engine, &request, &wanted, &by_id, &mut random),
            false => Vec::new(),
        };
        let case = (!differ.is_empty())
            .then(|| format!("seed {seed}: {request:?}\n  {}", differ.join("\n  ")));
        (exact, wanted.ids.len(), wanted.partial, case)
    });
    let many = |test: &dyn Fn(usize, bool) -> bool| {
        let fits = said
            .iter()
            .filter(|(_, found, partial, _)| test(*found, *partial));
        fits.count()
    };
    println!(
        "{} queries over {} courses: {} with results, {} with some of the words only, {} not exact (and said so)",
        said.len(),
        documents.len(),
        many(&|found, _| found > 0),
        many(&|_, partial| partial),
        said.iter().filter(|(exact, ..)| !exact).count(),
    );
    told(
        said.into_iter().filter_map(|(.., case)| case).collect(),
        "the queries",
    );
}

/// Ids of the courses of which a text of the title passes.
fn titled(documents: &[Document], test: impl Fn(&str) -> bool) -> BTreeSet<&str> {
    let fits = |document: &&Document| document.title.values().any(|title| test(title));
    let found = documents.iter().filter(fits);
    found.map(|document| document.id.as_str()).collect()
}

/// Asks for pieces of titles, made by `piece` from a random title; each must find all courses whose title `has` it.
fn recall(
    what: &str,
    typing: bool,
    piece: impl Fn(&str, &mut Random) -> Option<String> + Sync,
    has: impl Fn(&str, &str) -> bool + Sync,
) {
    let setting = Setting::from_env();
    let documents = setting.documents();
    let said = setting.each(|engine, seed| {
        let mut random = Random(seed);
        let query = (0..1_000).find_map(|_| {
            let document = &documents[random.below(documents.len())];
            piece(document.title.values().next()?, &mut random)
        })?;
        let wanted = titled(&documents, |title| has(title, &query));
        let request = Request {
            query: query.clone(),
            typing,
            ..Request::default()
        };
        let found = all_ids(engine, &request);
        let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
        let missed: Vec<&&str> = wanted.difference(&found).take(3).collect();
        let case = (!missed.is_empty()).then(|| {
            let lost = wanted.difference(&found).count();
            format!(
                "{query}: {lost} of {} not found, such as {missed:?}",
                wanted.len()
            )
        });
        Some((wanted.len(), case))
    });
    let said: Vec<_> = said.into_iter().flatten().collect();
    let courses: usize = said.iter().map(|(wanted, _)| wanted).sum();
    println!("{} {what}: {courses} courses wanted", said.len());
    told(
        said.into_iter().filter_map(|(_, case)| case).collect(),
        what,
    );
}

#[test]
#[ignore = "minutes; cargo xtask bench exact runs it"]
fn every_piece_of_a_chinese_title_finds_all_titles_that_have_it() {
    let piece = |title: &str, random: &mut Random| {
        let row = rows(title).find(|row| row.len() > 1)?;
        let length = 2 + random.below(5);
        Some(neighbours(&row, length, random).iter().collect())
    };
    recall("pieces of Chinese titles", false, piece, |title, piece| {
        title.contains(piece)
    });
}

fn words(title: &str) -> impl Iterator<Item = String> {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric());
    words.map(str::to_ascii_lowercase)
}

#[test]
#[ignore = "minutes; cargo xtask bench exact runs it"]
fn every_beginning_of_two_letters_finds_all_titles_with_such_a_word() {
    let piece = |title: &str, random: &mut Random| {
        let all: Vec<String> = words(title).filter(|word| word.len() > 2).collect();
        let word = all.get(random.below(all.len().max(1)))?;
        Some(word[..2 + random.below(word.len() - 1)].to_owned())
    };
    recall(
        "beginnings of words of titles",
        true,
        piece,
        |title, piece| words(title).any(|word| word.starts_with(piece)),
    );
}
