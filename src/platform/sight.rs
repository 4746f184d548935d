//! What of a chapter's text is on the screen, to the letter: where it begins there, and bringing a place there again.
//!
//! Letters are asked where they are, one by one in halves of the text. Asking the page what lies at a point would find what
//! floats above the text, and not every browser can.

use super::page::document;
use super::pages::{self, Seen};
use super::passage::{Passage, Piece, passage, pieces_of};
use gloo::utils::window;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Range};

/// The running text of a chapter, without its footnotes.
const TEXT: &str = "main .book-text > .rich";
/// What lies above the text and stays on the screen.
const ABOVE: &str = ".study[data-place=reader]";
/// What lies below it.
const BELOW: &str = ".study[data-place=pager], .bottom-bar";
/// The buttons that turn pages.
const PAGER: &str = ".study[data-place=pager]";
/// The room between what lies above and the line that is brought there, in pixels.
const ROOM: f64 = 8.0;
/// So many letters without a place of their own, as white space is, are stepped over.
const STEPS: u32 = 64;

thread_local! {
    /// What one came for, or what stood first on the page that one turned to: where there are other pages, its page is seen.
    static KEPT: RefCell<Option<Passage>> = const { RefCell::new(None) };
    /// How often somebody turned pages.
    static TURNS: Cell<u32> = const { Cell::new(0) };
}

/// Whether the page that is drawn is that of a chapter, by its path: the address is another one before the text is.
pub fn shows(path: &str) -> bool {
    let Ok(Some(above)) = document().query_selector(ABOVE) else {
        return false;
    };
    let id = above.get_attribute("data-id");
    id.is_some() && id.as_deref() == path.strip_prefix("/read/")
}

/// The text of the chapter on the screen.
pub fn text() -> Vec<Piece> {
    pieces_of(TEXT)
}

/// How far the screen is covered from its top.
pub(super) fn covered() -> f64 {
    let above = document().query_selector(ABOVE).ok().flatten();
    above.map_or(0.0, |above| above.get_bounding_client_rect().height())
}

fn height() -> f64 {
    let height = window().inner_height().ok().and_then(|h| h.as_f64());
    height.unwrap_or_default()
}

/// From where to where the screen is free for a page of the text: below the tools, above the buttons and the menu, or above the
/// bar of reading aloud, which lies over these.
pub(super) fn free() -> (f64, f64) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let high = |selector: &str| {
        let found = find(selector).filter(|element| element.client_height() > 0);
        found.map_or(0.0, |element| element.get_bounding_client_rect().height())
    };
    let end = height() - high(PAGER) - high(".bottom-bar");
    let bar = find(".reader-bar").map(|bar| bar.get_bounding_client_rect().top());
    (covered() + ROOM, bar.map_or(end, |bar| bar.min(end)))
}

/// How high that is.
pub(super) fn room() -> f64 {
    let (top, bottom) = free();
    bottom - top - ROOM
}

/// Where the screen's lower end is, without what lies there.
fn lower_end() -> f64 {
    let height = height();
    let Ok(found) = document().query_selector_all(BELOW) else {
        return height;
    };
    let covers = (0..found.length()).filter_map(|i| {
        let element = found.item(i)?.dyn_into::<Element>().ok()?;
        let top = element.get_bounding_client_rect().top();
        (element.client_height() > 0 && top > height / 2.0).then_some(top)
    });
    covers.fold(height, f64::min)
}

/// The place of a letter on the screen; none of one that has none.
fn place_of(range: &Range, piece: &Piece, unit: u32) -> Option<DomRect> {
    range.set_start(&piece.node, unit).ok()?;
    range.set_end(&piece.node, unit + 1).ok()?;
    let place = range.get_bounding_client_rect();
    (place.height() > 0.0).then_some(place)
}

fn middle(place: &DomRect) -> (f64, f64) {
    (
        place.left() + place.width() / 2.0,
        place.top() + place.height() / 2.0,
    )
}

/// Where what is seen begins.
enum Edge {
    /// So far from the window's top.
    Top(f64),
    /// With a page.
    Page(Seen),
}

impl Edge {
    fn now() -> Self {
        pages::seen().map_or_else(|| Self::Top(covered()), Self::Page)
    }

    /// Whether a letter is not past.
    fn is_ahead(&self, place: &DomRect) -> bool {
        match self {
            Self::Top(edge) => middle(place).1 > *edge,
            Self::Page(seen) => in_midst(seen, place) > 0.0,
        }
    }

    /// Whether some of a piece may not be past.
    fn meets(&self, piece: &DomRect) -> bool {
        match self {
            Self::Top(edge) => piece.bottom() > *edge,
            Self::Page(seen) => seen.span(piece).1 > 0.0,
        }
    }
}

/// How far the middle of a letter is from the beginning of a page.
fn in_midst(seen: &Seen, place: &DomRect) -> f64 {
    let (begins, ends) = seen.span(place);
    begins.midpoint(ends)
}

/// The first letter of a text that is on the screen or still to come: its piece and its UTF-16 unit there. None where all is
/// past.
pub fn first(pieces: &[Piece]) -> Option<(usize, u32)> {
    let range = document().create_range().ok()?;
    let edge = Edge::now();
    for (number, piece) in pieces.iter().enumerate() {
        range.select_node_contents(&piece.node).ok()?;
        let place = range.get_bounding_client_rect();
        if place.height() <= 0.0 || !edge.meets(&place) {
            continue;
        }
        let length = piece.text.encode_utf16().count() as u32;
        let is_ahead = |unit: u32| {
            let letters = unit..length.min(unit + STEPS);
            let place = letters
                .into_iter()
                .find_map(|unit| place_of(&range, piece, unit));
            place.is_some_and(|place| edge.is_ahead(&place))
        };
        let (mut past, mut ahead) = (0, length);
        while past < ahead {
            let unit = (past + ahead) / 2;
            if is_ahead(unit) {
                ahead = unit;
            } else {
                past = unit + 1;
            }
        }
        // The last line of a piece may be half gone: then it goes on in the next one.
        if ahead < length {
            return Some((number, ahead));
        }
    }
    None
}

/// What is kept, as long as it is on the page that is seen.
fn kept() -> Option<Passage> {
    let seen = pages::seen()?;
    let kept = KEPT.with_borrow(Clone::clone)?;
    let at = in_midst(&seen, &beginning(&kept)?);
    (0.0..seen.length()).contains(&at).then_some(kept)
}

/// Keeps what is seen, for when there are other pages.
pub fn keep() {
    KEPT.set(if pages::are_turned() { line() } else { None });
}

/// Keeps what somebody came for, where it is in the text.
pub(super) fn hold(passage: &Passage) {
    let place = passage.0.start_container();
    if place.is_ok_and(|node| pages::contains(&node)) {
        KEPT.set(Some(passage.clone()));
    }
}

/// Turns to what was kept, and scrolls nowhere.
pub fn turn_again() {
    if let Some(kept) = KEPT.with_borrow(Clone::clone) {
        turn_to(&kept);
    }
}

fn turn_to(passage: &Passage) {
    if let (Some(place), Ok(node)) = (beginning(passage), passage.0.start_container()) {
        pages::bring(&node, &place);
    }
}

/// The line that one looks at: what was kept, or the first letter that is on the screen or still to come, as a passage.
pub(super) fn line() -> Option<Passage> {
    kept().or_else(|| {
        let pieces = text();
        let (number, unit) = first(&pieces)?;
        let piece = pieces.get(number)?;
        passage((piece, unit), (piece, unit + 1))
    })
}

/// How far from the window's top a passage begins.
pub(super) fn top(passage: &Passage) -> Option<f64> {
    beginning(passage).map(|place| place.top())
}

/// The place of a passage's first letter.
fn beginning(passage: &Passage) -> Option<DomRect> {
    let range = passage.0.clone_range();
    let start = range.start_container().ok()?;
    let unit = range.start_offset().ok()?;
    range.set_end(&start, unit + 1).ok()?;
    let place = range.get_bounding_client_rect();
    // An empty element has a place in its line.
    (place.height().max(place.width()) > 0.0).then_some(place)
}

/// Whether a passage begins before the screen, or the page that is seen, ends.
pub fn begins_before_end(passage: &Passage) -> bool {
    let Some(place) = beginning(passage) else {
        return false;
    };
    match pages::seen() {
        Some(seen) => in_midst(&seen, &place) < seen.length(),
        None => middle(&place).1 < lower_end(),
    }
}

/// Somebody has turned a page.
pub fn turned() {
    TURNS.set(TURNS.get() + 1);
}

/// How far somebody has moved the screen: in pixels, or in turns of pages.
pub fn moved() -> f64 {
    match pages::are_turned() {
        true => f64::from(TURNS.get()),
        false => window().scroll_y().unwrap_or_default(),
    }
}

/// Brings the line in which a passage begins to the top of the screen; where pages are turned, its page.
pub fn bring(passage: &Passage) {
    let Some(place) = beginning(passage) else {
        return;
    };
    let Some(seen) = pages::seen() else {
        window().scroll_by_with_x_and_y(0.0, place.top() - covered() - ROOM);
        return;
    };
    turn_to(passage);
    hold(passage);
    if seen.runs_down() {
        return pages::uncover();
    }
    let (_, y) = middle(&place);
    let text = document().query_selector(TEXT).ok().flatten();
    if let Some(text) = text.filter(|_| y < covered() || y > lower_end()) {
        let top = text.get_bounding_client_rect().top();
        window().scroll_by_with_x_and_y(0.0, top - covered() - ROOM);
    }
}
