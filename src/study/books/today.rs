//! Ten minutes of reading: one chapter a day, with its first words.

use super::day::{self, first_words};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::services::{self, ServiceError, use_load};
use crate::study::hooks::{use_kept, use_lang};
use crate::study::minutes::day_number;
use crate::study::store;
use crate::ui::{icon, length_text, link_named, words};
use futures::FutureExt;
use futures::future::join_all;
use lifelong_api::{ChapterRef, ShownBook, Text, parse_minutes, plain};
use lifelong_record::{Entry, work};
use std::rc::Rc;
use yew::prelude::*;

/// So many letters of it stand there, or half as many Chinese signs: three lines on a phone.
const LETTERS: usize = 150;

/// The books of the week. Those that do not come are passed over.
async fn books(lang: Lang, day: u64) -> Result<Rc<Vec<Rc<ShownBook>>>, ServiceError> {
    let api = services::api();
    let list = api.listed_books().await?;
    let readable = day::readable(&list.books, lang.tag());
    let week = &readable[day::of_week(readable.len(), day)];
    let whole = join_all(week.iter().map(|book| api.book_at(&book.content))).await;
    Ok(Rc::new(whole.into_iter().flatten().collect()))
}

/// What the record has of some books, in their order.
async fn entries(ids: Vec<String>) -> Result<Vec<Entry>, DatabaseError> {
    let mut all = Vec::new();
    for id in ids {
        let entry = store::entry(&work::book_key(&id)).await?;
        all.push(entry.unwrap_or_default());
    }
    Ok(all)
}

/// The chapter of the day; nothing where there is none.
#[hook]
pub fn use_today() -> Html {
    let lang = use_lang();
    // A page that is open at midnight stays as it is.
    let today = use_state(|| (day_number(&time::date(0)), time::midnight() as u64));
    let (day, midnight) = *today;
    let loaded = use_load((lang, day), false, |(lang, day)| books(lang, day));
    let books = loaded.state.value().unwrap_or_default();
    let ids: Vec<String> = books.iter().map(|book| book.id.clone()).collect();
    let kept = use_kept(ids, |ids| entries(ids).boxed_local());
    // Without the record nothing counts as finished.
    let kept = kept.map(Result::unwrap_or_default);
    let short = day::short(&books);
    let chosen = kept.as_ref().and_then(|kept| {
        let finished = short.iter().map(|(number, place)| {
            let part = &books[*number].has_part[*place];
            kept.get(*number)?.part_done(&part.id)
        });
        let finished: Vec<Option<u64>> = finished.collect();
        let at = day::of_day(&finished, day, midnight)?;
        let (number, place) = short[at];
        Some((books[number].clone(), place, finished[at].is_some()))
    });
    let part = chosen
        .as_ref()
        .map(|(book, place, _)| book.has_part[*place].clone());
    let text = use_load(part.clone(), false, |part| async move {
        match part {
            Some(part) => services::api().chapter(&part).await,
            None => Ok(Rc::default()),
        }
    });
    let begins = text
        .state
        .value()
        .and_then(|chapter| {
            let (tag, blocks) = chapter.body.best(lang.tag())?;
            let letters = if tag.starts_with("zh") {
                LETTERS / 2
            } else {
                LETTERS
            };
            Some(Text::of(tag, first_words(&plain(blocks), letters)))
        })
        .filter(|text| !text.is_empty());
    let waits = loaded.state.is_busy() || kept.is_none();
    let (Some((book, _, is_done)), Some(part)) = (chosen, part) else {
        // Its room is kept as long as nobody knows whether there is one.
        return html! { if waits { <div class="shelf-day shelf-day-waits"></div> } };
    };
    html! {
        <section class="shelf-day">
            <h2>{ lang.shelf_day() }</h2>
            <div class="page-to-read">
                <h3>{ words(&part.name, lang) }</h3>
                <p class="facts">
                    if let Some(minutes) = parse_minutes(&part.time_required) { <span>{ length_text(minutes, lang) }</span> }
                </p>
                <blockquote class="shelf-day-words">
                    if let Some(begins) = begins { <p>{ words(&begins, lang) }</p> }
                </blockquote>
                <p class="page-source">{ words(&book.name, lang) }</p>
                { way(&book, &part, is_done, lang) }
            </div>
        </section>
    }
}

fn way(book: &ShownBook, part: &ChapterRef, is_done: bool, lang: Lang) -> Html {
    let to = format!("/read/{}/{}", book.id, part.id);
    let label = lang.shelf_day_read_label(part.name.pick(lang.tag()));
    let inside = html! { <>{ icon("book") }{ lang.shelf_day_read() }</> };
    let class = if is_done { "button" } else { "button primary" };
    html! {
        <>
            if is_done { <p class="kept">{ icon("check") }{ lang.shelf_day_done() }</p> }
            <p class="actions">{ link_named(to, class, label, inside) }</p>
        </>
    }
}
