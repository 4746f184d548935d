//! Looking back: key points and notes that are asked again, a few a day, at growing distances.
//!
//! Nobody is reminded of it: whoever comes finds a few questions, and whoever stays away finds no more than these.

mod cards;

pub use cards::{add_points, ask_later, face_of};

use super::hooks::{Done, use_doing, use_lang};
use super::parts::{bar, button, trouble};
use super::{notes, store};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::passage;
use crate::ui::{icon, link, scene, use_waited, waiting, words};
use cards::{Deck, deck, when};
use lifelong_api::Area;
use lifelong_record::Entry;
use lifelong_record::card::{self, Grade};
use std::rc::Rc;
use yew::prelude::*;

/// What keys of cards of notes begin with.
const OF_NOTE: &str = "card/note/";

/// Questions of what was learned, below the head of their page.
#[hook]
pub fn use_review() -> Html {
    let lang = use_lang();
    let round = use_state(|| 0_u32);
    let read = use_state(|| None::<(u32, Result<Rc<Deck>, DatabaseError>)>);
    // Which card of the round, and whether its answer is shown.
    let place = use_state(|| (0_usize, false));
    let stopped = use_state(|| false);
    let doing = use_doing();
    {
        let setter = read.setter();
        use_effect_with(*round, move |round| {
            let round = *round;
            wasm_bindgen_futures::spawn_local(async move {
                setter.set(Some((round, deck().await.map(Rc::new))));
            });
        });
    }
    let here = match &*read {
        Some((of, deck)) if of == &*round => Some(deck.clone()),
        _ => None,
    };
    let waited = use_waited(here.is_none(), "");
    // After a round it is looked anew what is left, and when the next one comes.
    let ended = matches!(&here, Some(Ok(deck)) if place.0 > 0 && place.0 >= deck.round(*round));
    let later = use_state(|| None::<(u32, Rc<Deck>)>);
    {
        let setter = later.setter();
        use_effect_with((*round, ended), move |(round, ended)| {
            let round = *round;
            if !ended {
                return;
            }
            wasm_bindgen_futures::spawn_local(async move {
                // Where it cannot be read, what was read before does.
                if let Ok(deck) = deck().await {
                    setter.set(Some((round, Rc::new(deck))));
                }
            });
        });
    }
    {
        let opened = use_mut_ref(|| false);
        use_effect_with(
            (*round, *place, *stopped, here.is_some()),
            move |(.., here)| {
                // The button that was pressed is gone: the focus goes to what came. On opening the page it stays on its title.
                if *here && opened.replace(true) {
                    passage::go_to(".review-here");
                }
            },
        );
    }
    let deck = match here {
        None => return waiting(waited, lang),
        Some(Err(error)) => return trouble(&error, lang),
        Some(Ok(deck)) => deck,
    };
    let total = deck.round(*round);
    let (number, open) = *place;
    let Some((key, entry)) = deck.due.get(number).filter(|_| number < total) else {
        let more = {
            let (round, place) = (round.clone(), place.setter());
            Callback::from(move |_: MouseEvent| {
                place.set((0, false));
                round.set(*round + 1);
            })
        };
        return match &*later {
            Some((of, later)) if of == &*round && ended => end(later, 0, true, more, lang),
            _ => end(&deck, number, ended, more, lang),
        };
    };
    let go_on = {
        let (place, stopped) = (place.setter(), stopped.setter());
        Callback::from(move |()| {
            stopped.set(false);
            place.set((number + 1, false));
        })
    };
    let show = {
        let place = place.setter();
        Callback::from(move |_: MouseEvent| place.set((number, true)))
    };
    let grade = {
        let (doing, go_on, key) = (doing.clone(), go_on.clone(), key.clone());
        move |grade: Grade| {
            let (doing, go_on, key) = (doing.clone(), go_on.clone(), key.clone());
            Callback::from(move |_: MouseEvent| {
                if doing.done == Done::Busy {
                    return;
                }
                let (go_on, key) = (go_on.clone(), key.clone());
                let act = async move {
                    store::change(&key, move |entry, stamp| {
                        card::review(entry, grade, stamp.at, stamp)
                    })
                    .await
                };
                doing.run(act, move |_| go_on.emit(()));
            })
        }
    };
    let never = {
        let (doing, stopped, key) = (doing.clone(), stopped.setter(), key.clone());
        Callback::from(move |_: MouseEvent| {
            let (stopped, key) = (stopped.clone(), key.clone());
            doing.run(async move { store::remove(&key).await }, move |()| {
                stopped.set(true)
            });
        })
    };
    let give_back = {
        let (doing, stopped, key) = (doing.clone(), stopped.setter(), key.clone());
        Callback::from(move |_: MouseEvent| {
            let (stopped, key) = (stopped.clone(), key.clone());
            doing.run(async move { store::give_back(&key).await }, move |()| {
                stopped.set(false)
            });
        })
    };
    let said = lang.review_place(number as u64 + 1, total as u64);
    let body = if *stopped {
        html! {
            <>
                <p class="review-here" tabindex="-1">{ lang.review_never_said() }</p>
                <p class="actions">
                    { button("button primary", "forward", lang.review_next(), go_on.reform(|_: MouseEvent| ())) }
                    { button("button", "back", lang.note_give_back(), give_back) }
                </p>
            </>
        }
    } else {
        html! {
            <>
                { front(key, entry, open, lang) }
                if open {
                    { back(key, entry, lang) }
                    { grades(entry, grade, lang) }
                } else {
                    <p class="actions">{ button("button primary large", "check", lang.review_show(), show) }</p>
                }
                <p>{ button("link-button", "close", lang.review_never(), never) }</p>
            </>
        }
    };
    html! {
        <div class="review">
            <p class="review-lead">{ lang.review_lead() }</p>
            <div class="review-place"><span>{ &said }</span>{ bar(number, total, &said) }</div>
            <section class="review-card" key={key.clone()}>{ body }</section>
            <div role="status">if let Done::Failed(error) = &doing.done { { trouble(error, lang) } }</div>
            <p>{ lang.review_stop() }{ " " }{ link("/mine", "", html! { { lang.review_leave() } }) }</p>
        </div>
    }
}

/// The question.
fn front(key: &str, entry: &Entry, open: bool, lang: Lang) -> Html {
    let face = card::face(entry).unwrap_or_default();
    let of_note = key.starts_with(OF_NOTE);
    // What came last has the focus: the question, then the answer.
    let class = (!open).then_some("review-here");
    let number = key
        .rsplit('/')
        .next()
        .and_then(|number| number.parse::<u64>().ok());
    html! {
        <>
            <h2 {class} tabindex="-1">{ if of_note { lang.review_noted() } else { lang.review_remember() } }</h2>
            if of_note {
                <blockquote class="note-quote" dir="auto">{ words(&face.front, lang) }</blockquote>
            } else {
                <p class="review-front">{ words(&face.front, lang) }</p>
                if let Some(number) = number { <p>{ lang.review_point(number) }</p> }
            }
        </>
    }
}

/// The answer.
fn back(key: &str, entry: &Entry, lang: Lang) -> Html {
    let face = card::face(entry).unwrap_or_default();
    let answer = match (face.back.get("und"), key.strip_prefix(OF_NOTE)) {
        (Some(own), Some(_)) => notes::formatted(own, lang),
        _ => html! { <p>{ words(&face.back, lang) }</p> },
    };
    let to = match key.strip_prefix(OF_NOTE) {
        Some(id) if !face.path.is_empty() => notes::path_to(&face.path, id),
        _ => face.path,
    };
    html! {
        <div class="review-back review-here" tabindex="-1">
            { answer }
            if !to.is_empty() { <p>{ link(to, "more", html! { <>{ lang.review_look() }{ icon("forward") }</> }) }</p> }
        </div>
    }
}

/// The four answers, with when the card comes again after each.
fn grades(entry: &Entry, grade: impl Fn(Grade) -> Callback<MouseEvent>, lang: Lang) -> Html {
    let now = store::now();
    let names = [
        lang.review_forgot(),
        lang.review_hard(),
        lang.review_knew(),
        lang.review_easy(),
    ];
    let all = Grade::ALL
        .into_iter()
        .zip(names)
        .zip(card::next_due(entry, now));
    let one = |((which, name), due): ((Grade, &'static str), u64)| {
        html! {
            <button key={name} type="button" class="button" onclick={grade(which)}><strong>{ name }</strong><span>{ when(due, now, lang) }</span></button>
        }
    };
    html! {
        <fieldset class="review-grades">
            <legend>{ lang.review_how() }</legend>
            <div>{ for all.map(one) }</div>
        </fieldset>
    }
}

/// After the last card, or where there is none. So many of the deck's have been asked since it was read.
fn end(deck: &Deck, asked: usize, ended: bool, more: Callback<MouseEvent>, lang: Lang) -> Html {
    let left = deck.due.len().saturating_sub(asked);
    let (title, text) = if deck.all == 0 && !ended {
        (lang.review_none_title(), lang.review_none_text())
    } else if ended || deck.today > 0 {
        (lang.review_done_title(), lang.review_done_text())
    } else {
        (lang.review_nothing_title(), lang.review_nothing_text())
    };
    let next = deck.next.filter(|_| left == 0 && asked == 0);
    html! {
        <section class="nothing">
            { scene(if deck.all == 0 { "empty" } else { "event" }, Area::Other) }
            <h2 class="review-here" tabindex="-1">{ title }</h2>
            <p>{ text }</p>
            if let Some(next) = next { <p>{ lang.review_next_day(&when(next, store::now(), lang)) }</p> }
            if left > 0 { { button("button primary", "plus", lang.review_more(), more) } }
            if deck.all == 0 {
                { link("/five-minutes", "button primary", html! { <>{ icon("clock") }{ lang.mine_begin() }</> }) }
            } else {
                { link("/mine", "button", html! { { lang.review_leave() } }) }
            }
        </section>
    }
}
