//! The directory: words, choices, results. The address holds what is looked for. The first institutions stand at once; the
//! others come when somebody looks for one, chooses, or wants more.

use super::choices::choices;
use super::row::{SHOWN, list};
use super::{Directory, Sieve};
use crate::i18n::Lang;
use crate::places::use_lang;
use crate::platform::{events, page, time};
use crate::services::{self, ServiceError, use_load};
use crate::ui::{Status, icon, scene};
use lifelong_api::Area;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Its page.
const PATH: &str = "/institutions";
/// The field.
const FIELD: &str = "#institution-words";
/// The address is written when nobody has typed for so long, in milliseconds: browsers refuse to write it too often.
const STILL: u32 = 250;

/// What is looked for, and how often it was set by something else than its fields: lists of choices are made anew then, as
/// what somebody chose in one outlives what the page says of it.
pub type Asked = (Sieve, u32);

/// How much of it somebody wants to see.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    /// All institutions are to be looked through.
    all: bool,
    /// So many more than at first are shown of what this query asks for.
    more: usize,
    query: String,
}

thread_local! {
    /// Whoever reads about one and comes back finds as many as before.
    static LOOK: RefCell<Look> = RefCell::default();
}

/// The institutions that are here, and how many there are in all.
struct Listed {
    directory: Rc<Directory>,
    total: u64,
}

/// The directory.
#[hook]
pub fn use_directory() -> Html {
    let lang = use_lang();
    let asked = use_asked();
    let look = use_state(|| LOOK.with_borrow(Clone::clone));
    // The first file comes first, whatever is looked for.
    let begun = use_state(|| false);
    let wanted = look.all || !asked.0.is_open();
    let loading = use_load(wanted && *begun, true, fetch);
    // The first of those that were asked for takes the focus as soon as it stands there.
    let focus = use_mut_ref(|| None::<usize>);
    {
        let (focus, here) = (focus.clone(), loading.state.value().is_some());
        use_effect(move || {
            if here && !*begun {
                begun.set(true);
            }
            let found = focus.borrow().is_some_and(focus_row);
            if found {
                focus.take();
            }
        });
    }
    let error = loading.state.error();
    let Some(listed) = loading.state.value() else {
        let again = error
            .is_none_or(ServiceError::can_retry)
            .then(|| loading.again.clone());
        return html! { <Status error={error.map(|e| e.words(lang))} {again} {lang} /> };
    };
    let Listed { directory, total } = &*listed;
    if directory.is_empty() {
        return html! { <p class="none-yet">{ lang.institutions_none() }</p> };
    }
    let sieve = &asked.0;
    let found = directory.sift(sieve);
    let far = Far {
        seen: directory.len() as u64,
        total: *total,
        failed: error.is_some(),
    };
    let query = sieve.query();
    let count = SHOWN + if look.query == query { look.more } else { 0 };
    let places = &found.places[..found.places.len().min(count)];
    let show = {
        let look = look.clone();
        move |new: Look| {
            LOOK.set(new.clone());
            look.set(new);
        }
    };
    let choose = {
        let (show, look) = (show.clone(), look.clone());
        Callback::from(move |()| {
            if !look.all {
                show(Look {
                    all: true,
                    ..(*look).clone()
                });
            }
        })
    };
    let clear = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set((Sieve::default(), asked.1 + 1));
            page::focus(FIELD);
        })
    };
    // As many as were found; of all, as many as there are.
    let on = if sieve.is_open() {
        far.total
    } else {
        found.places.len() as u64
    };
    let more = {
        let (look, query, seen) = (look.clone(), query, far.seen);
        Callback::from(move |_: MouseEvent| {
            focus.replace(Some(count));
            show(Look {
                all: look.all || (count + SHOWN) as u64 > seen,
                more: count,
                query: query.clone(),
            });
        })
    };
    let again = loading.again.reform(|_: MouseEvent| ());
    html! {
        <div class="directory">
            if directory.len() > 1 {
                { form(&asked, choices(&asked, directory, &found, lang), &far, choose, lang) }
            }
            <div class="shelf-line not-on-paper">
                <p class="shelf-count" role="status">{ far.said(sieve, found.places.len() as u64, lang) }</p>
                <div>
                    if !sieve.is_open() { { button("link-button", "close", lang.institutions_clear(), clear.clone()) } }
                </div>
                <div>
                    if far.failed { { button("link-button", "refresh", lang.try_again(), again) } }
                </div>
            </div>
            if !places.is_empty() {
                { list(directory, places) }
            } else if !far.is_on_its_way() && !far.failed {
                { nothing(sieve, clear, lang) }
            }
            <div class="shelf-on not-on-paper">
                if places.len() as u64 != on {
                    <p>{ lang.institutions_shown(places.len() as u64, on) }</p>
                    { button("button directory-more", "plus", lang.institutions_go_on(), more) }
                }
            </div>
        </div>
    }
}

/// The first file of the list, or all of them.
async fn fetch(all: bool) -> Result<Rc<Listed>, ServiceError> {
    let api = services::api();
    let list = match all {
        true => api.institutions_until(None).await?,
        false => api.institutions().await?,
    };
    let told = api.index().await?.counts.institutions;
    let directory = Directory::of(list);
    Ok(Rc::new(Listed {
        total: told.max(directory.len() as u64),
        directory: Rc::new(directory),
    }))
}

/// How far it was looked.
struct Far {
    seen: u64,
    total: u64,
    failed: bool,
}

impl Far {
    /// Whether more can come of itself.
    fn is_on_its_way(&self) -> bool {
        self.seen < self.total && !self.failed
    }

    /// What is told of so many that were found.
    fn said(&self, sieve: &Sieve, found: u64, lang: Lang) -> String {
        let count = lang.institutions_count(found);
        match (self.failed, sieve.is_open()) {
            (true, _) => lang.institutions_short(&count, self.seen, self.total),
            (_, true) => lang.institutions_count(self.total),
            _ if self.is_on_its_way() => lang.institutions_looking(self.total),
            _ => count,
        }
    }
}

/// What the address of the directory asks for; none on another page.
fn of_address(address: &str) -> Option<Sieve> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let here = page::inside(path)?.trim_end_matches('/') == PATH;
    let query = query.split('#').next().unwrap_or_default();
    here.then(|| Sieve::of_query(query))
}

/// Keeps the address and what is looked for alike.
#[hook]
fn use_asked() -> UseStateHandle<Asked> {
    let asked = use_state(|| (of_address(&page::address()).unwrap_or_default(), 0));
    use_effect_with(asked.clone(), move |asked| {
        let now = asked.0.query();
        let timer = time::after(STILL, move || {
            if of_address(&page::address()).is_some_and(|there| there.query() != now) {
                page::set_query(&now);
            }
        });
        // Back, forward, and the ways to the directory itself.
        let asked = asked.clone();
        let take = move |address: &str| {
            let there = of_address(address);
            if let Some(there) = there.filter(|there| there.query() != asked.0.query()) {
                asked.set((there, asked.1 + 1));
            }
        };
        let arrived = events::on_document("portal-arrived", {
            let take = take.clone();
            move || take(&page::address())
        });
        let clicked = events::on_click(move |event| {
            if let Some(address) = events::link_of(event) {
                take(&address);
            }
        });
        move || drop((timer, arrived, clicked))
    });
    asked
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
    lists: Vec<Html>,
    far: &Far,
    choose: Callback<()>,
    lang: Lang,
) -> Html {
    let sieve = &asked.0;
    let oninput = {
        let change = changing(asked, |sieve, value| sieve.words = value);
        move |event: InputEvent| change(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    // It searches while one types.
    let onsubmit = |event: SubmitEvent| event.prevent_default();
    // Whoever goes to a list by mouse or finger, or has come to it and presses a key, is about to choose from all.
    let onpointerdown = {
        let choose = choose.clone();
        move |_: PointerEvent| choose.emit(())
    };
    let onkeydown = move |event: KeyboardEvent| {
        if !matches!(event.key().as_str(), "Tab" | "Shift") {
            choose.emit(());
        }
    };
    let part = far.seen < far.total && sieve.is_open();
    let is_any = !lists.is_empty();
    let lists = html! {
        <div {onpointerdown} {onkeydown}>
            <div class="shelf-choices">{ for lists }</div>
            <div>if part { <p class="hint">{ lang.institutions_part(far.seen, far.total) }</p> }</div>
        </div>
    };
    let chosen = Sieve {
        words: String::new(),
        ..sieve.clone()
    };
    // On a small screen the institutions come first.
    let choices = match (is_any, page::is_wide()) {
        (false, _) => html! {},
        (_, true) => lists,
        _ => html! {
            <details class="shelf-fold" open={!chosen.is_open()}><summary>{ lang.institutions_choices() }</summary>{ lists }</details>
        },
    };
    html! {
        <form class="shelf-form not-on-paper" role="search" aria-label={lang.institutions_label()} {onsubmit}>
            <label for="institution-words">{ lang.institutions_words() }</label>
            <div class="shelf-row">
                <input id="institution-words" type="search" dir="auto" autocomplete="off" maxlength="200" value={sieve.words.clone()} {oninput} />
            </div>
            <div>{ choices }</div>
        </form>
    }
}

fn button(
    class: &'static str,
    symbol: &'static str,
    words: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} {onclick}>{ icon(symbol) }<span>{ words }</span></button> }
}

/// What to do where none fits.
fn nothing(sieve: &Sieve, clear: Callback<MouseEvent>, lang: Lang) -> Html {
    let words = match sieve.words.trim().is_empty() {
        true => lang.institutions_nothing_choice(),
        false => lang.institutions_nothing_words(),
    };
    html! {
        <section class="nothing">
            { scene("empty", Area::Other) }
            <h2>{ lang.institutions_nothing() }</h2>
            <p>{ words }</p>
            <p class="actions">{ button("button primary", "refresh", lang.institutions_clear(), clear) }</p>
        </section>
    }
}

/// Puts the focus on an institution, counted from 0, where the button that brought it still has it or has gone. True where
/// nothing more is to be done.
fn focus_row(number: usize) -> bool {
    let row = format!(".institution-list > :nth-child({}) a", number + 1);
    let on_button = ".directory-more:focus";
    let query = |selector: &str| page::document().query_selector(selector).ok().flatten();
    match query(&row) {
        // Whoever has gone on to something else meanwhile stays there.
        Some(_) if query(on_button).is_none() && !page::is_nowhere() => true,
        Some(_) => page::focus(&row),
        None => false,
    }
}
