//! One note: what was quoted and written, where it belongs, and what one can do with it.

use super::editor::{EditorProps, use_editor};
use super::{all, brief, element_of, formatted, path_of, place};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{page, passage, time};
use crate::study::hooks::{Done, use_doing, use_kept, use_lang};
use crate::study::live::live;
use crate::study::parts::{outcome, trouble};
use crate::study::{review, store};
use crate::ui::{icon, link, tongue, words};
use futures::FutureExt;
use lifelong_record::card;
use lifelong_record::note::{Anchor, Note, clock};
use std::rc::Rc;
use yew::prelude::*;

/// A note.
#[derive(Clone, PartialEq, Properties)]
pub struct ItemProps {
    /// Its key.
    pub note_key: String,
    /// It.
    pub note: Rc<Note>,
    /// Whether it stands on the page that it is about.
    pub here: bool,
    /// Whether it was removed just now.
    pub removed: bool,
    /// It is being removed: it stays in its place for as long as one can put it back there.
    pub on_remove: Callback<all::Keyed>,
}

/// What was done last with a note.
#[derive(Clone, Copy, Default, PartialEq)]
enum Act {
    #[default]
    Nothing,
    /// The editor was closed: true where it has saved the note.
    Written(bool),
    /// It was removed: true where its card was, too.
    Removed(bool),
    /// It is to be asked again, or not any more.
    Asked(bool),
    /// What it is about is not on the page any more.
    Missing,
}

/// A note in a list.
#[hook]
pub fn use_item(props: &ItemProps) -> Html {
    let lang = use_lang();
    let editing = use_state(|| false);
    let act = use_state(Act::default);
    let doing = use_doing();
    let card_key = card::note_key(&props.note_key);
    let card = use_kept(card_key, |key| {
        async move { store::entry(&key).await }.boxed_local()
    });
    let asked = matches!(&card, Some(Ok(entry)) if entry.is_some());
    let id = element_of(&props.note_key);
    {
        // What had the focus is gone: it goes to what stands there now.
        let (id, first, did) = (id.clone(), use_mut_ref(|| true), *act);
        use_effect_with((*editing, props.removed), move |(editing, _)| {
            let moved = matches!(did, Act::Written(_) | Act::Removed(_));
            if !first.replace(false) && !*editing && moved {
                passage::go_to(&format!("#{id} .note-first"));
            }
        });
    }
    let note = &props.note;
    if props.removed {
        let onclick = {
            let (props, doing) = (props.clone(), doing.clone());
            let with_card = *act == Act::Removed(true);
            Callback::from(move |_: MouseEvent| {
                let (key, note) = (props.note_key.clone(), props.note.clone());
                doing.run(give_back(key, note, with_card), |()| ());
            })
        };
        return html! {
            <li {id} class="note is-removed" tabindex="-1">
                <p>{ gone(note, lang) }</p>
                <p class="actions">
                    <button type="button" class="button note-first" aria-label={label(lang.note_give_back(), note, lang)} {onclick}>
                        { icon("back") }<span>{ lang.note_give_back() }</span>
                    </button>
                </p>
                if let Done::Failed(error) = &doing.done { { trouble(error, lang) } }
            </li>
        };
    }
    if *editing {
        let on_close = {
            let (editing, act) = (editing.setter(), act.setter());
            Callback::from(move |saved: bool| {
                act.set(Act::Written(saved));
                editing.set(false);
            })
        };
        return html! {
            <li {id} class="note" tabindex="-1">
                { live!("", use_editor, EditorProps { note_key: Some(props.note_key.clone()), note: note.clone(), here: props.here, on_close, quote: None }) }
            </li>
        };
    }
    let edit = {
        let editing = editing.setter();
        Callback::from(move |_: MouseEvent| editing.set(true))
    };
    let ask = {
        let (doing, act, props) = (doing.clone(), act.setter(), props.clone());
        Callback::from(move |_: MouseEvent| {
            act.set(Act::Asked(!asked));
            let (key, note) = (props.note_key.clone(), props.note.clone());
            doing.run(
                async move { review::ask_later(&key, &note, !asked).await },
                |()| (),
            );
        })
    };
    let remove = {
        let (doing, act, props) = (doing.clone(), act.setter(), props.clone());
        Callback::from(move |_: MouseEvent| {
            act.set(Act::Removed(asked));
            props
                .on_remove
                .emit((props.note_key.clone(), props.note.clone()));
            let said = gone(&props.note, lang);
            doing.run(take_away(props.note_key.clone(), asked), move |()| {
                page::announce(said);
            });
        })
    };
    let said = match (*act, &doing.done) {
        (Act::Missing, _) => lang.note_place_gone(),
        (Act::Asked(true), Done::Kept) => lang.note_asked(),
        (Act::Asked(false), Done::Kept) => lang.note_asked_not(),
        _ => "",
    };
    // The editor has saved it, and is gone.
    let done = if *act == Act::Written(true) {
        &Done::Kept
    } else {
        &doing.done
    };
    let shows = |word: &'static str, pressed: Option<bool>, onclick: Callback<MouseEvent>| {
        let first = pressed.is_none() && word == lang.note_edit();
        html! {
            <button
                type="button" class={classes!("link-button", first.then_some("note-first"))} aria-label={label(word, note, lang)}
                aria-pressed={pressed.map(|pressed| pressed.to_string())} {onclick}
            >{ word }</button>
        }
    };
    html! {
        <li {id} class="note" tabindex="-1">
            if !props.here { { about(props, lang) } }
            if note.bookmark { <p class="note-bookmark">{ icon("bookmark") }<span>{ lang.reader_bookmark_one() }</span></p> }
            if let Anchor::Quote { exact, .. } = &note.anchor { <blockquote class="note-quote" dir="auto" lang={tongue(exact, lang)}>{ exact }</blockquote> }
            if !note.text.trim().is_empty() { { formatted(&note.text, lang) } }
            <p class="facts">
                <span>{ lang.note_written(&time::day(note.created.max(note.modified) as f64, lang.tag())) }</span>
                { for all::tags_of(note).map(|tag| html! { <span key={tag.to_owned()} dir="auto" lang={tongue(tag, lang)}>{ "#" }{ tag }</span> }) }
            </p>
            <p class="note-actions">
                if props.here { { way(note, act.setter(), lang) } }
                { shows(lang.note_edit(), None, edit) }
                // A place to come back to asks nothing.
                if !note.bookmark || asked { { shows(lang.note_ask(), Some(asked), ask) } }
                { shows(lang.note_remove(), None, remove) }
            </p>
            <div role="status">if !said.is_empty() { <p>{ said }</p> }</div>
            { outcome(done, lang) }
        </li>
    }
}

/// What is said of a note that was removed.
fn gone(note: &Note, lang: Lang) -> &'static str {
    if note.bookmark {
        lang.reader_bookmark_gone()
    } else {
        lang.note_removed()
    }
}

/// A button's name, with the note that it is for.
fn label(word: &str, note: &Note, lang: Lang) -> String {
    lang.note_label(word, &brief(note, lang))
}

async fn take_away(key: String, with_card: bool) -> Result<(), DatabaseError> {
    store::remove(&key).await?;
    if with_card {
        store::remove(&card::note_key(&key)).await?;
    }
    Ok(())
}

async fn give_back(key: String, note: Rc<Note>, with_card: bool) -> Result<(), DatabaseError> {
    store::give_back(&key).await?;
    if with_card {
        review::ask_later(&key, &note, true).await?;
    }
    Ok(())
}

/// On a page of its own: the page that the note is about, with the way to the place.
fn about(props: &ItemProps, lang: Lang) -> Html {
    let note = &props.note;
    let title = if note.name.is_empty() {
        html! { { lang.notes_untitled() } }
    } else {
        words(&note.name, lang)
    };
    html! {
        <p class="note-of">
            { link(path_of(&props.note_key, note), "", title) }
            if let Anchor::Moment { at, .. } = &note.anchor { <span>{ lang.note_moment(&clock(*at)) }</span> }
        </p>
    }
}

/// The way to what a note on this page is about.
fn way(note: &Rc<Note>, act: UseStateSetter<Act>, lang: Lang) -> Html {
    let words = match &note.anchor {
        Anchor::Page => return html! {},
        Anchor::Moment { at, .. } => lang.note_go_moment(&clock(*at)),
        _ => lang.note_go().to_owned(),
    };
    let label = label(&words, note, lang);
    let note = note.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        act.set(if place::go(&note) {
            Act::Nothing
        } else {
            Act::Missing
        });
    });
    html! { <button type="button" class="link-button" aria-label={label} {onclick}>{ words }</button> }
}
