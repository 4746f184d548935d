//! Finding a book: words, choices, an order. The address holds all of it; the portal's own list stands as long as nothing is
//! chosen.

use super::cards;
use super::sieve::{Length, Sieve, languages, lengths, sift, subjects};
use super::texts::{TextsProps, use_texts};
use crate::i18n::Lang;
use crate::platform::{events, page, time};
use crate::services::{self, use_load};
use crate::study::hooks::use_lang;
use crate::study::live::live;
use crate::study::parts::button;
use crate::ui::{area_name, icon, language_name, scene};
use lifelong_api::{Area, ListedBook, Topic};
use web_sys::{HtmlInputElement, HtmlSelectElement};
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
type Asked = (Sieve, u32);

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
        let arrived = events::on_document("portal-arrived", {
            let take = take.clone();
            move || take(&page::address())
        });
        let clicked = events::on_click(move |event| {
            if let Some(address) = events::link_of(event) {
                take(&address);
            }
        });
        move || drop((arrived, clicked))
    });
    asked
}

/// The tools, and what they find.
#[hook]
pub fn use_tools() -> Html {
    let lang = use_lang();
    let list = use_load((), true, |()| async move {
        services::api().listed_books().await
    });
    // Without it one cannot choose by subject.
    let tree = use_load((), true, |()| async move { services::api().topics().await });
    let asked = use_asked();
    let (list, tree) = (list.state, tree.state);
    let Some(books) = list
        .value()
        .filter(|_| tree.value().is_some() || tree.error().is_some())
    else {
        // Where none come, the page itself says so.
        let waits = list.error().is_none().then_some("shelf-tools-wait");
        return html! { <div class={classes!("shelf-tools", waits)}></div> };
    };
    let books = &books.books;
    if books.len() < 2 {
        // One needs no looking for.
        return html! {};
    }
    let topics = &tree.value().unwrap_or_default().topics;
    let (sieve, _) = &*asked;
    let found = sift(books, sieve, topics);
    let texts = sieve.texts.then(|| TextsProps {
        asked: sieve.words.trim().to_owned(),
        books: sift(books, &sieve.without_words(), topics)
            .into_iter()
            .cloned()
            .collect(),
    });
    // Another order is no other search.
    let of_texts = Sieve {
        newest: false,
        ..sieve.clone()
    }
    .query();
    let clear = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set((Sieve::default(), asked.1 + 1));
            page::focus(FIELD);
        })
    };
    // Each part that may be there or not stands in an element of its own, so that the field stays the same one.
    html! {
        <div class="shelf-tools">
            { form(&asked, books, topics, lang) }
            <div class="shelf-line not-on-paper">
                <p class="shelf-count" role="status">{ lang.shelf_count(found.len() as u64) }</p>
                <div>
                    if !sieve.is_open() { { button("link-button", "close", lang.shelf_clear(), clear.clone()) } }
                </div>
            </div>
            <div class="shelf-in-texts">
                if let Some(texts) = texts { { live!(of_texts, use_texts, TextsProps = texts) } }
            </div>
            <div class="shelf-found">
                if found.is_empty() { { nothing(sieve, clear, lang) } } else if !sieve.is_open() { { cards::list(&found, lang) } }
            </div>
        </div>
    }
}

/// Changes what is looked for by what was chosen or typed.
fn changing(
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

fn form(asked: &UseStateHandle<Asked>, books: &[ListedBook], topics: &[Topic], lang: Lang) -> Html {
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
    let lists =
        html! { <div class="shelf-choices">{ for choices(asked, books, topics, lang) }</div> };
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

/// Something to choose: its value and its words.
type Choice = (String, String);

/// The lists of choices that have anything to choose.
fn choices(
    asked: &UseStateHandle<Asked>,
    books: &[ListedBook],
    topics: &[Topic],
    lang: Lang,
) -> Vec<Html> {
    let (sieve, times) = &**asked;
    let counted = |name: &str, count: usize| lang.shelf_option(count as u64, name);
    let any = || (String::new(), lang.shelf_any().to_owned());
    let list =
        |name: &'static str, words: &'static str, options: Html, change: fn(&mut Sieve, String)| {
            let change = changing(asked, change);
            let onchange = move |event: Event| {
                change(event.target_unchecked_into::<HtmlSelectElement>().value());
            };
            html! {
                <label key={name} class="shelf-choice">
                    <span>{ words }</span>
                    <select key={times.to_string()} {name} {onchange}>{ options }</select>
                </label>
            }
        };
    let mut all = Vec::new();
    let subjects = subjects(books, topics);
    if !subjects.is_empty() {
        let group = |(area, topics): &(Area, Vec<(&Topic, usize)>)| {
            let topic = |(topic, count): &(&Topic, usize)| {
                let words = counted(topic.name.pick(lang.tag()), *count);
                option(&(topic.id.clone(), words), &sieve.topic)
            };
            html! { <optgroup key={area.code()} label={area_name(*area, lang)}>{ for topics.iter().map(topic) }</optgroup> }
        };
        let options =
            html! { <>{ option(&any(), &sieve.topic) }{ for subjects.iter().map(group) }</> };
        all.push(list(
            "topic",
            lang.shelf_topic(),
            options,
            |sieve, value| sieve.topic = value,
        ));
    }
    let languages = languages(books);
    if languages.len() > 1 || !sieve.language.is_empty() {
        let language = |(tag, count): &(String, usize)| {
            let name = language_name(tag, lang).unwrap_or(tag);
            (tag.clone(), counted(name, *count))
        };
        let options: Vec<Choice> = std::iter::once(any())
            .chain(languages.iter().map(language))
            .collect();
        let options = options
            .iter()
            .map(|one| option(one, &sieve.language))
            .collect();
        all.push(list(
            "lang",
            lang.shelf_language(),
            options,
            |sieve, value| sieve.language = value,
        ));
    }
    let lengths = lengths(books);
    if lengths.len() > 1 || sieve.length != Length::Any {
        let length = |(length, count): &(Length, usize)| {
            let words = match length {
                Length::Any => lang.shelf_any(),
                Length::Half => lang.shelf_length_half(),
                Length::Two => lang.shelf_length_two(),
                Length::Long => lang.shelf_length_long(),
            };
            (length.code().to_owned(), counted(words, *count))
        };
        let options: Vec<Choice> = std::iter::once(any())
            .chain(lengths.iter().map(length))
            .collect();
        let chosen = sieve.length.code();
        let options = options.iter().map(|one| option(one, chosen)).collect();
        all.push(list(
            "length",
            lang.shelf_length(),
            options,
            |sieve, value| sieve.length = Length::of(&value),
        ));
    }
    let chosen = if sieve.newest { "new" } else { "" };
    let orders = [
        ("", lang.shelf_order_arranged()),
        ("new", lang.shelf_order_new()),
    ];
    let orders = orders.map(|(value, words)| option(&(value.to_owned(), words.to_owned()), chosen));
    all.push(list(
        "sort",
        lang.shelf_order(),
        orders.into_iter().collect(),
        |sieve, value| sieve.newest = value == "new",
    ));
    all
}

fn option((value, words): &Choice, chosen: &str) -> Html {
    html! { <option key={value.clone()} value={value.clone()} selected={value == chosen}>{ words }</option> }
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
