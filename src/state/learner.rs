//! The learner's state in one context: every provider type costs download, and these change rarely.

use super::prefs::{PrefsHandle, use_prefs_state};
use super::recent::{RecentHandle, use_recent_state};
use crate::i18n::Lang;
use yew::prelude::*;

/// What the learner brings along.
#[derive(Clone, PartialEq)]
pub struct Learner {
    /// Preferences.
    pub prefs: PrefsHandle,
    /// Where they were.
    pub recent: RecentHandle,
}

/// Makes the state; called once, at the root.
#[hook]
pub fn use_learner_state() -> Learner {
    Learner {
        prefs: use_prefs_state(),
        recent: use_recent_state(),
    }
}

/// The learner's state, anywhere below the root.
#[hook]
pub fn use_learner() -> Learner {
    use_context::<Learner>().expect("the root provides the learner's state")
}

/// The language of the portal's words.
#[hook]
pub fn use_lang() -> Lang {
    use_learner().prefs.prefs.lang()
}

/// Where the learner was, anywhere below the root.
#[hook]
pub fn use_recent() -> RecentHandle {
    use_learner().recent
}
