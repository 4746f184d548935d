//! Taking a saved file in: choosing it, looking at what it would change, and only then changing it.

use super::super::hooks::use_lang;
use super::super::{bin, store};
use super::kinds::Kinds;
use super::preview::{Choice, Preview, device_of};
use super::take_in_view::{self as view, Ways};
use crate::platform::database::DatabaseError;
use crate::platform::file::{self as files, Chosen};
use crate::platform::{page, storage, time};
use lifelong_record::file::{self, FileError, LARGEST};
use std::rc::Rc;
use yew::prelude::*;

/// For so long after a page was loaded anew, it says what was taken in just before, in milliseconds.
const JUST_NOW: u64 = 30_000;
/// Long enough for the page to show what it says before it stands still, in milliseconds.
const A_MOMENT: u32 = 60;

/// Why nothing can be taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It is no file of ours, or a damaged one.
    File(FileError),
    /// The browser could not read it, and its words for that.
    Unreadable(String),
    /// The record here could not be read or changed.
    Here(DatabaseError),
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Step {
    /// Nothing is chosen.
    #[default]
    Nothing,
    /// A file comes: its name, and how many hundredths are there.
    Reading(String, usize),
    /// What came is understood and compared.
    Looking,
    /// Nothing can be taken in.
    Refused(Refusal),
    /// What it would change, and what the learner has chosen beside.
    Preview(Rc<Preview>, Choice),
    /// It is being written.
    Taking,
    /// It is here.
    Taken(Taken),
    /// It was undone.
    Undone,
}

/// What was taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What is here now.
    pub things: Kinds,
    /// The moment by which it can be undone.
    pub at: u64,
    /// Whether preferences were taken over with it.
    pub prefs: bool,
}

/// Taking in.
#[hook]
pub fn use_take_in() -> Html {
    let lang = use_lang();
    let step = use_state(Step::default);
    // What was begun later counts; what comes of the earlier is not shown.
    let turn = use_mut_ref(|| 0_u32);
    let field = use_node_ref();
    let pasted = use_node_ref();
    let setter = step.setter();
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(taken) = just_now().await {
                setter.set(Step::Taken(taken));
            }
        });
    });
    use_effect_with(view::place(&step), |place| {
        if let Some(place) = place
            && page::focus(place)
        {
            page::scroll_into_view(place);
        }
    });
    let take = {
        let (setter, turn) = (step.setter(), turn.clone());
        move |what: Source| {
            let now = {
                let mut turn = turn.borrow_mut();
                *turn += 1;
                *turn
            };
            let (setter, turn) = (setter.clone(), turn.clone());
            let show = move |step: Step| {
                if *turn.borrow() == now {
                    setter.set(step);
                }
            };
            wasm_bindgen_futures::spawn_local(async move {
                let step = match look(what, &show).await {
                    Ok(preview) => Step::Preview(Rc::new(preview), Choice::default()),
                    Err(refusal) => Step::Refused(refusal),
                };
                show(step);
            });
        }
    };
    let ways = Ways {
        press: {
            let field = field.clone();
            Callback::from(move |_| {
                if let Some(field) = field.cast::<web_sys::HtmlInputElement>() {
                    field.click();
                }
            })
        },
        chosen: {
            let take = take.clone();
            Callback::from(move |event: Event| {
                let field = event.target_dyn_into::<web_sys::HtmlInputElement>();
                if let Some(chosen) = field.as_ref().and_then(files::chosen) {
                    take(Source::File(chosen));
                }
            })
        },
        dropped: {
            let take = take.clone();
            Callback::from(move |event: DragEvent| {
                event.prevent_default();
                if let Some(chosen) = files::dropped(&event) {
                    take(Source::File(chosen));
                }
            })
        },
        paste: {
            let pasted = pasted.clone();
            Callback::from(move |_| {
                let words = pasted.cast::<web_sys::HtmlTextAreaElement>();
                let words = words.map(|words| words.value()).unwrap_or_default();
                if !words.trim().is_empty() {
                    take(Source::Words(words));
                }
            })
        },
        choose: {
            let step = step.clone();
            Callback::from(move |choice| {
                if let Step::Preview(preview, _) = &*step {
                    step.set(Step::Preview(preview.clone(), choice));
                }
            })
        },
        take_in: {
            let step = step.clone();
            Callback::from(move |_| {
                if let Step::Preview(preview, choice) = &*step {
                    write(preview.clone(), *choice, step.setter());
                }
            })
        },
        leave: {
            let setter = step.setter();
            Callback::from(move |_| {
                setter.set(Step::Nothing);
                page::focus(view::CHOOSE);
            })
        },
        undo: {
            let step = step.clone();
            Callback::from(move |_| {
                if let Step::Taken(taken) = &*step {
                    undo(taken, step.setter());
                }
            })
        },
        field,
        pasted,
    };
    view::section(&step, &ways, lang)
}

/// Where a record comes from.
enum Source {
    File(Chosen),
    Words(String),
}

/// Reads and compares; what is on its way is shown.
async fn look(what: Source, show: &impl Fn(Step)) -> Result<Preview, Refusal> {
    let text = match what {
        Source::Words(words) => words,
        Source::File(chosen) => {
            let (name, size) = (chosen.name(), chosen.size());
            if size > LARGEST as f64 {
                let bytes = size as usize;
                return Err(Refusal::File(FileError::TooLarge { bytes }));
            }
            show(Step::Reading(name.clone(), 0));
            let told =
                |bytes: f64| show(Step::Reading(name.clone(), (bytes / size * 100.0) as usize));
            let bytes = chosen.read(told).await.map_err(Refusal::Unreadable)?;
            // A picture, or a film.
            String::from_utf8(bytes).map_err(|_| Refusal::File(FileError::NotOurs))?
        }
    };
    show(Step::Looking);
    time::sleep(A_MOMENT).await;
    let read = file::read(&text, store::now()).map_err(Refusal::File)?;
    let by = device_of(&text);
    drop(text);
    time::sleep(0).await;
    let here = store::all().await.map_err(Refusal::Here)?;
    let prefs = storage::get(bin::PREFS);
    let mut preview = Preview::of(
        read,
        by.as_deref(),
        &here,
        &store::device(),
        prefs.clone().ok().flatten().as_deref(),
    );
    if prefs.is_err() {
        // They could not be kept here.
        preview.forget_prefs();
    }
    Ok(preview)
}

/// Takes it in.
fn write(preview: Rc<Preview>, choice: Choice, setter: UseStateSetter<Step>) {
    setter.set(Step::Taking);
    wasm_bindgen_futures::spawn_local(async move {
        time::sleep(A_MOMENT).await;
        let record = preview.record(choice, &store::stamp());
        let prefs = preview.prefs(choice);
        let taken = bin::take_in(&record, prefs.as_deref()).await;
        match taken {
            // The portal reads preferences when it starts; then this page says what was taken in.
            Ok(_) if prefs.is_some() => page::reload(),
            Ok(at) => {
                let things = preview.brings(choice);
                setter.set(Step::Taken(Taken {
                    things,
                    at,
                    prefs: false,
                }));
            }
            Err(error) => setter.set(Step::Refused(Refusal::Here(error))),
        }
    });
}

/// Takes back what was taken in.
fn undo(taken: &Taken, setter: UseStateSetter<Step>) {
    let Taken { at, prefs, .. } = *taken;
    wasm_bindgen_futures::spawn_local(async move {
        match bin::undo(at).await {
            Ok(_) if prefs => page::reload(),
            Ok(_) => setter.set(Step::Undone),
            Err(error) => setter.set(Step::Refused(Refusal::Here(error))),
        }
    });
}

/// What was taken in right before the page was loaded anew for its preferences.
async fn just_now() -> Option<Taken> {
    let last = bin::all().await.ok()?.into_iter().next()?;
    let recent = last.at.saturating_add(JUST_NOW) > store::now();
    if !recent || last.deed != bin::Deed::TakenIn || last.prefs.is_none() {
        return None;
    }
    let there = last.after.iter().filter(|(_, entry)| !entry.is_gone());
    let things = Kinds::of(there.map(|(key, _)| key.as_str()));
    Some(Taken {
        things,
        at: last.at,
        prefs: true,
    })
}
