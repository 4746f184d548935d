//! A text in pages: columns as wide as their frame, of which one is seen (styles/book.css). The frame is moved by whole pages.

use super::learning::on_page;
use super::page::{document, root_attribute};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The frame.
const FRAME: &str = "main .book-text > .rich";
/// The room between two columns, in pixels, as in the styles.
const GAP: f64 = 32.0;
/// The event that tells that a text may have other pages now.
const LOOK: &str = "reader-look";

/// Whether pages are turned, and not scrolled.
pub fn are_turned() -> bool {
    root_attribute("data-book-flow").as_deref() == Some("pages")
}

fn frame() -> Option<HtmlElement> {
    let found = document().query_selector(FRAME).ok().flatten()?;
    found.dyn_into().ok()
}

fn width(frame: &HtmlElement) -> f64 {
    // Not the rounded width: over fifty pages, half a pixel each is seen.
    frame.get_bounding_client_rect().width() + GAP
}

/// Which page is seen, counted from 0, and how many there are; none where nothing is turned.
pub fn place() -> Option<(u32, u32)> {
    let frame = frame().filter(|_| are_turned())?;
    let width = width(&frame);
    let all = ((f64::from(frame.scroll_width()) + GAP) / width)
        .round()
        .max(1.0);
    // From right to left it is counted below nothing.
    let at = (f64::from(frame.scroll_left()).abs() / width).round();
    Some((at.min(all - 1.0) as u32, all as u32))
}

/// Where the page that is seen begins and ends, from the window's left, and whether one reads from right to left; none where
/// nothing is turned.
pub fn extent() -> Option<(f64, f64, bool)> {
    let frame = frame().filter(|_| are_turned())?;
    let place = frame.get_bounding_client_rect();
    Some((place.left(), place.right(), is_rtl(&frame)))
}

/// Where the page that is seen begins, from the window's left; none where nothing is turned.
pub fn left() -> Option<f64> {
    let frame = frame().filter(|_| are_turned())?;
    Some(frame.get_bounding_client_rect().left())
}

/// Shows a page.
pub fn show(number: u32) {
    if let Some(frame) = frame() {
        let at = f64::from(number) * width(&frame);
        let at = if is_rtl(&frame) { -at } else { at };
        frame.set_scroll_left(at.round() as i32);
    }
}

/// Turns to the page with a place, told from the window's left.
pub fn bring(left: f64) {
    if let (Some((_, all)), Some(frame)) = (place(), frame()) {
        let inside = left - frame.get_bounding_client_rect().left();
        // From right to left the next page lies to the left.
        let inside = if is_rtl(&frame) {
            f64::from(frame.client_width()) - inside
        } else {
            inside
        };
        // What is seen may lie between two pages: they have just changed.
        let at = f64::from(frame.scroll_left()).abs() + inside;
        show((at / width(&frame)).floor().clamp(0.0, f64::from(all - 1)) as u32);
    }
}

fn is_rtl(frame: &HtmlElement) -> bool {
    frame.closest("[dir=rtl]").ok().flatten().is_some()
}

/// Puts the frame at the beginning of the page that is seen most of: what is found is scrolled into view by its words.
pub fn align() {
    if let Some((at, _)) = place() {
        show(at);
    }
}

/// Tells that the text may have other pages now.
pub fn look_again() {
    if let Ok(event) = Event::new(LOOK) {
        // Nobody can forbid it.
        let _ = document().dispatch_event(&event);
    }
}

/// Hears, as long as the page stands, that another page is seen or that there are others.
pub fn on_turn(hear: impl Fn() + Clone + 'static) {
    for event in [LOOK, "scroll", "portal-arrived"] {
        on_page(event, hear.clone());
    }
    super::learning::on_window("resize", hear);
}
