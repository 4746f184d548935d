//! The parts of the home page.

use crate::i18n::Lang;
use crate::state::Place;
use crate::ui::{area_name, course_card, icon, link, link_named, motifs, picture, scene, words};
use lifelong_api::{Area, AreaPage, Course, Outline, ShownBook};
use yew::prelude::*;

/// Greeting by the hour, the search field, how much there is to find.
pub fn welcome(lang: Lang, hour: u32, count: Html, search: Html) -> Html {
    let greeting = match hour {
        5..=10 => lang.greeting_morning(),
        11..=17 => lang.greeting_day(),
        _ => lang.greeting_evening(),
    };
    html! {
        <section class="welcome">
            <div class="welcome-words">
                <p class="greeting">{ greeting }</p>
                <h1 tabindex="-1">{ lang.home_question() }</h1>
                { search }
                <div class="welcome-count">{ count }</div>
            </div>
            { scene("hero", Area::Other) }
        </section>
    }
}

/// How much there is to find.
pub fn count(courses: u64, lang: Lang) -> Html {
    html! { <p>{ lang.home_count(courses) }</p> }
}

/// The way back to where the learner was.
pub fn where_you_were(place: &Place, lang: Lang) -> Html {
    html! {
        <section class="continue" data-area={place.area.clone()}>
            { icon("clock") }
            <div>
                <h2>{ lang.home_continue() }</h2>
                <p>{ words(&place.title, lang) }</p>
            </div>
            { link_named(place.path.clone(), "button primary", lang.home_continue_label(place.title.pick(lang.tag())), html! { { lang.home_continue_button() } }) }
        </section>
    }
}

/// The six areas as doors.
pub fn doors(areas: &[AreaPage], chosen: &[Area], lang: Lang) -> Html {
    let known = |area: Area| areas.iter().find(|a| a.id == area);
    let door = |area: Area| {
        let page = known(area);
        let description = page
            .map(|p| words(&p.description, lang))
            .unwrap_or_default();
        let count = page.map_or(0, |p| p.course_count);
        let inside = html! {
            <>
                { scene(area.code(), area) }
                <span class="door-name">{ area_name(area, lang) }</span>
                <span class="door-text">{ description }</span>
                <span class="door-count">{ lang.results_total(count) }</span>
            </>
        };
        html! { <li key={area.code()}>{ link(format!("/area/{}", area.code()), "door", inside) }</li> }
    };
    html! {
        <section class="band doors-band">
            <h2>{ if chosen.len() < Area::ALL.len() { lang.home_areas_some() } else { lang.home_areas() } }</h2>
            <ul class="doors">{ for chosen.iter().filter(|area| **area != Area::Other).map(|area| door(*area)) }</ul>
        </section>
    }
}

/// Five-minute courses: four of them, others every month.
pub fn five_minutes(courses: &[Course], lang: Lang, month: u32) -> Html {
    if courses.is_empty() {
        return html! {};
    }
    let start = month as usize * 4 % courses.len();
    let chosen: Vec<&Course> = courses
        .iter()
        .cycle()
        .skip(start)
        .take(courses.len().min(4))
        .collect();
    let motifs = motifs(chosen.iter().map(|c| c.id.as_str()));
    let card = |(course, motif): (&&Course, usize)| {
        html! { <li key={course.id.clone()}>{ course_card(course, lang, motif) }</li> }
    };
    html! {
        <section class="band">
            <div class="band-head">
                <h2>{ lang.home_micro() }</h2>
                { link("/five-minutes", "more", html! { <>{ lang.home_micro_all() }{ icon("forward") }</> }) }
            </div>
            <ul class="shelf">{ for chosen.iter().zip(motifs).map(card) }</ul>
        </section>
    }
}

/// The theme of the season: the featured column, wide.
pub fn banner(columns: &[Outline], today: &str, lang: Lang) -> Html {
    let mut open = columns.iter().filter(|c| c.is_open(today));
    let Some(column) = open.clone().find(|c| c.featured).or(open.next()) else {
        return html! {};
    };
    let area = column.look.unwrap_or(Area::Elderly);
    html! {
        <section class="banner" data-area={area.code()}>
            <div class="banner-words">
                <p class="eyebrow">{ lang.item_column() }</p>
                <h2>{ words(&column.name, lang) }</h2>
                <p>{ words(&column.r#abstract, lang) }</p>
                { link_named(format!("/column/{}", column.id), "button primary", lang.open_label(column.name.pick(lang.tag())), html! { { lang.home_column_open() } }) }
            </div>
            { picture(column.image.as_ref(), lang).unwrap_or_else(|| scene("smart-help", area)) }
        </section>
    }
}

/// The first lines of a real page, of another book every month.
pub fn a_page_to_read(books: &[ShownBook], lang: Lang, month: u32) -> Html {
    let Some(book) = books.get(month as usize % books.len().max(1)) else {
        return html! {};
    };
    let to = format!("/read/{}/{}", book.id, book.first);
    html! {
        <section class="band reading-band">
            <h2>{ lang.home_read() }</h2>
            <div class="page-to-read">
                <blockquote><p>{ words(&book.excerpt, lang) }</p></blockquote>
                <p class="page-source">{ words(&book.name, lang) }</p>
                { link_named(to, "button", lang.home_read_label(book.name.pick(lang.tag())), html! { { lang.home_read_on() } }) }
            </div>
        </section>
    }
}

/// Institutions as quiet names.
pub fn institutions(institutions: &[Outline], lang: Lang) -> Html {
    if institutions.is_empty() {
        return html! {};
    }
    let name = |institution: &Outline| {
        html! {
            <li key={institution.id.clone()}>
                { link(format!("/institution/{}", institution.id), "", words(&institution.name, lang)) }
            </li>
        }
    };
    html! {
        <section class="band">
            <div class="band-head">
                <h2>{ lang.home_institutions() }</h2>
                { link("/institutions", "more", html! { <>{ lang.home_institutions_all() }{ icon("forward") }</> }) }
            </div>
            <ul class="quiet-names">{ for institutions.iter().take(12).map(name) }</ul>
        </section>
    }
}
