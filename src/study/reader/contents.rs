//! The contents of a book, its bookmarks, and its printed pages to go to.

use super::{bookmarks, goto};
use crate::i18n::Lang;
use crate::services::{self, use_load};
use crate::study::hooks::use_lang;
use crate::study::live::live;
use crate::ui::{AT, link_current, words};
use lifelong_api::{Entry, PageRef, ShownBook};
use std::rc::Rc;
use yew::prelude::*;

/// Of which book, and where one is in it.
#[derive(Clone, PartialEq, Properties)]
pub struct ContentsProps {
    /// It, with its chapters.
    pub book: Rc<ShownBook>,
    /// The id of the chapter that is open.
    pub chapter: String,
    /// One goes to a place that was typed.
    pub on_go: Callback<()>,
}

/// The contents; the chapter that is open is marked.
#[hook]
pub fn use_contents(props: &ContentsProps) -> Html {
    let lang = use_lang();
    let (book, chapter) = (&props.book, &props.chapter);
    let navigation = use_load(book.id.clone(), false, |id| async move {
        services::api().navigation(&id).await
    });
    let Some(navigation) = navigation.state.value() else {
        return match navigation.state.error() {
            Some(error) => html! { <p>{ error.words(lang).title }</p> },
            None => html! { <div class="bone"></div> },
        };
    };
    let lines = if navigation.contents.is_empty() {
        let line = |part: &lifelong_api::ChapterRef| Entry {
            name: part.name.clone(),
            chapter: part.id.clone(),
            ..Entry::default()
        };
        book.has_part.iter().map(line).collect()
    } else {
        navigation.contents.clone()
    };
    let go_to = goto::GoProps {
        book: book.clone(),
        pages: Rc::new(navigation.pages.clone()),
        on_go: props.on_go.clone(),
    };
    html! {
        <>
            { live!("", goto::use_go_to, goto::GoProps = go_to) }
            { live!("", bookmarks::use_list, bookmarks::ListProps { book: book.clone() }) }
            <nav class="reader-contents" aria-label={lang.book_contents()}>
                { entries(&lines, &book.id, chapter, lang) }
                { pages(&book.id, &navigation.pages, lang) }
            </nav>
        </>
    }
}

fn entries(lines: &[Entry], book: &str, chapter: &str, lang: Lang) -> Html {
    let line = |(at, entry): (usize, &Entry)| {
        let name = words(&entry.name, lang);
        let to = address(book, &entry.chapter, &entry.anchor);
        let here = entry.chapter == chapter && entry.anchor.is_empty();
        html! {
            <li key={at}>
                if entry.chapter.is_empty() { <span>{ name }</span> } else { { link_current(to, "", None, here, name) } }
                if !entry.has_part.is_empty() { { entries(&entry.has_part, book, chapter, lang) } }
            </li>
        }
    };
    html! { <ol>{ for lines.iter().enumerate().map(line) }</ol> }
}

/// The path of a place in a book.
pub fn address(book: &str, chapter: &str, anchor: &str) -> String {
    if anchor.is_empty() {
        format!("/read/{book}/{chapter}")
    } else {
        format!("/read/{book}/{chapter}{AT}{anchor}")
    }
}

fn pages(book: &str, all: &[PageRef], lang: Lang) -> Html {
    if all.is_empty() {
        return html! {};
    }
    let page = |(at, page): (usize, &PageRef)| {
        let to = address(book, &page.chapter, &page.anchor);
        html! { <li key={at}>{ link_current(to, "", None, false, html! { { &page.name } }) }</li> }
    };
    html! {
        <details class="reader-pages">
            <summary>{ lang.reader_pages() }</summary>
            <ul>{ for all.iter().enumerate().map(page) }</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_behind_its_chapter() {
        assert_eq!(address("moby", "loomings", ""), "/read/moby/loomings");
        assert_eq!(
            address("moby", "loomings", "p12"),
            "/read/moby/loomings#at=p12"
        );
    }
}
