//! Taps beside the middle of a page, where pages are turned.

use super::page::{document, root_attribute};
use super::{pages, passage, time};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// Where taps count.
const TEXT: &str = "main .book-text > .rich";
/// What in it has a meaning of its own.
const OWN: &str = "a, button, img, audio, video, input, select, textarea, summary, label, .wide";
/// What a tap closes, and does nothing else then.
const FLOATS: &str = "[popover]:popover-open, .reader-panel:not([hidden]), dialog[open]";
/// Which part of a page, from its left or right.
const PART: f64 = 0.25;
/// What moves farther than this, in pixels, is no tap.
const FAR: f64 = 10.0;
/// How long a finger may stay, in milliseconds: then it selects.
const LONG: f64 = 500.0;
/// How long a mouse may take for its second press, in milliseconds: two select a word.
const TWICE: u32 = 300;

/// What a finger or button met when it went down.
#[derive(Clone, Copy, Default)]
struct Down {
    at: (f64, f64),
    since: f64,
    /// Words were selected, or something lay open: the tap ends that.
    ends: bool,
    /// It is a mouse's.
    mouse: bool,
}

/// On which side of a page that reaches from `left` to `right` a place is: -1 on its left, 1 on its right, 0 between.
fn side(x: f64, left: f64, right: f64) -> i32 {
    let part = (x - left) / (right - left);
    if !(0.0..=1.0).contains(&part) {
        0
    } else if part < PART {
        -1
    } else {
        i32::from(part > 1.0 - PART)
    }
}

fn is_there(selector: &str) -> bool {
    // A browser that does not know a selector has nothing of what it names.
    matches!(document().query_selector(selector), Ok(Some(_)))
}

fn capture(event: &'static str, hear: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    EventListener::new_with_options(&document(), event, options, hear).forget();
}

/// Hears, as long as the page stands, of taps that turn a page: by 1 to the next, by -1 to the one before. In caring mode
/// there are none: nothing happens there by accident.
pub fn on_tap(hear: impl Fn(i32) + Clone + 'static) {
    let down = Rc::new(Cell::new(Down::default()));
    let went_down = down.clone();
    capture("pointerdown", move |event| {
        let Some(mouse) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        let kind = Reflect::get(event, &"pointerType".into()).ok();
        went_down.set(Down {
            at: (f64::from(mouse.client_x()), f64::from(mouse.client_y())),
            since: time::now(),
            ends: passage::selected().is_some() || FLOATS.split(", ").any(is_there),
            mouse: kind.is_some_and(|kind| kind == "mouse"),
        });
    });
    let waits = RefCell::new(None);
    capture("click", move |event| {
        // A second press, wherever it is, means something else.
        waits.take();
        let Some(mouse) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        let down = down.get();
        let (x, y) = (f64::from(mouse.client_x()), f64::from(mouse.client_y()));
        let is_tap = (x - down.at.0).hypot(y - down.at.1) < FAR && time::now() - down.since < LONG;
        let with_keys =
            mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
        if !is_tap || down.ends || with_keys || mouse.detail() > 1 || mouse.button() != 0 {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let within = |selector: &str| {
            let target = target.as_ref();
            target.is_some_and(|t| t.closest(selector).ok().flatten().is_some())
        };
        // While it is read aloud, a press says where to read on.
        let quiet = ["data-caring", "data-reading"].map(root_attribute) == [None, None];
        if !within(TEXT) || within(OWN) || !quiet {
            return;
        }
        let Some(seen) = pages::seen() else {
            return;
        };
        let side = side(x, seen.place.left(), seen.place.right());
        let by = if seen.is_leftward() { -side } else { side };
        if by == 0 {
            return;
        }
        let hear = hear.clone();
        let turn = move || {
            if passage::selected().is_none() {
                hear(by);
            }
        };
        let wait = if down.mouse { TWICE } else { 0 };
        waits.replace(Some(time::after(wait, turn)));
    });
}

#[cfg(test)]
mod tests {
    use super::side;

    #[test]
    fn the_outer_quarters_are_sides() {
        let sides = [99.0, 100.0, 149.0, 151.0, 249.0, 251.0, 300.0, 301.0];
        let sides = sides.map(|x| side(x, 100.0, 300.0));
        assert_eq!(sides, [0, -1, -1, 0, 0, 1, 1, 0]);
        assert_eq!(side(5.0, 5.0, 5.0), 0);
    }
}
