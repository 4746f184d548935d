//! The player on the device's lock screen, and by the buttons of a headset.

use super::{JUMP, Player};
use crate::dom::get;
use crate::read;
use crate::session::{Hear, Session};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The recording has begun to play, or has paused.
pub fn plays(player: &Rc<Player>, on: bool) {
    player.plays(on);
    let mut session = player.session.borrow_mut();
    // What is heard of late may be over again.
    if on && !player.media.paused() {
        // Two voices at once are none.
        read::stop();
        *session = begin(player);
    }
    if !player.figure.is_connected() {
        *session = None;
    }
    if let Some(session) = &*session {
        session.plays(on);
    }
}

fn begin(player: &Rc<Player>) -> Option<Session> {
    let act = |name: &'static str, act: fn(&Player, JsValue)| {
        let player = Rc::downgrade(player);
        let hear: Hear = Box::new(move |details| {
            if let Some(player) = player.upgrade() {
                act(&player, details);
            }
        });
        (name, hear)
    };
    Session::new(vec![
        act("play", |player, _| {
            // A browser that forbids it says so by staying silent.
            let _ = player.media.play();
        }),
        act("pause", |player, _| {
            let _ = player.media.pause();
        }),
        act("seekbackward", |player, details| {
            player.jump(-number(&details, "seekOffset").unwrap_or(JUMP));
        }),
        act("seekforward", |player, details| {
            player.jump(number(&details, "seekOffset").unwrap_or(JUMP));
        }),
        act("seekto", |player, details| {
            if let Some(time) = number(&details, "seekTime") {
                player.media.set_current_time(time);
            }
        }),
    ])
}

fn number(details: &JsValue, name: &str) -> Option<f64> {
    get(details, name)?.as_f64()
}
