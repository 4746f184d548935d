//! The events that the learner takes part in, on “My learning”.

use crate::i18n::Lang;
use crate::study::event::{Taking, occasion};
use crate::ui::occasion::{Clock, Standing};
use crate::ui::{icon, link, words};
use yew::prelude::*;

/// Each with when it is and how far one is; nothing where there is none.
pub fn section(takings: &[Taking], lang: Lang) -> Html {
    if takings.is_empty() {
        return html! {};
    }
    let rows = takings.iter().map(|taking| row(taking, lang));
    html! { <section class="mine-wide mine-events"><h2>{ lang.part_mine() }</h2><ul class="item-list">{ for rows }</ul></section> }
}

fn row(taking: &Taking, lang: Lang) -> Html {
    let (times, clock) = (taking.entry.times(), Clock::here());
    let when = occasion(&times);
    let standing = when.standing(clock);
    let name = &taking.entry.about().name;
    let begun = !matches!(standing, Standing::Coming(_));
    let progress = taking.progress.filter(|_| begun);
    let mut facts = vec![when.how_far(clock, lang)];
    if standing != Standing::AnyDay {
        facts.push(when.here(lang));
    }
    html! {
        <li key={taking.id.clone()}>
            { icon("flag") }
            <div>
                { link(format!("/event/{}", taking.id), "", words(name, lang)) }
                <p class="facts">{ for facts.into_iter().map(|fact| html! { <span>{ fact }</span> }) }</p>
                { for progress.map(|progress| progress.view(lang)) }
            </div>
        </li>
    }
}
