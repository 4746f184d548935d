//! A chapter to read.

use crate::features::common::{show, use_page_title, use_visit};
use crate::i18n::Lang;
use crate::services::{ServiceError, use_api, use_load};
use crate::state::{Place, use_lang};
use crate::ui::{Crumb, icon, item_list, NavLink, PageHead, rich, length_text, words};
use lifelong_api::{Area, Book, Chapter, parse_minutes};
use std::rc::Rc;
use yew::prelude::*;

/// A chapter's page.
#[derive(Clone, PartialEq, Properties)]
pub struct ChapterPageProps {
    /// Book id.
    pub book: AttrValue,
    /// Chapter id.
    pub chapter: AttrValue,
}

/// A chapter with the book around it.
struct Opened {
    book: Book,
    chapter: Rc<Chapter>,
    place: usize,
    folder: String,
}

/// A chapter.
#[component]
pub fn ChapterPage(props: &ChapterPageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.clone(), false, |props| async move {
        let missing = || ServiceError::NoSuchItem(format!("{}/{}", props.book, props.chapter));
        let books = api.books().await?;
        let book = books.books.iter().find(|b| b.id == props.book.as_str()).ok_or_else(missing)?;
        let place = book.has_part.iter().position(|c| c.id == props.chapter.as_str()).ok_or_else(missing)?;
        let chapter = api.chapter(&props.book, &props.chapter).await?;
        let folder = api.config().await?.api.clone();
        Ok(Rc::new(Opened { book: book.clone(), chapter, place, folder }))
    });
    let opened = loading.state.value();
    use_page_title(opened.as_ref().map(|o| o.chapter.name.pick(lang.tag()).to_owned()), lang);
    use_visit(opened.as_ref().map(|o| Place {
        path: format!("/read/{}/{}", o.book.id, o.chapter.id),
        title: o.chapter.name.clone(),
        part_of: o.book.name.clone(),
        area: Area::ContinuingEducation.code().to_owned(),
    }));
    show(&loading, lang, |opened| page(opened, lang))
}

fn page(opened: &Opened, lang: Lang) -> Html {
    let Opened { book, chapter, place, folder } = opened;
    let crumbs = vec![
        Crumb { to: "/read".to_owned(), name: html! { {lang.nav_reading()} } },
        Crumb { to: format!("/read/{}", book.id), name: words(&book.name, lang) },
    ];
    let path = |i: usize| book.has_part.get(i).map(|c| format!("/read/{}/{}", book.id, c.id));
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
                <div class="book-text">{ rich(&chapter.body, lang, &folder) }</div>
                <nav class="neighbours" aria-label={lang.chapters_label()}>
                    if let Some(to) = place.checked_sub(1).and_then(path) {
                        <NavLink {to} class="button">{ icon("back") }{ lang.chapter_previous() }</NavLink>
                    }
                    if let Some(to) = path(place + 1) {
                        <NavLink {to} class="button primary">{ lang.chapter_next() }{ icon("forward") }</NavLink>
                    } else {
                        <NavLink to={format!("/read/{}", book.id)} class="button primary">{ lang.chapter_last() }</NavLink>
                    }
                </nav>
                if !chapter.related.is_empty() {
                    <section><h2>{ lang.read_on() }</h2>{ item_list(&chapter.related, lang) }</section>
                }
            </div>
        </article>
    }
}
