//! Icons and scenes, drawn from the two sprites of `assets/`.
//!
//! Functions, not components: every component type costs some six kilobytes of the download, and these hold no state.

use lifelong_api::Area;
use yew::prelude::*;

/// The icon `name` of `icons.svg` (without the leading `i-`).
///
/// It always stands beside a word, so it is hidden from assistive technology.
pub fn icon(name: &str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href={format!("icons.svg#i-{name}")} />
        </svg>
    }
}

/// The paper-cut scene `name` of `scenes.svg` (without the leading `s-`), in the hue of `area`; `Area::Other` is the portal's own.
///
/// It sets a mood and says nothing that the text beside it does not, so it is hidden from assistive technology.
pub fn scene(name: &str, area: Area) -> Html {
    // The library on the home page is drawn wide.
    let view_box = if name == "hero" {
        "0 0 640 360"
    } else {
        "0 0 320 200"
    };
    html! {
        <svg class="scene" data-area={area.code()} viewBox={view_box} aria-hidden="true" focusable="false">
            <use href={format!("scenes.svg#s-{name}")} />
        </svg>
    }
}
