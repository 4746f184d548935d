//! Courses by a query, and the search. The search's program comes with the first question.

use super::ask::{Ask, Show};
use crate::i18n::Lang;
use crate::platform::frame;
use crate::services::{self, ServiceError};
use crate::ui::{icon, link, notice, row, site_name};
use lifelong_search::Hit;
use serde::Deserialize;
use yew::prelude::*;

/// Where the list lies in what is drawn.
pub const PLACE: &str = "frame-found";

/// What a frame shows of what the search answers.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Found {
    total: u64,
    exact: bool,
    corrected: Option<String>,
    hits: Vec<Hit>,
}

/// The same in the form of [`lifelong_search::Answer`].
#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "Response")]
    response: Found,
}

/// Looks for courses.
///
/// # Errors
/// [`ServiceError`].
pub async fn find(ask: &Ask, query: &str) -> Result<Found, ServiceError> {
    let request = ask.request(query);
    let answer: Answer = services::search().page_as(request).await?;
    Ok(answer.response)
}

/// Whether anything is to be looked for.
pub fn wanted(ask: &Ask, query: &str) -> bool {
    match ask.show {
        Some(Show::Courses | Show::Institution) => true,
        Some(Show::Search) => !query.is_empty(),
        _ => false,
    }
}

/// What a list of courses is called.
pub fn title(query: &str, lang: Lang) -> String {
    match query {
        "" => lang.embed_courses().to_owned(),
        query => lang.embed_courses_for(query),
    }
}

/// The place of a list, with what stands above it.
pub fn courses(ask: &Ask, lang: Lang) -> Html {
    let title = title(&ask.query, lang);
    let above = match ask.show {
        Some(Show::Institution) => html! { <h2>{ title }</h2> },
        Some(Show::Search) => field(ask, lang),
        _ => html! { <h1>{ title }</h1> },
    };
    // Each result is a heading below this one.
    let count = match ask.show {
        Some(Show::Institution) => html! { <p class="frame-count" id="frame-count"></p> },
        _ => html! { <h2 class="frame-count" id="frame-count"></h2> },
    };
    html! {
        <section class="frame-courses frame-body">
            { above }
            <div role="status">{ count }</div>
            <div id={PLACE}></div>
        </section>
    }
}

/// Without a worker the form is sent to the portal, which answers there.
fn field(ask: &Ask, lang: Lang) -> Html {
    html! {
        <>
            <h1><label for="frame-query">{ lang.embed_search() }</label></h1>
            <form class="search-field" role="search" action="find" target="_blank">
                <div class="search-field-row">
                    { icon("search") }
                    <input id="frame-query" name="q" type="search" autocomplete="off" value={ask.query.clone()} />
                    <button type="submit" class="button primary">{ lang.search_button() }</button>
                </div>
            </form>
        </>
    }
}

/// How many there are.
pub fn count(found: &Found, query: &str, lang: Lang) -> String {
    let count = match found.exact {
        true => lang.results_total(found.total),
        false => lang.results_about(found.total),
    };
    match query {
        "" => count,
        query => lang.results_for(&count, query),
    }
}

/// What was found.
pub fn rows(found: &Found, ask: &Ask, query: &str, lang: Lang) -> Html {
    let shown = found.hits.len() as u64;
    // Where the portal shows all of them.
    let list = Ask {
        show: Some(Show::Courses),
        ..ask.clone()
    };
    let all = html! { <>{ lang.embed_all(found.total) }{ icon("forward") }</> };
    html! {
        <>
            if let Some(corrected) = &found.corrected { { notice(html! { <p>{ lang.results_corrected(corrected) }</p> }) } }
            if shown == 0 { <p>{ lang.embed_none(&site_name(lang)) }</p> }
            <ol class="rows">{ for found.hits.iter().map(|hit| row(hit, lang)) }</ol>
            if found.total > shown { <p>{ link(list.path(query), "more", all) }</p> }
        </>
    }
}

/// What stands there where a frame has no origin of its own, and so may start no worker.
pub fn alone(lang: Lang) -> Option<Html> {
    frame::is_alone().then(|| notice(html! { <p>{ lang.embed_alone() }</p> }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_search::Response;

    #[test]
    fn what_the_search_answers_is_understood() {
        let response = Response {
            total: 7,
            exact: true,
            corrected: Some("tea".to_owned()),
            hits: vec![Hit::default()],
            ..Response::default()
        };
        let answer = lifelong_search::Answer::Response(response);
        let text = serde_json::to_string(&answer).expect("it is written");
        let read: Answer = serde_json::from_str(&text).expect("it is read");
        let found = read.response;
        assert_eq!((found.total, found.exact, found.hits.len()), (7, true, 1));
        assert_eq!(found.corrected.as_deref(), Some("tea"));
    }
}
