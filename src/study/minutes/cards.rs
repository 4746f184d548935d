//! What one remembers: the five-minute courses that were finished last, each a card that holds its key points.

use crate::i18n::Lang;
use crate::platform::time;
use crate::services::{self, use_load};
use crate::study::hooks::use_lang;
use crate::study::live::live;
use crate::ui::{icon, link, words};
use lifelong_api::{Course, LearningContent, Text};
use std::rc::Rc;
use yew::prelude::*;

/// So many cards, and then a link.
pub const MOST: usize = 6;

/// The section; nothing where nothing is finished.
pub fn remembered(courses: &[(&Course, u64)], lang: Lang) -> Html {
    if courses.is_empty() {
        return html! {};
    }
    let card = |(course, at): &(&Course, u64)| {
        let (course, at) = ((*course).clone(), *at);
        html! { <li key={course.id.clone()}>{ live!("", use_card, CardProps { course, at }) }</li> }
    };
    html! {
        <section>
            <h2>{ lang.minutes_remember() }</h2>
            <p>{ lang.minutes_remember_lead() }</p>
            <ul class="minutes-cards">{ for courses.iter().map(card) }</ul>
            <p>{ link("/mine/courses", "more", html! { <>{ lang.minutes_remember_all() }{ icon("forward") }</> }) }</p>
        </section>
    }
}

/// A finished course.
#[derive(Clone, PartialEq, Properties)]
struct CardProps {
    /// The course, as lists have it.
    course: Course,
    /// When it was finished, in milliseconds since 1970.
    at: u64,
}

/// A card. What is on its other side is fetched when it is turned for the first time.
#[hook]
fn use_card(props: &CardProps) -> Html {
    let lang = use_lang();
    let course = &props.course;
    let opened = use_state(|| false);
    let ontoggle = {
        let opened = opened.setter();
        move |_: Event| opened.set(true)
    };
    let lessons = use_load(
        (course.id.clone(), *opened),
        false,
        |(id, opened)| async move {
            if opened {
                services::api().lessons(&id).await
            } else {
                Ok(Rc::default())
            }
        },
    );
    let inside = match lessons.state.error() {
        _ if !*opened => html! {},
        None if lessons.state.is_busy() => {
            html! { <><div class="bone"></div><div class="bone bone-short"></div></> }
        }
        None => points(lessons.state.value().as_deref(), course, lang),
        Some(error) => {
            let again = lessons.again.clone();
            let onclick = move |_: MouseEvent| again.emit(());
            html! {
                <div role="alert">
                    <p>{ error.words(lang).title }</p>
                    <button type="button" class="link-button" {onclick}>{ lang.try_again() }</button>
                </div>
            }
        }
    };
    html! {
        <article class="minutes-card" data-area={course.area.code()}>
            <h3>{ link(format!("/course/{}", course.id), "", words(&course.name, lang)) }</h3>
            <p class="minutes-again">{ lang.minutes_finished(&time::day(props.at as f64, lang.tag())) }</p>
            <details {ontoggle}>
                <summary><span>{ lang.lesson_key_points() }<span class="visually-hidden">{ " " }{ words(&course.name, lang) }</span></span></summary>
                { inside }
            </details>
        </article>
    }
}

/// The key points; of a course without any its goal, and of one without that what it is about.
fn points(content: Option<&LearningContent>, course: &Course, lang: Lang) -> Html {
    let lessons = content
        .map(|content| content.lessons.as_slice())
        .unwrap_or_default();
    let mut all: Vec<&Text> = lessons
        .iter()
        .flat_map(|lesson| &lesson.key_points)
        .collect();
    if all.is_empty() {
        all = lessons
            .iter()
            .map(|lesson| &lesson.goal)
            .filter(|goal| !goal.is_empty())
            .collect();
    }
    if all.is_empty() {
        all = vec![&course.r#abstract];
    }
    let point = |(at, text): (usize, &Text)| html! { <li key={at}>{ icon("check") }<span>{ words(text, lang) }</span></li> };
    html! { <ul class="minutes-points">{ for all.into_iter().enumerate().map(point) }</ul> }
}
