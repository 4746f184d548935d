//! “Take my record along”: saving it as a file, taking a file in, undoing, room, and deleting everything.

mod delete;
mod kinds;
mod preview;
mod room;
mod save;
mod take_in;
mod take_in_view;
mod undo;

pub use kinds::size;
pub use save::copied_words;

use super::hooks::{use_kept, use_lang};
use super::keep;
use super::live::live;
use super::parts;
use yew::prelude::*;

/// The entry that takes the preferences along.
const SETTINGS: &str = "settings/portal";
/// Its register: the preferences as the portal keeps them.
const PREFS_OF_RECORD: &str = "prefs";

/// The page.
#[hook]
pub fn use_data() -> Html {
    let lang = use_lang();
    let held = use_kept((), |()| Box::pin(kinds::held()));
    let count = held
        .as_ref()
        .and_then(|held| held.as_ref().ok())
        .map(|held| **held);
    html! {
        <div class="data">
            if let Some(Err(error)) = &held { { parts::trouble(error, lang) } }
            { save::section(count, lang) }
            { live!("", take_in::use_take_in) }
            { live!("", undo::use_undos) }
            { live!("", keep::use_kept_works) }
            { live!("", room::use_room_here) }
            { live!("", delete::use_delete, delete::DeleteProps { held: count }) }
        </div>
    }
}
