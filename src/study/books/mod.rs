//! The shelf of books: those that somebody has begun, a chapter for today, finding a book and words in books. And a book's own
//! page.

mod apps;
mod cards;
mod choices;
mod day;
mod known;
mod licence;
mod more;
mod page;
mod rest;
mod sieve;
#[cfg(test)]
mod tests;
mod texts;
mod today;
mod tools;

use super::hooks::{use_kept, use_lang};
use super::live::live;
use super::mine::go_on;
use super::shelf::Shelf;
use super::store;
use crate::ui::item_list;
use futures::FutureExt;
use yew::prelude::*;

pub use self::more::use_more;
pub use self::page::{BookProps, use_book};

/// So many books are shown.
const MOST: usize = 4;
/// Among so many works that were begun they are looked for, last opened first.
const AMONG: u32 = 100;

/// What stands above the list of books.
#[hook]
pub fn use_books() -> Html {
    let lang = use_lang();
    let begun = use_kept((), |()| {
        async {
            let mut works = store::shelf(Shelf::Begun, AMONG).await?;
            works.retain(|(key, _)| key.starts_with("book/"));
            works.truncate(MOST);
            Ok(works)
        }
        .boxed_local()
    });
    // What stands below it would be moved by it.
    let Some(begun) = begun else {
        return html! {};
    };
    // What cannot be read is told on “My learning”; the shelf is there without it.
    let begun = begun.unwrap_or_default();
    html! {
        <>
            <div class="shelf-first">
                if !begun.is_empty() { <div class="books-begun">{ go_on::view(&begun, lang) }</div> }
                { live!("", today::use_today) }
                { live!("", use_collections) }
            </div>
            { live!("", tools::use_tools) }
        </>
    }
}

/// What editors have put together of books.
#[hook]
fn use_collections() -> Html {
    let lang = use_lang();
    let (first, _) = rest::use_first();
    let Some(first) = first.filter(|first| !first.list.collections.is_empty()) else {
        return html! {};
    };
    html! {
        <section class="shelf-collections">
            <h2>{ lang.shelf_collections() }</h2>
            { item_list(&first.list.collections, lang) }
        </section>
    }
}
