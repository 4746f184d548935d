//! Atom feeds and the sitemap, read by programs that are not ours.

mod build_support;
mod feeds_support;

use build_support::*;
use feed_rs::model::{Feed, FeedType};
use feeds_support::*;
use lifelong_api::{Book, BookList, Course, Index};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn feed(out: &Path, path: &str) -> Feed {
    let bytes = std::fs::read(out.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert!(bytes.len() <= MOST, "{path}");
    let feed = feed_rs::parser::parse(bytes.as_slice()).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert_eq!(feed.feed_type, FeedType::Atom);
    assert_eq!(feed.id, format!("{ADDRESS}api/v1/{path}"));
    let is_self = |link: &&feed_rs::model::Link| link.rel.as_deref() == Some("self");
    let own = feed.links.iter().find(is_self);
    assert_eq!(own.map(|link| &link.href), Some(&feed.id));
    feed
}

/// A title as feeds show it.
fn clean(title: &str) -> String {
    let kept = title
        .chars()
        .filter(|sign| !sign.is_control() && *sign != '\u{fffe}');
    let kept: String = kept.collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn feed_readers_read_the_newest_courses_in_each_language() {
    let home = tempfile::tempdir().unwrap();
    let out = with_address(home.path(), "site");
    let index: Index = read(&out, "index.json");
    let feeds = index.feeds.expect("feeds are named");
    let paths = feeds.courses.iter().map(|feed| feed.path.as_str());
    assert_eq!(
        paths.collect::<Vec<_>>(),
        [
            "feeds/courses.atom",
            "feeds/courses.zh-Hans.atom",
            "feeds/courses.en.atom"
        ]
    );
    let page = |course: &Course| format!("{ADDRESS}course/{}", course.id);
    let all: BTreeMap<String, Course> = courses(&out)
        .into_iter()
        .map(|course| (page(&course), course))
        .collect();
    for one in &feeds.courses {
        let feed = feed(&out, &one.path);
        assert!(!feed.entries.is_empty() && feed.entries.len() <= 100);
        let mut days = Vec::new();
        for entry in &feed.entries {
            let course = &all[&entry.id];
            assert_eq!(entry.links[0].href, entry.id);
            let day = entry.updated.unwrap().to_rfc3339();
            assert_eq!(Some(&day[..10]), course.date_modified.as_deref());
            days.push(day);
            let title = &entry.title.as_ref().unwrap().content;
            let known = match one.in_language.as_str() {
                "" => course.name.values().any(|name| clean(name) == *title),
                lang => clean(course.name.get(lang).unwrap()) == *title,
            };
            assert!(known, "{title}");
        }
        assert!(days.is_sorted_by(|a, b| a >= b), "the newest come first");
        // Nothing newer was passed over.
        let last = &days[days.len() - 1][..10];
        let fits = |course: &&Course| {
            let lang = &one.in_language;
            let newer = course.date_modified.as_deref() > Some(last);
            newer && (lang.is_empty() || course.name.get(lang).is_some())
        };
        for course in all.values().filter(fits) {
            let named = feed.entries.iter().any(|one| one.id == page(course));
            assert!(named, "{}", course.id);
        }
    }
    let text = std::fs::read_to_string(out.join("feeds/courses.zh-Hans.atom")).unwrap();
    let tree = roxmltree::Document::parse(&text).unwrap();
    let lang = ("http://www.w3.org/XML/1998/namespace", "lang");
    assert_eq!(tree.root_element().attribute(lang), Some("zh-Hans"));
    let columns = feed(&out, "feeds/columns.en.atom");
    for kind in ["/column/", "/event/"] {
        let named = columns.entries.iter().any(|one| one.id.contains(kind));
        assert!(named, "{kind}");
    }
}

#[test]
fn hostile_titles_leave_every_feed_whole() {
    let home = tempfile::tempdir().unwrap();
    let out = with_address(home.path(), "site");
    let newest = feed(&out, "feeds/courses.atom");
    // Their day is the newest, so they come first, and each has its words.
    let entries = &newest.entries[..HOSTILE.len()];
    for (at, title) in HOSTILE.iter().enumerate() {
        let id = format!("{ADDRESS}course/hostile-{at}");
        let entry = entries.iter().find(|entry| entry.id == id).expect(&id);
        let shown = &entry.title.as_ref().unwrap().content;
        assert!(!shown.contains(char::is_control), "{shown:?}");
        if !title.contains(['<', '\u{7}', '&', '\u{202e}']) {
            assert_eq!(shown, title);
        }
    }
    for (path, bytes) in tree(&out) {
        if path.ends_with(".atom") || path.ends_with(".xml") {
            let text = String::from_utf8(bytes).unwrap();
            roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
        }
    }
}

/// The addresses of an XML file of the sitemap, with the name of its outermost element.
fn locations(out: &Path, path: &str) -> (String, Vec<String>) {
    let text = std::fs::read_to_string(out.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    // The protocol allows 50 MB; search engines read them, not learners.
    assert!(text.len() <= 4_100_000, "{path}");
    let tree = roxmltree::Document::parse(&text).unwrap();
    let root = tree.root_element();
    let space = root.tag_name().namespace();
    assert_eq!(space, Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    let location = |item: roxmltree::Node| {
        let parts = item.children().filter(|part| part.is_element());
        let mut parts = parts.map(|part| (part.tag_name().name().to_owned(), part.text()));
        // The address first, then the day if there is one: the order of the schema.
        let (name, address) = parts.next().unwrap();
        assert_eq!(name, "loc");
        for (name, day) in parts {
            let day = day.unwrap();
            assert_eq!(name, "lastmod");
            assert!(day.len() == 10 || day.ends_with('Z'), "{day}");
        }
        address.unwrap().to_owned()
    };
    let items = root.children().filter(|item| item.is_element());
    (
        root.tag_name().name().to_owned(),
        items.map(location).collect(),
    )
}

/// Every page that the sitemap should name, from the portal's address.
fn pages(out: &Path) -> Vec<String> {
    let mut pages: Vec<String> = ["", "find", "read", "columns", "events", "institutions"]
        .map(str::to_owned)
        .to_vec();
    pages.extend(["help", "five-minutes", "area/hobbies"].map(str::to_owned));
    for course in courses(out) {
        let lessons = course.has_part.iter();
        pages.extend(lessons.map(|lesson| format!("course/{}/{}", course.id, lesson.id)));
        pages.push(format!("course/{}", course.id));
    }
    let index: Index = read(out, "index.json");
    for book in read::<BookList>(out, &index.files.books.path).books {
        let whole: Book = read(out, &book.content.path);
        let chapters = whole.has_part.iter();
        pages.extend(chapters.map(|chapter| format!("read/{}/{}", book.id, chapter.id)));
        pages.push(format!("read/{}", book.id));
    }
    for (file, list, way) in [
        (&index.files.topics, "topics", "topic"),
        (&index.files.institutions, "institutions", "institution"),
        (&index.files.columns, "columns", "column"),
        (&index.files.events, "events", "event"),
        (&index.files.help, "articles", "help"),
    ] {
        let all: Value = read(out, &file.path);
        let ids = all[list].as_array().unwrap().iter();
        pages.extend(ids.map(|one| format!("{way}/{}", one["id"].as_str().unwrap())));
    }
    pages
}

#[test]
fn the_sitemap_names_every_page_once() {
    let home = tempfile::tempdir().unwrap();
    let out = with_address(home.path(), "site");
    let (kind, parts) = locations(&out, "sitemap.xml");
    assert_eq!(kind, "sitemapindex");
    let mut named = Vec::new();
    for part in &parts {
        let path = part.strip_prefix(&format!("{ADDRESS}api/v1/")).expect(part);
        let (kind, addresses) = locations(&out, path);
        assert_eq!(kind, "urlset");
        assert!(!addresses.is_empty() && addresses.len() <= 50_000);
        named.extend(addresses);
    }
    let each: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(each.len(), named.len(), "each address once");
    let wanted = pages(&out);
    assert!(wanted.len() > 500, "{}", wanted.len());
    for page in &wanted {
        let address = format!("{ADDRESS}{page}");
        assert!(each.contains(address.as_str()), "{address} is missing");
    }
}

#[test]
fn a_sitemap_of_many_pages_lies_in_parts() {
    let home = tempfile::tempdir().unwrap();
    let many = home.path().join("many.jsonl");
    generated(&many, 6_000, 2);
    let out = home.path().join("site");
    // Long addresses fill parts without a hundred thousand courses.
    let address = format!("https://learn.example/{}", "catalogue/".repeat(100));
    let flags = ["--address", &address, "--feeds", "sitemap"];
    let mut args: Vec<&Path> = flags.iter().map(Path::new).collect();
    args.push(&many);
    build_ok(&args, &out);
    let (_, parts) = locations(&out, "sitemap.xml");
    assert!(parts.len() > 1, "{}", parts.len());
    let mut courses = BTreeSet::new();
    for part in &parts {
        let path = part.strip_prefix(&format!("{address}api/v1/")).unwrap();
        let pages = locations(&out, path).1.into_iter();
        courses.extend(pages.filter(|page| page.contains("/course/")));
    }
    let count = read::<Index>(&out, "index.json").counts.courses;
    assert_eq!(courses.len() as u64, count);
}

#[test]
fn the_same_sources_give_the_same_feeds_and_none_without_an_address() {
    let home = tempfile::tempdir().unwrap();
    let one = with_address(home.path(), "one");
    let two = with_address(home.path(), "two");
    assert!(tree(&one) == tree(&two), "same input, same bytes");
    let flags = ["--address", ADDRESS, "--feeds"];
    let without = site(home.path(), "without", &[]);
    let none = site(home.path(), "none", &[&flags[..], &["none"]].concat());
    for out in [&without, &none] {
        let is_feed = |path: &String| {
            let names = ["feeds/", "sitemap", "moochub/"];
            names.iter().any(|name| path.starts_with(name))
        };
        assert!(!tree(out).keys().any(is_feed));
        assert!(read::<Index>(out, "index.json").feeds.is_none());
    }
    let some = tree(&site(
        home.path(),
        "some",
        &[&flags[..], &["sitemap"]].concat(),
    ));
    assert!(some.contains_key("sitemap.xml") && !some.contains_key("moochub/courses.json"));
    let refused = lifelong()
        .args(["build", "--feeds", "atom", "--out"])
        .arg(home.path().join("refused"))
        .arg(content())
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(text_of(&refused).contains("--address"));
}
