//! Results on the screen: the sentence on top, chosen filters, rows, pages; filters beside or above.

use super::facets::{Choose, facet_groups, foreign, value_name};
use super::model::{PAGE_SIZE, Search, pages, sort_code};
use super::results::Named;
use crate::i18n::Lang;
use crate::ui::{Pages, icon, link, link_named, notice, pagination, row, scene, waiting};
use lifelong_api::Area;
use lifelong_search::{Facet, Request, Response, Sort};
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// All that the results' view shows.
pub struct ResultsView<'a> {
    /// What was searched for.
    pub search: &'a Search,
    /// What the results answer: an older search while new ones are on their way.
    pub request: &'a Request,
    /// What was found.
    pub response: &'a Response,
    /// The answer whose counts stand beside the filters.
    pub counts: &'a Response,
    /// Institutions that are looked for.
    pub named: &'a Named,
    /// The reader's language.
    pub lang: Lang,
    /// Goes to another search.
    pub to: Callback<Search>,
    /// Chooses a value of a facet, or takes the choice back.
    pub choose: Choose,
    /// The order was changed.
    pub on_sort: Callback<Event>,
    /// New results are on their way; these are the old ones.
    pub busy: bool,
    /// For how long, see [`crate::ui::use_waited`].
    pub waited: u32,
    /// The counts of the filters are on their way.
    pub counting: bool,
    /// Whether the filters are open.
    pub filters_open: bool,
    /// They were opened or closed.
    pub on_filters: Callback<bool>,
    /// The pages under the results were used.
    pub on_pages: Callback<MouseEvent>,
}

/// Results with their filters.
pub fn results(view: &ResultsView) -> Html {
    let ResultsView {
        search,
        request,
        response,
        counts,
        named,
        lang,
        to,
        choose,
        busy,
        waited,
        counting,
        filters_open,
        on_filters,
        on_pages,
        ..
    } = view;
    let ontoggle = {
        let on_filters = on_filters.clone();
        Callback::from(move |event: Event| {
            on_filters.emit(event.target_unchecked_into::<HtmlDetailsElement>().open());
        })
    };
    let last = pages(response.total);
    // A number of results that is about right may be too small: this page is there, and after a full one another may be.
    let known = search.page + 1 + u32::from(response.hits.len() == PAGE_SIZE as usize);
    let chosen: usize = search.filters.values().map(|values| values.len()).sum();
    html! {
        <div class={classes!("results-layout", (*waited > 0).then_some("is-busy"))} aria-busy={busy.to_string()}>
            <aside class="filters" aria-label={lang.filters_label()} aria-busy={counting.to_string()}>
                <details class="filters-fold" open={*filters_open} {ontoggle}>
                    <summary>
                        { icon("filter") }
                        { if chosen > 0 { lang.filters_chosen(chosen as u64) } else { lang.filters_label().to_owned() } }
                    </summary>
                    if *counting { <p class="filters-counting" role="status">{ lang.filters_counting() }</p> }
                    { facet_groups(search, counts, named, *lang, choose) }
                </details>
            </aside>
            <div class="results">
                { head(view) }
                { chips(search, counts, *lang) }
                if response.total == 0 { { nothing(search, *lang) } }
                <ol class="rows" start={(request.offset + 1).to_string()}>
                    { for response.hits.iter().map(|hit| row(hit, *lang)) }
                </ol>
                if response.hits.is_empty() && last > 0 { { past_the_end(search, last, *lang) } }
                { pagination(&Pages {
                    page: search.page + 1,
                    pages: if response.exact { last } else { last.max(known) },
                    exact: response.exact,
                    to: &|page| search.at_page(page - 1).to_path(),
                    fields: search.fields(),
                    on_page: {
                        let (to, search) = (to.clone(), (*search).clone());
                        Callback::from(move |page: u32| to.emit(search.at_page(page - 1)))
                    },
                    on_use: on_pages.clone(),
                    lang: *lang,
                }) }
            </div>
        </div>
    }
}

fn head(view: &ResultsView) -> Html {
    let ResultsView {
        search,
        request,
        response,
        lang,
        on_sort,
        waited,
        ..
    } = view;
    let mut count = if response.exact {
        lang.results_total(response.total)
    } else {
        lang.results_about(response.total)
    };
    if *waited > 0 {
        count = lang.results_searching().to_owned();
    } else {
        if !request.query.is_empty() {
            count = lang.results_for(&count, &request.query);
        }
        let page = request.offset / PAGE_SIZE + 1;
        if page > 1 {
            count = lang.results_page(&count, page.into());
        }
    }
    let option = |(sort, name): (Sort, &'static str)| {
        html! { <option key={sort_code(sort)} value={sort_code(sort)} selected={search.sort == sort}>{ name }</option> }
    };
    let sorts = [
        (Sort::Relevance, lang.sort_relevance()),
        (Sort::Popular, lang.sort_popular()),
        (Sort::New, lang.sort_new()),
        (Sort::Shortest, lang.sort_shortest()),
    ];
    html! {
        <div class="results-head">
            <h2 class="results-count" tabindex="-1">{ count }</h2>
            <label class="sort">
                <span>{ lang.sort_label() }</span>
                <select onchange={on_sort.clone()}>{ for sorts.map(option) }</select>
            </label>
            { waiting(*waited, *lang) }
            if let Some(corrected) = &response.corrected {
                { notice(html! { <p>{ lang.results_corrected(corrected) }</p> }) }
            }
            if response.partial && response.total > 0 {
                { notice(html! { <p>{ lang.results_partial() }</p> }) }
            }
        </div>
    }
}

/// Chosen filters, each a link that takes it back.
fn chips(search: &Search, counts: &Response, lang: Lang) -> Html {
    if search.filters.is_empty() {
        return html! {};
    }
    let chip = |(facet, value): (Facet, &String)| {
        let label = counts
            .facets
            .get(&facet)
            .and_then(|all| all.iter().find(|c| &c.value == value))
            .map(|c| &c.label);
        let name = value_name(facet, value, label, lang);
        html! {
            <li key={format!("{}:{value}", facet.code())}>
                { link_named(search.toggled(facet, value).to_path(), "chip", lang.filter_remove(&name), html! { <><span lang={foreign(facet, label, lang)}>{ name }</span>{ icon("close") }</> }) }
            </li>
        }
    };
    let all = search
        .filters
        .iter()
        .flat_map(|(f, values)| values.iter().map(move |v| (*f, v)));
    let none = Search {
        filters: Default::default(),
        page: 0,
        ..search.clone()
    };
    html! {
        <ul class="chips">
            { for all.map(chip) }
            <li key="none">{ link(none.to_path(), "chip-clear", html! { { lang.filters_clear() } }) }</li>
        </ul>
    }
}

/// A page that is not there, of results that are.
fn past_the_end(search: &Search, last: u32, lang: Lang) -> Html {
    notice(html! {
        <>
            <p>{ lang.pages_beyond(last.into()) }</p>
            { link(search.at_page(last - 1).to_path(), "button", html! { { lang.pages_last() } }) }
        </>
    })
}

/// What to do when there is nothing.
fn nothing(search: &Search, lang: Lang) -> Html {
    let without = Search {
        filters: Default::default(),
        page: 0,
        ..search.clone()
    };
    html! {
        <section class="nothing">
            { scene("empty", Area::Other) }
            <h2>{ lang.nothing_title() }</h2>
            <p>{ lang.nothing_text() }</p>
            <p class="actions">
                if !search.filters.is_empty() {
                    { link(without.to_path(), "button primary", html! { { lang.filters_clear() } }) }
                }
                { link("/find", "button", html! { { lang.nothing_all() } }) }
            </p>
        </section>
    }
}

/// Shapes of rows while the first results are on their way.
pub fn skeleton() -> Html {
    html! {
        <div class="skeleton" aria-hidden="true">
            { for (0..5).map(|_| html! {
                <div class="bone-row"><div class="bone bone-title"></div><div class="bone"></div><div class="bone bone-short"></div></div>
            }) }
        </div>
    }
}
