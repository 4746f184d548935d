//! The page of a course. A five-minute course is learned right here.

use super::{lesson::lesson_view, view};
use crate::features::common::{Shown, load_one, load_quietly};
use crate::i18n::Lang;
use crate::services::Api;
use crate::state::Place;
use crate::ui::slot;
use lifelong_api::{Course, Kind, LearningContent, Text};
use std::rc::Rc;
use yew::prelude::*;

/// A course's page.
pub fn page(id: String) -> Html {
    let fetch = |api: Api, id: String| async move { api.course(&id).await };
    load_one("course", id, fetch, |course: &Course, lang| Shown {
        html: whole(course, lang),
        title: Some(course.name.pick(lang.tag()).to_owned()),
        place: Some(Place {
            path: format!("/course/{}", course.id),
            title: course.name.clone(),
            part_of: Text::new(),
            area: course.area.code().to_owned(),
        }),
    })
}

fn whole(course: &Course, lang: Lang) -> Html {
    let here = course.content.is_some() && course.kind == Kind::Micro;
    html! {
        <article class="course" key={course.id.clone()}>
            { view::head(course, lang) }
            <div class="page-width course-body" data-area={course.area.code()}>
                if here { { micro(course.id.clone()) } }
                { slot("course", &course.id) }
                if !here { { view::about(course, lang) } }
                { view::more(course, lang) }
                if !course.is_related_to.is_empty() { { related(course.is_related_to.clone()) } }
            </div>
        </article>
    }
}

/// The one lesson of a five-minute course.
fn micro(id: String) -> Html {
    let fetch = |api: Api, id: String| async move { api.lessons(&id).await };
    load_one(
        "micro",
        id,
        fetch,
        |content: &LearningContent, lang| match content.lessons.first() {
            Some(lesson) => html! {
                <>
                    { slot("resume", &format!("course/{}/{}", content.course, lesson.id)) }
                    { lesson_view(lesson, lang) }
                    { slot("lesson", &format!("course/{}/{}", content.course, lesson.id)) }
                </>
            },
            None => html! {},
        },
    )
}

/// Up to four courses that go well with this one. One that cannot be had is left out: nobody asked for it.
fn related(ids: Vec<String>) -> Html {
    let name = ids.join(" ");
    let fetch = move |api: Api| {
        let ids = ids.clone();
        async move {
            let mut courses = Vec::new();
            for id in ids.iter().take(4) {
                courses.extend(api.course(id).await);
            }
            Ok(Rc::new(courses))
        }
    };
    load_quietly(name, fetch, |courses: &Vec<Rc<Course>>, lang| {
        view::related(courses, lang)
    })
}
