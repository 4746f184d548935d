//! All that is kept on the device, on the page of one's data.

use super::super::data::size;
use super::super::hooks::use_lang;
use super::super::parts::{button, focus_soon};
use super::run::About;
use crate::platform::offline;
use crate::ui::{link, words};
use lifelong_record::work;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// A kept work, and whether it still is.
#[derive(Clone, PartialEq)]
struct Row {
    work: String,
    about: About,
    kept: bool,
}

/// What is kept, each with its size and a way to remove it.
#[hook]
pub fn use_kept_works() -> Html {
    let lang = use_lang();
    let rows = use_state(Vec::<Row>::new);
    let dropped = use_memo((), |()| RefCell::<Vec<String>>::default());
    {
        let (rows, dropped) = (rows.setter(), dropped.clone());
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                // Where nothing can be kept there is nothing to show.
                offline::sweep().await;
                let all = offline::all().await.unwrap_or_default();
                let row = |(work, about): (String, String)| {
                    let about = About::read(&about)?;
                    Some(Row {
                        work,
                        about,
                        kept: true,
                    })
                };
                rows.set(all.into_iter().filter_map(row).collect());
            });
            move || {
                for work in dropped.take() {
                    wasm_bindgen_futures::spawn_local(async move { offline::forget(&work).await });
                }
            }
        });
    }
    if rows.is_empty() {
        return html! {};
    }
    let change = {
        let (rows, dropped) = (rows.clone(), dropped.clone());
        Rc::new(move |at: usize| {
            let (rows, dropped) = (rows.clone(), dropped.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let mut next = (*rows).clone();
                let Some(row) = next.get_mut(at) else { return };
                // What was not done looks as before.
                if super::mark(&row.work, &row.about, !row.kept).await.is_ok() {
                    row.kept = !row.kept;
                    dropped.borrow_mut().push(row.work.clone());
                    rows.set(next);
                    focus_soon(".kept-works button");
                }
            });
        })
    };
    let all: f64 = rows
        .iter()
        .filter(|row| row.kept)
        .map(|row| row.about.bytes)
        .sum();
    let row = |(at, row): (usize, &Row)| {
        let change = change.clone();
        let press = Callback::from(move |_: MouseEvent| change(at));
        html! {
            <li key={row.work.clone()}>
                { link(work::path(&row.work), "", words(&row.about.name, lang)) }
                <span class="hint">{ if row.kept { size(row.about.bytes, lang) } else { lang.keep_removed().to_owned() } }</span>
                if row.kept {
                    { button("button", "close", lang.keep_remove(), press) }
                } else {
                    { button("button", "back", lang.keep_undo(), press) }
                }
            </li>
        }
    };
    html! {
        <section aria-labelledby="data-kept">
            <h2 id="data-kept">{ lang.keep_title() }</h2>
            <p>{ lang.keep_all(&size(all, lang)) }</p>
            <ul class="kept-works">{ for rows.iter().enumerate().map(row) }</ul>
        </section>
    }
}
