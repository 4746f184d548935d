//! The shelf of books, and a book's page.

use crate::features::common::{Shown, load, load_one, none_yet};
use crate::i18n::Lang;
use crate::ui::{
    Crumb, PageHead, cover, icon, length_text, link, motifs, picture, scene, slot, words,
};
use lifelong_api::{Area, ChapterRef, ShownBook, parse_minutes};
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
    html! {
        <li key={book.id.clone()} class="book-card">
            { front(book, motif, lang) }
            <div>
                <h2>{ link(format!("/read/{}", book.id), "", words(&book.name, lang)) }</h2>
                { authors(book, lang) }
                <p>{ words(&book.r#abstract, lang) }</p>
                <p class="facts"><span>{ lang.book_chapters(u64::from(book.chapters)) }</span>{ length(&book.time_required, lang) }</p>
            </div>
        </li>
    }
}

/// A book's own cover, or a generated one.
fn front(book: &ShownBook, motif: usize, lang: Lang) -> Html {
    picture(book.image.as_ref(), lang)
        .unwrap_or_else(|| cover(Area::ContinuingEducation, motif, ""))
}

/// How long one reads; nothing where that is not known.
fn length(time: &str, lang: Lang) -> Html {
    let minutes = parse_minutes(time);
    html! { if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> } }
}

fn authors(book: &ShownBook, lang: Lang) -> Html {
    let author = |(i, name): (usize, &lifelong_api::Text)| html! { <span key={i}>{ words(name, lang) }</span> };
    html! { <p class="book-author">{ for book.author.iter().enumerate().map(author) }</p> }
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
                    <p class="facts">{ length(&chapter.time_required, lang) }</p>
                </div>
            </li>
        }
    };
    html! {
        <>
            <PageHead
                title={words(&book.name, lang)} lead={html! { <p>{ words(&book.r#abstract, lang) }</p> }}
                {crumbs} crumbs_label={lang.crumbs_label()} area={Area::ContinuingEducation}
                picture={front(book, motif, lang)}
            >
                { authors(book, lang) }
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
