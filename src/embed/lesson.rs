//! A lesson: a five-minute course, or one of a course of several. Its text and its recordings, with the browser's own controls.

use super::thing::Opened;
use super::things::head;
use crate::i18n::Lang;
use crate::ui::{
    goal, key_points, length_text, notice, recording, recordings, rich, site_name, step, words,
};
use lifelong_api::parse_minutes;
use yew::prelude::*;

/// A lesson; `to` is where the portal shows it.
pub fn lesson(opened: &Opened, to: String, lang: Lang) -> Html {
    let (course, lessons) = (&opened.outline, &opened.lessons.lessons);
    let Some(lesson) = lessons.get(opened.place) else {
        return html! {};
    };
    let several = lessons.len() > 1;
    let minutes = parse_minutes(&lesson.time_required);
    let lead = html! {
        <>
            <p class="facts">
                if several { <span>{ words(&course.name, lang) }</span><span>{ lang.lesson_place(opened.place as u64 + 1, lessons.len() as u64) }</span> }
                if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> }
                <span>{ words(&course.provider.name, lang) }</span>
            </p>
            <p class="lead">{ words(&lesson.r#abstract, lang) }</p>
        </>
    };
    html! {
        <>
            { head(course.area, None, to, &lesson.name, lead, lang) }
            <div class="lesson frame-body" data-area={course.area.code()}>
                { goal(lesson, lang) }
                { for recordings(lesson, lang).filter_map(|media| recording(media, lang, |_| ())) }
                if !lesson.body.is_empty() { <section class="prose">{ rich(&lesson.body, lang) }</section> }
                if !lesson.steps.is_empty() {
                    <section>
                        <h2>{ lang.lesson_steps() }</h2>
                        <ol class="steps">{ for lesson.steps.iter().enumerate().map(|(i, s)| step(i, s, lang)) }</ol>
                    </section>
                }
                { key_points(lesson, lang) }
                if !lesson.check.is_empty() { { notice(html! { <p>{ lang.embed_check(&site_name(lang)) }</p> }) } }
            </div>
        </>
    }
}
