//! What the home page needs, each part on its own: one that fails does not take the others with it.

use super::{start, view};
use crate::features::common::{SearchField, load, load_quietly};
use crate::platform::{catalogue, time};
use crate::state::{Place, Prefs};
use lifelong_api::{Area, HOME};
use yew::prelude::*;

/// Who comes to the home page, and how.
pub struct Visit<'a> {
    /// Preferences.
    pub prefs: &'a Prefs,
    /// Where they were last.
    pub last: Option<Place>,
    /// They want the whole page in caring mode too.
    pub whole: bool,
    /// It is known which parts this portal's home page has.
    pub known: bool,
    /// Takes a query from the search field.
    pub on_search: Callback<String>,
}

/// The home page. A function with no state of its own, as most pages are: a component type would cost more than it.
pub fn page(visit: Visit) -> Html {
    let Visit {
        prefs,
        last,
        whole,
        known,
        on_search,
    } = visit;
    let lang = prefs.lang();
    let (month, hour) = time::month_and_hour();
    let count = load_quietly(
        "home-count",
        |api| async move { api.index().await },
        |index, lang| view::count(index.counts.courses, lang),
    );
    if prefs.caring && !whole {
        let phone = load_quietly(
            "start-phone",
            |api| async move {
                api.outlines(|files| (&[], 0, 0, &files.columns), None)
                    .await
            },
            |list, lang| start::phone(&list.items, &time::date(0), lang),
        );
        return start::page(last.as_ref(), phone, lang);
    }
    html! {
        <div class="home">
            if prefs.caring { { start::way_back(lang) } }
            { view::welcome(lang, hour, count, html! { <SearchField {on_search} /> }) }
            if let Some(place) = &last { { view::where_you_were(place, lang) } }
            if known { { parts(month) } }
        </div>
    }
}

/// The parts below, in the order of this portal.
fn parts(month: u32) -> Html {
    let site = catalogue::site();
    let usual = || HOME.map(str::to_owned).to_vec();
    let order = Some(site.home.clone()).filter(|home| !home.is_empty());
    let part = |name: String| match name.as_str() {
        "areas" => load(
            "home-areas",
            |api| async move { api.areas().await },
            |list, lang| {
                let chosen = catalogue::site().areas.clone();
                let chosen = if chosen.is_empty() {
                    Area::ALL.to_vec()
                } else {
                    chosen
                };
                view::doors(&list.areas, &chosen, lang)
            },
        ),
        "five-minutes" => load(
            "home-micro",
            |api| async move { api.micro().await },
            move |block, lang| view::five_minutes(&block.courses, lang, month),
        ),
        "columns" => load(
            "home-columns",
            |api| async move {
                api.outlines(|files| (&[], 0, 0, &files.columns), None)
                    .await
            },
            |list, lang| view::banner(&list.items, &time::date(0), lang),
        ),
        "reading" => load(
            "home-books",
            |api| async move { api.books().await },
            move |list, lang| view::a_page_to_read(&list.books, lang, month),
        ),
        "institutions" => load(
            "home-institutions",
            |api| async move {
                api.outlines(|files| (&[], 0, 0, &files.institutions), None)
                    .await
            },
            |list, lang| view::institutions(&list.items, lang),
        ),
        // Of a newer portal.
        _ => html! {},
    };
    html! { <>{ for order.unwrap_or_else(usual).into_iter().map(part) }</> }
}
