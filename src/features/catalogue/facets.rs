//! Filters: groups of boxes with counts.

use super::model::Search;
use crate::i18n::Lang;
use crate::ui::{area_name, kind_name, language_name, level_name};
use lifelong_api::{Area, Kind, Level, Text};
use lifelong_search::{Facet, FacetCount};
use std::collections::BTreeMap;
use yew::prelude::*;

/// How many values of a facet stand open at once.
const SHOWN: usize = 8;

/// The groups that have anything to choose.
pub fn facet_groups(
    search: &Search,
    counts: &BTreeMap<Facet, Vec<FacetCount>>,
    lang: Lang,
    to: &Callback<Search>,
) -> Html {
    let group = |facet: Facet| {
        let values = counts.get(&facet).map_or(&[][..], Vec::as_slice);
        let values: Vec<FacetCount> = values
            .iter()
            .filter(|v| v.count > 0 || search.has(facet, &v.value))
            .cloned()
            .collect();
        let chosen = search.filters.get(&facet).is_some_and(|v| !v.is_empty());
        (values.len() > 1 || chosen).then(|| {
            html! { <Group key={facet.code()} {facet} {values} search={search.clone()} {lang} to={to.clone()} /> }
        })
    };
    html! { <div class="facets">{ for Facet::ALL.into_iter().filter_map(group) }</div> }
}

#[derive(Clone, PartialEq, Properties)]
struct GroupProps {
    facet: Facet,
    values: Vec<FacetCount>,
    search: Search,
    lang: Lang,
    to: Callback<Search>,
}

#[component]
fn Group(props: &GroupProps) -> Html {
    let GroupProps {
        facet,
        values,
        search,
        lang,
        to,
    } = props;
    let (facet, lang) = (*facet, *lang);
    let all = use_state(|| false);
    let shown = if *all { values.len() } else { SHOWN };
    // A chosen value is never folded away.
    let visible = values
        .iter()
        .enumerate()
        .filter(|(i, v)| *i < shown || search.has(facet, &v.value));
    let choice = |(_, value): (usize, &FacetCount)| {
        let chosen = search.has(facet, &value.value);
        let onchange = {
            let (to, next) = (to.clone(), search.toggled(facet, &value.value));
            Callback::from(move |_: Event| to.emit(next.clone()))
        };
        html! {
            <li key={value.value.clone()}>
                <label>
                    <input type="checkbox" name={facet.code()} value={value.value.clone()} checked={chosen} {onchange} />
                    <span class="facet-name">{ value_name(facet, &value.value, Some(&value.label), lang) }</span>
                    <span class="facet-count">{ crate::i18n::grouped(value.count) }</span>
                </label>
            </li>
        }
    };
    let unfold = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    html! {
        <fieldset class="facet">
            <legend>{ facet_name(facet, lang) }</legend>
            <ul>{ for visible.map(choice) }</ul>
            if values.len() > SHOWN {
                <button type="button" class="link-button" aria-expanded={all.to_string()} onclick={unfold}>
                    { if *all { lang.facet_fewer().to_owned() } else { lang.facet_more(values.len() as u64) } }
                </button>
            }
        </fieldset>
    }
}

/// A facet's name.
fn facet_name(facet: Facet, lang: Lang) -> &'static str {
    match facet {
        Facet::Area => lang.facet_area(),
        Facet::Kind => lang.facet_kind(),
        Facet::Institution => lang.facet_institution(),
        Facet::Topic => lang.facet_topic(),
        Facet::Format => lang.facet_format(),
        Facet::Level => lang.facet_level(),
        Facet::Language => lang.facet_language(),
        Facet::Length => lang.facet_length(),
        Facet::Free => lang.facet_free(),
    }
}

/// A value's name: words for codes, the index's own label for what the catalogue named, else the value itself.
pub fn value_name(facet: Facet, value: &str, label: Option<&Text>, lang: Lang) -> String {
    let known = match facet {
        Facet::Area => Area::from_code(value).map(|area| area_name(area, lang)),
        Facet::Kind => kind_of(value).map(|kind| kind_name(kind, lang)),
        Facet::Level => level_of(value).and_then(|level| level_name(level, lang)),
        Facet::Format => match value {
            "text" => Some(lang.format_text()),
            "video" => Some(lang.format_video()),
            "audio" => Some(lang.format_audio()),
            "online" => Some(lang.format_online()),
            "onsite" => Some(lang.format_onsite()),
            "blended" => Some(lang.format_blended()),
            _ => Some(lang.value_unknown()),
        },
        Facet::Length => match value {
            "5min" => Some(lang.length_class_5min()),
            "1h" => Some(lang.length_class_1h()),
            "10h" => Some(lang.length_class_10h()),
            "40h" => Some(lang.length_class_40h()),
            "long" => Some(lang.length_class_long()),
            _ => None,
        },
        Facet::Free => match value {
            "yes" => Some(lang.free_yes()),
            "no" => Some(lang.free_no()),
            _ => None,
        },
        Facet::Language => language_name(value, lang),
        Facet::Institution | Facet::Topic => None,
    };
    known.map(str::to_owned).unwrap_or_else(|| {
        let named = label.map(|l| l.pick(lang.tag())).filter(|l| !l.is_empty());
        named.unwrap_or(value).to_owned()
    })
}

fn kind_of(code: &str) -> Option<Kind> {
    Some(match code {
        "own" => Kind::Own,
        "partner" => Kind::Partner,
        "platform" => Kind::Platform,
        "micro" => Kind::Micro,
        _ => return None,
    })
}

fn level_of(code: &str) -> Option<Level> {
    Some(match code {
        "beginner" => Level::Beginner,
        "intermediate" => Level::Intermediate,
        "advanced" => Level::Advanced,
        _ => return None,
    })
}
