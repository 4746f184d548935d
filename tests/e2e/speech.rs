//! A speech engine in place of the browser's: headless browsers have no voices.

use crate::Browser;
use serde_json::{Value, json};

/// Speaks by the clock and notes what it was given: `window.__said` holds `[language, rate, text]`. `__pace` is how long a piece takes,
/// in milliseconds; without one it ends when it is told so. `__tell` tells something of the piece that is being spoken.
const ENGINE: &str = r"(() => {
  const voices = arguments_.map(lang => ({ lang, name: lang, voiceURI: lang, localService: true, default: false }));
  window.__said = []; window.__cancelled = 0;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; this.rate = 1; this.lang = ''; } };
  let timer = 0, now = null;
  window.__tell = (what, more) => now && now['on' + what] && now['on' + what](Object.assign(new Event(what), more));
  const engine = {
    getVoices: () => voices,
    cancel() { window.__cancelled++; clearTimeout(timer); now = null; },
    speak(u) {
      if (!voices.length) return;
      window.__said.push([u.lang, u.rate, u.text, u.voice && u.voice.lang]);
      now = u;
      u.onstart && u.onstart(new Event('start'));
      if (window.__pace) timer = setTimeout(() => u.onend && u.onend(new Event('end')), window.__pace);
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: engine, configurable: true });
})()";

/// Notes who hears the buttons of the device, in `window.__device`.
const DEVICE: &str = r"(() => {
  window.__device = {};
  const session = navigator.mediaSession;
  const hand_on = session.setActionHandler.bind(session);
  session.setActionHandler = (name, hear) => { window.__device[name] = hear; hand_on(name, hear); };
})()";

/// A piece that was spoken.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The language it was to be spoken in.
    pub lang: String,
    /// How fast; 1 is the voice's own speed.
    pub rate: f64,
    /// The words.
    pub text: String,
    /// The language of the voice that was chosen.
    pub voice: String,
}

impl Browser {
    /// Gives every page from now on an engine with one voice for each of these languages.
    #[track_caller]
    pub fn with_voices(&self, languages: &[&str]) {
        let list = serde_json::to_string(languages).expect("a list of tags");
        self.before_every_page(&ENGINE.replace("arguments_", &list));
    }

    /// What was spoken since the page was loaded.
    pub fn said(&self) -> Vec<Said> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let said = self.js("return window.__said", Vec::new());
        let said = said.as_array().cloned().unwrap_or_default();
        said.iter()
            .map(|one| Said {
                lang: text(&one[0]),
                rate: one[1].as_f64().unwrap_or_default(),
                text: text(&one[2]),
                voice: text(&one[3]),
            })
            .collect()
    }

    /// The piece that is being spoken is at its end.
    #[track_caller]
    pub fn end_piece(&self) {
        self.js("window.__tell('end')", Vec::new());
    }

    /// The engine is about to say a part of the piece: a `word`, a `sentence`. Some engines tell no length.
    #[track_caller]
    pub fn tell_part(&self, kind: &str, at: u32, length: Option<u32>) {
        let part = json!({ "name": kind, "charIndex": at, "charLength": length });
        self.js("window.__tell('boundary', arguments[0])", vec![part]);
    }

    /// Every page from now on notes who hears the buttons of the device: of its lock screen, of a headset.
    #[track_caller]
    pub fn with_device(&self) {
        self.before_every_page(DEVICE);
    }

    /// The buttons of the device that do something, by their names.
    pub fn device_buttons(&self) -> Vec<String> {
        let names = "return Object.keys(window.__device).filter(name => window.__device[name]).sort().join(' ')";
        let names = self.js(names, Vec::new());
        let names = names.as_str().unwrap_or_default().split_whitespace();
        names.map(str::to_owned).collect()
    }

    /// Presses a button of the device.
    #[track_caller]
    pub fn press_device(&self, name: &str, details: Value) {
        let press = "const hear = window.__device[arguments[0]]; \
            hear(Object.assign({ action: arguments[0] }, arguments[1])); return true";
        self.js(press, vec![json!(name), details]);
    }

    /// What the device shows: a title, what it is of, and whether it sounds (`none`, `paused`, `playing`).
    pub fn device_shows(&self) -> [String; 3] {
        let shown = "const session = navigator.mediaSession, data = session.metadata; \
            return [data ? data.title : '', data ? data.artist : '', session.playbackState]";
        let shown = self.js(shown, Vec::new());
        [0, 1, 2].map(|i| shown[i].as_str().unwrap_or_default().to_owned())
    }
}
