//! A player of another site, in a frame with no more rights than it needs, after somebody has asked for it by a button that
//! names the site.

use crate::dialog::{button, relabel};
use crate::dom::{self, Listener, lang, root, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlIFrameElement, Url};

/// What the frame may do: run its scripts, under its own origin and never ours. It may not open windows, send forms, lead this
/// page elsewhere or ask for anything of the device.
const MAY: &str = "allow-scripts allow-same-origin";

thread_local! {
    static CLOSING: RefCell<Vec<Listener>> = const { RefCell::new(Vec::new()) };
}

/// Shows the player of an address in the place of the button that asked for it.
pub fn show(address: &str) {
    let Ok(url) = Url::new(address) else { return };
    // A frame of our own host under its own origin could take its sandbox off.
    let own = window().location().host().unwrap_or_default();
    if url.protocol() != "https:" || url.host() == own {
        return;
    }
    let asked = format!("frame {address}");
    let buttons = dom::all(&root(), "figure.player-elsewhere [data-ask]");
    let asking = buttons
        .into_iter()
        .find(|b| b.get_attribute("data-ask").as_deref() == Some(&asked));
    let Some(asking) = asking else { return };
    let Some(figure) = asking.closest("figure").ok().flatten() else {
        return;
    };
    if figure.class_list().contains("is-open") {
        return;
    }
    let frame = dom::make("iframe", "", "");
    for (name, value) in [
        ("sandbox", MAY),
        ("allow", "fullscreen; picture-in-picture; encrypted-media"),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("title", &lang().player_frame(&url.host())),
        // Last: what the frame may do is known before it loads.
        ("src", address),
    ] {
        dom::set(&frame, name, value);
    }
    let close = button("button", "close", lang().player_close());
    dom::append(&figure, &frame);
    dom::append(&figure, &close);
    let _ = figure.class_list().add_1("is-open");
    dom::focus(&frame);
    let gone = close.clone();
    let back: Option<HtmlElement> = asking.dyn_into().ok();
    let listener = Listener::new(&close, "click", move |_| {
        frame.remove();
        gone.remove();
        let _ = figure.class_list().remove_1("is-open");
        if let Some(back) = &back {
            dom::focus(back);
        }
    });
    // A listener is not dropped while it runs: it stays until another page comes.
    CLOSING.with_borrow_mut(|all| all.push(listener));
}

/// Another page has come, and the players of the last have gone with it.
pub fn leave() {
    CLOSING.take();
}

/// The portal speaks another language.
pub fn speak_anew() {
    for frame in dom::all(&root(), "figure.player-elsewhere iframe") {
        let Ok(frame) = frame.dyn_into::<HtmlIFrameElement>() else {
            continue;
        };
        if let Ok(url) = Url::new(&frame.src()) {
            frame.set_title(&lang().player_frame(&url.host()));
        }
        let close = frame.next_element_sibling();
        if let Some(close) = close.and_then(|close| close.dyn_into::<HtmlElement>().ok()) {
            relabel(&close, "close", lang().player_close());
        }
    }
}
