//! oEmbed documents: what other programs read to show a thing of ours on a page of theirs.

mod build_support;
mod feeds_support;

use build_support::*;
use feeds_support::*;
use lifelong_api::{BookList, ColumnList, EventList, Index, Kind};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn each_thing_of_our_own_has_one_and_it_keeps_to_the_form() {
    let home = tempfile::tempdir().unwrap();
    let out = with_address(home.path(), "site");
    let index: Index = read(&out, "index.json");
    let mut wanted = BTreeSet::new();
    let columns: ColumnList = read(&out, &index.files.columns.path);
    wanted.extend(columns.columns.iter().map(|c| format!("column-{}", c.id)));
    let events: EventList = read(&out, &index.files.events.path);
    wanted.extend(events.events.iter().map(|e| format!("event-{}", e.id)));
    let books: BookList = read(&out, &index.files.books.path);
    wanted.extend(books.books.iter().map(|b| format!("book-{}", b.id)));
    let own = courses(&out);
    let own = own
        .iter()
        .filter(|c| c.kind == Kind::Micro && c.content.is_some());
    wanted.extend(own.map(|c| format!("player-{}", c.id)));
    let folder = std::fs::read_dir(out.join("oembed")).expect("the folder");
    let made: BTreeSet<String> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".json").to_owned())
        .collect();
    assert_eq!(made, wanted);
    assert!(made.len() > 40, "{}", made.len());
    for name in &made {
        let one: Value = read(&out, &format!("oembed/{name}.json"));
        // What the specification asks for of `rich`.
        assert_eq!(
            (&one["version"], &one["type"]),
            (&"1.0".into(), &"rich".into())
        );
        assert!(one["width"].is_u64() && one["height"].is_u64());
        assert!(
            !one["title"].as_str().unwrap_or_default().is_empty(),
            "{name}"
        );
        assert_eq!(one["provider_url"], ADDRESS);
        let html = one["html"].as_str().expect("html");
        let (show, id) = name.split_once('-').expect("a kind and an id");
        let address = format!("{ADDRESS}embed/?show={show}&id={id}").replace('&', "&amp;");
        assert!(
            html.starts_with(&format!("<iframe src=\"{address}\" title=\"")),
            "{html}"
        );
        assert_eq!(html.matches(['<', '>']).count(), 4, "{html}");
    }
}

#[test]
fn without_an_address_there_is_none() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path(), "site", &[]);
    assert!(!out.join("oembed").exists());
}
