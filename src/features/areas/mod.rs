//! Areas and topics: what belongs here, what to begin with, who offers it.

use crate::features::common::{Shown, load_one, none_yet};
use crate::i18n::Lang;
use crate::services::{Api, ServiceError};
use crate::ui::{Crumb, PageHead, area_name, icon, item_list, link, scene, words};
use lifelong_api::{Area, ItemRef, Start, Text, Topic};
use std::rc::Rc;
use yew::prelude::*;

/// An area or a topic.
struct Opened {
    name: Text,
    description: Text,
    area: Area,
    course_count: u64,
    /// The search for all its courses.
    find: String,
    /// What it lies in; an area lies in nothing.
    above: Option<Topic>,
    /// The topics right below it that have courses.
    topics: Vec<Topic>,
    start: Start,
}

/// An area's page.
pub fn area_page(id: String) -> Html {
    load_one("area", id, area, shown)
}

/// A topic's page.
pub fn topic_page(id: String) -> Html {
    load_one("topic", id, topic, shown)
}

async fn area(api: Api, id: String) -> Result<Rc<Opened>, ServiceError> {
    let areas = api.areas().await?;
    let found = areas.areas.iter().find(|area| area.id.code() == id);
    let page = found.ok_or_else(|| ServiceError::NoSuchItem(id.clone()))?;
    let below = |topic: &Topic| topic.area == page.id && topic.broader.is_none();
    Ok(Rc::new(Opened {
        name: page.name.clone(),
        description: page.description.clone(),
        area: page.id,
        course_count: page.course_count,
        find: format!("/find?area={id}"),
        above: None,
        topics: topics(&api, below).await?,
        start: start(&api, &id).await?,
    }))
}

async fn topic(api: Api, id: String) -> Result<Rc<Opened>, ServiceError> {
    let mut own = topics(&api, |topic| topic.id == id).await?;
    let own = own
        .pop()
        .ok_or_else(|| ServiceError::NoSuchItem(id.clone()))?;
    let mut above = topics(&api, |topic| own.broader.as_ref() == Some(&topic.id)).await?;
    Ok(Rc::new(Opened {
        name: own.name,
        description: Text::new(),
        area: own.area,
        course_count: own.course_count,
        find: format!("/find?topic={id}"),
        above: above.pop(),
        topics: topics(&api, |topic| topic.broader.as_ref() == Some(&id)).await?,
        start: start(&api, &id).await?,
    }))
}

/// The topics with courses that are chosen.
async fn topics(
    api: &Api,
    mut chosen: impl FnMut(&Topic) -> bool,
) -> Result<Vec<Topic>, ServiceError> {
    let tree = api.topics().await?;
    let wanted = |topic: &&Topic| topic.course_count > 0 && chosen(topic);
    Ok(tree.topics.iter().filter(wanted).cloned().collect())
}

async fn start(api: &Api, id: &str) -> Result<Start, ServiceError> {
    let list = api.starts().await?;
    let own = list.starts.iter().find(|start| start.id == id);
    Ok(own.cloned().unwrap_or_default())
}

fn shown(opened: &Opened, lang: Lang) -> Shown {
    Shown::titled(whole(opened, lang), &opened.name, lang)
}

fn whole(opened: &Opened, lang: Lang) -> Html {
    let Opened { area, start, .. } = opened;
    let mut crumbs = vec![Crumb {
        to: "/find".to_owned(),
        name: html! { {lang.nav_find()} },
    }];
    let is_topic = opened.find.starts_with("/find?topic");
    if is_topic && *area != Area::Other {
        crumbs.push(Crumb {
            to: format!("/area/{}", area.code()),
            name: html! { {area_name(*area, lang)} },
        });
    }
    if let Some(above) = &opened.above {
        crumbs.push(Crumb {
            to: format!("/topic/{}", above.id),
            name: words(&above.name, lang),
        });
    }
    let topic = |topic: &Topic| {
        html! {
            <li key={topic.id.clone()}>
                { link(format!("/topic/{}", topic.id), "chip", html! { <>{ words(&topic.name, lang) }<span class="chip-count">{ topic.course_count }</span></> }) }
            </li>
        }
    };
    let list = |title: &'static str, items: &[ItemRef]| {
        (!items.is_empty())
            .then(|| html! { <section class="wide-list"><h2>{ title }</h2>{ item_list(items, lang) }</section> })
    };
    let all = html! { <>{ icon("search") }{ lang.area_all(opened.course_count) }</> };
    html! {
        <article key={opened.find.clone()} data-area={area.code()}>
            <PageHead
                title={words(&opened.name, lang)} lead={html! { <p>{ words(&opened.description, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} area={*area} picture={scene(area.code(), *area)}
            >
                if opened.course_count > 0 {
                    <p class="actions primary-action">{ link(opened.find.clone(), "button primary large", all) }</p>
                } else {
                    { none_yet(lang.area_none()) }
                }
            </PageHead>
            <div class="page-width">
                if !opened.topics.is_empty() {
                    <section><h2>{ lang.area_topics() }</h2><ul class="chips">{ for opened.topics.iter().map(topic) }</ul></section>
                }
                { list(lang.area_begin(), &start.begin_with) }
                { list(lang.area_institutions(), &start.institutions) }
            </div>
        </article>
    }
}
