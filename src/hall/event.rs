//! One event: its facts, its programme, who speaks, what to do, and what came of it.

use super::calendar::{Leads, way};
use super::events::{both, far, occasion, p, times};
use super::fetched::use_fetched;
use super::{OneProps, event_figures, sections, younger};
use crate::i18n::Lang;
use crate::platform::catalogue::file_address;
use crate::services::{Api, ServiceError};
use crate::ui::occasion::{Clock, Occasion, Standing};
use crate::ui::{icon, is_safe, item_list, length, link, rich, slot, words};
use futures::future::join;
use lifelong_api::{Event, EventList, Institution, Localized, RichText, Session};
use std::rc::Rc;
use yew::prelude::*;

/// An event with who holds it.
struct Opened {
    event: Rc<Event>,
    organizer: Option<Institution>,
    /// The calendar of all events.
    all: Rc<EventList>,
}

/// An event.
#[hook]
pub fn use_event(props: &OneProps) -> Html {
    let find = |api: Api, id: String| async move {
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
        Ok(Opened {
            event,
            organizer,
            all,
        })
    };
    let fetch = move |api: Api, id: String| async move {
        let figures = younger::ask(&api, vec![younger::of_event(&id)]);
        let (opened, figures) = join(find(api, id), figures).await;
        let mut opened: Opened = opened?;
        figures.change(&mut opened.event, |event| figures.put_event(event));
        Ok(Rc::new(opened))
    };
    use_fetched(props.id.clone(), fetch, |opened: &Opened, lang| {
        let organizer = opened.organizer.as_ref();
        let feed = super::calendar::feed(&opened.all, lang);
        whole_event(&opened.event, organizer, feed, Clock::here(), lang)
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
    let mut parts = vec![
        facts(event, organizer, feed, clock, lang),
        challenge(event, lang),
        prose(&event.body, lang),
        programme(event, lang),
        speakers(event, lang),
        before(event, lang),
        sections(&event.has_part, lang),
    ];
    // What came of it is what one comes for when it is over.
    let place = if over { 0 } else { parts.len() - 1 };
    parts.insert(place, results(event, lang));
    html! { <div class="event">{ for parts }</div> }
}

fn prose(text: &Localized<RichText>, lang: Lang) -> Html {
    html! { <section class="prose">{ rich(text, lang) }</section> }
}

/// A part of the page; nothing where there is nothing in it.
fn part(class: &'static str, title: &'static str, inside: Option<Html>) -> Html {
    match inside {
        Some(inside) => html! { <section {class}><h2>{ title }</h2>{ inside }</section> },
        None => html! {},
    }
}

fn results(event: &Event, lang: Lang) -> Html {
    let told = (!event.results.is_empty()).then(|| prose(&event.results, lang));
    part("part event-results", lang.event_results(), told)
}

fn facts(
    event: &Event,
    organizer: Option<&Institution>,
    feed: Html,
    clock: Clock,
    lang: Lang,
) -> Html {
    let when = p("", times(occasion(event), lang));
    let when = both(far(event, clock, lang), when);
    let mut rows = vec![row("calendar", lang.event_when(), when)];
    if let Some(place) = &event.location {
        let name = p("", words(&place.name, lang));
        let place = both(name, p("event-there", words(&place.address, lang)));
        rows.push(row("place", lang.event_where(), place));
    }
    if let Some(href) = event.online.clone().filter(|url| is_safe(url)) {
        let way = way(Leads::Out, href, "external", lang.event_online_open());
        rows.push(row("globe", lang.event_online(), way));
    }
    if !event.audience.is_empty() {
        rows.push(row(
            "person",
            lang.event_audience(),
            words(&event.audience, lang),
        ));
    }
    if let Some(one) = organizer {
        let name = link(
            format!("/institution/{}", one.id),
            "",
            words(&one.name, lang),
        );
        let name = match one.example {
            true => both(
                name,
                html! { <span class="example-tag">{ lang.institution_example() }</span> },
            ),
            false => name,
        };
        rows.push(row("building", lang.event_by(), name));
    }
    let own = event.calendar.best(lang.tag());
    let own = own.and_then(|(_, path)| file_address(path));
    let own = own.map(|href| way(Leads::ToFile, href, "calendar", lang.event_calendar()));
    let own = own.map_or_else(Html::default, |own| p("actions", own));
    html! {
        <section class="event-facts">
            <dl>{ for rows }</dl>
            { event_figures(event, lang) }
            { own }
            { feed }
        </section>
    }
}

fn row(symbol: &'static str, word: &'static str, what: Html) -> Html {
    html! { <div>{ icon(symbol) }<dt>{ word }</dt><dd>{ what }</dd></div> }
}

/// What to do, and the place where one says that one takes part.
fn challenge(event: &Event, lang: Lang) -> Html {
    let slot = slot("take-part", &event.id);
    let Some(challenge) = &event.challenge else {
        return html! { <section class="event-part">{ slot }</section> };
    };
    let told = match challenge.minutes {
        Some(minutes) => {
            let told = lang.event_challenge_minutes(&length(minutes.into(), lang));
            p("", html! { { told } })
        }
        None => {
            let told = lang.event_challenge_courses(challenge.courses.len() as u64);
            // Folded: an event's own parts mostly lead to the same courses.
            html! { <details><summary>{ told }</summary>{ item_list(&challenge.courses, lang) }</details> }
        }
    };
    part("event-part", lang.event_challenge(), Some(both(told, slot)))
}

fn programme(event: &Event, lang: Lang) -> Html {
    let session = |one: &Session| {
        let when = Occasion {
            start: Some(&one.start_date),
            end: one.end_date.as_deref(),
            zone: event.time_zone.as_deref(),
        };
        let speakers = event.performer.iter();
        let speakers = speakers.filter(|speaker| one.performer.contains(&speaker.id));
        html! {
            <li>
                { p("event-time", times(when, lang)) }
                <h3>{ words(&one.name, lang) }</h3>
                <p class="facts">{ for speakers.map(|one| html! { <span>{ words(&one.name, lang) }</span> }) }</p>
            </li>
        }
    };
    let all = &event.sub_event;
    let list = (!all.is_empty())
        .then(|| html! { <ol class="event-sessions">{ for all.iter().map(session) }</ol> });
    part("part", lang.event_programme(), list)
}

fn speakers(event: &Event, lang: Lang) -> Html {
    let all = &event.performer;
    let told = all.iter().map(|one| {
        html! { <><dt>{ words(&one.name, lang) }</dt><dd>{ words(&one.r#abstract, lang) }</dd></> }
    });
    let list = (!all.is_empty()).then(|| html! { <dl>{ for told }</dl> });
    part("part", lang.event_speakers(), list)
}

fn before(event: &Event, lang: Lang) -> Html {
    let all = &event.course_prerequisites;
    let list = (!all.is_empty()).then(|| item_list(all, lang));
    part("part", lang.event_before(), list)
}
