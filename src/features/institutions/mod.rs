//! Who offers courses.

use crate::features::common::{show, use_page_title};
use crate::i18n::Lang;
use crate::services::{ServiceError, use_api, use_load};
use crate::state::use_lang;
use crate::ui::{Crumb, icon, NavLink, notice, PageHead, rich, is_safe, words};
use lifelong_api::{Institution, InstitutionType};
use std::rc::Rc;
use yew::prelude::*;

/// How many stand on the page at once; a catalogue may have thousands.
const STEP: usize = 60;

/// All institutions.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load((), true, |()| async move { api.institutions().await });
    let shown = use_state(|| STEP);
    let more = { let shown = shown.clone(); Callback::from(move |_: MouseEvent| shown.set(*shown + STEP)) };
    html! {
        <div class="institutions">
            <PageHead title={html! { {lang.institutions_title()} }} lead={html! { <p>{ lang.institutions_lead() }</p> }} />
            <div class="page-width">
                { show(&loading, lang, |list| html! { <>
                    if list.institutions.is_empty() { <p class="none-yet">{ lang.institutions_none() }</p> }
                    <ul class="institution-list">{ for list.institutions.iter().take(*shown).map(|i| row(i, lang)) }</ul>
                    if list.institutions.len() > *shown {
                        <p class="actions"><button type="button" class="button" onclick={more}>{ lang.institutions_more((list.institutions.len() - *shown) as u64) }</button></p>
                    }
                </> }) }
            </div>
        </div>
    }
}

fn row(institution: &Institution, lang: Lang) -> Html {
    html! {
        <li key={institution.id.clone()}>
            <h2><NavLink to={format!("/institution/{}", institution.id)}>{ words(&institution.name, lang) }</NavLink></h2>
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

/// An institution's page.
#[derive(Clone, PartialEq, Properties)]
pub struct InstitutionPageProps {
    /// Institution id.
    pub id: AttrValue,
}

/// An institution: what it is, and the way to its courses.
#[component]
pub fn InstitutionPage(props: &InstitutionPageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.id.clone(), false, |id| async move {
        let list = api.institutions().await?;
        let found = list.institutions.iter().find(|i| i.id == id.as_str()).cloned();
        let found = found.ok_or_else(|| ServiceError::NoSuchItem(id.to_string()))?;
        Ok(Rc::new((found, api.config().await?.api.clone())))
    });
    let title = loading.state.value().map(|i| i.0.name.pick(lang.tag()).to_owned());
    use_page_title(title, lang);
    show(&loading, lang, |(institution, folder)| {
        let crumbs = vec![Crumb { to: "/institutions".to_owned(), name: html! { {lang.nav_institutions()} } }];
        let site = institution.url.as_deref().filter(|url| is_safe(url)).map(str::to_owned);
        html! {
            <article key={institution.id.clone()}>
                <PageHead title={words(&institution.name, lang)} lead={html! { <p>{ words(&institution.r#abstract, lang) }</p> }} {crumbs} crumbs_label={lang.crumbs_label()}>
                    { facts(institution, lang) }
                    <p class="actions">
                        <NavLink to={format!("/find?institution={}", institution.id)} class="button primary large">{ icon("search") }{ lang.institution_courses() }</NavLink>
                        if let Some(href) = site { <a class="button" {href} rel="noopener noreferrer external">{ icon("external") }{ lang.institution_site() }</a> }
                    </p>
                </PageHead>
                <div class="page-width">
                    if institution.example { { notice(html! { <p>{ lang.institution_example_notice() }</p> }) } }
                    <section class="prose">{ rich(&institution.body, lang, &folder) }</section>
                </div>
            </article>
        }
    })
}
