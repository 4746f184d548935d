//! All events: those that are on and that come, those to begin any day, what has been.

use super::calendar::{FeedProps, use_feed};
use super::fetched::use_fetched;
use super::figures;
use crate::i18n::Lang;
use crate::places::live::live;
use crate::ui::occasion::{Clock, Group, Occasion, Standing};
use crate::ui::{icon, link, picture, scene, words};
use lifelong_api::{Area, Event, EventList};
use yew::prelude::*;

/// All events.
#[hook]
pub fn use_events() -> Html {
    let fetch = |api: crate::services::Api, _| async move { api.events().await };
    use_fetched(String::new(), fetch, |list, lang| {
        if list.events.is_empty() {
            return html! { <p class="none-yet">{ lang.events_none() }</p> };
        }
        let path = calendar(list, lang);
        html! {
            <>
                { event_groups(&list.events, Clock::here(), lang) }
                { live!(&path, use_feed, FeedProps { path: path.clone() }) }
            </>
        }
    })
}

/// The file with the calendar of all events, in the language that fits best; empty where there is none.
pub fn calendar(list: &EventList, lang: Lang) -> String {
    let best = list.calendar.best(lang.tag());
    best.map_or(String::new(), |(_, path)| path.to_owned())
}

/// When an event is.
pub fn occasion(event: &Event) -> Occasion<'_> {
    Occasion {
        start: event.start_date.as_deref(),
        end: event.end_date.as_deref(),
        zone: event.time_zone.as_deref(),
    }
}

/// Events in their groups, as cards.
pub fn event_groups(events: &[Event], clock: Clock, lang: Lang) -> Html {
    let mut all: Vec<(Group, f64, &Event)> = events
        .iter()
        .map(|event| {
            let (group, place) = occasion(event).order(clock);
            (group, place, event)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let group = |(group, title): (Group, &'static str)| {
        let of = all.iter().filter(|one| one.0 == group);
        let cards: Vec<Html> = of.map(|one| card(one.2, clock, lang)).collect();
        (!cards.is_empty()).then(|| {
            html! { <section class="part"><h2>{ title }</h2><ul class="wide-cards">{ for cards }</ul></section> }
        })
    };
    let groups = [
        (Group::Now, lang.events_now()),
        (Group::AnyDay, lang.event_any_day()),
        (Group::Past, lang.events_past()),
    ];
    html! { <div class="parts">{ for groups.into_iter().filter_map(group) }</div> }
}

fn card(event: &Event, clock: Clock, lang: Lang) -> Html {
    let to = format!("/event/{}", event.id);
    let over = occasion(event).standing(clock) == Standing::Over;
    html! {
        <li key={event.id.clone()} class={classes!("wide-card", "event-card", over.then_some("is-over"))} data-area={Area::Hobbies.code()}>
            { scenery(event, lang) }
            <div>
                { far(event, clock, lang) }
                <h3>{ link(to.clone(), "", words(&event.name, lang)) }</h3>
                <p>{ words(&event.r#abstract, lang) }</p>
                if event.start_date.is_some() { <p class="event-when">{ icon("calendar") }{ times(occasion(event), lang) }</p> }
                { place(event, lang) }
                { figures(event.views, event.likes, lang) }
                if over && event.has_results { <p class="actions">{ link(to, "button", html! { { lang.event_results() } }) }</p> }
            </div>
        </li>
    }
}

/// How far off an event is; of one to begin any day that is said elsewhere.
pub fn far(event: &Event, clock: Clock, lang: Lang) -> Html {
    let occasion = occasion(event);
    let class = match occasion.standing(clock) {
        Standing::AnyDay => return html! {},
        Standing::Over => "event-far is-over",
        Standing::On(_) | Standing::Coming(0) => "event-far is-now",
        Standing::Coming(_) => "event-far",
    };
    html! { <p {class}>{ occasion.how_far(clock, lang) }</p> }
}

/// When something is, and what the clocks show where it is held.
pub fn times(occasion: Occasion, lang: Lang) -> Html {
    let (here, there) = occasion.times(lang);
    html! { <span>{ here }if let Some(there) = there { <span class="event-there">{ there }</span> }</span> }
}

fn place(event: &Event, lang: Lang) -> Html {
    let (symbol, text) = match (&event.location, &event.online) {
        (Some(place), _) => ("place", words(&place.name, lang)),
        (None, Some(_)) => ("globe", html! { { lang.event_online() } }),
        (None, None) => return html! {},
    };
    html! { <p class="event-when">{ icon(symbol) }{ text }</p> }
}

/// An event's own picture, or the one that all have.
fn scenery(event: &Event, lang: Lang) -> Html {
    picture(event.image.as_ref(), lang).unwrap_or_else(|| scene("event", Area::Hobbies))
}
