//! What several features need: what is fetched on the screen, the search field.

mod loaded;
mod search_field;

pub use loaded::{Loaded, LoadedProps, Part, Shown, load, load_one, load_quietly};
pub use search_field::SearchField;

use yew::prelude::*;

/// What to show when a list of the catalogue is empty.
pub fn none_yet(text: &str) -> Html {
    html! { <p class="none-yet">{ text }</p> }
}
