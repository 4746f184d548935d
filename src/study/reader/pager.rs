//! Below a chapter in pages: turning them. At its ends it leads to the chapters around.

use super::super::hooks::use_lang;
use crate::platform::learning::has_focus;
use crate::platform::{page, pages, passage, sight, taps, time};
use crate::services::{self, use_load};
use crate::study::page_lang;
use crate::ui::{icon, link};
use std::cell::{Cell, RefCell};
use yew::prelude::*;

/// How long after a change the pages are counted, in milliseconds: they are laid out first.
const SOON: u32 = 120;

/// Of which chapter.
#[derive(Clone, PartialEq, Properties)]
pub struct PagerProps {
    /// `BOOK/CHAPTER`.
    pub id: String,
}

/// Is told the page that is seen and how many there are, where pages are turned.
type Told = Callback<Option<(u32, u32)>>;

thread_local! {
    /// Who is told that pages were turned. There is one chapter on a page.
    static TOLD: RefCell<Option<Told>> = const { RefCell::new(None) };
    /// Whether the window has another size, and nobody has looked after the pages since.
    static RESIZED: Cell<bool> = const { Cell::new(false) };
}

/// Hears of keys, taps and of what changes pages, as long as the page stands.
pub fn watch() {
    let timer = std::rc::Rc::new(RefCell::new(None));
    pages::on_turn(move |resized| {
        RESIZED.set(RESIZED.get() || resized);
        timer.replace(Some(time::after(SOON, settle)));
    });
    taps::on_tap(|by| {
        turn(by);
    });
    passage::on_key(|event| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return false;
        }
        // What is read from the right goes on to the left.
        let right = if is_leftward() { -1 } else { 1 };
        let by = match event.key().as_str() {
            "PageDown" => 1,
            "PageUp" => -1,
            "ArrowRight" => right,
            "ArrowLeft" => -right,
            // It presses what has the focus.
            " " if !has_focus("a, button, summary, label, [tabindex='0']") => 1,
            _ => return false,
        };
        // Where one writes, chooses or is asked, the keys are not the book's.
        !has_focus(
            "video, audio, input, textarea, select, dialog, [popover], .reader-panel, .note-bar",
        ) && turn(by)
    })
    .forget();
}

fn is_leftward() -> bool {
    pages::seen().is_some_and(|seen| seen.is_leftward())
}

/// Shows a whole page, the one with the words that were seen before there were other ones.
fn settle() {
    let resized = RESIZED.take();
    if !resized {
        sight::keep();
    }
    let fitted = pages::fit();
    if fitted || resized {
        sight::turn_again();
    }
    pages::align();
    if fitted {
        pages::uncover_seen();
    }
    sight::keep();
    tell();
}

fn tell() {
    let told = TOLD.with_borrow(Clone::clone);
    if let Some(told) = told {
        told.emit(pages::place());
    }
}

/// Turns so many pages. False where there is none.
fn turn(by: i32) -> bool {
    let Some((at, all)) = pages::place() else {
        return false;
    };
    let Some(next) = at.checked_add_signed(by).filter(|next| *next < all) else {
        return false;
    };
    pages::show(next);
    pages::uncover();
    sight::turned();
    page::announce(&page_lang().reader_page(u64::from(next) + 1, u64::from(all)));
    tell();
    true
}

/// The buttons.
#[hook]
pub fn use_pager(props: &PagerProps) -> Html {
    let lang = use_lang();
    let place = use_state(|| None::<(u32, u32)>);
    let (id, chapter) = props.id.split_once('/').unwrap_or_default();
    let book = use_load(id.to_owned(), false, |id| async move {
        services::api().book(&id).await
    });
    {
        let place = place.setter();
        use_effect_with(props.id.clone(), move |_| {
            TOLD.set(Some(Callback::from(move |now| place.set(now))));
            let timer = time::after(SOON, || {
                settle();
                pages::uncover_seen();
            });
            move || drop((timer, TOLD.take()))
        });
    }
    // The buttons take room themselves.
    use_effect_with(place.is_some(), |_| {
        pages::look_again();
        time::after(SOON, pages::uncover_seen).forget();
    });
    let Some((at, all)) = *place else {
        return html! {};
    };
    let (class, before, after) = match is_leftward() {
        true => ("pager leftward not-read", "forward", "back"),
        false => ("pager not-read", "back", "forward"),
    };
    let around = |by: isize| {
        let book = book.state.value()?;
        let here = book.has_part.iter().position(|part| part.id == chapter)?;
        let part = book.has_part.get(here.checked_add_signed(by)?)?;
        Some(format!("/read/{id}/{}", part.id))
    };
    let press = |by: i32| {
        move |_: MouseEvent| {
            let _ = turn(by);
        }
    };
    html! {
        <nav {class} aria-label={lang.reader_flow_pages()}>
            if at > 0 {
                <button type="button" class="button" onclick={press(-1)}>{ icon(before) }<span>{ lang.reader_page_before() }</span></button>
            } else if let Some(to) = around(-1) {
                { link(to, "button", html! { <>{ icon(before) }<span>{ lang.chapter_previous() }</span></> }) }
            } else { <span></span> }
            <span class="pager-place">{ lang.reader_page(u64::from(at) + 1, u64::from(all)) }</span>
            if at + 1 < all {
                <button type="button" class="button primary" onclick={press(1)}>{ icon(after) }<span>{ lang.reader_page_after() }</span></button>
            } else if let Some(to) = around(1) {
                { link(to, "button primary", html! { <>{ icon(after) }<span>{ lang.chapter_next() }</span></> }) }
            } else { <span></span> }
        </nav>
    }
}
