//! Where the links of a book lead once its chapters are files for other reading apps.

use lifelong_api::{Block, Inline};
use std::collections::{BTreeMap, BTreeSet};

/// A chapter's file and the places in it.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Its file, in the folder of all of them.
    pub file: String,
    /// The ids of its anchors.
    pub anchors: BTreeSet<String>,
}

/// The chapters of a book, and how to leave it.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    /// The book's id.
    pub book: &'a str,
    /// Its chapters by id.
    pub chapters: BTreeMap<&'a str, Place>,
    /// The way from a chapter's file to the API's folder: `../../../`.
    pub up: &'a str,
    /// The portal's address, with a slash at its end; empty where nobody told it.
    pub portal: &'a str,
}

/// What is known of the address of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// A file of the API, as it is written in a chapter.
    Own(String),
    /// One that lies elsewhere.
    Foreign(String),
    /// Nothing that could be fetched.
    None,
}

impl Places<'_> {
    /// The anchors of a chapter.
    pub fn anchors(&self, chapter: &str) -> impl Iterator<Item = &String> {
        let place = self.chapters.get(chapter);
        place.into_iter().flat_map(|place| &place.anchors)
    }

    /// The address of a place in the book, for a file that lies beside its chapters. An anchor that is not there is
    /// left out: the beginning of the chapter is near enough.
    pub fn within(&self, chapter: &str, anchor: &str) -> Option<String> {
        let place = self.chapters.get(chapter)?;
        Some(match place.anchors.contains(anchor) {
            true => format!("{}#{}", place.file, encode(anchor)),
            false => place.file.clone(),
        })
    }

    /// Where a link of a chapter leads, or `None` where only its words can stay.
    pub fn link(&self, chapter: &str, href: &str) -> Option<String> {
        if let Some(anchor) = href.strip_prefix('#') {
            let known = self.chapters.get(chapter)?.anchors.contains(anchor);
            return known.then(|| format!("#{}", encode(anchor)));
        }
        if let Some(path) = href.strip_prefix('/').filter(|path| !path.starts_with('/')) {
            let (way, anchor) = path.split_once('#').unwrap_or((path, ""));
            let inside = way
                .strip_prefix("read/")
                .and_then(|rest| rest.strip_prefix(self.book)?.strip_prefix('/'))
                .and_then(|chapter| self.within(chapter.trim_end_matches('/'), anchor));
            let outside = || (!self.portal.is_empty()).then(|| format!("{}{path}", self.portal));
            return inside.or_else(outside);
        }
        let lower = href.to_ascii_lowercase();
        let safe = ["https://", "http://", "mailto:", "tel:"];
        let safe = safe.iter().any(|scheme| lower.starts_with(scheme));
        safe.then(|| href.to_owned())
    }

    /// The address of a picture.
    pub fn file(&self, url: &str) -> Address {
        match address(url) {
            Address::Own(path) => Address::Own(format!("{}{path}", self.up)),
            other => other,
        }
    }
}

/// An address of the API's own, encoded and relative to the API's folder, or one of elsewhere.
pub fn address(url: &str) -> Address {
    if url.starts_with("https://") {
        Address::Foreign(url.to_owned())
    } else if url.is_empty()
        || url.contains(':')
        || url.starts_with('/')
        || url.split('/').any(|part| part == "..")
    {
        Address::None
    } else {
        Address::Own(encode(url))
    }
}

/// A path as it may stand in an address: everything but letters, digits and `-._~/` by the numbers of its bytes.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Shows every run of a text, outer ones first.
pub fn runs<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => within(content, see),
            Block::List { items, .. } => items.iter().for_each(|item| runs(item, see)),
            Block::Quote { content } | Block::Division { content, .. } => runs(content, see),
            Block::Verse { lines } => lines.iter().for_each(|line| within(line, see)),
            Block::Table { heading, rows } => {
                within(heading, see);
                let cells = rows.iter().flatten();
                cells.for_each(|cell| runs(&cell.content, see));
            }
            Block::Image { .. }
            | Block::Audio { .. }
            | Block::Code { .. }
            | Block::Rule
            | Block::Other => {}
        }
    }
}

fn within<'a>(inlines: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        see(inline);
        match inline {
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Element { content, .. }
            | Inline::Note { content, .. } => within(content, see),
            Inline::Text { .. }
            | Inline::Break
            | Inline::Picture { .. }
            | Inline::Anchor { .. }
            | Inline::Other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_a_reader_can_follow() {
        let place = |file: &str, anchor: &str| Place {
            file: file.to_owned(),
            anchors: BTreeSet::from([anchor.to_owned()]),
        };
        let mut places = Places {
            book: "tea",
            chapters: BTreeMap::from([
                ("one", place("one.xhtml", "p1")),
                ("two", place("two.xhtml", "p2")),
            ]),
            up: "../",
            portal: "",
        };
        for (href, leads) in [
            ("#p1", Some("#p1")),
            ("#p2", None),
            ("/read/tea/two", Some("two.xhtml")),
            ("/read/tea/two/#p2", Some("two.xhtml#p2")),
            ("/read/tea/two#p1", Some("two.xhtml")),
            ("/read/tearoom/two", None),
            ("/course/tea", None),
            ("//example.org/", None),
            ("HTTPS://example.org/", Some("HTTPS://example.org/")),
            ("mailto:a@example.org", Some("mailto:a@example.org")),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(places.link("one", href).as_deref(), leads, "{href}");
        }
        places.portal = "https://learn.example/";
        let outside = places.link("one", "/read/tea");
        assert_eq!(outside.as_deref(), Some("https://learn.example/read/tea"));
    }

    #[test]
    fn only_files_that_can_be_fetched_have_an_address() {
        let own = |path: &str| Address::Own(path.to_owned());
        assert_eq!(
            address("media/a cup é.svg"),
            own("media/a%20cup%20%C3%A9.svg")
        );
        for bad in [
            "",
            "/etc",
            "a/../../b",
            "data:image/png;base64,x",
            "http://a.example/",
        ] {
            assert_eq!(address(bad), Address::None, "{bad}");
        }
    }
}
