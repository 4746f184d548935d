//! The reading channel for other reading apps: manifests, chapters as XHTML, the feed.

#[path = "reading_out/books.rs"]
mod books;
mod build_support;
#[path = "reading_out/schemas.rs"]
mod schemas;

use books::{all_kinds, publish, translated};
use build_support::*;
use roxmltree::{Document, Node, ParsingOptions};
use schemas::Schemas;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use url::Url;

const EPUB: &str = "http://www.idpf.org/2007/ops";

/// Every feed of a catalogue, and the manifests that they name.
fn feeds_and_manifests(out: &Path) -> (Vec<String>, BTreeSet<String>) {
    let names = tree(out).into_keys();
    let feeds: Vec<_> = names.filter(|name| name.starts_with("opds")).collect();
    let mut manifests = BTreeSet::new();
    for feed in &feeds {
        let feed: Value = read(out, feed);
        for publication in list(&feed["publications"]) {
            for link in list(&publication["links"]) {
                if link["type"] == "application/webpub+json" {
                    manifests.insert(text(&link["href"]).to_owned());
                }
            }
        }
    }
    (feeds, manifests)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is text"))
}

/// Where an address of a file leads: the file and the place in it, or nothing for one that lies elsewhere.
fn follow(from: &Path, href: &str) -> Option<(PathBuf, String)> {
    let base = Url::from_file_path(from).unwrap();
    let url = base.join(href).unwrap();
    (url.scheme() == "file").then(|| {
        let place = url.fragment().unwrap_or_default().to_owned();
        (url.to_file_path().unwrap(), place)
    })
}

/// Every `href` of a JSON file that is no address of elsewhere leads to a file, and to a place that is in it.
fn hrefs_lead_somewhere(file: &Path, value: &Value) -> usize {
    match value {
        Value::Array(items) => items
            .iter()
            .map(|one| hrefs_lead_somewhere(file, one))
            .sum(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| match (key.as_str(), value) {
                ("href", Value::String(href)) => usize::from(leads_somewhere(file, href)),
                _ => hrefs_lead_somewhere(file, value),
            })
            .sum(),
        _ => 0,
    }
}

fn leads_somewhere(file: &Path, href: &str) -> bool {
    let Some((target, place)) = follow(file, href) else {
        return false;
    };
    assert!(target.is_file(), "{}: {href}", file.display());
    if !place.is_empty() {
        let markup = std::fs::read_to_string(&target).unwrap();
        let document = parse(&markup);
        let found = document
            .descendants()
            .any(|n| n.attribute("id") == Some(&place));
        assert!(found, "{}: {href}", file.display());
    }
    true
}

fn parse(markup: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(markup, options).unwrap_or_else(|e| panic!("{e}\n{markup}"))
}

/// A chapter is well-formed, runs nothing, repeats no id, and its links and pictures are there.
fn chapter_is_sound(file: &Path) {
    let markup = std::fs::read_to_string(file).unwrap();
    let document = parse(&markup);
    let mut ids = BTreeSet::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(!["script", "style", "iframe", "object"].contains(&name));
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && name != "style", "{name}");
            match name {
                "id" => assert!(ids.insert(value), "{value} twice in {}", file.display()),
                "href" | "src" => {
                    leads_somewhere(file, value);
                }
                _ => {}
            }
        }
    }
    assert_eq!(document.root_element().tag_name().name(), "html");
}

/// What holds for every catalogue; hands back how many manifests there are.
fn everything_is_sound(out: &Path) -> usize {
    let schemas = shared().map(|shared| Schemas::of(&shared.join("data")));
    let (feeds, manifests) = feeds_and_manifests(out);
    for name in &feeds {
        let feed: Value = read(out, name);
        assert!(hrefs_lead_somewhere(&out.join(name), &feed) > 0);
        assert_eq!(feed["links"][0]["href"], *name);
        let count = list(&feed["publications"]).len();
        assert_eq!(feed["metadata"]["numberOfItems"], count);
        let words = std::fs::read_to_string(out.join(name)).unwrap();
        let read: opds::v2_0::Feed =
            serde_json::from_str(&words).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(read.publications.len(), count);
        if let Some(schemas) = &schemas {
            schemas.check("feed", &feed, name);
            let mut spoilt = feed;
            spoilt["publications"][0]["links"] = serde_json::json!([]);
            assert!(!schemas.is_feed(&spoilt), "the schema looks at links");
        }
    }
    let mut chapters = BTreeSet::new();
    for name in &manifests {
        let manifest: Value = read(out, name);
        let file = out.join(name);
        assert!(hrefs_lead_somewhere(&file, &manifest) > 3);
        assert_eq!(manifest["links"][0]["rel"], "self");
        assert_eq!(
            follow(&file, text(&manifest["links"][0]["href"]))
                .unwrap()
                .0,
            file
        );
        if let Some(schemas) = &schemas {
            schemas.check("manifest", &manifest, name);
        }
        let mut named: BTreeSet<_> = ["readingOrder", "resources"]
            .iter()
            .flat_map(|role| list(&manifest[*role]))
            .map(|link| text(&link["href"]).to_owned())
            .collect();
        for link in list(&manifest["readingOrder"]) {
            assert_eq!(link["type"], "application/xhtml+xml");
            let chapter = follow(&file, text(&link["href"])).unwrap().0;
            chapter_is_sound(&chapter);
            let markup = std::fs::read_to_string(&chapter).unwrap();
            for picture in parse(&markup)
                .descendants()
                .filter(|n| n.has_tag_name("img"))
            {
                let src = picture.attribute("src").unwrap();
                assert!(src.starts_with("https:") || named.contains(src), "{src}");
            }
            chapters.insert(chapter);
        }
        // No file of the folder is unknown to its manifest.
        named.insert("manifest.json".to_owned());
        for name in tree(file.parent().unwrap()).keys() {
            assert!(named.contains(name), "{name}");
        }
    }
    let markup = tree(out)
        .into_keys()
        .filter(|name| name.ends_with(".xhtml"));
    assert_eq!(markup.count(), chapters.len());
    manifests.len()
}

#[test]
fn our_own_books_go_out() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("site");
    build_ok(&[&content()], &out);
    let index: lifelong_api::Index = read(&out, "index.json");
    assert_eq!(everything_is_sound(&out) as u64, index.counts.books * 2);
    let feed: Value = read(&out, "opds.json");
    let of = |facet: usize| list(&feed["facets"][facet]["links"]).len();
    assert!(of(0) == 2 && of(1) > 1, "{}", feed["facets"]);
    let chinese: Value = read(&out, "opds.lang-zh-Hans.json");
    for publication in list(&chinese["publications"]) {
        assert_eq!(publication["metadata"]["language"], "zh-Hans");
    }
    let again = home.path().join("again");
    build_ok(&[&content()], &again);
    assert!(
        tree(&out) == tree(&again),
        "the same input gives the same bytes"
    );
}

#[test]
fn every_kind_of_block_goes_out() {
    let home = tempfile::tempdir().unwrap();
    let out = publish(home.path(), all_kinds(), "https://learn.example/");
    assert_eq!(everything_is_sound(&out), 1);
    let (_, manifests) = feeds_and_manifests(&out);
    let name = manifests.first().unwrap();
    let manifest: Value = read(&out, name);
    let facts = &manifest["metadata"];
    assert_eq!(facts["title"], "Tea & <salt>");
    assert_eq!(
        (&facts["numberOfPages"], &facts["readingProgression"]),
        (&1.into(), &"ltr".into())
    );
    assert_eq!(facts["publisher"][0]["name"], "A press");
    assert_eq!(facts["modified"], "2026-11-01T00:00:00Z");
    assert_eq!(facts["subject"][0]["name"], "Cooking");
    assert_eq!(manifest["pageList"][0]["href"], "one.xhtml#p12");
    // A line without a place leads where the first below it leads, and a lost place to its chapter.
    assert_eq!(manifest["toc"][0]["href"], "one.xhtml#p12");
    assert_eq!(manifest["toc"][0]["children"][1]["href"], "chapter.2.xhtml");
    assert_eq!(list(&manifest["toc"]).len(), 1);
    assert_eq!(
        manifest["readingOrder"][0]["properties"]["contains"][0],
        "mathml"
    );
    assert!(
        list(&manifest["links"])
            .iter()
            .any(|link| link["rel"] == "license"
                && link["href"] == "https://creativecommons.org/licenses/by-sa/4.0/")
    );
    let feed: Value = read(&out, "opds.json");
    let links = list(&feed["publications"][0]["links"]);
    let types: Vec<_> = links
        .iter()
        .filter_map(|link| link["type"].as_str())
        .collect();
    assert_eq!(
        types,
        [
            "application/webpub+json",
            "application/epub+zip",
            "text/html"
        ]
    );
    assert_eq!(feed["publications"][0]["images"][0]["type"], "image/png");
    assert!(
        feed.get("facets").is_none(),
        "one book leaves nothing to choose"
    );

    let file = out.join(name).parent().unwrap().join("one.xhtml");
    let markup = std::fs::read_to_string(file).unwrap();
    let document = parse(&markup);
    let all = |tag: &str| -> Vec<Node> {
        let fits = |node: &Node| node.tag_name().name() == tag;
        document.descendants().filter(fits).collect()
    };
    let words = |node: &Node| -> String {
        let texts = node
            .descendants()
            .filter_map(|n| if n.is_text() { n.text() } else { None });
        texts.collect()
    };
    assert_eq!(words(&all("h1")[0]), "A < B & \"C\"");
    assert_eq!((all("h2").len(), all("h4").len()), (1, 1));
    let links: Vec<_> = all("a")
        .iter()
        .filter_map(|a| a.attribute("href"))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        links,
        [
            "https://example.org/?a=1&b=2",
            "chapter.2.xhtml#there",
            "#p12",
            "https://learn.example/course/tea",
            "#note-1",
            "#sign-1"
        ]
    );
    assert!(!markup.contains("javascript"));
    let page = document
        .descendants()
        .find(|n| n.attribute((EPUB, "type")) == Some("pagebreak"));
    assert_eq!(page.unwrap().attribute("aria-label"), Some("12"));
    let note = &all("aside")[0];
    assert_eq!(note.attribute((EPUB, "type")), Some("footnote"));
    assert!(words(note).contains("Salt, once."));
    let math = &all("math")[0];
    assert_eq!(
        math.tag_name().namespace(),
        Some("http://www.w3.org/1998/Math/MathML")
    );
    assert_eq!(
        all("mi").len(),
        1,
        "words of formulas outside a formula are plain"
    );
    assert_eq!((all("ruby").len(), all("rt").len()), (1, 1));
    let cell = &all("th")[0];
    assert_eq!(
        (cell.attribute("colspan"), cell.attribute("scope")),
        (Some("2"), Some("col"))
    );
    let foreign = document
        .descendants()
        .find(|n| n.has_tag_name("div") && n.attribute("lang") == Some("ar"));
    assert_eq!(foreign.unwrap().attribute("dir"), Some("rtl"));
    assert_eq!(all("img").len(), 3);
    assert!(all("blink").is_empty() && markup.contains("blinked"));
}

#[test]
fn each_language_has_a_manifest_and_gaps_are_filled() {
    let home = tempfile::tempdir().unwrap();
    let out = publish(home.path(), translated(), "");
    assert_eq!(everything_is_sound(&out), 2);
    let list_of_books: Value = read(&out, "index.json");
    let books: Value = read(&out, text(&list_of_books["files"]["books"]["path"]));
    let first = books["books"][0].to_string();
    let (_, manifests) = feeds_and_manifests(&out);
    let arabic = manifests.iter().find(|name| name.contains("/ar.")).unwrap();
    let whole = tree(&out).into_iter().any(|(name, bytes)| {
        name.starts_with("books/")
            && name.ends_with(".json")
            && String::from_utf8_lossy(&bytes).contains(arabic)
    });
    assert!(
        first.contains(arabic.as_str()) || whole,
        "the book names its first manifest"
    );
    let manifest: Value = read(&out, arabic);
    assert_eq!(manifest["metadata"]["readingProgression"], "rtl");
    let home = out.join(arabic);
    let html = |name: &str| std::fs::read_to_string(home.with_file_name(name)).unwrap();
    assert!(html("one.xhtml").contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""));
    assert!(html("two.xhtml").contains("lang=\"en\" xml:lang=\"en\" dir=\"ltr\""));
    // Without an address of the portal, a path of it is plain words.
    assert!(!html("two.xhtml").contains("course/tea") && html("two.xhtml").contains("a course"));
    let english = manifests.iter().find(|name| name.contains("/en.")).unwrap();
    let style = std::fs::read_to_string(out.join(english).with_file_name("style.css")).unwrap();
    assert!(!style.contains("vertical-rl"));
    let english: Value = read(&out, english);
    assert_ne!(
        english["metadata"]["identifier"],
        manifest["metadata"]["identifier"]
    );
}

#[test]
fn lines_that_run_down_do_so_in_other_apps_and_not_in_english() {
    let home = tempfile::tempdir().unwrap();
    let (mut book, mut chapters) = translated();
    book.writing_mode = "vertical-rl".to_owned();
    book.in_language = vec!["ja".to_owned(), "en".to_owned()];
    for chapter in &mut chapters {
        let arabic = chapter.body.remove("ar").unwrap_or_default();
        chapter.body.insert("ja", arabic);
    }
    let out = publish(home.path(), (book, chapters), "");
    let (_, manifests) = feeds_and_manifests(&out);
    for (lang, progression, down) in [("ja", "rtl", true), ("en", "ltr", false)] {
        let name = manifests
            .iter()
            .find(|name| name.contains(&format!("/{lang}.")));
        let name = name.unwrap();
        let manifest: Value = read(&out, name);
        assert_eq!(manifest["metadata"]["readingProgression"], progression);
        let style = std::fs::read_to_string(out.join(name).with_file_name("style.css")).unwrap();
        assert_eq!(style.contains("html { writing-mode: vertical-rl;"), down);
    }
    let index: Value = read(&out, "index.json");
    let books: Value = read(&out, text(&index["files"]["books"]["path"]));
    assert_eq!(books["books"][0]["writingMode"], "vertical-rl");
}
