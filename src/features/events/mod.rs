//! Special events.

use crate::features::common::{Shown, figures, load, load_one, none_yet, sections};
use crate::i18n::Lang;
use crate::platform::{catalogue::file_address, time};
use crate::services::ServiceError;
use crate::ui::{Crumb, PageHead, icon, link, picture, rich, scene, words};
use lifelong_api::{Area, Event, Institution};
use std::rc::Rc;
use yew::prelude::*;

/// All events.
pub fn page(lang: Lang) -> Html {
    let list = load(
        "events",
        |api| async move { api.events().await },
        |list, lang| {
            if list.events.is_empty() {
                return none_yet(lang.events_none());
            }
            html! { <ul class="wide-cards">{ for list.events.iter().map(|e| card(e, lang)) }</ul> }
        },
    );
    html! {
        <div class="events">
            <PageHead title={html! { {lang.events_title()} }} lead={html! { <p>{ lang.events_lead() }</p> }} />
            <div class="page-width">{ list }</div>
        </div>
    }
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

/// An event: what happens, when, its parts.
pub fn event_page(id: String) -> Html {
    let fetch = |api: crate::services::Api, id: String| async move {
        let list = api.events().await?;
        let event = list.events.iter().find(|e| e.id == id);
        let event = event.ok_or(ServiceError::NoSuchItem(id))?;
        let event = api.whole(event, &event.content).await?;
        let institutions = api.institutions().await?;
        let holds = |i: &&Institution| Some(&i.id) == event.organizer.as_ref();
        let organizer = institutions.institutions.iter().find(holds).cloned();
        Ok(Rc::new(Opened { event, organizer }))
    };
    load_one("event", id, fetch, |opened, lang| {
        Shown::titled(whole(opened, lang), &opened.event.name, lang)
    })
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let Opened { event, organizer } = opened;
    let calendar = event.calendar.best(lang.tag());
    let calendar = calendar.and_then(|(_, path)| file_address(path));
    let crumbs = vec![Crumb {
        to: "/events".to_owned(),
        name: html! { {lang.nav_events()} },
    }];
    html! {
        <article key={event.id.clone()}>
            <PageHead
                title={words(&event.name, lang)} lead={html! { <p>{ words(&event.r#abstract, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} area={Area::Hobbies}
                picture={scenery(event, lang)}
            >
                { when(event, lang) }
                if let Some(href) = calendar {
                    <p><a class="button" {href} download="">{ lang.event_calendar() }</a></p>
                }
                if let Some(organizer) = organizer {
                    <p class="course-provider">{ lang.event_by() }{ " " }{ link(format!("/institution/{}", organizer.id), "", words(&organizer.name, lang)) }</p>
                }
            </PageHead>
            <div class="page-width">
                <section class="prose">{ rich(&event.body, lang) }</section>
                { sections(&event.has_part, lang) }
            </div>
        </article>
    }
}
