//! Pages of a long list.

use super::icon::icon;
use super::nav_link::NavLink;
use crate::i18n::Lang;
use yew::prelude::*;

/// The page before, where one is (from 1), the page after: as real links. `to` gives the address of a page.
pub fn pagination(page: u32, pages: u32, to: impl Fn(u32) -> String, lang: Lang) -> Html {
    if pages < 2 {
        return html! {};
    }
    html! {
        <nav class="pagination" aria-label={lang.pages_label()}>
            if page > 1 {
                <NavLink class="button" to={to(page - 1)}>{ icon("back") }{ lang.pages_previous() }</NavLink>
            }
            <span>{ lang.pages_here(u64::from(page), u64::from(pages)) }</span>
            if page < pages {
                <NavLink class="button" to={to(page + 1)}>{ lang.pages_next() }{ icon("forward") }</NavLink>
            }
        </nav>
    }
}
