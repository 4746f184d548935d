//! A lesson one thing at a time: its goal, what it explains, each of its steps, what to remember. Each stands alone in large
//! type; the page behind goes along, so that whoever stops is where the lesson was left, there and in the record.

use crate::dialog::{self, Dialog, relabel};
use crate::dom::{self, lang};
use crate::read;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// What becomes a slide, in the order of the page. A recording is played there: it has one place, and its controls in it.
const PARTS: &str = ".lesson > :is(.goal, .prose, .key-points), .lesson .steps > li";
/// Those that have a number.
const STEPS: &str = ".lesson .steps > li";
/// Marks the part of the page where the slides were left.
const LEFT: &str = "data-slide";

struct Show {
    parts: Vec<Element>,
    at: Cell<usize>,
    slide: HtmlElement,
    count: HtmlElement,
    back: HtmlElement,
    next: HtmlElement,
}

/// Shows the slides of the lesson on the page, from the first on or from where one left them.
pub fn show() {
    let lang = lang();
    let parts = dom::all(&dom::root(), PARTS);
    if parts.is_empty() {
        return;
    }
    let heading = dom::first_shown("main h1").and_then(|heading| heading.text_content());
    let title = heading.unwrap_or_default();
    let mut dialog = Dialog::new("slides", title.trim(), lang);
    let count = dialog.words("slides-count", "");
    let slide = dom::add(&dialog.body, "div", "slide", "");
    // Who hears the page hears each slide as it comes.
    dom::set(&slide, "aria-live", "polite");
    let back = dialog.bare_button("button large", "back", lang.slides_back());
    let next = dialog.bare_button("button primary large", "forward", lang.slides_next());
    let left = parts.iter().position(|part| part.has_attribute(LEFT));
    let show = Rc::new(Show {
        parts,
        at: Cell::new(left.unwrap_or(0)),
        slide,
        count,
        back,
        next,
    });
    for (button, step) in [(&show.back, -1), (&show.next, 1)] {
        let showing = show.clone();
        dialog.listen(button, "click", move |_| showing.go(step));
    }
    let showing = show.clone();
    dialog.listen(&dialog.whole(), "keydown", move |event| {
        showing.key(&event);
    });
    let showing = show.clone();
    dialog.give_focus_to(move || showing.source());
    let first = show.next.clone();
    dialog.open(&first);
    // Once it has its size.
    show.draw();
}

impl Show {
    fn part(&self) -> &Element {
        &self.parts[self.at.get()]
    }

    /// The place on the page that the slide shows, ready to have the focus.
    fn source(&self) -> Option<HtmlElement> {
        let part: HtmlElement = self.part().clone().dyn_into().ok()?;
        part.set_tab_index(-1);
        Some(part)
    }

    fn go(&self, step: isize) {
        let Some(at) = self.at.get().checked_add_signed(step) else {
            return;
        };
        if at >= self.parts.len() {
            return self.end();
        }
        read::stop();
        dom::unset(self.part(), LEFT);
        self.at.set(at);
        self.draw();
    }

    /// After the last slide: the questions, where there are any.
    fn end(&self) {
        dom::unset(self.part(), LEFT);
        dialog::close();
        if let Some(check) = dom::first_shown(".lesson .check h2") {
            check.set_tab_index(-1);
            check.scroll_into_view();
            dom::focus(&check);
        }
    }

    fn key(&self, event: &Event) {
        let key = dom::get(event, "key").and_then(|key| key.as_string());
        let on = match key.as_deref() {
            Some("ArrowRight" | "PageDown") => 1,
            Some("ArrowLeft" | "PageUp") => -1,
            _ => return,
        };
        // The last slide stays: the keys turn, and leave nothing.
        if on < 0 || self.at.get() + 1 < self.parts.len() {
            event.prevent_default();
            self.go(on);
        }
    }

    fn draw(&self) {
        let lang = lang();
        let (at, all) = (self.at.get(), self.parts.len());
        let part = self.part();
        part.scroll_into_view();
        dom::set(part, LEFT, "");
        let words = lang.slides_place(at as u64 + 1, all as u64);
        self.count.set_text_content(Some(&words));
        self.slide.set_text_content(None);
        if let Ok(copy) = part.clone_node_with_deep(true) {
            let copy: Element = copy.unchecked_into();
            for inner in dom::all(&copy, "[id]").iter().chain([&copy]) {
                // There is one of each on a page.
                dom::unset(inner, "id");
            }
            let is_step = |part: &&Element| part.matches(STEPS) == Ok(true);
            if is_step(&part) {
                // It is no item of a list here, and its number stands before it.
                let number = self.parts[..=at].iter().filter(is_step).count();
                let label = dom::add(&self.slide, "p", "slide-number", &number.to_string());
                dom::set(&label, "aria-hidden", "true");
                let holder = dom::add(&self.slide, "div", "slide-step", "");
                while let Some(child) = copy.first_child() {
                    // Its own children go there in their order.
                    let _ = holder.append_child(&child);
                }
            } else {
                dom::append(&self.slide, &copy);
            }
        }
        // Its place stays, so that nothing moves under a finger.
        if at == 0 {
            dom::set(&self.back, "disabled", "");
        } else {
            dom::unset(&self.back, "disabled");
        }
        let (symbol, words) = if at + 1 == all {
            ("check", lang.slides_end())
        } else {
            ("forward", lang.slides_next())
        };
        relabel(&self.next, symbol, words);
        self.slide.set_scroll_top(0);
        // What has to be scrolled can be reached by keys.
        if self.slide.scroll_height() > self.slide.client_height() {
            self.slide.set_tab_index(0);
        } else {
            dom::unset(&self.slide, "tabindex");
        }
    }
}
