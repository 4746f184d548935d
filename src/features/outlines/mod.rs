//! Columns, events and institutions. The portal puts up the heads of their pages, from the outlines in the lists; what stands
//! below is the hall's, a program of its own (`src/hall`): it is loaded on the first of these pages.

use crate::features::common::{Shown, load_one};
use crate::i18n::Lang;
use crate::platform::program;
use crate::services::{Api, INSTITUTION, ServiceError, Which};
use crate::ui::{Crumb, PageHead, picture, scene, slot, words};
use lifelong_api::{Area, Outline};
use std::rc::Rc;
use yew::prelude::*;

/// Columns, events or institutions.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The part of the hall that shows all of them.
    all: &'static str,
    /// The part that shows one.
    one: &'static str,
    /// Where one of them is found.
    list: Which,
    /// The entry of the menu.
    word: fn(Lang) -> &'static str,
    /// The title of the page with all of them.
    title: fn(Lang) -> &'static str,
    /// What that page is.
    lead: fn(Lang) -> &'static str,
    /// The picture and the hue of those that have none of their own.
    looks: Option<(&'static str, Area)>,
}

/// Columns.
pub const COLUMNS: Kind = Kind {
    all: "columns",
    one: "column",
    list: |files| (&[], 0, 0, &files.columns),
    word: |lang| lang.nav_columns(),
    title: |lang| lang.columns_title(),
    lead: |lang| lang.columns_lead(),
    looks: Some(("smart-help", Area::Elderly)),
};

/// Events.
pub const EVENTS: Kind = Kind {
    all: "events",
    one: "event",
    list: |files| (&[], 0, 0, &files.events),
    word: |lang| lang.nav_events(),
    title: |lang| lang.events_title(),
    lead: |lang| lang.events_lead(),
    looks: Some(("event", Area::Hobbies)),
};

/// Institutions.
pub const INSTITUTIONS: Kind = Kind {
    all: "institutions",
    one: "institution",
    list: INSTITUTION,
    word: |lang| lang.nav_institutions(),
    title: |lang| lang.institutions_title(),
    lead: |lang| lang.institutions_lead(),
    looks: None,
};

/// All of a kind.
pub fn page(kind: Kind, lang: Lang) -> Html {
    html! {
        <div class={kind.all} key={kind.all}>
            <PageHead title={html! { {(kind.title)(lang)} }} lead={html! { <p>{ (kind.lead)(lang) }</p> }} />
            <div class="page-width">{ hall(kind.all, String::new()) }</div>
        </div>
    }
}

/// One of a kind.
pub fn one_page(kind: Kind, id: String) -> Html {
    let fetch = move |api: Api, id: String| async move {
        let list = api.outlines(kind.list, Some(&id)).await?;
        let found = list.items.iter().find(|one| one.id == id);
        let found = found.ok_or(ServiceError::NoSuchItem(id))?;
        Ok(Rc::new(found.clone()))
    };
    load_one(kind.one, id, fetch, move |one: &Outline, lang| {
        Shown::titled(whole(kind, one, lang), &one.name, lang)
    })
}

fn whole(kind: Kind, one: &Outline, lang: Lang) -> Html {
    let crumbs = vec![Crumb {
        to: format!("/{}", kind.all),
        name: html! { {(kind.word)(lang)} },
    }];
    let (scenery, area) = match kind.looks {
        Some((name, area)) => {
            let area = one.look.unwrap_or(area);
            let own = picture(one.image.as_ref(), lang);
            (own.unwrap_or_else(|| scene(name, area)), area)
        }
        None => (html! {}, Area::Other),
    };
    html! {
        <article key={one.id.clone()} data-area={area.code()}>
            <PageHead
                title={words(&one.name, lang)} lead={html! { <p>{ words(&one.r#abstract, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} {area} picture={scenery}
            />
            <div class="page-width">{ hall(kind.one, one.id.clone()) }</div>
        </article>
    }
}

/// A part of the hall, as soon as the hall is here.
fn hall(part: &'static str, id: String) -> Html {
    let come = |_: Api, id: String| async move {
        match program::hall().come().await {
            true => Ok(Rc::new(id)),
            false => Err(ServiceError::Network("hall.js".to_owned())),
        }
    };
    load_one(part, id, come, move |id: &String, _| slot(part, id))
}
