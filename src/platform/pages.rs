//! A text in pages: columns as large as their frame, of which one is seen (styles/book.css). The frame is moved by whole pages:
//! to the side, or downwards where the lines of the text run from top to bottom.

use super::learning::on_page;
use super::page::{document, root_attribute};
use super::sight;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement, Node};

/// The frame.
const FRAME: &str = "main .book-text > .rich";
/// That of a text whose lines may run from top to bottom, and that of one whose lines do. The styles say the same.
const MAY_RUN_DOWN: &str = "main .is-down > .rich:not(:lang(en))";
const RUNS_DOWN: &str = "html:not([data-book-lines]) main .is-down > .rich:not(:lang(en))";
/// The room between two columns, in pixels, as in the styles.
const GAP: f64 = 32.0;
/// The height of such a text, as the styles ask for it, and the least it has, in pixels.
const ROOM: &str = "--room";
const LEAST: f64 = 160.0;
/// The event that tells that a text may have other pages now.
const LOOK: &str = "reader-look";

/// Where the next page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the right, as where one reads from left to right.
    Right,
    /// From the left.
    Left,
    /// From the left, too: the first line is at the right. Columns of such lines lie below each other.
    Down,
}

/// The page that is seen.
pub struct Seen {
    /// Where it is in the window.
    pub place: DomRect,
    way: Way,
}

impl Seen {
    /// Where something begins and ends, in pixels from the beginning of this page on, in the order of pages.
    pub fn span(&self, place: &DomRect) -> (f64, f64) {
        let own = &self.place;
        match self.way {
            Way::Right => (place.left() - own.left(), place.right() - own.left()),
            Way::Left => (own.right() - place.right(), own.right() - place.left()),
            Way::Down => (place.top() - own.top(), place.bottom() - own.top()),
        }
    }

    /// How long it is, in the same measure.
    pub fn length(&self) -> f64 {
        match self.way {
            Way::Down => self.place.height(),
            _ => self.place.width(),
        }
    }

    /// Whether one goes on to the left.
    pub fn is_leftward(&self) -> bool {
        self.way != Way::Right
    }

    /// Whether its lines run from top to bottom.
    pub fn runs_down(&self) -> bool {
        self.way == Way::Down
    }

    /// Not rounded: over fifty pages, half a pixel each is seen.
    fn step(&self) -> f64 {
        self.length() + GAP
    }

    fn moved(&self, frame: &HtmlElement) -> f64 {
        match self.way {
            Way::Down => f64::from(frame.scroll_top()),
            // From right to left it is counted below nothing.
            _ => f64::from(frame.scroll_left()).abs(),
        }
    }
}

fn is_there(selector: &str) -> bool {
    matches!(document().query_selector(selector), Ok(Some(_)))
}

/// Whether the lines of the text may run from top to bottom.
pub fn may_run_down() -> bool {
    is_there(MAY_RUN_DOWN)
}

/// Whether they do.
pub fn run_down() -> bool {
    is_there(RUNS_DOWN)
}

/// Whether pages are turned, and not scrolled.
pub fn are_turned() -> bool {
    root_attribute("data-book-flow").as_deref() == Some("pages") || run_down()
}

fn frame() -> Option<HtmlElement> {
    let found = document().query_selector(FRAME).ok().flatten()?;
    found.dyn_into().ok()
}

fn turned() -> Option<(HtmlElement, Seen)> {
    let frame = frame().filter(|_| are_turned())?;
    let way = match frame.matches(RUNS_DOWN).unwrap_or(false) {
        true => Way::Down,
        false if is_rtl(&frame) => Way::Left,
        false => Way::Right,
    };
    let place = frame.get_bounding_client_rect();
    Some((frame, Seen { place, way }))
}

/// The page that is seen; none where nothing is turned.
pub fn seen() -> Option<Seen> {
    Some(turned()?.1)
}

/// Which page is seen, counted from 0, and how many there are; none where nothing is turned.
pub fn place() -> Option<(u32, u32)> {
    let (frame, seen) = turned()?;
    let whole = match seen.way {
        Way::Down => frame.scroll_height(),
        _ => frame.scroll_width(),
    };
    let all = ((f64::from(whole) + GAP) / seen.step()).round().max(1.0);
    let at = (seen.moved(&frame) / seen.step()).round();
    Some((at.min(all - 1.0) as u32, all as u32))
}

/// Shows a page.
pub fn show(number: u32) {
    if let Some((frame, seen)) = turned() {
        let at = (f64::from(number) * seen.step()).round() as i32;
        let (left, top) = match seen.way {
            Way::Right => (at, 0),
            Way::Left => (-at, 0),
            Way::Down => (0, at),
        };
        frame.set_scroll_left(left);
        frame.set_scroll_top(top);
    }
}

/// Whether something stands in the text.
pub fn contains(what: &Node) -> bool {
    frame().is_some_and(|frame| frame.contains(Some(what)))
}

/// Turns to the page on which something of the text begins that has this place in the window.
pub fn bring(what: &Node, place: &DomRect) {
    let all = self::place().filter(|_| contains(what));
    if let (Some((_, all)), Some((frame, seen))) = (all, turned()) {
        // What is seen may lie between two pages: they have just changed. Letters may stand out a little.
        let at = seen.moved(&frame) + seen.span(place).0 + 1.0;
        show((at / seen.step()).floor().clamp(0.0, f64::from(all - 1)) as u32);
    }
}

/// Gives a text whose lines run from top to bottom the height that is free between what lies above it and below. True where
/// it had another one.
pub fn fit() -> bool {
    let frame = frame().filter(|_| run_down());
    let around = frame.as_ref().and_then(|frame| frame.parent_element());
    let root = document().document_element();
    let root = root.and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let (Some(frame), Some(around), Some(root)) = (frame, around, root) else {
        return false;
    };
    let height = |element: &Element| element.get_bounding_client_rect().height();
    let edges = height(&around) - height(&frame);
    let room = format!("{}px", (sight::room() - edges).floor().max(LEAST));
    let style = root.style();
    let before = style.get_property_value(ROOM);
    before.as_ref() != Ok(&room) && style.set_property(ROOM, &room).is_ok()
}

/// The same as [`uncover`] where most of the page is on the screen: whoever reads what is below it stays there.
pub fn uncover_seen() {
    let middle = |seen: Seen| seen.place.top().midpoint(seen.place.bottom());
    if seen()
        .map(middle)
        .is_some_and(|middle| middle > sight::free().0)
    {
        uncover();
    }
}

/// Scrolls the window to where all of a page is seen whose lines run from top to bottom: no line ends where it is covered.
pub fn uncover() {
    let Some((frame, seen)) = turned().filter(|(_, seen)| seen.runs_down()) else {
        return;
    };
    let (top, bottom) = sight::free();
    if seen.place.top() < top || seen.place.bottom() > bottom {
        let around = frame.parent_element();
        let place = around.map_or(seen.place, |around| around.get_bounding_client_rect());
        window().scroll_by_with_x_and_y(0.0, place.top() - top);
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

/// Hears, as long as the page stands, that another page is seen or that there are others: true where the window has another
/// size.
pub fn on_turn(hear: impl Fn(bool) + Clone + 'static) {
    for event in [LOOK, "scroll", "portal-arrived"] {
        let hear = hear.clone();
        on_page(event, move || hear(false));
    }
    super::learning::on_window("resize", move || hear(true));
}
