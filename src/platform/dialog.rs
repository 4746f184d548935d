//! A dialog over the page. The browser keeps the focus inside, hears Escape, and gives the focus back.

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Calls a method that older browsers do not have.
fn call(element: &Element, name: &str) -> bool {
    let method = Reflect::get(element, &name.into()).ok();
    let method = method.and_then(|method| method.dyn_into::<Function>().ok());
    method.is_some_and(|method| method.call0(element).is_ok())
}

/// Opens it; `closed` is called when it is closed, as long as what this gives lives.
pub fn open(dialog: &Element, closed: impl FnMut() + 'static) -> EventListener {
    if !call(dialog, "showModal") {
        // It is at least in the page. It fails for no well-formed name.
        let _ = dialog.set_attribute("open", "");
    }
    let mut closed = closed;
    EventListener::new(dialog, "close", move |_| closed())
}

/// Closes it. False in a browser without dialogs, which tells nobody.
pub fn close(dialog: &Element) -> bool {
    call(dialog, "close")
}
