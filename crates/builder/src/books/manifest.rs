//! Readium Web Publication Manifests with their chapters, in a folder or at an address.
//!
//! Such a book is packed as an EPUB first, and read as one: limits, contents, pages, pictures and notes are then the
//! same for both.

use super::Imported;
use super::archive::{Refusal, inside};
use super::packing::{address, escape, lines, list, metadata, words, zip};
use crate::classify::Taxonomy;
use crate::import::{Network, fetch};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

/// One file of a book may have this many bytes.
const LARGEST: u64 = 32 << 20;
/// All of them together.
const LARGEST_BOOK: u64 = 256 << 20;
/// A book of more files takes longer to fetch than anybody waits.
const MOST_FILES: usize = 3_000;
/// After so many chapters in a row that cannot be fetched the others are not asked for.
const MOST_FAILURES: usize = 5;
/// Names that no book of ours is likely to have.
const PACKAGE: &str = "lifelong-package.opf";
const CONTENTS: &str = "lifelong-contents.xhtml";
const CONTAINER: &str = "META-INF/container.xml";

/// Where the files of a manifest lie.
#[derive(Clone, Copy, Debug)]
pub enum Home<'a> {
    /// In this folder, the manifest's own.
    Folder(&'a Path),
    /// On the host of this address, the manifest's own.
    Web(&'a str, &'a Network),
}

/// What was left out: code and reason.
type Warnings = Vec<(&'static str, String)>;

/// A manifest's book as an EPUB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The EPUB.
    pub file: PathBuf,
    /// What was left out of it: code and reason.
    pub warnings: Vec<(&'static str, String)>,
}

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
    let text = std::fs::read_to_string(path).map_err(|why| lost(path, &why))?;
    let home = Home::Folder(path.parent().unwrap_or(Path::new("")));
    let packed = packed(&text, home, folder)?;
    let mut found = super::read(&packed.file, id, taxonomy)?;
    found.warnings.extend(packed.warnings);
    Ok(found)
}

/// Gathers the files of a manifest into an EPUB in `folder`.
///
/// # Errors
/// It is no manifest of a book of texts, or they cannot be had.
pub fn packed(text: &str, home: Home, folder: &Path) -> Result<Packed, Refusal> {
    let manifest: Value = serde_json::from_str(text).map_err(|why| {
        let reason = format!("The manifest is no JSON ({why}). Ask its publisher to mend it.");
        Refusal::new("bad-json", reason)
    })?;
    let (bytes, warnings) = pack(&manifest, home)?;
    std::fs::create_dir_all(folder).map_err(|why| lost(folder, &why))?;
    let file = folder.join(format!("book-{:016x}.epub", xxh3_64(&bytes)));
    // Another build may read it meanwhile: it is there whole, or not.
    let part = folder.join(format!("book-{}.part", std::process::id()));
    std::fs::write(&part, bytes).map_err(|why| lost(&part, &why))?;
    std::fs::rename(&part, &file).map_err(|why| lost(&file, &why))?;
    Ok(Packed { file, warnings })
}

/// The title that a manifest gives its book; empty where it gives none.
pub fn title_of(text: &str) -> String {
    let manifest: Value = serde_json::from_str(text).unwrap_or_default();
    let titles = words(&manifest["metadata"]["title"]);
    titles.into_iter().next().unwrap_or_default()
}

/// The files of a manifest's book that would lie in `home`, there or not: they are no catalogues of their own.
pub fn parts(text: &str, home: &Path) -> Vec<PathBuf> {
    let manifest: Value = serde_json::from_str(text).unwrap_or_default();
    let links = list(&manifest["readingOrder"]).iter();
    let links = links.chain(list(&manifest["resources"]));
    let paths = links.filter(|link| kind(link).contains("html"));
    let paths = paths.filter_map(|link| inside("", link["href"].as_str()?));
    paths.map(|path| home.join(path)).collect()
}

fn lost(what: &Path, why: &std::io::Error) -> Refusal {
    Refusal::new("unreadable", format!("{}: {why}.", what.display()))
}

/// What a link leads to; where it does not say so, its name tells.
fn kind(link: &Value) -> String {
    let said = link["type"].as_str().unwrap_or_default();
    let said = said.split(';').next().unwrap_or_default().trim();
    if !said.is_empty() {
        return said.to_ascii_lowercase();
    }
    let href = link["href"].as_str().unwrap_or_default();
    let href = href.split(['?', '#']).next().unwrap_or_default();
    let extension = href.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html",
        "xhtml" | "xht" => "application/xhtml+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => "",
    }
    .to_owned()
}

impl Home<'_> {
    /// The path inside the book of what an address of the manifest names, and the full address where it has one.
    ///
    /// At an address the whole path counts, so that links from chapter to chapter lead where they led.
    fn path(&self, href: &str) -> Option<(String, String)> {
        let (path, full) = match self {
            Home::Folder(_) => (inside("", href)?, String::new()),
            Home::Web(base, _) => {
                let base = Url::parse(base).ok()?;
                let mut url = base.join(href).ok()?;
                url.set_fragment(None);
                let same = url.scheme() == base.scheme()
                    && url.host_str() == base.host_str()
                    && url.port_or_known_default() == base.port_or_known_default();
                let path = inside("", url.path().trim_start_matches('/'));
                (path.filter(|_| same)?, url.into())
            }
        };
        (!path.is_empty()).then_some((path, full))
    }

    /// Where in the book a line of the contents leads.
    fn place(&self, href: &str) -> Option<String> {
        let (path, _) = self.path(href)?;
        let fragment = href.split_once('#').map(|(_, fragment)| escape(fragment));
        Some(match fragment {
            Some(fragment) => format!("{}#{fragment}", address(&path)),
            None => address(&path),
        })
    }

    /// A file's bytes, or why they cannot be had.
    fn bytes(&self, path: &str, full: &str) -> Result<Vec<u8>, String> {
        let file = match self {
            Home::Folder(home) => beside(home, path).ok_or_else(|| {
                format!("“{path}” does not lie beside the manifest and was left out. Put it there.")
            })?,
            Home::Web(_, network) => fetch(full, &network.cache, &network.patience)
                .map_err(|why| format!("“{path}” was left out: {why}"))?,
        };
        let size = std::fs::metadata(&file).map_or(0, |facts| facts.len());
        if size > LARGEST {
            return Err(format!(
                "“{path}” has more than {} MB and was left out.",
                LARGEST >> 20
            ));
        }
        std::fs::read(&file).map_err(|why| format!("“{path}” was left out: {why}."))
    }
}

/// A book in the making.
#[derive(Default)]
struct Making {
    files: BTreeMap<String, Vec<u8>>,
    items: String,
    spine: String,
    size: u64,
    /// Chapters in a row that could not be had from the network.
    failures: usize,
    warnings: Warnings,
}

impl Making {
    /// Adds what a link names, if it can be had.
    fn add(&mut self, link: &Value, chapter: bool, home: Home) -> Result<(), Refusal> {
        let (kind, href) = (kind(link), link["href"].as_str().unwrap_or_default());
        if !kind.contains("html") && !kind.starts_with("image/") {
            if chapter {
                let reason = format!("“{href}” is no text ({kind}) and was left out.");
                self.warnings.push(("not-shown", reason));
            }
            return Ok(());
        }
        let Some((path, full)) = home.path(href) else {
            if chapter {
                let reason = format!(
                    "“{href}” lies outside the manifest's own folder or host and was left out."
                );
                self.warnings.push(("missing-chapter", reason));
            }
            return Ok(());
        };
        if self.files.contains_key(&path) {
            if chapter && href.contains('?') {
                let reason = format!(
                    "“{href}” was left out: another chapter has the same path, and what follows the question mark is no part of it."
                );
                self.warnings.push(("missing-chapter", reason));
            }
            return Ok(());
        }
        let bytes = match home.bytes(&path, &full) {
            Ok(bytes) => bytes,
            Err(reason) => return self.miss(chapter, reason, home),
        };
        self.size += bytes.len() as u64;
        if self.size > LARGEST_BOOK || self.files.len() > MOST_FILES {
            let reason = format!(
                "The book has more than {} MB or {MOST_FILES} files. It was left out.",
                LARGEST_BOOK >> 20
            );
            return Err(Refusal::new("too-large", reason));
        }
        let number = self.files.len();
        let cover = words(&link["rel"]).iter().any(|rel| rel == "cover");
        let cover = if cover {
            " properties=\"cover-image\""
        } else {
            ""
        };
        let _ = writeln!(
            self.items,
            "<item id=\"i{number}\" href=\"{}\" media-type=\"{}\"{cover}/>",
            address(&path),
            escape(&kind),
        );
        if chapter {
            self.failures = 0;
            let _ = writeln!(self.spine, "<itemref idref=\"i{number}\"/>");
        }
        self.files.insert(path, bytes);
        Ok(())
    }

    fn miss(&mut self, chapter: bool, reason: String, home: Home) -> Result<(), Refusal> {
        self.failures += usize::from(chapter && matches!(home, Home::Web(..)));
        if self.failures >= MOST_FAILURES {
            let reason = format!(
                "The book was left out: {MOST_FAILURES} chapters in a row could not be fetched. The last: {reason}"
            );
            return Err(Refusal::new("not-fetched", reason));
        }
        let code = if chapter {
            "missing-chapter"
        } else {
            "missing-picture"
        };
        self.warnings.push((code, reason));
        Ok(())
    }
}

/// The book as an EPUB, and what is not in it.
fn pack(manifest: &Value, home: Home) -> Result<(Vec<u8>, Warnings), Refusal> {
    let Some(order) = manifest["readingOrder"].as_array() else {
        let reason = "It is no manifest of a book: it has no reading order. Ask its publisher for the whole manifest.";
        return Err(Refusal::new("not-a-book", reason));
    };
    if !order.iter().any(|link| kind(link).contains("html")) {
        let reason = "The book holds no text: its reading order has no HTML (sound and pictures are not read).";
        return Err(Refusal::new("not-a-book", reason));
    }
    let mut making = Making::default();
    for link in order {
        making.add(link, true, home)?;
    }
    if making.spine.is_empty() {
        return Err(no_chapters(manifest, home, &making.warnings));
    }
    for link in list(&manifest["resources"]) {
        making.add(link, false, home)?;
    }
    let direction = match manifest["metadata"]["readingProgression"].as_str() {
        Some("rtl") => " page-progression-direction=\"rtl\"",
        _ => "",
    };
    let Making {
        mut files,
        items,
        spine,
        warnings,
        ..
    } = making;
    let package = format!(
        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}</metadata><manifest>{items}<item id=\"nav\" href=\"{CONTENTS}\" media-type=\"application/xhtml+xml\" properties=\"nav\"/></manifest><spine{direction}>{spine}</spine></package>",
        metadata(manifest),
    );
    let container = format!(
        "<?xml version=\"1.0\"?><container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"{PACKAGE}\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"
    );
    files.insert(CONTAINER.to_owned(), container.into_bytes());
    files.insert(PACKAGE.to_owned(), package.into_bytes());
    files.insert(CONTENTS.to_owned(), contents(manifest, home).into_bytes());
    let packed = zip(&files).map_err(|why| {
        let reason = format!("The book could not be packed: {why}.");
        Refusal::new("unreadable", reason)
    })?;
    Ok((packed, warnings))
}

fn no_chapters(manifest: &Value, home: Home, why: &[(&'static str, String)]) -> Refusal {
    let first = why
        .iter()
        .find(|(code, _)| *code == "missing-chapter")
        .map_or("", |(_, reason)| reason.as_str());
    if matches!(home, Home::Web(..)) {
        let reason = format!("None of the book's chapters could be fetched. The first: {first}");
        return Refusal::new("not-fetched", reason);
    }
    let own = |link: &&Value| words(&link["rel"]).iter().any(|rel| rel == "self");
    let own = list(&manifest["links"]).iter().find(own);
    let own = own.and_then(|link| link["href"].as_str());
    let or = match own.filter(|href| href.contains("://")) {
        Some(address) => format!(", or name its address as the source: {address}"),
        None => String::new(),
    };
    let reason = format!(
        "None of the book's chapters lies beside the manifest. Put them into its folder{or}."
    );
    Refusal::new("empty-book", reason)
}

/// The table of contents and the pages of the printed book.
fn contents(manifest: &Value, home: Home) -> String {
    let place = |href: &str| home.place(href);
    let toc = match list(&manifest["toc"]) {
        [] => list(&manifest["readingOrder"]),
        lines => lines,
    };
    let mut contents = format!("<nav epub:type=\"toc\">{}</nav>", lines(toc, &place, 0));
    let pages = list(&manifest["pageList"]);
    if !pages.is_empty() {
        let pages = lines(pages, &place, 0);
        let _ = write!(contents, "<nav epub:type=\"page-list\">{pages}</nav>");
    }
    format!(
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>-</title></head><body>{contents}</body></html>"
    )
}

/// A file in the manifest's folder; never one that a link of the file system leads to elsewhere.
pub(super) fn beside(home: &Path, path: &str) -> Option<PathBuf> {
    // An empty path is the folder one stands in, which the system does not know by that name.
    let home = Path::new(".").join(home).canonicalize().ok()?;
    let file = home.join(path).canonicalize().ok()?;
    (file.starts_with(&home) && file.is_file()).then_some(file)
}
