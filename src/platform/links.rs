//! Links in a text: heard of before they are followed, and followed without being pressed.

use super::page::{document, inside, outside, root};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// Hears, as long as the page stands, that a link in what a selector names is pressed: with its path inside the portal, while
/// everything is as it was. Whoever opens it in a tab of its own has not left.
pub fn on_press(selector: &'static str, hear: impl Fn(&str) + 'static) {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    let heard = move |event: &web_sys::Event| {
        let mouse = event.dyn_ref::<MouseEvent>();
        if mouse.is_none_or(|m| m.ctrl_key() || m.meta_key() || m.shift_key() || m.alt_key()) {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link = target.and_then(|t| t.closest("a[href]").ok().flatten());
        let link = link.filter(|link| link.closest(selector).ok().flatten().is_some());
        let address = link.and_then(|link| link.get_attribute("href"));
        if let Some(path) = address.as_deref().and_then(inside) {
            hear(path);
        }
    };
    EventListener::new_with_options(&document(), "click", options, heard).forget();
}

/// Goes to a path inside the portal, as if a link to it had been pressed: the portal follows it.
pub fn follow(path: &str) {
    let Ok(link) = document().create_element("a") else {
        return;
    };
    // They fail for no well-formed name, and for no element of its own.
    let _ = link.set_attribute("href", &outside(path));
    let _ = root().append_child(&link);
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    link.remove();
}
