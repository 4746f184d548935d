//! “Start here”: the home page of caring mode, one question with at most six large answers.

use crate::i18n::Lang;
use crate::state::Place;
use crate::ui::{icon, link, words};
use lifelong_api::Column;
use yew::prelude::*;

/// The query of the whole home page, for those who want it in caring mode too.
pub const WHOLE_QUERY: &str = "?view=all";

/// The page. `phone` is the door to help with telephones, where the catalogue has such a column.
pub fn page(last: Option<&Place>, phone: Html, lang: Lang) -> Html {
    let first = match last {
        Some(place) => door(
            &place.path,
            "clock",
            lang.start_continue(),
            words(&place.title, lang),
        ),
        None => door(
            "/find",
            "search",
            lang.start_find(),
            html! { { lang.start_find_text() } },
        ),
    };
    let doors = [
        (
            "/five-minutes",
            "play",
            lang.start_micro(),
            lang.start_micro_text(),
        ),
        ("/read", "book", lang.start_read(), lang.start_read_text()),
    ];
    let later = [
        ("/mine", "person", lang.start_mine(), lang.start_mine_text()),
        ("/help", "help", lang.start_help(), lang.start_help_text()),
    ];
    let plain = |(to, symbol, name, text): (&str, &str, &'static str, &'static str)| {
        door(to, symbol, name, html! { { text } })
    };
    html! {
        <section class="start-here">
            <h1 tabindex="-1">{ lang.start_question() }</h1>
            <div class="start-doors">
                { first }
                { for doors.into_iter().map(plain) }
                { phone }
                { for later.into_iter().map(plain) }
            </div>
            <p>{ link(format!("/{WHOLE_QUERY}"), "button", html! { { lang.start_whole() } }) }</p>
        </section>
    }
}

/// The door to help with telephones: the column that the catalogue puts first of those for older learners.
pub fn phone(columns: &[Column], lang: Lang) -> Html {
    match columns.iter().find(|column| column.featured) {
        Some(column) => door(
            &format!("/column/{}", column.id),
            "phone",
            lang.start_phone(),
            html! { { lang.start_phone_text() } },
        ),
        None => html! {},
    }
}

/// From the whole home page back to the question.
pub fn way_back(lang: Lang) -> Html {
    html! { <p class="start-back">{ link("/", "button", html! { <>{ icon("back") }{ lang.start_back() }</> }) }</p> }
}

fn door(to: &str, symbol: &str, name: &'static str, text: Html) -> Html {
    let inside = html! {
        <>
            { icon(symbol) }
            <span class="start-words"><strong>{ name }</strong><span>{ text }</span></span>
        </>
    };
    link(to.to_owned(), "start-door", inside)
}
