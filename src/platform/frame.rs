//! A page of the portal's in a frame on somebody else's: what its address asks for, and the colours that it wears.

use super::events::is_in;
use super::page::{document, mark_figure, root as app};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// The query of the page's address.
pub fn query() -> String {
    let search = gloo::utils::window().location().search();
    search.unwrap_or_default()
}

/// Whether the frame has no origin of its own, as one with `sandbox` but without `allow-same-origin`: it may run no worker.
pub fn is_alone() -> bool {
    #[cfg(target_arch = "wasm32")]
    return gloo::utils::window().origin() == "null";
    #[cfg(not(target_arch = "wasm32"))]
    false
}

/// The value of one of the styles' tokens.
pub fn root_style(name: &str) -> String {
    let style = root().and_then(|root| {
        let style = gloo::utils::window().get_computed_style(&root);
        style.ok().flatten()
    });
    let value = style.and_then(|style| style.get_property_value(name).ok());
    value.unwrap_or_default().trim().to_owned()
}

/// Sets one of the styles' tokens for this page.
pub fn set_root_style(name: &str, value: &str) {
    if let Some(root) = root() {
        // It fails for no well-formed name.
        let _ = root.style().set_property(name, value);
    }
}

/// Sets an attribute of the element of an id.
pub fn set_attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // It fails for no well-formed name.
        let _ = element.set_attribute(name, value);
    }
}

/// Hears, as long as the page stands, that the form of a field is sent, and prevents that it leaves the page.
pub fn on_send(field: &'static str, hear: impl Fn(String) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&app(), "submit", options, move |event| {
        event.prevent_default();
        let found = document().query_selector(field).ok().flatten();
        if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            hear(field.value());
        }
    })
    .forget();
}

/// Hears, as long as the page stands, that what a selector names has the focus.
pub fn on_focus(selector: &'static str, hear: impl Fn() + 'static) {
    EventListener::new(&app(), "focusin", move |event| {
        if is_in(event, selector) {
            hear();
        }
    })
    .forget();
}

/// Marks, as long as the page stands, the figures of recordings that do not play.
pub fn on_failed_recordings() {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    let failed = |event: &web_sys::Event| mark_figure(event, "data-failed");
    EventListener::new_with_options(&app(), "error", options, failed).forget();
}

/// The value of the field of an id; empty where there is none.
pub fn value(id: &str) -> String {
    let field = document().get_element_by_id(id);
    let value = field.and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Sets the value of the field of an id.
pub fn set_value(id: &str, value: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        // It fails for no field of a page.
        let _ = Reflect::set(&field, &"value".into(), &value.into());
    }
}

/// The words of what is chosen in the list of an id.
pub fn chosen(id: &str) -> String {
    let list = document().get_element_by_id(id);
    let list = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
    let option = list.and_then(|list| list.selected_options().item(0));
    option
        .and_then(|one| one.text_content())
        .unwrap_or_default()
}

/// Hears, as long as the page stands, that the value of a field is another; with its id.
pub fn on_change(hear: impl Fn(&str) + 'static) {
    let hear = Rc::new(hear);
    // Text as it is typed; lists when one is chosen, of which not every program that works a page tells as it does of text.
    for name in ["input", "change"] {
        let hear = hear.clone();
        EventListener::new(&app(), name, move |event| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if let Some(field) = target {
                hear(&field.id());
            }
        })
        .forget();
    }
}
