//! At the top of a lesson or chapter: the way back to where one stopped. Nothing moves before it is asked for, but a recording
//! stands ready at its place.

use super::hooks::use_lang;
use super::store;
use crate::platform::learning;
use crate::ui::icon;
use lifelong_record::Entry;
use lifelong_record::note::clock;
use yew::prelude::*;

/// Fewer paragraphs are found again faster without help.
const WORTH_IT: u64 = 4;

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
        let (paragraph, setter) = (stopped.paragraph, stopped.setter());
        Callback::from(move |_: MouseEvent| {
            learning::go_to_paragraph(paragraph, "");
            setter.set(Stopped::default());
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
            if stopped.paragraph > 0 {
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
    let paragraph = entry
        .paragraph(part)
        .filter(|number| *number >= WORTH_IT && entry.part_done(part).is_none());
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
        paragraph: paragraph.and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        moment,
    }
}
