//! Special events.

use crate::features::common::{sections, show, use_page_title};
use crate::i18n::Lang;
use crate::services::{ServiceError, use_api, use_load};
use crate::state::use_lang;
use crate::ui::{Crumb, icon, NavLink, PageHead, rich, scene, words};
use lifelong_api::{Area, Event};
use std::rc::Rc;
use yew::prelude::*;

/// All events.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load((), true, |()| async move { api.events().await });
    html! {
        <div class="events">
            <PageHead title={html! { {lang.events_title()} }} lead={html! { <p>{ lang.events_lead() }</p> }} />
            <div class="page-width">
                { show(&loading, lang, |list| html! { <>
                    if list.events.is_empty() { <p class="none-yet">{ lang.events_none() }</p> }
                    <ul class="wide-cards">{ for list.events.iter().map(|e| card(e, lang)) }</ul>
                </> }) }
            </div>
        </div>
    }
}

fn card(event: &Event, lang: Lang) -> Html {
    html! {
        <li key={event.id.clone()} class="wide-card" data-area={Area::Hobbies.code()}>
            { scene("event", Area::Hobbies) }
            <div>
                <h2><NavLink to={format!("/event/{}", event.id)}>{ words(&event.name, lang) }</NavLink></h2>
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

/// An event's page.
#[derive(Clone, PartialEq, Properties)]
pub struct EventPageProps {
    /// Event id.
    pub id: AttrValue,
}

/// An event: what happens, when, its parts.
#[component]
pub fn EventPage(props: &EventPageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.id.clone(), false, |id| async move {
        let list = api.events().await?;
        let event = list.events.iter().find(|e| e.id == id.as_str()).cloned();
        let event = event.ok_or_else(|| ServiceError::NoSuchItem(id.to_string()))?;
        let institutions = api.institutions().await?;
        let organizer = institutions.institutions.iter().find(|i| Some(&i.id) == event.organizer.as_ref()).cloned();
        Ok(Rc::new((event, organizer, api.config().await?.api.clone())))
    });
    let title = loading.state.value().map(|e| e.0.name.pick(lang.tag()).to_owned());
    use_page_title(title, lang);
    show(&loading, lang, |(event, organizer, folder)| {
        let crumbs = vec![Crumb { to: "/events".to_owned(), name: html! { {lang.nav_events()} } }];
        html! {
            <article key={event.id.clone()}>
                <PageHead
                    title={words(&event.name, lang)} lead={html! { <p>{ words(&event.r#abstract, lang) }</p> }}
                    {crumbs} crumbs_label={lang.crumbs_label()} area={Area::Hobbies}
                    picture={scene("event", Area::Hobbies)}
                >
                    { when(event, lang) }
                    if let Some(organizer) = organizer {
                        <p class="course-provider">{ lang.event_by() }{ " " }<NavLink to={format!("/institution/{}", organizer.id)}>{ words(&organizer.name, lang) }</NavLink></p>
                    }
                </PageHead>
                <div class="page-width">
                    <section class="prose">{ rich(&event.body, lang, &folder) }</section>
                    { sections(&event.has_part, lang) }
                </div>
            </article>
        }
    })
}
