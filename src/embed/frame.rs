//! The frame around what is shown: whose it is, caring mode, the way to the portal.

use super::ask::{Ask, Show};
use super::courses::{CoursesProps, use_courses, use_search};
use super::{Colour, fit, lesson, things};
use crate::hall::OneProps;
use crate::places::live::live;
use crate::places::page_lang;
use crate::platform::{events, frame, page, program, storage};
use crate::ui::{icon, link};
use std::rc::Rc;
use yew::prelude::*;

/// Where the reader's own choice of caring mode is kept. The script of the page reads the same key.
const KEY: &str = "lifelong.embed";
/// What the page's script says when mode, size or theme are others.
const CHANGED: &str = "frame-look";
/// The grounds that words of the accent colour stand on.
const GROUNDS: [&str; 4] = ["--paper", "--card", "--right", "--mark"];

fn is_caring() -> bool {
    page::root_attribute("data-caring").is_some()
}

/// Gives the page the colour that was wished for, as far as it can be read.
fn wear(accent: Option<Colour>) {
    let Some(wish) = accent else { return };
    let grounds = GROUNDS.map(|name| Colour::read(&frame::root_style(name)).unwrap_or_default());
    let least = if is_caring() { 7.0 } else { 4.5 };
    let names = ["--celadon", "--celadon-strong", "--on-celadon"];
    for (name, colour) in names.into_iter().zip(fit(wish, &grounds, least)) {
        frame::set_root_style(name, &colour.text());
    }
}

/// All that stands in the frame.
#[hook]
pub fn use_frame() -> Html {
    let lang = page_lang();
    let ask = use_state(|| Rc::new(Ask::from_query(&frame::query())));
    let query = use_state(|| ask.query.clone());
    let caring = use_state(is_caring);
    let kept = use_state(|| true);
    {
        let (accent, caring) = (ask.accent, caring.setter());
        use_effect_with((), move |()| {
            page::set_root_attribute("data-start", Some("done"));
            wear(accent);
            let hearing = events::on_document(CHANGED, move || {
                wear(accent);
                caring.set(is_caring());
            });
            move || drop(hearing)
        });
    }
    let onclick = {
        let (on, kept) = (!*caring, kept.setter());
        move |_: MouseEvent| {
            page::set_root_attribute("data-caring", on.then_some("on"));
            kept.set(storage::set(KEY, if on { "on" } else { "off" }).is_ok());
            program::say(CHANGED);
        }
    };
    let shown = {
        let one = |id: &str| OneProps { id: id.to_owned() };
        let list = CoursesProps {
            ask: (*ask).clone(),
            query: (*query).clone(),
            on_query: {
                let query = query.setter();
                Callback::from(move |typed| query.set(typed))
            },
        };
        match ask.show {
            None => html! {
                <section class="nothing"><h1>{ lang.embed_nothing_title() }</h1><p>{ lang.embed_nothing_text() }</p></section>
            },
            Some(Show::Course) => live!("", things::use_course, OneProps = one(&ask.id)),
            Some(Show::Book) => live!("", things::use_book, OneProps = one(&ask.id)),
            Some(Show::Column) => live!("", things::use_column, OneProps = one(&ask.id)),
            Some(Show::Event) => live!("", things::use_event, OneProps = one(&ask.id)),
            Some(Show::Institution) => {
                live!("", things::use_institution, CoursesProps = list)
            }
            Some(Show::Player) => {
                let id = one(&ask.id);
                let lesson = ask.lesson.clone();
                live!("", lesson::use_lesson, lesson::LessonProps { id, lesson })
            }
            Some(Show::Courses) => live!("", use_courses, CoursesProps = list),
            Some(Show::Search) => live!("", use_search, CoursesProps = list),
        }
    };
    let open = html! { <>{ icon("external") }{ lang.embed_open(lang.site_name()) }</> };
    html! {
        <>
            <header class="frame-head">
                <p class="frame-name"><img src="logo.svg" alt="" width="28" height="28" />{ lang.site_name() }</p>
                <button type="button" class="tool caring-switch" aria-pressed={caring.to_string()} {onclick}>
                    { icon("eye-care") }<span>{ lang.caring_mode() }</span>
                </button>
            </header>
            if !*kept { <p class="frame-note" role="status">{ lang.embed_not_kept() }</p> }
            <main>{ shown }</main>
            <footer class="frame-foot">
                { link(ask.path(&query), "button primary", open) }
                <p>{ lang.embed_new_tab() }</p>
            </footer>
        </>
    }
}
