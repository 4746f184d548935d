//! An address without a page.

use crate::i18n::Lang;
use crate::ui::{NavLink, PageHead, icon, scene};
use lifelong_api::Area;
use yew::prelude::*;

/// What is shown for an address without a page: what happened, and ways on.
pub fn page(lang: Lang) -> Html {
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
