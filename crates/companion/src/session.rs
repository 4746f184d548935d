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

/// A sound that nobody hears. Browsers show their buttons for what plays in an audio element, for a voice alone they do not;
/// so this goes on beside the voice. It lasts six seconds, as Chromium shows nothing that is shorter than five, and begins again.
struct Silence(JsValue);

impl Silence {
    fn new() -> Option<Self> {
        const SAMPLES: u32 = 6 * 8_000;
        // A WAV file: 8,000 samples a second, one byte each, of which 128 is the middle.
        let mut file = Vec::with_capacity(44 + SAMPLES as usize);
        file.extend(b"RIFF");
        file.extend((36 + SAMPLES).to_le_bytes());
        file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data");
        file.extend(SAMPLES.to_le_bytes());
        file.resize(44 + SAMPLES as usize, 128);
        let make = |name: &str, arguments: &Array| {
            let constructor: Function = get(&window(), name)?.dyn_into().ok()?;
            Reflect::construct(&constructor, arguments).ok()
        };
        let bytes = js_sys::Uint8Array::from(&file[..]);
        let kind = Object::new();
        set(&kind, "type", &"audio/wav".into());
        let blob = make("Blob", &Array::of2(&Array::of1(&bytes), &kind))?;
        let address = dom::call(&get(&window(), "URL")?, "createObjectURL", &[blob]).ok()?;
        let audio = make("Audio", &Array::of1(&address))?;
        set(&audio, "loop", &true.into());
        Some(Self(audio))
    }

    fn plays(&self, on: bool) {
        let is_on = get(&self.0, "paused").is_some_and(|paused| !paused.is_truthy());
        if on == is_on {
            return;
        }
        let name = if on { "play" } else { "pause" };
        // A browser that does not let it play shows no buttons, and that is all.
        dom::settled(dom::call(&self.0, name, &[]), drop);
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        self.plays(false);
        if let (Some(address), Some(url)) = (get(&self.0, "src"), get(&window(), "URL")) {
            let _ = dom::call(&url, "revokeObjectURL", &[address]);
        }
    }
}

/// As long as this stands, and nobody else asks for it, the device shows what is heard.
pub struct Session {
    turn: u32,
    device: JsValue,
    silence: Option<Silence>,
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
            silence: None,
            _hears: hears,
        })
    }

    /// The same for a voice, which is no sound of the page's own.
    pub fn of_voice(actions: Vec<(&str, Hear)>) -> Option<Self> {
        let mut session = Self::new(actions)?;
        session.silence = Silence::new();
        Some(session)
    }

    /// Shows whether the voice speaks; `alone` says that nothing else sounds.
    pub fn speaks(&self, on: bool, alone: bool) {
        self.plays(on);
        if let Some(silence) = &self.silence {
            silence.plays(on && alone && TURN.get() == self.turn);
        }
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
