//! What there is to read on the page: its text in the order in which it stands, by paragraph and language.

use crate::dom::{self, document, root, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Text};

/// What the walk stops at: `NodeFilter.SHOW_ELEMENT` and `NodeFilter.SHOW_TEXT`.
const SHOWN: u32 = 0x1 | 0x4;

/// What is not read: it is not shown, or it is a control's own matter.
const LEFT_OUT: &str = "[aria-hidden=true], .visually-hidden, script, style, noscript, template, select, textarea, \
    .reader-bar, .guide, .dialog-head button, .crumbs, .pagination, .filters, .not-read";

/// A paragraph, a heading, a list item: text that belongs together, in one language.
pub struct Block {
    /// Language tag.
    pub lang: String,
    /// Its text.
    pub text: String,
    /// The element that holds it.
    pub element: Element,
    /// Its text nodes, each with its place in `text` in UTF-16 units.
    nodes: Vec<(Node, u32)>,
    units: u32,
}

impl Block {
    fn new(element: Element, lang: String) -> Self {
        Self {
            lang,
            text: String::new(),
            element,
            nodes: Vec::new(),
            units: 0,
        }
    }

    fn add(&mut self, node: Node, text: &str) {
        self.nodes.push((node, self.units));
        self.text.push_str(text);
        self.units += text.encode_utf16().count() as u32;
    }

    /// The part of the document that a part of the text stands in, in UTF-16 units; none where the page has changed since.
    pub fn range(&self, start: u32, end: u32) -> Option<Range> {
        let place = |at: u32| {
            let i = self.nodes.partition_point(|(_, begin)| *begin <= at);
            let (node, begin) = self.nodes.get(i.checked_sub(1)?)?;
            Some((node, at - begin))
        };
        let range = document().create_range().ok()?;
        let (node, offset) = place(start)?;
        if !node.is_connected() || node.node_type() != Node::TEXT_NODE {
            return None;
        }
        range.set_start(node, offset).ok()?;
        // The end is the place after the last unit.
        let (node, offset) = place(end.checked_sub(1)?)?;
        range.set_end(node, offset + 1).ok()?;
        Some(range)
    }
}

/// The dialog that is open.
fn dialog() -> Option<Element> {
    dom::all(&root(), "dialog[open]").pop()
}

/// What is in front: a dialog that is open, or the page's own content.
fn front() -> Option<Element> {
    dialog().or_else(|| document().get_element_by_id("main"))
}

/// Where the bar goes, so that it can be used: into an open dialog, else into the page.
pub fn holder() -> Option<Element> {
    dialog().or_else(|| document().body().map(Into::into))
}

/// All there is to read now.
pub fn blocks() -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let Some(front) = front() else { return out };
    let Ok(walk) = document().create_tree_walker_with_what_to_show(&front, SHOWN) else {
        return out;
    };
    while let Ok(Some(node)) = walk.next_node() {
        // A line ends without a mark.
        if node.node_name() == "BR"
            && let Some(block) = out.last_mut()
        {
            block.add(node, " ");
            continue;
        }
        let words = match node.node_type() {
            Node::TEXT_NODE => text_of(&node),
            _ => picture(&node),
        };
        let Some((holder, words)) = words else {
            continue;
        };
        let lang = language(&holder);
        let element = paragraph(&holder);
        match out.last_mut() {
            Some(block) if block.element == element && block.lang == lang => {
                block.add(node, &words)
            }
            _ => {
                let mut block = Block::new(element, lang);
                block.add(node, &words);
                out.push(block);
            }
        }
    }
    out.retain(|block| block.text.chars().any(char::is_alphanumeric));
    out
}

/// A text that is shown, with the element it stands in.
fn text_of(node: &Node) -> Option<(Element, String)> {
    let text: &Text = node.dyn_ref()?;
    let words = text.data();
    let holder = node.parent_element()?;
    (!words.is_empty() && is_read(&holder)).then_some((holder, words))
}

/// Whether what stands in an element is shown, and is no control's own matter.
fn is_read(holder: &Element) -> bool {
    let left_out = holder.closest(LEFT_OUT).ok().flatten().is_some();
    !left_out && dom::is_shown(holder)
}

/// What a picture shows, for those who do not see it.
fn picture(node: &Node) -> Option<(Element, String)> {
    let element: &Element = node.dyn_ref()?;
    let words = match element.tag_name().as_str() {
        "IMG" => element.get_attribute("alt")?,
        "svg" if element.get_attribute("role").as_deref() == Some("img") => {
            element.get_attribute("aria-label")?
        }
        _ => return None,
    };
    (!words.trim().is_empty() && is_read(element)).then(|| (element.clone(), format!(" {words}. ")))
}

fn language(element: &Element) -> String {
    let marked = element.closest("[lang]").ok().flatten();
    marked
        .and_then(|marked| marked.get_attribute("lang"))
        .unwrap_or_default()
}

/// The nearest element that is laid out as a block.
fn paragraph(element: &Element) -> Element {
    let mut here = element.clone();
    loop {
        let style = window().get_computed_style(&here).ok().flatten();
        let display = style.and_then(|style| style.get_property_value("display").ok());
        let inline = matches!(display.as_deref(), Some("inline" | "contents" | "ruby"));
        match here.parent_element() {
            Some(above) if inline => here = above,
            _ => return here,
        }
    }
}

/// Where a book is read in pages, turns to the one with this place. The frame is moved by whole columns and the gap between
/// them (styles/book.css).
fn turn(element: &Element, left: f64) {
    const GAP: i32 = 32;
    let Ok(Some(frame)) = element.closest("[data-book-flow=pages] .book-text > .rich") else {
        return;
    };
    let width = f64::from(frame.client_width() + GAP);
    let by = ((left - frame.get_bounding_client_rect().left()) / width).floor();
    frame.set_scroll_left(frame.scroll_left() + (by * width) as i32);
}

/// Brings what is read into the window, where it is not.
pub fn show(element: &Element, range: Option<&Range>) {
    let place = || match range {
        Some(range) => range.get_bounding_client_rect(),
        None => element.get_bounding_client_rect(),
    };
    turn(element, place().left());
    let place = place();
    if let Ok(Some(dialog)) = element.closest("dialog") {
        let frame = dialog.get_bounding_client_rect();
        if place.top() < frame.top() || place.bottom() > frame.bottom() - frame.height() * 0.4 {
            element.scroll_into_view();
        }
        return;
    }
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    // The bar and the menu take the lowest part.
    if place.top() < 0.0 || place.bottom() > height * 0.62 {
        let top = window().page_y_offset().unwrap_or_default() + place.top() - height * 0.2;
        window().scroll_to_with_x_and_y(0.0, top.max(0.0));
    }
}
