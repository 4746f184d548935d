//! On the shelf of books: those that somebody has begun, and the way on in them.

use super::hooks::{use_kept, use_lang};
use super::mine::go_on;
use super::shelf::Shelf;
use super::store;
use futures::FutureExt;
use yew::prelude::*;

/// So many books are shown.
const MOST: usize = 4;
/// Among so many works that were begun they are looked for, last opened first.
const AMONG: u32 = 100;

/// The begun books.
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
    match begun {
        // What cannot be read is told on “My learning”; the shelf is there without it.
        Some(Ok(begun)) if !begun.is_empty() => {
            html! { <div class="books-begun">{ go_on::view(&begun, lang) }</div> }
        }
        _ => html! {},
    }
}
