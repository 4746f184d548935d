//! The files inside an EPUB, read with limits: a small file may claim to unpack to a very large one.

use super::tags::{Token, attributes, tokens, value};
use crate::import::decode;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// One file of a book may have this many bytes.
const LARGEST: u64 = 32 << 20;
/// All files that are read, together.
const LARGEST_BOOK: u64 = 256 << 20;
/// All of its sounds: they are taken as they are, one after another, and a long book is heard for twenty hours.
const LARGEST_SOUNDS: u64 = 1 << 30;
/// Text shrinks to a tenth, now and then to a fiftieth; only made-up files shrink more.
const RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const SMALL: u64 = 1 << 20;
/// No honest book has more files.
const MOST_FILES: usize = 20_000;
/// Ways to hide fonts, which are not read anyway.
const FONTS: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Why a book was left out: a code for the report, and plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The code of the finding.
    pub code: &'static str,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl Refusal {
    pub(super) fn new(code: &'static str, reason: impl Into<String>) -> Self {
        Self {
            code,
            reason: reason.into(),
        }
    }
}

/// An opened book.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    places: BTreeMap<String, usize>,
    left: u64,
    left_for_sounds: u64,
}

impl Archive {
    /// Opens a file.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(|error| {
            Refusal::new("unreadable", format!("The file cannot be read: {error}."))
        })?;
        let broken = |_| {
            Refusal::new(
                "broken-book",
                "This is no EPUB, or a broken one: it cannot be unpacked. It was left out.",
            )
        };
        let zip = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
        if zip.len() > MOST_FILES {
            return Err(Refusal::new(
                "too-large",
                format!("The book holds more than {MOST_FILES} files. It was left out."),
            ));
        }
        let mut places = BTreeMap::new();
        for (place, name) in zip.file_names().enumerate() {
            // Names that lead out of the book are not names of its files.
            if let Some(name) = name.ok().and_then(|name| inside("", &name)) {
                places.entry(name).or_insert(place);
            }
        }
        Ok(Self {
            zip,
            places,
            left: LARGEST_BOOK,
            left_for_sounds: LARGEST_SOUNDS,
        })
    }

    /// The bytes of a file; `None` where it is missing or broken.
    pub fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let found = self.within(path, self.left)?;
        self.left -= found.as_ref().map_or(0, |bytes| bytes.len() as u64);
        Ok(found)
    }

    /// The bytes of a sound, which counts by itself: one that is too large takes no words away.
    pub fn sound(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let found = self.within(path, self.left_for_sounds)?;
        self.left_for_sounds -= found.as_ref().map_or(0, |bytes| bytes.len() as u64);
        Ok(found)
    }

    fn within(&mut self, path: &str, left: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(place) = self.places.get(path) else {
            return Ok(None);
        };
        let Ok(entry) = self.zip.by_index(*place) else {
            return Ok(None);
        };
        if entry.is_dir() {
            return Ok(None);
        }
        let packed = entry.compressed_size().max(1);
        let most = LARGEST.min(left);
        let mut bytes = Vec::new();
        // What is read counts, not what the file says of itself.
        let whole = entry.take(most + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > most || size > SMALL && size / packed > RATIO {
            return Err(Refusal::new(
                "too-large",
                format!(
                    "“{path}” unpacks to more than a book's file should have (32 MB each, 256 MB together, {RATIO} times its packed size). The book was left out."
                ),
            ));
        }
        Ok(whole.ok().map(|_| bytes))
    }

    /// The first bytes of a file that the book can do without; `None` where it is missing or broken. However large it claims
    /// to be, no more is unpacked.
    pub fn head(&mut self, path: &str, most: u64) -> Option<Vec<u8>> {
        let entry = self.zip.by_index(*self.places.get(path)?).ok()?;
        let mut bytes = Vec::new();
        entry.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// A file as text, whatever its encoding, and whether that had to be guessed.
    pub fn text(&mut self, path: &str) -> Result<Option<(String, bool)>, Refusal> {
        Ok(self.bytes(path)?.map(|bytes| decode(&bytes)))
    }

    /// Refuses a book whose text is encrypted.
    pub fn check_rights(&mut self) -> Result<(), Refusal> {
        let Some((text, _)) = self.text("META-INF/encryption.xml")? else {
            return Ok(());
        };
        // A method stands directly below the data it belongs to; the one of a key is of no interest.
        let (mut data, mut key) = (false, false);
        for token in tokens(&text) {
            match token {
                Token::Open("EncryptedData", _, _) => data = true,
                Token::Open("EncryptedKey", _, closed) => key = !closed,
                Token::Close("EncryptedKey") => key = false,
                Token::Open("EncryptionMethod", rest, _) if data && !key => {
                    let method = value(&attributes(rest), "algorithm").unwrap_or_default();
                    if !FONTS.contains(&method.as_str()) {
                        return Err(Refusal::new(
                            "locked-book",
                            "The book is locked (DRM): its text can only be opened by its seller's program. It was left out; ask the publisher for an open copy.",
                        ));
                    }
                    data = false;
                }
                Token::Close("EncryptedData") if data => {
                    return Err(Refusal::new(
                        "locked-book",
                        "The book is locked (DRM) in an unknown way. It was left out; ask the publisher for an open copy.",
                    ));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The path of the package document.
    pub fn package(&mut self) -> Result<String, Refusal> {
        let missing = || {
            Refusal::new(
                "broken-book",
                "This is no EPUB: META-INF/container.xml is missing or does not name the book's package. It was left out.",
            )
        };
        let (text, _) = self.text("META-INF/container.xml")?.ok_or_else(missing)?;
        tokens(&text)
            .find_map(|token| match token {
                Token::Open("rootfile", rest, _) => value(&attributes(rest), "full-path"),
                _ => None,
            })
            .and_then(|path| inside("", &path))
            .ok_or_else(missing)
    }

    /// What the EPUB library reads, in clean UTF-8 and of bounded size: container, package and tables of contents.
    pub fn facts(&mut self, package: &str) -> Result<Cursor<Vec<u8>>, Refusal> {
        let broken = || {
            Refusal::new(
                "broken-book",
                "The book's package document is missing or broken. The book was left out.",
            )
        };
        let (text, _) = self.text(package)?.ok_or_else(broken)?;
        let mut files = vec![(
            "META-INF/container.xml".to_owned(),
            format!(
                "<container><rootfiles><rootfile full-path=\"{}\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>",
                package
                    .replace('&', "&amp;")
                    .replace('"', "&quot;")
                    .replace('<', "&lt;")
            ),
        )];
        let mut ncx = None;
        for token in tokens(&text) {
            let Token::Open("item", rest, _) = token else {
                continue;
            };
            let facts = attributes(rest);
            let has = |name: &str, word: &str| {
                value(&facts, name).is_some_and(|value| value.split_whitespace().any(|w| w == word))
            };
            let older = has("media-type", "application/x-dtbncx+xml");
            if !has("properties", "nav") && !older {
                continue;
            }
            if older {
                ncx = value(&facts, "id");
            }
            let path = value(&facts, "href").and_then(|href| inside(package, &href));
            if let Some(path) = path
                && let Some((text, _)) = self.text(&path)?
                && !too_deep(&text)
            {
                files.push((path, text));
            }
        }
        let text = with_contents(text, ncx.as_deref());
        files.push((package.to_owned(), text));
        pack(&files).ok_or_else(broken)
    }
}

/// Names the table of contents of EPUB 2 where the package forgot to: the library looks for it nowhere else.
fn with_contents(text: String, ncx: Option<&str>) -> String {
    let plain = |id: &&str| {
        let fit = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
        id.bytes().all(fit)
    };
    let named = tokens(&text).any(|token| match token {
        Token::Open("spine", rest, _) => value(&attributes(rest), "toc").is_some(),
        _ => false,
    });
    let Some(id) = ncx.filter(plain).filter(|_| !named) else {
        return text;
    };
    for tag in ["<spine", "<opf:spine"] {
        if text.contains(tag) {
            return text.replacen(tag, &format!("{tag} toc=\"{id}\""), 1);
        }
    }
    text
}

/// A table of contents nested a hundredfold is a trap for whoever reads it.
fn too_deep(text: &str) -> bool {
    let mut depth = 0usize;
    tokens(text).any(|token| {
        match token {
            Token::Open(_, _, false) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 200
    })
}

fn pack(files: &[(String, String)]) -> Option<Cursor<Vec<u8>>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut seen = std::collections::BTreeSet::new();
    for (name, text) in files.iter().filter(|(name, _)| seen.insert(name.clone())) {
        zip.start_file(name.as_str(), plain).ok()?;
        zip.write_all(text.as_bytes()).ok()?;
    }
    zip.finish().ok()
}

/// A reference of the document `base` as a path inside the book, without query and fragment. `None` where it leads out.
pub(super) fn inside(base: &str, href: &str) -> Option<String> {
    let path = href.split(['#', '?']).next().unwrap_or_default();
    let path = unescape(path);
    let scheme = path
        .split_once(':')
        .is_some_and(|(head, _)| !head.contains('/'));
    if path.contains(['\\', '\0']) || path.starts_with('/') || scheme {
        return None;
    }
    if path.is_empty() {
        return (!base.is_empty()).then(|| base.to_owned());
    }
    let mut parts: Vec<&str> = base.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Percent signs decoded.
pub(super) fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_together_have_a_limit() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let names = ["a", "b"].map(|name| (name.to_owned(), "words ".repeat(20_000)));
        let bytes = pack(&names).expect("packed").into_inner();
        std::fs::write(file.path(), bytes).expect("written");
        let mut archive = Archive::open(file.path()).expect("opened");
        archive.left = 150_000;
        assert!(archive.bytes("a").expect("within the limit").is_some());
        let why = archive.bytes("b").expect_err("over the limit");
        assert_eq!(why.code, "too-large");
    }

    #[test]
    fn a_path_never_leaves_the_book() {
        let of = |href| inside("OPS/text/a.xhtml", href);
        assert_eq!(of("b.xhtml#x").as_deref(), Some("OPS/text/b.xhtml"));
        assert_eq!(of("../p/c%20d.png").as_deref(), Some("OPS/p/c d.png"));
        assert_eq!(of("#x").as_deref(), Some("OPS/text/a.xhtml"));
        for out in [
            "../../../etc/passwd",
            "/etc/passwd",
            "https://a.org/b",
            "//a.org/b",
            "data:image/png;base64,AA",
            "..\\..\\a",
            "%2e%2e/%2e%2e/%2e%2e/a",
            "file%3a///etc/passwd",
        ] {
            assert_eq!(of(out), None, "{out}");
        }
    }
}
