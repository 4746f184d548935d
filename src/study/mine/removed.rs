//! What was taken away within a day: it can be given back.

use super::focus::use_focus;
use super::{labelled, short};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::study::hooks::{use_doing, use_kept, use_lang};
use crate::study::parts::{outcome, trouble};
use crate::study::shelf::Shelf;
use crate::study::{notes, store};
use crate::ui::{icon, tongue};
use futures::FutureExt;
use lifelong_record::{Entry, GONE, card};
use yew::prelude::*;

/// So many are shown; when they are given back, those before them come.
const MOST: u32 = 50;

/// Whether an entry was taken away after a moment, and still holds something.
fn can_come_back(entry: &Entry, past: u64) -> bool {
    let holds = || {
        entry
            .registers
            .iter()
            .any(|(name, register)| name != GONE && !register.value.is_null())
    };
    entry.is_gone() && entry.written(GONE).is_some_and(|at| at > past) && holds()
}

async fn read() -> Result<Vec<(String, Entry)>, DatabaseError> {
    let past = store::now().saturating_sub(store::KEPT_FOR);
    let mut gone = store::shelf(Shelf::Gone, MOST).await?;
    gone.retain(|(_, entry)| can_come_back(entry, past));
    Ok(gone)
}

/// What an entry is called, and what it is.
fn name(key: &str, entry: &Entry, lang: Lang) -> (String, &'static str, &'static str) {
    let id = key.split_once('/').map_or(key, |(_, id)| id);
    let (name, kind, symbol) = match key.split('/').next().unwrap_or_default() {
        "course" => (
            entry.about().name.pick(lang.tag()).to_owned(),
            lang.item_course(),
            "play",
        ),
        "book" => (
            entry.about().name.pick(lang.tag()).to_owned(),
            lang.item_book(),
            "book",
        ),
        "event" => (
            entry.about().name.pick(lang.tag()).to_owned(),
            lang.item_event(),
            "flag",
        ),
        "note" => {
            let note = entry.note().unwrap_or_default();
            (notes::brief(&note, lang), lang.mine_gone_note(), "pencil")
        }
        "list" => (entry.list_name(), lang.mine_gone_list(), "list"),
        "card" => {
            let face = card::face(entry).unwrap_or_default();
            (
                face.front.pick(lang.tag()).to_owned(),
                lang.mine_gone_card(),
                "layers",
            )
        }
        _ => (String::new(), "", "info"),
    };
    let name = short(&name, 80);
    (
        if name.is_empty() { id.to_owned() } else { name },
        kind,
        symbol,
    )
}

/// What was taken away, each with its way back; nothing where nothing was.
#[hook]
pub fn use_removed() -> Html {
    let lang = use_lang();
    let kept = use_kept((), |()| read().boxed_local());
    let focus = use_focus(&kept);
    let doing = use_doing();
    let back = use_state(|| None::<String>);
    let gone = match &kept {
        None => return html! {},
        Some(Err(error)) => return trouble(error, lang),
        Some(Ok(gone)) => gone,
    };
    if gone.is_empty() && back.is_none() {
        return html! {};
    }
    let row = |(key, entry): &(String, Entry)| {
        let (name, kind, symbol) = name(key, entry, lang);
        let at = entry.written(GONE).unwrap_or(0) as f64;
        let onclick = {
            let (doing, key, name) = (doing.clone(), key.clone(), name.clone());
            let (focus, back) = (focus.clone(), back.setter());
            Callback::from(move |_: MouseEvent| {
                let (key, name, focus, back) =
                    (key.clone(), name.clone(), focus.clone(), back.clone());
                doing.run(async move { store::give_back(&key).await }, move |()| {
                    // The button goes with its row.
                    focus.on("#given-back");
                    back.set(Some(name));
                });
            })
        };
        html! {
            <li key={key.clone()}>
                { icon(symbol) }
                <div>
                    <p dir="auto" lang={tongue(&name, lang)}>{ &name }</p>
                    <p class="facts">
                        if !kind.is_empty() { <span>{ kind }</span> }
                        <span>{ lang.mine_removed_on(&time::written(at, lang.tag())) }</span>
                    </p>
                    { labelled("button", "refresh", lang.mine_give_back(), lang.mine_give_back_label(&name), onclick) }
                </div>
            </li>
        }
    };
    html! {
        <section class="removed mine-wide">
            <h2>{ lang.mine_removed() }</h2>
            <p id="given-back" tabindex="-1" role="status">{ back.as_ref().map(|name| lang.mine_given_back(name)) }</p>
            if !gone.is_empty() {
                <p>{ lang.mine_removed_text() }</p>
                <ul class="item-list">{ for gone.iter().map(row) }</ul>
            }
            { outcome(&doing.done, lang) }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;

    #[test]
    fn only_what_holds_something_comes_back_and_only_for_a_day() {
        let stamp = |at| Stamp {
            at,
            by: "a".to_owned(),
        };
        let mut list = Entry::default();
        list.set("name", "Winter", &stamp(10));
        assert!(!can_come_back(&list, 0), "it is there");
        list.set(GONE, true, &stamp(20));
        assert!(can_come_back(&list, 19) && !can_come_back(&list, 20));
        assert_eq!(name("list/x", &list, Lang::En).0, "Winter");
        let mut bare = Entry::default();
        bare.set(GONE, true, &stamp(20));
        bare.set("liked", true, &stamp(20));
        bare.unset("liked", &stamp(21));
        bare.set(GONE, true, &stamp(22));
        assert!(!can_come_back(&bare, 0));
    }
}
