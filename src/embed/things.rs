//! What a frame shows of one thing.

use super::ask::Show;
use super::lesson;
use super::thing::{Meeting, Opened, Thing};
use crate::hall::{figures, sections};
use crate::i18n::Lang;
use crate::platform::catalogue::file_address;
use crate::ui::occasion::Occasion;
use crate::ui::{
    area_tag, book_length, cover, icon, kind_name, length_text, level_name, link, motifs, picture,
    rich, words,
};
use lifelong_api::{Area, Text, parse_minutes};
use yew::prelude::*;

/// The head of what is shown: a picture, the title, which leads to the portal, a few words.
pub fn head(
    area: Area,
    front: Option<Html>,
    to: String,
    name: &Text,
    lead: Html,
    lang: Lang,
) -> Html {
    html! {
        <header class={classes!("frame-title", front.is_some().then_some("with-front"))} data-area={area.code()}>
            if let Some(front) = front { <div class="frame-front">{ front }</div> }
            <div class="frame-words"><h1>{ link(to, "", words(name, lang)) }</h1>{ lead }</div>
        </header>
    }
}

/// A thing. `courses` stand below an institution.
pub fn thing(show: Show, opened: &Opened, to: String, courses: Html, lang: Lang) -> Html {
    let one = &opened.outline;
    let front = picture(one.image.as_ref(), lang);
    let made = |area| Some(cover(area, motifs([one.id.as_str()])[0], ""));
    let lead = html! { <p class="lead">{ words(&one.r#abstract, lang) }</p> };
    let (area, front, lead, below) = match show {
        Show::Player => return lesson::lesson(opened, to, lang),
        Show::Course => (
            one.area,
            front.or_else(|| made(one.area)),
            course_facts(one, lang),
            html! {},
        ),
        Show::Book => {
            let area = Area::ContinuingEducation;
            let front = front.or_else(|| made(area));
            (area, front, book_facts(one, lang), excerpt(one, lang))
        }
        Show::Column => {
            let area = one.look.unwrap_or(Area::Elderly);
            (area, front, lead, column(opened, lang))
        }
        Show::Event => (Area::Hobbies, front, lead, event(opened, lang)),
        _ => (Area::Other, front, lead, courses),
    };
    html! { <>{ head(area, front, to, &one.name, lead, lang) }{ below }</> }
}

fn course_facts(course: &Thing, lang: Lang) -> Html {
    let minutes = parse_minutes(&course.time_required);
    html! {
        <>
            <p class="course-provider">{ words(&course.provider.name, lang) }</p>
            <p class="facts">
                { area_tag(course.area, lang) }
                <span>{ kind_name(course.kind, lang) }</span>
                if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> }
                if let Some(level) = course.educational_level.and_then(|l| level_name(l, lang)) { <span>{ level }</span> }
                if course.is_accessible_for_free == Some(true) { <span>{ lang.free_yes() }</span> }
            </p>
            <p>{ words(&course.r#abstract, lang) }</p>
        </>
    }
}

fn book_facts(book: &Thing, lang: Lang) -> Html {
    let chapters = (book.chapters as usize).max(book.has_part.len());
    html! {
        <>
            <p class="book-author">{ for book.author.iter().map(|author| html! { <span>{ words(&author.0, lang) }</span> }) }</p>
            <p class="facts"><span>{ lang.book_chapters(chapters as u64) }</span>{ book_length(&book.time_required, lang) }</p>
            <p>{ words(&book.r#abstract, lang) }</p>
        </>
    }
}

/// A book's first words, where they are known.
fn excerpt(book: &Thing, lang: Lang) -> Html {
    html! {
        if !book.excerpt.is_empty() {
            <section class="frame-body frame-excerpt"><h2>{ lang.embed_begins() }</h2><blockquote>{ words(&book.excerpt, lang) }</blockquote></section>
        }
    }
}

fn column(opened: &Opened, lang: Lang) -> Html {
    let column = &opened.whole;
    let inside = |one: &Thing| {
        let to = format!("/column/{}", one.id);
        html! { <li key={one.id.clone()}>{ link(to, "chip", words(&one.name, lang)) }</li> }
    };
    html! {
        <div class="frame-body">
            { figures(column.views, column.likes, lang) }
            <section class="prose">{ rich(&column.body, lang) }</section>
            if !opened.inside.is_empty() { <ul class="chips">{ for opened.inside.iter().map(inside) }</ul> }
            { sections(&column.has_part, lang) }
        </div>
    }
}

fn event(opened: &Opened, lang: Lang) -> Html {
    let event = &opened.whole;
    let calendar = event.calendar.best(lang.tag());
    let calendar = calendar.and_then(|(_, path)| file_address(path));
    html! {
        <div class="frame-body">
            <section class="event-facts">
                <p class="event-when">{ icon("calendar") }<span>{ when(event, lang) }</span></p>
                if let Some(holder) = &opened.holder {
                    <p class="course-provider">{ lang.event_by() }{ " " }{ link(format!("/institution/{}", holder.id), "", words(&holder.name, lang)) }</p>
                }
                if let Some(spot) = &event.location {
                    <p>{ words(&spot.name, lang) }{ " " }<span class="frame-quiet">{ words(&spot.address, lang) }</span></p>
                }
                if !event.audience.is_empty() { <p>{ words(&event.audience, lang) }</p> }
                { figures(event.views, event.likes, lang) }
                if let Some(href) = calendar {
                    <p class="actions"><a class="button" {href} download="">{ icon("calendar") }{ lang.event_calendar() }</a></p>
                }
            </section>
            <section class="prose">{ rich(&event.body, lang) }</section>
            if !event.sub_event.is_empty() {
                <section><h2>{ lang.event_programme() }</h2><ul class="frame-programme">{ for event.sub_event.iter().map(|one| meeting(one, event.time_zone.as_deref(), lang)) }</ul></section>
            }
            { sections(&event.has_part, lang) }
        </div>
    }
}

/// When an event is, on the reader's own clock; beside it on that of its place, where the two differ.
fn when(event: &Thing, lang: Lang) -> String {
    let on = Occasion {
        start: event.start_date.as_deref(),
        end: event.end_date.as_deref(),
        zone: event.time_zone.as_deref(),
    };
    let here = on.here(lang);
    match on.there(lang) {
        Some(there) => format!("{here} ({there})"),
        None => here,
    }
}

/// A part of an event's programme: when, and what.
fn meeting(meeting: &Meeting, zone: Option<&str>, lang: Lang) -> Html {
    let on = Occasion {
        start: Some(&meeting.start_date),
        end: None,
        zone,
    };
    html! { <li><p class="frame-quiet">{ on.here(lang) }</p><p>{ words(&meeting.name, lang) }</p></li> }
}
