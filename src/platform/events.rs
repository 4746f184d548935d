//! Events of the page that are no component's own: whoever hears them stops by dropping what is returned.

use super::page::{address, document, root};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, MouseEvent, MutationObserver, MutationObserverInit};

/// Hears an event as long as it is kept.
pub struct Hearing(#[allow(dead_code)] EventListener);

/// Hears clicks anywhere inside the portal, and may prevent what the browser would do.
pub fn on_click(hear: impl Fn(&MouseEvent) + 'static) -> Hearing {
    let options = EventListenerOptions::enable_prevent_default();
    Hearing(EventListener::new_with_options(
        &root(),
        "click",
        options,
        move |event| {
            if let Some(event) = event.dyn_ref() {
                hear(event);
            }
        },
    ))
}

/// Hears clicks on what a selector names, or on something in it, and prevents nothing.
pub fn on_click_at(selector: &'static str, hear: impl Fn() + 'static) -> Hearing {
    on_click(move |event| {
        if is_in(event, selector) {
            hear();
        }
    })
}

/// The address of the link that a click is for, as it is written.
pub fn link_of(event: &MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.get_attribute("href")
}

/// Hears of the addresses that one goes to: of pages that come, back and forward too, and of links that are pressed.
pub fn on_address(hear: impl Fn(&str) + Clone + 'static) -> (Hearing, Hearing) {
    let arrived = hear.clone();
    let arrived = on_document("portal-arrived", move || arrived(&address()));
    let clicked = on_click(move |event| {
        if let Some(address) = link_of(event) {
            hear(&address);
        }
    });
    (arrived, clicked)
}

/// Whether an event is meant for what a selector names, or for something in it.
pub(super) fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.closest(selector).ok().flatten().is_some())
}

/// Hears an event of the document.
pub fn on_document(name: &'static str, hear: impl Fn() + 'static) -> Hearing {
    Hearing(EventListener::new(&document(), name, move |_| hear()))
}

/// Hears, as long as the page stands, that elements have come into the portal or gone.
pub fn on_elements(hear: impl FnMut() + 'static) {
    let hear = Closure::<dyn FnMut()>::new(hear);
    if let Ok(observer) = MutationObserver::new(hear.as_ref().unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        // It fails for no element with something to observe.
        let _ = observer.observe_with_options(&root(), &what);
    }
    hear.forget();
}
