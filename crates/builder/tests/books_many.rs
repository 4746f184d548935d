//! A shelf that is too long for one file: several lists, places by id, a feed in pages.

mod build_support;
mod many_support;
#[path = "reading_out/schemas.rs"]
mod schemas;
mod shelf_support;

use build_support::*;
use lifelong_api::{BlockManifest, Book, BookList, BookPlaces, Index, block_of};
use schemas::Schemas;
use serde_json::Value;
use shelf_support::read_offline;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const BOOKS: usize = 250;

fn site(home: &Path, count: usize) -> PathBuf {
    let feed = many_support::feed(&home.join("letters"), count);
    let out = home.join("site");
    build_ok(&[&feed], &out);
    out
}

fn ids(list: &BookList) -> Vec<String> {
    list.books.iter().map(|book| book.id.clone()).collect()
}

#[test]
fn two_hundred_and_fifty_books_lie_in_three_lists_and_are_found_by_their_ids() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path(), BOOKS);
    let index: Index = read(&out, "index.json");
    assert_eq!(index.counts.books, BOOKS as u64);
    let first: BookList = read(&out, &index.files.books.path);
    assert_eq!((first.books.len(), first.further.len()), (100, 2));
    let mut all = ids(&first);
    for file in &first.further {
        let size = std::fs::metadata(out.join(&file.path)).unwrap().len();
        assert!(size == file.bytes && size <= 200_000);
        let list: BookList = read(&out, &file.path);
        all.extend(ids(&list));
    }
    let order: Vec<String> = (0..BOOKS)
        .map(|number| format!("letters-{number}"))
        .collect();
    assert_eq!(all, order, "each once, in the order of the feed");
    let manifest: BlockManifest = read(&out, &index.files.book_places.path);
    let blocks = manifest.paths.len() as u32;
    assert_eq!(blocks, 8);
    for id in &all {
        let places: BookPlaces = read(&out, &manifest.paths[block_of(id, blocks) as usize]);
        let place = places.books.iter().find(|place| place.id == *id).unwrap();
        let book: Book = read(&out, &place.content.path);
        assert_eq!((&book.id, book.has_part.len()), (id, 1));
    }
    // The same input gives the same bytes.
    let again = tempfile::tempdir().unwrap();
    assert!(tree(&out) == tree(&site(again.path(), BOOKS)));
}

#[test]
fn a_hundred_books_lie_in_one_list_and_one_feed() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path(), 100);
    let text = |path: &str| std::fs::read_to_string(out.join(path)).unwrap();
    let index: Index = read(&out, "index.json");
    assert!(!text("index.json").contains("bookPlaces"));
    assert!(!text(&index.files.books.path).contains("further"));
    let odd = |name: &&String| {
        let begins = ["book-places/", "books-"]
            .iter()
            .any(|part| name.starts_with(part));
        begins || name.contains(".page-")
    };
    assert_eq!(tree(&out).keys().filter(odd).count(), 0);
    let feed: Value = read(&out, "opds.json");
    assert_eq!(feed["publications"].as_array().map(Vec::len), Some(100));
    assert_eq!(feed["metadata"].get("currentPage"), None);
    assert_eq!(feed["links"].as_array().map(Vec::len), Some(1));
}

/// A link of a feed.
fn link(feed: &Value, rel: &str) -> Option<String> {
    let links = feed["links"].as_array().unwrap();
    let found = links.iter().find(|link| link["rel"] == rel)?;
    assert_eq!(found["type"], "application/opds+json");
    found["href"].as_str().map(str::to_owned)
}

/// The pages of a feed, by the links from one to the next; gives the titles of its books.
fn pages(out: &Path, start: &str, expected: &[usize]) -> Vec<String> {
    let schemas = shared().map(|shared| Schemas::of(&shared.join("data")));
    let (mut name, mut titles, mut before) = (Some(start.to_owned()), Vec::new(), None);
    let total: usize = expected.iter().sum();
    for (at, count) in expected.iter().enumerate() {
        let here = name.unwrap_or_else(|| panic!("{start} has a page {}", at + 1));
        let feed: Value = read(out, &here);
        if let Some(schemas) = &schemas {
            schemas.check("feed", &feed, &here);
            let mut spoilt = feed.clone();
            spoilt["metadata"]["currentPage"] = Value::from("two");
            assert!(!schemas.is_feed(&spoilt), "the schema looks at pages");
        }
        let publications = feed["publications"].as_array().unwrap();
        assert_eq!(publications.len(), *count, "{here}");
        let title = |one: &Value| one["metadata"]["title"].to_string();
        titles.extend(publications.iter().map(title));
        let metadata = &feed["metadata"];
        assert_eq!(metadata["numberOfItems"], total);
        assert_eq!(metadata["itemsPerPage"], 100);
        assert_eq!(metadata["currentPage"], at + 1);
        assert_eq!(link(&feed, "self").as_ref(), Some(&here));
        assert_eq!(link(&feed, "first").as_deref(), Some(start));
        assert_eq!(link(&feed, "previous"), before);
        let last: Value = read(out, &link(&feed, "last").unwrap());
        assert_eq!(last["metadata"]["currentPage"], expected.len());
        name = link(&feed, "next");
        before = Some(here);
    }
    assert_eq!(name, None, "the last page leads no further");
    titles
}

#[test]
fn the_feed_lies_in_pages_that_lead_to_each_other() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path(), BOOKS);
    let titles = pages(&out, "opds.json", &[100, 100, 50]);
    let different: BTreeSet<&String> = titles.iter().collect();
    assert_eq!(different.len(), BOOKS);
    assert_eq!(pages(&out, "opds.lang-en.json", &[100, 100]).len(), 200);
    // What fits a page is no pages.
    let french: Value = read(&out, "opds.lang-fr.json");
    assert_eq!(french["publications"].as_array().map(Vec::len), Some(50));
    assert_eq!(french["metadata"].get("currentPage"), None);
    // Every page offers the same choices, and knows which is chosen.
    let english: Value = read(&out, "opds.lang-en.page-2.json");
    let chosen = english["facets"][0]["links"].as_array().unwrap();
    assert_eq!(chosen.len(), 2);
    assert_eq!(
        (&chosen[0]["rel"], &chosen[0]["properties"]["numberOfItems"]),
        (&Value::from("self"), &Value::from(200))
    );
}

#[test]
fn a_long_shelf_that_we_publish_can_be_read_again() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path(), BOOKS);
    let got = read_offline(&out.join("opds.json"));
    assert!(got.findings.is_empty(), "{:?}", got.findings);
    assert_eq!(got.ids().into_iter().collect::<BTreeSet<_>>().len(), BOOKS);
    let last = got.books.last().unwrap().read().expect("a book");
    assert_eq!(last.book.name.pick("en"), many_support::title(BOOKS - 1));
}
