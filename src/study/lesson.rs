//! Below a lesson or chapter: that it is finished, what comes next, notes.

use super::here::{self, Here};
use super::hooks::{Doing, use_doing, use_keeping, use_kept, use_lang};
use super::live::live;
use super::minutes::{NextProps, use_next};
use super::notes::{NotesProps, use_notes};
use super::parts::{button, focus_soon, keeping, outcome};
use super::{review, store, track};
use crate::i18n::Lang;
use crate::platform::time;
use crate::ui::{icon, link};
use futures::FutureExt;
use lifelong_record::Entry;
use std::rc::Rc;
use yew::prelude::*;

/// For which lesson or chapter it stands.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// `course/ID/LESSON`, `book/ID/CHAPTER`.
    pub id: String,
}

/// What stands below a lesson or chapter.
#[hook]
pub fn use_panel(props: &PanelProps) -> Html {
    let lang = use_lang();
    let how = use_keeping();
    let here = use_state(|| None::<Rc<Here>>);
    let setter = here.setter();
    use_effect_with(props.id.clone(), move |id| {
        let id = id.clone();
        let path = Rc::new(std::cell::RefCell::new(String::new()));
        let stays = Rc::new(std::cell::Cell::new(true));
        let (arrived, here_still) = (path.clone(), stays.clone());
        wasm_bindgen_futures::spawn_local(async move {
            // Where it does not come, the page itself says so.
            let Ok(here) = here::fetch(&id).await else {
                return;
            };
            // What one stopped at is read before it is written anew.
            time::sleep(50).await;
            // It may be left already.
            if !here_still.get() {
                return;
            }
            arrived.replace(here.path.clone());
            track::arrive(here.clone());
            setter.set(Some(Rc::new(here)));
        });
        move || {
            stays.set(false);
            track::leave(&path.borrow());
        }
    });
    let key = props
        .id
        .rsplit_once('/')
        .map_or("", |(key, _)| key)
        .to_owned();
    let entry = use_kept(key, |key| {
        async move { store::entry(&key).await }.boxed_local()
    });
    let doing = use_doing();
    let Some(here) = (*here).clone() else {
        return html! {};
    };
    let entry = match &entry {
        Some(Ok(entry)) => (**entry).clone().unwrap_or_default(),
        _ => Entry::default(),
    };
    let notes = NotesProps {
        id: props.id.clone(),
        path: here.path.clone(),
        name: here.name.clone(),
        part_of: here.part_of.clone(),
    };
    html! {
        <section class="lesson-panel not-on-paper" aria-label={lang.lesson_panel()}>
            { keeping(how, lang) }
            { finished(&here, &entry, &doing, lang) }
            { outcome(&doing.done, lang) }
            <p class="actions"><button type="button" class="button" data-ask="share">{ icon("arrow-up-right") }<span>{ lang.work_share() }</span></button></p>
            { live!(&props.id, use_notes, NotesProps = notes) }
        </section>
    }
}

fn finished(here: &Rc<Here>, entry: &Entry, doing: &Doing, lang: Lang) -> Html {
    let is_book = here.key.starts_with("book/");
    let Some(at) = entry.part_done(&here.part) else {
        let (here, doing) = (here.clone(), doing.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            doing.run(finishing((*here).clone()), |_| {
                focus_soon(".lesson-panel .finished-words")
            });
        });
        let words = if is_book {
            lang.chapter_finish()
        } else {
            lang.lesson_finish()
        };
        return html! { <p class="actions">{ button("button primary large", "check", words, onclick) }</p> };
    };
    let reopen = {
        let (here, doing) = (here.clone(), doing.clone());
        Callback::from(move |_: MouseEvent| {
            let part = here.part.clone();
            let key = here.key.clone();
            let act = async move {
                store::change(&key, move |entry, stamp| entry.reopen_part(&part, stamp)).await
            };
            doing.run(act, |()| focus_soon(".lesson-panel .button.primary"));
        })
    };
    let (done, all) = entry.parts_done();
    let how_far = lang.work_far(done as u64, all as u64);
    let whole = entry.finished().is_some();
    let certificate = super::parts::certificate(&here.key);
    html! {
        <div class="finished-part">
            <p class="finished-words" tabindex="-1">
                { icon("check") }
                <strong>{ if whole && all > 1 { lang.work_finished() } else { lang.lesson_finished() } }</strong>
                <span>{ time::written(at as f64, lang.tag()) }</span>
            </p>
            if all > 1 {
                <p>{ &how_far }</p>
                { super::parts::bar(done, all, &how_far) }
            }
            <p class="actions">
                if whole && all > 1 { { link(certificate, "button", html! { <>{ icon("star") }{ lang.certificate_title() }</> }) } }
                { button("link-button", "back", lang.lesson_reopen(), reopen) }
            </p>
            if here.micro { { live!("", use_next, NextProps { id: here.key.trim_start_matches("course/").to_owned() }) } }
        </div>
    }
}

/// Marks a lesson as finished, and gives its key points to be asked again.
async fn finishing(here: Here) -> Result<bool, crate::platform::database::DatabaseError> {
    let now = store::now();
    let (part, about) = (here.part.clone(), here.about.clone());
    let first = store::change(&here.key, move |entry, stamp| {
        entry.describe(about, stamp);
        let first = entry.part_done(&part).is_none();
        entry.finish_part(&part, now, stamp);
        first
    })
    .await?;
    if first {
        track::learned(here.clone(), 0, Some(now));
        if !here.points.is_empty() {
            // The lesson's title says more than the course's.
            review::add_points(here.key, here.part, here.points, here.path, here.name).await?;
        }
    }
    Ok(first)
}

/// Marks a lesson as finished because all of it was answered or heard.
pub fn finish(here: Here) {
    wasm_bindgen_futures::spawn_local(async move {
        // The button below the lesson stays where this is not kept, and says why.
        let _ = finishing(here).await;
    });
}
