//! What several features need: what is fetched on the screen, the search field, parts of columns and events.

mod loaded;
mod search_field;

pub use loaded::{Loaded, LoadedProps, Part, Shown, load, load_one, load_quietly};
pub use search_field::SearchField;

use crate::i18n::Lang;
use crate::ui::{item_list, words};
use lifelong_api::ColumnSection;
use yew::prelude::*;

/// Parts of a column or an event: a heading, a few words, what it holds.
pub fn sections(sections: &[ColumnSection], lang: Lang) -> Html {
    let section = |(i, section): (usize, &ColumnSection)| {
        html! {
            <section key={i} class="part">
                <h2>{ words(&section.name, lang) }</h2>
                if !section.r#abstract.is_empty() { <p>{ words(&section.r#abstract, lang) }</p> }
                { item_list(&section.items, lang) }
            </section>
        }
    };
    html! { <div class="parts">{ for sections.iter().enumerate().map(section) }</div> }
}

/// What to show when a list of the catalogue is empty.
pub fn none_yet(text: &str) -> Html {
    html! { <p class="none-yet">{ text }</p> }
}
