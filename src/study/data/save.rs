//! Saving: the record as a file, and other forms for reading and for other programs.

use super::super::hooks::use_lang;
use super::super::shelf::Shelf;
use super::super::{bin, event, parts, store};
use super::kinds::Kinds;
use super::{PREFS_OF_RECORD, SETTINGS};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{file as files, page, storage, time};
use crate::study::live::live;
use crate::ui::icon;
use lifelong_record::file::{self, Header};
use lifelong_record::{Record, csv, markdown, xapi};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole record, for taking in.
    Record,
    /// Notes as Markdown.
    Notes,
    /// Days as a table.
    History,
    /// What was learned as xAPI statements.
    Statements,
}

/// A file that is ready.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    name: String,
    text: Rc<str>,
}

impl Form {
    /// The kind of the file, as browsers name it.
    fn kind(self) -> &'static str {
        match self {
            Self::Record | Self::Statements => "application/json",
            Self::Notes => "text/markdown;charset=utf-8",
            Self::History => "text/csv;charset=utf-8",
        }
    }

    async fn make(self, lang: Lang) -> Result<Made, DatabaseError> {
        let day = time::date(0);
        let tag = lang.tag();
        let (name, text) = match self {
            Self::Record => {
                let header = Header::now(store::now(), &store::device());
                // The only one whose name begins so: it is what is taken in again.
                (
                    format!("lifelong-{day}.json"),
                    file::write(&whole().await?, &header),
                )
            }
            Self::Notes => {
                let words = markdown::Words {
                    title: lang.notes_title(),
                    at: lang.data_notes_at(),
                    written: lang.data_notes_written(),
                    bookmark: lang.reader_bookmark_one(),
                    tags: lang.data_notes_tags(),
                    untitled: lang.data_notes_untitled(),
                };
                let notes = store::shelf(Shelf::Notes, u32::MAX).await?;
                (
                    format!("notes-{day}.md"),
                    markdown::notes(&notes, tag, &words),
                )
            }
            Self::History => {
                let mut days = store::shelf(Shelf::Days, u32::MAX).await?;
                days.reverse();
                (format!("days-{day}.csv"), csv::history(&days, tag))
            }
            Self::Statements => {
                let mut works = Vec::new();
                for shelf in [Shelf::Begun, Shelf::Finished, Shelf::Known] {
                    works.extend(store::shelf(shelf, u32::MAX).await?);
                }
                works.extend(event::all().await?);
                let days = store::shelf(Shelf::Days, u32::MAX).await?;
                let text = xapi::statements(&works, &days, &page::site(), &store::device());
                (format!("xapi-{day}.json"), text)
            }
        };
        Ok(Made {
            name,
            text: text.into(),
        })
    }
}

/// The whole record, with the preferences as they are now, so that another device can take them over.
async fn whole() -> Result<Record, DatabaseError> {
    let prefs = storage::get(bin::PREFS).ok().flatten();
    let prefs = prefs.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let mut record = store::all().await?;
    let Some(prefs) = prefs else {
        return Ok(record);
    };
    let known = record
        .entries
        .get(SETTINGS)
        .and_then(|entry| entry.value(PREFS_OF_RECORD));
    if known == Some(&prefs) {
        return Ok(record);
    }
    let entry = record.entries.entry(SETTINGS.to_owned()).or_default();
    entry.set(PREFS_OF_RECORD, &prefs, &store::stamp());
    // The file has them in any case: a full device must not keep one from saving it.
    let _ = store::change(SETTINGS, move |entry, stamp| {
        entry.set(PREFS_OF_RECORD, prefs, stamp)
    })
    .await;
    Ok(record)
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq)]
enum State {
    #[default]
    Nothing,
    Busy,
    Ready(Made),
    Failed(DatabaseError),
}

/// A way to save.
#[derive(Clone, PartialEq, Properties)]
pub struct OfferProps {
    /// As what.
    pub form: Form,
    /// The id of the field that shows its text.
    pub id: &'static str,
    /// The button's words.
    pub words: &'static str,
    /// The button's class.
    pub class: &'static str,
}

/// A button that saves, and what came of it.
#[hook]
pub fn use_offer(props: &OfferProps) -> Html {
    let lang = use_lang();
    let form = props.form;
    let state = use_state(State::default);
    let as_text = use_state(|| false);
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (state, as_text, copied) = (state.clone(), as_text.setter(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            if *state == State::Busy {
                return;
            }
            let state = state.setter();
            state.set(State::Busy);
            copied.set(None);
            let as_text = as_text.clone();
            wasm_bindgen_futures::spawn_local(async move {
                // That it is being made is on the screen before the page stands still for it.
                time::sleep(60).await;
                match form.make(lang).await {
                    Ok(made) => {
                        let given = files::offer(&made.name, form.kind(), &made.text);
                        as_text.set(!given || files::is_framed());
                        state.set(State::Ready(made));
                    }
                    Err(error) => state.set(State::Failed(error)),
                }
            });
        })
    };
    let said = match &*state {
        State::Nothing => html! {},
        State::Busy => html! { <p>{ lang.data_making() }</p> },
        State::Ready(made) => {
            html! { <p class="kept">{ icon("check") }<span>{ lang.data_offered(&made.name) }</span></p> }
        }
        State::Failed(error) => parts::trouble(error, lang),
    };
    let busy = (*state == State::Busy).then_some("true");
    html! {
        <div class="data-offer">
            <button type="button" class={props.class} aria-busy={busy} {onclick}>{ icon("bookmark") }<span>{ props.words }</span></button>
            <div role="status">{ said }</div>
            if let State::Ready(made) = &*state {
                { text_of(made, props.id, &as_text, &copied, lang) }
            }
        </div>
    }
}

/// The file's text, for browsers that save no files.
fn text_of(
    made: &Made,
    id: &'static str,
    shown: &UseStateHandle<bool>,
    copied: &UseStateHandle<Option<bool>>,
    lang: Lang,
) -> Html {
    let toggle = {
        let (now, shown) = (**shown, shown.setter());
        move |_: MouseEvent| shown.set(!now)
    };
    let copy = {
        let (text, copied, selector) = (made.text.clone(), copied.setter(), format!("#{id}"));
        move |_: MouseEvent| {
            let (text, copied, selector) = (text.clone(), copied.clone(), selector.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = files::copy(&text).await;
                if !done {
                    files::mark(&selector);
                }
                copied.set(Some(done));
            });
        }
    };
    html! {
        <>
            <button type="button" class="link-button" aria-expanded={shown.to_string()} onclick={toggle}>{ lang.data_no_file() }</button>
            if **shown {
                <p>{ lang.data_no_file_text() }</p>
                <label for={id}>{ lang.data_as_text() }</label>
                <textarea {id} class="data-text" readonly={true} dir="auto" spellcheck="false" value={made.text.to_string()} />
                <button type="button" class="button" onclick={copy}>{ icon("layers") }<span>{ lang.data_copy() }</span></button>
                <p role="status">{ copied_words(**copied, lang) }</p>
            }
        </>
    }
}

/// Whether words were copied, in words.
pub fn copied_words(copied: Option<bool>, lang: Lang) -> &'static str {
    match copied {
        None => "",
        Some(true) => lang.data_copied(),
        Some(false) => lang.data_copy_failed(),
    }
}

/// The part of the page about saving.
pub fn section(held: Option<Kinds>, lang: Lang) -> Html {
    let words = held.map(|held| held.words(lang));
    let other = |form: Form, id: &'static str, words: &'static str, what_for: &'static str| {
        html! { <li><p>{ what_for }</p>{ live!(id, use_offer, OfferProps { form, id, words, class: "button" }) }</li> }
    };
    html! {
        <section aria-labelledby="data-save">
            <h2 id="data-save">{ lang.data_save_title() }</h2>
            { live!("", use_offer, OfferProps { form: Form::Record, id: "data-text-record", words: lang.data_export(), class: "button primary large" }) }
            if let Some(words) = words {
                <p>{ if words.is_empty() { lang.data_holds_nothing().to_owned() } else { lang.data_holds(&words) } }</p>
            }
            <p>{ lang.data_save_text() }</p>
            <h3>{ lang.data_forms_title() }</h3>
            <p>{ lang.data_forms_text() }</p>
            <ul class="data-forms">
                { other(Form::Notes, "data-text-notes", lang.data_form_notes(), lang.data_form_notes_text()) }
                { other(Form::History, "data-text-days", lang.data_form_history(), lang.data_form_history_text()) }
                { other(Form::Statements, "data-text-xapi", lang.data_form_statements(), lang.data_form_statements_text()) }
            </ul>
        </section>
    }
}
