//! The hall: columns, events and institutions, below the heads that the portal puts up (`features::outlines`).
//!
//! It is a program of its own, loaded on the first of these pages: who only looks for courses does not download it. It fills
//! the places that the portal leaves for it (see `places`).

mod calendar;
mod columns;
mod element;
mod event;
mod events;
mod fetched;
mod institutions;
mod sections;
mod younger;

pub use columns::listed;
pub use event::whole_event;
pub use events::event_groups;
pub use institutions::{Directory, Found, Sieve};
pub use institutions::{rows as institution_rows, whole as institution_page};
pub use sections::sections;

use crate::i18n::Lang;
use crate::places::live::live;
use crate::places::place;
use lifelong_api::Event;
use yew::prelude::*;

/// For which thing a part stands.
#[derive(Clone, PartialEq, Properties)]
pub struct OneProps {
    /// Its id.
    pub id: String,
}

/// Starts the hall.
pub fn start() {
    place::start(
        "hall",
        &[
            "columns",
            "column",
            "events",
            "event",
            "institutions",
            "institution",
        ],
        |part, id| match part {
            "columns" => live!("", columns::use_columns),
            "column" => live!(&id, columns::use_column, OneProps { id: id.clone() }),
            "events" => live!("", events::use_events),
            "event" => live!(&id, event::use_event, OneProps { id: id.clone() }),
            "institutions" => live!("", institutions::use_directory),
            _ => live!(
                &id,
                institutions::use_institution,
                OneProps { id: id.clone() }
            ),
        },
    );
}

/// How often a page was looked at and liked, where somebody counted.
pub fn figures(views: Option<u64>, likes: Option<u64>, lang: Lang) -> Html {
    facts([
        views.map(|n| lang.views(n)),
        likes.map(|n| lang.likes(n)),
        None,
    ])
}

/// The same of an event, and how many take part: nobody is no figure that makes one come.
fn event_figures(event: &Event, lang: Lang) -> Html {
    let some = event.participants.filter(|n| *n > 0);
    facts([
        some.map(|n| lang.participants(n)),
        event.views.map(|n| lang.views(n)),
        event.likes.map(|n| lang.likes(n)),
    ])
}

fn facts(told: [Option<String>; 3]) -> Html {
    let mut told = told.into_iter().flatten().peekable();
    if told.peek().is_none() {
        return html! {};
    }
    html! { <p class="facts">{ for told.map(|text| html! { <span>{ text }</span> }) }</p> }
}
