//! Institutions as rows of the directory.

use super::{Directory, kind_words, place};
use crate::hall::element::{element, item, said, text};
use crate::i18n::Lang;
use crate::places::live::live;
use crate::places::use_lang;
use crate::ui::{area_tag, link, picture, words};
use lifelong_api::{Area, Institution, InstitutionType};
use std::rc::Rc;
use yew::prelude::*;

/// So many are shown at first, and again with each wish for more.
pub const SHOWN: usize = 60;
/// So many of its areas a row names.
const NAMED: usize = 3;

/// Some of the institutions of the directory.
#[derive(Clone)]
pub struct RowsProps {
    directory: Rc<Directory>,
    places: Vec<usize>,
}

impl PartialEq for RowsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.directory, &other.directory) && self.places == other.places
    }
}

/// The institutions of these places. They stand in parts of sixty: what stands there already costs nothing when more come.
pub fn list(directory: &Rc<Directory>, places: &[usize]) -> Html {
    let part = |(number, places): (usize, &[usize])| {
        let given = RowsProps {
            directory: directory.clone(),
            places: places.to_vec(),
        };
        live!(number, use_part, RowsProps = given)
    };
    let parts = places.chunks(SHOWN).enumerate().map(part).collect();
    element("ul", &["class"], &["institution-list"], parts)
}

#[hook]
fn use_part(props: &RowsProps) -> Html {
    let lang = use_lang();
    let one = |place: &usize| props.directory.at(*place);
    rows(props.places.iter().filter_map(one), lang)
}

/// Institutions as rows of a list.
pub fn rows<'a>(institutions: impl Iterator<Item = &'a Institution>, lang: Lang) -> Html {
    institutions.map(|one| row(one, lang)).collect()
}

fn row(institution: &Institution, lang: Lang) -> Html {
    let mut facts = Vec::new();
    // What nobody knows is not worth a word.
    if institution.kind != InstitutionType::Other {
        facts.push(said("span", "", kind_words(institution.kind, lang)));
    }
    if !place(institution).is_empty() {
        facts.push(element(
            "span",
            &[],
            &[],
            vec![words(place(institution), lang)],
        ));
    }
    let courses = lang.results_total(institution.course_count);
    facts.push(said("span", "", &courses));
    if institution.example {
        facts.push(said("span", "example-tag", lang.institution_example()));
    }
    let areas = institution.subjects.iter();
    let areas = areas.filter_map(|subject| Area::from_code(&subject.id));
    let areas = areas.take(NAMED).map(|area| area_tag(area, lang)).collect();
    let to = format!("/institution/{}", institution.id);
    let name = link(to, "", words(&institution.name, lang));
    let mut inside = vec![element("h2", &[], &[], vec![name])];
    if !institution.r#abstract.is_empty() {
        inside.push(element(
            "p",
            &[],
            &[],
            vec![words(&institution.r#abstract, lang)],
        ));
    }
    inside.push(element("p", &["class"], &["facts"], facts));
    inside.push(element("p", &["class"], &["facts"], areas));
    let inside = element("div", &[], &[], inside);
    item(
        "li",
        &institution.id,
        "",
        vec![mark(institution, lang), inside],
    )
}

/// Its logo, or the first letter of its name in the hue of what it mostly teaches. The name stands beside it, so neither says
/// anything to those who do not see it.
fn mark(institution: &Institution, lang: Lang) -> Html {
    let area = institution.subjects.first();
    let area = area.and_then(|subject| Area::from_code(&subject.id));
    let first = || {
        let name = institution.name.pick(lang.tag());
        let mut letters = name.chars().filter(|c| !c.is_ascii_punctuation());
        let letter = letters.next().unwrap_or(' ').to_ascii_uppercase();
        text(letter.encode_utf8(&mut [0; 4]))
    };
    let logo = picture(institution.image.as_ref(), lang);
    let area = area.unwrap_or(Area::Other).code();
    let (keys, values) = (
        &["class", "data-area", "aria-hidden"],
        ["institution-mark", area, "true"],
    );
    element("span", keys, &values, vec![logo.unwrap_or_else(first)])
}
