//! What a manifest and the feed of the shelf say of a book.

use super::Site;
use super::pictures::Shown;
use crate::normalize::direction;
use lifelong_api::{Book, Text};
use serde_json::{Map, Value, json};
use xxhash_rust::xxh3::xxh3_128;

/// The metadata of a book in one language.
pub fn metadata(book: &Book, lang: &str, site: &Site) -> Map<String, Value> {
    // Readium has no word for lines that run from top to bottom: its readers take it from this and the language.
    let progression = match book.reading_progression.as_str() {
        _ if runs_down(book, lang) => "rtl",
        "" => direction(lang),
        other => other,
    };
    // Two catalogues may each have a book of this id: their names are part of it.
    let name = format!("{}\n{}\n{lang}", site.name.pick("en"), book.id);
    let mut facts = json!({
        "@type": "http://schema.org/Book",
        "identifier": uuid(name.as_bytes()),
        "title": book.name.pick(lang),
        "language": lang,
        "readingProgression": progression,
    });
    let people = |names: &[Text]| -> Vec<Value> {
        let names = names.iter().map(|name| name.pick(lang));
        names.map(|name| json!({ "name": name })).collect()
    };
    let topic = |id: &String| {
        let known = site.topics.iter().find(|topic| topic.id == *id);
        let name = known.map_or(id.as_str(), |topic| topic.name.pick(lang));
        json!({ "name": name, "code": id })
    };
    let summary = book.r#abstract.pick(lang);
    for (key, value) in [
        ("author", json!(people(&book.author))),
        ("narrator", json!(people(&book.read_by))),
        ("publisher", json!(people(&book.publisher))),
        ("subject", book.about.iter().map(topic).collect()),
        ("description", json!(summary)),
        ("schema:timeRequired", json!(book.time_required)),
        ("schema:license", json!(licence(book).unwrap_or_default())),
    ] {
        if value != json!([]) && value != json!("") {
            facts[key] = value;
        }
    }
    if let Some(day) = &book.date_modified {
        facts["modified"] = json!(format!("{day}T00:00:00Z"));
    }
    if !book.pages.is_empty() {
        facts["numberOfPages"] = json!(book.pages.len());
    }
    match facts {
        Value::Object(facts) => facts,
        _ => Map::new(),
    }
}

/// Whether the lines of a book run from top to bottom in one of its languages.
pub fn runs_down(book: &Book, lang: &str) -> bool {
    book.writing_mode == "vertical-rl" && !lang.starts_with("en")
}

/// The address of a book's licence.
pub fn licence(book: &Book) -> Option<String> {
    licence_address(book.license.as_deref()?)
}

/// The address of a licence that is an SPDX identifier or an address itself.
pub fn licence_address(id: &str) -> Option<String> {
    if id.starts_with("https://") || id.starts_with("http://") {
        return Some(id.to_owned());
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    if id.is_empty() || !id.chars().all(fits) {
        return None;
    }
    let creative = id
        .strip_prefix("CC-")
        .and_then(|rest| rest.rsplit_once('-'));
    Some(match (id, creative) {
        ("CC0-1.0", _) => "https://creativecommons.org/publicdomain/zero/1.0/".to_owned(),
        (
            _,
            Some((terms @ ("BY" | "BY-SA" | "BY-NC" | "BY-ND" | "BY-NC-SA" | "BY-NC-ND"), version)),
        ) => format!(
            "https://creativecommons.org/licenses/{}/{version}/",
            terms.to_ascii_lowercase()
        ),
        _ => format!("https://spdx.org/licenses/{id}.html"),
    })
}

/// The same identifier for the same book, whoever computes it (a UUID of version 8, made from a hash).
pub fn uuid(name: &[u8]) -> String {
    let mut number = xxh3_128(name);
    number = number & !(0xf << 76) | (8 << 76);
    number = number & !(0b11 << 62) | (0b10 << 62);
    let hex = format!("{number:032x}");
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    format!("urn:uuid:{}", parts.join("-"))
}

/// The MIME type of a picture.
pub fn picture(url: &str) -> Option<&'static str> {
    Some(
        match url.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => "image/jpeg",
            "png" => "image/png",
            "webp" => "image/webp",
            "avif" => "image/avif",
            "gif" => "image/gif",
            "svg" => "image/svg+xml",
            _ => return None,
        },
    )
}

/// A link to a picture, with its size where that is known.
pub fn sized(mut link: Value, shown: &Shown) -> Value {
    if shown.width > 0 && shown.height > 0 {
        link["width"] = json!(shown.width);
        link["height"] = json!(shown.height);
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_have_addresses() {
        for (id, leads) in [
            (
                "CC-BY-NC-SA-4.0",
                Some("https://creativecommons.org/licenses/by-nc-sa/4.0/"),
            ),
            (
                "CC0-1.0",
                Some("https://creativecommons.org/publicdomain/zero/1.0/"),
            ),
            ("MIT", Some("https://spdx.org/licenses/MIT.html")),
            ("https://a.example/terms", Some("https://a.example/terms")),
            ("all rights reserved", None),
            ("", None),
        ] {
            let book = Book {
                license: Some(id.to_owned()),
                ..Book::default()
            };
            assert_eq!(licence(&book).as_deref(), leads, "{id}");
        }
    }

    #[test]
    fn an_identifier_is_a_uuid_of_its_own() {
        let one = uuid(b"one");
        assert_eq!((one.as_str(), one.len()), (uuid(b"one").as_str(), 45));
        assert_eq!(&one[23..24], "8");
        assert!(["8", "9", "a", "b"].contains(&&one[28..29]), "{one}");
        assert_ne!(one, uuid(b"two"));
    }
}
