//! After a five-minute course: another one, if one likes.

use super::{model, read_finished};
use crate::services::{self, use_load};
use crate::study::hooks::{use_kept, use_lang};
use crate::ui::{area_name, icon, length_text, link, words};
use futures::FutureExt;
use yew::prelude::*;

/// After which course.
#[derive(Clone, PartialEq, Properties)]
pub struct NextProps {
    /// The id of the course that was just finished.
    pub id: String,
}

/// The next one, ready, and that it is enough for today. Nothing begins by itself.
#[hook]
pub fn use_next(props: &NextProps) -> Html {
    let lang = use_lang();
    let list = use_load((), true, |()| async move { services::api().micro().await });
    let finished = use_kept((), |()| read_finished().boxed_local());
    let enough = link(
        "/mine",
        "button",
        html! { <>{ icon("leaf") }{ lang.minutes_enough() }</> },
    );
    let (Some(block), Some(finished)) = (list.state.value(), finished) else {
        // Without the list there is no next one; stopping is always there.
        return html! { if list.state.error().is_some() { <p class="minutes-next">{ enough }</p> } };
    };
    let finished = finished.unwrap_or_default();
    let way = model::walk(&model::readable(&block.courses, lang.tag()));
    let next = model::after(&way, &props.id, &finished);
    html! {
        <section class="minutes-next">
            if let Some(course) = next {
                <h2>{ lang.minutes_next() }</h2>
                <div class="minutes-next-one" data-area={course.area.code()}>
                    { icon("play") }
                    <div>
                        { link(format!("/course/{}", course.id), "", words(&course.name, lang)) }
                        <p class="facts"><span>{ area_name(course.area, lang) }</span><span>{ length_text(model::minutes(course), lang) }</span></p>
                    </div>
                </div>
            } else {
                <p>{ lang.minutes_next_none() }</p>
            }
            <p>{ enough }</p>
        </section>
    }
}
