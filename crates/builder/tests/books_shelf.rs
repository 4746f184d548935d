//! Shelves on disk: a feed with its EPUBs beside it, a manifest with its chapters.

mod build_support;
mod epub_support;
mod shelf_support;

use epub_support::Maker;
use lifelong_builder::import::SourceFormat;
use serde_json::{Value, json};
use shelf_support::{offline, read_from, read_offline};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const EPUB: &str = "application/epub+zip";
const FEED: &str = "application/opds+json";

fn write(folder: &Path, name: &str, text: &Value) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, text.to_string()).expect("a file");
    path
}

fn epub(path: &Path) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    Maker::new().chapter("a.xhtml", "<p>Words.</p>").write(path);
}

fn book(href: &str) -> Value {
    json!({
        "metadata": { "title": href },
        "links": [{ "rel": "open-access", "href": href, "type": EPUB }],
    })
}

fn feed(next: Option<&str>, books: &[Value]) -> Value {
    let next = next.map(|href| json!({ "rel": "next", "href": href, "type": FEED }));
    json!({
        "metadata": { "title": "Shelf" },
        "links": next.into_iter().collect::<Vec<_>>(),
        "publications": books,
    })
}

#[test]
fn a_feed_on_disk_takes_what_lies_in_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("shelf");
    epub(&folder.path().join("out.epub"));
    epub(&home.join("b/tea.epub"));
    epub(&home.join("salt water.epub"));
    let out = folder.path().join("out.epub").display().to_string();
    let books = [
        book("b/tea.epub"),
        book("../out.epub"),
        book(&out),
        book("gone.epub"),
    ];
    let first = write(&home, "feed.json", &feed(Some("pages/2.json"), &books));
    // Page and file are named from where the page lies, and what lies above that is not its own.
    epub(&home.join("pages/rice.epub"));
    let books = [book("rice.epub"), book("../salt%20water.epub")];
    write(
        &home,
        "pages/2.json",
        &feed(Some("https://a.example/3.json"), &books),
    );
    let got = read_offline(&first);
    assert_eq!(got.ids(), ["tea", "rice"]);
    assert_eq!(
        got.codes(),
        [
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "more-pages"
        ]
    );
    assert!(got.books.iter().all(|book| book.path.starts_with(&home)));
    assert!(got.findings[4].reason.contains("https://a.example/3.json"));
}

#[cfg(unix)]
#[test]
fn a_link_of_the_file_system_leads_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("shelf");
    epub(&folder.path().join("out.epub"));
    let path = write(&home, "feed.json", &feed(None, &[book("in.epub")]));
    std::os::unix::fs::symlink(folder.path().join("out.epub"), home.join("in.epub"))
        .expect("a link");
    let got = read_offline(&path);
    assert_eq!((got.ids(), got.codes()), (vec![], vec!["not-fetched"]));
}

#[test]
fn a_folder_with_feeds_takes_each_book_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    epub(&home.join("a tea.epub"));
    epub(&home.join("z/rice.epub"));
    let books = [book("a%20tea.epub"), book("z/rice.epub")];
    write(home, "feed.json", &feed(Some("b.json"), &books));
    write(
        home,
        "b.json",
        &feed(Some("feed.json"), &[book("z/rice.epub")]),
    );
    let chapters = json!([{ "href": "1.html", "title": "One" }]);
    let manifest =
        json!({ "metadata": { "title": "Bread", "language": "en" }, "readingOrder": chapters });
    write(home, "bread/manifest.json", &manifest);
    std::fs::write(home.join("bread/1.html"), "<h1>One</h1><p>Words.</p>").expect("a file");
    let got = read_offline(home);
    assert_eq!(got.ids(), ["a-tea", "bread", "rice"]);
    assert_eq!(got.codes(), ["feed-loop"], "{:?}", got.findings);
    assert_eq!(got.books[1].read().expect("a book").chapters.len(), 1);
    let all = read_offline(&home.join("feed.json"));
    assert_eq!(all.ids(), ["a-tea", "rice"]);
    assert_eq!(all.codes(), ["feed-loop"]);
}

#[test]
fn a_feed_of_feeds_on_disk_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    epub(&home.join("n/tea.epub"));
    write(home, "n/new.json", &feed(None, &[book("tea.epub")]));
    let door = |href: &str| json!({ "href": href, "type": FEED, "title": href });
    let start = json!({
        "metadata": { "title": "Start" }, "links": [],
        "navigation": [door("n/new.json"), door("../up.json"), door("https://a.example/f.json")],
    });
    let got = read_offline(&write(home, "start.json", &start));
    assert_eq!(got.ids(), ["tea"]);
    assert_eq!(got.codes(), ["more-feeds"]);
    assert!(got.reason("more-feeds").contains("2, as"), "{got:?}");
}

#[test]
fn a_broken_feed_or_manifest_is_told_under_any_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, as_is, opds, webpub) in [
        (
            "{\"metadata\":{},\"links\":[],",
            "bad-json",
            "bad-json",
            "bad-json",
        ),
        (
            "{\"metadata\":{}}",
            "not-a-catalogue",
            "not-a-feed",
            "not-a-book",
        ),
        ("", "empty-file", "empty-file", "empty-file"),
        ("[1]", "not-a-catalogue", "not-a-feed", "not-a-book"),
        ("\"x\"", "unrecognised-file", "not-a-feed", "not-a-book"),
        (
            "<?xml version='1.0'?><feed xmlns:opds='http://opds-spec.org/2010/catalog'/>",
            "not-a-catalogue",
            "bad-json",
            "bad-json",
        ),
        (
            "{\"metadata\":[],\"links\":{},\"publications\":[7,null,{\"links\":7}]}",
            "not-free",
            "not-free",
            "not-a-book",
        ),
        (
            "{\"metadata\":7,\"readingOrder\":[7,null,{}]}",
            "not-a-book",
            "not-a-feed",
            "not-a-book",
        ),
    ] {
        let path = folder.path().join("x.json");
        std::fs::write(&path, text).expect("a file");
        for (format, code) in [
            (None, as_is),
            (Some(SourceFormat::Opds), opds),
            (Some(SourceFormat::Webpub), webpub),
        ] {
            let got = read_from(&path.display().to_string(), format, offline);
            assert!(got.books.is_empty() && got.records == 0);
            assert_eq!(got.codes().first(), Some(&code), "{text} {format:?}");
        }
    }
}

#[test]
fn an_empty_shelf_is_no_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let got = read_offline(&write(folder.path(), "x.json", &feed(None, &[])));
    assert_eq!((got.ids(), got.codes()), (vec![], vec![]));
}

#[test]
fn a_shelf_that_we_publish_can_be_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("site");
    build_support::build_ok(&[&build_support::content()], &out);
    let got = read_offline(&out.join("opds.json"));
    assert!(got.findings.is_empty(), "{:?}", got.findings);
    assert!(!got.books.is_empty());
    let ids: BTreeSet<_> = got.ids().into_iter().collect();
    assert_eq!(ids.len(), got.books.len());
    assert!(ids.contains("a-house-in-order"), "{ids:?}");
    for book in &got.books {
        // Names of files hold a hash, which the next edition changes: ids do not.
        let hash = |part: &str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(!book.id.split('-').any(hash), "{}", book.id);
        let text = std::fs::read_to_string(&book.name).expect("a manifest");
        let manifest: Value = serde_json::from_str(&text).expect("json");
        let chapters = manifest["readingOrder"].as_array().expect("a list");
        let read = book.read().expect("a book");
        assert_eq!(read.chapters.len(), chapters.len(), "{}", book.name);
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}
