//! Words in the texts of books: chapter after chapter, what was found stands there at once. One can stop it, and nothing
//! large is loaded unasked.

use super::known::Known;
use crate::i18n::Lang;
use crate::platform::page;
use crate::services;
use crate::study::data::size;
use crate::study::find::{self, Places};
use crate::study::hooks::use_lang;
use crate::study::parts::button;
use crate::ui::{link, tongue, words};
use lifelong_api::{ShownBook, Text};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// From so many places on that are shown, no other book is looked through.
const MOST: usize = 100;
/// So many of a chapter are shown.
const OF_CHAPTER: usize = 3;
/// So many are counted.
const COUNTED: usize = 10_000;
/// More bytes than these are not loaded unasked.
const UNASKED: u64 = 5 * 1024 * 1024;
/// Where the focus goes when the button that had it is gone.
const HEAD: &str = "#shelf-texts";

/// What is looked for, and where.
#[derive(Clone, PartialEq, Properties)]
pub struct TextsProps {
    /// The words.
    pub asked: String,
    /// The books, as the list has them.
    pub books: Vec<Rc<Known>>,
}

/// What was found in a book.
#[derive(Clone, PartialEq)]
struct InBook {
    id: String,
    name: Text,
    /// The first places of each chapter, and how many others it has.
    chapters: Vec<(Places, u64)>,
}

/// How it is with the search.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    /// It goes on.
    #[default]
    Looking,
    /// So many bytes would be loaded: it waits for a yes.
    Asking(u64),
    /// It was stopped.
    Stopped,
    /// All is looked through.
    Done,
    /// As much was found as is shown.
    Enough,
}

/// How far a search is.
#[derive(Clone, Default, PartialEq)]
struct Search {
    state: State,
    /// So many books have been looked through.
    seen: usize,
    /// So many chapters could not be loaded.
    missing: u64,
    found: Vec<InBook>,
}

impl Search {
    /// The places that are shown, and all.
    fn counts(&self) -> (usize, u64) {
        let chapters = self.found.iter().flat_map(|book| &book.chapters);
        chapters.fold((0, 0), |(shown, all), (places, others)| {
            let here = places.places.len();
            (shown + here, all + here as u64 + others)
        })
    }
}

/// A search on its way: where it tells what it has found, and whether it is still wanted.
#[derive(Clone)]
struct Run {
    setter: UseStateSetter<Search>,
    wanted: Rc<Cell<bool>>,
    lang: Lang,
}

/// What was found in the texts.
#[hook]
pub fn use_texts(props: &TextsProps) -> Html {
    let lang = use_lang();
    let search = use_state(Search::default);
    // How many bytes may be loaded, and how often it was begun.
    let begun = use_state(|| (UNASKED, 0_u32));
    let wanted = use_mut_ref(Rc::<Cell<bool>>::default);
    {
        let (props, setter, wanted) = (props.clone(), search.setter(), wanted.clone());
        // The texts are looked through in the language in which they are shown.
        use_effect_with((*begun, lang), move |((allowed, _), lang)| {
            let (allowed, lang, mine) = (*allowed, *lang, Rc::new(Cell::new(true)));
            wanted.replace(mine.clone());
            let run = Run {
                setter,
                wanted: mine.clone(),
                lang,
            };
            wasm_bindgen_futures::spawn_local(async move {
                look(&props, allowed, &run).await;
            });
            move || mine.set(false)
        });
    }
    let stop = {
        let (search, wanted) = (search.clone(), wanted.clone());
        Callback::from(move |_: MouseEvent| {
            wanted.borrow().set(false);
            search.set(Search {
                state: State::Stopped,
                ..(*search).clone()
            });
            page::focus(HEAD);
        })
    };
    let go = |allowed: u64| {
        let (setter, times) = (begun.setter(), begun.1);
        Callback::from(move |_: MouseEvent| {
            setter.set((allowed, times + 1));
            page::focus(HEAD);
        })
    };
    let next = match search.state {
        State::Looking => button("button", "close", lang.shelf_texts_stop(), stop),
        State::Stopped => button("button", "search", lang.shelf_texts_on(), go(begun.0)),
        State::Asking(bytes) => {
            button("button primary", "search", lang.shelf_texts_go(), go(bytes))
        }
        State::Done | State::Enough => html! {},
    };
    html! {
        <section class="shelf-texts">
            <h2 id="shelf-texts" tabindex="-1">{ lang.shelf_texts() }<q dir="auto" lang={tongue(&props.asked, lang)}>{ &props.asked }</q></h2>
            <p class="shelf-said" role="status">{ said(&search, props.books.len(), lang) }</p>
            <div class="shelf-next">{ next }</div>
            <div class="reader-results">{ for search.found.iter().map(|book| shown(book, lang)) }</div>
        </section>
    }
}

/// Looks through book after book, as long as it is wanted.
async fn look(props: &TextsProps, allowed: u64, run: &Run) {
    let mut search = Search::default();
    run.setter.set(search.clone());
    // The lists of chapters tell how long these are; how long the lists are is known.
    let mut bytes: u64 = props
        .books
        .iter()
        .map(|book| book.book().content.bytes)
        .sum();
    if bytes > allowed {
        return ask(bytes, run);
    }
    let mut books = Vec::new();
    for listed in props.books.iter().map(|book| book.book()) {
        let book = services::api().book_at(&listed.content).await;
        if !run.wanted.get() {
            return;
        }
        match book {
            Ok(book) => {
                bytes += book.has_part.iter().map(|p| p.content.bytes).sum::<u64>();
                books.push(book);
            }
            Err(_) => search.missing += u64::from(listed.chapters.max(1)),
        }
    }
    if bytes > allowed {
        return ask(bytes, run);
    }
    for book in &books {
        if !look_in(book, &props.asked, &mut search, run).await {
            return;
        }
        search.seen += 1;
        if search.counts().0 >= MOST && search.seen < books.len() {
            search.state = State::Enough;
            return run.setter.set(search);
        }
        run.setter.set(search.clone());
    }
    search.state = State::Done;
    run.setter.set(search);
}

/// Waits for a yes to so many bytes.
fn ask(bytes: u64, run: &Run) {
    run.setter.set(Search {
        state: State::Asking(bytes),
        ..Search::default()
    });
}

/// Looks through a book. False where it is not wanted any more.
async fn look_in(book: &ShownBook, asked: &str, search: &mut Search, run: &Run) -> bool {
    let before = search.found.len();
    for part in &book.has_part {
        let places = find::look(part, asked, COUNTED, run.lang).await;
        if !run.wanted.get() {
            return false;
        }
        let Ok(mut places) = places else {
            search.missing += 1;
            continue;
        };
        if places.places.is_empty() {
            continue;
        }
        let others = places.places.len().saturating_sub(OF_CHAPTER) as u64;
        places.places.truncate(OF_CHAPTER);
        if search.found.len() == before {
            search.found.push(InBook {
                id: book.id.clone(),
                name: book.name.clone(),
                chapters: Vec::new(),
            });
        }
        if let Some(book) = search.found.last_mut() {
            book.chapters.push((places, others));
        }
        run.setter.set(search.clone());
    }
    true
}

/// In words: how far it is, what it has found, what could not be looked through.
fn said(search: &Search, books: usize, lang: Lang) -> String {
    let (seen, total) = (search.seen as u64, books as u64);
    if total == 0 {
        return lang.shelf_count(total);
    }
    let mut said = match search.state {
        State::Asking(bytes) => return lang.shelf_texts_much(&size(bytes as f64, lang)),
        State::Looking => vec![lang.shelf_texts_looking(seen, total)],
        State::Stopped | State::Enough => vec![lang.shelf_texts_stopped(seen, total)],
        State::Done if search.missing > 0 => Vec::new(),
        State::Done => vec![lang.shelf_texts_done(total)],
    };
    said.push(lang.reader_found(search.counts().1));
    if search.missing > 0 {
        said.push(lang.reader_missing(search.missing));
    }
    said.join(" ")
}

fn shown(book: &InBook, lang: Lang) -> Html {
    let chapter = |(places, others): &(Places, u64)| {
        let heading = html! { <h4>{ words(&places.name, lang) }</h4> };
        html! {
            <div key={places.id.clone()}>
                { find::view(places, &book.id, heading) }
                if *others > 0 { <p class="shelf-more">{ lang.shelf_texts_more(*others) }</p> }
            </div>
        }
    };
    html! {
        <section key={book.id.clone()} class="shelf-in-book">
            <h3>{ link(format!("/read/{}", book.id), "", words(&book.name, lang)) }</h3>
            { for book.chapters.iter().map(chapter) }
        </section>
    }
}
