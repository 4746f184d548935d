//! How a manifest's words and files are written as an EPUB.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The files as an EPUB; the same files give the same bytes.
pub(super) fn zip(files: &BTreeMap<String, Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/epub+zip")?;
    for (path, bytes) in files {
        zip.start_file(path.as_str(), stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What the manifest says of the book, in the words of an EPUB.
pub(super) fn metadata(manifest: &Value) -> String {
    let facts = &manifest["metadata"];
    let mut out = String::new();
    let mut put = |tag: &str, words: &str| {
        if !words.is_empty() {
            let _ = write!(out, "<dc:{tag}>{}</dc:{tag}>", escape(words));
        }
    };
    for (tag, key) in [
        ("title", "title"),
        ("language", "language"),
        ("creator", "author"),
        ("publisher", "publisher"),
        ("subject", "subject"),
        ("description", "description"),
        ("rights", "schema:license"),
        ("rights", "license"),
    ] {
        let found = words(&facts[key]);
        let most = if key == "title" { 1 } else { usize::MAX };
        found.iter().take(most).for_each(|words| put(tag, words));
    }
    let licence = |link: &&Value| words(&link["rel"]).iter().any(|rel| rel == "license");
    if let Some(link) = list(&manifest["links"]).iter().find(licence) {
        put("rights", link["href"].as_str().unwrap_or_default());
    }
    words(&facts["rights"])
        .iter()
        .for_each(|words| put("rights", words));
    let id = facts["identifier"].as_str().unwrap_or("none");
    let _ = write!(
        out,
        "<dc:identifier id=\"id\">{}</dc:identifier>",
        escape(id)
    );
    if let Some(day) = facts["modified"].as_str() {
        let _ = write!(
            out,
            "<meta property=\"dcterms:modified\">{}</meta>",
            escape(day)
        );
    }
    out
}

/// The words of a value: a text, one by language, one with a name, or a list of these.
pub(super) fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(words).collect(),
        Value::Object(fields) => match fields.get("name") {
            Some(name) => words(name),
            None => fields
                .values()
                .filter_map(Value::as_str)
                .take(1)
                .map(str::to_owned)
                .collect(),
        },
        _ => Vec::new(),
    }
}

/// The items of a list; none where it is no list.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Lines of a table of contents; nobody nests deeper than this by intent. `place` says where in the book a link leads.
pub(super) fn lines(
    links: &[Value],
    place: &dyn Fn(&str) -> Option<String>,
    depth: usize,
) -> String {
    if links.is_empty() || depth > 8 {
        return String::new();
    }
    let line = |link: &Value| {
        let href = link["href"].as_str().unwrap_or_default();
        let title = words(&link["title"]).concat();
        let title = escape(if title.is_empty() { href } else { &title });
        let below = lines(list(&link["children"]), place, depth + 1);
        match place(href) {
            Some(href) => format!("<li><a href=\"{href}\">{title}</a>{below}</li>"),
            None => format!("<li><span>{title}</span>{below}</li>"),
        }
    };
    format!("<ol>{}</ol>", links.iter().map(line).collect::<String>())
}

/// A text as it may stand in XML.
pub(super) fn escape(text: &str) -> String {
    let known = |sign: &char| *sign >= ' ' || matches!(sign, '\n' | '\t');
    let text: String = text.chars().filter(known).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// A path of a file as an address.
pub(super) fn address(path: &str) -> String {
    let path = path.replace('%', "%25").replace(' ', "%20");
    escape(&path.replace('#', "%23").replace('?', "%3F"))
}
