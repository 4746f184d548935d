//! The page of an institution.

use super::{kind_words, place};
use crate::hall::OneProps;
use crate::hall::element::{element, said, text};
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
    let mut parts = vec![facts(one, &courses, lang)];
    if one.example {
        parts.push(notice(said("p", "", lang.institution_example_notice())));
    }
    parts.push(element(
        "section",
        &["class"],
        &["prose"],
        vec![rich(&one.body, lang)],
    ));
    let mut subjects = Vec::new();
    for subject in &one.subjects {
        if let Some(area) = Area::from_code(&subject.id) {
            subjects.push(chip(&courses, "area", text(area_name(area, lang)), subject));
        }
    }
    if !subjects.is_empty() {
        let mut inside = vec![element("ul", &["class"], &["chips"], subjects)];
        let topics: Vec<Html> = one
            .topics
            .iter()
            .map(|subject| chip(&courses, "topic", words(&subject.name, lang), subject))
            .collect();
        if !topics.is_empty() {
            inside.push(said("h3", "", lang.institution_topics()));
            inside.push(element("ul", &["class"], &["chips"], topics));
        }
        parts.push(part(lang.institution_subjects(), inside));
    }
    if !one.begin_with.is_empty() {
        let all = text(&lang.institution_all(one.course_count));
        let all = element("span", &[], &[], vec![all, icon("forward")]);
        let inside = vec![item_list(&one.begin_with, lang), link(courses, "more", all)];
        parts.push(part(lang.institution_first(), inside));
    }
    let pages = [&one.columns, &one.events];
    let pages = pages.into_iter().filter(|items| !items.is_empty());
    let pages: Vec<Html> = pages.map(|items| item_list(items, lang)).collect();
    if !pages.is_empty() {
        parts.push(part(lang.institution_pages(), pages));
    }
    element("div", &["class"], &["institution-page"], parts)
}

/// A part with its heading.
fn part(heading: &str, mut inside: Vec<Html>) -> Html {
    inside.insert(0, said("h2", "", heading));
    element("section", &["class"], &["part wide-list"], inside)
}

/// An area or a topic with the number of its courses here, and the way to them.
fn chip(courses: &str, facet: &str, name: Html, subject: &Subject) -> Html {
    let to = format!("{courses}&{facet}={}", subject.id);
    let hue = if facet == "area" { &*subject.id } else { "" };
    let count = said("span", "chip-count", &subject.course_count.to_string());
    let inside = vec![name, count].into_iter().collect();
    // An area wears its hue; a topic has none.
    element("li", &["data-area"], &[hue], vec![link(to, "chip", inside)])
}

/// Its logo, what is known of it, and the ways on.
fn facts(one: &Institution, courses: &str, lang: Lang) -> Html {
    let fact = |name: &str, value: Html| {
        let value = element("dd", &[], &[], vec![value]);
        element("div", &[], &[], vec![said("dt", "", name), value])
    };
    let mut known = Vec::new();
    if one.kind != InstitutionType::Other {
        known.push(fact(
            lang.institution_kind(),
            text(kind_words(one.kind, lang)),
        ));
    }
    if !place(one).is_empty() {
        known.push(fact(lang.institution_place(), words(place(one), lang)));
    }
    let count = text(&lang.results_total(one.course_count));
    known.push(fact(lang.institution_offer(), count));
    let mut ways = Vec::new();
    if one.course_count > 0 {
        let inside = vec![icon("search"), text(lang.institution_courses())];
        let inside = inside.into_iter().collect();
        ways.push(link(courses.to_owned(), "button primary large", inside));
    }
    let mut way_out = |href: &str, kind: &str, symbol: &str, words: &str| {
        let keys = &["class", "href", "type", "rel"];
        let values = ["button", href, kind, "noopener noreferrer external"];
        ways.push(element("a", keys, &values, vec![icon(symbol), text(words)]));
    };
    if let Some(url) = one.url.as_deref().filter(|url| is_safe(url)) {
        way_out(url, "", "external", lang.institution_site());
    }
    let feed = file_address(&one.feed).filter(|_| !one.feed.is_empty());
    if let Some(href) = &feed {
        way_out(
            href,
            "application/atom+xml",
            "feed",
            lang.institution_feed(),
        );
    }
    let mut inside = vec![
        element("dl", &[], &[], known),
        element("p", &["class"], &["actions"], ways),
    ];
    if feed.is_some() {
        inside.push(said("p", "hint", lang.institution_feed_text()));
    }
    let mut all = Vec::new();
    // A picture from elsewhere would tell a stranger who is read about here: only the catalogue's own is shown.
    if let Some(logo) = picture(one.image.as_ref(), lang) {
        all.push(element(
            "div",
            &["class"],
            &["institution-logo"],
            vec![logo],
        ));
    }
    all.push(element("div", &["class"], &["course-facts"], inside));
    element("section", &["class"], &["institution-facts"], all)
}
