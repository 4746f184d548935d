//! Where reading begins, or goes on: at what is selected, what is on the screen, what was pressed.

use super::Reader;
use super::page::{self, Block};
use super::steps::{self, Step};
use crate::dom::{self, call, document, get, root};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node, Range};

/// What a press is meant for when it is on one of these.
const CONTROLS: &str = "a, button, label, summary, input, select, textarea, img, video, audio, \
    [contenteditable], [role=button]";

/// What is selected; none where nothing is.
pub fn selection() -> Option<Range> {
    let selection = document().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    selection.get_range_at(0).ok()
}

/// Where a part of the document begins: in which block, at which UTF-16 unit.
fn beginning(blocks: &[Block], range: &Range) -> Option<(usize, u32)> {
    let mut numbered = blocks.iter().enumerate();
    numbered.find_map(|(i, block)| Some((i, block.unit(range)?)))
}

/// The sentence that reading begins with.
pub fn first(blocks: &[Block], steps: &[Step]) -> usize {
    let selected = || {
        let (block, at) = beginning(blocks, &selection()?)?;
        steps::selected(steps, block, at)
    };
    let seen = || is_within().then(|| on_screen(blocks, steps)).flatten();
    selected().or_else(seen).unwrap_or_default()
}

/// Whether one is in the midst of a text: its heading is above the screen, or pages of it were turned.
fn is_within() -> bool {
    let turned = dom::all(&root(), &page::frames()).pop();
    let heading = dom::first_shown("main h1");
    turned.is_some_and(|frame| frame.scroll_left() != 0 || frame.scroll_top() != 0)
        || heading.is_none_or(|h1| h1.get_bounding_client_rect().bottom() <= 0.0)
}

/// The first sentence of the text that begins on the screen.
pub fn on_screen(blocks: &[Block], steps: &[Step]) -> Option<usize> {
    let text = page::text()?;
    let own = |(_, block): &(usize, &Block)| {
        text.contains(Some(&block.element)) && is_seen(&block.element, None)
    };
    let mut seen = blocks.iter().enumerate().filter(own);
    let covered = page::covered();
    seen.find_map(|(i, block)| {
        let mut own = steps.iter().filter(|step| step.block == i);
        let begins_here = |step: &&Step| {
            // A recording's pieces may have begun in another paragraph.
            if steps::first(steps, step.sentence).is_none_or(|first| first.block != i) {
                return false;
            }
            let Some((start, end)) = steps::span(steps, step.sentence) else {
                return false;
            };
            let range = block.range(start, end);
            let place = page::place(&block.element, range.as_ref());
            match page::frame(&block.element) {
                Some(frame) => {
                    let (begins, _, length) = page::along(&frame, &place);
                    begins >= -1.0 && begins < length
                }
                None => place.top() >= covered - 1.0 && place.top() < page::height(),
            }
        };
        // The later pieces of a sentence are where it goes on.
        own.find(begins_here).map(|step| step.sentence)
    })
}

/// Whether anything of a sentence, or of all of an element, is on the screen.
pub fn is_seen(element: &Element, range: Option<&Range>) -> bool {
    let place = match range {
        Some(range) => range.get_bounding_client_rect(),
        None => element.get_bounding_client_rect(),
    };
    match page::frame(element) {
        Some(frame) => {
            let (begins, ends, length) = page::along(&frame, &place);
            ends > 0.0 && begins < length
        }
        None => place.bottom() > 0.0 && place.top() < page::height(),
    }
}

/// The place that a press is on, with the element. None where it is meant for a control.
pub fn pressed(event: &Event) -> Option<(Range, Element)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if event.default_prevented() || target.closest(CONTROLS).ok()?.is_some() {
        return None;
    }
    let at = |name: &str| get(event, name).unwrap_or_default();
    let at = [at("clientX"), at("clientY")];
    let document: JsValue = document().into();
    // The standard's way, and the older one of WebKit.
    if let Ok(caret) = call(&document, "caretPositionFromPoint", &at) {
        let node: Node = get(&caret, "offsetNode")?.dyn_into().ok()?;
        let offset = get(&caret, "offset")?.as_f64()?;
        let range = dom::document().create_range().ok()?;
        range.set_start(&node, offset as u32).ok()?;
        return Some((range, target));
    }
    let range = call(&document, "caretRangeFromPoint", &at).ok()?;
    Some((range.dyn_into().ok()?, target))
}

/// The sentence at a place that was pressed. Right and left of a text the browser finds one, too: that is not meant.
pub fn sentence(
    blocks: &[Block],
    steps: &[Step],
    (range, target): &(Range, Element),
) -> Option<usize> {
    let (block, at) = beginning(blocks, range)?;
    if !blocks[block].element.contains(Some(target)) {
        return None;
    }
    steps::pressed(steps, block, at)
}

impl Reader {
    /// The part of the document that a sentence stands in; none for what is heard without words.
    pub fn range(&self, sentence: usize) -> Option<Range> {
        let step = steps::first(&self.steps, sentence)?;
        let (start, end) = steps::span(&self.steps, sentence)?;
        if start == end {
            return None;
        }
        let range = self.blocks[step.block].range(start, end)?;
        // A recording's pieces may go on in other paragraphs.
        let last = self.steps.iter().rfind(|s| s.sentence == sentence)?;
        if last.block != step.block {
            let rest = self.blocks[last.block].range(last.piece.start, last.piece.end)?;
            let end = (rest.end_container().ok()?, rest.end_offset().ok()?);
            range.set_end(&end.0, end.1).ok()?;
        }
        Some(range)
    }
}
