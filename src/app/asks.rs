//! Clicks anywhere on a page: links inside the portal are followed, those that leave it ask first, and buttons ask for
//! what they say: `data-ask="read"`.

use super::shell::Helpless;
use crate::i18n::Lang;
use crate::platform::{events, page, program};
use crate::ui::go;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew_router::prelude::*;

/// Listens to clicks inside the portal, whoever put up what is clicked: the portal itself, or the study inside it.
/// `helpless` is set to what to say where a program could not be loaded.
#[hook]
pub fn use_clicks(lang: Lang, navigator: Option<Navigator>, helpless: UseStateSetter<Helpless>) {
    use_effect_with((lang, navigator), move |(lang, navigator)| {
        let (lang, navigator) = (*lang, navigator.clone());
        let hearing = events::on_click(move |event| {
            clicked(event, lang, navigator.as_ref(), helpless.clone());
        });
        move || drop(hearing)
    });
}

/// Looks what a click is for.
fn clicked(
    event: &MouseEvent,
    lang: Lang,
    navigator: Option<&Navigator>,
    helpless: UseStateSetter<Helpless>,
) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(asks) = target.and_then(|t| t.closest("[data-ask], a[href]").ok().flatten()) else {
        return;
    };
    let what = match asks.get_attribute("data-ask") {
        Some(what) => what,
        // Whoever opens a link in a tab of its own has not left.
        None if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() => {
            return;
        }
        None => {
            let address = asks.get_attribute("href").unwrap_or_default();
            let elsewhere = asks
                .get_attribute("rel")
                .is_some_and(|rel| rel.contains("external"));
            match (page::inside(&address), navigator) {
                (Some(path), Some(navigator)) => {
                    event.prevent_default();
                    // The study goes to places on the page that is shown.
                    if is_here(path) {
                        return;
                    }
                    return go(navigator, path);
                }
                // A telephone number or a mail address is no other site.
                _ if elsewhere && address.starts_with("http") => format!("leave {address}"),
                _ => return,
            }
        }
    };
    event.prevent_default();
    match (what.as_str(), navigator) {
        ("print", _) => page::print(),
        ("back", Some(navigator)) if page::has_moved() => navigator.back(),
        ("back", Some(navigator)) => go(navigator, "/"),
        _ => {
            helpless.set(Helpless::No);
            program::companion().ask(&what, move |what| match what.strip_prefix("leave ") {
                Some(address) => {
                    page::leave(&format!("{}\n{address}", lang.leave_title()), address);
                }
                None => helpless.set(Helpless::Companion),
            });
        }
    }
}

/// Whether a path leads to a place on this page, as links inside a chapter do.
fn is_here(to: &str) -> bool {
    let page = to.split_once('#').map(|(page, _)| page);
    page.is_some() && page == page::inside(&page::address())
}
