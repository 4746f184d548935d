//! A course on a shelf.

use super::area_tag::{area_name, kind_name, length_text};
use super::cover::cover;
use super::nav_link::link;
use super::text::words;
use crate::i18n::Lang;
use lifelong_api::{Course, parse_minutes};
use yew::prelude::*;

/// Cover, title, who offers it, how long, where. `motif` is one of [`super::motifs`].
pub fn course_card(course: &Course, lang: Lang, motif: usize) -> Html {
    let minutes = course.time_required.as_deref().and_then(parse_minutes);
    let length = minutes.map(|m| length_text(m, lang)).unwrap_or_default();
    html! {
        <article class="course-card" data-area={course.area.code()}>
            { cover(course.area, motif, &length) }
            <div class="course-card-words">
                <p class="course-card-area">{ area_name(course.area, lang) }</p>
                <h3>{ link(format!("/course/{}", course.id), "", words(&course.name, lang)) }</h3>
                <p class="course-card-facts">
                    <span>{ words(&course.provider.name, lang) }</span>
                    <span>{ kind_name(course.kind, lang) }</span>
                </p>
            </div>
        </article>
    }
}
