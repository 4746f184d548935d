//! “How many minutes have you?”: suggestions that fit.

use super::model::{self, About, Choice, Finished, Offer, Offers, Time, minutes, minutes_of};
use crate::i18n::Lang;
use crate::platform::time;
use crate::study::parts::button;
use crate::ui::{area_name, course_card, length_text, link, motifs, words};
use lifelong_api::{Area, Course, Topic};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What suggestions depend on, and what is told of what was pressed.
pub struct Asked<'a> {
    /// The way through all courses.
    pub way: &'a [&'a Course],
    /// The finished ones.
    pub finished: &'a Finished,
    /// The topic tree; empty for as long as it is not there.
    pub topics: &'a [Topic],
    /// The number of the day.
    pub day: u64,
    /// What is chosen.
    pub choice: Choice,
    /// How often “something else” was pressed since.
    pub pressed: usize,
    /// Something was chosen.
    pub on_choice: Callback<Choice>,
    /// “Something else” was pressed.
    pub on_else: Callback<MouseEvent>,
    /// The reader's language.
    pub lang: Lang,
}

/// The question, and what fits the answer.
pub fn ask(asked: &Asked) -> Html {
    let lang = asked.lang;
    let areas = model::areas(asked.way, asked.topics);
    let mut choice = asked.choice.clone();
    // What was kept may have no courses any more.
    if !asked.way.iter().any(|course| choice.about.fits(course)) {
        choice.about = About::Anything;
    }
    let time = |time: Time| {
        let on_choice = asked.on_choice.clone();
        let about = choice.about.clone();
        // Who presses twice, as many do, still has what was chosen.
        let onclick = move |_: MouseEvent| {
            on_choice.emit(Choice {
                time: Some(time),
                about: about.clone(),
            })
        };
        let pressed = (choice.time == Some(time)).to_string();
        html! { <button type="button" class="button" aria-pressed={pressed} {onclick}>{ length_text(time.minutes(), lang) }</button> }
    };
    let onchange = {
        let on_choice = asked.on_choice.clone();
        let time = choice.time;
        move |event: Event| {
            let code = event.target_unchecked_into::<HtmlSelectElement>().value();
            let about = About::read(&code);
            on_choice.emit(Choice { time, about });
        }
    };
    let one = |code: &str, name: String| {
        let selected = choice.about.code() == code;
        html! { <option key={code.to_owned()} value={code.to_owned()} {selected}>{ name }</option> }
    };
    let group = |(area, topics): (Area, Vec<&Topic>)| {
        let all = one(area.code(), lang.minutes_all_of(area_name(area, lang)));
        if topics.len() < 2 {
            return all;
        }
        let topic = |topic: &Topic| one(&topic.id, topic.name.pick(lang.tag()).to_owned());
        html! {
            <optgroup key={area.code()} label={area_name(area, lang)}>{ all }{ for topics.into_iter().map(topic) }</optgroup>
        }
    };
    let offers = choice
        .time
        .map(|time| model::offers(asked.way, time, &choice.about, asked.finished, asked.day));
    html! {
        <section>
            <h2 id="minutes-ask">{ lang.minutes_ask() }</h2>
            <div class="minutes-times" role="group" aria-labelledby="minutes-ask">{ for Time::ALL.into_iter().map(time) }</div>
            if areas.len() > 1 {
                <label class="minutes-about">
                    <span>{ lang.minutes_about() }</span>
                    <select {onchange}>
                        <option value="" selected={choice.about == About::Anything}>{ lang.minutes_anything() }</option>
                        { for areas.into_iter().map(group) }
                    </select>
                </label>
            }
            <div class="minutes-said" role="status">{ said(offers.as_ref(), &choice, asked.pressed, lang) }</div>
            if let Some(offers) = &offers { { suggestions(asked, offers) } }
        </section>
    }
}

/// In words: how many there are, and which of them these are.
fn said(offers: Option<&Offers>, choice: &Choice, pressed: usize, lang: Lang) -> Html {
    let Some(offers) = offers else {
        let next = (choice.about != About::Anything).then(|| lang.minutes_choose_time());
        return html! { if let Some(next) = next { <p>{ next }</p> } };
    };
    let total = offers.all.len();
    let (range, again) = model::shown(total, pressed);
    let (from, to, all) = (range.start as u64 + 1, range.end as u64, total as u64);
    let which = if total <= model::AT_ONCE {
        lang.minutes_shown(all)
    } else if from == to {
        lang.minutes_shown_last(from, all)
    } else {
        lang.minutes_shown_some(to, from, all)
    };
    html! {
        <>
            if let Some(shortest) = offers.longer { <p>{ lang.minutes_shortest(u64::from(shortest)) }</p> }
            if again { <p>{ lang.minutes_shown_again() }</p> }
            <p class="minutes-count">{ which }</p>
        </>
    }
}

fn suggestions(asked: &Asked, offers: &Offers) -> Html {
    let lang = asked.lang;
    let (range, _) = model::shown(offers.all.len(), asked.pressed);
    let here = offers.all.get(range).unwrap_or_default();
    let motifs = motifs(
        here.iter()
            .filter_map(|offer| offer.first())
            .map(|course| course.id.as_str()),
    );
    let one = |(offer, motif): (&Offer, usize)| {
        let first = offer.first()?;
        let inside = match offer.len() {
            1 => html! { <>{ course_card(first, lang, motif) }{ again(first, asked) }</> },
            _ => two(offer, asked),
        };
        Some(html! { <li key={first.id.clone()}>{ inside }</li> })
    };
    html! {
        <>
            <ul class="shelf minutes-offers">{ for here.iter().zip(motifs).filter_map(one) }</ul>
            if offers.all.len() > model::AT_ONCE {
                <p>{ button("button", "refresh", lang.minutes_else(), asked.on_else.clone()) }</p>
            }
        </>
    }
}

/// Two courses after each other.
fn two(offer: &[&Course], asked: &Asked) -> Html {
    let lang = asked.lang;
    let row = |(at, course): (usize, &&Course)| {
        html! {
            <li key={course.id.clone()} data-area={course.area.code()}>
                <span class="lesson-number" aria-hidden="true">{ at + 1 }</span>
                <div>
                    { link(format!("/course/{}", course.id), "", words(&course.name, lang)) }
                    <p class="facts"><span>{ area_name(course.area, lang) }</span><span>{ length_text(minutes(course), lang) }</span></p>
                    { again(course, asked) }
                </div>
            </li>
        }
    };
    html! {
        <article class="minutes-two">
            <h3>{ lang.minutes_two(u64::from(minutes_of(offer))) }</h3>
            <ol class="lesson-list">{ for offer.iter().enumerate().map(row) }</ol>
        </article>
    }
}

/// That a course was finished before, and when.
fn again(course: &Course, asked: &Asked) -> Html {
    let at = asked.finished.get(&course.id);
    html! {
        if let Some(at) = at { <p class="minutes-again">{ asked.lang.minutes_finished(&time::day(*at as f64, asked.lang.tag())) }</p> }
    }
}
