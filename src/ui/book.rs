//! Books on shelves.

use super::{cover, length_text, link, picture, words};
use crate::i18n::Lang;
use lifelong_api::{Area, Image, Text, parse_minutes};
use yew::prelude::*;

/// What a card tells of a book; each as the API's list of books has it.
pub struct BookCard<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub name: &'a Text,
    /// One or two sentences.
    pub r#abstract: &'a Text,
    /// Who wrote it.
    pub author: &'a [Text],
    /// A small cover.
    pub image: Option<&'a Image>,
    /// How many chapters there are.
    pub chapters: u32,
    /// Time to read all of it, ISO 8601.
    pub time_required: &'a str,
    /// How often it was looked at, where somebody counted.
    pub views: Option<u64>,
}

/// A book as a card; `motif` is the one of a generated cover, where it has none of its own.
pub fn book_card(book: &BookCard, motif: usize, lang: Lang) -> Html {
    html! {
        <li key={book.id} class="book-card">
            { book_front(book.image, motif, lang) }
            <div>
                <h2>{ link(format!("/read/{}", book.id), "", words(book.name, lang)) }</h2>
                { book_authors(book.author, lang) }
                <p>{ words(book.r#abstract, lang) }</p>
                <p class="facts"><span>{ lang.book_chapters(u64::from(book.chapters)) }</span>{ book_length(book.time_required, lang) }{ book_views(book.views, lang) }</p>
            </div>
        </li>
    }
}

/// A book's own cover, or a generated one.
pub fn book_front(image: Option<&Image>, motif: usize, lang: Lang) -> Html {
    picture(image, lang).unwrap_or_else(|| cover(Area::ContinuingEducation, motif, ""))
}

/// Who wrote it.
pub fn book_authors(authors: &[Text], lang: Lang) -> Html {
    let author = |(at, name): (usize, &Text)| html! { <span key={at}>{ words(name, lang) }</span> };
    html! { <p class="book-author">{ for authors.iter().enumerate().map(author) }</p> }
}

/// How often it was looked at; nothing where nobody counted.
pub fn book_views(views: Option<u64>, lang: Lang) -> Html {
    html! { if let Some(views) = views { <span>{ lang.views(views) }</span> } }
}

/// How long one reads; nothing where that is not known.
pub fn book_length(time: &str, lang: Lang) -> Html {
    let minutes = parse_minutes(time);
    html! { if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> } }
}
