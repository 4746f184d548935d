//! The reading channel as an OPDS 2.0 feed (drafts.opds.io/opds-2.0), for reading apps and libraries.
//!
//! `opds.json` holds every book in every language; `opds.lang-en.json` those in one language, `opds.topic-cooking.json`
//! those on one topic. Of a shelf of more than a hundred books each feed lies in pages (section 4.2 of the format):
//! `opds.page-2.json`, `opds.lang-en.page-2.json` and so on. All addresses are relative to the feed, so that it works from
//! any host.

use super::Site;
use super::facts::{licence, metadata, picture, sized};
use super::folder::Folder;
use super::manifest::{Edition, WEBPUB};
use super::pictures::Shown;
use super::places::{Address, address};
use crate::error::BuildError;
use lifelong_api::Book;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FEED: &str = "application/opds+json";
const FREE: &str = "http://opds-spec.org/acquisition/open-access";
/// What the name of the feed of all books begins with.
const START: &str = "opds";
/// So many books are on a page, each once for each of its languages; a shelf of up to so many books lies in one.
const PAGE: usize = 100;

/// What languages call themselves.
const NAMES: [(&str, &str); 18] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

/// A book with what it was written as.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The whole book.
    pub book: Book,
    /// Its cover in its sizes, the largest first.
    pub cover: Vec<Shown>,
    /// Its manifests.
    pub editions: Vec<Edition>,
}

/// A book in one language, as a feed names it.
struct Publication<'a> {
    book: &'a Book,
    lang: &'a str,
    json: Value,
}

/// A way to see a part of the shelf.
struct Part<'a> {
    /// What the names of its pages begin with.
    stem: String,
    title: Value,
    /// The title where only one language can stand.
    words: String,
    publications: Vec<&'a Publication<'a>>,
}

/// Writes the feeds; none where there is no book, as the format wants at least one.
///
/// # Errors
/// Where one cannot be written.
pub fn write(
    site: &Site,
    modified: &str,
    shelf: &[Shelved],
    folder: &mut Folder,
) -> Result<(), BuildError> {
    let publications: Vec<_> = shelf
        .iter()
        .flat_map(|shelved| publications(shelved, site))
        .collect();
    if publications.is_empty() {
        return Ok(());
    }
    let all = Part {
        stem: START.to_owned(),
        title: json!(site.name),
        words: String::new(),
        publications: publications.iter().collect(),
    };
    let per_page = if shelf.len() > PAGE { PAGE } else { usize::MAX };
    let facets = [
        (
            json!({ "en": "Language", "zh-Hans": "语言" }),
            languages(&publications),
        ),
        (
            json!({ "en": "Subject", "zh-Hans": "主题" }),
            topics(&publications, site),
        ),
    ];
    let chosen = facets.iter().flat_map(|(_, parts)| chosen(parts));
    for part in std::iter::once(&all).chain(chosen) {
        let pages = part.publications.chunks(per_page);
        let count = pages.len();
        for (at, publications) in pages.enumerate() {
            let page = Page {
                part,
                number: at + 1,
                count,
                publications,
            };
            let feed = page.feed(&facets, modified);
            folder.fixed(&page.part.file(at + 1), feed.to_string().as_bytes())?;
        }
    }
    Ok(())
}

/// A page of a part.
struct Page<'a> {
    part: &'a Part<'a>,
    /// Counted from 1.
    number: usize,
    /// How many pages there are.
    count: usize,
    publications: &'a [&'a Publication<'a>],
}

impl Part<'_> {
    /// The file of a page, counted from 1.
    fn file(&self, page: usize) -> String {
        match page {
            1 => format!("{}.json", self.stem),
            page => format!("{}.page-{page}.json", self.stem),
        }
    }
}

/// The parts that are worth a choice: one alone is the whole, or nothing that anybody looks for.
fn chosen<'a>(parts: &'a [Part<'a>]) -> &'a [Part<'a>] {
    if parts.len() > 1 { parts } else { &[] }
}

fn languages<'a>(publications: &'a [Publication]) -> Vec<Part<'a>> {
    let mut parts = BTreeMap::<&str, Vec<_>>::new();
    for publication in publications {
        parts.entry(publication.lang).or_default().push(publication);
    }
    let part = |(lang, publications): (&str, _)| {
        let name = NAMES.iter().find(|(tag, _)| *tag == lang);
        let words = name.map_or(lang, |(_, name)| name).to_owned();
        Part {
            stem: format!("{START}.lang-{lang}"),
            title: json!({ lang: words }),
            words,
            publications,
        }
    };
    parts.into_iter().map(part).collect()
}

fn topics<'a>(publications: &'a [Publication], site: &Site) -> Vec<Part<'a>> {
    let foremost = site.languages.first().map_or("en", String::as_str);
    let part = |topic: &lifelong_api::Topic| {
        let fits = |one: &&Publication| one.book.about.contains(&topic.id);
        Part {
            stem: format!("{START}.topic-{}", topic.id),
            title: json!(topic.name),
            words: topic.name.pick(foremost).to_owned(),
            publications: publications.iter().filter(fits).collect(),
        }
    };
    let parts = site.topics.iter().map(part);
    parts.filter(|part| !part.publications.is_empty()).collect()
}

impl Page<'_> {
    fn feed(&self, facets: &[(Value, Vec<Part>)], modified: &str) -> Value {
        let part = self.part;
        let mut metadata = json!({
            "title": part.title,
            "modified": modified,
            "numberOfItems": part.publications.len(),
        });
        if self.count > 1 {
            metadata["itemsPerPage"] = json!(PAGE);
            metadata["currentPage"] = json!(self.number);
        }
        let mut feed = json!({
            "metadata": metadata,
            "links": self.links(),
            "publications": self.publications.iter().map(|one| &one.json).collect::<Vec<_>>(),
        });
        let ways = |(title, parts): &(Value, Vec<Part>)| {
            let link = |other: &Part| {
                let mut link = json!({
                    "href": other.file(1),
                    "type": FEED,
                    "title": other.words,
                    "properties": { "numberOfItems": other.publications.len() },
                });
                // The format marks the chosen one so.
                if other.stem == part.stem {
                    link["rel"] = json!("self");
                }
                link
            };
            let links: Vec<_> = chosen(parts).iter().map(link).collect();
            (!links.is_empty()).then(|| json!({ "metadata": { "title": title }, "links": links }))
        };
        let ways: Vec<_> = facets.iter().filter_map(ways).collect();
        if !ways.is_empty() {
            feed["facets"] = json!(ways);
        }
        feed
    }

    /// The ways from here: to the page itself, to the feed of all books, to the other pages.
    fn links(&self) -> Vec<Value> {
        let (part, number, count) = (self.part, self.number, self.count);
        let link = |rel: &str, href: String| json!({ "rel": rel, "href": href, "type": FEED });
        let mut links = vec![link("self", part.file(number))];
        if part.stem != START {
            links.push(link("start", format!("{START}.json")));
        }
        if count > 1 {
            links.push(link("first", part.file(1)));
            if number > 1 {
                links.push(link("previous", part.file(number - 1)));
            }
            if number < count {
                links.push(link("next", part.file(number + 1)));
            }
            links.push(link("last", part.file(count)));
        }
        links
    }
}

/// A book's publications: one a language, or its original alone.
fn publications<'a>(shelved: &'a Shelved, site: &Site) -> Vec<Publication<'a>> {
    let Shelved { book, editions, .. } = shelved;
    let original = book.download.as_ref().and_then(|download| {
        let href = here(&download.url)?;
        let mut link = json!({ "rel": FREE, "href": href, "type": download.encoding_format });
        if download.content_size > 0 {
            link["size"] = json!(download.content_size);
        }
        Some(link)
    });
    if editions.is_empty() {
        let lang = book.in_language.first().map_or("und", String::as_str);
        let alone = original.map(|link| publication(shelved, lang, vec![link], site));
        return alone.into_iter().collect();
    }
    let edition = |(at, edition): (usize, &'a Edition)| {
        let manifest = json!({
            "rel": FREE,
            "href": here(&edition.manifest.path),
            "type": WEBPUB,
            "language": edition.lang,
        });
        // The original is in the book's own language.
        let original = original.clone().filter(|_| at == 0);
        let links = std::iter::once(manifest).chain(original).collect();
        publication(shelved, &edition.lang, links, site)
    };
    editions.iter().enumerate().map(edition).collect()
}

fn publication<'a>(
    Shelved { book, cover, .. }: &'a Shelved,
    lang: &'a str,
    mut links: Vec<Value>,
    site: &Site,
) -> Publication<'a> {
    if let Some(licence) = licence(book) {
        links.push(json!({ "rel": "license", "href": licence }));
    }
    if !site.address.is_empty() {
        let page = format!("{}read/{}", site.address, book.id);
        links.push(json!({ "rel": "alternate", "href": page, "type": "text/html" }));
    }
    let mut json = json!({ "metadata": metadata(book, lang, site), "links": links });
    // Only in the formats that OPDS asks for.
    let image = |shown: &Shown| {
        let kind = picture(&shown.url).filter(|kind| *kind != "image/svg+xml")?;
        let link = json!({ "href": here(&shown.url)?, "type": kind });
        Some(sized(link, shown))
    };
    let images: Vec<_> = cover.iter().filter_map(image).collect();
    if !images.is_empty() {
        json["images"] = json!(images);
    }
    Publication { book, lang, json }
}

/// The address of a file, as a feed names it.
fn here(url: &str) -> Option<String> {
    match address(url) {
        Address::Own(path) | Address::Foreign(path) => Some(path),
        Address::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::{Download, Text};

    #[test]
    fn no_books_no_feed() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(home.path());
        let empty = Shelved {
            book: Book::default(),
            cover: Vec::new(),
            editions: Vec::new(),
        };
        let day = "2026-01-01T00:00:00Z";
        write(&Site::default(), day, &[empty], &mut folder).unwrap();
        assert_eq!(folder.files, 0);
    }

    #[test]
    fn a_book_without_chapters_goes_out_as_its_original() {
        let book = Book {
            id: "tea".to_owned(),
            name: Text::of("de", "Tee"),
            in_language: vec!["de".to_owned()],
            download: Some(Download {
                url: "https://a.example/tea.epub".to_owned(),
                encoding_format: "application/epub+zip".to_owned(),
                content_size: 7,
            }),
            ..Book::default()
        };
        let editions = Vec::new();
        let shelved = Shelved {
            book,
            cover: Vec::new(),
            editions,
        };
        let found = publications(&shelved, &Site::default());
        let link = &found[0].json["links"][0];
        assert_eq!((&link["rel"], &link["size"]), (&json!(FREE), &json!(7)));
        assert_eq!(found[0].lang, "de");
    }
}
