//! A chapter to read.

use crate::features::common::{Shown, load};
use crate::i18n::Lang;
use crate::platform::catalogue::file_address;
use crate::services::ServiceError;
use crate::state::Place;
use crate::ui::{
    Crumb, PageHead, footnotes, icon, item_list, length_text, link, rich, slot, words,
};
use lifelong_api::{Area, Chapter, ShownBook, parse_minutes};
use std::rc::Rc;
use yew::prelude::*;

/// A chapter with the book around it.
struct Opened {
    book: Rc<ShownBook>,
    chapter: Rc<Chapter>,
    place: usize,
}

/// A chapter's page.
pub fn chapter_page(book: String, chapter: String) -> Html {
    let name = format!("chapter {book}/{chapter}");
    let fetch = move |api: crate::services::Api| {
        let (book, chapter) = (book.clone(), chapter.clone());
        async move {
            let missing = || ServiceError::NoSuchItem(format!("{book}/{chapter}"));
            let found = api.book(&book).await?;
            let place = found.has_part.iter().position(|c| c.id == chapter);
            let place = place.ok_or_else(missing)?;
            let text = api.chapter(&found.has_part[place]).await?;
            Ok(Rc::new(Opened {
                book: found,
                chapter: text,
                place,
            }))
        }
    };
    load(name, fetch, |opened: &Opened, lang| Shown {
        html: page(opened, lang),
        title: Some(opened.chapter.name.pick(lang.tag()).to_owned()),
        place: Some(Place {
            path: format!("/read/{}/{}", opened.book.id, opened.chapter.id),
            title: opened.chapter.name.clone(),
            part_of: opened.book.name.clone(),
            area: Area::ContinuingEducation.code().to_owned(),
        }),
    })
}

fn page(opened: &Opened, lang: Lang) -> Html {
    let Opened {
        book,
        chapter,
        place,
    } = opened;
    let crumbs = vec![
        Crumb {
            to: "/read".to_owned(),
            name: html! { {lang.nav_reading()} },
        },
        Crumb {
            to: format!("/read/{}", book.id),
            name: words(&book.name, lang),
        },
    ];
    let path = |i: usize| {
        book.has_part
            .get(i)
            .map(|c| format!("/read/{}/{}", book.id, c.id))
    };
    let dir = (book.reading_progression == "rtl").then_some("rtl");
    // Folder and file: what the file names lies in the folder.
    let narration = &book.has_part[*place].narration;
    let narration = file_address(&format!("#{}", narration.path)).filter(|_| !narration.is_none());
    let class = match book.writing_mode.as_str() {
        "vertical-rl" => "book-text is-down",
        _ => "book-text",
    };
    let minutes = parse_minutes(&book.has_part[*place].time_required);
    html! {
        <article class="chapter" key={chapter.id.clone()}>
            <PageHead title={words(&chapter.name, lang)} {crumbs} crumbs_label={lang.crumbs_label()} area={Area::ContinuingEducation}>
                <p class="facts">
                    <span>{ lang.chapter_place(*place as u64 + 1, book.has_part.len() as u64) }</span>
                    if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> }
                </p>
            </PageHead>
            <div class="page-width">
                { slot("reader", &format!("{}/{}", book.id, chapter.id)) }
                { slot("resume", &format!("book/{}/{}", book.id, chapter.id)) }
                <div {class} dir={dir} data-narration={narration}>{ rich(&chapter.body, lang) }{ footnotes(&chapter.notes, lang) }</div>
                { slot("pager", &format!("{}/{}", book.id, chapter.id)) }
                { slot("lesson", &format!("book/{}/{}", book.id, chapter.id)) }
                <nav class="neighbours" aria-label={lang.chapters_label()}>
                    if let Some(to) = place.checked_sub(1).and_then(path) {
                        { link(to, "button", html! { <>{ icon("back") }{ lang.chapter_previous() }</> }) }
                    }
                    if let Some(to) = path(place + 1) {
                        { link(to, "button primary", html! { <>{ lang.chapter_next() }{ icon("forward") }</> }) }
                    } else {
                        { link(format!("/read/{}", book.id), "button primary", html! { { lang.chapter_last() } }) }
                    }
                </nav>
                if !chapter.related.is_empty() {
                    <section><h2>{ lang.read_on() }</h2>{ item_list(&chapter.related, lang) }</section>
                }
            </div>
        </article>
    }
}
