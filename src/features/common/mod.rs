//! What several features need: loading states on the screen, the search field, page titles, places one has been.

mod search_field;

pub use search_field::SearchField;

use crate::i18n::Lang;
use crate::platform::page;
use crate::services::Loading;
use crate::state::{Place, RecentAction, use_recent};
use crate::ui::{item_list, Status, words};
use lifelong_api::ColumnSection;
use yew::prelude::*;

/// What was loaded, or its loading state. An error after something was there keeps it, below the message.
pub fn show<T>(loading: &Loading<T>, lang: Lang, render: impl FnOnce(&T) -> Html) -> Html {
    let status = |error: Option<&crate::services::ServiceError>| {
        let again = error.is_none_or(|e| e.can_retry()).then(|| loading.again.clone());
        html! { <Status error={error.map(|e| e.words(lang))} {again} {lang} /> }
    };
    let error = loading.state.error();
    match loading.state.value() {
        None => html! { <div class="shown">{ status(error) }</div> },
        Some(value) => html! {
            <div class="shown">
                if error.is_some() { { status(error) } }
                { render(&value) }
            </div>
        },
    }
}

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

/// Sets the window's title once the page knows what it is about.
#[hook]
pub fn use_page_title(title: Option<String>, lang: Lang) {
    use_effect_with((title, lang), |(title, lang)| {
        if let Some(title) = title {
            page::set_title(&lang.window_title(title));
        }
    });
}

/// Remembers that the learner is here, once the page knows what it is about.
#[hook]
pub fn use_visit(place: Option<Place>) {
    let recent = use_recent();
    use_effect_with(place, move |place| {
        if let Some(place) = place {
            recent.dispatch(RecentAction::Visit(place.clone()));
        }
    });
}
