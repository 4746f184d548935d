//! The overview: where one goes on, the week, what to look back at, what one wrote and collected, what is finished.
//!
//! It reads only what it shows, a few entries of each shelf and how many there are, so that it opens as quickly with
//! thousands of courses as with three.

use super::goal::{self, GoalProps, use_goal};
use super::removed::use_removed;
use super::works::row;
use super::{events, go_on, lists, short, week};
use crate::i18n::{Lang, grouped};
use crate::platform::database::DatabaseError;
use crate::study::event::{self, Taking};
use crate::study::hooks::{use_kept, use_lang};
use crate::study::live::live;
use crate::study::parts::{certificate, trouble};
use crate::study::shelf::Shelf;
use crate::study::{notes, store};
use crate::ui::{icon, link, link_named, notice, scene, tongue, words};
use futures::FutureExt;
use futures::future::{try_join_all, try_join3, try_join5};
use lifelong_api::Area;
use lifelong_record::Entry;
use lifelong_record::note::{Anchor, Note};
use lifelong_record::{markup, work};
use yew::prelude::*;

type Entries = Vec<(String, Entry)>;

/// What the overview shows.
struct All {
    begun: Entries,
    finished: Entries,
    notes: Vec<(String, Note)>,
    lists: Entries,
    events: Vec<Taking>,
    /// Minutes of the last seven days, today last.
    week: Vec<u64>,
    goal: Option<u64>,
    counts: Counts,
}

/// How many there are in all.
struct Counts {
    works: u32,
    notes: u32,
    lists: u32,
    due: u32,
}

/// Days are asked for beyond the week: a clock that was set back leaves some in the future.
const DAYS: u32 = 14;

async fn counts() -> Result<Counts, DatabaseError> {
    let shelves = [
        Shelf::Begun,
        Shelf::Finished,
        Shelf::Known,
        Shelf::Notes,
        Shelf::Lists,
        Shelf::Due(store::now()),
    ];
    let counted = try_join_all(shelves.map(store::count)).await?;
    let of = |at: usize| counted.get(at).copied().unwrap_or(0);
    Ok(Counts {
        works: of(0) + of(1) + of(2),
        notes: of(3),
        lists: of(4),
        due: of(5),
    })
}

async fn read() -> Result<All, DatabaseError> {
    let entries = try_join5(
        store::shelf(Shelf::Begun, 4),
        store::shelf(Shelf::Finished, 3),
        notes::latest(3),
        store::shelf(Shelf::Lists, 5),
        store::shelf(Shelf::Days, DAYS),
    );
    let ((begun, finished, notes, lists, days), goal, counts) =
        try_join3(entries, goal::goal(), counts()).await?;
    Ok(All {
        events: event::takings().await?,
        begun,
        finished,
        notes,
        lists,
        week: week::week(&days),
        goal,
        counts,
    })
}

impl All {
    /// Whether the learner has nothing here yet.
    fn is_empty(&self) -> bool {
        let Counts {
            works,
            notes,
            lists,
            due,
        } = self.counts;
        works + notes + lists + due == 0
            && self.events.is_empty()
            && self.week.iter().all(|minutes| *minutes == 0)
    }
}

/// The overview.
#[hook]
pub fn use_overview() -> Html {
    let lang = use_lang();
    let kept = use_kept((), |()| read().boxed_local());
    use_effect_with((), |()| {
        wasm_bindgen_futures::spawn_local(event::counted::settle_all())
    });
    let all = match &kept {
        None => return html! {},
        Some(Err(error)) => return trouble(error, lang),
        Some(Ok(all)) => all,
    };
    html! {
        <div class="mine-overview">
            if all.is_empty() { { empty(lang) } } else { { learning(all, lang) } }
            { live!("", use_removed) }
            <section class="mine-wide">
                <h2>{ lang.data_title() }</h2>
                <p>{ lang.mine_take_along() }</p>
                <p class="actions">{ link("/mine/data", "button", html! { <>{ icon("phone") }{ lang.data_title() }</> }) }</p>
                { notice(html! { <p>{ lang.mine_kept_here() }</p> }) }
            </section>
        </div>
    }
}

fn empty(lang: Lang) -> Html {
    html! {
        <div class="nothing mine-wide">
            { scene("empty", Area::Other) }
            <p>{ lang.mine_recent_none() }</p>
            <p class="actions">{ link("/five-minutes", "button primary", html! { { lang.mine_begin() } }) }</p>
        </div>
    }
}

fn learning(all: &All, lang: Lang) -> Html {
    let learned: u64 = all.week.iter().sum();
    html! {
        <>
            if all.begun.is_empty() {
                <section class="mine-wide">
                    <h2>{ lang.mine_go_on() }</h2>
                    <p>{ lang.mine_nothing_begun() }</p>
                    <p class="actions">{ link("/five-minutes", "button primary", html! { { lang.mine_begin() } }) }</p>
                </section>
            } else {
                { go_on::view(&all.begun, lang) }
            }
            { events::section(&all.events, lang) }
            <section class="mine-wide">
                <h2>{ lang.week_title() }</h2>
                { week::view(&all.week, lang) }
                { live!("", use_goal, GoalProps { goal: all.goal, learned }) }
            </section>
            if all.counts.due > 0 {
                <section class="mine-wide look-back">
                    <h2>{ lang.review_title() }</h2>
                    <p><strong>{ lang.mine_cards(all.counts.due.into()) }</strong>{ " " }{ lang.mine_cards_text() }</p>
                    <p class="actions">{ link("/mine/review", "button primary", html! { <>{ icon("layers") }{ lang.mine_cards_open() }</> }) }</p>
                </section>
            }
            <section>
                <h2>{ lang.notes_title() }</h2>
                if all.notes.is_empty() {
                    <p>{ lang.mine_notes_none() }</p>
                } else {
                    <ul class="item-list">{ for all.notes.iter().map(|(key, of)| note(key, of, lang)) }</ul>
                    <p class="actions">{ link("/mine/notes", "button", html! { { lang.mine_all_notes(all.counts.notes.into()) } }) }</p>
                }
            </section>
            <section>
                <h2>{ lang.lists_title() }</h2>
                if all.lists.is_empty() {
                    <p>{ lang.lists_lead() }</p>
                    <p class="actions">{ link("/mine/lists", "button", html! { <>{ icon("plus") }{ lang.lists_make() }</> }) }</p>
                } else {
                    <ul class="item-list">{ for all.lists.iter().map(|(key, entry)| lists::row(key, entry, lang)) }</ul>
                    <p class="actions">{ link("/mine/lists", "button", html! { { lang.mine_all_lists(all.counts.lists.into()) } }) }</p>
                }
            </section>
            if all.counts.works > 0 { { finished(all, lang) } }
        </>
    }
}

fn finished(all: &All, lang: Lang) -> Html {
    let row = |(key, entry): &(String, Entry)| {
        let name = super::works::title_text(key, &entry.about().name, lang);
        let words = html! { <>{ icon("star") }{ lang.certificate_title() }</> };
        let more = html! { <p class="row-actions">{ link_named(certificate(key), "button", lang.works_certificate(&name), words) }</p> };
        row(key, entry, lang, work::path(key), more)
    };
    let total = grouped(all.counts.works.into());
    html! {
        <section class="mine-wide">
            if all.finished.is_empty() {
                <h2>{ lang.works_title() }</h2>
            } else {
                <h2>{ lang.works_finished() }</h2>
                <ul class="item-list">{ for all.finished.iter().map(row) }</ul>
            }
            <p class="actions">{ link("/mine/courses", "button", html! { { format!("{} ({total})", lang.mine_all_works()) } }) }</p>
        </section>
    }
}

/// The words of a note: what was written, or what was marked.
fn note_words(note: &Note) -> String {
    match (&note.anchor, note.text.is_empty()) {
        (Anchor::Quote { exact, .. }, true) => exact.clone(),
        (Anchor::Paragraph { begins, .. }, true) => begins.clone(),
        _ => markup::plain(&note.text),
    }
}

fn note(key: &str, note: &Note, lang: Lang) -> Html {
    let text = short(&note_words(note), 140);
    let has_page = !note.path.is_empty() && !note.name.is_empty();
    html! {
        <li key={key.to_owned()}>
            { icon("pencil") }
            <div>
                if !text.is_empty() { <p dir="auto" lang={tongue(&text, lang)}>{ text }</p> }
                if has_page { { link(notes::path_of(key, note), "", words(&note.name, lang)) } }
                if !note.part_of.is_empty() { <p class="facts"><span>{ words(&note.part_of, lang) }</span></p> }
            </div>
        </li>
    }
}
