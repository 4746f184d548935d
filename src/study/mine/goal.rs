//! How much one would like to learn in a week. It is nobody's business but the learner's, and nothing follows from it.

use super::length;
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::study::hooks::{use_doing, use_lang};
use crate::study::parts::{bar, outcome};
use crate::study::store;
use crate::ui::icon;
use yew::prelude::*;

/// The entry.
const KEY: &str = "settings/goal";
/// Its register.
const MINUTES: &str = "minutes";
/// What is offered.
const OFFERED: [u64; 3] = [15, 30, 60];

/// The goal, in minutes a week; none where there is none.
pub async fn goal() -> Result<Option<u64>, DatabaseError> {
    let entry = store::entry(KEY).await?;
    Ok(entry
        .and_then(|entry| entry.read(MINUTES))
        .filter(|minutes| *minutes > 0))
}

async fn set(goal: Option<u64>) -> Result<(), DatabaseError> {
    store::change(KEY, move |entry, stamp| match goal {
        Some(minutes) => entry.set(MINUTES, minutes, stamp),
        None => entry.unset(MINUTES, stamp),
    })
    .await
}

/// What can be chosen: what is offered, and what is chosen already.
fn choices(goal: Option<u64>) -> Vec<u64> {
    let mut all: Vec<u64> = OFFERED.into_iter().chain(goal).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The goal and what was learned.
#[derive(Clone, PartialEq, Properties)]
pub struct GoalProps {
    /// In minutes a week.
    pub goal: Option<u64>,
    /// Minutes of the last seven days.
    pub learned: u64,
}

/// How far one is, and the choice of another goal.
#[hook]
pub fn use_goal(props: &GoalProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let GoalProps { goal, learned } = *props;
    let choice = |value: Option<u64>, words: String| {
        let doing = doing.clone();
        let onchange = Callback::from(move |_: Event| doing.run(set(value), |()| ()));
        html! {
            <label class="option">
                <input type="radio" name="goal" checked={goal == value} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    let summary = match goal {
        Some(minutes) => lang.goal_is(&length(minutes, lang)),
        None => lang.goal_open().to_owned(),
    };
    html! {
        <div class="week-goal">
            { far(goal, learned, lang) }
            <details>
                <summary>{ summary }</summary>
                <fieldset class="setting">
                    <legend>{ lang.goal_question() }</legend>
                    <div class="options">
                        { for choices(goal).into_iter().map(|minutes| choice(Some(minutes), length(minutes, lang))) }
                        { choice(None, lang.goal_none().to_owned()) }
                    </div>
                </fieldset>
                { outcome(&doing.done, lang) }
            </details>
        </div>
    }
}

fn far(goal: Option<u64>, learned: u64, lang: Lang) -> Html {
    match goal {
        Some(goal) if learned >= goal => {
            html! { <p class="kept">{ icon("star") }{ lang.goal_reached() }</p> }
        }
        Some(goal) if learned > 0 => {
            let words = lang.goal_far(&length(goal, lang), &length(learned, lang));
            html! { <><p>{ &words }</p>{ bar(learned as usize, goal as usize, &words) }</> }
        }
        _ => html! {},
    }
}

#[cfg(test)]
mod tests {
    use super::choices;

    #[test]
    fn what_is_chosen_can_be_chosen() {
        assert_eq!(choices(None), [15, 30, 60]);
        assert_eq!(choices(Some(30)), [15, 30, 60]);
        assert_eq!(choices(Some(45)), [15, 30, 45, 60]);
    }
}
