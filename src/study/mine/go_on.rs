//! Where one goes on: what was opened last, large, and a few more.

use super::works::{self, area, far, next, title, title_text};
use crate::i18n::Lang;
use crate::study::parts::bar;
use crate::ui::{area_name, cover, icon, link, link_named, motifs, words};
use lifelong_api::Area;
use lifelong_record::Entry;
use lifelong_record::work;
use yew::prelude::*;

/// What is begun: the last one large, the others as rows.
pub fn view(begun: &[(String, Entry)], lang: Lang) -> Html {
    let Some(((key, entry), others)) = begun.split_first() else {
        return html! {};
    };
    let row =
        |(key, entry): &(String, Entry)| works::row(key, entry, lang, next(key, entry), html! {});
    html! {
        <section class="mine-wide">
            <h2>{ lang.mine_go_on() }</h2>
            { large(key, entry, lang) }
            if !others.is_empty() { <ul class="item-list">{ for others.iter().map(row) }</ul> }
        </section>
    }
}

fn large(key: &str, entry: &Entry, lang: Lang) -> Html {
    let about = entry.about();
    let (area, name) = (area(&about), title_text(key, &about.name, lang));
    let (done, all) = entry.parts_done();
    let motif = motifs([key.split_once('/').map_or(key, |(_, id)| id)])
        .first()
        .copied()
        .unwrap_or_default();
    html! {
        <article class="go-on" data-area={area.code()}>
            { cover(area, motif, "") }
            <div class="go-on-words">
                if area != Area::Other { <p class="course-card-area">{ area_name(area, lang) }</p> }
                <h3>{ link(work::path(key), "", title(key, &about.name, lang)) }</h3>
                if !about.provider.is_empty() { <p class="facts"><span>{ words(&about.provider, lang) }</span></p> }
                if let Some(far) = far(key, entry, lang) { <p>{ &far }</p>{ bar(done, all, &far) } }
                if let Some(part) = entry.next_part().filter(|_| all > 1) { <p>{ lang.mine_next() }{ " " }{ words(&part.name, lang) }</p> }
                <p class="actions">
                    { link_named(next(key, entry), "button primary large", lang.mine_go_on_label(&name), html! { <>{ lang.mine_go_on() }{ icon("forward") }</> }) }
                </p>
            </div>
        </article>
    }
}
