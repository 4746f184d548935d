//! On a course's page: how far one is, liking, saving, sharing, that one has finished it, what one thinks of it.

use super::feedback::{FeedbackProps, use_feedback};
use super::here::about_course;
use super::hooks::{Doing, use_doing, use_kept, use_lang};
use super::keep::{KeepProps, use_keep};
use super::live::live;
use super::parts::{bar, certificate, focus_soon, heart, outcome, turn_heart};
use super::save::{SaveProps, use_save};
use super::{describe, store};
use crate::i18n::Lang;
use crate::platform::{events, learning, time};
use crate::services;
use crate::ui::{icon, link, words};
use futures::FutureExt;
use lifelong_api::{Course, Kind};
use lifelong_record::Entry;
use lifelong_record::work::{self, FINISHED, Finished, How, LIKED, Place};
use std::rc::Rc;
use yew::prelude::*;

/// For which course it stands.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// The course's id.
    pub id: String,
}

/// What stands on a course's page.
#[hook]
pub fn use_panel(props: &PanelProps) -> Html {
    let lang = use_lang();
    let course = use_state(|| None::<Rc<Course>>);
    let setter = course.setter();
    use_effect_with(props.id.clone(), move |id| {
        let id = id.clone();
        let stays = Rc::new(std::cell::Cell::new(true));
        let here_still = stays.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // Where it does not come, the page itself says so.
            let Ok(course) = services::api().course(&id).await else {
                return;
            };
            if !here_still.get() {
                return;
            }
            learning::describe(Some(&describe::course(&course, &learning::plain_address())));
            setter.set(Some(course));
        });
        move || {
            stays.set(false);
            learning::describe(None);
        }
    });
    let key = work::course_key(&props.id);
    use_begun_elsewhere(course.as_ref().cloned());
    let read = |key: String| async move { store::entry(&key).await }.boxed_local();
    let entry = use_kept(key.clone(), read);
    let doing = use_doing();
    let Some(course) = (*course).clone() else {
        return html! {};
    };
    let entry = match &entry {
        Some(Ok(entry)) => (**entry).clone().unwrap_or_default(),
        _ => Entry::default(),
    };
    let save = SaveProps {
        work: key.clone(),
        name: course.name.clone(),
        area: course.area.code().to_owned(),
    };
    let feedback = FeedbackProps {
        id: props.id.clone(),
        name: course.name.clone(),
        key,
    };
    html! {
        <section class="work-panel not-on-paper" aria-label={lang.work_panel()}>
            { far(&course, &entry, lang) }
            <div class="work-tools">
                { like(&course, &entry, &doing, lang) }
                { live!("", use_save, SaveProps = save) }
                <button type="button" class="button" data-ask="share">{ icon("arrow-up-right") }<span>{ lang.work_share() }</span></button>
                { said(&course, &entry, &doing, lang) }
            </div>
            { outcome(&doing.done, lang) }
            { live!(&props.id, use_keep, KeepProps { work: work::course_key(&props.id) }) }
            { live!("", use_feedback, FeedbackProps = feedback) }
        </section>
    }
}

/// Notes that a course elsewhere is begun, when its learner goes there.
#[hook]
fn use_begun_elsewhere(course: Option<Rc<Course>>) {
    let id = course.as_ref().map(|course| course.id.clone());
    use_effect_with(id, move |_| {
        let elsewhere =
            course.filter(|course| course.has_part.is_empty() && course.content.is_none());
        let hearing = elsewhere.map(|course| {
            events::on_click_at(".way-out a", move || {
                let (key, about) = (work::course_key(&course.id), about_course(&course));
                wasm_bindgen_futures::spawn_local(async move {
                    let begun = store::change(&key, move |entry, stamp| {
                        entry.set(work::ABOUT, about, stamp);
                        entry.set(work::PLACE, Place::default(), stamp);
                    });
                    // The page is being left: there is nobody to tell.
                    let _ = begun.await;
                });
            })
        });
        move || drop(hearing)
    });
}

/// How far one is in a course of several lessons, and the way on.
fn far(course: &Course, entry: &Entry, lang: Lang) -> Html {
    let (done, all) = entry.parts_done();
    if all < 2 || entry.place().is_none() && done == 0 {
        return html! {};
    }
    let how_far = lang.work_far(done as u64, all as u64);
    let certificate = certificate(&work::course_key(&course.id));
    html! {
        <div class="work-far">
            <p><strong>{ if entry.finished().is_some() { lang.work_finished().to_owned() } else { how_far.clone() } }</strong></p>
            { bar(done, all, &how_far) }
            if let Some(next) = entry.next_part() {
                <p class="actions primary-action">{ link(format!("/course/{}/{}", course.id, next.id), "button primary", html! { <>{ icon("play") }{ lang.work_go_on() }{ words(&next.name, lang) }</> }) }</p>
            } else if entry.finished().is_some() {
                <p class="actions">{ link(certificate, "button", html! { <>{ icon("star") }{ lang.certificate_title() }</> }) }</p>
            }
        </div>
    }
}

/// Changes the course's entry; what the course is, is noted with it.
fn change(
    course: &Rc<Course>,
    doing: &Doing,
    focus: Option<&'static str>,
    act: impl Fn(&mut Entry, &lifelong_record::Stamp) + 'static,
) -> Callback<MouseEvent> {
    let (course, doing, act) = (course.clone(), doing.clone(), Rc::new(act));
    Callback::from(move |_: MouseEvent| {
        let (course, act) = (course.clone(), act.clone());
        let key = work::course_key(&course.id);
        let what = async move {
            let about = about_course(&course);
            store::change(&key, move |entry, stamp| {
                if entry.about().name.is_empty() {
                    entry.describe(about, stamp);
                }
                act(entry, stamp);
            })
            .await
        };
        doing.run(what, move |()| {
            if let Some(focus) = focus {
                focus_soon(focus);
            }
        });
    })
}

fn like(course: &Rc<Course>, entry: &Entry, doing: &Doing, lang: Lang) -> Html {
    let liked = entry.is(LIKED);
    let turn = change(course, doing, None, move |entry, stamp| {
        turn_heart(entry, liked, stamp)
    });
    heart(liked, turn, lang)
}

/// Where the focus goes when it was said or taken back: the button is another then.
const SAID: &str = ".work-tools :is(.finished-words, .work-said)";

/// “I have finished it”: for courses elsewhere, and for those who know a course already.
fn said(course: &Rc<Course>, entry: &Entry, doing: &Doing, lang: Lang) -> Html {
    if course.kind == Kind::Micro {
        // Its one lesson stands right below, with a button of its own.
        return html! {};
    }
    match entry.finished() {
        None => {
            let onclick = change(course, doing, Some(SAID), |entry, stamp| {
                entry.set(
                    FINISHED,
                    Finished {
                        at: store::now(),
                        how: How::Said,
                    },
                    stamp,
                );
            });
            html! { <button type="button" class="button work-said" {onclick}>{ icon("check") }<span>{ lang.work_said() }</span></button> }
        }
        Some(finished) if finished.how == How::Said => {
            let onclick = change(course, doing, Some(SAID), |entry, stamp| {
                entry.unset(FINISHED, stamp)
            });
            let on = time::day(finished.at as f64, lang.tag());
            let certificate = certificate(&work::course_key(&course.id));
            html! {
                <div class="finished-part">
                    <p class="finished-words" tabindex="-1">{ icon("check") }<strong>{ lang.work_said_on(&on) }</strong></p>
                    <p class="actions">
                        { link(certificate, "button", html! { <>{ icon("star") }{ lang.certificate_title() }</> }) }
                        <button type="button" class="link-button" {onclick}>{ lang.work_said_not() }</button>
                    </p>
                </div>
            }
        }
        Some(_) => html! {},
    }
}
