//! Passing a page on: its address to copy, to send, or to be photographed as a square code. No server takes part.

use crate::code;
use crate::dialog::Dialog;
use crate::dom::{self, call, get, lang, settled, window};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// Shows the ways to pass this page on.
pub fn show() {
    let lang = lang();
    let address = address();
    let heading = dom::first_shown("main h1");
    let title = heading.as_ref().and_then(|heading| heading.text_content());
    let title = title.unwrap_or_default().trim().to_owned();
    let mut dialog = Dialog::new("sharing", lang.share_title(), lang);
    let name = dialog.words("sharing-name", &title);
    // A title that is there in one language only is marked with it.
    let marked = heading.and_then(|heading| heading.query_selector("[lang]").ok().flatten());
    if let Some(tag) = marked.and_then(|marked| marked.get_attribute("lang")) {
        dom::set(&name, "lang", &tag);
    }
    if let Some(picture) = code::picture(&address, lang.hand_picture()) {
        dialog.words("", lang.share_code());
        dom::append(&dialog.body, &picture);
    }
    dialog.words("", lang.share_text());
    let line = dialog.words("hand-address", &address);
    let said = dialog.words("sharing-said not-on-paper", "");
    dom::set(&said, "role", "status");
    let on_copy = {
        let (address, said) = (address.clone(), said.clone());
        move |_| copy(&address, &line, &said)
    };
    let first = dialog.button("button primary large", "layers", lang.share_copy(), on_copy);
    if get(&navigator(), "share").is_some() {
        let on_send = move |_| send(&title, &address, &said);
        dialog.button("button large", "arrow-up-right", lang.share_send(), on_send);
    }
    dialog.open(&first);
}

/// This page's address, without what was searched for on it and without settings.
fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    plain(&href).to_owned()
}

fn plain(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or_default()
}

fn navigator() -> JsValue {
    get(&window(), "navigator").unwrap_or_default()
}

/// Copies the address; where the browser does not, marks it, so that one can copy it oneself.
fn copy(address: &str, line: &HtmlElement, said: &HtmlElement) {
    let (line, said) = (line.clone(), said.clone());
    let clipboard = get(&navigator(), "clipboard").unwrap_or_default();
    settled(
        call(&clipboard, "writeText", &[address.into()]),
        move |how| {
            let words = match how {
                Ok(()) => lang().share_copied(),
                Err(_) => {
                    mark(&line);
                    lang().share_copy_failed()
                }
            };
            said.set_text_content(Some(words));
        },
    );
}

/// Marks all of a line, as if somebody had drawn over it.
fn mark(line: &HtmlElement) {
    if let Ok(Some(selection)) = window().get_selection() {
        // It fails only for what is in no document.
        let _ = selection.select_all_children(line);
    }
    line.scroll_into_view();
}

/// Hands title and address to what the device has for sending.
fn send(title: &str, address: &str, said: &HtmlElement) {
    said.set_text_content(None);
    let what = Object::new();
    for (name, value) in [("title", title), ("url", address)] {
        // A new object takes any property.
        let _ = Reflect::set(&what, &name.into(), &value.into());
    }
    let said = said.clone();
    settled(call(&navigator(), "share", &[what.into()]), move |how| {
        let Err(why) = how else { return };
        let why = get(&why, "name").and_then(|name| name.as_string());
        // Somebody thought better of it, or is still choosing.
        if !matches!(why.as_deref(), Some("AbortError" | "InvalidStateError")) {
            said.set_text_content(Some(lang().share_failed()));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_of_the_page_only() {
        let page = "https://example.org/course/tea";
        for rest in ["", "?q=egg", "#set=en.caring", "?q=a#b", "#a?b"] {
            assert_eq!(plain(&format!("{page}{rest}")), page);
        }
    }
}
