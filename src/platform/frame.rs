//! A page of the portal's in a frame on somebody else's: what its address asks for, and the colours that it wears.

use super::page::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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
