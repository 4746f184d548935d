//! Thematic columns.

use super::fetched::use_fetched;
use super::{OneProps, figures, sections, younger};
use crate::i18n::Lang;
use crate::platform::time;
use crate::services::{Api, ServiceError};
use crate::ui::{link, picture, rich, scene, words};
use futures::future::join;
use lifelong_api::{Area, Column};
use std::rc::Rc;
use yew::prelude::*;

/// All columns.
#[hook]
pub fn use_columns() -> Html {
    let fetch = |api: Api, _| async move { Ok(younger::columns(&api, api.columns().await?).await) };
    use_fetched(String::new(), fetch, |list, lang| {
        if list.columns.is_empty() {
            return html! { <p class="none-yet">{ lang.columns_none() }</p> };
        }
        listed(&list.columns, &time::date(0), lang)
    })
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

/// A column: an introduction, the columns inside it, then its parts in order.
#[hook]
pub fn use_column(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| async move {
        let list = api.columns().await?;
        let column = list.columns.iter().find(|c| c.id == id);
        let column = column.ok_or_else(|| ServiceError::NoSuchItem(id.clone()))?;
        let today = time::date(0);
        let inside = |c: &&Column| c.is_part_of.as_ref() == Some(&id) && opened(c, &today);
        let mut parts: Vec<Column> = list.columns.iter().filter(inside).cloned().collect();
        let ids = parts.iter().chain([column]).map(younger::of_column);
        let figures = younger::ask(&api, ids.collect());
        let (column, figures) = join(api.whole(column, &column.content), figures).await;
        let mut column = column?;
        figures.change(&mut column, |column| figures.put_column(column));
        parts.iter_mut().for_each(|part| figures.put_column(part));
        Ok(Rc::new(Opened { column, parts }))
    };
    use_fetched(props.id.clone(), fetch, whole)
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let Opened { column, parts } = opened;
    html! {
        <div class="column">
            { figures(column.views, column.likes, lang) }
            <section class="prose">{ rich(&column.body, lang) }</section>
            if !parts.is_empty() { <ul class="wide-cards">{ for parts.iter().map(|c| card(c, &[], "", lang)) }</ul> }
            { sections(&column.has_part, lang) }
        </div>
    }
}
