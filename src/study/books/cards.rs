//! Books as cards, as the portal's own list has them.

use crate::i18n::Lang;
use crate::ui::{BookCard, book_card, motifs};
use lifelong_api::ListedBook;
use yew::prelude::*;

/// A list of books.
pub fn list(books: &[&ListedBook], lang: Lang) -> Html {
    let motifs = motifs(books.iter().map(|book| book.id.as_str()));
    let cards = books.iter().zip(motifs);
    html! { <ul class="books">{ for cards.map(|(book, motif)| card(book, motif, lang)) }</ul> }
}

fn card(book: &ListedBook, motif: usize, lang: Lang) -> Html {
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
