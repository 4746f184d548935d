//! What can be chosen of books, with the number of those that have it, and the lists to choose from.

use super::known::Known;
use super::sieve::{Length, Order, Sieve};
use super::tools::{Asked, changing};
use crate::i18n::Lang;
use crate::ui::{area_name, language_name};
use lifelong_api::{Area, Topic};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What some books have.
#[derive(Debug, Default)]
pub struct Counts {
    /// The ids of topics, with those above them.
    topics: BTreeMap<String, usize>,
    /// The languages they can be read in, by their own tags; those of most books first.
    pub languages: Vec<(String, usize)>,
    /// The lengths that some of them have.
    pub lengths: Vec<(Length, usize)>,
    /// Whether anybody counted how often one of them was looked at.
    pub has_views: bool,
}

impl Counts {
    /// Counts.
    pub fn of(books: &[Rc<Known>]) -> Self {
        let (mut topics, mut languages) = (BTreeMap::new(), BTreeMap::new());
        for book in books {
            for id in &book.topics {
                *topics.entry(id.clone()).or_default() += 1;
            }
            for tag in &book.languages {
                *languages.entry(tag.clone()).or_default() += 1;
            }
        }
        let mut languages: Vec<(String, usize)> = languages.into_iter().collect();
        languages.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let count = |length: Length| {
            let fits = |book: &&Rc<Known>| length.fits(book.minutes);
            (length, books.iter().filter(fits).count())
        };
        let lengths = Length::ALL.into_iter().map(count);
        Self {
            topics,
            languages,
            lengths: lengths.filter(|(_, count)| *count > 0).collect(),
            has_views: books.iter().any(|one| one.book().views.is_some()),
        }
    }

    /// The topics that books are about, and those above them, with the number of books: by area, each in the tree's order.
    pub fn subjects<'a>(&self, topics: &'a [Topic]) -> Vec<(Area, Vec<(&'a Topic, usize)>)> {
        let mut areas: BTreeMap<Area, Vec<(&Topic, usize)>> = BTreeMap::new();
        for topic in topics {
            if let Some(count) = self.topics.get(&topic.id) {
                areas.entry(topic.area).or_default().push((topic, *count));
            }
        }
        areas.into_iter().collect()
    }
}

/// Something to choose: its value and its words.
type Choice = (String, String);

/// The lists of choices that have anything to choose.
pub fn choices(
    asked: &UseStateHandle<Asked>,
    counts: &Counts,
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
    let subjects = counts.subjects(topics);
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
    let languages = &counts.languages;
    if languages.len() > 1 || !sieve.language.is_empty() {
        let language = |(tag, count): &(String, usize)| {
            let name = language_name(tag, lang).unwrap_or(tag);
            (tag.clone(), counted(name, *count))
        };
        let languages = languages.iter().map(language);
        let options = options(any(), languages, &sieve.language);
        all.push(list(
            "lang",
            lang.shelf_language(),
            options,
            |sieve, value| sieve.language = value,
        ));
    }
    let lengths = &counts.lengths;
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
        let options = options(any(), lengths.iter().map(length), sieve.length.code());
        all.push(list(
            "length",
            lang.shelf_length(),
            options,
            |sieve, value| sieve.length = Length::of(&value),
        ));
    }
    let chosen = sieve.order;
    let orders = [
        (Order::Arranged, lang.shelf_order_arranged()),
        (Order::New, lang.shelf_order_new()),
        (Order::Popular, lang.shelf_order_popular()),
    ];
    // Where nobody counted, none is read more than another.
    let offered = |(order, _): &(Order, _)| {
        *order != Order::Popular || chosen == Order::Popular || counts.has_views
    };
    let orders = orders.into_iter().filter(offered);
    let orders = orders
        .map(|(order, words)| option(&(order.code().to_owned(), words.to_owned()), chosen.code()));
    all.push(list(
        "sort",
        lang.shelf_order(),
        orders.collect(),
        |sieve, value| sieve.order = Order::of(&value),
    ));
    all
}

fn options(any: Choice, others: impl Iterator<Item = Choice>, chosen: &str) -> Html {
    let all = std::iter::once(any).chain(others);
    all.map(|one| option(&one, chosen)).collect()
}

fn option((value, words): &Choice, chosen: &str) -> Html {
    html! { <option key={value.clone()} value={value.clone()} selected={value == chosen}>{ words }</option> }
}
