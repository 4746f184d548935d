//! Readium Web Publication Manifests with their chapters beside them.
//!
//! Such a book is packed as an EPUB first, and read as one: limits, contents, pages, pictures and notes are then the
//! same for both.

use super::Imported;
use super::archive::{Refusal, inside};
use crate::classify::Taxonomy;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// One file of a book may have this many bytes.
const LARGEST: u64 = 32 << 20;
/// All of them together.
const LARGEST_BOOK: u64 = 256 << 20;
/// Names that no book of ours is likely to have.
const PACKAGE: &str = "lifelong-package.opf";
const CONTENTS: &str = "lifelong-contents.xhtml";
const CONTAINER: &str = "META-INF/container.xml";

/// Reads the manifest at `path` as the book `id`. The packed book is kept in `folder`, as its pictures are read from
/// there once more when they are published.
///
/// # Errors
/// It is no manifest of a book of texts beside it, or what [`super::read`] says.
pub fn read_manifest(
    path: &Path,
    id: &str,
    taxonomy: &Taxonomy,
    folder: &Path,
) -> Result<Imported, Refusal> {
    let lost = |what: &Path, why: std::io::Error| {
        Refusal::new("unreadable", format!("{}: {why}.", what.display()))
    };
    let bytes = std::fs::read(path).map_err(|why| lost(path, why))?;
    let manifest: Value = serde_json::from_slice(&bytes)
        .map_err(|why| Refusal::new("bad-json", format!("The manifest is no JSON ({why}).")))?;
    let (packed, missing) = pack(&manifest, path.parent().unwrap_or(Path::new("")))?;
    std::fs::create_dir_all(folder).map_err(|why| lost(folder, why))?;
    let book = folder.join(format!("book-{:016x}.epub", xxh3_64(&packed)));
    std::fs::write(&book, packed).map_err(|why| lost(&book, why))?;
    let mut found = super::read(&book, id, taxonomy)?;
    for name in missing {
        let reason = format!("“{name}” does not lie beside the manifest and was left out.");
        found.warnings.push(("missing-chapter", reason));
    }
    Ok(found)
}

/// The book as an EPUB, and which chapters are not there.
fn pack(manifest: &Value, home: &Path) -> Result<(Vec<u8>, Vec<String>), Refusal> {
    let Some(order) = manifest["readingOrder"].as_array() else {
        let reason = "It is no manifest of a book: it has no reading order.";
        return Err(Refusal::new("not-a-book", reason));
    };
    let kind = |link: &Value| link["type"].as_str().unwrap_or("").to_ascii_lowercase();
    if !order.iter().any(|link| kind(link).contains("html")) {
        let reason = "The book holds no text: its reading order has no HTML (sound and pictures are not read).";
        return Err(Refusal::new("not-a-book", reason));
    }
    let (mut files, mut missing) = (BTreeMap::new(), Vec::new());
    let (mut items, mut spine) = (String::new(), String::new());
    let mut seen = BTreeSet::new();
    let mut size = 0;
    let order = order.iter().map(|link| (link, true));
    for (link, chapter) in order.chain(
        list(&manifest["resources"])
            .iter()
            .map(|link| (link, false)),
    ) {
        let wanted = kind(link).contains("html") || kind(link).starts_with("image/");
        let href = link["href"].as_str().unwrap_or_default();
        let Some(path) = inside("", href).filter(|path| wanted && seen.insert(path.clone())) else {
            if chapter && wanted && inside("", href).is_none() {
                missing.push(href.to_owned());
            }
            continue;
        };
        let Some(bytes) = beside(home, &path) else {
            if chapter {
                missing.push(path);
            }
            continue;
        };
        size += bytes.len() as u64;
        if size > LARGEST_BOOK {
            let reason = "The files of the book are too large together. It was left out.";
            return Err(Refusal::new("too-large", reason));
        }
        let number = seen.len();
        let cover = words(&link["rel"]).iter().any(|rel| rel == "cover");
        let cover = if cover {
            " properties=\"cover-image\""
        } else {
            ""
        };
        let _ = writeln!(
            items,
            "<item id=\"i{number}\" href=\"{}\" media-type=\"{}\"{cover}/>",
            address(&path),
            escape(&kind(link)),
        );
        if chapter {
            let _ = writeln!(spine, "<itemref idref=\"i{number}\"/>");
        }
        files.insert(path, bytes);
    }
    if spine.is_empty() {
        let reason = "None of the book's chapters lies beside the manifest. Fetch them with it.";
        return Err(Refusal::new("empty-book", reason));
    }
    let direction = match manifest["metadata"]["readingProgression"].as_str() {
        Some("rtl") => " page-progression-direction=\"rtl\"",
        _ => "",
    };
    let package = format!(
        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}</metadata><manifest>{items}<item id=\"nav\" href=\"{CONTENTS}\" media-type=\"application/xhtml+xml\" properties=\"nav\"/></manifest><spine{direction}>{spine}</spine></package>",
        metadata(manifest),
    );
    let toc = match list(&manifest["toc"]) {
        [] => list(&manifest["readingOrder"]),
        lines => lines,
    };
    let mut contents = format!("<nav epub:type=\"toc\">{}</nav>", lines(toc, 0));
    let pages = list(&manifest["pageList"]);
    if !pages.is_empty() {
        let _ = write!(
            contents,
            "<nav epub:type=\"page-list\">{}</nav>",
            lines(pages, 0)
        );
    }
    let contents = format!(
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>-</title></head><body>{contents}</body></html>"
    );
    let container = format!(
        "<?xml version=\"1.0\"?><container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"{PACKAGE}\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"
    );
    files.insert(CONTAINER.to_owned(), container.into_bytes());
    files.insert(PACKAGE.to_owned(), package.into_bytes());
    files.insert(CONTENTS.to_owned(), contents.into_bytes());
    let packed = zip(&files).map_err(|why| {
        Refusal::new(
            "unreadable",
            format!("The book could not be packed: {why}."),
        )
    })?;
    Ok((packed, missing))
}

fn zip(files: &BTreeMap<String, Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
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

/// A file in the manifest's folder; never one that a link of the file system leads to elsewhere.
fn beside(home: &Path, path: &str) -> Option<Vec<u8>> {
    let home: PathBuf = home.canonicalize().ok()?;
    let file = home.join(path).canonicalize().ok()?;
    let fits = file.starts_with(&home) && file.metadata().ok()?.len() <= LARGEST;
    fits.then(|| std::fs::read(file).ok()).flatten()
}

fn metadata(manifest: &Value) -> String {
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
    ] {
        let found = words(&facts[key]);
        let most = if key == "title" { 1 } else { usize::MAX };
        found.iter().take(most).for_each(|words| put(tag, words));
    }
    let licence = |link: &&Value| words(&link["rel"]).iter().any(|rel| rel == "license");
    if let Some(link) = list(&manifest["links"]).iter().find(licence) {
        put("rights", link["href"].as_str().unwrap_or_default());
    }
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
fn words(value: &Value) -> Vec<String> {
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

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Lines of a table of contents; nobody nests deeper than this by intent.
fn lines(links: &[Value], depth: usize) -> String {
    if links.is_empty() || depth > 8 {
        return String::new();
    }
    let line = |link: &Value| {
        let href = link["href"].as_str().unwrap_or_default();
        let title = words(&link["title"]).concat();
        let title = if title.is_empty() { href } else { &title };
        let below = lines(list(&link["children"]), depth + 1);
        format!(
            "<li><a href=\"{}\">{}</a>{below}</li>",
            escape(href),
            escape(title)
        )
    };
    format!("<ol>{}</ol>", links.iter().map(line).collect::<String>())
}

fn escape(text: &str) -> String {
    let known = |sign: &char| *sign >= ' ' || matches!(sign, '\n' | '\t');
    let text: String = text.chars().filter(known).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// A path of a file as an address.
fn address(path: &str) -> String {
    let path = path.replace('%', "%25").replace(' ', "%20");
    escape(&path.replace('#', "%23").replace('?', "%3F"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
                { "href": "a.xhtml", "type": kind }, { "href": "b%20c.xhtml", "type": kind },
                { "href": "gone.xhtml", "type": kind }, { "href": "../../etc/passwd", "type": kind },
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
        assert_eq!(found.warnings.len(), 2, "{:?}", found.warnings);
        let text = serde_json::to_string(&found.chapters[0]).unwrap();
        assert!(text.contains("/read/moby/two#x"), "{text}");
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
}
