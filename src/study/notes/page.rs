//! The notes of a page, below its lesson or chapter.

use super::draft;
use super::editor::{EditorProps, draft_name, use_editor};
use super::item::{ItemProps, use_item};
use super::{TARGET, Target, all, mark, quote};
use crate::i18n::Lang;
use crate::platform::passage;
use crate::study::hooks::{Done, use_kept, use_lang};
use crate::study::live::live;
use crate::study::parts::{button, outcome, trouble};
use crate::ui::{icon, link};
use futures::FutureExt;
use lifelong_api::Text;
use lifelong_record::note::{Anchor, Note};
use std::rc::Rc;
use yew::prelude::*;

/// So many are shown at first, and more with each wish.
const MOST: usize = 20;

/// The notes of which page.
#[derive(Clone, PartialEq, Properties)]
pub struct NotesProps {
    /// `course/ID/LESSON`, `book/ID/CHAPTER`.
    pub id: String,
    /// The page's path in the portal.
    pub path: String,
    /// Its title.
    pub name: Text,
    /// The title of the course or book it belongs to; empty for a work of one page.
    pub part_of: Text,
}

/// Notes, and for each whether it was removed just now.
pub type Listed = Vec<(all::Keyed, bool)>;

/// Notes that are there with those that were removed just now.
pub fn with_removed(notes: &[all::Keyed], removed: &[all::Keyed]) -> Listed {
    let gone = removed
        .iter()
        .filter(|(key, _)| !notes.iter().any(|(known, _)| known == key));
    let there = notes.iter().map(|note| (note.clone(), false));
    there.chain(gone.map(|note| (note.clone(), true))).collect()
}

/// The notes of a page, and a way to write one.
#[hook]
pub fn use_notes(props: &NotesProps) -> Html {
    let lang = use_lang();
    let name = draft_name(None, &props.path);
    // Open where there is something; inside, the words that were selected for it.
    let open = use_state(|| None::<Option<Anchor>>);
    let begun = use_state(|| draft::get(&name));
    let thrown = use_state(|| None::<draft::Draft>);
    let said = use_state(Done::default);
    let removed = use_state(Vec::<all::Keyed>::new);
    let most = use_state(|| MOST);
    let notes = use_kept(props.path.clone(), |path| {
        async move {
            all::fresh().await?;
            Ok(all::of_path(&path))
        }
        .boxed_local()
    });
    {
        let (open, said) = (open.setter(), said.setter());
        use_effect_with(props.clone(), move |props| {
            let write = Callback::from(move |quote: Anchor| {
                said.set(Done::Nothing);
                open.set(Some(Some(quote)));
            });
            let target = Target {
                path: props.path.clone(),
                name: props.name.clone(),
                part_of: props.part_of.clone(),
                write,
            };
            let path = props.path.clone();
            TARGET.set(Some(target));
            mark::again();
            move || {
                // The next page may have put its own there already.
                TARGET.with_borrow_mut(|target| drop(target.take_if(|target| target.path == path)));
            }
        });
    }
    {
        let first = use_mut_ref(|| true);
        use_effect_with(open.is_some(), move |open| {
            // The button that closed it is gone.
            if !first.replace(false) && !*open {
                passage::go_to(".note-write");
            }
        });
    }
    let write = {
        let (open, said, thrown) = (open.setter(), said.setter(), thrown.setter());
        Callback::from(move |_: MouseEvent| {
            said.set(Done::Nothing);
            thrown.set(None);
            open.set(Some(None));
        })
    };
    let on_close = {
        let (open, said, begun, name) =
            (open.setter(), said.setter(), begun.setter(), name.clone());
        Callback::from(move |saved: bool| {
            said.set(if saved { Done::Kept } else { Done::Nothing });
            begun.set(draft::get(&name));
            open.set(None);
        })
    };
    let on_remove = {
        let removed = removed.clone();
        Callback::from(move |note: all::Keyed| {
            let others = removed.iter().filter(|(key, _)| *key != note.0).cloned();
            removed.set(others.chain([note.clone()]).collect());
        })
    };
    let throw = {
        let (begun, thrown, name) = (begun.clone(), thrown.setter(), name.clone());
        Callback::from(move |_: MouseEvent| {
            draft::forget(&name);
            thrown.set((*begun).clone());
            begun.set(None);
            passage::go_to(".note-write");
        })
    };
    let give_back = {
        let (begun, thrown, name) = (begun.setter(), thrown.clone(), name);
        Callback::from(move |_: MouseEvent| {
            if let Some(draft) = &*thrown {
                draft::keep(&name, draft);
            }
            begun.set((*thrown).clone());
            thrown.set(None);
            passage::go_to(".note-write");
        })
    };
    let writing = match &*open {
        Some(quote) => {
            let note = Rc::new(Note {
                path: props.path.clone(),
                name: props.name.clone(),
                part_of: props.part_of.clone(),
                anchor: quote.clone().unwrap_or_default(),
                ..Note::default()
            });
            live!(
                "",
                use_editor,
                EditorProps {
                    note,
                    here: true,
                    quote: quote.clone(),
                    on_close,
                    note_key: None
                }
            )
        }
        None => {
            let words = if begun.is_some() {
                lang.note_go_on()
            } else {
                lang.note_write()
            };
            html! {
                <>
                    if let Some(draft) = &*begun { { unsaved(draft, throw, lang) } }
                    <p class="actions">
                        <button type="button" class="button note-write" onclick={write}>{ icon("pencil") }<span>{ words }</span></button>
                    </p>
                    <div role="status">
                        if thrown.is_some() {
                            <p>{ lang.note_thrown() }{ " " }{ button("link-button", "back", lang.note_give_back(), give_back) }</p>
                        }
                    </div>
                </>
            }
        }
    };
    let list = match &notes {
        None => html! {},
        Some(Err(error)) => trouble(error, lang),
        Some(Ok(notes)) => {
            let mut listed = with_removed(notes, &removed);
            listed.sort_by_key(|((_, note), _)| std::cmp::Reverse(note.created));
            let more = listed.len().saturating_sub(*most);
            let show_more = {
                let most = most.clone();
                Callback::from(move |_: MouseEvent| most.set(*most + MOST))
            };
            html! {
                <>
                    if listed.is_empty() { <p class="none-yet">{ lang.note_none() }</p> }
                    <ul class="note-list">{ for listed.iter().take(*most).map(|listed| item(listed, true, &on_remove)) }</ul>
                    if more > 0 { { button("button", "plus", &lang.note_more(more as u64), show_more) } }
                </>
            }
        }
    };
    html! {
        <section class="notes not-read">
            <h2>{ lang.notes_title() }</h2>
            { writing }
            { outcome(&said, lang) }
            { list }
            <p>{ link("/mine/notes", "more", html! { <>{ lang.note_all() }{ icon("forward") }</> }) }</p>
        </section>
    }
}

/// A note of a list.
pub fn item(
    ((key, note), removed): &(all::Keyed, bool),
    here: bool,
    on_remove: &Callback<all::Keyed>,
) -> Html {
    html! {
        { live!(key, use_item, ItemProps { note_key: key.clone(), note: note.clone(), here, removed: *removed, on_remove: on_remove.clone() }) }
    }
}

/// What was begun here and not saved.
fn unsaved(draft: &draft::Draft, throw: Callback<MouseEvent>, lang: Lang) -> Html {
    html! {
        <div class="note-begun">
            { icon("info") }
            <div>
                <p>{ lang.note_begun() }</p>
                <p dir="auto">{ quote::short(&format!("{} {}", draft.text, draft.tags), 80) }</p>
                { button("link-button", "close", lang.note_throw(), throw) }
            </div>
        </div>
    }
}
