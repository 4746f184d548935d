//! An address without a page.

use crate::state::use_lang;
use crate::ui::{icon, NavLink, PageHead, scene};
use lifelong_api::Area;
use yew::prelude::*;

/// What is shown for an address without a page: what happened, and ways on.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    html! {
        <div class="lost">
            <PageHead title={html! { {lang.lost_title()} }} lead={html! { <p>{ lang.lost_text() }</p> }} picture={scene("lost", Area::Other)}>
                <p class="actions">
                    <NavLink to="/" class="button primary large">{ icon("home") }{ lang.lost_home() }</NavLink>
                    <NavLink to="/find" class="button large">{ icon("search") }{ lang.nav_find() }</NavLink>
                    <NavLink to="/help" class="button large">{ icon("help") }{ lang.nav_help() }</NavLink>
                </p>
            </PageHead>
        </div>
    }
}
