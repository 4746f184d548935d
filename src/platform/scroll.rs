//! Keeping one's place: a new page opens at its top, back and forward bring a page back where it was left.

use super::{page, time};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

thread_local! {
    /// How far down each address was left; the newest visit wins.
    static PLACES: RefCell<HashMap<String, f64>> = RefCell::default();
    /// Whether the page now opening was reached by back or forward.
    static POPPED: Cell<bool> = const { Cell::new(false) };
}

/// Begins to watch, before the router does: the browser must not scroll by itself, since pages fill after they open.
pub fn watch() {
    let window = gloo::utils::window();
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    EventListener::new(&window, "popstate", |_| POPPED.set(true)).forget();
    EventListener::new(&window, "scroll", |_| {
        let y = gloo::utils::window().scroll_y().unwrap_or(0.0);
        PLACES.with_borrow_mut(|places| places.insert(page::address(), y));
    })
    .forget();
}

/// Whether the page now opening was reached by back or forward, before [`arrive`] takes it up.
pub fn is_popped() -> bool {
    POPPED.get()
}

/// Takes up the right place on the page that has just opened. `new_page` is false where only the query changed.
pub fn arrive(new_page: bool) {
    let popped = POPPED.replace(false);
    let place = PLACES.with_borrow(|places| places.get(&page::address()).copied());
    match place {
        Some(y) if popped => wasm_bindgen_futures::spawn_local(restore(y)),
        _ if popped || new_page => gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0),
        _ => {}
    }
}

/// Goes to `y` as soon as the page is long enough; gives up after three seconds or when another page opens.
async fn restore(y: f64) {
    let address = page::address();
    for _ in 0..60 {
        if page::address() != address {
            return;
        }
        let root = page::document().document_element();
        let room = root.map_or(0, |html| html.scroll_height() - html.client_height());
        if f64::from(room) + 1.0 >= y {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, y);
            return;
        }
        time::sleep(50).await;
    }
}
