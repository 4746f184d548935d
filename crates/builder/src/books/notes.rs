//! Footnotes: the signs in the text, and the notes wherever they lie.

use super::html::{Maker, Page, has_type, is, resolve, words};
use super::tags::as_html;
use ego_tree::NodeRef;
use lifelong_api::Footnote;
use scraper::node::Element;
use scraper::{Html, Node};
use std::rc::Rc;

/// What a note says it is.
const NOTES: [&str; 7] = [
    "footnote",
    "endnote",
    "rearnote",
    "note",
    "annotation",
    "footnotes",
    "rearnotes",
];

/// Whether a link is the sign of a note.
pub(super) fn is_sign(element: &Element) -> bool {
    element.name() == "a" && has_type(element, &["noteref", "annoref"])
}

impl Maker<'_> {
    /// Whether an element is a note that shows where its sign is, and not in the running text.
    pub fn is_taken_out(&self, element: &Element) -> bool {
        let aside = element.name() == "aside" && has_type(element, &NOTES);
        let Some(id) = element.attr("id").filter(|_| aside && !self.in_note) else {
            return false;
        };
        self.noted.contains(id) || self.links.is_note(&self.path, id)
    }

    /// The id of the note a sign leads to; the note is read with its first sign.
    pub fn note(&mut self, href: &str) -> Option<String> {
        let (path, fragment) = resolve(&self.path, href)?;
        let key = (path, fragment);
        if let Some(id) = self.note_ids.get(&key) {
            return Some(id.clone());
        }
        // A note on a note would be read inside it, and one on itself for ever.
        if self.in_note || key.1.is_empty() {
            return None;
        }
        let html = self.read(&key.0)?;
        let body = body_of(html.place(&key.1)?)?;
        let id = format!("n{}", self.notes.len() + 1);
        self.note_ids.insert(key.clone(), id.clone());
        let at = self.notes.len();
        self.notes.push(Footnote {
            id: id.clone(),
            content: Vec::new(),
        });
        let before = (
            std::mem::replace(&mut self.path, key.0),
            std::mem::take(&mut self.pending),
            self.space,
            std::mem::replace(&mut self.in_note, true),
            std::mem::take(&mut self.verse),
            std::mem::take(&mut self.keep),
            std::mem::take(&mut self.in_table),
        );
        let content = self.flow(body, 4);
        self.pending.clear();
        (
            self.path,
            self.pending,
            self.space,
            self.in_note,
            self.verse,
            self.keep,
            self.in_table,
        ) = before;
        if content.is_empty() {
            self.notes.truncate(at);
            self.note_ids.remove(&(self.path.clone(), key.1));
            return None;
        }
        self.notes[at].content = content;
        Some(id)
    }

    fn read(&mut self, path: &str) -> Option<Rc<Page>> {
        if let Some(known) = self.documents.get(path) {
            return known.clone();
        }
        let text = self.links.document(path);
        let html =
            text.map(|text| Rc::new(Page::new(Rc::new(Html::parse_document(&as_html(&text))))));
        self.documents.insert(path.to_owned(), html.clone());
        html
    }

    /// Whether a link in a note leads back to its sign: where the note shows beside it, there is no way to go.
    pub fn leads_back(&self, node: NodeRef<Node>, element: &Element, href: &str) -> bool {
        if has_type(element, &["backlink"]) {
            return true;
        }
        let home = resolve(&self.path, href).is_some_and(|(path, _)| path == self.home);
        let shown = words(node);
        home && shown.chars().count() <= 4 && !shown.chars().any(char::is_alphabetic)
    }
}

/// The element that holds a note: the place itself, or what is around it where that only marks its beginning.
fn body_of(place: NodeRef<Node>) -> Option<NodeRef<Node>> {
    const WHOLE: [&str; 8] = [
        "p",
        "li",
        "dd",
        "div",
        "aside",
        "td",
        "section",
        "blockquote",
    ];
    const TOO_MUCH: [&str; 4] = ["body", "html", "article", "table"];
    let name = place.value().as_element()?.name();
    if TOO_MUCH.contains(&name) || name.len() == 2 && name.starts_with('h') {
        return None;
    }
    if WHOLE.contains(&name) {
        return Some(place);
    }
    if name == "dt" {
        return place.next_siblings().find(|node| is(*node, "dd"));
    }
    place.ancestors().find(|node| {
        node.value()
            .as_element()
            .is_some_and(|element| WHOLE[..6].contains(&element.name()))
    })
}
