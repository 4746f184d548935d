//! At the top of a lesson or chapter: the way back to where one stopped. Nothing moves before it is asked for, but a recording
//! stands ready at its place.

use super::hooks::use_lang;
use super::{notes, store};
use crate::platform::learning;
use crate::ui::icon;
use lifelong_record::Entry;
use lifelong_record::locator::Locator;
use lifelong_record::note::clock;
use yew::prelude::*;

/// Fewer paragraphs are found again faster without help.
const WORTH_IT: u64 = 4;
/// Less of a chapter, too, however long its paragraphs are.
const FAR_ENOUGH: f64 = 0.1;

/// For which lesson or chapter it stands.
#[derive(Clone, PartialEq, Properties)]
pub struct ResumeProps {
    /// `course/ID/LESSON`, `book/ID/CHAPTER`.
    pub id: String,
}

/// Where one stopped, as it was when the page was opened.
#[derive(Clone, Default, PartialEq)]
struct Stopped {
    paragraph: u32,
    /// The line, in a book.
    line: Option<Locator>,
    /// The moment of the first recording that was not heard to its end, in milliseconds.
    moment: Option<u64>,
}

/// The way back to where one stopped.
#[hook]
pub fn use_resume(props: &ResumeProps) -> Html {
    let lang = use_lang();
    let stopped = use_state(Stopped::default);
    let setter = stopped.setter();
    use_effect_with(props.id.clone(), move |id| {
        let id = id.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let Some((key, part)) = id.rsplit_once('/') else {
                return;
            };
            if let Ok(Some(entry)) = store::entry(key).await {
                setter.set(look(&entry, part));
            }
        });
    });
    let go = {
        let (old, setter) = ((*stopped).clone(), stopped.setter());
        Callback::from(move |_: MouseEvent| {
            setter.set(Stopped::default());
            match &old.line {
                Some(line) => {
                    let far = line.locations.progression;
                    wasm_bindgen_futures::spawn_local(notes::bring(line.anchor(), far));
                }
                None => drop(learning::go_to_paragraph(old.paragraph, "")),
            }
        })
    };
    let anew = {
        let (old, setter) = ((*stopped).clone(), stopped.setter());
        Callback::from(move |_: MouseEvent| {
            for recording in learning::recordings() {
                recording.go(0);
            }
            super::parts::focus_soon("main h1");
            setter.set(Stopped {
                moment: None,
                ..old.clone()
            });
        })
    };
    html! {
        <>
            if stopped.paragraph > 0 || stopped.line.is_some() {
                <p class="resume"><button type="button" class="button" onclick={go}>{ icon("bookmark") }{ lang.resume_paragraph() }</button></p>
            }
            if let Some(at) = stopped.moment {
                <p class="resume" role="status">
                    <span>{ lang.resume_moment(&clock(at)) }</span>
                    <button type="button" class="button" onclick={anew}>{ icon("refresh") }{ lang.resume_anew() }</button>
                </p>
            }
        </>
    }
}

/// What is known of a lesson; recordings are set to their places.
fn look(entry: &Entry, part: &str) -> Stopped {
    let is_open = entry.part_done(part).is_none();
    let paragraph = entry.paragraph(part).filter(|_| is_open).unwrap_or(0);
    let far_enough = |line: &Locator| {
        line.href.ends_with(&format!("/{part}"))
            && (paragraph >= WORTH_IT || line.locations.progression >= FAR_ENOUGH)
    };
    // Of another chapter only the paragraph is known.
    let line = entry.locator().filter(|line| is_open && far_enough(line));
    let paragraph = if paragraph >= WORTH_IT { paragraph } else { 0 };
    let mut moment = None;
    for recording in learning::recordings() {
        if let Some(at) = entry
            .second(&recording.file)
            .filter(|_| recording.at() == 0)
        {
            recording.go(at);
            moment = moment.or(Some(at));
        }
    }
    Stopped {
        paragraph: u32::try_from(paragraph).unwrap_or(0),
        line,
        moment,
    }
}
