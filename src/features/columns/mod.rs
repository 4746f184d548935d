//! Thematic columns.

use crate::features::common::{sections, show, use_page_title};
use crate::i18n::Lang;
use crate::services::{ServiceError, use_api, use_load};
use crate::state::use_lang;
use crate::ui::{Crumb, NavLink, PageHead, rich, scene, words};
use lifelong_api::{Area, Column};
use std::rc::Rc;
use yew::prelude::*;

/// All columns.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load((), true, |()| async move { api.columns().await });
    html! {
        <div class="columns">
            <PageHead title={html! { {lang.columns_title()} }} lead={html! { <p>{ lang.columns_lead() }</p> }} />
            <div class="page-width">
                { show(&loading, lang, |list| html! { <>
                    if list.columns.is_empty() { <p class="none-yet">{ lang.columns_none() }</p> }
                    <ul class="wide-cards">{ for list.columns.iter().map(|c| card(c, lang)) }</ul>
                </> }) }
            </div>
        </div>
    }
}

fn card(column: &Column, lang: Lang) -> Html {
    html! {
        <li key={column.id.clone()} class="wide-card" data-area={Area::Elderly.code()}>
            { scene("smart-help", Area::Elderly) }
            <div>
                <h2><NavLink to={format!("/column/{}", column.id)}>{ words(&column.name, lang) }</NavLink></h2>
                <p>{ words(&column.r#abstract, lang) }</p>
            </div>
        </li>
    }
}

/// A column's page.
#[derive(Clone, PartialEq, Properties)]
pub struct ColumnPageProps {
    /// Column id.
    pub id: AttrValue,
}

/// A column: an introduction, then its parts in order.
#[component]
pub fn ColumnPage(props: &ColumnPageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.id.clone(), false, |id| async move {
        let list = api.columns().await?;
        let column = list.columns.iter().find(|c| c.id == id.as_str()).cloned();
        let column = column.ok_or_else(|| ServiceError::NoSuchItem(id.to_string()))?;
        let parts: Vec<Column> =
            list.columns.iter().filter(|c| c.is_part_of.as_deref() == Some(id.as_str())).cloned().collect();
        Ok(Rc::new((column, parts, api.config().await?.api.clone())))
    });
    let title = loading.state.value().map(|c| c.0.name.pick(lang.tag()).to_owned());
    use_page_title(title, lang);
    show(&loading, lang, |(column, parts, folder)| {
        let crumbs = vec![Crumb { to: "/columns".to_owned(), name: html! { {lang.nav_columns()} } }];
        html! {
            <article key={column.id.clone()}>
                <PageHead
                    title={words(&column.name, lang)} lead={html! { <p>{ words(&column.r#abstract, lang) }</p> }}
                    {crumbs} crumbs_label={lang.crumbs_label()} area={Area::Elderly}
                    picture={scene("smart-help", Area::Elderly)}
                />
                <div class="page-width">
                    <section class="prose">{ rich(&column.body, lang, &folder) }</section>
                    <ul class="wide-cards">{ for parts.iter().map(|c| card(c, lang)) }</ul>
                    { sections(&column.has_part, lang) }
                </div>
            </article>
        }
    })
}
