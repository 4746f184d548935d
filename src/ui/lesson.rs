//! What a lesson is made of: its goal, its recordings, what to do, what to remember.

use super::{icon, language_name, rich, words};
use crate::i18n::Lang;
use crate::platform::{catalogue::file_address, page};
use lifelong_api::{Lesson, Media, MediaKind, Step, Track};
use yew::prelude::*;

/// What one can do afterwards; nothing where nobody said.
pub fn goal(lesson: &Lesson, lang: Lang) -> Html {
    html! {
        if !lesson.goal.is_empty() {
            <section class="goal">{ icon("star") }<div><h2>{ lang.lesson_goal() }</h2><p>{ words(&lesson.goal, lang) }</p></div></section>
        }
    }
}

/// A thing to do.
pub fn step(number: usize, step: &Step, lang: Lang) -> Html {
    html! {
        <li key={number}>
            if !step.name.is_empty() { <h3>{ words(&step.name, lang) }</h3> }
            { rich(&step.text, lang) }
        </li>
    }
}

/// What to remember; nothing where there is nothing.
pub fn key_points(lesson: &Lesson, lang: Lang) -> Html {
    html! {
        if !lesson.key_points.is_empty() {
            <section class="key-points"><h2>{ lang.lesson_key_points() }</h2>
                <ul>{ for lesson.key_points.iter().enumerate().map(|(i, p)| html! { <li key={i}>{ icon("check") }<span>{ words(p, lang) }</span></li> }) }</ul>
            </section>
        }
    }
}

/// The recordings in the reader's language, and those without words (`zxx`); all of them where there is none.
pub fn recordings(lesson: &Lesson, lang: Lang) -> impl Iterator<Item = &Media> {
    let reads = move |media: &Media| Lang::from_tag(&media.in_language) == Some(lang);
    let any = lesson.media.iter().any(reads);
    lesson
        .media
        .iter()
        .filter(move |media| !any || reads(media) || media.in_language == "zxx")
}

/// A recording with the browser's own controls; none for what plays elsewhere. `plays` is called when it is known to play.
pub fn recording(media: &Media, lang: Lang, plays: fn(Event)) -> Option<Html> {
    let src = file_address(&media.content_url)?;
    let tag = match media.kind {
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::Player | MediaKind::Other => return None,
    };
    let track = |track: &Track| {
        let src = file_address(&track.content_url)?;
        let own = Lang::from_tag(&track.in_language) == Some(lang);
        let label = language_name(&track.in_language, lang).unwrap_or("");
        let default = own && track.kind == "captions";
        Some(
            html! { <track kind={track.kind.clone()} {src} srclang={track.in_language.clone()} {label} {default} /> },
        )
    };
    let poster = (!media.thumbnail_url.is_empty())
        .then(|| file_address(&media.thumbnail_url))
        .flatten();
    // `zxx`: nothing is spoken, so what is written about it is in the page's language.
    let spoken = Some(media.in_language.clone()).filter(|tag| tag != "zxx");
    let onerror = |event: Event| page::mark_figure(&event, "data-failed");
    Some(html! {
        <figure class="player" key={src.clone()} lang={spoken}>
            <@{tag} {src} {poster} controls=true preload="metadata" crossorigin="anonymous" onloadedmetadata={plays} {onerror}>
                { for media.tracks.iter().filter_map(track) }
            </@>
            <p class="player-failed" role="alert" lang={lang.tag()}>{ lang.player_failed() }</p>
        </figure>
    })
}
