//! What the learner brings along: preferences, and where they were. Kept on the device.

mod learner;
mod prefs;
mod recent;

pub use learner::{Learner, use_lang, use_learner, use_learner_state, use_recent};
pub use prefs::{Prefs, PrefsHandle, TextSize, Theme};
pub use recent::{Place, Recent, RecentAction, RecentHandle, Removed};
