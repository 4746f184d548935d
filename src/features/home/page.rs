//! What the home page needs, each part on its own: one that fails does not take the others with it.

use super::{start, view};
use crate::features::common::{SearchField, load, load_quietly};
use crate::platform::time;
use crate::routes::Route;
use crate::state::{use_prefs, use_recent};
use crate::ui::go;
use yew::prelude::*;
use yew_router::prelude::*;

/// The home page.
#[component]
pub fn Page() -> Html {
    let prefs = use_prefs().prefs;
    let lang = prefs.lang();
    let whole = use_location().is_some_and(|l| l.query_str() == start::WHOLE_QUERY);
    let recent = use_recent();
    let navigator = use_navigator();
    let on_search = Callback::from(move |query: String| {
        if let Some(navigator) = &navigator {
            let query = form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
            go(navigator, &format!("{}?q={query}", Route::Find.to_path()));
        }
    });
    let (month, hour) = time::month_and_hour();
    let count = load_quietly(
        "home-count",
        |api| async move { api.index().await },
        |index, lang| view::count(index.counts.courses, lang),
    );
    if prefs.caring && !whole {
        let phone = load_quietly(
            "start-phone",
            |api| async move { api.columns().await },
            |list, lang| start::phone(&list.columns, lang),
        );
        return start::page(recent.places.first(), phone, lang);
    }
    html! {
        <div class="home">
            if prefs.caring { { start::way_back(lang) } }
            { view::welcome(lang, hour, count, html! { <SearchField {on_search} /> }) }
            if let Some(place) = recent.places.first() { { view::where_you_were(place, lang) } }
            { load("home-areas", |api| async move { api.areas().await }, |list, lang| view::doors(&list.areas, lang)) }
            { load("home-micro", |api| async move { api.micro().await }, move |block, lang| view::five_minutes(&block.courses, lang, month)) }
            { load("home-columns", |api| async move { api.columns().await }, |list, lang| view::banner(&list.columns, lang)) }
            { load("home-books", |api| async move { api.books().await }, |list, lang| view::a_page_to_read(&list.books, lang)) }
            { load("home-institutions", |api| async move { api.institutions().await }, |list, lang| view::institutions(&list.institutions, lang)) }
        </div>
    }
}
