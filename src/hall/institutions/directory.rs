//! The directory: words, choices, results. The address holds what is looked for. The first institutions stand at once; the
//! others come when somebody looks for one, chooses, or wants more.

use super::choices::choices;
use super::row::{SHOWN, list};
use super::{Directory, Found, Sieve};
use crate::hall::element::{element, said, text};
use crate::i18n::Lang;
use crate::places::use_lang;
use crate::platform::{events, page, time};
use crate::services::{self, ServiceError, use_load};
use crate::ui::{Status, button, scene};
use lifelong_api::Area;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Its page.
const PATH: &str = "/institutions";
/// The field.
const FIELD: &str = "#institution-words";
/// The address is written when nobody has typed for so long, in milliseconds: browsers refuse to write it too often.
const STILL: u32 = 250;
/// What was pressed or typed is drawn first; the list follows so many milliseconds later.
const SOON: u32 = 30;

/// What somebody looks for, and how much of it they want to see.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    /// What the list shows.
    sieve: Sieve,
    /// What the field and the lists of choices say: the list follows a moment later, so that nobody waits for it while typing.
    wanted: Sieve,
    /// How often it was set by something else than its fields.
    times: u32,
    /// All institutions are to be looked through.
    all: bool,
    /// So many more than at first are shown.
    more: usize,
    /// Something was chosen, so the lists are unfolded and stay so.
    unfolded: bool,
    /// The first of them are here.
    begun: bool,
    /// The place of what is to take the focus as soon as it is there; 0 for nothing.
    focus: usize,
}

impl Look {
    /// Looks for something else.
    fn sieved(&self, sieve: Sieve, times: u32) -> Self {
        let chosen = [&sieve.kind, &sieve.region, &sieve.subject];
        Self {
            wanted: sieve.clone(),
            unfolded: self.unfolded || chosen.iter().any(|one| !one.is_empty()),
            sieve,
            times,
            more: 0,
            focus: 0,
            ..self.clone()
        }
    }
}

thread_local! {
    /// Whoever reads about one and comes back finds as many as before.
    static LAST: RefCell<Look> = RefCell::default();
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
    let look = use_look();
    // The first file comes first, whatever is looked for.
    let wanted = look.begun && (look.all || !look.sieve.is_open());
    let key = if wanted { "all" } else { "" };
    let loading = use_load(key.to_owned(), true, fetch);
    {
        let (look, here) = (look.clone(), loading.state.value().is_some());
        use_effect(move || {
            let found = look.focus > 0 && focus_row(look.focus);
            if found || here && !look.begun {
                look.set(Look {
                    begun: here,
                    focus: if found { 0 } else { look.focus },
                    ..(*look).clone()
                });
            }
        });
    }
    let failed = loading.state.error();
    let again = loading.again;
    let Some(listed) = loading.state.value() else {
        let again = failed.is_none_or(ServiceError::can_retry).then_some(again);
        return html! { <Status error={failed.map(|e| e.words(lang))} {again} {lang} /> };
    };
    let directory = &listed.directory;
    if directory.is_empty() {
        return said("p", "none-yet", lang.institutions_none());
    }
    let sieve = &look.sieve;
    let found = directory.sift(sieve);
    let far = Far {
        seen: directory.len() as u64,
        total: listed.total,
        failed: failed.is_some(),
    };
    let count = SHOWN + look.more;
    let places = &found.places[..found.places.len().min(count)];
    // As many as were found; of all, as many as there are.
    let on = match sieve.is_open() {
        true => far.total,
        false => found.places.len() as u64,
    };
    let changed = |change: fn(&Look) -> Look| {
        let look = look.clone();
        move || look.set(change(&look))
    };
    let clear = changed(|look| {
        page::focus(FIELD);
        look.sieved(Sieve::default(), look.times + 1)
    });
    let clear = Callback::from(move |_: MouseEvent| clear());
    let more = changed(|look| Look {
        all: true,
        more: look.more + SHOWN,
        focus: look.more + SHOWN,
        ..(*look).clone()
    });
    let more = Callback::from(move |_: MouseEvent| {
        let more = more.clone();
        time::after(SOON, more).forget();
    });
    let told = text(&far.said(sieve, found.places.len() as u64, lang));
    let status = element(
        "p",
        &["class", "role"],
        &["shelf-count", "status"],
        vec![told],
    );
    let mut line = vec![status];
    if !sieve.is_open() {
        line.push(button(
            "link-button",
            "close",
            lang.institutions_clear(),
            clear.clone(),
        ));
    }
    if far.failed {
        let again = again.reform(|_: MouseEvent| ());
        line.push(button("link-button", "refresh", lang.try_again(), again));
    }
    let mut below = Vec::new();
    if !places.is_empty() {
        below.push(list(directory, places));
    } else if !far.is_on_its_way() && !far.failed {
        below.push(nothing(sieve, clear, lang));
    }
    if places.len() as u64 != on {
        let shown = lang.institutions_shown(places.len() as u64, on);
        let go_on = lang.institutions_go_on();
        let go_on = button("button directory-more", "plus", go_on, more);
        below.push(element(
            "div",
            &["class"],
            &["shelf-on not-on-paper"],
            vec![said("p", "", &shown), go_on],
        ));
    }
    let parts = vec![
        form(&look, directory, &found, &far, lang),
        element("div", &["class"], &["shelf-line not-on-paper"], line),
        element("div", &[], &[], below),
    ];
    element("div", &["class"], &["directory"], parts)
}

/// The first file of the list, or all of them.
async fn fetch(which: String) -> Result<Rc<Listed>, ServiceError> {
    let api = services::api();
    let list = match which.is_empty() {
        true => api.institutions().await?,
        false => api.institutions_until(None).await?,
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
fn use_look() -> UseStateHandle<Look> {
    let look = use_state(|| {
        let sieve = of_address(&page::address()).unwrap_or_default();
        // What was shown of something else is of no use now.
        let last = LAST.take();
        match last.sieve == sieve {
            true => last,
            false => last.sieved(sieve, 0),
        }
    });
    use_effect_with(look.clone(), move |look| {
        LAST.set((**look).clone());
        let late = look.clone();
        let late = (look.wanted != look.sieve).then(|| {
            time::after(SOON, move || {
                late.set(late.sieved(late.wanted.clone(), late.times));
            })
        });
        let now = look.sieve.query();
        let timer = time::after(STILL, move || {
            if of_address(&page::address()).is_some_and(|there| there.query() != now) {
                page::set_query(&now);
            }
        });
        // Back, forward, and the ways to the directory itself.
        let look = look.clone();
        let take = move |address: &str| {
            let there = of_address(address);
            if let Some(there) = there.filter(|there| there.query() != look.sieve.query()) {
                look.set(look.sieved(there, look.times + 1));
            }
        };
        let hearing = events::on_address(take);
        move || drop((late, timer, hearing))
    });
    look
}

fn form(
    look: &UseStateHandle<Look>,
    directory: &Directory,
    found: &Found,
    far: &Far,
    lang: Lang,
) -> Html {
    if far.total < 2 {
        // One needs no looking for.
        return html! {};
    }
    let sieve = &look.sieve;
    // The field and the lists say by their names what they change.
    let onchange = {
        let look = look.clone();
        Callback::from(move |event: Event| {
            let Some((name, value)) = page::named_value(&event) else {
                return;
            };
            let mut new = (*look).clone();
            if let Some(field) = new.wanted.field(&name) {
                *field = value;
            }
            look.set(new);
        })
    };
    let oninput = onchange.reform(|event: InputEvent| event.into());
    // It searches while one types.
    let onsubmit = |event: SubmitEvent| event.prevent_default();
    // Whoever goes there is about to choose from all, or to look for one of them.
    let onfocusin = {
        let look = look.clone();
        move |_: FocusEvent| {
            if !look.all {
                look.set(Look {
                    all: true,
                    ..(*look).clone()
                });
            }
        }
    };
    let lists = choices(
        (&look.wanted, look.times),
        directory,
        found,
        &onchange,
        lang,
    );
    let mut parts = vec![element("div", &["class"], &["shelf-choices"], lists)];
    if far.seen < far.total && sieve.is_open() {
        let part = lang.institutions_part(far.seen, far.total);
        parts.push(said("p", "hint", &part));
    }
    // On a small screen the institutions come first.
    let choices = match page::is_wide() {
        true => element("div", &[], &[], parts),
        false => {
            let open = if look.unfolded { "open" } else { "" };
            parts.insert(0, said("summary", "", lang.institutions_choices()));
            element("details", &["class", "open"], &["shelf-fold", open], parts)
        }
    };
    html! {
        <form class="shelf-form not-on-paper" role="search" aria-label={lang.institutions_label()} {onsubmit} {onfocusin}>
            <label for="institution-words">{ lang.institutions_words() }</label>
            <input id="institution-words" name="q" type="search" dir="auto" autocomplete="off" maxlength="200" value={look.wanted.words.clone()} {oninput} />
            { choices }
        </form>
    }
}

/// What to do where none fits.
fn nothing(sieve: &Sieve, clear: Callback<MouseEvent>, lang: Lang) -> Html {
    let words = match sieve.words.trim().is_empty() {
        true => lang.institutions_nothing_choice(),
        false => lang.institutions_nothing_words(),
    };
    let clear = button(
        "button primary",
        "refresh",
        lang.institutions_clear(),
        clear,
    );
    let inside = vec![
        scene("empty", Area::Other),
        said("h2", "", lang.institutions_nothing()),
        said("p", "", words),
        element("p", &["class"], &["actions"], vec![clear]),
    ];
    element("section", &["class"], &["nothing"], inside)
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
