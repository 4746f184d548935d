//! Books beside their manifests.

use super::Imported;
use super::archive::Refusal;
use super::manifest::read_manifest;
use crate::classify::Taxonomy;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn read(path: &Path) -> Result<Imported, Refusal> {
    let folder = tempfile::tempdir().unwrap();
    read_manifest(path, "moby", &Taxonomy::embedded(), folder.path())
}

fn write(home: &Path, manifest: &Value) -> PathBuf {
    let path = home.join("manifest.json");
    std::fs::write(&path, manifest.to_string()).unwrap();
    path
}

#[test]
fn a_book_beside_its_manifest_is_read() {
    let home = tempfile::tempdir().unwrap();
    let page = |title: &str, body: &str| {
        format!(
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
        )
    };
    let one = page(
        "One",
        "<p id='p7'>First. <a href='b%20c.xhtml#x'>on</a></p>",
    );
    std::fs::write(home.path().join("a.xhtml"), one).unwrap();
    let two = page("Two", "<p id='x'>Second.</p>");
    std::fs::write(home.path().join("b c.xhtml"), two).unwrap();
    let kind = "application/xhtml+xml";
    let manifest = json!({
        "metadata": {
            "title": { "en": "Tea & salt" }, "language": "en", "author": ["A. Writer", { "name": "B" }],
            "readingProgression": "rtl", "modified": "2026-01-02T00:00:00Z",
        },
        "links": [{ "rel": "license", "href": "https://creativecommons.org/licenses/by/4.0/" }],
        "readingOrder": [
            { "href": "a.xhtml" }, { "href": "b%20c.xhtml", "type": kind },
            { "href": "gone.xhtml", "type": kind }, { "href": "../../etc/passwd", "type": kind },
            { "href": "a.mp3", "type": "audio/mpeg" },
        ],
        "toc": [{ "href": "a.xhtml", "title": "One", "children": [{ "href": "b%20c.xhtml#x", "title": "Two" }] }],
        "pageList": [{ "href": "a.xhtml#p7", "title": "7" }],
    });
    let found = read(&write(home.path(), &manifest)).unwrap();
    let book = &found.book;
    assert_eq!(
        (book.name.pick("en"), found.chapters.len()),
        ("Tea & salt", 2)
    );
    assert_eq!(
        (book.author.len(), book.license.as_deref()),
        (2, Some("CC-BY-4.0"))
    );
    assert_eq!(book.reading_progression, "rtl");
    assert_eq!(book.contents[0].has_part[0].name.pick("en"), "Two");
    assert_eq!(book.pages[0].name, "7");
    let codes: Vec<_> = found.warnings.iter().map(|one| one.0).collect();
    assert_eq!(codes, ["missing-chapter", "missing-chapter", "not-shown"]);
    let text = serde_json::to_string(&found.chapters[0]).unwrap();
    assert!(text.contains("/read/moby/two#x"), "{text}");
}

#[test]
fn a_licence_stands_in_a_link_or_in_a_word() {
    let home = tempfile::tempdir().unwrap();
    let page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><p>Words.</p></body></html>";
    std::fs::write(home.path().join("a.xhtml"), page).unwrap();
    for (key, said) in [
        ("license", "CC-BY-4.0"),
        ("license", "https://creativecommons.org/licenses/by/4.0/"),
        ("schema:license", "CC-BY-4.0"),
    ] {
        let mut manifest = json!({
            "metadata": { "title": "T", "language": "en" },
            "readingOrder": [{ "href": "a.xhtml" }],
        });
        manifest["metadata"][key] = json!(said);
        let found = read(&write(home.path(), &manifest)).unwrap();
        assert_eq!(found.book.license.as_deref(), Some("CC-BY-4.0"), "{key}");
    }
}

#[test]
fn what_holds_no_text_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let sound = json!({ "readingOrder": [{ "href": "a.mp3", "type": "audio/mpeg" }] });
    let gone = json!({ "readingOrder": [{ "href": "a.html", "type": "text/html" }] });
    for (manifest, code) in [
        (json!({}), "not-a-book"),
        (sound, "not-a-book"),
        (gone, "empty-book"),
    ] {
        assert_eq!(read(&write(home.path(), &manifest)).unwrap_err().code, code);
    }
}

#[test]
fn a_real_book_is_read() {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("LIFELONG_SHARED").map_or_else(usual, PathBuf::from);
    let path = shared.join("data/rwpm/examples/MobyDick/manifest.json");
    if !path.is_file() {
        return;
    }
    let found = read(&path).unwrap();
    assert_eq!(found.book.name.pick("en"), "Moby-Dick");
    assert_eq!(found.book.author[0].pick("en"), "Herman Melville");
    assert!(
        found.chapters.len() >= 9 && found.book.image.is_some(),
        "{:?}",
        found.warnings
    );
    let flatland = read(&shared.join("data/rwpm/Flatland.manifest.json"));
    assert_eq!(flatland.unwrap_err().code, "not-a-book");
}
