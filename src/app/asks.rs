//! What buttons anywhere on a page ask for: `data-ask="read"`. Links that leave the portal ask too.

use crate::i18n::Lang;
use crate::platform::{companion, page};
use crate::ui::go;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew_router::prelude::*;

/// Looks whether a click asks for something. `helpless` is set to whether the companion could not be loaded.
pub fn clicked(
    event: &MouseEvent,
    lang: Lang,
    navigator: Option<&Navigator>,
    helpless: UseStateSetter<bool>,
) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let asked = "[data-ask], a[rel~=external]";
    let Some(asks) = target.and_then(|target| target.closest(asked).ok().flatten()) else {
        return;
    };
    let what = match (asks.get_attribute("data-ask"), asks.get_attribute("href")) {
        (Some(what), _) => what,
        // Whoever opens a link in a tab of its own has not left.
        (None, Some(_)) if event.ctrl_key() || event.meta_key() || event.shift_key() => return,
        // A telephone number or a mail address is no other site.
        (None, Some(address)) if address.starts_with("http") => format!("leave {address}"),
        (None, _) => return,
    };
    event.prevent_default();
    match (what.as_str(), navigator) {
        ("print", _) => page::print(),
        ("back", Some(navigator)) if page::has_moved() => navigator.back(),
        ("back", Some(navigator)) => go(navigator, "/"),
        _ => {
            helpless.set(false);
            companion::ask(&what, move |what| match what.strip_prefix("leave ") {
                Some(address) => {
                    page::leave(&format!("{}\n{address}", lang.leave_title()), address);
                }
                None => helpless.set(true),
            });
        }
    }
}
