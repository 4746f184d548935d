//! At the top of a chapter, and on the screen as long as it is read: how the text looks, where one is in the book, what else is
//! in it.

mod back;
mod bookmarks;
mod contents;
mod goto;
mod look;
mod pager;
mod picture;
mod search;

use self::look::{Choice, Look};
use super::hooks::use_lang;
use super::live::live;
use super::notes::bookmark::Page;
use crate::i18n::Lang;
use crate::platform::{events, learning, page, pages, passage, storage, time};
use crate::services::{self, use_load};
use crate::ui::icon;
use lifelong_api::{ShownBook, parse_minutes};
use yew::prelude::*;

pub use self::pager::{PagerProps, use_pager};

/// Where the device keeps how books look. The page's first script reads it, too.
const LOOK_KEY: &str = "lifelong.reading";
/// How long one must have stopped scrolling until it is told how far one is, in milliseconds.
const STILL: u32 = 300;

/// Hears of what a reader does, as long as the page stands.
pub fn watch() {
    pager::watch();
    back::watch();
    picture::watch();
}

/// For which chapter they stand.
#[derive(Clone, PartialEq, Properties)]
pub struct ToolsProps {
    /// `BOOK/CHAPTER`.
    pub id: String,
}

/// What is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Look,
    Contents,
    Search,
}

/// The tools of a reader.
#[hook]
pub fn use_tools(props: &ToolsProps) -> Html {
    let lang = use_lang();
    let open = use_state(|| Open::Nothing);
    let look = use_state(|| Look::read(&storage::get(LOOK_KEY).ok().flatten().unwrap_or_default()));
    let kept = use_state(|| true);
    let left = use_state(|| None::<u64>);
    let (id, chapter) = props.id.split_once('/').unwrap_or_default();
    let book = use_load(id.to_owned(), false, |id| async move {
        services::api().book(&id).await
    });
    let minutes = book
        .state
        .value()
        .and_then(|book| minutes_of(&book, chapter));
    {
        let left = left.setter();
        use_effect_with(minutes, move |minutes| {
            let minutes = *minutes;
            let tell = move || {
                let part = learning::unread();
                left.set(minutes.zip(part).map(|(all, part)| left_of(all, part)));
            };
            tell();
            let timer = std::cell::RefCell::new(None);
            let hearing = learning::on_scroll(move || {
                let tell = tell.clone();
                timer.replace(Some(time::after(STILL, tell)));
            });
            move || drop(hearing)
        });
    }
    // It may take a line of its own, and leave less room for a page.
    use_effect_with(left.is_some(), |_| pages::look_again());
    let choose = {
        let (look, kept) = (look.setter(), kept.setter());
        Callback::from(move |chosen: Look| {
            kept.set(storage::set(LOOK_KEY, &chosen.text()).is_ok());
            // The words one looks at stay where they are.
            learning::in_place(|| show(&chosen));
            look.set(chosen);
        })
    };
    let toggle = |which: Open, symbol: &'static str, words: &str| {
        let is_open = *open == which;
        let open = open.setter();
        let onclick = move |_: MouseEvent| open.set(if is_open { Open::Nothing } else { which });
        html! {
            <button type="button" class="button" aria-expanded={is_open.to_string()} aria-controls="reader-panel" {onclick}>
                { icon(symbol) }<span>{ words }</span>
            </button>
        }
    };
    let is_open = *open != Open::Nothing;
    let close = {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| {
            open.set(Open::Nothing);
            page::focus(".reader-tools button");
        })
    };
    {
        // Wherever the focus is: the panel lies over what is read.
        let open = open.setter();
        use_effect_with(is_open, move |is_open| {
            let hearing = is_open.then(|| {
                passage::on_key(move |event| {
                    let closes =
                        event.key() == "Escape" && !learning::has_focus("dialog, [popover]");
                    if closes {
                        open.set(Open::Nothing);
                        page::focus(".reader-tools button");
                    }
                    closes
                })
            });
            move || drop(hearing)
        });
    }
    // Whoever follows what the panel offers wants to see where it leads.
    let onclick = {
        let open = open.setter();
        move |event: MouseEvent| {
            if events::link_of(&event).is_some() {
                open.set(Open::Nothing);
            }
        }
    };
    let panel = match *open {
        Open::Nothing => html! {},
        Open::Look => looks(&look, &choose, *kept, lang),
        Open::Contents | Open::Search => match (book.state.value(), book.state.error()) {
            (Some(book), _) if *open == Open::Search => {
                live!(id, search::use_search, search::SearchProps { book })
            }
            (Some(book), _) => {
                let (chapter, open) = (chapter.to_owned(), open.setter());
                let on_go = Callback::from(move |()| open.set(Open::Nothing));
                live!(
                    id,
                    contents::use_contents,
                    contents::ContentsProps {
                        book,
                        chapter,
                        on_go
                    }
                )
            }
            (None, Some(error)) => html! { <p>{ error.words(lang).title }</p> },
            (None, None) => html! { <div class="bone"></div> },
        },
    };
    let path = format!("/read/{}", props.id);
    let here = book.state.value().map(|book| page_of(&book, &path));
    html! {
        <div class="reader-tools not-read">
            <div class="reader-line">
                { toggle(Open::Look, "settings", lang.reader_look()) }
                { toggle(Open::Contents, "list", lang.book_contents()) }
                { toggle(Open::Search, "search", lang.reader_find()) }
                if let Some(page) = here { { live!("", bookmarks::use_button, bookmarks::ButtonProps { page }) } }
                // One who listens presses here, wherever one is in the text.
                <button type="button" class="button read-aloud" data-ask="read" aria-pressed="false">{ icon("speaker") }<span>{ lang.reader_listen() }</span></button>
                { live!("", back::use_back, back::BackProps { path }) }
                if let Some(left) = *left { <span class="reader-left">{ if left == 0 { lang.reader_end().to_owned() } else { lang.reader_left(left) } }</span> }
            </div>
            <div id="reader-panel" class="reader-panel" hidden={!is_open} {onclick}>
                { panel }
                if is_open {
                    <p><button type="button" class="button" onclick={close}>{ icon("close") }<span>{ lang.guide_close() }</span></button></p>
                }
            </div>
        </div>
    }
}

/// The chapter of a path, for bookmarks in it.
fn page_of(book: &ShownBook, path: &str) -> Page {
    let chapter = path.rsplit('/').next().unwrap_or_default();
    let part = book.has_part.iter().find(|part| part.id == chapter);
    Page {
        path: path.to_owned(),
        name: part.map(|part| part.name.clone()).unwrap_or_default(),
        part_of: book.name.clone(),
    }
}

/// How many minutes a chapter takes.
fn minutes_of(book: &ShownBook, chapter: &str) -> Option<u32> {
    let part = book.has_part.iter().find(|part| part.id == chapter)?;
    parse_minutes(&part.time_required)
}

/// How many of so many minutes are left where this part of the text is unread.
fn left_of(minutes: u32, part: f64) -> u64 {
    (f64::from(minutes) * part).ceil() as u64
}

fn show(look: &Look) {
    for (name, value) in look.attributes() {
        page::set_root_attribute(&name, value);
    }
    pages::look_again();
}

/// How the text looks, to choose.
fn looks(look: &Look, choose: &Callback<Look>, kept: bool, lang: Lang) -> Html {
    let step = |larger: bool, symbol: &'static str, words: &str| {
        let next = look.step(larger);
        let disabled = next.is_none();
        let choose = choose.clone();
        let onclick = move |_: MouseEvent| {
            if let Some(next) = &next {
                choose.emit(next.clone());
            }
        };
        html! { <button type="button" class="button" aria-disabled={disabled.then_some("true")} {onclick}>{ icon(symbol) }<span>{ words }</span></button> }
    };
    let row = |choice: Choice| {
        let one = |value: &&'static str| {
            let next = look.clone().with(choice, value);
            let choose = choose.clone();
            let onclick = move |_: MouseEvent| choose.emit(next.clone());
            let pressed = (look.of(choice) == *value).to_string();
            html! { <button key={*value} type="button" class="button" aria-pressed={pressed} {onclick}>{ word(choice, value, lang) }</button> }
        };
        html! {
            <div key={choice.name()} class="reader-choice" role="group" aria-label={kind(choice, lang)}>
                <span aria-hidden="true">{ kind(choice, lang) }</span>
                <div>{ for choice.values().iter().map(one) }</div>
            </div>
        }
    };
    html! {
        <>
            <div class="reader-choice" role="group" aria-label={kind(Choice::Size, lang)}>
                <span aria-hidden="true">{ kind(Choice::Size, lang) }</span>
                <div>
                    { step(false, "minus", lang.reader_smaller()) }
                    { step(true, "plus", lang.reader_larger()) }
                    <span role="status">{ lang.reader_size(&look.size().to_string()) }</span>
                </div>
            </div>
            { for Choice::KINDS.into_iter().filter(|choice| is_offered(*choice)).map(row) }
            if !kept { <p role="status">{ lang.settings_not_kept() }</p> }
        </>
    }
}

/// Whether there is something to choose for this book: lines run down in few, and then always in pages.
fn is_offered(choice: Choice) -> bool {
    match choice {
        Choice::Lines => pages::may_run_down(),
        Choice::Flow => !pages::run_down(),
        _ => true,
    }
}

fn kind(choice: Choice, lang: Lang) -> &'static str {
    match choice {
        Choice::Size => lang.settings_size(),
        Choice::Face => lang.reader_face(),
        Choice::Space => lang.reader_space(),
        Choice::Width => lang.reader_width(),
        Choice::Paper => lang.reader_paper(),
        Choice::Flow => lang.reader_flow(),
        Choice::Lines => lang.reader_lines(),
    }
}

fn word(choice: Choice, value: &str, lang: Lang) -> &'static str {
    match (choice, value) {
        (Choice::Face, "") => lang.reader_face_serif(),
        (Choice::Face, "sans") => lang.reader_face_sans(),
        (Choice::Face, _) => lang.reader_face_kai(),
        (Choice::Space, "wide") => lang.reader_space_wide(),
        (Choice::Space, "widest") => lang.reader_space_widest(),
        (Choice::Flow, "") => lang.reader_flow_scroll(),
        (Choice::Flow, _) => lang.reader_flow_pages(),
        (Choice::Lines, "") => lang.reader_lines_down(),
        (Choice::Lines, _) => lang.reader_lines_across(),
        (Choice::Width, "narrow") => lang.reader_width_narrow(),
        (Choice::Paper, "light") => lang.reader_paper_light(),
        (Choice::Paper, "sepia") => lang.reader_paper_sepia(),
        (Choice::Paper, "dark") => lang.reader_paper_dark(),
        (Choice::Paper, "contrast") => lang.reader_paper_contrast(),
        _ => lang.reader_usual(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_left_are_rounded_up_and_end_at_none() {
        assert_eq!(left_of(7, 1.0), 7);
        assert_eq!(left_of(7, 0.5), 4);
        assert_eq!(left_of(7, 0.01), 1);
        assert_eq!(left_of(7, 0.0), 0);
    }
}
