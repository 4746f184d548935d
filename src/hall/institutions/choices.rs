//! The lists to choose from: kind, region, subject, each with the number of institutions that it leads to.

use super::directory::{Asked, changing};
use super::{Directory, Found, Sieve, kind_words};
use crate::i18n::Lang;
use crate::ui::area_name;
use lifelong_api::InstitutionType;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Something to choose: its value, its words, how many there are of it.
type Choice = (String, String, usize);

/// The lists that have anything to choose.
pub fn choices(
    asked: &UseStateHandle<Asked>,
    directory: &Directory,
    found: &Found,
    lang: Lang,
) -> Vec<Html> {
    let sieve = &asked.0;
    let kind = |(code, count): &(&str, usize)| {
        let kind = InstitutionType::ALL.into_iter();
        let kind = kind.filter(|kind| kind.code() == *code).next_back();
        let words = kind_words(kind.unwrap_or_default(), lang);
        ((*code).to_owned(), words.to_owned(), *count)
    };
    let region = |(name, count): &(String, usize)| {
        let text = directory.region(name);
        let words = text.map_or(name.as_str(), |text| text.pick(lang.tag()));
        (name.clone(), words.to_owned(), *count)
    };
    let subject = |(area, count): &(lifelong_api::Area, usize)| {
        let words = area_name(*area, lang);
        (area.code().to_owned(), words.to_owned(), *count)
    };
    let lists: [(_, _, Vec<Choice>, _, fn(&mut Sieve, String)); 3] = [
        (
            "type",
            lang.institutions_kind(),
            found.kinds.iter().map(kind).collect(),
            &sieve.kind,
            |sieve, value| sieve.kind = value,
        ),
        (
            "region",
            lang.institutions_region(),
            found.regions.iter().map(region).collect(),
            &sieve.region,
            |sieve, value| sieve.region = value,
        ),
        (
            "subject",
            lang.institutions_subject(),
            found.subjects.iter().map(subject).collect(),
            &sieve.subject,
            |sieve, value| sieve.subject = value,
        ),
    ];
    let is_any = |all: &[Choice]| {
        let total = directory.len();
        // One choice that all have is none; while words are typed a list stays where it was.
        all.len() > 1 || all.iter().any(|(.., count)| *count < total)
    };
    let shown = lists
        .into_iter()
        .filter(|(_, _, all, chosen, _)| !chosen.is_empty() || !all.is_empty() && is_any(all));
    let list = |(name, words, all, chosen, change): (
        &'static str,
        _,
        Vec<Choice>,
        &String,
        fn(&mut Sieve, String),
    )| {
        let change = changing(asked, change);
        let onchange = move |event: Event| {
            change(event.target_unchecked_into::<HtmlSelectElement>().value());
        };
        let option = |(value, name, count): &Choice| {
            html! { <option key={value.clone()} value={value.clone()} selected={value == chosen}>{ lang.shelf_option(*count as u64, name) }</option> }
        };
        html! {
            <label key={name} class="shelf-choice">
                <span>{ words }</span>
                <select key={asked.1.to_string()} {name} {onchange}>
                    <option key="" value="" selected={chosen.is_empty()}>{ lang.shelf_any() }</option>
                    { for all.iter().map(option) }
                </select>
            </label>
        }
    };
    shown.map(list).collect()
}
