//! All five-minute courses, by area.

use crate::features::common::load;
use crate::i18n::Lang;
use crate::ui::{PageHead, area_name, course_card, motifs, scene, slot};
use lifelong_api::{Area, Course};
use yew::prelude::*;

/// The page of five-minute courses.
pub fn page(lang: Lang) -> Html {
    let list = load(
        "micro",
        |api| async move { api.micro().await },
        |block, lang| shelves(&block.courses, lang),
    );
    html! {
        <div class="micro">
            <PageHead title={html! { {lang.micro_title()} }} lead={html! { <p>{ lang.micro_lead() }</p> }} picture={scene("five-minutes", Area::Other)} />
            <div class="page-width">{ slot("minutes", "") }{ list }</div>
        </div>
    }
}

fn shelves(courses: &[Course], lang: Lang) -> Html {
    let shelf = |area: Area| {
        let courses: Vec<&Course> = courses.iter().filter(|c| c.area == area).collect();
        (!courses.is_empty()).then(|| {
            let motifs = motifs(courses.iter().map(|c| c.id.as_str()));
            let card = |(course, motif): (&&Course, usize)| {
                html! { <li key={course.id.clone()}>{ course_card(course, lang, motif) }</li> }
            };
            html! {
                <section key={area.code()} class="band">
                    <h2>{ area_name(area, lang) }</h2>
                    <ul class="shelf">{ for courses.iter().zip(motifs).map(card) }</ul>
                </section>
            }
        })
    };
    html! { <>{ for Area::ALL.into_iter().chain([Area::Other]).filter_map(shelf) }</> }
}
