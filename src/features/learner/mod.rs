//! The learner's own page: where they were, and what this device keeps.

use crate::i18n::Lang;
use crate::platform::{page, time};
use crate::state::{Place, RecentAction, RecentHandle, Removed};
use crate::ui::{PageHead, icon, link, notice, scene, words};
use lifelong_api::Area;
use yew::prelude::*;

/// The learner's own page.
pub fn page(recent: &RecentHandle, lang: Lang) -> Html {
    let act = |action: RecentAction| {
        let recent = recent.dispatcher();
        Callback::from(move |_: MouseEvent| {
            recent.dispatch(action.clone());
            // The button that had the focus goes.
            page::focus("main h1");
        })
    };
    let place = |place: &Place| {
        html! {
            <li key={place.path.clone()} data-area={place.area.clone()}>
                { icon("clock") }
                <div>
                    { link(place.path.clone(), "", words(&place.title, lang)) }
                    if !place.part_of.is_empty() { <p class="facts"><span>{ words(&place.part_of, lang) }</span></p> }
                    <button type="button" class="link-button remove" aria-label={lang.mine_remove_label(place.title.pick(lang.tag()))} onclick={act(RecentAction::Remove(place.path.clone()))}>
                        { lang.mine_remove() }
                    </button>
                </div>
            </li>
        }
    };
    let removed = |(i, removed): (usize, &Removed)| {
        let name = removed.places.first().map(|place| &place.title);
        let name = name.map_or("", |title| title.pick(lang.tag()));
        let name = match removed.places.len() {
            0 | 1 => name.to_owned(),
            more => lang.mine_removed_more(more as u64 - 1, name),
        };
        let shown = match removed.places.as_slice() {
            [place] => words(&place.title, lang),
            _ => html! { { &name } },
        };
        html! {
            <li key={removed.at.to_bits()}>
                { icon("refresh") }
                <div>
                    <p>{ shown }</p>
                    <p class="facts"><span>{ time::written(removed.at, lang.tag()) }</span></p>
                    <button type="button" class="button" aria-label={lang.mine_give_back_label(&name)} onclick={act(RecentAction::GiveBack(i))}>{ lang.mine_give_back() }</button>
                </div>
            </li>
        }
    };
    html! {
        <div class="mine">
            <PageHead title={html! { {lang.mine_title()} }} lead={html! { <p>{ lang.mine_lead() }</p> }} />
            <div class="page-width">
                <section>
                    <h2>{ lang.mine_recent() }</h2>
                    if recent.places.is_empty() {
                        <div class="nothing">
                            { scene("empty", Area::Other) }
                            <p>{ lang.mine_recent_none() }</p>
                            <p class="actions">{ link("/five-minutes", "button primary", html! { { lang.mine_begin() } }) }</p>
                        </div>
                    } else {
                        <ul class="item-list">{ for recent.places.iter().map(place) }</ul>
                        <p class="actions"><button type="button" class="button" onclick={act(RecentAction::Clear)}>{ icon("close") }{ lang.mine_clear() }</button></p>
                    }
                </section>
                <section class="removed" aria-live="polite">
                    if !recent.removed.is_empty() {
                        <h2>{ lang.mine_removed() }</h2>
                        <p>{ lang.mine_removed_text() }</p>
                        <ul class="item-list">{ for recent.removed.iter().enumerate().map(removed) }</ul>
                    }
                </section>
                { notice(html! { <p>{ lang.mine_kept_here() }</p> }) }
                <p class="actions">{ link("/settings", "button", html! { <>{ icon("settings") }{ lang.nav_settings() }</> }) }</p>
            </div>
        </div>
    }
}
