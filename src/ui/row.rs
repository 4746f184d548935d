//! One result: a row, title first, matched words marked.

use super::{area_tag, kind_name, length_text, level_name, link, words};
use crate::i18n::Lang;
use lifelong_search::{Field, Hit};
use std::ops::Range;
use yew::prelude::*;

/// A result as a row.
pub fn row(hit: &Hit, lang: Lang) -> Html {
    html! {
        <li key={hit.id.clone()} class="row" data-area={hit.area.code()}>
            <h3>{ link(format!("/course/{}", hit.id), "", title(hit, lang)) }</h3>
            <p class="row-provider">{ words(&hit.institution_name, lang) }</p>
            <p class="facts">
                { area_tag(hit.area, lang) }
                if let Some(minutes) = hit.minutes { <span>{ length_text(minutes, lang) }</span> }
                <span>{ kind_name(hit.kind, lang) }</span>
                if let Some(level) = hit.level.and_then(|l| level_name(l, lang)) { <span>{ level }</span> }
                if hit.free == Some(true) { <span>{ lang.free_yes() }</span> }
            </p>
            { why(hit, lang) }
        </li>
    }
}

/// Why a result is here, where its title does not show it.
fn why(hit: &Hit, lang: Lang) -> Html {
    let field = hit.matched.iter().find_map(|field| match field {
        Field::Whole => Some(lang.matched_code()),
        Field::Institution => Some(lang.matched_institution()),
        Field::Topic => Some(lang.matched_topic()),
        Field::Description => Some(lang.matched_description()),
        Field::Title => None,
    });
    match field {
        Some(field) if !hit.matched.contains(&Field::Title) && hit.marks.is_empty() => {
            html! { <p class="row-why">{ field }</p> }
        }
        _ => html! {},
    }
}

/// The title with its matched words marked.
fn title(hit: &Hit, lang: Lang) -> Html {
    let Some((tag, text)) = hit.title.best(lang.tag()) else {
        return html! {};
    };
    let marks = hit.marks.get(tag).map_or(&[][..], Vec::as_slice);
    let pieces: Html = pieces(text, marks)
        .into_iter()
        .map(|(piece, marked)| {
            if marked {
                html! { <mark>{piece}</mark> }
            } else {
                html! { {piece} }
            }
        })
        .collect();
    if tag == lang.tag() || tag == "und" {
        pieces
    } else {
        html! { <span lang={tag.to_owned()}>{ pieces }</span> }
    }
}

/// A text cut at the edges of its marks. Marks that are not on character edges, or overlap, are passed over.
fn pieces<'a>(text: &'a str, marks: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let (mut out, mut end) = (Vec::new(), 0);
    for mark in marks {
        if mark.start < end || mark.is_empty() || text.get(mark.clone()).is_none() {
            continue;
        }
        if mark.start > end {
            out.push((&text[end..mark.start], false));
        }
        out.push((&text[mark.clone()], true));
        end = mark.end;
    }
    if end < text.len() {
        out.push((&text[end..], false));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_cut_a_title() {
        let cut = pieces("Tea and 太极", &[0..3, 8..14]);
        assert_eq!(cut, [("Tea", true), (" and ", false), ("太极", true)]);
    }

    #[test]
    fn bad_marks_are_passed_over() {
        let cut = pieces("太极", &[1..3, 0..99, 3..6, 0..3]);
        assert_eq!(cut, [("太", false), ("极", true)]);
        assert!(pieces("", std::slice::from_ref(&(0..0))).is_empty());
    }
}
