//! “Save”: puts a course on lists of one's own, or takes it off them.

use super::hooks::{use_doing, use_kept, use_lang};
use super::mine::lists;
use super::parts::outcome;
use super::store;
use crate::ui::{icon, tongue};
use futures::FutureExt;
use lifelong_api::Text;
use lifelong_record::Entry;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What is saved.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveProps {
    /// The record's key of the work. Not `key`, which is Yew's own.
    pub work: String,
    /// Its title.
    pub name: Text,
    /// Area code.
    pub area: String,
}

/// A fold with one's lists, and a field for a new one.
#[hook]
pub fn use_save(props: &SaveProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let lists = use_kept((), |()| lists::all().boxed_local());
    let name = use_state(String::new);
    let lists: Vec<(String, Entry)> = match &lists {
        Some(Ok(lists)) => (**lists).clone(),
        _ => Vec::new(),
    };
    let saved = lists.iter().any(|(_, list)| list.has_item(&props.work));
    let toggle = |list: &str, on: bool| {
        let (props, doing, list) = (props.clone(), doing.clone(), list.to_owned());
        Callback::from(move |_: Event| {
            let (props, list) = (props.clone(), list.clone());
            let act = async move {
                store::change(&list, move |entry, stamp| match on {
                    true => entry.remove_item(&props.work, stamp),
                    false => entry.add_item(&props.work, props.name, &props.area, stamp),
                })
                .await
            };
            doing.run(act, |()| ());
        })
    };
    let row = |(key, list): &(String, Entry)| {
        let on = list.has_item(&props.work);
        html! {
            <li key={key.clone()}>
                <label class="save-list"><input type="checkbox" checked={on} onchange={toggle(key, on)} /><span dir="auto" lang={tongue(&list.list_name(), lang)}>{ list.list_name() }</span></label>
            </li>
        }
    };
    let oninput = {
        let name = name.setter();
        Callback::from(move |event: InputEvent| {
            let field = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            name.set(field.map(|field| field.value()).unwrap_or_default());
        })
    };
    let onsubmit = {
        let (props, doing, name) = (props.clone(), doing.clone(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let title = match name.trim() {
                "" => lang.save_first_list().to_owned(),
                typed => typed.to_owned(),
            };
            name.set(String::new());
            let props = props.clone();
            let act = async move {
                let list = lists::create(title).await?;
                store::change(&list, move |entry, stamp| {
                    entry.add_item(&props.work, props.name, &props.area, stamp)
                })
                .await
            };
            doing.run(act, |()| ());
        })
    };
    let words = if saved {
        lang.save_saved()
    } else {
        lang.save_save()
    };
    html! {
        <details class={classes!("save", saved.then_some("is-on"))}>
            <summary class="button">{ icon("bookmark") }<span>{ words }</span></summary>
            <div class="save-body">
                if !lists.is_empty() {
                    <fieldset><legend>{ lang.save_which() }</legend><ul>{ for lists.iter().map(row) }</ul></fieldset>
                }
                <form {onsubmit}>
                    <label><span>{ lang.save_new() }</span><input class="field" value={(*name).clone()} {oninput} placeholder={lang.save_first_list()} maxlength="80" /></label>
                    <button type="submit" class="button">{ icon("plus") }<span>{ lang.save_add() }</span></button>
                </form>
                { outcome(&doing.done, lang) }
            </div>
        </details>
    }
}
