//! On an event's page: that one takes part, and how far one is.

use super::{Taking, occasion, taking};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::services::{self, Api, ServiceError, use_load};
use crate::study::hooks::{use_doing, use_keeping, use_kept, use_lang};
use crate::study::parts::{keeping, outcome, trouble};
use crate::study::store;
use crate::ui::icon;
use crate::ui::occasion::{Clock, Standing, day};
use futures::future::{FutureExt, LocalBoxFuture};
use lifelong_api::Text;
use lifelong_record::event;
use lifelong_record::work::{About, Part};
use serde::Deserialize;
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// For which event it stands.
#[derive(Clone, PartialEq, Properties)]
pub struct TakePartProps {
    /// The event's id.
    pub id: String,
}

/// An event as the list of events has it. Nothing here shows one, so it is no type of its own.
type Event = Value;

/// What the record notes of an event: what it is, and when.
fn noted(event: &Event) -> (About, [Option<String>; 3]) {
    let challenge = &event["challenge"];
    let about = About {
        name: Text::deserialize(&event["name"]).unwrap_or_default(),
        parts: Vec::<Part>::deserialize(&challenge["courses"]).unwrap_or_default(),
        minutes: challenge["minutes"].as_u64().map(|minutes| minutes as u32),
        ..About::default()
    };
    let time = |name| event[name].as_str().map(str::to_owned);
    (about, ["startDate", "endDate", "timeZone"].map(time))
}

async fn find(api: Api, id: String) -> Result<Rc<Event>, ServiceError> {
    let index = api.index().await?;
    let bytes = api.bytes(&index.files.events).await?;
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    let list: Value = serde_json::from_str(text).unwrap_or_default();
    let mut all = list["events"].as_array().into_iter().flatten();
    let found = all.find(|event| event["id"] == *id);
    let found = found.ok_or(ServiceError::NoSuchItem(id))?;
    Ok(Rc::new(found.clone()))
}

/// Notes that one takes part, or what has changed about an event that one takes part in; or takes it away.
fn note(
    key: String,
    event: Rc<Event>,
    act: Act,
) -> LocalBoxFuture<'static, Result<(), DatabaseError>> {
    async move {
        if act == Act::Leave {
            return store::remove(&key).await;
        }
        let now = store::now();
        store::change(&key, move |entry, stamp| {
            if act == Act::Take {
                entry.take_part(now, stamp);
            }
            // It may have been left meanwhile.
            if entry.takes_part().is_some() {
                let (about, times) = noted(&event);
                entry.describe_event(about, times, stamp);
            }
        })
        .await
    }
    .boxed_local()
}

/// What is noted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Take,
    Leave,
    News,
}

/// “I take part”, and how far one is.
#[hook]
pub fn use_take_part(props: &TakePartProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let kept_how = use_keeping();
    let found = use_load(props.id.clone(), false, |id| find(services::api(), id));
    let kept = use_kept(event::key(&props.id), |key| {
        async move {
            match store::entry(&key).await? {
                Some(entry) if entry.takes_part().is_some() => taking(&key, entry).await.map(Some),
                _ => Ok(None),
            }
        }
        .boxed_local()
    });
    // Whether the learner has just left.
    let left = use_state(|| false);
    let event = found.state.value();
    use_news(
        &props.id,
        event.as_ref(),
        matches!(&kept, Some(Ok(kept)) if kept.is_some()),
    );
    let (taking, event) = match (&kept, event) {
        (Some(Err(error)), _) => return trouble(error, lang),
        // Where the event does not come, the page itself says so.
        (Some(Ok(taking)), Some(event)) => (taking, event),
        _ => return html! {},
    };
    let takes = taking.is_some();
    let (_, times) = noted(&event);
    let standing = occasion(&times).standing(Clock::here());
    if !takes && !*left && standing == Standing::Over {
        return html! {};
    }
    let onclick = {
        let (doing, left, key) = (doing.clone(), left.setter(), event::key(&props.id));
        Callback::from(move |_: MouseEvent| {
            let (event, left, key) = (event.clone(), left.clone(), key.clone());
            let act = if takes { Act::Leave } else { Act::Take };
            doing.run(note(key, event, act), move |()| left.set(takes));
        })
    };
    let (class, symbol, words) = match takes {
        true => ("button", "close", lang.part_take_not()),
        false => ("button primary large", "check", lang.part_take()),
    };
    html! {
        <div class="take-part not-on-paper">
            if let Some(taking) = &**taking { { part(taking, standing, lang) } }
            if *left && !takes { <p class="part-left">{ lang.part_left() }</p> }
            // One button, so that the focus stays where it is.
            <p class="actions"><button type="button" {class} {onclick}>{ icon(symbol) }<span>{ words }</span></button></p>
            if !takes && !*left { <p class="part-own">{ lang.part_own() }</p> }
            { outcome(&doing.done, lang) }
            { keeping(kept_how, lang) }
        </div>
    }
}

/// Notes what has changed about an event that one takes part in.
#[hook]
fn use_news(id: &str, event: Option<&Rc<Event>>, takes: bool) {
    let event = event.cloned().filter(|_| takes);
    let key = event::key(id);
    use_effect_with((key, event.is_some()), move |(key, _)| {
        let key = key.clone();
        if let Some(event) = event {
            wasm_bindgen_futures::spawn_local(async move {
                // Where this fails, it is tried again on the next visit.
                let _ = note(key, event, Act::News).await;
            });
        }
    });
}

/// Since when one takes part, and how far one is.
fn part(taking: &Taking, standing: Standing, lang: Lang) -> Html {
    let since = taking.entry.takes_part().unwrap_or(0) as f64;
    let times = taking.entry.times();
    let later = match (standing, &times[0]) {
        (Standing::Coming(_), Some(start)) => Some(day(start, Clock::here(), lang)),
        _ => None,
    };
    html! {
        <>
            <p class="finished-words">{ icon("check") }<strong>{ lang.part_since(&time::day(since, lang.tag())) }</strong></p>
            if let Some(day) = later {
                if taking.progress.is_some() { <p>{ lang.part_later(&day) }</p> }
            } else if let Some(progress) = taking.progress {
                { progress.view(lang) }
            }
        </>
    }
}
