//! Stars and a few words about a course. They stay on the device, unless the learner sends them.

mod send;
mod way;

use super::here::about_course;
use super::hooks::{Doing, Done, use_doing, use_kept, use_lang};
use super::{parts, store};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{page, time};
use crate::services;
use crate::study::live::live;
use crate::ui::icon;
use gloo::timers::callback::Timeout;
use lifelong_api::Text;
use lifelong_record::work::{ABOUT, About, FEEDBACK, SENT, STARS};
use lifelong_record::{Entry, Stamp};
use yew::prelude::*;

/// One to five.
const MOST_STARS: u64 = 5;
/// Words are kept when nothing was typed for so long, in milliseconds.
const PAUSE: u32 = 1_000;

/// About which course.
#[derive(Clone, PartialEq, Properties)]
pub struct FeedbackProps {
    /// The course's id.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// Its key in the record.
    pub key: String,
}

/// What the learner thinks of a course.
#[derive(Clone, Debug, Default, PartialEq)]
struct Opinion {
    stars: u64,
    words: String,
    /// When it was handed over to be sent, in milliseconds since 1970; 0 where it was not.
    sent: u64,
}

impl Opinion {
    fn of(entry: &Entry) -> Self {
        Self {
            stars: entry.read(STARS).unwrap_or(0),
            words: entry.read(FEEDBACK).unwrap_or_default(),
            sent: entry.read(SENT).unwrap_or(0),
        }
    }

    /// Whether there is anything to send.
    fn has_something(&self) -> bool {
        self.stars > 0 || !self.words.trim().is_empty()
    }
}

/// Stars and words.
#[hook]
pub fn use_feedback(props: &FeedbackProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let kept = use_kept(props.key.clone(), |key| {
        Box::pin(async move {
            Ok(store::entry(&key)
                .await?
                .as_ref()
                .map(Opinion::of)
                .unwrap_or_default())
        })
    });
    // Where it can be sent to: nothing as long as nobody knows.
    let address = use_state(|| None::<Option<String>>);
    let setter = address.setter();
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move {
            // A site whose configuration does not come has trouble enough; sending is not offered then.
            if let Ok(config) = services::api().config().await {
                setter.set(Some(config.feedback.clone()));
            }
        });
    });
    let typed = use_state(|| None::<String>);
    // Shown at once; that it is kept is said when it is.
    let picked = use_state(|| None::<u64>);
    // What was typed, and is not on the disk yet.
    let open = use_mut_ref(|| None::<String>);
    let pause = use_mut_ref(|| None::<Timeout>);
    let keep = {
        let (open, pause, doing, props) =
            (open.clone(), pause.clone(), doing.clone(), props.clone());
        move || {
            pause.take();
            let Some(words) = open.borrow().clone() else {
                return;
            };
            let (open, kept) = (open.clone(), words.clone());
            let what = noted(props.clone(), move |entry, stamp| {
                match words.trim().is_empty() {
                    true => entry.unset(FEEDBACK, stamp),
                    false => entry.set(FEEDBACK, words, stamp),
                }
            });
            doing.run(what, move |()| {
                // It stays open where more was typed meanwhile.
                if open.borrow().as_ref() == Some(&kept) {
                    open.take();
                }
            });
        }
    };
    let at_end = keep.clone();
    use_effect_with((), move |()| at_end);
    let oninput = {
        let (typed, keep, open) = (typed.setter(), keep.clone(), open.clone());
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<web_sys::HtmlTextAreaElement>() else {
                return;
            };
            open.replace(Some(field.value()));
            typed.set(Some(field.value()));
            let keep = keep.clone();
            pause.replace(Some(time::after(PAUSE, keep)));
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| keep());
    let mut opinion = match &kept {
        Some(Ok(opinion)) => opinion.as_ref().clone(),
        Some(Err(error)) => return parts::trouble(error, lang),
        None => return html! {},
    };
    if let Some(typed) = &*typed {
        opinion.words.clone_from(typed);
    }
    if let Some(picked) = *picked {
        opinion.stars = picked;
    }
    // What is still being typed is not called saved.
    let done = match &doing.done {
        Done::Kept if open.borrow().is_some() => Done::Nothing,
        done => done.clone(),
    };
    let field = format!("feedback-{}", props.id);
    html! {
        <details class="feedback">
            <summary>{ icon("star") }<span>{ lang.feedback_title() }</span></summary>
            <p>{ lang.feedback_stays() }</p>
            { stars(&opinion, props, &doing, &picked.setter(), lang) }
            <label for={field.clone()}>{ lang.feedback_words() }</label>
            <p class="setting-text" id={format!("{field}-hint")}>{ lang.feedback_hint() }</p>
            <textarea id={field.clone()} dir="auto" aria-describedby={format!("{field}-hint")} value={opinion.words.clone()} {oninput} {onblur} />
            { parts::outcome(&done, lang) }
            if opinion.sent > 0 { <p>{ lang.feedback_sent(&time::written(opinion.sent as f64, lang.tag())) }</p> }
            if let Some(address) = &*address {
                if let Some(address) = address.as_deref().filter(|address| way::is_one(address)) {
                    if opinion.has_something() {
                        { live!("", send::use_send, send::SendProps { about: props.clone(), opinion, address: address.to_owned() }) }
                    }
                } else {
                    <p class="setting-text">{ lang.feedback_nowhere() }</p>
                }
            }
        </details>
    }
}

/// Changes the record of a course; one that is new to it gets what the course is.
async fn noted(
    props: FeedbackProps,
    what: impl FnOnce(&mut Entry, &Stamp) + 'static,
) -> Result<(), DatabaseError> {
    let FeedbackProps { id, name, key } = props;
    // The page has asked for it before: it costs no request.
    let course = services::api().course(&id).await;
    let about = course.map(|course| about_course(&course));
    let about = about.unwrap_or_else(|_| About {
        name,
        ..About::default()
    });
    let change = move |entry: &mut Entry, stamp: &Stamp| {
        if entry.value(ABOUT).is_none() {
            entry.set(ABOUT, about, stamp);
        }
        what(entry, stamp);
    };
    store::change(&key, change).await
}

/// One to five stars; they can be taken back.
fn stars(
    opinion: &Opinion,
    props: &FeedbackProps,
    doing: &Doing,
    picked: &UseStateSetter<Option<u64>>,
    lang: Lang,
) -> Html {
    let group = format!("stars-{}", props.id);
    let set = |number: u64| {
        let (props, doing, picked) = (props.clone(), doing.clone(), picked.clone());
        Callback::from(move |_: Event| {
            picked.set(Some(number));
            let what = noted(props.clone(), move |entry, stamp| {
                entry.set(STARS, number, stamp);
            });
            doing.run(what, |()| ());
        })
    };
    let take_back = {
        let (props, doing, picked) = (props.clone(), doing.clone(), picked.clone());
        let first = format!("[name='{group}']");
        Callback::from(move |_: MouseEvent| {
            // The button that had the focus goes.
            page::focus(&first);
            picked.set(Some(0));
            let what = noted(props.clone(), |entry, stamp| entry.unset(STARS, stamp));
            doing.run(what, |()| ());
        })
    };
    let option = |number: u64| {
        html! {
            <label key={number} class="option">
                <input type="radio" name={group.clone()} checked={opinion.stars == number} onchange={set(number)} />
                { icon("star") }
                <span>{ lang.feedback_stars(number) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="setting">
            <legend>{ lang.feedback_legend() }</legend>
            <div class="options">{ for (1..=MOST_STARS).map(option) }</div>
            if opinion.stars > 0 {
                <button type="button" class="link-button" onclick={take_back}>{ lang.feedback_take_back() }</button>
            }
        </fieldset>
    }
}
