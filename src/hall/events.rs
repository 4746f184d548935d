//! All events: those that are on and that come, those to begin any day, what has been.

use super::calendar::feed;
use super::fetched::use_fetched;
use super::{event_figures, younger};
use crate::i18n::Lang;
use crate::ui::occasion::{Clock, Group, Occasion, Standing, in_order};
use crate::ui::{icon, link, picture, scene, words};
use lifelong_api::{Area, Event};
use yew::prelude::*;

/// All events.
#[hook]
pub fn use_events() -> Html {
    let fetch = |api: crate::services::Api, _| async move {
        Ok(younger::events(&api, api.events().await?).await)
    };
    use_fetched(String::new(), fetch, |list, lang| {
        if list.events.is_empty() {
            return html! { <p class="none-yet">{ lang.events_none() }</p> };
        }
        html! { <>{ event_groups(&list.events, Clock::here(), lang) }{ feed(list, lang) }</> }
    })
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
    let all = in_order(events.iter().collect(), |event| {
        occasion(event).order(clock)
    });
    let group = |(group, title): (Group, &'static str)| {
        let of = all.iter().filter(|one| one.0 == group);
        let cards: Vec<Html> = of.map(|one| card(one.1, clock, lang)).collect();
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
    let mut lines = vec![far(event, clock, lang)];
    lines.push(html! { <h3>{ link(to.clone(), "", words(&event.name, lang)) }</h3> });
    lines.push(p("", words(&event.r#abstract, lang)));
    if event.start_date.is_some() {
        lines.push(line("calendar", times(occasion(event), lang)));
    }
    match (&event.location, &event.online) {
        (Some(place), _) => lines.push(line("place", words(&place.name, lang))),
        (None, Some(_)) => lines.push(line("globe", html! { { lang.event_online() } })),
        (None, None) => {}
    }
    lines.push(event_figures(event, lang));
    if over && event.has_results {
        let results = link(to, "button", html! { { lang.event_results() } });
        lines.push(p("actions", results));
    }
    html! {
        <li key={event.id.clone()} class="wide-card event-card" data-area={Area::Hobbies.code()}>
            { scenery(event, lang) }
            <div>{ for lines }</div>
        </li>
    }
}

/// A paragraph: said in one place, it is compiled once.
pub fn p(class: &'static str, inside: Html) -> Html {
    html! { <p {class}>{ inside }</p> }
}

/// Two things, one after the other.
pub fn both(first: Html, second: Html) -> Html {
    html! { <>{ first }{ second }</> }
}

/// A fact with its symbol.
fn line(symbol: &'static str, fact: Html) -> Html {
    p("event-when", both(icon(symbol), fact))
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
    p(class, html! { { occasion.how_far(clock, lang) } })
}

/// When something is, and what the clocks show where it is held.
pub fn times(occasion: Occasion, lang: Lang) -> Html {
    let here = occasion.here(lang);
    let there = occasion
        .there(lang)
        .map(|there| html! { <span class="event-there">{ there }</span> });
    html! { <span>{ here }{ for there }</span> }
}

/// An event's own picture, or the one that all have.
fn scenery(event: &Event, lang: Lang) -> Html {
    picture(event.image.as_ref(), lang).unwrap_or_else(|| scene("event", Area::Hobbies))
}
