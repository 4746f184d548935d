//! “Go to”: a place of a book by its printed page, or by how far it is in the book.

use super::back;
use crate::platform::links;
use crate::study::hooks::use_lang;
use crate::study::notes;
use crate::ui::icon;
use lifelong_api::{PageRef, ShownBook, parse_minutes};
use lifelong_record::find::fold;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// In which book.
#[derive(Clone, PartialEq, Properties)]
pub struct GoProps {
    /// It, with its chapters.
    pub book: Rc<ShownBook>,
    /// Its printed pages.
    pub pages: Rc<Vec<PageRef>>,
    /// One goes.
    pub on_go: Callback<()>,
}

/// What somebody wants to go to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    /// A printed page, by its number in the list.
    Page(usize),
    /// So far in the book, from 0 to 1.
    Far(f64),
}

/// What was typed: `50 %`, `12`, `xiv`. A number is a printed page where the book has such, else it is per cent.
fn read(typed: &str, pages: &[PageRef]) -> Option<Goal> {
    let folded = |words: &str| {
        let mut out = String::new();
        fold(words.trim(), &mut out);
        out
    };
    let typed = folded(typed);
    let number = typed.strip_suffix('%').map(str::trim);
    let page = pages.iter().position(|page| folded(&page.name) == typed);
    match (number, page) {
        (None, Some(page)) => Some(Goal::Page(page)),
        (None, None) if !pages.is_empty() => None,
        (number, _) => {
            let number: f64 = number.unwrap_or(&typed).parse().ok()?;
            let there = (0.0..=100.0).contains(&number);
            there.then_some(Goal::Far(number / 100.0))
        }
    }
}

/// The chapter that is so far in a book, and how far that is in the chapter. `lengths` are those of the chapters.
fn chapter_at(far: f64, lengths: &[f64]) -> Option<(usize, f64)> {
    let mut rest = far * lengths.iter().sum::<f64>();
    let last = lengths.len().checked_sub(1)?;
    for (at, length) in lengths.iter().enumerate() {
        if rest < *length || at == last {
            return Some((at, (rest / length).clamp(0.0, 1.0)));
        }
        rest -= length;
    }
    None
}

/// The path of what was typed.
fn path_to(typed: &str, book: &ShownBook, pages: &[PageRef]) -> Option<String> {
    match read(typed, pages)? {
        Goal::Page(page) => {
            let page = pages.get(page)?;
            Some(super::contents::address(
                &book.id,
                &page.chapter,
                &page.anchor,
            ))
        }
        Goal::Far(far) => {
            let length = |time: &str| f64::from(parse_minutes(time).unwrap_or(1).max(1));
            let parts = book.has_part.iter();
            let lengths: Vec<f64> = parts.map(|part| length(&part.time_required)).collect();
            let (at, far) = chapter_at(far, &lengths)?;
            let chapter = &book.has_part.get(at)?.id;
            Some(format!(
                "/read/{}/{chapter}#{}={far:.4}",
                book.id,
                notes::FAR
            ))
        }
    }
}

/// The field.
#[hook]
pub fn use_go_to(props: &GoProps) -> Html {
    let lang = use_lang();
    let field = use_node_ref();
    let missing = use_state(|| false);
    let onsubmit = {
        let (field, missing, props) = (field.clone(), missing.setter(), props.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else {
                return;
            };
            match path_to(&field.value(), &props.book, &props.pages) {
                Some(path) => {
                    missing.set(false);
                    back::leave_for(&path);
                    props.on_go.emit(());
                    links::follow(&path);
                }
                None => {
                    missing.set(true);
                    // It fails for no element.
                    let _ = field.focus();
                }
            }
        }
    };
    let (label, unknown) = if props.pages.is_empty() {
        (lang.reader_goto_far(), lang.reader_goto_far_unknown())
    } else {
        (lang.reader_goto_page(), lang.reader_goto_page_unknown())
    };
    html! {
        <form class="reader-search" {onsubmit}>
            <label for="reader-goto">{ label }</label>
            <div>
                <input ref={field} id="reader-goto" type="text" autocomplete="off" aria-describedby="reader-goto-said" aria-invalid={missing.then_some("true")} />
                <button type="submit" class="button">{ icon("forward") }<span>{ lang.reader_goto() }</span></button>
            </div>
            <p id="reader-goto-said" class="reader-goto-said" role="alert">{ if *missing { unknown } else { "" } }</p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::ChapterRef;

    fn pages() -> Vec<PageRef> {
        let page = |name: &str, anchor: &str| PageRef {
            name: name.to_owned(),
            chapter: "two".to_owned(),
            anchor: anchor.to_owned(),
        };
        vec![page("xiv", "p14"), page("12", "p12")]
    }

    #[test]
    fn pages_and_per_cent_are_told_apart() {
        let (with, without) = (pages(), Vec::new());
        assert_eq!(read(" 12 ", &with), Some(Goal::Page(1)));
        assert_eq!(read("XIV", &with), Some(Goal::Page(0)));
        assert_eq!(read("12 %", &with), Some(Goal::Far(0.12)));
        assert_eq!(read("１２％", &with), Some(Goal::Far(0.12)));
        assert_eq!(read("13", &with), None);
        assert_eq!(read("50", &without), Some(Goal::Far(0.5)));
        for none in ["", "%", "101", "-1", "x", "NaN", "inf"] {
            assert_eq!(read(none, &without), None, "{none}");
        }
    }

    #[test]
    fn per_cent_are_counted_by_the_length_of_chapters() {
        let lengths = [10.0, 30.0];
        assert_eq!(chapter_at(0.0, &lengths), Some((0, 0.0)));
        assert_eq!(chapter_at(0.25, &lengths), Some((1, 0.0)));
        assert_eq!(chapter_at(0.625, &lengths), Some((1, 0.5)));
        assert_eq!(chapter_at(1.0, &lengths), Some((1, 1.0)));
        assert_eq!(chapter_at(0.5, &[]), None);
    }

    #[test]
    fn what_is_typed_leads_to_a_path() {
        let part = |id: &str, time: &str| ChapterRef {
            id: id.to_owned(),
            time_required: time.to_owned(),
            ..ChapterRef::default()
        };
        let book = ShownBook {
            id: "moby".to_owned(),
            has_part: vec![part("one", "PT10M"), part("two", "PT30M")],
            ..ShownBook::default()
        };
        let to = |typed: &str, pages: &[PageRef]| path_to(typed, &book, pages);
        assert_eq!(
            to("62.5", &[]).as_deref(),
            Some("/read/moby/two#far=0.5000")
        );
        assert_eq!(to("12", &pages()).as_deref(), Some("/read/moby/two#at=p12"));
        assert_eq!(to("7", &pages()), None);
    }
}
