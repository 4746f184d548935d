//! What the home page needs, each part on its own: one that fails does not take the others with it.

use super::view;
use crate::features::common::{SearchField, show};
use crate::platform::time;
use crate::routes::Route;
use crate::services::{use_api, use_load};
use crate::state::{use_lang, use_recent};
use crate::ui::go;
use yew::prelude::*;
use yew_router::prelude::*;

/// The home page.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let api = use_api();
    let recent = use_recent();
    let navigator = use_navigator();
    let index = { let api = api.clone(); use_load((), true, |()| async move { api.index().await }) };
    let areas = { let api = api.clone(); use_load((), true, |()| async move { api.areas().await }) };
    let micro = { let api = api.clone(); use_load((), true, |()| async move { api.micro().await }) };
    let columns = { let api = api.clone(); use_load((), true, |()| async move { api.columns().await }) };
    let books = { let api = api.clone(); use_load((), true, |()| async move { api.books().await }) };
    let institutions = use_load((), true, |()| async move { api.institutions().await });
    let on_search = Callback::from(move |query: String| {
        if let Some(navigator) = &navigator {
            let query = form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
            go(navigator, &format!("{}?q={query}", Route::Find.to_path()));
        }
    });
    let (month, hour) = time::month_and_hour();
    html! {
        <div class="home">
            { view::welcome(lang, hour, index.state.value().map(|i| i.counts.courses), html! { <SearchField {on_search} /> }) }
            if let Some(place) = recent.places.first() { { view::where_you_were(place, lang) } }
            { show(&areas, lang, |areas| view::doors(&areas.areas, lang)) }
            { show(&micro, lang, |micro| view::five_minutes(&micro.courses, lang, month)) }
            { show(&columns, lang, |columns| view::banner(&columns.columns, lang)) }
            { show(&books, lang, |books| view::a_page_to_read(&books.books, lang)) }
            { show(&institutions, lang, |list| view::institutions(&list.institutions, lang)) }
        </div>
    }
}
