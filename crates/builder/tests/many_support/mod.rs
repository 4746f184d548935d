//! A feed with many small books, each a manifest with one chapter.

use serde_json::json;
use std::path::{Path, PathBuf};

/// The title of a book.
pub fn title(number: usize) -> String {
    format!("Letters of the year {number}")
}

/// Writes so many books into a folder; gives the feed. Every fifth is in French, the others are in English.
pub fn feed(home: &Path, count: usize) -> PathBuf {
    let mut publications = Vec::new();
    for number in 0..count {
        let folder = home.join(format!("letters-{number}"));
        std::fs::create_dir_all(&folder).expect("a folder");
        let language = if number % 5 == 0 { "fr" } else { "en" };
        let manifest = json!({
            "@context": "https://readium.org/webpub-manifest/context.jsonld",
            "metadata": {
                "@type": "http://schema.org/Book", "title": title(number), "language": language,
                "identifier": format!("urn:letters:{number}"), "author": "A. Writer", "subject": "Cooking",
                "description": "Letters about soup.",
            },
            "links": [],
            "readingOrder": [{ "href": "one.xhtml", "type": "application/xhtml+xml", "title": "The letters" }],
        });
        let chapter = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{language}\"><head><title>The letters</title></head>\
             <body><p>Soup number {number} was thin.</p></body></html>"
        );
        std::fs::write(folder.join("manifest.json"), manifest.to_string()).expect("a manifest");
        std::fs::write(folder.join("one.xhtml"), chapter).expect("a chapter");
        publications.push(json!({
            "metadata": { "title": title(number) },
            "links": [{ "rel": "http://opds-spec.org/acquisition/open-access", "type": "application/webpub+json",
                "href": format!("letters-{number}/manifest.json") }],
        }));
    }
    let feed =
        json!({ "metadata": { "title": "Letters" }, "links": [], "publications": publications });
    let path = home.join("feed.json");
    std::fs::write(&path, feed.to_string()).expect("a feed");
    path
}
