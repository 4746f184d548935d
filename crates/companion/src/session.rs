//! What the device shows of what is heard: on its lock screen, to the buttons of a headset (W3C Media Session). One sound at a
//! time has it. Browsers show it while something sounds that they take for media; where they know nothing of it, all goes on
//! without.

use crate::dom::{self, all, get, root, window};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What may be asked for.
const ACTIONS: [&str; 8] = [
    "play",
    "pause",
    "stop",
    "previoustrack",
    "nexttrack",
    "seekbackward",
    "seekforward",
    "seekto",
];

/// Hears that something was asked for, with what belongs to it.
pub type Hear = Box<dyn FnMut(JsValue)>;

thread_local! {
    /// Counts those who had it: who comes later has it now.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// As long as this stands, and nobody else asks for it, the device shows what is heard.
pub struct Session {
    turn: u32,
    device: JsValue,
    _hears: Vec<Closure<dyn FnMut(JsValue)>>,
}

impl Session {
    /// Shows the page's name with what it is of. None where the browser has no such thing.
    pub fn new(actions: Vec<(&str, Hear)>) -> Option<Self> {
        let device = get(&get(&window(), "navigator")?, "mediaSession")?;
        let turn = TURN.get() + 1;
        TURN.set(turn);
        clear(&device);
        set(&device, "metadata", &named().unwrap_or(JsValue::NULL));
        let hear = |(name, hear): (&str, Hear)| {
            let hear = Closure::wrap(hear);
            // Browsers refuse what they do not know of.
            let _ = dom::call(
                &device,
                "setActionHandler",
                &[name.into(), hear.as_ref().clone()],
            );
            hear
        };
        let hears = actions.into_iter().map(hear).collect();
        Some(Self {
            turn,
            device,
            _hears: hears,
        })
    }

    /// Shows whether it sounds.
    pub fn plays(&self, on: bool) {
        if TURN.get() == self.turn {
            let state = if on { "playing" } else { "paused" };
            set(&self.device, "playbackState", &state.into());
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if TURN.get() == self.turn {
            clear(&self.device);
        }
    }
}

fn clear(device: &JsValue) {
    for name in ACTIONS {
        let _ = dom::call(device, "setActionHandler", &[name.into(), JsValue::NULL]);
    }
    set(device, "metadata", &JsValue::NULL);
    set(device, "playbackState", &"none".into());
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // It fails for nothing that is an object.
    let _ = Reflect::set(object, &name.into(), value);
}

/// The page's heading, and the book or course it is in; where it is in none, the portal's name.
fn named() -> Option<JsValue> {
    let constructor: Function = get(&window(), "MediaMetadata")?.dyn_into().ok()?;
    let words = |found: Option<Element>| {
        let text = found.and_then(|element| element.text_content());
        JsValue::from_str(text.unwrap_or_default().trim())
    };
    let data = Object::new();
    set(&data, "title", &words(all(&root(), "main h1").pop()));
    let of = all(&root(), ".brand, main .crumbs a").pop();
    set(&data, "artist", &words(of));
    Reflect::construct(&constructor, &Array::of1(&data)).ok()
}
