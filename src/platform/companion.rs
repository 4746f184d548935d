//! The companion: a program beside the portal, loaded when something is first asked of it. See `crates/companion`.

use super::page::{document, set_root_attribute};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use web_sys::{CustomEvent, CustomEventInit, Event};

/// Loads the companion's program; it lies beside the page.
const LOADER: &str = "companion_loader.js";

/// The attribute of `<html>` while it is on its way.
const COMING: &str = "data-companion";

thread_local! {
    /// Whether it listens.
    static READY: Cell<bool> = const { Cell::new(false) };
    /// What was asked last while it is on its way.
    static ASKED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Asks something of it. `failed` is called with what was asked where it cannot be loaded.
pub fn ask(what: &str, failed: impl Fn(String) + 'static) {
    if READY.get() {
        return tell(what);
    }
    if ASKED.replace(Some(what.to_owned())).is_some() {
        return;
    }
    let document = document();
    // The styles show that it is on its way.
    set_root_attribute(COMING, Some("coming"));
    EventListener::once(&document, "companion-ready", |_| {
        READY.set(true);
        set_root_attribute(COMING, None);
        if let Some(what) = ASKED.take() {
            tell(&what);
        }
    })
    .forget();
    EventListener::once(&document, "companion-failed", move |_| {
        set_root_attribute(COMING, None);
        if let Some(what) = ASKED.take() {
            failed(what);
        }
    })
    .forget();
    let Ok(script) = document.create_element("script") else {
        return;
    };
    EventListener::once(&script, "error", |_| say("companion-failed")).forget();
    // A file that is there but damaged is an error of the window: nothing else tells of it.
    let window = gloo::utils::window();
    EventListener::once(&window, "error", |_| say("companion-failed")).forget();
    let added = script.set_attribute("src", LOADER);
    if let (Ok(()), Some(head)) = (added, document.document_element()) {
        // It fails only for what would be its own parent.
        let _ = head.append_child(&script);
    }
}

/// Calls it where it showed something step by step when the page was loaded anew.
pub fn resume() {
    let session = gloo::utils::window().session_storage().ok().flatten();
    let kept = session.and_then(|kept| kept.get_item("lifelong.guide").ok().flatten());
    if kept.is_some() {
        // It goes on by itself. Where it does not come, the page is as it was.
        ask("", |_| ());
    }
}

/// Tells it that another page has come.
pub fn arrived() {
    if READY.get() {
        say("portal-arrived");
    }
}

fn tell(what: &str) {
    let detail = CustomEventInit::new();
    detail.set_detail(&what.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("companion-ask", &detail) {
        let _ = document().dispatch_event(&event);
    }
}

fn say(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = document().dispatch_event(&event);
    }
}
