//! What a page on which one learns tells of its learner: recordings and how far they are, the paragraph at the top of the
//! screen, whether anybody is there.

use super::events::is_in;
use super::page::document;
use super::{pages, passage, sight};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlMediaElement};

/// What one reads on a page, in its order: what a place on the page is counted by.
const READ: &str = "main :is(.lesson, .book-text) :is(p, li, h2, h3, h4, legend, blockquote)";

/// A recording on the page.
#[derive(Clone)]
pub struct Recording {
    /// Its file's name, without what changes with its content.
    pub file: String,
    element: HtmlMediaElement,
}

impl Recording {
    fn of(element: HtmlMediaElement) -> Self {
        let source = element.current_src();
        let source = if source.is_empty() {
            element.src()
        } else {
            source
        };
        let name = source.rsplit('/').next().unwrap_or_default();
        let name = name.split(['.', '?', '#']).next().unwrap_or_default();
        Self {
            file: name.to_owned(),
            element,
        }
    }

    /// How far it is, in milliseconds.
    pub fn at(&self) -> u64 {
        (self.element.current_time() * 1000.0).max(0.0) as u64
    }

    /// How long it is, in milliseconds; 0 as long as nobody knows.
    pub fn length(&self) -> u64 {
        let length = self.element.duration();
        if length.is_finite() {
            (length * 1000.0).max(0.0) as u64
        } else {
            0
        }
    }

    /// Goes to a moment, in milliseconds: at once, or as soon as the recording is known.
    pub fn go(&self, at: u64) {
        let seconds = at as f64 / 1000.0;
        if self.element.ready_state() >= HtmlMediaElement::HAVE_METADATA {
            self.element.set_current_time(seconds);
            return;
        }
        let element = self.element.clone();
        EventListener::once(&self.element, "loadedmetadata", move |_| {
            element.set_current_time(seconds)
        })
        .forget();
    }

    /// Whether it is being played.
    pub fn plays(&self) -> bool {
        !self.element.paused() && !self.element.ended()
    }

    /// Scrolls it into view.
    pub fn show(&self) {
        self.element.scroll_into_view();
    }

    /// Puts the focus on it.
    pub fn focus(&self) {
        // It fails for no element.
        let _ = self.element.focus();
    }
}

/// The recordings of the page.
pub fn recordings() -> Vec<Recording> {
    let Ok(found) = document().query_selector_all("main :is(video, audio)") else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok());
    elements.map(Recording::of).collect()
}

/// Hears of an event on its way down, wherever it is meant for, as long as the page stands, and prevents nothing.
fn captured(event: &'static str, hear: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    EventListener::new_with_options(&document(), event, options, hear).forget();
}

/// Hears of what recordings do, as long as the page stands: `timeupdate`, `pause`, `ended` and the like. They do not rise.
pub fn on_recording(event: &'static str, hear: impl Fn(Recording) + 'static) {
    captured(event, move |event| {
        let target = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlMediaElement>().ok());
        if let Some(element) = target.filter(|_| is_in(event, "main")) {
            hear(Recording::of(element));
        }
    });
}

/// Hears of an event anywhere on the page, as long as the page stands, and prevents nothing.
pub fn on_page(event: &'static str, hear: impl Fn() + 'static) {
    captured(event, move |_| hear());
}

/// The same of an event in what a selector names.
pub fn on_page_at(event: &'static str, selector: &'static str, hear: impl Fn() + 'static) {
    captured(event, move |event| {
        if is_in(event, selector) {
            hear();
        }
    });
}

/// Hears of an event of the window, as long as the page stands.
pub fn on_window(event: &'static str, hear: impl Fn() + 'static) {
    EventListener::new(&gloo::utils::window(), event, move |_| hear()).forget();
}

/// Whether the page is on the screen.
pub fn is_seen() -> bool {
    !document().hidden()
}

fn paragraphs() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(READ) else {
        return Vec::new();
    };
    let elements =
        (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<HtmlElement>().ok());
    elements.collect()
}

/// The number of the first that is still to be read: below the top of the screen, and on no page that was turned.
fn first_ahead(all: &[HtmlElement]) -> Option<usize> {
    let seen = pages::seen();
    let top = sight::covered().max(96.0);
    all.iter().position(|element| {
        let place = element.get_bounding_client_rect();
        match &seen {
            Some(seen) => seen.span(&place).1 > 1.0,
            None => place.bottom() > top,
        }
    })
}

/// The number of the paragraph at the top of the screen, counted from 0, and how it begins.
pub fn paragraph_at_top() -> Option<(u32, String)> {
    let all = paragraphs();
    let number = first_ahead(&all)?;
    let words = all[number].text_content().unwrap_or_default();
    Some((number as u32, words.trim().chars().take(40).collect()))
}

/// Changes how the page looks, and leaves the paragraph at the top of the screen where it is; of one that begins above the
/// screen, the line.
pub fn in_place(change: impl FnOnce()) {
    let all = paragraphs();
    let at = first_ahead(&all);
    let first = at.and_then(|at| all.get(at));
    let line = sight::line();
    let turned = pages::are_turned();
    let top = |element: &HtmlElement| element.get_bounding_client_rect().top();
    let before = first.map(top);
    let line_before = line.as_ref().and_then(sight::top);
    change();
    if turned || pages::are_turned() {
        // Its page may be another one now.
        match (&line, first) {
            (Some(line), _) => sight::bring(line),
            (None, Some(first)) => first.scroll_into_view(),
            (None, None) => {}
        }
        return;
    }
    let scroll = |by: f64| gloo::utils::window().scroll_by_with_x_and_y(0.0, by);
    let line_now = line.as_ref().and_then(sight::top);
    match (before, first.map(top), line_before.zip(line_now)) {
        (Some(top), _, Some((before, now))) if top < 0.0 => scroll(now - before),
        // Above the text there is nothing to keep.
        (Some(before), Some(now), _) if before < 96.0 || at != Some(0) => scroll(now - before),
        _ => {}
    }
}

/// Which part of the page's text is still to be read, from 0 to 1; none where there is no text.
pub fn unread() -> Option<f64> {
    if let Some((at, all)) = pages::place() {
        return Some(f64::from(all - at - 1) / f64::from(all));
    }
    let text = document()
        .query_selector("main .book-text")
        .ok()
        .flatten()?;
    let place = text.get_bounding_client_rect();
    if place.height() <= 0.0 {
        return None;
    }
    let window = gloo::utils::window().inner_height().ok()?.as_f64()?;
    // What is on the screen is being read.
    let past = (window / 2.0 - place.top()).clamp(0.0, place.height());
    let at_end = place.bottom() <= window;
    Some(if at_end {
        0.0
    } else {
        1.0 - past / place.height()
    })
}

/// Hears that somebody scrolls, as long as what it gives lives.
pub fn on_scroll(hear: impl Fn() + 'static) -> EventListener {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    EventListener::new_with_options(&document(), "scroll", options, move |_| hear())
}

/// Scrolls to a paragraph and puts the focus there; where it begins otherwise than expected, to one that does. False where
/// there is none.
pub fn go_to_paragraph(number: u32, begins: &str) -> bool {
    let all = paragraphs();
    let fits = |element: &&HtmlElement| {
        let words = element.text_content().unwrap_or_default();
        words.trim().starts_with(begins)
    };
    let there = all.get(number as usize);
    let there = there
        .filter(fits)
        .or_else(|| all.iter().find(fits))
        .or(there);
    let Some(there) = there else { return false };
    // What is read has no place in the order of controls: it can have the focus, and is not stopped at.
    let _ = there.set_attribute("tabindex", "-1");
    there.scroll_into_view();
    let found = there.focus().is_ok();
    passage::turn_to(there);
    found
}

/// Whether every question of the page's check has its right answer; none where there is no check.
pub fn check_is_right() -> Option<bool> {
    let count = |selector: &str| {
        document()
            .query_selector_all(selector)
            .map_or(0, |found| found.length())
    };
    let questions = count("main .check .question");
    (questions > 0).then(|| count("main .check .question:has(.answer.right)") == questions)
}

/// Puts structured data about the page into its head (schema.org, JSON-LD), in the place of what was there before; nothing
/// takes it away.
pub fn describe(json: Option<&str>) {
    const ID: &str = "structured-data";
    let document = document();
    if let Some(old) = document.get_element_by_id(ID) {
        old.remove();
    }
    let (Some(json), Ok(script), Some(head)) =
        (json, document.create_element("script"), document.head())
    else {
        return;
    };
    script.set_id(ID);
    // It is no script of any language: no browser runs it.
    let _ = script.set_attribute("type", "application/ld+json");
    script.set_text_content(Some(json));
    let _ = head.append_child(&script);
}

/// The page's address without what follows `#` and `?`.
pub fn plain_address() -> String {
    let location = gloo::utils::window().location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// Whether the focus is in a part of the page.
pub fn has_focus(selector: &str) -> bool {
    let active: Option<Element> = document().active_element();
    active
        .and_then(|e| e.closest(selector).ok().flatten())
        .is_some()
}
