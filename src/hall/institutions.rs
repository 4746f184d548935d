//! Who offers courses.

use super::OneProps;
use super::fetched::use_fetched;
use crate::i18n::Lang;
use crate::services::{Api, ServiceError};
use crate::ui::{icon, is_safe, link, notice, rich, words};
use lifelong_api::{Institution, InstitutionType};
use yew::prelude::*;

/// How many stand open at once; a catalogue may have thousands.
const OPEN: usize = 60;

/// All institutions.
#[hook]
pub fn use_directory() -> Html {
    let fetch = |api: Api, _| async move { api.institutions_until(None).await };
    use_fetched(String::new(), fetch, |list, lang| {
        let list = &list.institutions;
        if list.is_empty() {
            return html! { <p class="none-yet">{ lang.institutions_none() }</p> };
        }
        let (open, folded) = list.split_at(list.len().min(OPEN));
        html! {
            <>
                <ul class="institution-list">{ for open.iter().map(|i| row(i, lang)) }</ul>
                if !folded.is_empty() {
                    <details>
                        <summary>{ lang.institutions_more(folded.len() as u64) }</summary>
                        <ul class="institution-list">{ for folded.iter().map(|i| row(i, lang)) }</ul>
                    </details>
                }
            </>
        }
    })
}

fn row(institution: &Institution, lang: Lang) -> Html {
    html! {
        <li key={institution.id.clone()}>
            <h2>{ link(format!("/institution/{}", institution.id), "", words(&institution.name, lang)) }</h2>
            <p>{ words(&institution.r#abstract, lang) }</p>
            { facts(institution, lang) }
        </li>
    }
}

fn facts(institution: &Institution, lang: Lang) -> Html {
    let kind = match institution.kind {
        InstitutionType::University => Some(lang.institution_university()),
        InstitutionType::Community => Some(lang.institution_community()),
        InstitutionType::Senior => Some(lang.institution_senior()),
        InstitutionType::Platform => Some(lang.institution_platform()),
        InstitutionType::Other => None,
    };
    html! {
        <p class="facts">
            if let Some(kind) = kind { <span>{ kind }</span> }
            <span>{ lang.results_total(institution.course_count) }</span>
            if institution.example { <span class="example-tag">{ lang.institution_example() }</span> }
        </p>
    }
}

/// An institution: what it is, and the way to its courses.
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

fn whole(institution: &Institution, lang: Lang) -> Html {
    let site = institution
        .url
        .as_deref()
        .filter(|url| is_safe(url))
        .map(str::to_owned);
    html! {
        <>
            { facts(institution, lang) }
            <p class="actions">
                { link(format!("/find?institution={}", institution.id), "button primary large", html! { <>{ icon("search") }{ lang.institution_courses() }</> }) }
                if let Some(href) = site { <a class="button" {href} rel="noopener noreferrer external">{ icon("external") }{ lang.institution_site() }</a> }
            </p>
            if institution.example { { notice(html! { <p>{ lang.institution_example_notice() }</p> }) } }
            <section class="prose">{ rich(&institution.body, lang) }</section>
        </>
    }
}
