//! Today's five minutes: one course, large.

use super::model::minutes;
use crate::i18n::Lang;
use crate::platform::time;
use crate::services::{self, use_load};
use crate::study::hooks::use_lang;
use crate::ui::{area_tag, cover, icon, length_text, link_named, motifs, words};
use lifelong_api::{Course, Text};
use yew::prelude::*;

/// Whether somebody has finished the course of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// It is open.
    No,
    /// Today.
    Today,
    /// On another day: there is no open one left.
    Before,
}

/// The course of the day.
#[derive(Clone, PartialEq, Properties)]
pub struct TodayProps {
    /// The course, as lists have it.
    pub course: Course,
    /// Whether it was finished.
    pub seen: Seen,
}

/// The course of the day.
#[hook]
pub fn use_today(props: &TodayProps) -> Html {
    let lang = use_lang();
    let course = &props.course;
    // Lists do not tell what one can do afterwards.
    let lessons = use_load(course.id.clone(), false, |id| async move {
        services::api().lessons(&id).await
    });
    let goal = lessons
        .state
        .value()
        .and_then(|content| Some(content.lessons.first()?.goal.clone()));
    let goal = goal.filter(|goal| !goal.is_empty());
    let waits = lessons.state.is_busy();
    let motif = motifs([course.id.as_str()]).first().copied().unwrap_or(0);
    let length = length_text(minutes(course), lang);
    html! {
        <section>
            <h2>{ lang.minutes_today() }</h2>
            <article class="today" data-area={course.area.code()}>
                { cover(course.area, motif, &length) }
                <div class="today-words">
                    <p class="facts">
                        { area_tag(course.area, lang) }
                        <span>{ length }</span>
                        <span>{ time::day(time::today(), lang.tag()) }</span>
                    </p>
                    <h3>{ words(&course.name, lang) }</h3>
                    <div class="today-goal" aria-busy={waits.to_string()}>{ purpose(goal.as_ref(), waits, course, lang) }</div>
                    { state(props, lang) }
                </div>
            </article>
        </section>
    }
}

/// What one can do afterwards; where that is not to be had, what it is about. Its place is there before the words, so that
/// nothing moves under a finger.
fn purpose(goal: Option<&Text>, waits: bool, course: &Course, lang: Lang) -> Html {
    match goal {
        Some(goal) => {
            html! { <><p class="today-label">{ lang.lesson_goal() }</p><p>{ words(goal, lang) }</p></> }
        }
        None if waits => html! { <><div class="bone bone-short"></div><div class="bone"></div></> },
        None => html! { <p>{ words(&course.r#abstract, lang) }</p> },
    }
}

/// The way in, and what is known of it.
fn state(props: &TodayProps, lang: Lang) -> Html {
    let name = props.course.name.pick(lang.tag());
    let to = format!("/course/{}", props.course.id);
    if props.seen == Seen::Today {
        let again = html! { <>{ icon("refresh") }{ lang.minutes_look_again() }</> };
        return html! {
            <>
                <p class="kept">{ icon("check") }{ lang.minutes_today_done() }</p>
                <p>{ link_named(to, "button", lang.minutes_look_again_label(name), again) }</p>
            </>
        };
    }
    let begin = html! { <>{ icon("play") }{ lang.minutes_begin() }</> };
    html! {
        <>
            if props.seen == Seen::Before { <p>{ lang.minutes_today_all() }</p> }
            <p>{ link_named(to, "button primary large", lang.minutes_begin_label(name), begin) }</p>
        </>
    }
}
