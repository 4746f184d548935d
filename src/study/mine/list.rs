//! One list: its courses and books in their order.

use super::focus::{Focus, in_row, use_focus};
use super::labelled;
use super::name::{NameFieldProps, use_name_field};
use super::tomb::{self, Tomb};
use super::works::{symbol, title, title_text};
use crate::i18n::Lang;
use crate::platform::page;
use crate::study::hooks::{Doing, use_doing, use_kept, use_lang};
use crate::study::live::live;
use crate::study::parts::{outcome, trouble};
use crate::study::store;
use crate::ui::{area_name, icon, link, tongue};
use futures::FutureExt;
use lifelong_api::Area;
use lifelong_record::list::{ITEM, Item, NAME};
use lifelong_record::{Entry, work};
use std::rc::Rc;
use yew::prelude::*;

/// Where the list's items are.
const ITEMS: &str = "#list-items";

/// Which list.
#[derive(Clone, PartialEq, Properties)]
pub struct OneListProps {
    /// Its id.
    pub id: String,
}

/// What one does with a list.
#[derive(Clone)]
struct At {
    key: String,
    doing: Doing,
    focus: Focus,
    /// What was said last.
    said: UseStateSetter<String>,
    /// The item that was taken off last.
    tomb: UseStateSetter<Option<Tomb<Item>>>,
    lang: Lang,
}

/// One list.
#[hook]
pub fn use_one_list(props: &OneListProps) -> Html {
    let lang = use_lang();
    let key = format!("list/{}", props.id);
    let kept = use_kept(key.clone(), |key: String| {
        async move { store::entry(&key).await }.boxed_local()
    });
    let doing = use_doing();
    let said = use_state(String::new);
    let tomb = use_state(|| None::<Tomb<Item>>);
    let deleted = use_state(|| None::<String>);
    let renaming = use_state(|| false);
    let at = At {
        key,
        doing,
        focus: use_focus(&kept),
        said: said.setter(),
        tomb: tomb.setter(),
        lang,
    };
    // The field takes the focus itself; when it goes, the button that opened it has the focus again.
    let opened = use_mut_ref(|| false);
    use_effect_with(*renaming, move |renaming| {
        if !renaming && opened.replace(*renaming) {
            page::focus("#list-rename");
        }
        opened.replace(*renaming);
    });
    let kept: Rc<Option<Entry>> = match kept {
        None => return html! {},
        Some(Err(error)) => return trouble(&error, lang),
        Some(Ok(kept)) => kept,
    };
    let Some(entry) = &*kept else {
        return missing(&at, (*deleted).as_deref(), deleted.setter());
    };
    let items = entry.items();
    let rows: Vec<(String, Html)> = items
        .iter()
        .enumerate()
        .map(|(n, (key, item))| (key.clone(), row(&at, n, key, item)))
        .collect();
    let back = tomb
        .as_ref()
        .map(|tomb| put_back(&at, tomb))
        .unwrap_or_default();
    let is_empty = rows.is_empty() && tomb.is_none();
    let name = entry.list_name();
    let name = if name.is_empty() {
        props.id.clone()
    } else {
        name
    };
    html! {
        <>
            <section class="one-list">
                if *renaming {
                    { live!("", use_name_field, NameFieldProps {
                        label: lang.lists_name().into(),
                        words: lang.lists_save_name().into(),
                        symbol: "check",
                        value: name.clone(),
                        onname: rename(&at, renaming.setter()),
                        oncancel: Some(cancel(renaming.setter())),
                    }) }
                } else {
                    <h2 id="list-title" tabindex="-1" dir="auto" lang={tongue(&name, lang)}>{ &name }</h2>
                    <p class="row-actions">
                        <button type="button" id="list-rename" class="link-button" onclick={open(renaming.setter())}>{ lang.lists_rename() }</button>
                        <button type="button" class="link-button" onclick={delete(&at, &name, deleted.setter())}>{ lang.lists_delete() }</button>
                    </p>
                }
                if is_empty {
                    <p>{ lang.lists_empty(lang.save_save()) }</p>
                    <p class="actions">{ link("/find", "button primary", html! { <>{ icon("search") }{ lang.nav_find() }</> }) }</p>
                } else {
                    <ol class="item-list" id="list-items">{ for tomb::among(rows, tomb.as_ref(), back) }</ol>
                }
                <p class="kept" role="status">{ &*said }</p>
                { outcome(&at.doing.done, lang) }
            </section>
            { all(lang) }
        </>
    }
}

/// The way to all lists.
fn all(lang: Lang) -> Html {
    html! { <p class="actions">{ link("/mine/lists", "button", html! { <>{ icon("back") }{ lang.lists_all() }</> }) }</p> }
}

/// What stands there when there is no such list, or it was just deleted.
fn missing(at: &At, deleted: Option<&str>, setter: UseStateSetter<Option<String>>) -> Html {
    let lang = at.lang;
    let Some(name) = deleted else {
        return html! { <><p>{ lang.lists_missing() }</p>{ all(lang) }</> };
    };
    let onclick = {
        let at = at.clone();
        Callback::from(move |_: MouseEvent| {
            let (key, focus, setter) = (at.key.clone(), at.focus.clone(), setter.clone());
            at.doing
                .run(async move { store::give_back(&key).await }, move |()| {
                    focus.on("#list-title");
                    setter.set(None);
                });
        })
    };
    html! {
        <>
            <div class="one-list">{ tomb::view(lang.lists_deleted(name), name, lang, onclick) }</div>
            { outcome(&at.doing.done, lang) }
            { all(lang) }
        </>
    }
}

fn row(at: &At, n: usize, key: &str, item: &Item) -> Html {
    let lang = at.lang;
    let name = title_text(key, &item.name, lang);
    let area = Area::from_code(&item.area);
    html! {
        <li key={key.to_owned()} data-key={key.to_owned()} data-area={item.area.clone()}>
            <span class="lesson-number">{ n + 1 }</span>
            <div>
                { link(work::path(key), "", title(key, &item.name, lang)) }
                <p class="facts">
                    <span>{ icon(symbol(key)) }{ " " }{ if symbol(key) == "book" { lang.item_book() } else { lang.item_course() } }</span>
                    if let Some(area) = area { <span>{ area_name(area, lang) }</span> }
                </p>
                <p class="row-actions">
                    { labelled("button move-up", "chevron-down", lang.lists_up(), lang.lists_up_label(&name), step(at, key, &name, -1)) }
                    { labelled("button move-down", "chevron-down", lang.lists_down(), lang.lists_down_label(&name), step(at, key, &name, 1)) }
                    <button type="button" class="link-button" aria-label={lang.lists_take_off_label(&name)} onclick={take_off(at, n, key, &name, item)}>{ lang.lists_take_off() }</button>
                </p>
            </div>
        </li>
    }
}

/// Moves an item. At the end nothing moves, and that is said: a button that was switched off would lose the focus.
fn step(at: &At, item: &str, name: &str, by: isize) -> Callback<MouseEvent> {
    let (at, item, name) = (at.clone(), item.to_owned(), name.to_owned());
    Callback::from(move |_: MouseEvent| {
        let (list, moved) = (at.key.clone(), item.clone());
        let act = async move {
            store::change(&list, move |entry, stamp| {
                let place = |entry: &Entry| entry.items().iter().position(|(key, _)| *key == moved);
                let before = place(entry);
                entry.move_item(&moved, by, stamp);
                let after = place(entry);
                (
                    before != after,
                    after.map_or(0, |after| after + 1),
                    entry.items().len(),
                )
            })
            .await
        };
        let (at, item, name) = (at.clone(), item.clone(), name.clone());
        at.doing.clone().run(act, move |(moved, place, all)| {
            at.said.set(match (moved, by < 0) {
                (true, _) => at.lang.lists_moved(place as u64, &name, all as u64),
                (false, true) => at.lang.lists_first(&name),
                (false, false) => at.lang.lists_last(&name),
            });
            at.focus.on(in_row(
                &item,
                if by < 0 { ".move-up" } else { ".move-down" },
            ));
        });
    })
}

fn take_off(at: &At, n: usize, key: &str, name: &str, item: &Item) -> Callback<MouseEvent> {
    let at = at.clone();
    let gone = Tomb {
        at: n,
        key: key.to_owned(),
        name: name.to_owned(),
        what: item.clone(),
    };
    Callback::from(move |_: MouseEvent| {
        let (list, key) = (at.key.clone(), gone.key.clone());
        let act = async move {
            store::change(&list, move |entry, stamp| entry.remove_item(&key, stamp)).await
        };
        let (at, gone) = (at.clone(), gone.clone());
        at.doing.clone().run(act, move |()| {
            at.said.set(String::new());
            tomb::focus(&at.focus, ITEMS);
            at.tomb.set(Some(gone));
        });
    })
}

fn put_back(at: &At, gone: &Tomb<Item>) -> Html {
    let (lang, said) = (at.lang, at.lang.lists_taken_off(&gone.name));
    let (at, tomb) = (at.clone(), gone.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let (list, name, item) = (
            at.key.clone(),
            format!("{ITEM}{}", tomb.key),
            tomb.what.clone(),
        );
        let act = async move {
            store::change(&list, move |entry, stamp| entry.set(&name, item, stamp)).await
        };
        let (at, key) = (at.clone(), tomb.key.clone());
        at.doing.clone().run(act, move |()| {
            at.focus.on(in_row(&key, "a"));
            at.tomb.set(None);
        });
    });
    tomb::view(said, &gone.name, lang, onclick)
}

fn open(renaming: UseStateSetter<bool>) -> Callback<MouseEvent> {
    Callback::from(move |_| renaming.set(true))
}

fn cancel(renaming: UseStateSetter<bool>) -> Callback<MouseEvent> {
    Callback::from(move |_| renaming.set(false))
}

fn rename(at: &At, renaming: UseStateSetter<bool>) -> Callback<String> {
    let at = at.clone();
    Callback::from(move |name: String| {
        let (list, renaming) = (at.key.clone(), renaming.clone());
        let act = async move {
            store::change(&list, move |entry, stamp| entry.set(NAME, name, stamp)).await
        };
        at.doing.run(act, move |()| renaming.set(false));
    })
}

fn delete(at: &At, name: &str, deleted: UseStateSetter<Option<String>>) -> Callback<MouseEvent> {
    let (at, name) = (at.clone(), name.to_owned());
    Callback::from(move |_: MouseEvent| {
        let key = at.key.clone();
        let (focus, deleted, name) = (at.focus.clone(), deleted.clone(), name.clone());
        at.doing
            .run(async move { store::remove(&key).await }, move |()| {
                tomb::focus(&focus, ".one-list");
                deleted.set(Some(name));
            });
    })
}
