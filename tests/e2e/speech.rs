//! A speech engine in place of the browser's: headless browsers have no voices.

use crate::Browser;
use serde_json::Value;

/// Speaks by the clock and notes what it was given: `window.__said` holds `[language, rate, text]`. `__pace` is how long a piece takes,
/// in milliseconds; without one it never ends.
const ENGINE: &str = r"(() => {
  const voices = arguments_.map(lang => ({ lang, name: lang, voiceURI: lang, localService: true, default: false }));
  window.__said = []; window.__cancelled = 0;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; this.rate = 1; this.lang = ''; } };
  let timer = 0;
  const engine = {
    getVoices: () => voices,
    cancel() { window.__cancelled++; clearTimeout(timer); },
    speak(u) {
      if (!voices.length) return;
      window.__said.push([u.lang, u.rate, u.text, u.voice && u.voice.lang]);
      u.onstart && u.onstart(new Event('start'));
      if (window.__pace) timer = setTimeout(() => u.onend && u.onend(new Event('end')), window.__pace);
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: engine, configurable: true });
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
}
