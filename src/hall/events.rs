//! Special events.

use super::fetched::use_fetched;
use super::{OneProps, figures, sections};
use crate::i18n::Lang;
use crate::platform::{catalogue::file_address, time};
use crate::services::{Api, ServiceError};
use crate::ui::{icon, link, picture, rich, scene, words};
use lifelong_api::{Area, Event, Institution};
use std::rc::Rc;
use yew::prelude::*;

/// All events.
#[hook]
pub fn use_events() -> Html {
    let fetch = |api: Api, _| async move { api.events().await };
    use_fetched(String::new(), fetch, |list, lang| {
        if list.events.is_empty() {
            return html! { <p class="none-yet">{ lang.events_none() }</p> };
        }
        html! { <ul class="wide-cards">{ for list.events.iter().map(|e| card(e, lang)) }</ul> }
    })
}

fn card(event: &Event, lang: Lang) -> Html {
    html! {
        <li key={event.id.clone()} class="wide-card" data-area={Area::Hobbies.code()}>
            { scenery(event, lang) }
            <div>
                <h2>{ link(format!("/event/{}", event.id), "", words(&event.name, lang)) }</h2>
                <p>{ words(&event.r#abstract, lang) }</p>
                { when(event, lang) }
                { figures(event.views, event.likes, lang) }
            </div>
        </li>
    }
}

fn when(event: &Event, lang: Lang) -> Html {
    let on = |zone| {
        let told = |iso: &String| time::told(iso, lang.tag(), zone);
        match (&event.start_date, &event.end_date) {
            (Some(start), Some(end)) => lang.run_from_to(&told(start), &told(end)),
            (Some(start), None) => lang.run_begins(&told(start)),
            _ => lang.event_any_day().to_owned(),
        }
    };
    let mut text = on(None);
    if let Some(zone) = &event.time_zone {
        // Where it is held the clocks may show another time.
        let there = on(Some(zone));
        if there != text {
            text = format!("{text} ({zone}: {there})");
        }
    }
    html! { <p class="event-when">{ icon("calendar") }<span>{ text }</span></p> }
}

/// An event's own picture, or the one that all have.
fn scenery(event: &Event, lang: Lang) -> Html {
    picture(event.image.as_ref(), lang).unwrap_or_else(|| scene("event", Area::Hobbies))
}

/// An event with who holds it.
struct Opened {
    event: Rc<Event>,
    organizer: Option<Institution>,
}

/// An event: when and where, what happens, its parts.
#[hook]
pub fn use_event(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| async move {
        let list = api.events().await?;
        let event = list.events.iter().find(|e| e.id == id);
        let event = event.ok_or(ServiceError::NoSuchItem(id))?;
        let event = api.whole(event, &event.content).await?;
        let organizer = match &event.organizer {
            Some(id) => {
                let list = api.institutions_until(Some(id)).await?;
                list.institutions.iter().find(|i| &i.id == id).cloned()
            }
            None => None,
        };
        Ok(Rc::new(Opened { event, organizer }))
    };
    use_fetched(props.id.clone(), fetch, whole)
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let Opened { event, organizer } = opened;
    let calendar = event.calendar.best(lang.tag());
    let calendar = calendar.and_then(|(_, path)| file_address(path));
    html! {
        <>
            <section class="event-facts">
                { when(event, lang) }
                if let Some(organizer) = organizer {
                    <p class="course-provider">{ lang.event_by() }{ " " }{ link(format!("/institution/{}", organizer.id), "", words(&organizer.name, lang)) }</p>
                }
                { figures(event.views, event.likes, lang) }
                if let Some(href) = calendar {
                    <p class="actions"><a class="button" {href} download="">{ icon("calendar") }{ lang.event_calendar() }</a></p>
                }
            </section>
            <section class="prose">{ rich(&event.body, lang) }</section>
            { sections(&event.has_part, lang) }
        </>
    }
}
