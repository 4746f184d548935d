//! The events that the learner takes part in, on “My learning”.

use crate::i18n::Lang;
use crate::study::event::{Taking, occasion};
use crate::ui::occasion::{Clock, Standing};
use crate::ui::{icon, link, words};
use yew::prelude::*;

/// So many stand open.
const OPEN: usize = 6;

/// Each with when it is and how far one is; nothing where there is none.
pub fn section(takings: &[Taking], lang: Lang) -> Html {
    if takings.is_empty() {
        return html! {};
    }
    let (open, folded) = takings.split_at(takings.len().min(OPEN));
    let rows = |some: &[Taking]| html! { <ul class="item-list">{ for some.iter().map(|taking| row(taking, lang)) }</ul> };
    html! {
        <section class="mine-wide mine-events">
            <h2>{ lang.part_mine() }</h2>
            { rows(open) }
            if !folded.is_empty() {
                <details><summary>{ lang.part_more(folded.len() as u64) }</summary>{ rows(folded) }</details>
            }
        </section>
    }
}

fn row(taking: &Taking, lang: Lang) -> Html {
    let (times, clock) = (taking.entry.times(), Clock::here());
    let when = occasion(&times);
    let standing = when.standing(clock);
    let name = &taking.entry.about().name;
    let begun = !matches!(standing, Standing::Coming(_));
    html! {
        <li key={taking.id.clone()}>
            { icon("flag") }
            <div>
                { link(format!("/event/{}", taking.id), "", words(name, lang)) }
                <p class="facts">
                    <span>{ when.how_far(clock, lang) }</span>
                    if standing != Standing::AnyDay { <span>{ when.times(lang).0 }</span> }
                </p>
                if let Some(progress) = taking.progress.filter(|_| begun) { { progress.view(lang) } }
            </div>
        </li>
    }
}
