//! Shelves from the network: feeds and manifests, against a small server on this machine.

mod build_support;
mod epub_support;
#[path = "shelf_support/made.rs"]
mod made;
mod shelf_support;
mod web_support;

use build_support::{lifelong, text_of, tree};
use epub_support::{PNG, words};
use lifelong_builder::import::SourceFormat;
use lifelong_builder::record::Severity;
use made::{EPUB, FEED, OPEN, XHTML, book, epub, feed, link, page};
use serde_json::json;
use shelf_support::{Got, online, read_from};
use std::collections::BTreeMap;
use std::path::Path;
use web_support::{Seen, ok, serve, status};

/// A server of files, each with a tag, by which it is not sent twice.
fn shelf(files: BTreeMap<&'static str, Vec<u8>>) -> (String, Seen) {
    serve(move |_, path, tag| match files.get(path) {
        None => status("404 Not Found"),
        Some(_) if tag == "\"v1\"" => status("304 Not Modified"),
        Some(body) => ok(
            body,
            "ETag: \"v1\"\r\nContent-Type: application/opds+json\r\n",
        ),
    })
}

/// Two pages: good books under old and new relations, and others that cannot be had.
fn two_pages() -> BTreeMap<&'static str, Vec<u8>> {
    let mut sold = link(
        json!("http://opds-spec.org/acquisition/buy"),
        "sold.epub",
        EPUB,
    );
    sold["properties"] = json!({ "price": { "value": 5, "currency": "EUR" } });
    let first = feed(
        &[
            link(json!("self"), "feed.json", FEED),
            link(json!("next"), "?page=2", FEED),
        ],
        &[],
        &[
            book("Tea", &[link(json!(OPEN), "b/tea.epub", EPUB)]),
            book("Sold", &[sold]),
            book("Gone", &[link(json!(OPEN), "b/gone.epub", EPUB)]),
        ],
    );
    let second = feed(
        &[link(json!(["next", "last"]), "?page=2", FEED)],
        &[],
        &[
            book(
                "Broken",
                &[link(json!("open-access"), "b/broken.epub", EPUB)],
            ),
            book("Tea", &[link(json!(OPEN), "/shelf/b/tea.epub", EPUB)]),
            book(
                "Salt & pepper",
                &[link(json!(["x", "open-access"]), "b/file.epub", EPUB)],
            ),
        ],
    );
    BTreeMap::from([
        ("/shelf/feed.json", first),
        ("/shelf/feed.json?page=2", second),
        ("/shelf/b/tea.epub", epub("Tea")),
        ("/shelf/b/file.epub", epub("Salt")),
        (
            "/shelf/b/broken.epub",
            b"<html>Please sign in</html>".to_vec(),
        ),
    ])
}

fn read(address: &str) -> Got {
    read_from(address, None, online)
}

#[test]
fn a_feed_gives_its_free_books_and_tells_of_the_others() {
    let (address, seen) = shelf(two_pages());
    let got = read(&format!("{address}/shelf/feed.json"));
    assert_eq!(got.ids(), ["tea", "broken", "salt-pepper"]);
    assert_eq!(got.books[0].name, format!("{address}/shelf/b/tea.epub"));
    assert_eq!(got.codes(), ["not-free", "feed-loop", "not-fetched"]);
    assert!(got.reason("not-free").contains("“Sold”"));
    assert_eq!(got.severity("not-free"), Severity::Warning);
    let gone = got.reason("not-fetched");
    assert!(gone.contains("“Gone”") && gone.contains("404"), "{gone}");
    assert_eq!(got.severity("not-fetched"), Severity::Error);
    assert!(got.reason("feed-loop").contains("?page=2"));
    assert!(got.books[0].read().is_ok() && got.books[2].read().is_ok());
    assert_eq!(
        got.books[1].read().expect_err("no EPUB").code,
        "broken-book"
    );
    // Each address once, though one book is on both pages and the pages go round in a circle.
    let asked: Vec<_> = seen
        .lock()
        .expect("the log")
        .iter()
        .map(|one| one.0.clone())
        .collect();
    let expected = [
        "/shelf/feed.json",
        "/shelf/feed.json?page=2",
        "/shelf/b/tea.epub",
        "/shelf/b/gone.epub",
        "/shelf/b/broken.epub",
        "/shelf/b/file.epub",
    ];
    assert_eq!(asked, expected);
}

/// Builds a site from sources, with a cache of its own.
fn build(sources: &[&str], cache: &Path, out: &Path) -> String {
    let made = lifelong()
        .arg("build")
        .args(sources)
        .arg("--out")
        .arg(out)
        .env("LIFELONG_CACHE", cache)
        .output()
        .expect("the command starts");
    let told = text_of(&made);
    assert!(made.status.success(), "{told}");
    told
}

#[test]
fn the_same_shelf_gives_the_same_site() {
    let mut files = two_pages();
    let manifest = json!({
        "metadata": { "title": "Rice", "language": "en" }, "links": [],
        "readingOrder": [{ "href": "1.xhtml", "type": XHTML }],
        "resources": [{ "href": "x.png", "type": "image/png" }],
    });
    files.insert("/rice/manifest.json", manifest.to_string().into_bytes());
    files.insert(
        "/rice/1.xhtml",
        page("<h1>Rice</h1><p>Grain <img src='x.png' alt='x'/></p>"),
    );
    files.insert("/rice/x.png", PNG.to_vec());
    let (address, seen) = shelf(files);
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let feed = format!("opds={address}/shelf/feed.json");
    let rice = format!("webpub={address}/rice/manifest.json");
    let sources = [feed.as_str(), rice.as_str()];
    let told = build(&sources, &at("cache"), &at("one"));
    for words in [
        "“Gone”",
        "“Sold”",
        "broken.epub",
        "broken-book",
        "not-fetched",
        "feed-loop",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let asked = seen.lock().expect("the log").len();
    build(&sources, &at("cache"), &at("again"));
    let log = seen.lock().expect("the log").clone();
    // Whatever was there the first time is not sent again.
    let sent: Vec<_> = log[asked..]
        .iter()
        .filter(|(_, tag)| tag.is_empty())
        .collect();
    assert_eq!(sent.len(), 1, "only what is gone: {sent:?}");
    build(&sources, &at("other cache"), &at("fresh"));
    let one = tree(&at("one"));
    let has = |start: &str| one.keys().any(|name| name.starts_with(start));
    for start in [
        "books/tea/",
        "books/salt-pepper/",
        "books/rice/",
        "media/books/rice/x.",
        "media/books/tea/x.",
        "media/books/tea.",
    ] {
        assert!(has(start), "{start}: {:?}", one.keys());
    }
    assert!(!has("books/broken/") && !has("books/gone/"));
    assert!(one == tree(&at("again")), "from the cache");
    assert!(one == tree(&at("fresh")), "from an empty cache");
}

#[test]
fn a_feed_of_feeds_is_read_one_level_down() {
    let door = |href: &str, kind: &str| link(json!("subsection"), href, kind);
    let tea = book("Tea", &[link(json!(OPEN), "/b/tea.epub", EPUB)]);
    let bread = book("Bread", &[link(json!(OPEN), "/b/bread.epub", EPUB)]);
    let (address, seen) = shelf(BTreeMap::from([
        (
            "/",
            feed(
                &[link(json!("self"), "/", FEED)],
                &[
                    door("new.json", FEED),
                    door("/all.json", "application/opds+json; profile=x"),
                    door("gone.json", FEED),
                    door("http://other.example/x.json", FEED),
                    door("page.html", "text/html"),
                ],
                &[],
            ),
        ),
        ("/new.json", feed(&[], &[], std::slice::from_ref(&tea))),
        (
            "/all.json",
            feed(
                &[link(json!("next"), "/all.json?2", FEED)],
                &[door("/", FEED), door("deep.json", FEED)],
                &[tea],
            ),
        ),
        ("/all.json?2", feed(&[], &[], &[bread])),
        ("/b/tea.epub", epub("Tea")),
        ("/b/bread.epub", epub("Bread")),
    ]));
    let got = read(&format!("{address}/"));
    assert_eq!(got.ids(), ["tea", "bread"]);
    assert_eq!(got.codes(), ["network", "more-feeds"]);
    let more = got.reason("more-feeds");
    assert!(
        more.contains("2, as") && more.contains("deep.json"),
        "{more}"
    );
    let log = seen.lock().expect("the log");
    assert!(
        log.iter()
            .all(|(path, _)| path != "/deep.json" && path != "/page.html")
    );
}

#[test]
fn a_manifest_at_an_address_is_a_book() {
    let manifest = json!({
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": { "title": { "en": "Tea" }, "language": "en", "rights": "CC BY 4.0" },
        "links": [{ "rel": "self", "href": "https://elsewhere.example/m.json" }],
        "readingOrder": [
            { "href": "text/1.xhtml", "type": XHTML, "title": "One" },
            { "href": "../shared/2.xhtml#x", "type": XHTML, "title": "Two" },
            { "href": "text/gone.xhtml", "type": XHTML },
            { "href": "http://other.example/3.xhtml", "type": XHTML },
            { "href": "file:///etc/passwd", "type": XHTML },
            { "href": "song.mp3", "type": "audio/mpeg" },
        ],
        "resources": [
            { "href": "/p/x.png", "type": "image/png", "rel": "cover" },
            { "href": "/p/gone.png", "type": "image/png" },
            { "href": "style.css", "type": "text/css" },
        ],
        "toc": [
            { "href": "text/1.xhtml", "title": "First" },
            { "href": "../shared/2.xhtml#s", "title": "Second", "children": [{ "href": "http://other.example/3.xhtml", "title": "Third" }] },
        ],
    });
    let one = "<h1>One</h1><p>To <a href='../../shared/2.xhtml#s'>two</a>. <img src='../../p/x.png' alt='x'/></p>";
    let (address, seen) = shelf(BTreeMap::from([
        ("/tea/manifest.json", manifest.to_string().into_bytes()),
        ("/tea/text/1.xhtml", page(one)),
        ("/shared/2.xhtml", page("<h1>Two</h1><p id='s'>Second.</p>")),
        ("/p/x.png", PNG.to_vec()),
    ]));
    let got = read(&format!("{address}/tea/manifest.json"));
    assert_eq!(got.ids(), ["tea"]);
    assert_eq!(
        got.codes(),
        [
            "missing-chapter",
            "missing-chapter",
            "missing-chapter",
            "not-shown",
            "missing-picture"
        ]
    );
    let read = got.books[0].read().expect("a book");
    let ids: Vec<_> = read.chapters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["first", "second"]);
    assert!(words(&read.chapters[1]).contains("Second."));
    let text = serde_json::to_string(&read.chapters).expect("json");
    assert!(text.contains("/read/tea/second#s"), "{text}");
    assert_eq!((read.pictures.len(), read.book.image.is_some()), (1, true));
    assert_eq!(read.book.license.as_deref(), Some("CC-BY-4.0"));
    let log = seen.lock().expect("the log");
    assert!(
        log.iter()
            .all(|(path, _)| !path.ends_with("css") && !path.ends_with("mp3"))
    );
}

#[test]
fn a_manifest_without_its_chapters_is_given_up_soon() {
    let chapters: Vec<_> = (0..20)
        .map(|n| json!({ "href": format!("{n}.html") }))
        .collect();
    let manifest = json!({ "metadata": { "title": "Tea" }, "readingOrder": chapters });
    let (address, seen) = shelf(BTreeMap::from([(
        "/tea.json",
        manifest.to_string().into_bytes(),
    )]));
    let got = read(&format!("{address}/tea.json"));
    assert!(got.books.is_empty());
    assert_eq!(got.codes(), ["not-fetched"]);
    assert!(got.reason("not-fetched").contains("4.html"), "{got:?}");
    assert_eq!(seen.lock().expect("the log").len(), 6);
}

#[test]
fn a_feed_may_offer_manifests() {
    let offer = link(json!(OPEN), "rice/manifest.json", "application/webpub+json");
    let manifest = json!({
        "metadata": { "title": "Rice", "language": "en" },
        "readingOrder": [{ "href": "1.xhtml", "type": XHTML }],
    });
    let (address, _) = shelf(BTreeMap::from([
        ("/opds.json", feed(&[], &[], &[book("Rice", &[offer])])),
        ("/rice/manifest.json", manifest.to_string().into_bytes()),
        ("/rice/1.xhtml", page("<h1>Rice</h1><p>Grain.</p>")),
    ]));
    let got = read(&format!("{address}/opds.json"));
    assert_eq!((got.ids(), got.codes()), (vec!["rice"], vec![]));
    assert_eq!(got.books[0].read().expect("a book").chapters.len(), 1);
}

#[test]
fn a_host_in_trouble_is_not_asked_for_every_book() {
    let names: Vec<_> = (0..6).map(|n| format!("{n}.epub")).collect();
    let books: Vec<_> = names
        .iter()
        .map(|name| book(name, &[link(json!(OPEN), name, EPUB)]))
        .collect();
    let start = feed(&[], &[], &books);
    let (address, seen) = serve(move |_, path, _| match path {
        "/feed.json" => ok(&start, ""),
        _ => status("503 Busy"),
    });
    let got = read(&format!("{address}/feed.json"));
    assert!(got.books.is_empty());
    assert_eq!(got.codes(), ["network"; 6]);
    assert!(
        got.findings[5].reason.contains("not asked again"),
        "{got:?}"
    );
    // The feed, and three books twice.
    assert_eq!(seen.lock().expect("the log").len(), 7);
}

#[test]
fn what_is_no_shelf_is_refused_under_its_name() {
    let (address, _) = serve(|_, path, _| match path {
        "/locked" => status("401 Unauthorized"),
        "/account" => ok(r#"{"id":"x","title":"x","authentication":[]}"#, ""),
        _ => ok("<html><body>Welcome</body></html>", ""),
    });
    let as_format =
        |path: &str, format| read_from(&format!("{address}{path}"), Some(format), online);
    let got = as_format("/locked", SourceFormat::Opds);
    assert!(got.reason("network").contains("sign-in"));
    let got = as_format("/account", SourceFormat::Opds);
    assert!(got.reason("not-a-feed").contains("account"));
    for format in [SourceFormat::Opds, SourceFormat::Webpub] {
        assert_eq!(as_format("/", format).codes(), ["bad-json"]);
    }
    let got = read(&format!("{address}/account"));
    assert!(got.reason("not-a-catalogue").contains("account"));
}
