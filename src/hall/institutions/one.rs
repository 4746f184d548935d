//! The page of an institution.

use super::{kind_words, place};
use crate::hall::OneProps;
use crate::hall::fetched::use_fetched;
use crate::i18n::Lang;
use crate::platform::catalogue::file_address;
use crate::services::{Api, ServiceError};
use crate::ui::{area_name, icon, is_safe, item_list, link, notice, picture, rich, words};
use lifelong_api::{Area, Institution, InstitutionType, Subject};
use yew::prelude::*;

/// An institution: what it is, what it teaches, and the way to its courses.
#[hook]
pub fn use_institution(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| async move {
        let list = api.institutions_until(Some(&id)).await?;
        let found = list.institutions.iter().find(|one| one.id == id);
        let found = found.ok_or(ServiceError::NoSuchItem(id))?;
        api.whole(found, &found.content).await
    };
    use_fetched(props.id.clone(), fetch, whole)
}

/// The whole page below its head.
pub fn whole(one: &Institution, lang: Lang) -> Html {
    let courses = format!("/find?institution={}", one.id);
    let area = |subject: &Subject| {
        let area = Area::from_code(&subject.id)?;
        Some(chip(
            format!("{courses}&area={}", subject.id),
            html! { {area_name(area, lang)} },
            subject,
        ))
    };
    let topic = |subject: &Subject| {
        let to = format!("{courses}&topic={}", subject.id);
        chip(to, words(&subject.name, lang), subject)
    };
    html! {
        <>
            { facts(one, &courses, lang) }
            if one.example { { notice(html! { <p>{ lang.institution_example_notice() }</p> }) } }
            <section class="prose">{ rich(&one.body, lang) }</section>
            if !one.subjects.is_empty() {
                <section class="part">
                    <h2>{ lang.institution_subjects() }</h2>
                    <ul class="chips">{ for one.subjects.iter().filter_map(area) }</ul>
                    if !one.topics.is_empty() {
                        <h3>{ lang.institution_topics() }</h3>
                        <ul class="chips">{ for one.topics.iter().map(topic) }</ul>
                    }
                </section>
            }
            if !one.begin_with.is_empty() {
                <section class="part">
                    <h2>{ lang.institution_first() }</h2>
                    { item_list(&one.begin_with, lang) }
                    { link(courses, "more", html! { <>{ lang.institution_all(one.course_count) }{ icon("forward") }</> }) }
                </section>
            }
            if !(one.columns.is_empty() && one.events.is_empty()) {
                <section class="part">
                    <h2>{ lang.institution_pages() }</h2>
                    if !one.columns.is_empty() { { item_list(&one.columns, lang) } }
                    if !one.events.is_empty() { { item_list(&one.events, lang) } }
                </section>
            }
        </>
    }
}

/// An area or a topic with the number of its courses here.
fn chip(to: String, name: Html, subject: &Subject) -> Html {
    let words = html! { <>{ name }<span class="chip-count">{ subject.course_count }</span></> };
    html! { <li key={to.clone()}>{ link(to, "chip", words) }</li> }
}

/// Its logo, what is known of it, and the ways on.
fn facts(one: &Institution, courses: &str, lang: Lang) -> Html {
    let site = one.url.as_deref().filter(|url| is_safe(url));
    let fact = |name: &str, value: Html| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <section class="institution-facts">
            // A picture from elsewhere would tell a stranger who is read about here: only the catalogue's own is shown.
            if let Some(logo) = picture(one.image.as_ref(), lang) { <div class="institution-logo">{ logo }</div> }
            <div class="course-facts">
                <dl>
                    if one.kind != InstitutionType::Other { { fact(lang.institution_kind(), html! { {kind_words(one.kind, lang)} }) } }
                    if !place(one).is_empty() { { fact(lang.institution_place(), words(place(one), lang)) } }
                    { fact(lang.institution_offer(), html! { {lang.results_total(one.course_count)} }) }
                </dl>
                <p class="actions">
                    if one.course_count > 0 {
                        { link(courses.to_owned(), "button primary large", html! { <>{ icon("search") }{ lang.institution_courses() }</> }) }
                    }
                    if let Some(href) = site {
                        <a class="button" href={href.to_owned()} rel="noopener noreferrer external">{ icon("external") }{ lang.institution_site() }</a>
                    }
                    if let Some(href) = file_address(&one.feed).filter(|_| !one.feed.is_empty()) {
                        <a class="button" {href} type="application/atom+xml" rel="external">{ icon("feed") }{ lang.institution_feed() }</a>
                    }
                </p>
                if !one.feed.is_empty() { <p class="hint">{ lang.institution_feed_text() }</p> }
            </div>
        </section>
    }
}
