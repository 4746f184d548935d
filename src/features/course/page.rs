//! The page of a course. A five-minute course is learned right here.

use super::{lesson::lesson_view, view};
use crate::features::common::{show, use_page_title, use_visit};
use crate::services::{use_api, use_load};
use crate::state::{Place, use_lang};
use lifelong_api::{Course, Kind, Text};
use std::rc::Rc;
use yew::prelude::*;

/// A course's page.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// Course id.
    pub id: AttrValue,
}

/// A course's page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.id.clone(), false, |id| async move { api.course(&id).await });
    let course = loading.state.value();
    use_page_title(course.as_ref().map(|c| c.name.pick(lang.tag()).to_owned()), lang);
    use_visit(course.as_ref().map(|course| place(course)));
    show(&loading, lang, |course| {
        let here = course.content.is_some() && course.kind == Kind::Micro;
        html! {
            <article class="course" key={course.id.clone()}>
                { view::head(course, lang) }
                <div class="page-width course-body">
                    if here { <Micro id={course.id.clone()} /> } else { { view::about(course, lang) } }
                    { view::more(course, lang) }
                    if !course.is_related_to.is_empty() { <Related ids={course.is_related_to.clone()} /> }
                </div>
            </article>
        }
    })
}

/// A course as a place to come back to.
fn place(course: &Course) -> Place {
    Place {
        path: format!("/course/{}", course.id),
        title: course.name.clone(),
        part_of: Text::new(),
        area: course.area.code().to_owned(),
    }
}

/// The courses that go well with one.
#[derive(Clone, PartialEq, Properties)]
struct RelatedProps {
    ids: Vec<String>,
}

/// Up to four courses that go well with this one. One that cannot be had is left out: nobody asked for it.
#[component]
fn Related(props: &RelatedProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.ids.clone(), false, |ids| async move {
        let mut courses = Vec::new();
        for id in ids.iter().take(4) {
            courses.extend(api.course(id).await);
        }
        Ok(Rc::new(courses))
    });
    match loading.state.value() {
        Some(courses) if !courses.is_empty() => view::related(&courses, lang),
        _ => html! {},
    }
}

/// The one lesson of a five-minute course.
#[component]
fn Micro(props: &PageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let address = { let api = api.clone(); use_load((), true, |()| async move { api.config().await }) };
    let loading = use_load(props.id.clone(), false, |id| async move { api.lessons(&id).await });
    let folder = address.state.value().map(|c| c.api.clone()).unwrap_or_default();
    show(&loading, lang, |content| match content.lessons.first() {
        Some(lesson) => lesson_view(lesson, lang, &folder),
        None => html! {},
    })
}
