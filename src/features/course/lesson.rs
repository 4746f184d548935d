//! A lesson: its goal, the explanation, what to do, what to remember, the check.

use super::check::Check;
use crate::features::common::{Shown, load};
use crate::i18n::Lang;
use crate::platform::program;
use crate::services::{Api, ServiceError};
use crate::state::Place;
use crate::ui::{
    Crumb, PageHead, goal, host, icon, key_points, length_text, link, recording, recordings, rich,
    slot, step, words,
};
use lifelong_api::{Course, LearningContent, Lesson, Media, MediaKind, parse_minutes};
use std::rc::Rc;
use yew::prelude::*;

/// A lesson of a course of several.
pub fn lesson_page(id: String, lesson: String) -> Html {
    let name = format!("lesson {id}/{lesson}");
    let fetch = move |api: Api| {
        let (id, lesson) = (id.clone(), lesson.clone());
        async move {
            let course = api.course(&id).await?;
            let content = api.lessons(&id).await?;
            let place = content.lessons.iter().position(|l| l.id == lesson);
            let place = place.ok_or(ServiceError::NoSuchItem(lesson))?;
            Ok(Rc::new(Opened {
                course,
                content,
                place,
            }))
        }
    };
    load(name, fetch, |opened: &Opened, lang| Shown {
        html: page(opened, lang),
        title: Some(opened.lesson().name.pick(lang.tag()).to_owned()),
        place: Some(Place {
            path: format!("/course/{}/{}", opened.course.id, opened.lesson().id),
            title: opened.lesson().name.clone(),
            part_of: opened.course.name.clone(),
            area: opened.course.area.code().to_owned(),
        }),
    })
}

/// A lesson with the course around it.
struct Opened {
    course: Rc<Course>,
    content: Rc<LearningContent>,
    place: usize,
}

impl Opened {
    fn lesson(&self) -> &Lesson {
        &self.content.lessons[self.place]
    }
}

fn page(opened: &Opened, lang: Lang) -> Html {
    let (course, lesson) = (&opened.course, opened.lesson());
    let crumbs = vec![Crumb {
        to: format!("/course/{}", course.id),
        name: words(&course.name, lang),
    }];
    let count = opened.content.lessons.len();
    html! {
        <article class="lesson-page" key={lesson.id.clone()}>
            <PageHead
                title={words(&lesson.name, lang)} lead={html! { <p>{ words(&lesson.r#abstract, lang) }</p> }} {crumbs} crumbs_label={lang.crumbs_label()} area={course.area}
            >
                <p class="facts">
                    <span>{ lang.lesson_place(opened.place as u64 + 1, count as u64) }</span>
                    if let Some(minutes) = parse_minutes(&lesson.time_required) { <span>{ length_text(minutes, lang) }</span> }
                </p>
            </PageHead>
            <div class="page-width course-body" data-area={course.area.code()}>
                { slot("resume", &format!("course/{}/{}", course.id, lesson.id)) }
                { lesson_view(lesson, lang) }
                { slot("lesson", &format!("course/{}/{}", course.id, lesson.id)) }
                { neighbours(opened, lang) }
            </div>
        </article>
    }
}

/// The lesson before, the lesson after; after the last one, the course.
fn neighbours(opened: &Opened, lang: Lang) -> Html {
    let lessons = &opened.content.lessons;
    let path = |lesson: &Lesson| format!("/course/{}/{}", opened.course.id, lesson.id);
    let before = opened.place.checked_sub(1).map(|i| &lessons[i]);
    html! {
        <nav class="neighbours" aria-label={lang.lessons_label()}>
            if let Some(before) = before {
                { link(path(before), "button", html! { <>{ icon("back") }{ lang.lesson_previous() }</> }) }
            }
            if let Some(after) = lessons.get(opened.place + 1) {
                { link(path(after), "button primary", html! { <>{ lang.lesson_next() }{ words(&after.name, lang) }{ icon("forward") }</> }) }
            } else {
                { link(format!("/course/{}", opened.course.id), "button primary", html! { { lang.lesson_last() } }) }
            }
        </nav>
    }
}

/// A lesson's content, without its title.
pub fn lesson_view(lesson: &Lesson, lang: Lang) -> Html {
    html! {
        <div class="lesson">
            { goal(lesson, lang) }
            { for recordings(lesson, lang).filter_map(|media| played(media, lang)) }
            if !lesson.body.is_empty() { <section class="prose">{ rich(&lesson.body, lang) }</section> }
            if !lesson.steps.is_empty() {
                <section>
                    <div class="steps-head">
                        <h2>{ lang.lesson_steps() }</h2>
                        if lesson.steps.len() > 1 { <button type="button" class="button" data-ask="slides">{ icon("layers") }{ lang.slides_open() }</button> }
                    </div>
                    <ol class="steps">{ for lesson.steps.iter().enumerate().map(|(i, s)| step(i, s, lang)) }</ol>
                </section>
            }
            { key_points(lesson, lang) }
            if !lesson.check.is_empty() { <Check key={lesson.id.clone()} questions={lesson.check.clone()} {lang} /> }
        </div>
    }
}

/// A recording. The companion adds what the browser's own controls lack as soon as it is known to play: speeds, chapters, a
/// transcript.
fn played(media: &Media, lang: Lang) -> Option<Html> {
    match media.kind {
        MediaKind::Player => elsewhere(media, lang),
        _ => recording(media, lang, |_| program::companion().ask("player", |_| ())),
    }
}

/// The player of another site: nothing of it is loaded before the button is pressed that names the site.
fn elsewhere(media: &Media, lang: Lang) -> Option<Html> {
    let address = &media.content_url;
    if !address.starts_with("https://") {
        return None;
    }
    let host = host(address);
    let play = html! { <>{ icon("play") }{ lang.player_elsewhere(host) }</> };
    Some(html! {
        <figure class="player-elsewhere" key={address.clone()}>
            <p>{ lang.player_elsewhere_text(host) }</p>
            <button type="button" class="button primary large" data-ask={format!("frame {address}")}>{ play }</button>
        </figure>
    })
}
