//! The check at a lesson's end: choose an answer, see why. Nothing is scored, nothing is lost by a wrong one.

use crate::i18n::Lang;
use crate::ui::{icon, words};
use lifelong_api::{Answer, Question};
use yew::prelude::*;

/// The questions of a check.
#[derive(Clone, PartialEq, Properties)]
pub struct CheckProps {
    /// The questions.
    pub questions: Vec<Question>,
    /// The reader's language.
    pub lang: Lang,
}

/// A check.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let CheckProps { questions, lang } = props;
    let chosen = use_state(|| vec![None::<usize>; questions.len()]);
    let done = chosen
        .iter()
        .zip(questions)
        .filter(|(c, q)| c.is_some_and(|c| q.answers[c].correct))
        .count();
    let question = |(number, question): (usize, &Question)| {
        let choose = {
            let chosen = chosen.clone();
            Callback::from(move |answer: usize| {
                let mut next = (*chosen).clone();
                next[number] = Some(answer);
                chosen.set(next);
            })
        };
        question_view(number, question, chosen[number], &choose, *lang)
    };
    html! {
        <section class="check">
            <h2>{ lang.check_title() }</h2>
            <p>{ lang.check_lead() }</p>
            { for questions.iter().enumerate().map(question) }
            <p class="check-done" role="status">
                if done == questions.len() { { icon("check") }{ lang.check_all_right() } }
            </p>
        </section>
    }
}

fn question_view(
    number: usize,
    question: &Question,
    chosen: Option<usize>,
    choose: &Callback<usize>,
    lang: Lang,
) -> Html {
    let answer = |(i, answer): (usize, &Answer)| {
        let is_chosen = chosen == Some(i);
        let state = is_chosen.then_some(if answer.correct { "right" } else { "wrong" });
        let onchange = choose.reform(move |_: Event| i);
        html! {
            <label key={i} class={classes!("answer", state)}>
                <input type="radio" name={format!("question-{number}")} checked={is_chosen} {onchange} />
                <span>{ words(&answer.text, lang) }</span>
                if is_chosen { { icon(if answer.correct { "check" } else { "close" }) } }
            </label>
        }
    };
    let verdict = chosen.and_then(|c| question.answers.get(c)).map(|answer| {
        if answer.correct {
            lang.check_right()
        } else {
            lang.check_wrong()
        }
    });
    html! {
        <fieldset key={number} class="question">
            <legend>{ format!("{}. ", number + 1) }{ words(&question.name, lang) }</legend>
            { for question.answers.iter().enumerate().map(answer) }
            <div role="status" class="verdict">
                if let Some(verdict) = verdict {
                    <p><strong>{ verdict }</strong>{ " " }{ words(&question.explanation, lang) }</p>
                }
            </div>
        </fieldset>
    }
}
