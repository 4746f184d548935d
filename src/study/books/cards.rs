//! Books as cards, as the portal's own list has them.

use crate::i18n::Lang;
use crate::ui::{cover, length_text, link, motifs, picture, words};
use lifelong_api::{Area, ListedBook, Text, parse_minutes};
use yew::prelude::*;

/// A list of books.
pub fn list(books: &[&ListedBook], lang: Lang) -> Html {
    let motifs = motifs(books.iter().map(|book| book.id.as_str()));
    let cards = books.iter().zip(motifs);
    html! { <ul class="books">{ for cards.map(|(book, motif)| card(book, motif, lang)) }</ul> }
}

fn card(book: &ListedBook, motif: usize, lang: Lang) -> Html {
    let front = picture(book.image.as_ref(), lang)
        .unwrap_or_else(|| cover(Area::ContinuingEducation, motif, ""));
    let author = |(at, name): (usize, &Text)| html! { <span key={at}>{ words(name, lang) }</span> };
    let minutes = parse_minutes(&book.time_required);
    html! {
        <li key={book.id.clone()} class="book-card">
            { front }
            <div>
                <h2>{ link(format!("/read/{}", book.id), "", words(&book.name, lang)) }</h2>
                <p class="book-author">{ for book.author.iter().enumerate().map(author) }</p>
                <p>{ words(&book.r#abstract, lang) }</p>
                <p class="facts">
                    <span>{ lang.book_chapters(u64::from(book.chapters)) }</span>
                    if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> }
                </p>
            </div>
        </li>
    }
}
