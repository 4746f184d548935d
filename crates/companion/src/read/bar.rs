//! The bar under the page while it is read aloud.

use super::page;
use super::sleep::Sleep;
use super::speed::Speed;
use crate::dialog::{button, relabel};
use crate::dom::{self, Listener, root};
use lifelong_i18n::Lang;
use web_sys::{Element, HtmlElement};

/// The bar; it leaves the page with this.
pub struct Bar {
    element: HtmlElement,
    said: HtmlElement,
    place: HtmlElement,
    play: HtmlElement,
    speed: HtmlElement,
    /// Where there is a text to listen to for long.
    sleep: Option<HtmlElement>,
    /// Where there is somebody else who may read.
    who: Option<HtmlElement>,
    lang: Lang,
    act: fn(Act),
    listeners: Vec<Listener>,
    opener: Option<HtmlElement>,
}

/// What a button of the bar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Pause, or go on.
    Play,
    /// The sentence before.
    Back,
    /// The sentence after.
    Next,
    /// Another speed.
    Speed,
    /// A recording or the voice.
    Who,
    /// Another time at which it stops by itself.
    Sleep,
    /// The next chapter.
    Chapter,
    /// No more.
    Stop,
}

impl Bar {
    /// Puts the bar into the page. `act` hears of its buttons; `sleeps`: one of them stops the reading by itself.
    pub fn new(holder: &Element, lang: Lang, sleeps: bool, act: fn(Act)) -> Self {
        let element = dom::make("section", "reader-bar", "");
        dom::set(&element, "aria-label", lang.reader_label());
        let said = dom::add(&element, "p", "reader-said", "");
        dom::set(&said, "role", "status");
        let place = dom::add(&element, "p", "reader-place", "");
        let row = dom::add(&element, "div", "reader-buttons", "");
        let mut listeners = Vec::new();
        let mut add = |class: &str, symbol: &str, words: &str, what: Act| {
            let button = button(class, symbol, words);
            dom::append(&row, &button);
            listeners.push(Listener::new(&button, "click", move |_| act(what)));
            button
        };
        add("button", "back", lang.reader_back(), Act::Back);
        let play = add("button primary", "pause", lang.reader_pause(), Act::Play);
        add("button", "forward", lang.reader_next(), Act::Next);
        let speed = add("button", "clock", "", Act::Speed);
        let sleep = sleeps.then(|| add("button", "moon", "", Act::Sleep));
        add("button", "close", lang.reader_stop(), Act::Stop);
        let opener = dom::focused();
        dom::append(holder, &element);
        dom::set(&root(), "data-reading", "on");
        page::look_again();
        listeners.push(Listener::new(&dom::document(), "keydown", move |event| {
            // A dialog's own Escape closes the dialog, and the reading ends with it.
            if dom::get(&event, "key")
                .and_then(|key| key.as_string())
                .as_deref()
                == Some("Escape")
            {
                act(Act::Stop);
            }
        }));
        dom::focus(&play);
        Self {
            element,
            said,
            place,
            play,
            speed,
            sleep,
            who: None,
            lang,
            act,
            listeners,
            opener,
        }
    }

    /// Shows whether it speaks; `elsewhere`: it would go on where one is, and not where it pauses.
    pub fn playing(&self, playing: bool, elsewhere: bool) {
        let (symbol, words) = match (playing, elsewhere) {
            (true, _) => ("pause", self.lang.reader_pause()),
            (_, true) => ("play", self.lang.reader_from_here()),
            _ => ("play", self.lang.reader_go_on()),
        };
        // It is asked for whenever somebody scrolls.
        if self.play.text_content().as_deref() != Some(words) {
            relabel(&self.play, symbol, words);
        }
    }

    /// Shows how fast.
    pub fn speed(&self, speed: Speed) {
        let word = match speed {
            Speed::Slow => self.lang.reader_slow(),
            Speed::Normal => self.lang.reader_normal(),
            Speed::Fast => self.lang.reader_fast(),
        };
        name(&self.speed, &self.lang.reader_speed(word));
    }

    /// Shows when it stops by itself.
    pub fn sleep(&self, sleep: Sleep) {
        if let Some(button) = &self.sleep {
            name(button, &sleep.words(self.lang));
        }
    }

    /// Shows who reads, on a button beside the last one that lets the other do it.
    pub fn who(&mut self, words: &str) {
        if let Some(who) = &self.who {
            return name(who, words);
        }
        let button = button("button", "speaker", words);
        if let Some(last) = dom::all(&self.element, "button").pop()
            && let Some(row) = last.parent_element()
        {
            // It stands before the last one, which is there.
            let _ = row.insert_before(&button, Some(&last));
        }
        let act = self.act;
        self.listeners
            .push(Listener::new(&button, "click", move |_| act(Act::Who)));
        self.who = Some(button);
    }

    /// Puts the focus there.
    pub fn focus_who(&self) {
        if let Some(who) = &self.who {
            dom::focus(who);
        }
    }

    /// Has what sounds, as long as it stands.
    pub fn hold(&self, audio: &Element) {
        dom::append(&self.element, audio);
    }

    /// Shows which sentence of how many; of a recording, which piece and who reads.
    pub fn place(&self, number: usize, total: usize, by: Option<&str>) {
        let (number, total) = (number as u64, total as u64);
        let words = match by {
            Some(by) => format!("{}{by}", self.lang.reader_at_piece(number, total)),
            None => self.lang.reader_at(number, total),
        };
        self.place.set_text_content(Some(&words));
    }

    /// Says something that one should know.
    pub fn say(&self, sentence: &str) {
        self.said.set_text_content(Some(sentence));
    }

    /// Leaves only the sentence and the button that closes: there is nothing to play.
    pub fn only_say(&self, sentence: &str) {
        self.say(sentence);
        let had_focus = dom::focused().is_some_and(|f| self.element.contains(Some(&f)));
        self.place.remove();
        self.element.class_list().add_1("is-message").unwrap_or(());
        for button in dom::all(&self.element, "button:not(:last-child)") {
            button.remove();
        }
        if let Ok(Some(stop)) = self.element.query_selector("button") {
            name(&stop, self.lang.guide_close());
        }
        // Whoever is elsewhere meanwhile stays there.
        if let Some(last) = dom::all(&self.element, "button").pop()
            && had_focus
            && let Ok(last) = wasm_bindgen::JsCast::dyn_into::<HtmlElement>(last)
        {
            dom::focus(&last);
        }
    }

    /// Offers the next chapter, beside closing. It has not the focus: whoever wanted to pause just now must not open it.
    pub fn offer_chapter(&mut self) {
        let button = button("button primary", "forward", self.lang.chapter_next());
        if let Ok(Some(row)) = self.element.query_selector(".reader-buttons") {
            // It stands before the first one, which is there.
            let _ = row.insert_before(&button, row.first_child().as_ref());
        }
        let act = self.act;
        self.listeners
            .push(Listener::new(&button, "click", move |_| act(Act::Chapter)));
    }
}

/// Gives a button other words.
fn name(button: &Element, words: &str) {
    if let Ok(Some(span)) = button.query_selector("span") {
        span.set_text_content(Some(words));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        let had_focus = dom::focused().is_some_and(|f| self.element.contains(Some(&f)));
        self.element.remove();
        dom::unset(&root(), "data-reading");
        page::look_again();
        if let (true, Some(opener)) = (had_focus, &self.opener) {
            dom::focus(opener);
        }
    }
}
