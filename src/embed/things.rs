//! What a frame shows of one thing.

use super::ask::Show;
use super::lesson;
use super::thing::{Opened, Thing};
use crate::hall::{figures, sections};
use crate::i18n::Lang;
use crate::platform::catalogue::file_address;
use crate::platform::time;
use crate::ui::{
    area_tag, book_length, cover, icon, kind_name, length_text, level_name, link, motifs, picture,
    rich, words,
};
use lifelong_api::{Area, Block, Inline, Text, parse_minutes};
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
                if let Some(spot) = event.location.as_ref().filter(|spot| !said(event, &spot.name, lang)) {
                    <p>{ words(&spot.name, lang) }{ " " }<span class="frame-quiet">{ words(&spot.address, lang) }</span></p>
                }
                if !said(event, &event.audience, lang) { <p>{ words(&event.audience, lang) }</p> }
                { figures(event.views, event.likes, lang) }
                if let Some(href) = calendar {
                    <p class="actions"><a class="button" {href} download="">{ icon("calendar") }{ lang.event_calendar() }</a></p>
                }
            </section>
            <section class="prose">{ rich(&event.body, lang) }</section>
            { sections(&event.has_part, lang) }
        </div>
    }
}

/// Whether a paragraph of an event's text says something already, or there is nothing to say.
fn said(event: &Thing, text: &Text, lang: Lang) -> bool {
    let text = text.pick(lang.tag());
    let body = event.body.best(lang.tag());
    let says = |block: &Block| match block {
        Block::Paragraph { content } => content
            .iter()
            .any(|inline| matches!(inline, Inline::Text { text: words } if words.contains(text))),
        _ => false,
    };
    text.is_empty() || body.is_some_and(|(_, blocks)| blocks.iter().any(says))
}

/// When an event is, on the reader's own clock; beside it on that of its place, where the two differ.
fn when(event: &Thing, lang: Lang) -> String {
    let on = |zone: Option<&str>| {
        let told = |iso: &String| time::told(iso, lang.tag(), zone);
        match (&event.start_date, &event.end_date) {
            (Some(start), Some(end)) => lang.run_from_to(&told(start), &told(end)),
            (Some(start), None) => lang.run_begins(&told(start)),
            _ => lang.event_any_day().to_owned(),
        }
    };
    let here = on(None);
    match &event.time_zone {
        Some(zone) if on(Some(zone)) != here => {
            format!("{here} ({zone}: {})", on(Some(zone)))
        }
        _ => here,
    }
}
