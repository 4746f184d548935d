//! Buttons.

use super::icon::icon;
use yew::prelude::*;

/// A button with an icon and words.
pub fn button(
    class: &'static str,
    symbol: &'static str,
    words: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} {onclick}>{ icon(symbol) }<span>{ words }</span></button> }
}
