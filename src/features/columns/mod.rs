//! Thematic columns.

use crate::features::common::{Shown, load, load_one, none_yet, sections};
use crate::i18n::Lang;
use crate::services::ServiceError;
use crate::ui::{Crumb, PageHead, link, picture, rich, scene, words};
use lifelong_api::{Area, Column};
use std::rc::Rc;
use yew::prelude::*;

/// All columns.
pub fn page(lang: Lang) -> Html {
    let list = load(
        "columns",
        |api| async move { api.columns().await },
        |list, lang| {
            if list.columns.is_empty() {
                return none_yet(lang.columns_none());
            }
            let all = &list.columns;
            // A column inside another is found in it.
            let top = |c: &&Column| c.is_part_of.is_none();
            html! { <ul class="wide-cards">{ for all.iter().filter(top).map(|c| card(c, all, lang)) }</ul> }
        },
    );
    html! {
        <div class="columns">
            <PageHead title={html! { {lang.columns_title()} }} lead={html! { <p>{ lang.columns_lead() }</p> }} />
            <div class="page-width">{ list }</div>
        </div>
    }
}

/// A column as a card, with the ways to the columns inside it.
fn card(column: &Column, all: &[Column], lang: Lang) -> Html {
    let inside = all
        .iter()
        .filter(|c| c.is_part_of.as_ref() == Some(&column.id));
    let chip = |c: &Column| html! { <li key={c.id.clone()}>{ link(format!("/column/{}", c.id), "chip", words(&c.name, lang)) }</li> };
    html! {
        <li key={column.id.clone()} class="wide-card" data-area={Area::Elderly.code()}>
            { scenery(column, lang) }
            <div>
                <h2>{ link(format!("/column/{}", column.id), "", words(&column.name, lang)) }</h2>
                <p>{ words(&column.r#abstract, lang) }</p>
                <ul class="chips">{ for inside.map(chip) }</ul>
            </div>
        </li>
    }
}

/// A column's own picture, or the one that all have.
fn scenery(column: &Column, lang: Lang) -> Html {
    picture(column.image.as_ref(), lang).unwrap_or_else(|| scene("smart-help", Area::Elderly))
}

/// A column with the columns inside it.
struct Opened {
    column: Rc<Column>,
    parts: Vec<Column>,
}

/// A column: an introduction, then its parts in order.
pub fn column_page(id: String) -> Html {
    let fetch = |api: crate::services::Api, id: String| async move {
        let list = api.columns().await?;
        let column = list.columns.iter().find(|c| c.id == id);
        let column = column.ok_or_else(|| ServiceError::NoSuchItem(id.clone()))?;
        let column = api.whole(column, &column.content).await?;
        let inside = |c: &&Column| c.is_part_of.as_ref() == Some(&id);
        let parts = list.columns.iter().filter(inside).cloned().collect();
        Ok(Rc::new(Opened { column, parts }))
    };
    load_one("column", id, fetch, |opened, lang| {
        Shown::titled(whole(opened, lang), &opened.column.name, lang)
    })
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let Opened { column, parts } = opened;
    let crumbs = vec![Crumb {
        to: "/columns".to_owned(),
        name: html! { {lang.nav_columns()} },
    }];
    html! {
        <article key={column.id.clone()}>
            <PageHead
                title={words(&column.name, lang)} lead={html! { <p>{ words(&column.r#abstract, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} area={Area::Elderly}
                picture={scenery(column, lang)}
            />
            <div class="page-width">
                <section class="prose">{ rich(&column.body, lang) }</section>
                <ul class="wide-cards">{ for parts.iter().map(|c| card(c, &[], lang)) }</ul>
                { sections(&column.has_part, lang) }
            </div>
        </article>
    }
}
