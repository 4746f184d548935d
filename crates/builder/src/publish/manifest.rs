//! Each book as Readium Web Publication Manifests (readium.org/webpub-manifest), one a language it is written in, with
//! its chapters as XHTML beside it: `books/<book>/<language>.<hash>/manifest.json`.
//!
//! The files name each other, so no name of one can hold its own hash: the folder's name holds that of all of them.

use super::Site;
use super::facts::{licence, metadata, picture, runs_down, sized};
use super::folder::Folder;
use super::pictures::Shown;
use super::places::{Address, Place, Places, address, runs};
use super::xhtml::{self, Page, Source};
use crate::error::BuildError;
use lifelong_api::{Block, Book, Chapter, Entry, FileRef, Footnote, Inline};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

/// The MIME type of a manifest.
pub const WEBPUB: &str = "application/webpub+json";

/// From a chapter's file to the API's folder.
const UP: &str = "../../../";

/// A book in one language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// BCP 47 tag.
    pub lang: String,
    /// Its manifest.
    pub manifest: FileRef,
}

/// Writes a book's editions, the first language's first, and notes that one's manifest in the book.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(
    book: &mut Book,
    cover: &[Shown],
    chapters: &[Chapter],
    site: &Site,
    folder: &mut Folder,
) -> Result<Vec<Edition>, BuildError> {
    let mut editions = Vec::new();
    for (number, lang) in languages(book, chapters).into_iter().enumerate() {
        let (pages, places) = pages(book, chapters, &lang, &site.address);
        let manifest = manifest((book, cover), &pages, &places, &lang, number == 0, site);
        let bytes =
            serde_json::to_vec(&manifest).map_err(|e| BuildError::file(Path::new(&book.id), e))?;
        let mut whole = bytes.clone();
        let style = xhtml::style(runs_down(book, &lang));
        whole.extend(style.as_bytes());
        for page in &pages {
            whole.extend(page.file.as_bytes());
            whole.extend(page.written.text.as_bytes());
        }
        let home = format!("books/{}/{lang}.{:016x}", book.id, xxh3_64(&whole));
        folder.fixed(&format!("{home}/style.css"), style.as_bytes())?;
        for page in &pages {
            let path = format!("{home}/{}", page.file);
            folder.fixed(&path, page.written.text.as_bytes())?;
        }
        let manifest = folder.fixed(&format!("{home}/manifest.json"), &bytes)?;
        editions.push(Edition { lang, manifest });
    }
    book.manifest = editions.first().map(|first| first.manifest.clone());
    Ok(editions)
}

/// The languages that at least one chapter is written in.
fn languages(book: &Book, chapters: &[Chapter]) -> Vec<String> {
    let has = |lang: &&String| chapters.iter().any(|one| one.body.get(lang).is_some());
    let named: Vec<_> = book.in_language.iter().filter(has).cloned().collect();
    if !named.is_empty() {
        return named;
    }
    let found: BTreeSet<_> = chapters.iter().flat_map(|one| one.body.tags()).collect();
    found.into_iter().cloned().collect()
}

/// A chapter's file.
struct Written {
    file: String,
    title: String,
    written: Page,
}

fn pages<'a>(
    book: &'a Book,
    chapters: &'a [Chapter],
    lang: &str,
    portal: &'a str,
) -> (Vec<Written>, Places<'a>) {
    let mut places = Places {
        book: &book.id,
        chapters: BTreeMap::new(),
        up: UP,
        portal,
    };
    let mut sources = Vec::new();
    for (number, chapter) in chapters.iter().enumerate() {
        // A chapter that nobody translated yet is better than a gap.
        let (tag, body) = chapter
            .body
            .best(lang)
            .map_or((lang, &[][..]), |(tag, body)| (tag, body.as_slice()));
        let notes = notes(chapter, body);
        let mut anchors = BTreeSet::new();
        let mut see = |run: &Inline| {
            if let Inline::Anchor { id, .. } = run {
                anchors.insert(id.clone());
            }
        };
        runs(body, &mut see);
        notes.iter().for_each(|note| runs(&note.content, &mut see));
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let file = match chapter.id.chars().all(plain) && !chapter.id.is_empty() {
            true => format!("{}.xhtml", chapter.id),
            false => format!("chapter.{}.xhtml", number + 1),
        };
        let place = Place { file, anchors };
        places.chapters.insert(&chapter.id, place);
        sources.push(Source {
            id: &chapter.id,
            lang: tag,
            title: chapter.name.pick(lang),
            body,
            notes,
        });
    }
    let write = |source: &Source| Written {
        file: places.within(source.id, "").unwrap_or_default(),
        title: source.title.to_owned(),
        written: xhtml::page(source, &places),
    };
    let pages = sources.iter().map(write).collect();
    (pages, places)
}

/// The footnotes that belong to the text in one language: those with a sign in it, or all where there is one language.
fn notes<'a>(chapter: &'a Chapter, body: &[Block]) -> Vec<&'a Footnote> {
    let mut named = BTreeSet::new();
    let texts = chapter.notes.iter().map(|note| note.content.as_slice());
    for text in std::iter::once(body).chain(texts) {
        runs(text, &mut |run| {
            if let Inline::Note { note, .. } = run {
                named.insert(note.clone());
            }
        });
    }
    let one = chapter.body.len() < 2;
    let fits = |note: &&Footnote| one || named.contains(&note.id);
    chapter.notes.iter().filter(fits).collect()
}

fn manifest(
    (book, cover): (&Book, &[Shown]),
    pages: &[Written],
    places: &Places,
    lang: &str,
    first: bool,
    site: &Site,
) -> Value {
    let mut facts = metadata(book, lang, site);
    facts.insert(
        "conformsTo".to_owned(),
        json!("https://readium.org/webpub-manifest/profiles/epub"),
    );
    facts.insert("accessibility".to_owned(), accessibility(book, pages));
    let mut links = vec![json!({ "rel": "self", "href": "manifest.json", "type": WEBPUB })];
    if let Some(licence) = licence(book) {
        links.push(json!({ "rel": "license", "href": licence }));
    }
    // The original is in the book's own language.
    if let Some(download) = book.download.as_ref().filter(|_| first)
        && let Some(href) = own(&download.url)
    {
        links.push(json!({ "rel": "alternate", "href": href, "type": download.encoding_format }));
    }
    let order: Vec<_> = pages.iter().map(in_order).collect();
    let mut resources = vec![json!({ "href": "style.css", "type": "text/css" })];
    let resource = |url: &str| Some(json!({ "href": own(url)?, "type": picture(url)? }));
    // An app takes the first, or the one that fits its shelf.
    for shown in cover {
        resources.extend(resource(&shown.url).map(|mut link| {
            link["rel"] = json!("cover");
            sized(link, shown)
        }));
    }
    let pictures: BTreeSet<&String> = pages
        .iter()
        .flat_map(|page| &page.written.pictures)
        .filter(|url| cover.iter().all(|shown| shown.url != **url))
        .collect();
    resources.extend(pictures.into_iter().filter_map(|url| resource(url)));
    let heard: BTreeSet<&String> = pages.iter().flat_map(|page| &page.written.sounds).collect();
    for sound in book.sounds.iter().filter(|one| heard.contains(&one.url)) {
        if let Some(href) = own(&sound.url) {
            resources.push(json!({ "href": href, "type": sound.encoding_format }));
        }
    }
    let contents: Vec<_> = match book.contents.is_empty() {
        true => order
            .iter()
            .map(|link| json!({ "href": link["href"], "title": link["title"] }))
            .collect(),
        false => lines(&book.contents, places, lang),
    };
    let mut manifest = json!({
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": facts,
        "links": links,
        "readingOrder": order,
        "resources": resources,
        "toc": contents,
    });
    let list: Vec<_> = book
        .pages
        .iter()
        .filter_map(|page| {
            let href = places.within(&page.chapter, &page.anchor)?;
            Some(json!({ "href": href, "title": page.name }))
        })
        .collect();
    if !list.is_empty() {
        manifest["pageList"] = json!(list);
    }
    manifest
}

fn in_order(page: &Written) -> Value {
    let mut link =
        json!({ "href": page.file, "type": "application/xhtml+xml", "title": page.title });
    let facts = [
        (page.written.math, "mathml"),
        (page.written.remote, "remote-resources"),
    ];
    let contains: Vec<_> = facts.iter().filter(|(has, _)| *has).collect();
    if !contains.is_empty() {
        link["properties"] =
            json!({ "contains": contains.iter().map(|(_, name)| name).collect::<Vec<_>>() });
    }
    link
}

/// The table of contents. The format wants an address in each line: one that leads nowhere takes that of the first
/// line below it, and is left out where there is none.
fn lines(entries: &[Entry], places: &Places, lang: &str) -> Vec<Value> {
    let line = |entry: &Entry| {
        let below = lines(&entry.has_part, places, lang);
        let href = places
            .within(&entry.chapter, &entry.anchor)
            .map(Value::from)
            .or_else(|| Some(below.first()?["href"].clone()))?;
        let mut line = json!({ "href": href, "title": entry.name.pick(lang) });
        if !below.is_empty() {
            line["children"] = json!(below);
        }
        Some(line)
    };
    entries.iter().filter_map(line).collect()
}

fn accessibility(book: &Book, pages: &[Written]) -> Value {
    let any = |fact: fn(&Page) -> bool| pages.iter().any(|page| fact(&page.written));
    let pictures = any(|page| page.remote || !page.pictures.is_empty());
    let untold = any(|page| page.untold);
    let mut features = vec![
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "displayTransformability",
        "unlocked",
    ];
    for (has, name) in [
        (!book.pages.is_empty(), "pageNavigation"),
        (pictures && !untold, "alternativeText"),
        (any(|page| page.math), "MathML"),
    ] {
        features.extend(has.then_some(name));
    }
    let modes: &[&str] = match pictures {
        true => &["textual", "visual"],
        false => &["textual"],
    };
    let enough: &[&str] = if untold { modes } else { &["textual"] };
    json!({ "accessMode": modes, "accessModeSufficient": [enough], "feature": features })
}

/// The address of a file of the API or of elsewhere, as a manifest names it.
fn own(url: &str) -> Option<String> {
    match address(url) {
        Address::Own(path) => Some(format!("{UP}{path}")),
        Address::Foreign(url) => Some(url),
        Address::None => None,
    }
}
