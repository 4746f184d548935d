//! A chapter's HTML as the closed vocabulary. What is not known is shown as its plain words; what acts is gone.

use super::archive::{inside, unescape};
use super::inlines::Run;
use super::narration;
use super::tags::as_html;
use super::tidy;
use ego_tree::{NodeId, NodeRef};
use lifelong_api::{Block, Footnote, Inline, RichText};
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A document of a book.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its path inside the book.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// What only the whole book knows. Paths are inside the book, never outside.
pub trait Links {
    /// The address of a place in another document of the book; `fragment` may be empty.
    fn link(&self, path: &str, fragment: &str) -> Option<String>;

    /// The address of a picture of the book, where it can be shown.
    fn picture(&mut self, path: &str) -> Option<String>;

    /// The address of a sound that the document `base` names, where it can be heard.
    fn sound(&mut self, _base: &str, _src: &str) -> Option<String> {
        None
    }

    /// Whether a recording reads the element with this id.
    fn is_heard(&self, _path: &str, _id: &str) -> bool {
        false
    }

    /// The text of another document, for notes that lie there.
    fn document(&self, _path: &str) -> Option<String> {
        None
    }

    /// Whether something outside a document leads to this id in it.
    fn wanted(&self, _path: &str, _id: &str) -> bool {
        false
    }

    /// Whether short words of this class stand upright in a vertical line.
    fn is_upright(&self, _class: &str) -> bool {
        false
    }

    /// Whether a sign in another document leads to this id as to a note.
    fn is_note(&self, _path: &str, _id: &str) -> bool {
        false
    }
}

/// What a document holds.
#[derive(Clone, Debug, Default)]
pub struct Converted {
    /// The words of its first heading, or else of its title element.
    pub title: String,
    /// Its language, as it says it; empty where it does not.
    pub lang: String,
    /// `rtl`, `ltr` or empty.
    pub dir: String,
    /// Its text.
    pub body: RichText,
    /// Its footnotes in the order of their signs.
    pub notes: Vec<Footnote>,
    /// Where pages of the printed book begin: anchor and number.
    pub pages: Vec<(String, String)>,
}

/// Turns a document into text. The first heading is the title, and is not repeated in the text.
pub fn convert(source: &Source, links: &mut dyn Links) -> Converted {
    let mut found = whole(source, links);
    tidy::settle(&mut found.body, &found.title);
    found
}

/// [`convert`] with the first heading in its place and levels as they were, for [`tidy::settle`] under another title.
pub(super) fn whole(source: &Source, links: &mut dyn Links) -> Converted {
    let html = Rc::new(Html::parse_document(&as_html(source.text)));
    let mut maker = Maker::new(source.path, Rc::clone(&html), links);
    let mut title = String::new();
    let mut out = Vec::new();
    for node in html.tree.root().descendants() {
        let Some(element) = node.value().as_element() else {
            continue;
        };
        match element.name() {
            "html" | "body" => {
                if let Some(lang) = lang_of(element) {
                    maker.lang = lang;
                }
                if let Some(dir) = dir_of(element) {
                    maker.dir = dir;
                }
            }
            "title" if title.is_empty() => title = words(node),
            _ => {}
        }
    }
    let (lang, dir) = (maker.lang.clone(), maker.dir.clone());
    let body = html
        .tree
        .root()
        .descendants()
        .find(|node| is(*node, "body"));
    if let Some(body) = body {
        let end = body.value().as_element().and_then(|e| maker.opens(e));
        out = maker.flow(body, 0);
        maker.pending.extend(end);
        maker.leave_anchors(&mut out);
    }
    if let Some(heading) = tidy::first_heading(&out) {
        title = heading;
    }
    Converted {
        title,
        lang,
        dir,
        body: out,
        notes: maker.notes,
        pages: maker.pages,
    }
}

/// The id of an [`Inline::Anchor`] for an id of a document.
pub(super) fn anchor_id(id: &str) -> String {
    let fit = !id.is_empty()
        && id.len() <= 80
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if fit {
        id.to_owned()
    } else {
        format!("x-{}", crate::normalize::short_hash(id))
    }
}

/// A reference as path inside the book and fragment.
pub(super) fn resolve(base: &str, href: &str) -> Option<(String, String)> {
    let href = href.trim();
    let path = inside(base, href)?;
    let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
    Some((path, unescape(fragment)))
}

pub(super) fn is(node: NodeRef<Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|e| e.name() == name)
}

/// The words of `epub:type` and of `role`, without the `doc-` of the latter.
pub(super) fn has_type(element: &Element, words: &[&str]) -> bool {
    let of = |name| {
        element
            .attr(name)
            .unwrap_or_default()
            .split_ascii_whitespace()
    };
    of("epub:type")
        .chain(of("role"))
        .map(|word| word.strip_prefix("doc-").unwrap_or(word))
        .any(|word| words.contains(&word))
}

/// A language tag that could be one.
pub(super) fn lang_of(element: &Element) -> Option<String> {
    let tag = element.attr("xml:lang").or_else(|| element.attr("lang"))?;
    let tag = tag.trim();
    let fit = (2..=35).contains(&tag.len())
        && tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fit.then(|| tag.to_owned())
}

pub(super) fn dir_of(element: &Element) -> Option<String> {
    let dir = element.attr("dir")?.trim().to_ascii_lowercase();
    matches!(dir.as_str(), "ltr" | "rtl").then_some(dir)
}

/// All words below a node on one line.
pub(super) fn words(node: NodeRef<Node>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        if let Some(text) = node.value().as_text() {
            out.push_str(text);
        }
    }
    crate::normalize::one_line(&out)
}

/// A document with its ids.
pub(super) struct Page {
    html: Rc<Html>,
    ids: BTreeMap<String, NodeId>,
}

impl Page {
    pub fn new(html: Rc<Html>) -> Self {
        let mut ids = BTreeMap::new();
        for node in html.tree.root().descendants() {
            let id = node.value().as_element().and_then(|one| one.attr("id"));
            if let Some(id) = id {
                ids.entry(id.to_owned()).or_insert_with(|| node.id());
            }
        }
        Self { html, ids }
    }

    /// The element of an id.
    pub fn place(&self, id: &str) -> Option<NodeRef<'_, Node>> {
        self.html.tree.get(*self.ids.get(id)?)
    }
}

/// The state of one conversion.
pub(super) struct Maker<'l> {
    pub links: &'l mut dyn Links,
    /// The document that is being read: another one while a note of it is.
    pub path: String,
    pub home: String,
    pub lang: String,
    pub dir: String,
    /// Anchors that wait for the next words.
    pub pending: Vec<Inline>,
    /// Anchors that were set.
    pub set: BTreeSet<String>,
    /// Ids that links of the document itself lead to.
    pub targets: BTreeSet<String>,
    /// Ids of notes that signs of the document lead to.
    pub noted: BTreeSet<String>,
    pub notes: Vec<Footnote>,
    /// Path and id of a note, and its id in the chapter.
    pub note_ids: BTreeMap<(String, String), String>,
    pub pages: Vec<(String, String)>,
    pub documents: BTreeMap<String, Option<Rc<Page>>>,
    pub in_note: bool,
    /// Whether white space would be one too many here.
    pub space: bool,
    /// Whether white space is kept.
    pub keep: bool,
    pub in_table: bool,
    /// Whether paragraphs are lines of a poem.
    pub verse: bool,
}

impl<'l> Maker<'l> {
    fn new(path: &str, html: Rc<Html>, links: &'l mut dyn Links) -> Self {
        let page = Rc::new(Page::new(Rc::clone(&html)));
        let mut targets = BTreeSet::new();
        let mut noted = BTreeSet::new();
        for node in html.tree.root().descendants() {
            let Some(element) = node.value().as_element() else {
                continue;
            };
            let href = element.attr("href").filter(|_| element.name() == "a");
            let Some((to, fragment)) = href.and_then(|href| resolve(path, href)) else {
                continue;
            };
            if to == path && !fragment.is_empty() {
                if super::notes::is_sign(element) {
                    noted.insert(fragment);
                } else {
                    targets.insert(fragment);
                }
            }
        }
        Self {
            links,
            path: path.to_owned(),
            home: path.to_owned(),
            lang: String::new(),
            dir: String::new(),
            pending: Vec::new(),
            set: BTreeSet::new(),
            targets,
            noted,
            notes: Vec::new(),
            note_ids: BTreeMap::new(),
            pages: Vec::new(),
            documents: BTreeMap::from([(path.to_owned(), Some(page))]),
            in_note: false,
            space: true,
            keep: false,
            in_table: false,
            verse: false,
        }
    }

    /// Notes the anchor of an element for the next words, where something leads to it.
    pub fn anchor_of(&mut self, element: &Element) {
        if let Some(anchor) = self.anchor(element) {
            self.pending.push(anchor);
        }
    }

    /// Marks where an element begins that a recording reads; gives the mark of its end.
    pub fn heard(&mut self, element: &Element, out: &mut Run) -> Option<Inline> {
        let id = element.attr("id").filter(|_| !self.in_note)?;
        if id.is_empty() || !self.links.is_heard(&self.path, id) {
            return None;
        }
        let (begin, end) = narration::marks(id);
        out.push(begin);
        Some(end)
    }

    /// Both for the next words; gives the mark of the end, which is to wait for the words after the element.
    pub fn opens(&mut self, element: &Element) -> Option<Inline> {
        self.anchor_of(element);
        let mut begin = Run::new();
        let end = self.heard(element, &mut begin);
        self.pending.append(&mut begin);
        end
    }

    /// The anchor of an element: a page of the printed book, or an id that something leads to.
    pub fn anchor(&mut self, element: &Element) -> Option<Inline> {
        if self.in_note {
            return None;
        }
        let name = element.attr("name").filter(|_| element.name() == "a");
        let id = element.attr("id").or(name).unwrap_or_default();
        if has_type(element, &["pagebreak"]) {
            return None;
        }
        let wanted = !id.is_empty()
            && (self.targets.contains(id) || self.links.wanted(&self.path, id))
            && self.set.insert(anchor_id(id));
        wanted.then(|| Inline::Anchor {
            id: anchor_id(id),
            page: String::new(),
        })
    }

    /// The anchor of a page break.
    pub fn page(&mut self, node: NodeRef<Node>, element: &Element) -> Option<Inline> {
        let label = element
            .attr("title")
            .or_else(|| element.attr("aria-label"))
            .map_or_else(|| words(node), crate::normalize::one_line);
        let label: String = label
            .trim()
            .trim_end_matches('.')
            .chars()
            .take(20)
            .collect();
        if label.is_empty() || self.in_note {
            return None;
        }
        let id = match element.attr("id") {
            Some(id) if !id.is_empty() => anchor_id(id),
            _ => format!("page-{}", self.pages.len() + 1),
        };
        if !self.set.insert(id.clone()) {
            return None;
        }
        self.pages.push((id.clone(), label.clone()));
        Some(Inline::Anchor { id, page: label })
    }

    /// Puts waiting anchors into a paragraph of their own.
    pub fn leave_anchors(&mut self, out: &mut Vec<Block>) {
        if !self.pending.is_empty() {
            let content = std::mem::take(&mut self.pending);
            out.push(Block::Paragraph { content });
        }
    }

    /// The inlines below a node, without white space around them.
    pub fn line(&mut self, node: NodeRef<Node>) -> Vec<Inline> {
        let mut run = Run::new();
        self.space = true;
        run.append(&mut self.pending);
        self.inlines(node, &mut run, 0);
        tidy::trim(&mut run);
        run
    }
}
