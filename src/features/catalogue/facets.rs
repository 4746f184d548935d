//! Filters: groups of boxes with counts; topics as a tree, institutions with a field to find one.

use super::model::{Search, below, leads_to_chosen};
use super::results::{MOST_FOUND, Named};
use crate::i18n::{Lang, grouped};
use crate::ui::{area_name, kind_name, language_name, level_name};
use lifelong_api::{Area, Kind, Level, Text};
use lifelong_search::{Facet, FacetCount, Response};
use std::collections::BTreeSet;
use yew::prelude::*;

/// How many values of a facet stand open at once.
const SHOWN: usize = 8;

/// The groups that have anything to choose.
pub fn facet_groups(
    search: &Search,
    counts: &Response,
    named: &Named,
    lang: Lang,
    choose: &Choose,
) -> Html {
    let group = |facet: Facet| {
        let values = counts.facets.get(&facet).map_or(&[][..], Vec::as_slice);
        let kept = |v: &&FacetCount| v.count > 0 || search.has(facet, &v.value);
        // A value below one that is not here stands on top.
        let here = |parent: &String| values.iter().filter(kept).any(|v| v.value == *parent);
        let placed = |v: &FacetCount| FacetCount {
            parent: v.parent.clone().filter(here),
            ..v.clone()
        };
        let values: Vec<FacetCount> = values.iter().filter(kept).map(placed).collect();
        let chosen = search.filters.get(&facet).cloned().unwrap_or_default();
        let named = (facet == Facet::Institution
            && (values.len() > SHOWN || !named.typed.is_empty()))
        .then(|| named.clone());
        (values.len() > 1 || !chosen.is_empty() || named.is_some()).then(|| {
            html! {
                <Group
                    key={facet.code()} {facet} {values} {chosen} {named} total={counts.institutions}
                    {lang} choose={choose.clone()}
                />
            }
        })
    };
    html! { <div class="facets">{ for Facet::ALL.into_iter().filter_map(group) }</div> }
}

/// Chooses a value of a facet, or takes the choice back.
pub type Choose = Callback<(Facet, String)>;

/// Only what the group shows: a group in which nothing has changed is not drawn again.
#[derive(Clone, PartialEq, Properties)]
struct GroupProps {
    facet: Facet,
    values: Vec<FacetCount>,
    chosen: BTreeSet<String>,
    named: Option<Named>,
    /// How many institutions there are.
    total: u64,
    lang: Lang,
    choose: Choose,
}

#[component]
fn Group(props: &GroupProps) -> Html {
    let GroupProps {
        facet,
        values,
        chosen,
        named,
        total,
        lang,
        ..
    } = props;
    let (facet, lang) = (*facet, *lang);
    let all = use_state(|| false);
    // Values whose lower ones are shown: at first those above a chosen one.
    let open = use_state(|| {
        let chosen_below = |v: &&FacetCount| {
            below(values, Some(&v.value)).any(|v| leads_to_chosen(values, chosen, v))
        };
        let open = values.iter().filter(chosen_below);
        open.map(|v| v.value.clone()).collect::<Vec<_>>()
    });
    let tree = Tree { props, open: &open };
    let found = named.as_ref().and_then(Named::found);
    let top = below(values, None).count();
    let unfold = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let more = match () {
        () if *all => lang.facet_fewer().to_owned(),
        () if named.is_some() && *total > top as u64 => lang.facet_largest(top as u64),
        () => lang.facet_more(top as u64),
    };
    let is_tree = values.iter().any(|v| v.parent.is_some());
    html! {
        <fieldset class={classes!("facet", is_tree.then_some("is-tree"))}>
            <legend>{ facet_name(facet, lang) }</legend>
            if let Some(named) = named { { find(named, *total, lang) } }
            <ul>
                {
                    match &found {
                        Some(found) => tree.found(found),
                        None => tree.rows(None, if *all { usize::MAX } else { SHOWN }),
                    }
                }
            </ul>
            if top > SHOWN && found.is_none() {
                <button type="button" class="link-button" aria-expanded={all.to_string()} onclick={unfold}>{ more }</button>
            }
        </fieldset>
    }
}

/// The field that finds an institution, and what it says.
fn find(named: &Named, total: u64, lang: Lang) -> Html {
    let said = match (named.found(), named.state.error()) {
        _ if named.typed.is_empty() => String::new(),
        (_, Some(error)) => error.words(lang).title.to_owned(),
        (Some(found), _) if found.len() == MOST_FOUND => lang.facet_found_many(found.len() as u64),
        (Some(found), _) if !named.state.is_busy() => lang.facet_found(found.len() as u64),
        _ => String::new(),
    };
    let again = named.again.reform(|_: MouseEvent| ());
    html! {
        <div class="facet-find">
            <label for="institution-name">{ lang.facet_find(total) }</label>
            <input id="institution-name" type="search" autocomplete="off" oninput={named.on_type.clone()} />
            <p role="status">{ said }</p>
            if named.state.error().is_some() {
                <button type="button" class="link-button" onclick={again}>{ lang.try_again() }</button>
            }
        </div>
    }
}

/// The values of a group, some of them below others.
struct Tree<'a> {
    props: &'a GroupProps,
    open: &'a UseStateHandle<Vec<String>>,
}

impl Tree<'_> {
    /// The first values below one, and those by which one comes to a chosen one: what is chosen is never folded away.
    fn rows(&self, above: Option<&str>, shown: usize) -> Html {
        let GroupProps { values, chosen, .. } = self.props;
        let rows = below(values, above).enumerate();
        let rows = rows.filter(|(i, v)| *i < shown || leads_to_chosen(values, chosen, v));
        rows.map(|(_, value)| self.row(value)).collect()
    }

    /// What was found by its name; what else is chosen stands above it.
    fn found(&self, found: &[FacetCount]) -> Html {
        let GroupProps { values, chosen, .. } = self.props;
        let chosen = values.iter().filter(|v| chosen.contains(&v.value));
        let chosen = chosen.filter(|v| found.iter().all(|f| f.value != v.value));
        chosen.chain(found).map(|value| self.row(value)).collect()
    }

    fn row(&self, value: &FacetCount) -> Html {
        let GroupProps {
            facet,
            values,
            chosen,
            lang,
            choose,
            ..
        } = self.props;
        let FacetCount {
            value: code,
            label,
            count,
            ..
        } = value;
        let name = value_name(*facet, code, Some(label), *lang);
        let onchange = {
            let (facet, code) = (*facet, code.clone());
            choose.reform(move |_: Event| (facet, code.clone()))
        };
        let unfold = below(values, Some(code)).next().map(|_| {
            let label = lang.facet_below(&name);
            let (open, code) = (self.open.clone(), code.clone());
            let expanded = open.contains(&code);
            let onclick = Callback::from(move |_: MouseEvent| {
                let mut next = (*open).clone();
                match next.iter().position(|c| *c == code) {
                    Some(at) => drop(next.swap_remove(at)),
                    None => next.push(code.clone()),
                }
                open.set(next);
            });
            html! { <button type="button" class="facet-open" aria-expanded={expanded.to_string()} aria-label={label} {onclick}></button> }
        });
        let shown = if self.open.contains(code) {
            usize::MAX
        } else {
            0
        };
        html! {
            <li key={code.clone()}>
                <div class={classes!("facet-row", unfold.is_some().then_some("opens"))}>
                    <label>
                        <input type="checkbox" name={facet.code()} value={code.clone()} checked={chosen.contains(code)} {onchange} />
                        <span class="facet-name" lang={foreign(*facet, Some(label), *lang)}>{ name }</span>
                        <span class="facet-count">{ grouped(*count) }</span>
                    </label>
                    { unfold.clone() }
                </div>
                if unfold.is_some() { <ul class="facet-below">{ self.rows(Some(code), shown) }</ul> }
            </li>
        }
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

/// The language of a value's name, where the catalogue has none in the reader's.
pub fn foreign(facet: Facet, label: Option<&Text>, lang: Lang) -> Option<String> {
    let named_by_the_catalogue = matches!(facet, Facet::Institution | Facet::Topic);
    let (tag, _) = label.filter(|_| named_by_the_catalogue)?.best(lang.tag())?;
    (tag != lang.tag() && tag != "und").then(|| tag.to_owned())
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
