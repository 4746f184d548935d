//! Institutions as rows of the directory.

use super::{Directory, kind_words, place};
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
    html! { <ul class="institution-list">{ for places.chunks(SHOWN).enumerate().map(part) }</ul> }
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
    let areas = institution.subjects.iter();
    let areas = areas.filter_map(|subject| Area::from_code(&subject.id));
    html! {
        <li key={institution.id.clone()}>
            { mark(institution, lang) }
            <div>
                <h2>{ link(format!("/institution/{}", institution.id), "", words(&institution.name, lang)) }</h2>
                if !institution.r#abstract.is_empty() { <p>{ words(&institution.r#abstract, lang) }</p> }
                <p class="facts">
                    // What nobody knows is not worth a word.
                    if institution.kind != InstitutionType::Other { <span>{ kind_words(institution.kind, lang) }</span> }
                    if !place(institution).is_empty() { <span>{ words(place(institution), lang) }</span> }
                    <span>{ lang.results_total(institution.course_count) }</span>
                    if institution.example { <span class="example-tag">{ lang.institution_example() }</span> }
                </p>
                <p class="facts">{ for areas.take(NAMED).map(|area| area_tag(area, lang)) }</p>
            </div>
        </li>
    }
}

/// Its logo, or the first letter of its name in the hue of what it mostly teaches. The name stands beside it, so neither says
/// anything to those who do not see it.
fn mark(institution: &Institution, lang: Lang) -> Html {
    let area = institution.subjects.first();
    let area = area.and_then(|subject| Area::from_code(&subject.id));
    let first = || {
        let name = institution.name.pick(lang.tag());
        let mut letters = name.chars().filter(|c| !c.is_ascii_punctuation());
        html! { { letters.next().unwrap_or(' ').to_ascii_uppercase() } }
    };
    let logo = picture(institution.image.as_ref(), lang);
    html! {
        <span class="institution-mark" data-area={area.unwrap_or(Area::Other).code()} aria-hidden="true">
            { logo.unwrap_or_else(first) }
        </span>
    }
}
