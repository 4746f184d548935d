//! “Start here”: the home page of caring mode, one question with at most six large answers.

use crate::i18n::Lang;
use crate::state::Place;
use crate::ui::{icon, link, words};
use lifelong_api::Outline;
use yew::prelude::*;

/// The query of the whole home page, for those who want it in caring mode too.
pub const WHOLE_QUERY: &str = "?view=all";

/// The page. `phone` is the door to help with telephones, where the catalogue has such a column.
pub fn page(last: Option<&Place>, phone: Html, lang: Lang) -> Html {
    let first = match last {
        Some(place) => door(
            &place.path,
            "clock",
            html! { { lang.start_continue() } },
            words(&place.title, lang),
        ),
        None => door(
            "/find",
            "search",
            html! { { lang.start_find() } },
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
        door(to, symbol, html! { { name } }, html! { { text } })
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

/// The id of the column that helps with telephones: see docs/content.md.
const PHONE_HELP: &str = "smart-help";

/// The door to help with telephones; in a catalogue without it, to the column that it puts first.
pub fn phone(columns: &[Outline], today: &str, lang: Lang) -> Html {
    let of = |column: &Outline| format!("/column/{}", column.id);
    if let Some(column) = columns.iter().find(|column| column.id == PHONE_HELP) {
        let text = html! { { lang.start_phone_text() } };
        return door(&of(column), "phone", html! { { lang.start_phone() } }, text);
    }
    match columns
        .iter()
        .find(|column| column.featured && column.is_open(today))
    {
        Some(column) => {
            let (name, text) = (words(&column.name, lang), words(&column.r#abstract, lang));
            door(&of(column), "layers", name, text)
        }
        None => html! {},
    }
}

/// From the whole home page back to the question.
pub fn way_back(lang: Lang) -> Html {
    html! { <p class="start-back">{ link("/", "button", html! { <>{ icon("back") }{ lang.start_back() }</> }) }</p> }
}

fn door(to: &str, symbol: &str, name: Html, text: Html) -> Html {
    let inside = html! {
        <>
            { icon(symbol) }
            <span class="start-words"><strong>{ name }</strong><span>{ text }</span></span>
        </>
    };
    link(to.to_owned(), "start-door", inside)
}
