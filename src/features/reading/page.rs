//! The shelf of books, and a book's page.

use crate::features::common::{Shown, load, load_one, none_yet};
use crate::i18n::Lang;
use crate::ui::{
    BookCard, Crumb, PageHead, book_authors, book_card, book_front, book_length, icon, link,
    motifs, scene, slot, words,
};
use lifelong_api::{Area, ChapterRef, ShownBook};
use yew::prelude::*;

/// The reading channel.
pub fn page(lang: Lang) -> Html {
    let list = load(
        "reading",
        |api| async move { api.books().await },
        |list, lang| {
            if list.books.is_empty() {
                return none_yet(lang.reading_none());
            }
            let motifs = motifs(list.books.iter().map(|b| b.id.as_str()));
            html! { <ul class="books">{ for list.books.iter().zip(motifs).map(|(b, m)| book(b, m, lang)) }</ul> }
        },
    );
    html! {
        <div class="reading">
            <PageHead title={html! { {lang.reading_title()} }} lead={html! { <p>{ lang.reading_lead() }</p> }} picture={scene("reading", Area::Other)} />
            <div class="page-width">{ slot("books", "") }{ list }{ slot("more", "books") }</div>
        </div>
    }
}

fn book(book: &ShownBook, motif: usize, lang: Lang) -> Html {
    let facts = BookCard {
        id: &book.id,
        name: &book.name,
        r#abstract: &book.r#abstract,
        author: &book.author,
        image: book.image.as_ref(),
        chapters: book.chapters,
        time_required: &book.time_required,
        views: book.views,
    };
    book_card(&facts, motif, lang)
}

/// A book: what it is, its chapters.
pub fn book_page(id: String) -> Html {
    let fetch = |api: crate::services::Api, id: String| async move { api.book(&id).await };
    load_one("book", id, fetch, |book: &ShownBook, lang| Shown {
        html: html! { <article key={book.id.clone()}>{ whole(book, lang) }</article> },
        title: Some(book.name.pick(lang.tag()).to_owned()),
        place: None,
    })
}

fn whole(book: &ShownBook, lang: Lang) -> Html {
    let crumbs = vec![Crumb {
        to: "/read".to_owned(),
        name: html! { {lang.nav_reading()} },
    }];
    let motif = motifs([book.id.as_str()])[0];
    let chapter = |(i, chapter): (usize, &ChapterRef)| {
        html! {
            <li key={chapter.id.clone()}>
                <span class="lesson-number">{ i + 1 }</span>
                <div>
                    { link(format!("/read/{}/{}", book.id, chapter.id), "", words(&chapter.name, lang)) }
                    <p class="facts">{ book_length(&chapter.time_required, lang) }</p>
                </div>
            </li>
        }
    };
    html! {
        <>
            <PageHead
                title={words(&book.name, lang)} lead={html! { <p>{ words(&book.r#abstract, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} area={Area::ContinuingEducation}
                picture={book_front(book.image.as_ref(), motif, lang)}
            >
                { book_authors(&book.author, lang) }
                if let Some(first) = book.has_part.first() {
                    <p class="actions primary-action">{ link(format!("/read/{}/{}", book.id, first.id), "button primary large", html! { <>{ icon("book") }{ lang.book_start() }</> }) }</p>
                }
            </PageHead>
            <div class="page-width">
                { slot("book", &book.id) }
                <h2>{ lang.book_contents() }</h2>
                <ol class="lesson-list">{ for book.has_part.iter().enumerate().map(chapter) }</ol>
            </div>
        </>
    }
}
