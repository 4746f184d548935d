//! What columns and events are made of.

use crate::i18n::Lang;
use crate::ui::{icon, item_list, link, rich, words};
use lifelong_api::{ColumnSection, Step};
use yew::prelude::*;

/// How many things of a part are open; the rest is folded.
const OPEN: usize = 12;

/// Parts of a column or an event: a heading, a few words, what it holds. One without a heading goes on with the part above.
pub fn sections(sections: &[ColumnSection], lang: Lang) -> Html {
    let told = |class: &'static str, steps: &[Step]| {
        let step = |step: &Step| html! { <div><dt>{ words(&step.name, lang) }</dt><dd>{ rich(&step.text, lang) }</dd></div> };
        if steps.is_empty() {
            return html! {};
        }
        html! { <dl {class}>{ for steps.iter().map(step) }</dl> }
    };
    let section = |(i, section): (usize, &ColumnSection)| {
        let (open, folded) = section.items.split_at(section.items.len().min(OPEN));
        html! {
            <section key={i} class="part">
                <div class="part-head">
                    if !section.name.is_empty() { <h2>{ words(&section.name, lang) }</h2> }
                    if !section.r#abstract.is_empty() { <p>{ words(&section.r#abstract, lang) }</p> }
                </div>
                <div class="part-body">
                    { rich(&section.body, lang) }
                    if !open.is_empty() { { item_list(open, lang) } }
                    if !folded.is_empty() {
                        <details><summary>{ lang.part_more(folded.len() as u64) }</summary>{ item_list(folded, lang) }</details>
                    }
                    if !section.query.is_empty() { <p>{ link(format!("/find?{}", section.query), "button", html! { <>{ icon("search") }{ lang.part_all() }</> }) }</p> }
                    { told("timeline", &section.timeline) }
                    { told("questions", &section.questions) }
                </div>
            </section>
        }
    };
    html! { <div class="parts">{ for sections.iter().enumerate().map(section) }</div> }
}
