//! Finding a book: words, choices, an order. The address holds all of it; the portal's own list stands as long as nothing is
//! chosen.

use super::cards;
use super::choices::choices;
use super::known::Shelf;
use super::rest::{focus_card, use_first, use_rest};
use super::sieve::{Order, Sieve, sift};
use super::texts::{TextsProps, use_texts};
use crate::i18n::Lang;
use crate::platform::{events, page, time};
use crate::services::{self, use_load};
use crate::study::hooks::use_lang;
use crate::study::live::live;
use crate::study::parts::button;
use crate::ui::{icon, scene};
use lifelong_api::{Area, ListedBook};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The page of the shelf.
const PATH: &str = "/read";
/// The field.
const FIELD: &str = "#shelf-words";
/// The address is written when nobody has typed for so long, in milliseconds: browsers refuse to write it too often.
const STILL: u32 = 250;

/// What the address of the shelf asks for; none on another page.
fn of_address(address: &str) -> Option<Sieve> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let here = page::inside(path)?.trim_end_matches('/') == PATH;
    let query = query.split('#').next().unwrap_or_default();
    here.then(|| Sieve::of_query(query))
}

/// What is looked for, and how often it was set by something else than its fields: lists of choices are made anew then, as
/// what somebody chose in one outlives what the page says of it.
pub type Asked = (Sieve, u32);

/// Keeps the address and what is looked for alike.
#[hook]
fn use_asked() -> UseStateHandle<Asked> {
    let asked = use_state(|| (of_address(&page::address()).unwrap_or_default(), 0));
    {
        let asked = asked.clone();
        use_effect_with(asked.clone(), move |_| {
            let now = asked.0.clone();
            let timer = time::after(STILL, move || {
                if of_address(&page::address()).is_some_and(|there| there.query() != now.query()) {
                    page::set_query(&now.query());
                }
            });
            move || drop(timer)
        });
    }
    // Back, forward, and the ways to the shelf itself.
    let asked_now = asked.clone();
    use_effect_with(asked.clone(), move |_| {
        let take = move |address: &str| {
            if let Some(there) =
                of_address(address).filter(|there| there.query() != asked_now.0.query())
            {
                asked_now.set((there, asked_now.1 + 1));
            }
        };
        let hearing = events::on_address(take);
        move || drop(hearing)
    });
    asked
}

/// So many of the books that were found are shown at first, and again with each wish for more.
const SHOWN: usize = 100;

/// The tools, and what they find.
#[hook]
pub fn use_tools() -> Html {
    let lang = use_lang();
    let (first, failed) = use_first();
    // Without it one cannot choose by subject.
    let tree = use_load((), true, |()| async move { services::api().topics().await });
    let asked = use_asked();
    // Whether somebody is about to choose; and how many are shown of what is looked for.
    let look = use_state(Look::default);
    let (sieve, _) = &*asked;
    let wanted = if look.choosing || !sieve.is_open() {
        usize::MAX
    } else {
        0
    };
    let (rest, again) = use_rest(first.clone(), wanted);
    let shelf = use_mut_ref(|| None::<Shelf>);
    let tree = tree.state;
    let Some(first) = first.filter(|_| tree.value().is_some() || tree.error().is_some()) else {
        // Where none come, the page itself says so.
        let waits = (!failed).then_some("shelf-tools-wait");
        return html! { <div class={classes!("shelf-tools", waits)}></div> };
    };
    if first.list.books.len() < 2 {
        // One needs no looking for.
        return html! {};
    }
    let topics = &tree.value().unwrap_or_default().topics;
    let lists = std::iter::once(Some(&first.list)).chain(rest.lists());
    let seen = shelf
        .borrow_mut()
        .get_or_insert_with(|| Shelf::new(topics))
        .take(lists);
    let all = first.list.further.len();
    let far = Far {
        several: all > 0,
        settled: rest.is_settled(all),
        short: rest.is_short(all),
        seen: seen.books.len() as u64,
        total: first.total,
    };
    let found = sift(&seen.books, sieve);
    let texts = (sieve.texts && far.settled).then(|| TextsProps {
        asked: sieve.words.trim().to_owned(),
        books: sift(&seen.books, &sieve.without_words()),
    });
    // Another order is no other search; other books are.
    let of_texts = Sieve {
        order: Order::Arranged,
        ..sieve.clone()
    };
    let of_texts = format!("{} {}", far.seen, of_texts.query());
    let clear = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set((Sieve::default(), asked.1 + 1));
            page::focus(FIELD);
        })
    };
    let query = sieve.query();
    let count = SHOWN + if look.query == query { look.more } else { 0 };
    let more = {
        let look = look.clone();
        Callback::from(move |_: MouseEvent| {
            look.set(Look {
                query: query.clone(),
                more: count,
                ..(*look).clone()
            });
            focus_card(".shelf-found", count);
        })
    };
    let choose = (all > 0 && !look.choosing).then(|| {
        let look = look.clone();
        Callback::from(move |()| {
            look.set(Look {
                choosing: true,
                ..(*look).clone()
            });
        })
    });
    let choices = html! {
        <>
            <div class="shelf-choices">{ for choices(&asked, &seen.counts, topics, lang) }</div>
            <div>if far.seen < far.total { <p class="hint">{ lang.shelf_choices_part(far.seen, far.total) }</p> }</div>
        </>
    };
    let cards: Vec<&ListedBook> = found.iter().take(count).map(|book| book.book()).collect();
    // Each part that may be there or not stands in an element of its own, so that the field stays the same one.
    html! {
        <div class="shelf-tools">
            { form(&asked, choices, choose, lang) }
            <div class="shelf-line not-on-paper">
                <p class="shelf-count" role="status">{ far.said(sieve, found.len() as u64, lang) }</p>
                <div>
                    if !sieve.is_open() { { button("link-button", "close", lang.shelf_clear(), clear.clone()) } }
                </div>
                <div>
                    if far.short && wanted > 0 { { button("link-button", "refresh", lang.try_again(), again) } }
                </div>
            </div>
            <div class="shelf-in-texts">
                if let Some(texts) = texts { { live!(of_texts, use_texts, TextsProps = texts) } }
            </div>
            <div class="shelf-found">
                if sieve.is_open() {
                } else if !far.settled && found.is_empty() {
                    <p class="shelf-said">{ lang.shelf_texts_looking(far.seen, far.total) }</p>
                } else if found.is_empty() && !far.short {
                    { nothing(sieve, clear, lang) }
                } else {
                    <div>
                        if !far.settled { <p class="shelf-said">{ lang.shelf_texts_looking(far.seen, far.total) }</p> }
                    </div>
                    { cards::list(&cards, lang) }
                    <div class="shelf-on not-on-paper">
                        if found.len() > count {
                            <p>{ lang.shelf_shown(cards.len() as u64, found.len() as u64) }</p>
                            { button("button shelf-go-on", "plus", lang.shelf_more_books(), more) }
                        }
                    </div>
                }
            </div>
        </div>
    }
}

/// What somebody wants to see.
#[derive(Clone, Default)]
struct Look {
    /// They are about to choose.
    choosing: bool,
    /// So many more than at first are shown of what this query asks for.
    more: usize,
    query: String,
}

/// How far the lists have been looked through.
struct Far {
    /// There is more than one.
    several: bool,
    /// Nothing more comes.
    settled: bool,
    /// Something did not come.
    short: bool,
    /// So many books are known.
    seen: u64,
    /// Of so many.
    total: u64,
}

impl Far {
    /// What is told of so many books that were found: once as long as they come, and once when all have come, so that nobody
    /// hears every number in between.
    fn said(&self, sieve: &Sieve, found: u64, lang: Lang) -> String {
        if sieve.is_open() {
            return lang.shelf_count(self.total);
        }
        if !self.settled {
            return lang.shelf_looking(self.total);
        }
        let count = lang.shelf_count(found);
        if self.short {
            lang.shelf_short(&count, self.seen, self.total)
        } else if self.several {
            lang.shelf_all_seen(&count, self.total)
        } else {
            count
        }
    }
}

/// Changes what is looked for by what was chosen or typed.
pub fn changing(
    asked: &UseStateHandle<Asked>,
    change: impl Fn(&mut Sieve, String) + 'static,
) -> impl Fn(String) + 'static {
    let asked = asked.clone();
    move |value| {
        let (mut sieve, times) = (*asked).clone();
        change(&mut sieve, value);
        asked.set((sieve, times));
    }
}

fn form(
    asked: &UseStateHandle<Asked>,
    lists: Html,
    choose: Option<Callback<()>>,
    lang: Lang,
) -> Html {
    let sieve = &asked.0;
    let oninput = {
        // Other words are looked for in the texts when that is asked for.
        let change = changing(asked, |sieve, value| {
            sieve.words = value;
            sieve.texts = false;
        });
        move |event: InputEvent| change(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let onsubmit = {
        let asked = asked.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let (mut sieve, times) = (*asked).clone();
            if sieve.words.trim().is_empty() {
                page::focus(FIELD);
                return;
            }
            sieve.texts = true;
            asked.set((sieve, times));
        }
    };
    // Who goes to a list by mouse or finger, or has come to it and presses a key, is about to choose from all books.
    let onpointerdown = {
        let choose = choose.clone();
        move |_: PointerEvent| choose.iter().for_each(|choose| choose.emit(()))
    };
    let onkeydown = move |event: KeyboardEvent| {
        if !matches!(event.key().as_str(), "Tab" | "Shift") {
            choose.iter().for_each(|choose| choose.emit(()));
        }
    };
    let lists = html! { <div {onpointerdown} {onkeydown}>{ lists }</div> };
    let chosen = Sieve {
        words: String::new(),
        ..sieve.clone()
    };
    // On a small screen the books come first.
    let choices = if page::is_wide() {
        lists
    } else {
        html! { <details class="shelf-fold" open={!chosen.is_open()}><summary>{ lang.shelf_choices() }</summary>{ lists }</details> }
    };
    html! {
        <form class="shelf-form not-on-paper" role="search" aria-label={lang.shelf_label()} {onsubmit}>
            <label for="shelf-words">{ lang.shelf_words() }</label>
            <div class="shelf-row">
                <input id="shelf-words" type="search" dir="auto" autocomplete="off" maxlength="200" value={sieve.words.clone()} {oninput} />
                <button type="submit" class="button">{ icon("search") }<span>{ lang.shelf_search() }</span></button>
            </div>
            { choices }
        </form>
    }
}

/// What to do where no book fits.
fn nothing(sieve: &Sieve, clear: Callback<MouseEvent>, lang: Lang) -> Html {
    let words = if sieve.words.trim().is_empty() {
        lang.shelf_none_choice()
    } else {
        lang.shelf_none_words()
    };
    html! {
        <section class="nothing">
            { scene("empty", Area::Other) }
            <h2>{ lang.shelf_none() }</h2>
            <p>{ words }</p>
            <p class="actions">{ button("button primary", "refresh", lang.shelf_clear(), clear) }</p>
        </section>
    }
}
