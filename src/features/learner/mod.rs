//! The learner's own page: where they were, and what this device keeps.

use crate::state::{Place, RecentAction, use_lang, use_recent};
use crate::ui::{PageHead, icon, link, notice, scene, words};
use lifelong_api::Area;
use yew::prelude::*;

/// The learner's own page.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let recent = use_recent();
    let act = |action: fn() -> RecentAction| {
        let recent = recent.dispatcher();
        Callback::from(move |_: MouseEvent| recent.dispatch(action()))
    };
    let place = |place: &Place| {
        html! {
            <li key={place.path.clone()} data-area={place.area.clone()}>
                { icon("clock") }
                <div>
                    { link(place.path.clone(), "", words(&place.title, lang)) }
                    if !place.part_of.is_empty() { <p class="facts"><span>{ words(&place.part_of, lang) }</span></p> }
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
                        <p class="actions"><button type="button" class="button" onclick={act(|| RecentAction::Clear)}>{ icon("close") }{ lang.mine_clear() }</button></p>
                    }
                    if !recent.cleared.is_empty() {
                        { notice(html! { <>
                            <p role="status">{ lang.mine_cleared() }</p>
                            <button type="button" class="button" onclick={act(|| RecentAction::Undo)}>{ lang.undo() }</button>
                        </> }) }
                    }
                </section>
                { notice(html! { <p>{ lang.mine_kept_here() }</p> }) }
                <p class="actions">{ link("/settings", "button", html! { <>{ icon("settings") }{ lang.nav_settings() }</> }) }</p>
            </div>
        </div>
    }
}
