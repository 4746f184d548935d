//! One dialog at a time: a title, words, buttons. The browser keeps the focus inside and gives it back.

use crate::dom::{self, Listener, document, root};
use crate::{listen, read};
use lifelong_i18n::Lang;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, HtmlElement};

thread_local! {
    static OPEN: RefCell<Option<Dialog>> = const { RefCell::new(None) };
}

/// A dialog that is being made.
pub struct Dialog {
    element: HtmlDialogElement,
    /// Where its words go.
    pub body: HtmlElement,
    buttons: HtmlElement,
    listeners: Vec<Listener>,
    opener: Option<HtmlElement>,
    /// Who gets the focus instead of the opener.
    heir: Option<Box<Heir>>,
}

type Heir = dyn Fn() -> Option<HtmlElement>;

impl Dialog {
    /// A dialog with its title. `name` is a class, for the styles and for what is printed.
    pub fn new(name: &str, title: &str, lang: Lang) -> Self {
        let element: HtmlDialogElement =
            dom::make("dialog", &format!("companion-dialog {name}"), "").unchecked_into();
        dom::set(&element, "aria-labelledby", "companion-title");
        let head = dom::add(&element, "div", "dialog-head", "");
        let heading = dom::add(&head, "h2", "", title);
        heading.set_id("companion-title");
        let body = dom::add(&element, "div", "dialog-body", "");
        let buttons = dom::add(&element, "p", "actions", "");
        let mut dialog = Self {
            element,
            body,
            buttons,
            listeners: Vec::new(),
            opener: dom::focused(),
            heir: None,
        };
        let read = button("button read-this", "speaker", lang.read_aloud());
        dom::append(&head, &read);
        dialog.listen(&read, "click", |_| read::toggle());
        let close = button("button close-this", "close", lang.guide_close());
        dom::append(&head, &close);
        dialog.listen(&close, "click", |_| self::close());
        dialog
    }

    /// Adds words.
    pub fn words(&self, class: &str, text: &str) -> HtmlElement {
        dom::add(&self.body, "p", class, text)
    }

    /// Adds a button at its foot.
    pub fn button(
        &mut self,
        class: &str,
        symbol: &str,
        words: &str,
        act: impl FnMut(Event) + 'static,
    ) -> HtmlElement {
        let button = self.bare_button(class, symbol, words);
        self.listen(&button, "click", act);
        button
    }

    /// The same, for what is said later.
    pub fn bare_button(&self, class: &str, symbol: &str, words: &str) -> HtmlElement {
        let button = button(class, symbol, words);
        dom::append(&self.buttons, &button);
        button
    }

    /// Listens to an element of it, as long as it stands.
    pub fn listen(
        &mut self,
        element: &HtmlElement,
        event: &'static str,
        act: impl FnMut(Event) + 'static,
    ) {
        self.listeners.push(Listener::new(element, event, act));
    }

    /// All of it, to listen to.
    pub fn whole(&self) -> HtmlElement {
        self.element.clone().unchecked_into()
    }

    /// Who gets the focus when it closes, where that is not who opened it.
    pub fn give_focus_to(&mut self, heir: impl Fn() -> Option<HtmlElement> + 'static) {
        self.heir = Some(Box::new(heir));
    }

    /// Opens it, in the place of any other; `first` has the focus.
    pub fn open(mut self, first: &HtmlElement) {
        // Nothing goes on that has its controls behind this one.
        read::stop();
        listen::quiet();
        // Who opened the one before, is who gets the focus in the end.
        let before = OPEN.take().and_then(Dialog::remove);
        self.opener = before.or(self.opener.take());
        let element = self.element.clone();
        // The Escape key, and Back on a phone.
        self.listen(&self.whole(), "close", |_| close());
        if let Some(body) = document().body() {
            dom::append(&body, &element);
        }
        dom::set(&root(), "data-dialog", "open");
        OPEN.set(Some(self));
        if element.show_modal().is_err() {
            // A browser without dialogs: it is at least in the page.
            dom::set(&element, "open", "");
        }
        dom::focus(first);
    }

    /// Takes it out of the page and gives who had the focus.
    fn remove(self) -> Option<HtmlElement> {
        drop(self.listeners);
        // A browser without dialogs has nothing to close.
        if dom::get(&self.element, "close").is_some() {
            self.element.close();
        }
        self.element.remove();
        self.heir.and_then(|heir| heir()).or(self.opener)
    }
}

/// Closes the dialog that is open, and gives the focus back.
pub fn close() {
    let Some(dialog) = OPEN.take() else { return };
    read::stop();
    listen::quiet();
    dom::unset(&root(), "data-dialog");
    if let Some(opener) = dialog.remove() {
        dom::focus(&opener);
    }
}

/// A button with an icon and words.
pub fn button(class: &str, symbol: &str, words: &str) -> HtmlElement {
    let button = dom::make("button", class, "");
    dom::set(&button, "type", "button");
    relabel(&button, symbol, words);
    button
}

/// Gives a button another icon and other words.
pub fn relabel(button: &HtmlElement, symbol: &str, words: &str) {
    button.set_text_content(None);
    if let Some(icon) = dom::icon(symbol) {
        dom::append(button, &icon);
    }
    dom::add(button, "span", "", words);
}
