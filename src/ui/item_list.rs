//! Lists of references: what a column holds, what to look at next.

use super::area_tag::length_text;
use super::icon::icon;
use super::nav_link::link;
use super::text::words;
use crate::i18n::Lang;
use lifelong_api::{ItemRef, ItemType, parse_minutes};
use yew::prelude::*;

/// The path of what a reference points at; none for a kind this version does not know.
pub fn item_path(item: &ItemRef) -> Option<String> {
    let folder = match item.item_type {
        ItemType::Course | ItemType::Video | ItemType::Audio => "course",
        ItemType::Book | ItemType::Chapter => "read",
        ItemType::Column => "column",
        ItemType::Event => "event",
        ItemType::Help => "help",
        ItemType::Institution => "institution",
        ItemType::Other => return None,
    };
    Some(format!("/{folder}/{}", item.id))
}

/// A symbol, and the word for it.
type Kind = (&'static str, fn(Lang) -> &'static str);

fn kind(item: ItemType) -> Kind {
    match item {
        ItemType::Book => ("book", Lang::item_book),
        ItemType::Chapter => ("book", Lang::item_chapter),
        ItemType::Column => ("layers", Lang::item_column),
        ItemType::Event => ("flag", Lang::item_event),
        ItemType::Help => ("help", Lang::item_help),
        ItemType::Institution => ("building", Lang::item_institution),
        ItemType::Video => ("film", Lang::format_video),
        ItemType::Audio => ("speaker", Lang::format_audio),
        ItemType::Course | ItemType::Other => ("play", Lang::item_course),
    }
}

/// References as rows: what it is, its title, how long it takes.
pub fn item_list(items: &[ItemRef], lang: Lang) -> Html {
    let row = |item: &ItemRef| {
        let to = item_path(item)?;
        let (symbol, word) = kind(item.item_type);
        let minutes = item.time_required.as_deref().and_then(parse_minutes);
        Some(html! {
            <li key={to.clone()}>
                { icon(symbol) }
                <div>
                    { link(to, "", words(&item.name, lang)) }
                    <p class="facts">
                        <span>{ word(lang) }</span>
                        if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> }
                    </p>
                </div>
            </li>
        })
    };
    html! { <ul class="item-list">{ for items.iter().filter_map(row) }</ul> }
}
