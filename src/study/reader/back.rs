//! The way back after a jump within a book. It is known as long as the page stands, and nowhere kept: it leads back to what
//! one was just reading.

use crate::platform::{learning, links, page, passage, time};
use crate::study::hooks::use_lang;
use crate::study::notes;
use crate::ui::{icon, link};
use lifelong_record::note::Anchor;
use std::cell::RefCell;
use yew::prelude::*;

/// Whoever jumps on so soon, in milliseconds, is still looking for a place: the way back leads to where that began.
const LOOKING: f64 = 60_000.0;

/// Where one was.
#[derive(Clone, Debug, PartialEq)]
struct Back {
    /// Path of the chapter.
    path: String,
    /// The words that were at the top, and how far they are in it.
    words: Anchor,
    far: f64,
    /// Path of the chapter that one jumped to.
    to: String,
    /// When, in milliseconds.
    at: f64,
}

thread_local! {
    static BACK: RefCell<Option<Back>> = const { RefCell::new(None) };
    /// Who is told that there is a way back, or none. There is one chapter on a page.
    static TOLD: RefCell<Option<Callback<Option<String>>>> = const { RefCell::new(None) };
}

/// Remembers where one was with every jump, as long as the page stands.
pub fn watch() {
    links::on_press(".reader-panel, .book-text", leave_for);
    learning::on_page_at("click", ".reader-back", || {
        // The link is followed first.
        time::after(0, || {
            BACK.take();
            tell();
        })
        .forget();
    });
}

/// One is about to jump to a path.
pub fn leave_for(to: &str) {
    let address = page::address();
    let here = address.split('?').next().and_then(page::inside);
    let Some(here) = here.map(|here| here.trim_end_matches('/')) else {
        return;
    };
    let Some(to) = target(here, to) else {
        return;
    };
    let Some((words, far)) = notes::at_top() else {
        return;
    };
    let new = Back {
        path: here.to_owned(),
        words,
        far,
        to: to.to_owned(),
        at: time::now(),
    };
    BACK.with_borrow_mut(|back| *back = Some(next(back.take(), new)));
    tell();
}

/// The chapter that a jump leads to; none where it leads out of the book, or nowhere.
fn target<'a>(here: &str, to: &'a str) -> Option<&'a str> {
    let (path, place) = to.split_once('#').unwrap_or((to, ""));
    let moves = path != here || !place.is_empty();
    let book = book_of(here)?;
    (moves && book_of(path) == Some(book)).then_some(path)
}

/// The book of a chapter's path: `/read/BOOK`.
fn book_of(path: &str) -> Option<&str> {
    path.strip_prefix("/read/")?;
    let (end, _) = path.match_indices('/').nth(2)?;
    Some(&path[..end])
}

/// The way back after one more jump.
fn next(old: Option<Back>, new: Back) -> Back {
    match old {
        Some(old) if old.to == new.path && new.at - old.at < LOOKING => Back {
            to: new.to,
            at: new.at,
            ..old
        },
        _ => new,
    }
}

/// The address of where one was.
fn address(back: &Back) -> String {
    let Anchor::Quote {
        exact,
        prefix,
        suffix,
    } = &back.words
    else {
        return back.path.clone();
    };
    let words = [exact, prefix, suffix].map(|words| passage::encoded(words));
    let (words, line) = (words.join(","), notes::LINE);
    format!("{}#{line}={words},{}", back.path, back.far)
}

fn tell() {
    let told = TOLD.with_borrow(Clone::clone);
    if let Some(told) = told {
        told.emit(BACK.with_borrow(|back| back.as_ref().map(address)));
    }
}

/// The way back on a chapter's page, as an address. Whoever came there in another way than by the jump has read on.
fn arrive(path: &str) -> Option<String> {
    BACK.with_borrow_mut(|back| {
        back.take_if(|back| back.to != path);
        back.as_ref().map(address)
    })
}

/// For which chapter.
#[derive(Clone, PartialEq, Properties)]
pub struct BackProps {
    /// Its path.
    pub path: String,
}

/// The way back, where there is one.
#[hook]
pub fn use_back(props: &BackProps) -> Html {
    let lang = use_lang();
    let to = use_state_eq(|| arrive(&props.path));
    {
        let to = to.setter();
        use_effect_with((), move |()| {
            TOLD.set(Some(Callback::from(move |now| to.set(now))));
            || drop(TOLD.take())
        });
    }
    match &*to {
        Some(to) => {
            let inside = html! { <>{ icon("back") }<span>{ lang.reader_back_there() }</span></> };
            link(to.clone(), "button reader-back", inside)
        }
        None => html! {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(path: &str, to: &str, at: f64) -> Back {
        Back {
            path: path.to_owned(),
            words: Anchor::Page,
            far: 0.0,
            to: to.to_owned(),
            at,
        }
    }

    #[test]
    fn only_jumps_within_a_book_have_a_way_back() {
        let here = "/read/moby/loomings";
        for (to, want) in [
            ("/read/moby/the-ship", Some("/read/moby/the-ship")),
            ("/read/moby/the-ship#at=p1", Some("/read/moby/the-ship")),
            ("/read/moby/loomings#q=a", Some(here)),
            (here, None),
            ("/read/moby", None),
            ("/read/walden/economy", None),
            ("/help", None),
        ] {
            assert_eq!(target(here, to), want, "{to}");
        }
        assert_eq!(target("/course/egg/heat", "/course/egg/lid"), None);
    }

    #[test]
    fn whoever_looks_around_comes_back_to_where_that_began() {
        let first = next(None, back("/read/a/1", "/read/a/5", 1_000.0));
        let second = next(Some(first), back("/read/a/5", "/read/a/7", 9_000.0));
        assert_eq!(second, back("/read/a/1", "/read/a/7", 9_000.0));
        // After a while one has read there, or one has gone on meanwhile.
        let later = back("/read/a/7", "/read/a/2", 9_000.0 + LOOKING);
        assert_eq!(next(Some(second.clone()), later.clone()), later);
        let elsewhere = back("/read/a/8", "/read/a/2", 9_500.0);
        assert_eq!(next(Some(second), elsewhere.clone()), elsewhere);
    }
}
