//! Below the portal's own list of books: those of the further files, one file after another, as somebody wants more.

use super::cards;
use super::rest::{focus_card, use_first, use_rest};
use crate::study::hooks::use_lang;
use lifelong_api::ListedBook;
use std::cell::Cell;
use std::collections::BTreeSet;
use yew::prelude::*;

thread_local! {
    /// So many further files were wanted last: whoever comes back finds as many books.
    static WANTED: Cell<usize> = const { Cell::new(0) };
}

/// The further books, and the way to more of them; nothing where one file holds all.
#[hook]
pub fn use_more() -> Html {
    let lang = use_lang();
    let (first, _) = use_first();
    let wanted = use_state(|| WANTED.get());
    let (rest, again) = use_rest(first.clone(), *wanted);
    // So many cards were there when somebody wanted more.
    let before = use_mut_ref(|| None::<usize>);
    let first = first.filter(|first| !first.list.further.is_empty());
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut books: Vec<&ListedBook> = Vec::new();
    if let Some(first) = &first {
        seen.extend(first.list.books.iter().map(|book| book.id.as_str()));
        let all = rest.lists().take(*wanted).flatten();
        // Each once: of two editions of the list, a copy of the older one may have come.
        books.extend(
            all.flat_map(|list| &list.books)
                .filter(|book| seen.insert(&book.id)),
        );
    }
    let cards = books.len();
    let was = *before.borrow();
    if let Some(was) = was.filter(|was| *was < cards) {
        before.replace(None);
        focus_card(".study[data-place=more]", was);
    }
    let Some(first) = first else {
        return html! {};
    };
    let all = first.list.further.len();
    let count = (*wanted).min(all);
    let (settled, short) = (rest.is_settled(count), rest.is_short(count));
    let go_on = {
        let setter = wanted.setter();
        Callback::from(move |event: MouseEvent| {
            if !settled {
                return;
            }
            before.replace(Some(cards));
            if short {
                again.emit(event);
            } else {
                WANTED.set(count + 1);
                setter.set(count + 1);
            }
        })
    };
    let (symbol, words) = match short {
        true => ("refresh", lang.try_again()),
        false => ("plus", lang.shelf_more_books()),
    };
    let shown = (first.list.books.len() + books.len()) as u64;
    let said = if short {
        lang.shelf_short_more().to_owned()
    } else {
        lang.shelf_shown(shown, first.total)
    };
    html! {
        <>
            { cards::list(&books, lang) }
            <div class="shelf-on not-on-paper">
                <p role="status">{ said }</p>
                <div>
                    if short || count < all || !settled {
                        <button type="button" class="button shelf-go-on" aria-disabled={(!settled).then_some("true")} onclick={go_on}>{ crate::ui::icon(symbol) }<span>{ words }</span></button>
                    }
                </div>
            </div>
        </>
    }
}
