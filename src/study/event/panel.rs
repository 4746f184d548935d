//! On an event's page: that one takes part, and how far one is.

use super::counted::{self, agree, service, settle};
use super::{Taking, occasion, taking};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::services::{self, Api, ServiceError, use_load};
use crate::study::hooks::{use_doing, use_keeping, use_kept, use_lang};
use crate::study::parts::{button, focus_soon, keeping, outcome, trouble};
use crate::study::store::{self, Keeping};
use crate::ui::occasion::{Clock, Standing, day};
use crate::ui::{host, icon};
use futures::future::{FutureExt, LocalBoxFuture};
use lifelong_api::Text;
use lifelong_record::work::{About, Part};
use lifelong_record::{Entry, event};
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

/// The id of the words that say what is told.
const TELLS: &str = "part-tells";

/// An event as the list of events has it. Nothing here shows one, so it is no type of its own.
type Event = Value;

/// What the record notes of an event: what it is, and when.
fn described(event: &Event) -> (About, [Option<String>; 3]) {
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
        let change = move |entry: &mut Entry, stamp: &_| {
            if act == Act::Take {
                entry.take_part(now, stamp);
            }
            // It may have been left meanwhile.
            if entry.takes_part().is_some() {
                let (about, times) = described(&event);
                entry.describe_event(about, times, stamp);
            }
        };
        super::write(key, Box::new(change)).await
    }
    .boxed_local()
}

/// What the record says of an event: taking part, and being counted.
struct Noted {
    taking: Option<Taking>,
    counted: Entry,
}

async fn read(id: String) -> Result<Noted, DatabaseError> {
    let key = event::key(&id);
    let taking = match store::entry(&key).await? {
        Some(entry) if entry.takes_part().is_some() => Some(taking(&key, entry).await?),
        _ => None,
    };
    let counted = store::entry(&lifelong_record::counted::key(&id)).await?;
    Ok(Noted {
        taking,
        counted: counted.unwrap_or_default(),
    })
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
    let kept = use_kept(props.id.clone(), |id| read(id).boxed_local());
    // Whether the learner has just left.
    let left = use_state(|| false);
    let event = found.state.value();
    let takes = matches!(&kept, Some(Ok(noted)) if noted.taking.is_some());
    use_news(&props.id, event.as_ref(), takes);
    // Where the record lasts as long as the page, nobody could be taken out of the count again.
    let keeps = kept_how.is_some_and(|how| how != Keeping::Passing);
    // The configuration has come with the event.
    let service = service(&props.id).filter(|_| event.is_some() && keeps);
    let counted = match (&kept, &service) {
        (Some(Ok(noted)), Some(service)) => Some(counted::standing(&noted.counted, service, takes)),
        _ => None,
    };
    let failed = use_settled(&props.id, takes, counted);
    let (noted, event) = match (&kept, event) {
        (Some(Err(error)), _) => return trouble(error, lang),
        // Where the event does not come, the page itself says so.
        (Some(Ok(noted)), Some(event)) => (noted, event),
        _ => return html! {},
    };
    let taking = &noted.taking;
    let (_, times) = described(&event);
    let standing = occasion(&times).standing(Clock::here());
    if !takes && !*left && standing == Standing::Over {
        return html! {};
    }
    let onclick = {
        let (doing, left, id) = (doing.clone(), left.setter(), props.id.clone());
        let service = service.clone();
        Callback::from(move |_: MouseEvent| {
            let (event, left, id) = (event.clone(), left.clone(), id.clone());
            let service = service.clone();
            let act = async move {
                match (takes, service) {
                    (true, _) => return note(event::key(&id), event, Act::Leave).await,
                    // What they agree to stood beside the button.
                    (false, Some(service)) => agree(&id, service).await?,
                    (false, None) => {}
                }
                note(event::key(&id), event, Act::Take).await
            };
            doing.run(act, move |()| left.set(takes));
        })
    };
    let count = service.clone().map(|service| {
        let (doing, id) = (doing.clone(), props.id.clone());
        Callback::from(move |_: MouseEvent| {
            focus_soon(".take-part .button");
            let (id, service) = (id.clone(), service.clone());
            doing.run(async move { agree(&id, service).await }, |()| ());
        })
    });
    let (class, symbol, words) = match takes {
        true => ("button", "close", lang.part_take_not()),
        false => ("button primary large", "check", lang.part_take()),
    };
    let tells = (!takes && counted.is_some()).then_some(TELLS);
    html! {
        <div class="take-part not-on-paper">
            if let Some(taking) = taking { { part(taking, standing, lang) } }
            if *left && !takes { <p class="part-left">{ lang.part_left() }</p> }
            // Before the button: who hears or reads one thing after the other knows it when they come to it.
            { beside(counted.zip(service.as_deref()), takes || *left, count, lang) }
            // One button, so that the focus stays where it is.
            <p class="actions"><button type="button" {class} {onclick} aria-describedby={tells}>{ icon(symbol) }<span>{ words }</span></button></p>
            <div role="status">
                if let Some((counted, service)) = counted.zip(service.as_deref()) { { counted.words(service, failed, lang) } }
            </div>
            { outcome(&doing.done, lang) }
            { keeping(kept_how, lang) }
        </div>
    }
}

/// What is told when the button is pressed, before it is: to the service where there is one, else to nobody. Who takes part
/// already, and was not asked, is asked.
fn beside(
    counted: Option<(counted::Standing, &str)>,
    knows: bool,
    count: Option<Callback<MouseEvent>>,
    lang: Lang,
) -> Html {
    let tells = |service, button| html! { <p id={TELLS} class="part-own">{ lang.part_tells(button, host(service)) }</p> };
    match counted {
        Some((counted::Standing::May | counted::Standing::Still, service)) => {
            tells(service, lang.part_take())
        }
        Some((counted::Standing::Unasked, service)) => html! {
            <>
                <p class="part-own">{ lang.part_own() }</p>
                { tells(service, lang.part_count()) }
                <p class="actions">{ for count.map(|count| button("button", "person", lang.part_count(), count)) }</p>
            </>
        },
        None if !knows => html! { <p class="part-own">{ lang.part_own() }</p> },
        _ => html! {},
    }
}

/// Tells the service what it does not know, when one comes and whenever one has taken part or left. Gives whether it did not
/// answer.
#[hook]
fn use_settled(id: &str, takes: bool, counted: Option<counted::Standing>) -> bool {
    let failed = use_state(|| false);
    let setter = failed.setter();
    let known = counted.map(|counted| counted == counted::Standing::Unasked);
    use_effect_with((id.to_owned(), takes, known), move |(id, _, known)| {
        let id = id.clone();
        if *known == Some(false) {
            setter.set(false);
            wasm_bindgen_futures::spawn_local(async move { setter.set(!settle(id).await) });
        }
    });
    *failed
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
