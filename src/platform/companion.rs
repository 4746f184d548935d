//! The companion: a program beside the portal, loaded when something is first asked of it. See `crates/companion`.

use super::page::{document, set_root_attribute};
use super::time;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use web_sys::{CustomEvent, CustomEventInit, Event};

/// Loads the companion's program; it lies beside the page.
const LOADER: &str = "companion_loader.js";

/// How long it may take to come, in milliseconds.
const PATIENCE: u32 = 20_000;

/// The attribute of `<html>` while it is on its way.
const COMING: &str = "data-companion";

/// What is asked, and what to do where nobody answers.
type Asked = (String, Box<dyn Fn(String)>);

thread_local! {
    /// Whether it listens.
    static READY: Cell<bool> = const { Cell::new(false) };
    /// What was asked last while it is on its way.
    static ASKED: RefCell<Option<Asked>> = const { RefCell::new(None) };
    /// How often it was sent for; the listeners are there from the first time on.
    static TRIES: Cell<u32> = const { Cell::new(0) };
}

/// Asks something of it. `failed` is called with what was asked where it cannot be loaded.
pub fn ask(what: &str, failed: impl Fn(String) + 'static) {
    if READY.get() {
        return tell(what);
    }
    // Of two things that are asked while it is on its way, the later one is meant.
    let on_its_way = ASKED.replace(Some((what.to_owned(), Box::new(failed))));
    if on_its_way.is_some() {
        return;
    }
    let this = TRIES.get() + 1;
    TRIES.set(this);
    if this == 1 {
        listen();
    }
    // The styles show that it is on its way.
    set_root_attribute(COMING, Some("coming"));
    time::after(PATIENCE, move || {
        if TRIES.get() == this {
            fail();
        }
    })
    .forget();
    let document = document();
    let Ok(script) = document.create_element("script") else {
        return fail();
    };
    EventListener::once(&script, "error", |_| fail()).forget();
    let added = script.set_attribute("src", LOADER);
    if let (Ok(()), Some(head)) = (added, document.document_element()) {
        // It fails only for what would be its own parent.
        let _ = head.append_child(&script);
    }
}

fn listen() {
    let document = document();
    EventListener::new(&document, "companion-ready", |_| {
        READY.set(true);
        set_root_attribute(COMING, None);
        if let Some((what, _)) = ASKED.take() {
            tell(&what);
        }
    })
    .forget();
    EventListener::new(&document, "companion-failed", |_| fail()).forget();
    // A file that is there but damaged is an error of the window: nothing else tells of it.
    EventListener::new(&gloo::utils::window(), "error", |event| {
        let file = js_sys::Reflect::get(event, &"filename".into()).ok();
        if file.is_some_and(|file| file.as_string().is_some_and(|f| f.contains("companion"))) {
            fail();
        }
    })
    .forget();
}

/// It does not come.
fn fail() {
    set_root_attribute(COMING, None);
    if let Some((what, failed)) = ASKED.take() {
        failed(what);
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

/// Tells it that language or mode are others.
pub fn changed() {
    if READY.get() {
        say("portal-changed");
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
