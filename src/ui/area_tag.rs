//! Words for the codes of the catalogue.

use crate::i18n::Lang;
use lifelong_api::{Area, Kind, Level};
use yew::prelude::*;

/// The name of an area.
pub fn area_name(area: Area, lang: Lang) -> &'static str {
    match area {
        Area::LifeSkills => lang.area_life_skills(),
        Area::Hobbies => lang.area_hobbies(),
        Area::Workplace => lang.area_workplace(),
        Area::Professional => lang.area_professional(),
        Area::Elderly => lang.area_elderly(),
        Area::ContinuingEducation => lang.area_continuing_education(),
        Area::Other => lang.area_other(),
    }
}

/// Where a course is learned, in words.
pub fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Own => lang.kind_own(),
        Kind::Partner => lang.kind_partner(),
        Kind::Platform | Kind::Other => lang.kind_platform(),
        Kind::Micro => lang.kind_micro(),
    }
}

/// How much a course asks for, in words.
pub fn level_name(level: Level, lang: Lang) -> Option<&'static str> {
    match level {
        Level::Beginner => Some(lang.level_beginner()),
        Level::Intermediate => Some(lang.level_intermediate()),
        Level::Advanced => Some(lang.level_advanced()),
        Level::Other => None,
    }
}

/// A length in words: minutes up to 90, else whole hours.
pub fn length_text(minutes: u32, lang: Lang) -> String {
    if minutes <= 90 {
        lang.length_minutes(u64::from(minutes))
    } else {
        lang.length_hours(u64::from(minutes.div_ceil(60)))
    }
}

/// A time in words, to the minute: `2 hours 5 minutes`.
pub fn length(minutes: u64, lang: Lang) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, _) => lang.length_minutes(rest),
        (_, 0) => lang.length_hours(hours),
        _ => format!("{} {}", lang.length_hours(hours), lang.length_minutes(rest)),
    }
}

/// The name of a language, by its primary tag: those that catalogues teach in most; others show their tag.
pub fn language_name(tag: &str, lang: Lang) -> Option<&'static str> {
    lang.language_name(tag)
}

/// A tag with an area's name, in its hue.
pub fn area_tag(area: Area, lang: Lang) -> Html {
    html! { <span class="area-tag" data-area={area.code()}>{ area_name(area, lang) }</span> }
}
