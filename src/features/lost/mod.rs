//! An address without a page.

use crate::i18n::Lang;
use crate::ui::{PageHead, icon, link, scene};
use lifelong_api::Area;
use yew::prelude::*;

/// What is shown for an address without a page: what happened, and ways on.
pub fn page(lang: Lang) -> Html {
    html! {
        <div class="lost">
            <PageHead title={html! { {lang.lost_title()} }} lead={html! { <p>{ lang.lost_text() }</p> }} picture={scene("lost", Area::Other)}>
                <p class="actions">
                    { link("/", "button primary large", html! { <>{ icon("home") }{ lang.lost_home() }</> }) }
                    { link("/find", "button large", html! { <>{ icon("search") }{ lang.nav_find() }</> }) }
                    { link("/help", "button large", html! { <>{ icon("help") }{ lang.nav_help() }</> }) }
                </p>
            </PageHead>
        </div>
    }
}
