//! The place of five-minute courses: one for today, some that fit the time one has, what one remembers of those that are
//! finished, and another one after one that was just finished. Nothing begins by itself.

mod ask;
mod cards;
mod model;
mod next;
#[cfg(test)]
mod tests;
mod today;

use self::model::{Choice, Finished};
use self::today::{Seen, TodayProps, use_today};
use super::hooks::{use_kept, use_lang};
use super::live::live;
use super::parts::trouble;
use super::shelf::Shelf;
use super::store;
use crate::platform::database::DatabaseError;
use crate::platform::{storage, time};
use crate::services::{self, use_load};
use futures::FutureExt;
use yew::prelude::*;

pub use self::model::day_number;
pub use self::next::{NextProps, use_next};

/// Where the device keeps how many minutes somebody had, and about what.
const CHOICE_KEY: &str = "lifelong.minutes";
/// So many finished courses are looked at, last finished first. Whoever has finished more may be offered an old one again.
const MOST: u32 = 1_000;

/// The finished courses of the record.
async fn read_finished() -> Result<Finished, DatabaseError> {
    let rows = store::shelf(Shelf::Finished, MOST).await?;
    let of = |(key, entry): &(String, lifelong_record::Entry)| {
        let id = key.strip_prefix("course/")?;
        Some((id.to_owned(), entry.finished()?.at))
    };
    Ok(rows.iter().filter_map(of).collect())
}

fn kept_choice() -> Choice {
    storage::get(CHOICE_KEY)
        .ok()
        .flatten()
        .map(|text| Choice::read(&text))
        .unwrap_or_default()
}

/// What stands above the list of five-minute courses.
#[hook]
pub fn use_chooser() -> Html {
    let lang = use_lang();
    let list = use_load((), true, |()| async move { services::api().micro().await });
    // Without it one chooses by area.
    let tree = use_load((), true, |()| async move { services::api().topics().await });
    let finished = use_kept((), |()| read_finished().boxed_local());
    // A page that is open at midnight stays as it is.
    let today = use_state(|| (model::day_number(&time::date(0)), time::midnight() as u64));
    let choice = use_state(kept_choice);
    let pressed = use_state(|| 0_usize);
    let on_choice = {
        let (choice, pressed) = (choice.setter(), pressed.setter());
        Callback::from(move |chosen: Choice| {
            // Where it cannot be kept, it is chosen anew next time.
            let _ = storage::set(CHOICE_KEY, &chosen.text());
            choice.set(chosen);
            pressed.set(0);
        })
    };
    let on_else = {
        let pressed = pressed.clone();
        Callback::from(move |_: MouseEvent| pressed.set(*pressed + 1))
    };
    let Some(block) = list.state.value() else {
        if list.state.error().is_some() {
            return html! { <p class="none-yet">{ lang.minutes_failed() }</p> };
        }
        return html! {};
    };
    let Some(finished) = finished else {
        return html! {};
    };
    if block.courses.is_empty() {
        return html! {};
    }
    let (done, error) = match finished {
        Ok(done) => (done, None),
        Err(error) => (Finished::new().into(), Some(error)),
    };
    let (day, midnight) = *today;
    let way = model::walk(&model::readable(&block.courses, lang.tag()));
    let before =
        |course: &lifelong_api::Course| done.get(&course.id).is_some_and(|at| *at < midnight);
    let of_day = model::of_day(&way, day, before).map(|course| {
        let seen = match done.get(&course.id) {
            Some(at) if *at < midnight => Seen::Before,
            Some(_) => Seen::Today,
            None => Seen::No,
        };
        TodayProps {
            course: course.clone(),
            seen,
        }
    });
    let tree = tree.state.value().unwrap_or_default();
    let asked = ask::Asked {
        way: &way,
        finished: &done,
        day,
        choice: (*choice).clone(),
        topics: &tree.topics,
        pressed: *pressed,
        on_choice,
        on_else,
        lang,
    };
    html! {
        <div class="minutes">
            if let Some(props) = of_day { { live!("", use_today, TodayProps = props) } }
            { ask::ask(&asked) }
            { cards::remembered(&model::remembered(&block.courses, &done, cards::MOST), lang) }
            if let Some(error) = error { { trouble(&error, lang) } }
        </div>
    }
}
