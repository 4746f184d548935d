//! “Keep on this device”: a book or a course of our own, so that it opens without a network.

mod files;
mod list;
mod run;

pub use self::list::use_kept_works;

use self::files::Edition;
use self::run::{About, Progress, Told};
use super::data::size;
use super::hooks::use_lang;
use super::parts::{button, focus_soon};
use crate::i18n::Lang;
use crate::platform::offline::{self, OfflineError};
use crate::ui::icon;
use yew::prelude::*;

/// For which work it stands.
#[derive(Clone, PartialEq, Properties)]
pub struct KeepProps {
    /// `book/ID` or `course/ID`.
    pub work: String,
}

/// How it is with the work.
#[derive(Clone, Debug, Default, PartialEq)]
enum State {
    /// Nobody knows yet, or it cannot be kept: then nothing is offered.
    #[default]
    Nothing,
    /// It is not kept.
    Open,
    /// On its way.
    Busy(Progress),
    /// It is kept.
    Kept(About),
    /// It was kept until just now.
    Dropped(About),
    /// It could not be kept, and why.
    Failed(OfflineError),
}

/// Where the focus goes when the button that had it is gone.
const PLACE: &str = ".keep button";

/// Keeping a work.
#[hook]
pub fn use_keep(props: &KeepProps) -> Html {
    let lang = use_lang();
    let state = use_state(State::default);
    let edition = use_state(|| None::<Edition>);
    {
        let (state, edition) = (state.setter(), edition.setter());
        use_effect_with(props.work.clone(), move |work| {
            let (hearer, heard) = (state.clone(), work.clone());
            let hearing = run::hear(
                work,
                Callback::from(move |told| match told {
                    Told::Busy(progress) => hearer.set(State::Busy(progress)),
                    Told::Kept(about) => hearer.set(State::Kept(about)),
                    // Whoever breaks it off knows that; an earlier edition may still be there.
                    Told::Failed(OfflineError::Ended) => {
                        let (hearer, heard) = (hearer.clone(), heard.clone());
                        wasm_bindgen_futures::spawn_local(async move {
                            hearer.set(now(&heard).await);
                        });
                    }
                    Told::Failed(error) => hearer.set(State::Failed(error)),
                }),
            );
            let (left, name) = (work.clone(), work.clone());
            wasm_bindgen_futures::spawn_local(async move {
                // Where the catalogue cannot be read, the page says so; what is kept is shown all the same.
                offline::sweep().await;
                let found = files::edition(&name).await.ok().flatten();
                let now = now(&name).await;
                if found.is_some() || !matches!(now, State::Open) {
                    state.set(now);
                }
                edition.set(found);
            });
            move || {
                drop(hearing);
                // What was removed could be undone as long as one saw it.
                if run::progress(&left).is_none() {
                    wasm_bindgen_futures::spawn_local(async move { offline::forget(&left).await });
                }
            }
        });
    }
    let keep = {
        let (work, edition) = (props.work.clone(), edition.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(edition) = &*edition {
                run::start(work.clone(), edition.clone());
                focus_soon(PLACE);
            }
        })
    };
    let view = View {
        work: &props.work,
        edition: edition.as_ref(),
        keep,
        set: state.setter(),
        lang,
    };
    view.html(&state)
}

/// How it is with a work now.
async fn now(work: &str) -> State {
    if let Some(progress) = run::progress(work) {
        return State::Busy(progress);
    }
    match offline::about(work).await {
        Ok(Some(about)) => About::read(&about).map_or(State::Open, State::Kept),
        Ok(None) => State::Open,
        Err(_) => State::Nothing,
    }
}

struct View<'a> {
    work: &'a str,
    edition: Option<&'a Edition>,
    keep: Callback<MouseEvent>,
    set: UseStateSetter<State>,
    lang: Lang,
}

impl View<'_> {
    fn html(self, state: &State) -> Html {
        let lang = self.lang;
        let ask = |words: &str| button("button keep-now", "offline", words, self.keep.clone());
        let what = match state {
            State::Nothing => return html! {},
            State::Open => {
                html! { <>{ ask(lang.keep_now()) }<p class="hint">{ self.before() }</p></> }
            }
            State::Busy(progress) => self.busy(*progress),
            State::Kept(about) => self.kept(about),
            State::Dropped(about) => self.dropped(about),
            State::Failed(error) => html! { <>
                <div class="not-kept">{ icon("info") }<p>{ reason(error, lang) }</p></div>
                { ask(lang.keep_again()) }
            </> },
        };
        let said = match state {
            State::Busy(_) => lang.keep_begun().to_owned(),
            State::Kept(about) => lang.keep_done(&size(about.bytes, lang)),
            State::Dropped(_) => lang.keep_removed().to_owned(),
            State::Failed(error) => reason(error, lang).to_owned(),
            _ => String::new(),
        };
        html! {
            <div class="keep not-on-paper">
                <div class="keep-row">{ what }</div>
                <p class="visually-hidden" role="status">{ said }</p>
            </div>
        }
    }

    fn before(&self) -> String {
        let bytes = self.edition.map_or(0, |edition| edition.bytes);
        self.lang.keep_before(&size(bytes as f64, self.lang))
    }

    fn busy(&self, progress: Progress) -> Html {
        let lang = self.lang;
        let work = self.work.to_owned();
        let stop = Callback::from(move |_: MouseEvent| {
            run::cancel(&work);
            focus_soon(PLACE);
        });
        let (done, all) = (progress.done.to_string(), progress.all.to_string());
        let words = lang.keep_far(&all, &done, &size(progress.bytes, lang));
        html! { <>
            <p>{ &words }</p>
            { super::parts::bar(progress.done, progress.all, lang.keep_begun()) }
            { button("button", "close", lang.keep_stop(), stop) }
        </> }
    }

    fn kept(&self, about: &About) -> Html {
        let lang = self.lang;
        let newer = self
            .edition
            .is_some_and(|edition| edition.mark != about.edition);
        html! { <>
            <p class="kept">{ icon("check") }<span>{ lang.keep_done(&size(about.bytes, lang)) }</span></p>
            if newer {
                <p class="hint">{ lang.keep_newer() }</p>
                { button("button", "refresh", lang.keep_renew(), self.keep.clone()) }
            }
            { button("button", "close", lang.keep_remove(), self.mark(about, false)) }
        </> }
    }

    fn dropped(&self, about: &About) -> Html {
        html! { <>
            <p>{ self.lang.keep_removed() }</p>
            { button("button", "back", self.lang.keep_undo(), self.mark(about, true)) }
        </> }
    }

    /// Says of it that it is kept, or no more.
    fn mark(&self, about: &About, kept: bool) -> Callback<MouseEvent> {
        let (work, set, about) = (self.work.to_owned(), self.set.clone(), about.clone());
        Callback::from(move |_: MouseEvent| {
            let (work, set, about) = (work.clone(), set.clone(), about.clone());
            wasm_bindgen_futures::spawn_local(async move {
                set.set(match mark(&work, &about, kept).await {
                    Ok(()) if kept => State::Kept(about),
                    Ok(()) => State::Dropped(about),
                    Err(error) => State::Failed(error),
                });
                focus_soon(PLACE);
            });
        })
    }
}

/// Says of a work that it is kept, or no more: its files stay as long as that can be undone.
async fn mark(work: &str, about: &About, kept: bool) -> Result<(), OfflineError> {
    match kept {
        true => offline::describe(work, &about.text()).await,
        false => offline::drop_about(work).await,
    }
}

fn reason(error: &OfflineError, lang: Lang) -> &'static str {
    match error {
        OfflineError::Full => lang.keep_full(),
        OfflineError::Denied => lang.keep_denied(),
        _ => lang.keep_failed(),
    }
}
