//! Programs beside the portal, each loaded when something is first asked of it: the companion (`crates/companion`), the
//! study and the desk (`src/study`), which keep the learner's record, and the hall (`src/hall`).

use super::page::{document, set_root_attribute};
use super::time;
use futures::channel::oneshot;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{CustomEvent, CustomEventInit, Event};

/// How long it may take to come, in milliseconds.
const PATIENCE: u32 = 20_000;

/// What is asked, and what to do where nobody answers.
type Asked = (String, Box<dyn Fn(String)>);

/// A program beside the portal.
pub struct Program {
    /// Its name, with which the names of its files, its events and its attribute of `<html>` begin.
    name: &'static str,
    /// Whether it listens.
    ready: Cell<bool>,
    /// What was asked last while it is on its way.
    asked: RefCell<Option<Asked>>,
    /// How often it was sent for; the listeners are there from the first time on.
    tries: Cell<u32>,
}

thread_local! {
    static PROGRAMS: [&'static Program; 4] = ["companion", "study", "desk", "hall"].map(|name| &*Box::leak(Box::new(Program {
        name,
        ready: Cell::new(false),
        asked: RefCell::new(None),
        tries: Cell::new(0),
    })));
}

/// Reads aloud, shows how, asks before one leaves.
pub fn companion() -> &'static Program {
    PROGRAMS.with(|all| all[0])
}

/// Keeps the learner's record: the study where one learns, the desk where one looks at what one has learned.
pub fn record(desk: bool) -> &'static Program {
    PROGRAMS.with(|all| all[1 + usize::from(desk)])
}

/// Shows columns, events and institutions.
pub fn hall() -> &'static Program {
    PROGRAMS.with(|all| all[3])
}

impl Program {
    /// Waits until it is here. False where it does not come.
    pub async fn come(&'static self) -> bool {
        let (sender, came) = oneshot::channel();
        let sender = Rc::new(Cell::new(Some(sender)));
        let send = move |here| {
            if let Some(sender) = sender.take() {
                // Whoever waited may have gone on to another page.
                let _ = sender.send(here);
            }
        };
        let (here, away) = (send.clone(), send);
        let listening = EventListener::once(&document(), self.named("-ready"), move |_| here(true));
        if self.ready.get() {
            return true;
        }
        self.ask("", move |_| away(false));
        let came = came.await.unwrap_or(self.ready.get());
        drop(listening);
        came
    }

    /// Asks something of it. `failed` is called with what was asked where it cannot be loaded.
    pub fn ask(&'static self, what: &str, failed: impl Fn(String) + 'static) {
        if self.ready.get() {
            return self.tell(what);
        }
        // Of two things that are asked while it is on its way, the later one is meant.
        let on_its_way = self
            .asked
            .replace(Some((what.to_owned(), Box::new(failed))));
        if on_its_way.is_some() {
            return;
        }
        let this = self.tries.get() + 1;
        self.tries.set(this);
        if this == 1 {
            self.listen();
        }
        // The styles show that it is on its way.
        self.coming(Some("coming"));
        time::after(PATIENCE, move || {
            if self.tries.get() == this {
                self.fail();
            }
        })
        .forget();
        let document = document();
        let Ok(script) = document.create_element("script") else {
            return self.fail();
        };
        EventListener::once(&script, "error", move |_| self.fail()).forget();
        let added = script.set_attribute("src", &self.named("_loader.js"));
        if let (Ok(()), Some(head)) = (added, document.document_element()) {
            // It fails only for what would be its own parent.
            let _ = head.append_child(&script);
        }
    }

    fn named(&self, rest: &str) -> String {
        [self.name, rest].concat()
    }

    fn coming(&self, how: Option<&str>) {
        set_root_attribute(&["data-", self.name].concat(), how);
    }

    fn listen(&'static self) {
        let document = document();
        EventListener::new(&document, self.named("-ready"), move |_| {
            self.ready.set(true);
            self.coming(None);
            if let Some((what, _)) = self.asked.take() {
                self.tell(&what);
            }
        })
        .forget();
        EventListener::new(&document, self.named("-failed"), move |_| self.fail()).forget();
        // A file that is there but damaged is an error of the window: nothing else tells of it.
        EventListener::new(&gloo::utils::window(), "error", move |event| {
            let file = js_sys::Reflect::get(event, &"filename".into()).ok();
            if file.is_some_and(|file| file.as_string().is_some_and(|f| f.contains(self.name))) {
                self.fail();
            }
        })
        .forget();
    }

    /// It does not come.
    fn fail(&self) {
        self.coming(None);
        if let Some((what, failed)) = self.asked.take() {
            failed(what);
        }
    }

    fn tell(&self, what: &str) {
        let detail = CustomEventInit::new();
        detail.set_detail(&what.into());
        if let Ok(event) = CustomEvent::new_with_event_init_dict(&self.named("-ask"), &detail) {
            let _ = document().dispatch_event(&event);
        }
    }
}

/// Calls the companion where it showed something step by step when the page was loaded anew.
pub fn resume() {
    let session = gloo::utils::window().session_storage().ok().flatten();
    let kept = session.and_then(|kept| kept.get_item("lifelong.guide").ok().flatten());
    if kept.is_some() {
        // It goes on by itself. Where it does not come, the page is as it was.
        companion().ask("", |_| ());
    }
}

/// Tells the programs something that all should know: `portal-arrived`, where another page has come; `portal-changed`, where
/// language or mode are others.
pub fn say(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = document().dispatch_event(&event);
    }
}
