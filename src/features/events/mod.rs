//! Special events.

use crate::features::common::{Shown, load, load_one, none_yet, sections};
use crate::i18n::Lang;
use crate::services::ServiceError;
use crate::ui::{Crumb, PageHead, icon, link, rich, scene, words};
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
            { scene("event", Area::Hobbies) }
            <div>
                <h2>{ link(format!("/event/{}", event.id), "", words(&event.name, lang)) }</h2>
                <p>{ words(&event.r#abstract, lang) }</p>
                { when(event, lang) }
            </div>
        </li>
    }
}

fn when(event: &Event, lang: Lang) -> Html {
    let text = match (&event.start_date, &event.end_date) {
        (Some(start), Some(end)) => lang.run_from_to(start, end),
        (Some(start), None) => lang.run_begins(start),
        _ => lang.event_any_day().to_owned(),
    };
    html! { <p class="event-when">{ icon("calendar") }<span>{ text }</span></p> }
}

/// An event with who holds it, and the folder of the API.
struct Opened {
    event: Event,
    organizer: Option<Institution>,
    folder: String,
}

/// An event: what happens, when, its parts.
pub fn event_page(id: String) -> Html {
    let fetch = |api: crate::services::Api, id: String| async move {
        let list = api.events().await?;
        let event = list.events.iter().find(|e| e.id == id).cloned();
        let event = event.ok_or(ServiceError::NoSuchItem(id))?;
        let institutions = api.institutions().await?;
        let holds = |i: &&Institution| Some(&i.id) == event.organizer.as_ref();
        let organizer = institutions.institutions.iter().find(holds).cloned();
        Ok(Rc::new(Opened {
            event,
            organizer,
            folder: api.config().await?.api.clone(),
        }))
    };
    load_one("event", id, fetch, |opened, lang| {
        Shown::titled(whole(opened, lang), &opened.event.name, lang)
    })
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let Opened {
        event,
        organizer,
        folder,
    } = opened;
    let crumbs = vec![Crumb {
        to: "/events".to_owned(),
        name: html! { {lang.nav_events()} },
    }];
    html! {
        <article key={event.id.clone()}>
            <PageHead
                title={words(&event.name, lang)} lead={html! { <p>{ words(&event.r#abstract, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} area={Area::Hobbies}
                picture={scene("event", Area::Hobbies)}
            >
                { when(event, lang) }
                if let Some(organizer) = organizer {
                    <p class="course-provider">{ lang.event_by() }{ " " }{ link(format!("/institution/{}", organizer.id), "", words(&organizer.name, lang)) }</p>
                }
            </PageHead>
            <div class="page-width">
                <section class="prose">{ rich(&event.body, lang, folder) }</section>
                { sections(&event.has_part, lang) }
            </div>
        </article>
    }
}
