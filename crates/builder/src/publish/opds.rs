//! The reading channel as an OPDS 2.0 feed (drafts.opds.io/opds-2.0), for reading apps and libraries.

use lifelong_api::{Book, Text};
use serde_json::{Value, json};

/// The feed, or `None` where there is no book: the format wants at least one.
///
/// Chapters are named as open-access acquisitions in the API's own JSON. Covers are named only in the raster
/// formats that OPDS asks for. `modified` is the catalogue's day, RFC 3339.
pub fn feed(title: &Text, languages: &[String], modified: &str, books: &[Book]) -> Option<Value> {
    if books.is_empty() {
        return None;
    }
    let foremost = languages.first().map_or("en", String::as_str);
    Some(json!({
        "metadata": {
            "title": title.pick(foremost),
            "modified": modified,
            "numberOfItems": books.len(),
        },
        "links": [{ "rel": "self", "href": "opds.json", "type": "application/opds+json" }],
        "publications": books.iter().map(|book| publication(book, foremost)).collect::<Vec<_>>(),
    }))
}

fn publication(book: &Book, foremost: &str) -> Value {
    let mut metadata = json!({
        "@type": "http://schema.org/Book",
        "title": book.name,
        "language": book.in_language,
    });
    let summary = book.r#abstract.pick(foremost);
    if !summary.is_empty() {
        metadata["description"] = json!(summary);
    }
    if !book.author.is_empty() {
        metadata["author"] = book
            .author
            .iter()
            .map(|name| json!({ "name": name }))
            .collect();
    }
    if let Some(day) = &book.date_modified {
        metadata["modified"] = json!(format!("{day}T00:00:00Z"));
    }
    if !book.about.is_empty() {
        metadata["subject"] = book
            .about
            .iter()
            .map(|topic| json!({ "name": topic, "code": topic }))
            .collect();
    }
    let links: Vec<Value> = book
        .has_part
        .iter()
        .map(|chapter| {
            json!({
                "rel": "http://opds-spec.org/acquisition/open-access",
                "href": chapter.content.path,
                "type": "application/json",
                "title": chapter.name.pick(foremost),
                "language": chapter.name.tags().collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut publication = json!({ "metadata": metadata, "links": links });
    if let Some(image) = &book.image
        && let Some(kind) = raster(&image.url)
    {
        publication["images"] = json!([{ "href": image.url, "type": kind }]);
    }
    publication
}

fn raster(url: &str) -> Option<&'static str> {
    match url.rsplit_once('.')?.1 {
        "jpg" | "jpeg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "webp" => Some("image/webp"),
        "avif" => Some("image/avif"),
        "gif" => Some("image/gif"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_books_no_feed() {
        assert!(feed(&Text::of("en", "Site"), &[], "2026-01-01T00:00:00Z", &[]).is_none());
    }
}
