//! The lists to choose from: kind, region, subject, each with the number of institutions that it leads to.

use super::{Directory, Found, Sieve, kind_words};
use crate::hall::element::{item, said};
use crate::i18n::Lang;
use crate::ui::area_name;
use lifelong_api::{Area, InstitutionType};
use yew::prelude::*;

/// Something to choose: its value, its words, how many there are of it.
type Choice = (String, String, usize);

/// The lists that have anything to choose. `times` changes where something else than they set what is chosen: they are made
/// anew then, as what somebody chose in one outlives what the page says of it.
pub fn choices(
    (sieve, times): (&Sieve, u32),
    directory: &Directory,
    found: &Found,
    onchange: &Callback<Event>,
    lang: Lang,
) -> Vec<Html> {
    let kind = |(kind, count): &(InstitutionType, usize)| {
        let words = kind_words(*kind, lang);
        (kind.code().to_owned(), words.to_owned(), *count)
    };
    let region = |(name, count): &(String, usize)| {
        let text = directory.region(name);
        let words = text.map_or(name.as_str(), |text| text.pick(lang.tag()));
        (name.clone(), words.to_owned(), *count)
    };
    let subject = |(area, count): &(Area, usize)| {
        let words = area_name(*area, lang);
        (area.code().to_owned(), words.to_owned(), *count)
    };
    let lists: [(_, _, Vec<Choice>, &str); 3] = [
        (
            "type",
            lang.institutions_kind(),
            found.kinds.iter().map(kind).collect(),
            &sieve.kind,
        ),
        (
            "region",
            lang.institutions_region(),
            found.regions.iter().map(region).collect(),
            &sieve.region,
        ),
        (
            "subject",
            lang.institutions_subject(),
            found.subjects.iter().map(subject).collect(),
            &sieve.subject,
        ),
    ];
    let mut shown = Vec::new();
    for ((name, words, all, chosen), varied) in lists.into_iter().zip(directory.varied()) {
        // A choice that all have is none. While words are typed a list stays where it was.
        if chosen.is_empty() && !varied {
            continue;
        }
        let mut options = vec![option("", lang.shelf_any(), chosen)];
        for (value, name, count) in &all {
            options.push(option(
                value,
                &lang.shelf_option(*count as u64, name),
                chosen,
            ));
        }
        let select =
            html! { <select key={times} {name} onchange={onchange.clone()}>{ options }</select> };
        let label = said("span", "", words);
        shown.push(item("label", name, "shelf-choice", vec![label, select]));
    }
    shown
}

fn option(value: &str, words: &str, chosen: &str) -> Html {
    html! { <option key={value} value={value.to_owned()} selected={value == chosen}>{ words }</option> }
}
