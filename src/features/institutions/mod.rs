//! Who offers courses.

use crate::features::common::{Shown, load, load_one, none_yet};
use crate::i18n::Lang;
use crate::services::ServiceError;
use crate::ui::{Crumb, PageHead, icon, is_safe, link, notice, rich, words};
use lifelong_api::{Institution, InstitutionType};
use yew::prelude::*;

/// How many stand open at once; a catalogue may have thousands.
const OPEN: usize = 60;

/// All institutions.
pub fn page(lang: Lang) -> Html {
    let list = load(
        "institutions",
        |api| async move { api.institutions_until(None).await },
        |list, lang| {
            let list = &list.institutions;
            if list.is_empty() {
                return none_yet(lang.institutions_none());
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
        },
    );
    html! {
        <div class="institutions">
            <PageHead title={html! { {lang.institutions_title()} }} lead={html! { <p>{ lang.institutions_lead() }</p> }} />
            <div class="page-width">{ list }</div>
        </div>
    }
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
pub fn institution_page(id: String) -> Html {
    let fetch = |api: crate::services::Api, id: String| async move {
        let list = api.institutions_until(Some(&id)).await?;
        let found = list.institutions.iter().find(|one| one.id == id);
        let found = found.ok_or(ServiceError::NoSuchItem(id))?;
        api.whole(found, &found.content).await
    };
    load_one("institution", id, fetch, |one: &Institution, lang| {
        Shown::titled(whole(one, lang), &one.name, lang)
    })
}

fn whole(institution: &Institution, lang: Lang) -> Html {
    let crumbs = vec![Crumb {
        to: "/institutions".to_owned(),
        name: html! { {lang.nav_institutions()} },
    }];
    let site = institution
        .url
        .as_deref()
        .filter(|url| is_safe(url))
        .map(str::to_owned);
    html! {
        <article key={institution.id.clone()}>
            <PageHead title={words(&institution.name, lang)} lead={html! { <p>{ words(&institution.r#abstract, lang) }</p> }} {crumbs} crumbs_label={lang.crumbs_label()}>
                { facts(institution, lang) }
                <p class="actions">
                    { link(format!("/find?institution={}", institution.id), "button primary large", html! { <>{ icon("search") }{ lang.institution_courses() }</> }) }
                    if let Some(href) = site { <a class="button" {href} rel="noopener noreferrer external">{ icon("external") }{ lang.institution_site() }</a> }
                </p>
            </PageHead>
            <div class="page-width">
                if institution.example { { notice(html! { <p>{ lang.institution_example_notice() }</p> }) } }
                <section class="prose">{ rich(&institution.body, lang) }</section>
            </div>
        </article>
    }
}
