//! What columns and events are made of.

use crate::i18n::Lang;
use crate::ui::{item_list, link, rich, words};
use lifelong_api::{ColumnSection, Step};
use yew::prelude::*;

/// How many things of a part are open; the rest is folded.
const OPEN: usize = 12;

/// Parts of a column or an event: a heading, a few words, what it holds. One without a heading goes on with the part above.
pub fn sections(sections: &[ColumnSection], lang: Lang) -> Html {
    let told = |step: &Step| html! { <><dt>{ words(&step.name, lang) }</dt><dd>{ rich(&step.text, lang) }</dd></> };
    let section = |(i, section): (usize, &ColumnSection)| {
        let (open, folded) = section.items.split_at(section.items.len().min(OPEN));
        html! {
            <section key={i} class="part">
                if !section.name.is_empty() { <h2>{ words(&section.name, lang) }</h2> }
                if !section.r#abstract.is_empty() { <p>{ words(&section.r#abstract, lang) }</p> }
                { rich(&section.body, lang) }
                { item_list(open, lang) }
                if !folded.is_empty() {
                    <details><summary>{ lang.part_more(folded.len() as u64) }</summary>{ item_list(folded, lang) }</details>
                }
                if !section.query.is_empty() { { link(format!("/find?{}", section.query), "", html! { {lang.part_all()} }) } }
                <dl>{ for section.timeline.iter().chain(&section.questions).map(told) }</dl>
            </section>
        }
    };
    html! { <div class="parts">{ for sections.iter().enumerate().map(section) }</div> }
}
