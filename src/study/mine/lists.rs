//! The learner's lists: all of them, and a new one.

use super::focus::{in_row, use_focus};
use super::name::{NameFieldProps, use_name_field};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::study::hooks::{use_doing, use_kept, use_lang};
use crate::study::live::live;
use crate::study::parts::{outcome, trouble};
use crate::study::shelf::Shelf;
use crate::study::store;
use crate::ui::{icon, link, tongue};
use futures::FutureExt;
use lifelong_record::Entry;
use lifelong_record::list::NAME;
use yew::prelude::*;

/// Nobody has more lists.
const MOST: u32 = 1_000;
/// The register of when a list was made, in milliseconds since 1970.
const CREATED: &str = "created";

/// All lists with their keys, last changed first.
///
/// # Errors
/// [`DatabaseError`].
pub async fn all() -> Result<Vec<(String, Entry)>, DatabaseError> {
    store::shelf(Shelf::Lists, MOST).await
}

/// Makes a list of this name; gives its key.
///
/// # Errors
/// [`DatabaseError`]; then there is none.
pub async fn create(name: String) -> Result<String, DatabaseError> {
    let key = format!("list/{}", crate::platform::chance::name());
    let now = store::now();
    store::change(&key, move |entry, stamp| {
        entry.set(NAME, name, stamp);
        entry.set(CREATED, now, stamp);
    })
    .await?;
    Ok(key)
}

/// The id of a list, from its key.
pub fn id(key: &str) -> &str {
    key.strip_prefix("list/").unwrap_or(key)
}

/// A list as a row.
pub fn row(key: &str, entry: &Entry, lang: Lang) -> Html {
    let name = entry.list_name();
    let name = if name.is_empty() {
        id(key).to_owned()
    } else {
        name
    };
    let changed = entry.latest().unwrap_or(0) as f64;
    html! {
        <li key={key.to_owned()} data-key={key.to_owned()}>
            { icon("list") }
            <div>
                { link(format!("/mine/lists/{}", id(key)), "", html! { <span dir="auto" lang={tongue(&name, lang)}>{ name }</span> }) }
                <p class="facts">
                    <span>{ lang.lists_count(entry.items().len() as u64) }</span>
                    <span>{ lang.lists_changed(&time::day(changed, lang.tag())) }</span>
                </p>
            </div>
        </li>
    }
}

/// All lists, and a field for a new one.
#[hook]
pub fn use_lists() -> Html {
    let lang = use_lang();
    let kept = use_kept((), |()| all().boxed_local());
    let focus = use_focus(&kept);
    let doing = use_doing();
    // A new list makes a new field: an empty one.
    let made = use_state(|| 0_u32);
    let onname = {
        let (doing, focus, setter, now) = (doing.clone(), focus, made.setter(), *made);
        Callback::from(move |name: String| {
            let (focus, setter) = (focus.clone(), setter.clone());
            doing.run(create(name), move |key| {
                focus.on(in_row(&key, "a"));
                setter.set(now + 1);
            });
        })
    };
    let lists = match &kept {
        None => html! {},
        Some(Err(error)) => trouble(error, lang),
        Some(Ok(lists)) if lists.is_empty() => html! { <p>{ lang.lists_none() }</p> },
        Some(Ok(lists)) => {
            html! { <ul class="item-list">{ for lists.iter().map(|(key, entry)| row(key, entry, lang)) }</ul> }
        }
    };
    html! {
        <>
            <section>
                <h2>{ lang.lists_all() }</h2>
                { lists }
            </section>
            <section>
                <h2>{ lang.lists_new() }</h2>
                <p>{ lang.lists_lead() }</p>
                { live!(made.to_string(), use_name_field, NameFieldProps { label: lang.lists_name().into(), words: lang.lists_make().into(), symbol: "plus", value: String::new(), onname, oncancel: None }) }
                { outcome(&doing.done, lang) }
            </section>
        </>
    }
}
