//! The places that the portal leaves, and what stands in them.

use super::page_lang;
use crate::i18n::Lang;
use crate::platform::{events, page};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

/// The attribute of a place that names its part.
const PART: &str = "data-place";
/// The attribute of a place that is filled.
const FILLED: &str = "data-filled";

/// What stands in the place of a part, for the thing of an id.
pub type Fill = fn(part: &str, id: String) -> Html;

thread_local! {
    static MOUNTED: RefCell<Vec<(Element, AppHandle<Place>)>> = const { RefCell::new(Vec::new()) };
    /// What the program can fill.
    static PARTS: Cell<(&'static [&'static str], Fill)> = const { Cell::new((&[], |_, _| yew::virtual_dom::VNode::VText(yew::virtual_dom::VText::new("")))) };
}

/// Starts a program: fills the places of its parts that are there, and those that come, and says `NAME-ready`.
pub fn start(name: &str, parts: &'static [&'static str], fill: Fill) {
    PARTS.set((parts, fill));
    // Yew numbers the trees of a page from 1, each program for itself, and an event goes to the tree of its number. The
    // portal's is 1: this takes the number away, so that each hears its own.
    if let Ok(nowhere) = page::document().create_element("div") {
        yew::Renderer::<Place>::with_root_and_props(nowhere, PlaceProps::default()).render();
    }
    page::set_base(&page::base_of_document());
    events::on_elements(look);
    look();
    if let Ok(ready) = Event::new(&format!("{name}-ready")) {
        let _ = page::document().dispatch_event(&ready);
    }
}

/// Fills new places and leaves those that are gone.
fn look() {
    let gone: Vec<_> = MOUNTED.with_borrow_mut(|all| {
        let is_here = |(place, _): &(Element, AppHandle<Place>)| place.is_connected();
        let (here, gone) = std::mem::take(all).into_iter().partition(is_here);
        *all = here;
        gone
    });
    for (_, app) in gone {
        app.destroy();
    }
    let selector = format!("[{PART}]:not([{FILLED}])");
    let Ok(places) = page::document().query_selector_all(&selector) else {
        return;
    };
    for place in (0..places.length()).filter_map(|i| places.item(i)) {
        let Ok(place) = place.dyn_into::<Element>() else {
            continue;
        };
        let props = PlaceProps {
            part: place.get_attribute(PART).unwrap_or_default(),
            id: place.get_attribute("data-id").unwrap_or_default(),
        };
        // The other program's, or one of a newer portal.
        if !PARTS.get().0.contains(&props.part.as_str()) {
            continue;
        }
        // It fails for no well-formed name.
        let _ = place.set_attribute(FILLED, "");
        let app = yew::Renderer::<Place>::with_root_and_props(place.clone(), props).render();
        MOUNTED.with_borrow_mut(|all| all.push((place, app)));
    }
}

/// A place on the page.
#[derive(Clone, Default, PartialEq, Properties)]
struct PlaceProps {
    /// Which part it is for; empty for none.
    part: String,
    /// For which thing.
    id: String,
}

/// What stands in a place, in the portal's language.
#[component]
fn Place(props: &PlaceProps) -> Html {
    let lang = use_state(page_lang);
    let setter = lang.setter();
    use_effect_with((), move |()| {
        let hearing = events::on_document("portal-changed", move || setter.set(page_lang()));
        move || drop(hearing)
    });
    if props.part.is_empty() {
        return html! {};
    }
    let inside = PARTS.get().1(&props.part, props.id.clone());
    html! { <ContextProvider<Lang> context={*lang}>{ inside }</ContextProvider<Lang>> }
}
