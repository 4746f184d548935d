//! The catalogue's wiring: the address in, results on the screen, choices back into the address.

use super::model::{Search, sort_of};
use super::view;
use crate::features::common::SearchField;
use crate::platform::page;
use crate::services::{Load, use_load, use_search};
use crate::state::use_lang;
use crate::ui::{PageHead, Status, go};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew_router::prelude::*;

/// The catalogue.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let query = use_location()
        .map(|l| l.query_str().to_owned())
        .unwrap_or_default();
    let search = Search::from_query(&query);
    let engine = use_search();
    let loading = use_load(search.request(), true, |request| async move {
        engine.search(&request).await.map(Rc::new)
    });
    use_count_announced(&loading.state);

    let to = Callback::from(move |next: Search| {
        if let Some(navigator) = &navigator {
            go(navigator, &next.to_path());
        }
    });
    let on_search = {
        let (search, to) = (search.clone(), to.clone());
        Callback::from(move |query: String| {
            to.emit(Search {
                query,
                page: 0,
                ..search.clone()
            })
        })
    };
    let on_sort = {
        let (search, to) = (search.clone(), to.clone());
        Callback::from(move |event: Event| {
            let code = event.target_unchecked_into::<HtmlSelectElement>().value();
            to.emit(Search {
                sort: sort_of(&code),
                page: 0,
                ..search.clone()
            });
        })
    };
    let error = loading.state.error().map(|e| e.words(lang));
    let again = loading
        .state
        .error()
        .is_none_or(|e| e.can_retry())
        .then(|| loading.again.clone());
    html! {
        <div class="catalogue">
            <PageHead title={html! { {lang.find_title()} }}>
                <SearchField query={search.query.clone()} {on_search} />
            </PageHead>
            <div class="page-width">
                if error.is_some() { <Status {error} {again} {lang} /> }
                {
                    match loading.state.value() {
                        Some(response) => view::results(&view::ResultsView {
                            search: &search, response: &response, lang, to: to.clone(), on_sort,
                            busy: loading.state.is_busy(),
                        }),
                        None if loading.state.is_busy() => html! {
                            <Status {lang}>{ view::skeleton() }</Status>
                        },
                        None => html! {},
                    }
                }
            </div>
        </div>
    }
}

/// Tells a screen reader how many results there are, once they stand.
#[hook]
fn use_count_announced(state: &Load<lifelong_search::Response>) {
    let lang = use_lang();
    let total = if let Load::Ready(response) = state {
        Some(response.total)
    } else {
        None
    };
    use_effect_with((total, lang), move |(total, lang)| {
        if let Some(total) = total {
            page::announce(&lang.results_announced(*total));
        }
    });
}
