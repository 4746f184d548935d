//! Small EPUBs, made as the tests need them.
#![allow(dead_code, reason = "each test program uses its own part of it")]

mod tone;

use lifelong_api::{Block, Chapter, RichText};
use lifelong_builder::books::{self, Imported, Refusal};
use lifelong_builder::classify::Taxonomy;
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
/// A picture of one grey pixel.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00,
    0x82, 0x00, 0x81, 0xda, 0x45, 0x08, 0x3b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

/// A soft tone of so many tenths of a second.
pub fn tone(tenths: usize) -> Vec<u8> {
    tone::tone(tenths, 440.0)
}

/// A book in the making.
pub struct Maker {
    pub files: Vec<(String, Vec<u8>)>,
    pub facts: String,
    pub items: String,
    pub spine: String,
    pub version: &'static str,
    /// What the spine says besides its chapters.
    pub pages: &'static str,
}

impl Maker {
    pub fn new() -> Self {
        Self {
            files: Vec::new(),
            facts: "<dc:title>A Book</dc:title><dc:language>en</dc:language>".to_owned(),
            items: String::new(),
            spine: String::new(),
            version: "3.0",
            pages: "",
        }
    }

    /// Adds a file that the book only has.
    pub fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.push((path.to_owned(), bytes.as_ref().to_vec()));
        self
    }

    /// Adds a file and its entry in the manifest.
    pub fn item(mut self, href: &str, kind: &str, more: &str, bytes: impl AsRef<[u8]>) -> Self {
        let id = format!("i{}", self.files.len());
        self.items.push_str(&format!(
            "<item id='{id}' href='{href}' media-type='{kind}' {more}/>"
        ));
        self.file(&format!("OPS/{href}"), bytes)
    }

    /// Adds a chapter.
    pub fn chapter(self, href: &str, body: &str) -> Self {
        let text = format!(
            "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>x</title></head><body>{body}</body></html>"
        );
        self.raw_chapter(href, text)
    }

    /// Adds a chapter that a SMIL file reads; `pairs`: id, sound, begin, end.
    pub fn read_chapter(
        mut self,
        href: &str,
        body: &str,
        pairs: &[(&str, &str, &str, &str)],
    ) -> Self {
        let pair = |(id, sound, begin, end): &(&str, &str, &str, &str)| {
            format!(
                "<par><text src='{href}#{id}'/><audio src='{sound}' clipBegin='{begin}' clipEnd='{end}'/></par>"
            )
        };
        let pairs: String = pairs.iter().map(pair).collect();
        let smil = format!("{href}.smil");
        self.items.push_str(&format!(
            "<item id='{smil}' href='{smil}' media-type='application/smil+xml'/>"
        ));
        let text = format!(
            "<smil xmlns='http://www.w3.org/ns/SMIL' version='3.0'><body><seq>{pairs}</seq></body></smil>"
        );
        self = self.file(&format!("OPS/{smil}"), text).chapter(href, body);
        let at = self.items.rfind("/>").expect("an item");
        self.items
            .insert_str(at, &format!(" media-overlay='{smil}'"));
        self
    }

    pub fn raw_chapter(mut self, href: &str, bytes: impl AsRef<[u8]>) -> Self {
        let id = format!("i{}", self.files.len());
        self.spine.push_str(&format!("<itemref idref='{id}'/>"));
        self.item(href, "application/xhtml+xml", "", bytes)
    }

    /// Adds a table of contents.
    pub fn nav(self, list: &str) -> Self {
        let text = format!(
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='toc'><ol>{list}</ol></nav></body></html>"
        );
        self.item(
            "nav.xhtml",
            "application/xhtml+xml",
            "properties='nav'",
            text,
        )
    }

    pub fn facts(mut self, more: &str) -> Self {
        self.facts.push_str(more);
        self
    }

    /// Writes the book.
    pub fn write(self, path: &Path) {
        let package = format!(
            "<package xmlns='http://www.idpf.org/2007/opf' version='{}' unique-identifier='x'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier id='x'>x</dc:identifier>{}</metadata><manifest>{}</manifest><spine{}>{}</spine></package>",
            self.version, self.facts, self.items, self.pages, self.spine
        );
        let mut files = vec![
            ("mimetype".to_owned(), b"application/epub+zip".to_vec()),
            (
                "META-INF/container.xml".to_owned(),
                CONTAINER.as_bytes().to_vec(),
            ),
            ("OPS/book.opf".to_owned(), package.into_bytes()),
        ];
        files.extend(self.files);
        pack(path, &files);
    }

    /// Writes and reads it.
    pub fn read(self) -> Result<Imported, Refusal> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a-book.epub");
        self.write(&path);
        read(&path)
    }
}

/// Packs files, those of equal bytes small.
pub fn pack(path: &Path, files: &[(String, Vec<u8>)]) {
    let file = std::fs::File::create(path).expect("a file");
    let mut zip = ZipWriter::new(file);
    for (name, bytes) in files {
        let method = if name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name.as_str(), options).expect("a name");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a whole archive");
}

pub fn read(path: &Path) -> Result<Imported, Refusal> {
    let name = path.file_name().expect("a name").to_string_lossy();
    books::read(path, &books::id_of(&name), &Taxonomy::embedded())
}

/// The sample books, where this machine has them.
pub fn samples() -> Vec<PathBuf> {
    let root = std::env::var_os("LIFELONG_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let Ok(listing) = std::fs::read_dir(root.join("data/epub")) else {
        eprintln!("skipped: there is no folder of sample books (LIFELONG_SHARED)");
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = listing.filter_map(|one| Some(one.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|kind| kind == "epub"));
    found.sort();
    found
}

pub fn body(chapter: &Chapter) -> &RichText {
    chapter.body.iter().next().expect("a text").1
}

pub fn words(chapter: &Chapter) -> String {
    lifelong_api::plain(body(chapter))
}

pub fn json(read: &Imported) -> String {
    serde_json::to_string(&read.chapters).expect("it can be written")
}

/// Every kind of block of a text, nested ones too.
pub fn kinds(blocks: &[Block], each: &mut dyn FnMut(&Block)) {
    for block in blocks {
        each(block);
        match block {
            Block::Quote { content } | Block::Division { content, .. } => kinds(content, each),
            Block::List { items, .. } => items.iter().for_each(|item| kinds(item, each)),
            Block::Table { rows, .. } => rows
                .iter()
                .flatten()
                .for_each(|cell| kinds(&cell.content, each)),
            _ => {}
        }
    }
}
