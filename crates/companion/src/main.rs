//! The companion: help that stands beside the page, for those who ask for it.
//!
//! It reads aloud, shows how things are done, asks before one leaves, hands settings over to another device, passes pages on
//! and listens. Most visits need none of this, so it is a program of its own, which the portal loads when something is first
//! asked for.
//!
//! It knows the page as a person does, by what stands in the document, and shares nothing with the portal but the words.
//! The portal asks with an event `companion-ask` whose `detail` says what: `read`, `how`, `how NAME`, `leave ADDRESS`,
//! `hand-over`, `share`, `slides`, `listen`, `player`, `frame ADDRESS`. It says `portal-arrived` where another page has come,
//! and `portal-changed` where language or mode are others. The companion says `companion-ready` once.

mod code;
mod dialog;
mod dom;
mod frame;
mod guide;
mod hand_over;
mod leave;
mod listen;
mod player;
mod read;
mod session;
mod share;
mod slides;
mod tasks;

use dom::{document, on_document};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

fn main() {
    on_document("companion-ask", |event| {
        let asked = event
            .dyn_ref::<CustomEvent>()
            .and_then(|event| event.detail().as_string());
        answer(&asked.unwrap_or_default());
    });
    on_document("portal-arrived", |_| {
        read::arrived();
        player::arrived();
        dialog::close();
        frame::leave();
    });
    on_document("portal-changed", |_| {
        read::stop();
        guide::speak_anew();
        frame::speak_anew();
        player::speak_anew();
    });
    read::stop_when_the_page_goes();
    guide::resume();
    if let Ok(ready) = Event::new("companion-ready") {
        // Nobody can forbid it.
        let _ = document().dispatch_event(&ready);
    }
}

fn answer(asked: &str) {
    let (what, rest) = asked.split_once(' ').unwrap_or((asked, ""));
    match what {
        "read" => read::toggle(),
        "how" => guide::ask(rest),
        "leave" => leave::ask(rest),
        "hand-over" => hand_over::show(),
        "share" => share::show(),
        "slides" => slides::show(),
        "listen" => listen::ask(),
        "player" => player::dress(),
        "frame" => frame::show(rest),
        // Asked by a portal that is newer than its companion.
        _ => {}
    }
}
