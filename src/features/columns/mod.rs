//! Thematic columns.

use crate::features::common::{Shown, figures, load, load_one, none_yet, sections};
use crate::i18n::Lang;
use crate::platform::time;
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
            listed(&list.columns, &time::date(0), lang)
        },
    );
    html! {
        <div class="columns">
            <PageHead title={html! { {lang.columns_title()} }} lead={html! { <p>{ lang.columns_lead() }</p> }} />
            <div class="page-width">{ list }</div>
        </div>
    }
}

/// The columns that are open on a day (`2026-11-27`), then the archive. One that opens later is not shown.
pub fn listed(all: &[Column], today: &str, lang: Lang) -> Html {
    let cards = |archived: bool| -> Vec<Html> {
        // A column inside another is found in it.
        let here = |c: &&Column| {
            let closed = c.end_date.as_deref().is_some_and(|day| day < today);
            c.is_part_of.is_none() && opened(c, today) && closed == archived
        };
        all.iter()
            .filter(here)
            .map(|c| card(c, all, today, lang))
            .collect()
    };
    let archive = cards(true);
    html! {
        <>
            <ul class="wide-cards">{ for cards(false) }</ul>
            if !archive.is_empty() {
                <section class="part"><h2>{ lang.columns_archive() }</h2><ul class="wide-cards">{ for archive }</ul></section>
            }
        </>
    }
}

/// Whether a column has opened by a day.
fn opened(column: &Column, today: &str) -> bool {
    column.start_date.as_deref().is_none_or(|day| day <= today)
}

/// The hue that a column wears.
fn look(column: &Column) -> Area {
    column.look.unwrap_or(Area::Elderly)
}

/// A column as a card, with the ways to the columns inside it.
fn card(column: &Column, all: &[Column], today: &str, lang: Lang) -> Html {
    let inside = all
        .iter()
        .filter(|c| c.is_part_of.as_ref() == Some(&column.id) && opened(c, today));
    let chip = |c: &Column| html! { <li key={c.id.clone()}>{ link(format!("/column/{}", c.id), "chip", words(&c.name, lang)) }</li> };
    html! {
        <li key={column.id.clone()} class="wide-card" data-area={look(column).code()}>
            { scenery(column, lang) }
            <div>
                <h2>{ link(format!("/column/{}", column.id), "", words(&column.name, lang)) }</h2>
                <p>{ words(&column.r#abstract, lang) }</p>
                { figures(column.views, column.likes, lang) }
                <ul class="chips">{ for inside.map(chip) }</ul>
            </div>
        </li>
    }
}

/// A column's own picture, or the one that all have.
fn scenery(column: &Column, lang: Lang) -> Html {
    picture(column.image.as_ref(), lang).unwrap_or_else(|| scene("smart-help", look(column)))
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
        let today = time::date(0);
        let inside = |c: &&Column| c.is_part_of.as_ref() == Some(&id) && opened(c, &today);
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
                {crumbs} crumbs_label={lang.crumbs_label()} area={look(column)}
                picture={scenery(column, lang)}
            >
                { figures(column.views, column.likes, lang) }
            </PageHead>
            <div class="page-width">
                <section class="prose">{ rich(&column.body, lang) }</section>
                <ul class="wide-cards">{ for parts.iter().map(|c| card(c, &[], "", lang)) }</ul>
                { sections(&column.has_part, lang) }
            </div>
        </article>
    }
}
