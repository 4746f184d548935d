//! A place on the page that the study fills: see `src/study`.

use yew::prelude::*;

/// A place for a part of the study, for the thing of this id. The portal puts nothing into it.
pub fn slot(part: &'static str, id: &str) -> Html {
    html! { <div key={id.to_owned()} class="study" data-place={part} data-id={id.to_owned()}></div> }
}
