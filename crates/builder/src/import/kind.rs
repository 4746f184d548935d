//! What a file is, told from its first bytes; its name only helps where those do not decide.

use super::elements::is_own;
use super::shelf::shelf_kind;
use super::table;
use super::text::TextFile;
use super::{SourceFormat, mapping::Mapping};

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Json,
    JsonLines,
    Html,
    Csv,
    /// A book (EPUB).
    Book,
    /// A feed of books (OPDS 2.0).
    Feed,
    /// The manifest of a book (Readium).
    Manifest,
    /// Known, and not a catalogue: what it is.
    Other(&'static str),
    /// Known as a table that goes with a catalogue but holds no courses.
    Side,
    Empty,
    Unknown,
}

/// Tells a file's kind.
pub(crate) fn kind_of(
    file: &TextFile,
    format: Option<SourceFormat>,
    mapping: Option<&Mapping>,
) -> Kind {
    let text = file.head.trim_start();
    if file.raw.starts_with(b"PK\x03\x04") {
        let epub = file
            .raw
            .windows(20)
            .take(200)
            .any(|bytes| bytes == b"application/epub+zip");
        return if epub || file.extension() == "epub" {
            Kind::Book
        } else {
            Kind::Unknown
        };
    }
    // Whatever else is in it: why it cannot be read is said by who reads books.
    if file.extension() == "epub" {
        return Kind::Book;
    }
    if text.is_empty() {
        return Kind::Empty;
    }
    match format {
        Some(SourceFormat::Csv) => return Kind::Csv,
        Some(SourceFormat::JsonLines) => return Kind::JsonLines,
        Some(SourceFormat::Opds) => return Kind::Feed,
        Some(SourceFormat::Webpub) => return Kind::Manifest,
        _ => {}
    }
    let extension = file.extension();
    match text.as_bytes()[0] {
        b'{' if is_lines(text, &extension, file.len as usize > file.raw.len()) => Kind::JsonLines,
        // Whoever names a format of catalogues gets what was asked for.
        b'{' if format.is_none() => shelf_kind(file).unwrap_or(Kind::Json),
        b'{' | b'[' => Kind::Json,
        b'<' => markup(text, &extension),
        _ if matches!(extension.as_str(), "yml" | "yaml") => yaml(text),
        _ if is_isced(text) => Kind::Other("the ISCED-F list of fields of education"),
        _ if matches!(extension.as_str(), "csv" | "tsv") || is_table(text, mapping) => Kind::Csv,
        _ => Kind::Unknown,
    }
}

/// One JSON object a line: the first line is whole, and another follows or the name or the fields say so.
fn is_lines(text: &str, extension: &str, cut: bool) -> bool {
    let named = matches!(extension, "jsonl" | "ndjson");
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else {
        return false;
    };
    let next = lines.next();
    match serde_json::from_str::<serde_json::Value>(first) {
        Ok(value) => {
            named || next.is_some_and(|line| line.trim_start().starts_with('{')) || is_own(&value)
        }
        // The first line is longer than what was looked at.
        Err(_) => named && (cut || next.is_some()),
    }
}

fn markup(text: &str, extension: &str) -> Kind {
    let start: String = text
        .chars()
        .take(2000)
        .collect::<String>()
        .to_ascii_lowercase();
    let html = ["<!doctype html", "<html", "<head", "<body", "<script"]
        .iter()
        .any(|tag| start.contains(tag));
    match (
        html || matches!(extension, "html" | "htm" | "xhtml"),
        start.contains("<?xml"),
    ) {
        (true, _) => Kind::Html,
        (false, true) if start.contains("<feed") && start.contains("opds") => {
            Kind::Other("an OPDS 1 feed of books, of which only version 2.0 can be read")
        }
        (false, true) => Kind::Other("an XML document"),
        _ => Kind::Unknown,
    }
}

fn yaml(text: &str) -> Kind {
    let begins = |word: &str| text.lines().take(5).any(|line| line.starts_with(word));
    if begins("openapi:") || begins("swagger:") {
        Kind::Other("a description of an API")
    } else if begins("topics:") {
        Kind::Side
    } else {
        Kind::Unknown
    }
}

fn is_isced(text: &str) -> bool {
    let columns = table::header(text.lines().next().unwrap_or_default());
    ["Level", "Name", "ShortCode", "BroaderConcept"]
        .iter()
        .all(|name| columns.iter().any(|column| column == name))
}

/// A header line that a mapping knows.
fn is_table(text: &str, mapping: Option<&Mapping>) -> bool {
    let columns = table::header(text);
    columns.len() > 1 && table::choose(mapping, &columns).is_ok()
}
