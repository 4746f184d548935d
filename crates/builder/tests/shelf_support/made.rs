//! Small feeds, and books for them.

use crate::epub_support::{Maker, PNG};
use serde_json::{Value, json};

pub const OPEN: &str = "http://opds-spec.org/acquisition/open-access";
pub const EPUB: &str = "application/epub+zip";
pub const FEED: &str = "application/opds+json";
pub const XHTML: &str = "application/xhtml+xml";

pub fn epub(title: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.epub");
    let mut maker = Maker::new().item("x.png", "image/png", "", PNG).chapter(
        "a.xhtml",
        "<h1>One</h1><p>Words <img src='x.png' alt='x'/> to read.</p>",
    );
    maker.facts = format!(
        "<dc:title>{title}</dc:title><dc:language>en</dc:language><dc:rights>CC BY 4.0</dc:rights>"
    );
    maker.write(&path);
    std::fs::read(path).expect("bytes")
}

pub fn page(body: &str) -> Vec<u8> {
    format!("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>-</title></head><body>{body}</body></html>")
        .into_bytes()
}

/// A link of any kind.
pub fn link(rel: Value, href: &str, kind: &str) -> Value {
    json!({ "rel": rel, "href": href, "type": kind, "title": href })
}

pub fn book(title: &str, links: &[Value]) -> Value {
    json!({ "metadata": { "title": title }, "links": links })
}

pub fn feed(links: &[Value], navigation: &[Value], publications: &[Value]) -> Vec<u8> {
    json!({
        "metadata": { "title": "Shelf" }, "links": links,
        "navigation": navigation, "publications": publications,
    })
    .to_string()
    .into_bytes()
}
