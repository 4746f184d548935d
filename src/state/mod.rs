//! What the learner brings along: preferences, and where they were. Kept on the device.

mod prefs;
mod recent;

pub use prefs::{Prefs, PrefsHandle, TextSize, Theme, use_lang, use_prefs, use_prefs_state};
pub use recent::{Place, forget, forget_all, give_back, last_place, recent_text, visit};
