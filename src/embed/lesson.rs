//! A lesson: a five-minute course, or one of a course of several. Its text and its recordings, with the browser's own controls.

use super::things::{head, named};
use crate::hall::{OneProps, use_fetched};
use crate::i18n::Lang;
use crate::services::{Api, ServiceError};
use crate::ui::{
    goal, key_points, length_text, notice, recording, recordings, rich, step, words,
};
use lifelong_api::{Course, LearningContent, parse_minutes};
use std::rc::Rc;
use yew::prelude::*;

/// Which lesson.
#[derive(Clone, PartialEq, Properties)]
pub struct LessonProps {
    /// Of which course.
    pub id: OneProps,
    /// Its id; empty for the first.
    pub lesson: String,
}

/// A lesson with the course around it.
struct Opened {
    course: Rc<Course>,
    content: Rc<LearningContent>,
    place: usize,
}

/// A lesson.
#[hook]
pub fn use_lesson(props: &LessonProps) -> Html {
    let lesson = props.lesson.clone();
    let fetch = move |api: Api, id: String| async move {
        let course = api.course(&id).await?;
        let content = api.lessons(&id).await?;
        let place = match lesson.as_str() {
            "" => (!content.lessons.is_empty()).then_some(0),
            lesson => content.lessons.iter().position(|l| l.id == lesson),
        };
        let place = place.ok_or(ServiceError::NoSuchItem(id))?;
        named(&content.lessons[place].name);
        Ok(Rc::new(Opened {
            course,
            content,
            place,
        }))
    };
    use_fetched(props.id.id.clone(), fetch, whole)
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let lessons = &opened.content.lessons;
    let (course, lesson) = (&opened.course, &lessons[opened.place]);
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
    let to = match several {
        true => format!("/course/{}/{}", course.id, lesson.id),
        false => format!("/course/{}", course.id),
    };
    html! {
        <>
            { head(course.area, None, to, &lesson.name, lead, lang) }
            <div class="lesson frame-body">
                { goal(lesson, lang) }
                { for recordings(lesson, lang).filter_map(|media| recording(media, lang, Callback::noop())) }
                if !lesson.body.is_empty() { <section class="prose">{ rich(&lesson.body, lang) }</section> }
                if !lesson.steps.is_empty() {
                    <section>
                        <h2>{ lang.lesson_steps() }</h2>
                        <ol class="steps">{ for lesson.steps.iter().enumerate().map(|(i, s)| step(i, s, lang)) }</ol>
                    </section>
                }
                { key_points(lesson, lang) }
                if !lesson.check.is_empty() { { notice(html! { <p>{ lang.embed_check(lang.site_name()) }</p> }) } }
            </div>
        </>
    }
}
