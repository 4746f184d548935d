//! The catalogue's wiring: the address in, results on the screen, choices back into the address.

use super::facets::Choose;
use super::model::{Search, sort_of};
use super::results::{use_institutions, use_results};
use super::view;
use crate::features::common::SearchField;
use crate::i18n::Lang;
use crate::platform::page;
use crate::state::use_lang;
use crate::ui::{PageHead, Status, go, icon, link, notice, use_waited};
use lifelong_search::Facet;
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
    let filters_open = use_state(|| page::is_wide() && !page::saves_data());
    let counts = *filters_open || !search.filters.is_empty();
    let results = use_results(search.request(), counts);
    let named = use_institutions(search.at_page(0).request());
    let waited = use_waited(results.busy, &query);
    use_count_announced(results.total);
    // From the pages under the results one goes on at their head.
    let paged = use_mut_ref(|| false);
    {
        let paged = paged.clone();
        use_effect_with(
            results.answer().map(|(request, _)| request.offset),
            move |_| {
                if paged.replace(false) && page::focus(".results-count") {
                    page::scroll_into_view(".results-count");
                }
            },
        );
    }
    let on_pages = Callback::from(move |_: MouseEvent| *paged.borrow_mut() = true);
    let on_filters = {
        let filters_open = filters_open.setter();
        Callback::from(move |open: bool| filters_open.set(open))
    };

    let to = Callback::from(move |next: Search| {
        if let Some(navigator) = &navigator {
            go(navigator, &next.to_path());
        }
    });
    let choose = use_choose(&search, &to);
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
    let error = results.error.as_ref().map(|e| e.words(lang));
    let again = results
        .error
        .as_ref()
        .is_none_or(|e| e.can_retry())
        .then(|| results.again.clone());
    html! {
        <div class="catalogue">
            <PageHead title={html! { {lang.find_title()} }}>
                <SearchField query={search.query.clone()} {on_search} />
            </PageHead>
            <div class="page-width">
                if asks_for_caring(&search.query, lang) {
                    { notice(html! { <>
                        <p>{ lang.caring_found() }</p>
                        { link("/settings", "button", html! { <>{ icon("eye-care") }{ lang.caring_mode() }</> }) }
                    </> }) }
                }
                if error.is_some() { <Status {error} {again} {lang} /> }
                {
                    match results.answer().zip(results.counts()) {
                        Some(((request, response), counts)) => view::results(&view::ResultsView {
                            search: &search, request, response, counts, named: &named, lang, to: to.clone(), choose, on_sort,
                            busy: results.busy, waited, counting: results.counting,
                            filters_open: *filters_open, on_filters, on_pages,
                        }),
                        None if results.busy => html! {
                            <Status {lang}>{ view::skeleton() }</Status>
                        },
                        None => html! {},
                    }
                }
            </div>
        </div>
    }
}

/// Whether somebody looks for caring mode, under any name that such modes have.
fn asks_for_caring(query: &str, lang: Lang) -> bool {
    let query = query.trim().to_ascii_lowercase();
    lang.caring_names().split(',').any(|name| name == query)
}

/// Chooses filters. It stays the same callback from search to search, so that no group of filters is drawn again for it.
#[hook]
fn use_choose(search: &Search, to: &Callback<Search>) -> Choose {
    let latest = use_mut_ref(|| (Search::default(), Callback::noop()));
    *latest.borrow_mut() = (search.clone(), to.clone());
    use_callback((), move |(facet, value): (Facet, String), ()| {
        let (search, to) = latest.borrow().clone();
        to.emit(search.toggled(facet, &value));
    })
}

/// Tells a screen reader how many results there are, once they stand.
#[hook]
fn use_count_announced(total: Option<u64>) {
    let lang = use_lang();
    use_effect_with((total, lang), move |(total, lang)| {
        if let Some(total) = total {
            page::announce(&lang.results_announced(*total));
        }
    });
}
