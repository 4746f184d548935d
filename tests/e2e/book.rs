//! A small EPUB with a recording, made for a test: soft tones in the place of a voice.

#[path = "../../crates/builder/tests/epub_support/tone.rs"]
mod tone;

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use tone::tone;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles><rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// Writes the book: each chapter is a title and its sentences, and each sentence is heard for so many tenths of a second.
/// The sound of chapter 1 is `one.wav`, of chapter 2 `two.wav`.
///
/// # Panics
/// Where it cannot be written.
pub fn write(path: &Path, chapters: &[(&str, &[&str])], tenths: usize) {
    let mut files = vec![(
        "META-INF/container.xml".to_owned(),
        CONTAINER.as_bytes().to_vec(),
    )];
    let (mut items, mut spine) = (String::new(), String::new());
    for (number, (title, sentences)) in chapters.iter().enumerate() {
        let name = ["one", "two"][number];
        let (mut body, mut pairs) = (format!("<h1 id='t'>{title}</h1>"), String::new());
        let mut pair = |id: &str, at: usize| {
            let time = |tenths: usize| format!("{}.{}s", tenths / 10, tenths % 10);
            let _ = write!(
                pairs,
                "<par><text src='{name}.xhtml#{id}'/><audio src='{name}.wav' clipBegin='{}' clipEnd='{}'/></par>",
                time(at * tenths),
                time((at + 1) * tenths)
            );
        };
        // A sound inside the text, and a film that is left out.
        let inside = format!(
            "<figure><audio src='{name}.wav'></audio><figcaption>All tones</figcaption></figure><video src='https://a.example/film.mp4'></video>"
        );
        pair("t", 0);
        for (at, sentence) in sentences.iter().enumerate() {
            let _ = write!(
                body,
                "<p><span id='s{at}'>{sentence}</span> Silent words.</p>"
            );
            pair(&format!("s{at}"), at + 1);
        }
        body.push_str(&inside);
        let _ = write!(
            items,
            "<item id='{name}' href='{name}.xhtml' media-type='application/xhtml+xml' media-overlay='{name}-s'/><item id='{name}-s' href='{name}.smil' media-type='application/smil+xml'/><item id='{name}-w' href='{name}.wav' media-type='audio/wav'/>"
        );
        let _ = write!(spine, "<itemref idref='{name}'/>");
        let page = format!(
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{title}</title></head><body>{body}</body></html>"
        );
        let smil = format!(
            "<smil xmlns='http://www.w3.org/ns/SMIL' version='3.0'><body>{pairs}</body></smil>"
        );
        let sound = tone((sentences.len() + 1) * tenths, 220.0 * (number + 1) as f64);
        files.push((format!("OPS/{name}.xhtml"), page.into_bytes()));
        files.push((format!("OPS/{name}.smil"), smil.into_bytes()));
        files.push((format!("OPS/{name}.wav"), sound));
    }
    let package = format!(
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='x'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier id='x'>x</dc:identifier><dc:title>Tones</dc:title><dc:language>en</dc:language><meta property='media:narrator'>A tuning fork</meta></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    );
    files.push(("OPS/book.opf".to_owned(), package.into_bytes()));
    let mut zip = ZipWriter::new(File::create(path).expect("a file"));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(name, stored).expect("a name");
        zip.write_all(&bytes).expect("bytes");
    }
    zip.finish().expect("a whole archive");
}
