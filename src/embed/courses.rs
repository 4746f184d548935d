//! Courses by a query, and the search. The search's program comes with the first question.

use super::ask::{Ask, Show};
use crate::i18n::Lang;
use crate::places::page_lang;
use crate::platform::{frame, page};
use crate::services::{self, use_load};
use crate::ui::{Status, icon, link, notice, row};
use lifelong_search::Response;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Courses that are asked for.
#[derive(Clone, PartialEq, Properties)]
pub struct CoursesProps {
    /// The settings of the frame.
    pub ask: Rc<Ask>,
    /// The words that are searched for now.
    pub query: String,
    /// Takes other words.
    pub on_query: Callback<String>,
}

/// What was found, for these words.
type Found = (String, Response);

/// A list of courses.
#[hook]
pub fn use_courses(props: &CoursesProps) -> Html {
    let lang = page_lang();
    let own = props.ask.show == Some(Show::Institution);
    let title = match props.query.as_str() {
        "" => lang.embed_courses().to_owned(),
        query => lang.embed_courses_for(query),
    };
    let found = use_found(props);
    html! {
        <section class="frame-courses">
            if own { <h2>{ title }</h2> } else { <h1>{ title }</h1> }
            { found }
        </section>
    }
}

/// The search: a field, and what was found.
#[hook]
pub fn use_search(props: &CoursesProps) -> Html {
    let lang = page_lang();
    let input = use_node_ref();
    // Without a worker the portal answers: the form is sent there.
    let alone = frame::is_alone();
    let onsubmit = {
        let (input, on_query) = (input.clone(), props.on_query.clone());
        Callback::from(move |event: SubmitEvent| {
            if alone {
                return;
            }
            event.prevent_default();
            if let Some(input) = input.cast::<HtmlInputElement>() {
                on_query.emit(input.value().trim().chars().take(200).collect());
            }
        })
    };
    let onfocus = Callback::from(move |_: FocusEvent| {
        // Whoever goes to the field will ask something soon.
        if !alone {
            services::search().warm_up();
        }
    });
    use_effect_with((), {
        let (input, query) = (input.clone(), props.query.clone());
        move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.set_value(&query);
            }
        }
    });
    let asks = alone || !props.query.is_empty();
    let found = use_found(props);
    html! {
        <section class="frame-courses">
            <h1><label for="frame-query">{ lang.embed_search() }</label></h1>
            <form class="search-field" role="search" action="find" target="_blank" {onsubmit}>
                <div class="search-field-row">
                    { icon("search") }
                    <input ref={input} id="frame-query" name="q" type="search" autocomplete="off" {onfocus} />
                    <button type="submit" class="button primary">{ lang.search_button() }</button>
                </div>
            </form>
            if asks { { found } }
        </section>
    }
}

/// What is found for the words of now.
#[hook]
fn use_found(props: &CoursesProps) -> Html {
    let lang = page_lang();
    let alone = frame::is_alone();
    let idle = alone || props.ask.show == Some(Show::Search) && props.query.is_empty();
    let key = (!idle).then(|| (props.ask.clone(), props.query.clone()));
    let loading = use_load(key, true, |key| async move {
        let Some((ask, query)) = key else {
            return Ok(Rc::new(Found::default()));
        };
        let request = ask.request(&query);
        let search = services::search();
        let mut found = search.quick(&request).await?;
        if (found.hits.len() as u32) < request.limit && !found.exact {
            found = search.page(&request).await?;
        }
        if ask.show != Some(Show::Institution) {
            let title = match query.as_str() {
                "" => page_lang().embed_courses().to_owned(),
                query => page_lang().embed_courses_for(query),
            };
            page::set_title(&page_lang().window_title(&title));
        }
        Ok(Rc::new((query, found)))
    });
    if alone {
        return notice(html! { <p>{ lang.embed_alone() }</p> });
    }
    if let Some(error) = loading.state.error() {
        let again = error.can_retry().then(|| loading.again.clone());
        return html! { <Status error={error.words(lang)} {again} {lang} /> };
    }
    let busy = loading.state.is_busy();
    match loading.state.value() {
        Some(found) if !busy || found.0 == props.query => list(&found, props, lang),
        _ => html! { <Status {lang} /> },
    }
}

fn list((query, found): &Found, props: &CoursesProps, lang: Lang) -> Html {
    let shown = found.hits.len() as u64;
    let mut count = match found.exact {
        true => lang.results_total(found.total),
        false => lang.results_about(found.total),
    };
    if !query.is_empty() {
        count = lang.results_for(&count, query);
    }
    html! {
        <>
            <p class="frame-count" role="status">{ count }</p>
            if let Some(corrected) = &found.corrected { { notice(html! { <p>{ lang.results_corrected(corrected) }</p> }) } }
            if shown == 0 { <p>{ lang.embed_none(lang.site_name()) }</p> }
            <ol class="rows">{ for found.hits.iter().map(|hit| row(hit, lang)) }</ol>
            if found.total > shown {
                <p>{ link(more(props), "more", html! { <>{ lang.embed_all(found.total) }{ icon("forward") }</> }) }</p>
            }
        </>
    }
}

/// Where the portal shows all of them.
fn more(props: &CoursesProps) -> String {
    let list = Ask {
        show: Some(Show::Courses),
        ..(*props.ask).clone()
    };
    list.path(&props.query)
}
