//! What there is to read on the page: its text in the order in which it stands, by paragraph and language.

use super::clips::{self, Run};
use crate::dom::{self, document, root, window};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, Node, Range, Text};

/// What the walk stops at: `NodeFilter.SHOW_ELEMENT` and `NodeFilter.SHOW_TEXT`.
const SHOWN: u32 = 0x1 | 0x4;

/// What is not read: it is not shown, or it is a control's own matter.
const LEFT_OUT: &str = "[aria-hidden=true], .visually-hidden, script, style, noscript, template, select, textarea, \
    .reader-bar, .guide, .dialog-head button, .book-text button, .crumbs, .pagination, .filters, .not-read";

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

    /// How long its text is, in UTF-16 units.
    pub fn units(&self) -> u32 {
        self.units
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

    /// Where a part of the document begins in its text, in UTF-16 units; none where it is in other text.
    pub fn unit(&self, range: &Range) -> Option<u32> {
        let touched = |(node, _): &&(Node, u32)| range.intersects_node(node).unwrap_or(false);
        let (node, begin) = self.nodes.iter().find(touched)?;
        let here = range.start_container().ok()? == *node;
        Some(begin + if here { range.start_offset().ok()? } else { 0 })
    }
}

/// The dialog that is open.
pub fn dialog() -> Option<Element> {
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

/// The words of the chapter's text where they stand in blocks. All that it has is counted, as the catalogue does, also what is
/// not read; a note's sign and the buttons of pictures are not of it.
pub fn runs(blocks: &[Block]) -> Vec<Run> {
    let mut runs = Vec::new();
    let text = text().and_then(|text| text.query_selector(":scope > .rich").ok().flatten());
    let Some(text) = text else { return runs };
    let Ok(walk) = document().create_tree_walker_with_what_to_show(&text, 0x4) else {
        return runs;
    };
    let numbered = blocks.iter().enumerate();
    let all = numbered.flat_map(|(i, block)| block.nodes.iter().map(move |(n, at)| (n, i, *at)));
    let mut own = all
        .filter(|(node, ..)| node.node_type() == Node::TEXT_NODE && text.contains(Some(node)))
        .peekable();
    let mut first = 0;
    while let Ok(Some(node)) = walk.next_node() {
        let holder = node.parent_element();
        if holder.is_some_and(|holder| holder.closest("button").ok().flatten().is_some()) {
            continue;
        }
        let words = node.node_value().unwrap_or_default();
        let here = own.next_if(|(shown, ..)| **shown == node);
        let letters = clips::letters(&words, here.map_or(0, |(.., unit)| unit));
        let count = letters.len() as u32;
        if let (Some((_, block, _)), true) = (here, count > 0) {
            runs.push(Run {
                first,
                block,
                letters,
            });
        }
        first += count;
    }
    runs
}

/// Whether an element is of the text that one came for.
pub fn is_text(element: &Element) -> bool {
    text().is_some_and(|text| text.contains(Some(element)))
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

/// The text that one came for: of a chapter or of a lesson. None on other pages, and where a dialog is in front.
pub fn text() -> Option<Element> {
    if dialog().is_some() {
        return None;
    }
    let text = dom::first_shown("main :is(.book-text, .lesson)")?;
    Some(text.into())
}

/// Where a book is read in pages, the frame in which one of them is seen.
pub fn frame(element: &Element) -> Option<Element> {
    element.closest(&frames()).ok().flatten()
}

/// The frame in which the lines of a text run from top to bottom, as the styles say it.
const RUNS_DOWN: &str = "html:not([data-book-lines]) .is-down > .rich:not(:lang(en))";

/// A selector of such frames.
pub fn frames() -> String {
    format!("[data-book-flow=pages] .book-text > .rich, {RUNS_DOWN}")
}

fn runs_down(frame: &Element) -> bool {
    frame.matches(RUNS_DOWN).unwrap_or(false)
}

/// Where something begins and ends, in pixels from the left of the page that is seen, or from its top where lines run down, and
/// how far the page reaches.
pub fn along(frame: &Element, place: &DomRect) -> (f64, f64, f64) {
    let seen = frame.get_bounding_client_rect();
    match runs_down(frame) {
        true => (
            place.top() - seen.top(),
            place.bottom() - seen.top(),
            seen.height(),
        ),
        false => (
            place.left() - seen.left(),
            place.right() - seen.left(),
            seen.width(),
        ),
    }
}

/// Where something begins on the screen.
pub fn place(element: &Element, range: Option<&Range>) -> DomRect {
    let first = range.and_then(|range| range.get_client_rects()?.item(0));
    first.unwrap_or_else(|| element.get_bounding_client_rect())
}

/// How high the window is.
pub fn height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|h| h.as_f64()).unwrap_or_default()
}

/// How much of the screen's upper part is taken by what stays there over a chapter.
pub fn covered() -> f64 {
    let tools = dom::first_shown("main [data-place=reader]");
    tools.map_or(0.0, |tools| tools.get_bounding_client_rect().height())
}

/// Turns to the page of a frame on which something begins. The frame is moved by whole columns and the gap between them
/// (styles/book.css); from right to left it is counted below nothing. `on`: to no page but the next.
fn turn(frame: &Element, place: &DomRect, on: bool) {
    const GAP: f64 = 32.0;
    let (begins, _, length) = along(frame, place);
    let down = runs_down(frame);
    let before = f64::from(match down {
        true => frame.scroll_top(),
        false => frame.scroll_left(),
    });
    // Letters may stand out a little.
    let page = ((begins + before + 1.0) / (length + GAP)).floor();
    let step = length + GAP;
    if !on || page.abs() - (before / step).round().abs() == 1.0 {
        let to = (page * step).round() as i32;
        match down {
            true => frame.set_scroll_top(to),
            false => frame.set_scroll_left(to),
        }
    }
}

/// Tells the study that there is more or less room for a page.
pub fn look_again() {
    if let Ok(event) = Event::new("reader-look") {
        // Nobody can forbid it.
        let _ = document().dispatch_event(&event);
    }
}

/// Turns the page where a sentence goes on with this word on the next one. Whoever has turned elsewhere meanwhile stays there.
pub fn follow(element: &Element, word: &Range) {
    if let Some(frame) = frame(element) {
        turn(&frame, &place(element, Some(word)), true);
    }
}

/// Brings what is read into the window, where it is not.
pub fn show(element: &Element, range: Option<&Range>) {
    let frame = frame(element);
    if let Some(frame) = &frame {
        turn(frame, &place(element, range), false);
    }
    // Of lines that run down all is seen, where the page is.
    let down = frame.as_ref().filter(|frame| runs_down(frame));
    let place = match range {
        // What goes on on the next page is as high as both.
        Some(range) if frame.is_none() => range.get_bounding_client_rect(),
        range => place(element, range),
    };
    if let Ok(Some(dialog)) = element.closest("dialog") {
        let frame = dialog.get_bounding_client_rect();
        if place.top() < frame.top() || place.bottom() > frame.bottom() - frame.height() * 0.4 {
            element.scroll_into_view();
        }
        return;
    }
    let (height, covered) = (height(), covered());
    let (place, end, to) = match down {
        Some(frame) => (
            frame.get_bounding_client_rect(),
            f64::INFINITY,
            covered + 40.0,
        ),
        None => (place, height * 0.62, (height * 0.2).max(covered + 8.0)),
    };
    // The bar and the menu take the lowest part.
    if place.top() < covered || place.bottom() > end || down.is_some() && place.top() > to {
        let top = window().page_y_offset().unwrap_or_default() + place.top() - to;
        window().scroll_to_with_x_and_y(0.0, top.max(0.0));
    }
}
