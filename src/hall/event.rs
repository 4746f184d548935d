//! One event: its facts, its programme, who speaks, what to do, and what came of it.

use super::calendar::{FeedProps, use_feed};
use super::events::{calendar, far, occasion, times};
use super::fetched::use_fetched;
use super::{OneProps, figures, sections};
use crate::i18n::Lang;
use crate::places::live::live;
use crate::platform::catalogue::file_address;
use crate::services::{Api, ServiceError};
use crate::ui::occasion::{Clock, Occasion, Standing};
use crate::ui::{icon, is_safe, item_list, length, link, rich, slot, words};
use lifelong_api::{Challenge, Event, Institution, ItemRef, Place, Session};
use std::rc::Rc;
use yew::prelude::*;

/// An event with who holds it.
struct Opened {
    event: Rc<Event>,
    organizer: Option<Institution>,
    /// The calendar of all events.
    all: Rc<lifelong_api::EventList>,
}

/// An event.
#[hook]
pub fn use_event(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| async move {
        let all = api.events().await?;
        let event = all.events.iter().find(|e| e.id == id);
        let event = event.ok_or(ServiceError::NoSuchItem(id))?;
        let event = api.whole(event, &event.content).await?;
        let organizer = match &event.organizer {
            Some(id) => {
                let list = api.institutions_until(Some(id)).await?;
                list.institutions.iter().find(|i| &i.id == id).cloned()
            }
            None => None,
        };
        Ok(Rc::new(Opened {
            event,
            organizer,
            all,
        }))
    };
    use_fetched(props.id.clone(), fetch, |opened: &Opened, lang| {
        let path = calendar(&opened.all, lang);
        let feed = live!(&path, use_feed, FeedProps { path: path.clone() });
        whole_event(
            &opened.event,
            opened.organizer.as_ref(),
            feed,
            Clock::here(),
            lang,
        )
    })
}

/// What stands on an event's page; `feed` is the way to the calendar of all of them.
pub fn whole_event(
    event: &Event,
    organizer: Option<&Institution>,
    feed: Html,
    clock: Clock,
    lang: Lang,
) -> Html {
    let over = occasion(event).standing(clock) == Standing::Over;
    let results = results(event, lang);
    html! {
        <div class="event">
            if over { { results.clone() } }
            { facts(event, organizer, feed, clock, lang) }
            { challenge(event, lang) }
            <section class="prose">{ rich(&event.body, lang) }</section>
            { programme(event, lang) }
            { speakers(event, lang) }
            { courses(lang.event_before(), &event.course_prerequisites, lang) }
            if !over { { results } }
            { sections(&event.has_part, lang) }
        </div>
    }
}

fn results(event: &Event, lang: Lang) -> Html {
    if event.results.is_empty() {
        return html! {};
    }
    html! { <section class="part event-results"><h2>{ lang.event_results() }</h2><div class="prose">{ rich(&event.results, lang) }</div></section> }
}

fn facts(
    event: &Event,
    organizer: Option<&Institution>,
    feed: Html,
    clock: Clock,
    lang: Lang,
) -> Html {
    let row = |symbol: &'static str, word: &'static str, what: Html| html! { <div>{ icon(symbol) }<dt>{ word }</dt><dd>{ what }</dd></div> };
    let online = event.online.as_ref().filter(|url| is_safe(url));
    let online = online.map(|url| {
        html! { <a class="event-online" href={url.clone()} rel="noopener noreferrer external">{ icon("external") }<span>{ lang.event_online_open() }</span></a> }
    });
    let by = |one: &Institution| {
        html! {
            <>
                { link(format!("/institution/{}", one.id), "", words(&one.name, lang)) }
                if one.example { <span class="example-tag">{ lang.institution_example() }</span> }
            </>
        }
    };
    let own = event.calendar.best(lang.tag());
    let own = own.and_then(|(_, path)| file_address(path));
    html! {
        <section class="event-facts">
            <dl>
                { row("calendar", lang.event_when(), html! { <>{ far(event, clock, lang) }<p>{ times(occasion(event), lang) }</p></> }) }
                if let Some(place) = &event.location { { row("place", lang.event_where(), whereabouts(place, lang)) } }
                if let Some(online) = online { { row("globe", lang.event_online(), online) } }
                if !event.audience.is_empty() { { row("person", lang.event_audience(), words(&event.audience, lang)) } }
                if let Some(one) = organizer { { row("building", lang.event_by(), by(one)) } }
            </dl>
            { figures(event.views, event.likes, lang) }
            if let Some(href) = own {
                <p class="actions"><a class="button" {href} download="">{ icon("calendar") }{ lang.event_calendar() }</a></p>
            }
            { feed }
        </section>
    }
}

fn whereabouts(place: &Place, lang: Lang) -> Html {
    html! {
        <>
            <p>{ words(&place.name, lang) }</p>
            if !place.address.is_empty() { <p class="event-there">{ words(&place.address, lang) }</p> }
        </>
    }
}

/// What to do, and the place where one says that one takes part.
fn challenge(event: &Event, lang: Lang) -> Html {
    let told = |challenge: &Challenge| match challenge.minutes {
        Some(minutes) => lang.event_challenge_minutes(&length(minutes.into(), lang)),
        None => lang.event_challenge_courses(challenge.courses.len() as u64),
    };
    html! {
        <section class="event-part">
            if let Some(challenge) = &event.challenge {
                <h2>{ lang.event_challenge() }</h2>
                <p>{ told(challenge) }</p>
                { item_list(&challenge.courses, lang) }
            }
            { slot("take-part", &event.id) }
        </section>
    }
}

fn programme(event: &Event, lang: Lang) -> Html {
    if event.sub_event.is_empty() {
        return html! {};
    }
    let session = |one: &Session| {
        let when = Occasion {
            start: Some(&one.start_date),
            end: one.end_date.as_deref(),
            zone: event.time_zone.as_deref(),
        };
        let speaks = |id: &String| event.performer.iter().find(|one| one.id == *id);
        let speakers = one.performer.iter().filter_map(speaks);
        html! {
            <li key={one.position}>
                <p class="event-time">{ times(when, lang) }</p>
                <h3>{ words(&one.name, lang) }</h3>
                <p class="facts">{ for speakers.map(|one| html! { <span>{ words(&one.name, lang) }</span> }) }</p>
            </li>
        }
    };
    html! { <section class="part"><h2>{ lang.event_programme() }</h2><ol class="event-sessions">{ for event.sub_event.iter().map(session) }</ol></section> }
}

fn speakers(event: &Event, lang: Lang) -> Html {
    if event.performer.is_empty() {
        return html! {};
    }
    let told = event.performer.iter().map(|one| {
        html! { <><dt>{ words(&one.name, lang) }</dt><dd>{ words(&one.r#abstract, lang) }</dd></> }
    });
    html! { <section class="part"><h2>{ lang.event_speakers() }</h2><dl>{ for told }</dl></section> }
}

fn courses(title: &'static str, courses: &[ItemRef], lang: Lang) -> Html {
    if courses.is_empty() {
        return html! {};
    }
    html! { <section class="part"><h2>{ title }</h2>{ item_list(courses, lang) }</section> }
}
