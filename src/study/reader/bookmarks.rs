//! Bookmarks: the button that puts one where one is, and those of the whole book.

use crate::i18n::Lang;
use crate::platform::{learning, page, time};
use crate::study::hooks::{Done, use_doing, use_kept, use_lang};
use crate::study::notes::bookmark::{self, Page};
use crate::study::notes::{self, Keyed, brief, with_removed};
use crate::study::page_lang;
use crate::study::parts::trouble;
use crate::ui::{icon, link, tongue, words};
use futures::FutureExt;
use lifelong_api::ShownBook;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long one must have stopped scrolling until it is told whether there is a bookmark, in milliseconds.
const STILL: u32 = 200;

/// Of which page.
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// It.
    pub page: Page,
}

/// The button: pressed where the place on the screen has a bookmark.
#[hook]
pub fn use_button(props: &ButtonProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let seen = use_state_eq(Vec::<Keyed>::new);
    // Pressed by mistake, they come back with the next press.
    let removed = use_mut_ref(Vec::<Keyed>::new);
    let all = use_kept(props.page.path.clone(), |path| {
        bookmark::below(path).boxed_local()
    });
    let known = match &all {
        Some(Ok(all)) => of_page(all, &props.page.path),
        _ => Vec::new(),
    };
    {
        let seen = seen.setter();
        use_effect_with(known.clone(), move |known| {
            let known = known.clone();
            let look = move || seen.set(bookmark::seen(&known));
            look();
            let timer = RefCell::new(None);
            let hearing = learning::on_scroll(move || {
                timer.replace(Some(time::after(STILL, look.clone())));
            });
            move || drop(hearing)
        });
    }
    let onclick = {
        let (doing, page) = (doing.clone(), props.page.clone());
        move |_: MouseEvent| {
            if doing.done == Done::Busy {
                return;
            }
            let here = bookmark::seen(&known);
            if !here.is_empty() {
                let keys = keys_of(&here);
                removed.replace(here);
                return doing.run(bookmark::take_away(keys), |()| {
                    page::announce(page_lang().reader_bookmark_off());
                });
            }
            let back = keys_of(&bookmark::seen(&removed.take()));
            let page = page.clone();
            let act = async move {
                match back.is_empty() {
                    true => bookmark::put(page).await.map(drop),
                    false => bookmark::give_back(back).await,
                }
            };
            doing.run(act, |()| page::announce(page_lang().reader_bookmark_on()));
        }
    };
    let is_on = !seen.is_empty();
    html! {
        <>
            <button type="button" class="button reader-bookmark" aria-pressed={is_on.to_string()} {onclick}>{ icon("bookmark") }<span>{ lang.reader_bookmark() }</span></button>
            if let Done::Failed(error) = &doing.done { <div class="reader-trouble" role="status">{ trouble(error, lang) }</div> }
        </>
    }
}

/// Those of one chapter: another one's path may begin in the same way.
fn of_page(all: &[Keyed], path: &str) -> Vec<Keyed> {
    let own = all.iter().filter(|(_, note)| note.path == path);
    own.cloned().collect()
}

fn keys_of(bookmarks: &[Keyed]) -> Vec<String> {
    bookmarks.iter().map(|(key, _)| key.clone()).collect()
}

/// Of which book.
#[derive(Clone, PartialEq, Properties)]
pub struct ListProps {
    /// It, with its chapters.
    pub book: Rc<ShownBook>,
}

/// The bookmarks of a book, in the order of its chapters.
#[hook]
pub fn use_list(props: &ListProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let removed = use_state(Vec::<Keyed>::new);
    // What had the focus is gone: where it goes when that bookmark stands there as removed, or not any more.
    let heir = use_mut_ref(|| None::<(String, bool)>);
    let all = use_kept(format!("/read/{}/", props.book.id), |path| {
        bookmark::below(path).boxed_local()
    });
    let known = match &all {
        Some(Ok(all)) => (**all).clone(),
        _ => Vec::new(),
    };
    let mut listed = with_removed(&known, &removed);
    listed.sort_by_key(|((_, note), _)| (place_of(&note.path, &props.book), note.created));
    {
        let heir = heir.clone();
        use_effect_with(listed.clone(), move |listed| {
            let stands = |(key, gone): &(String, bool)| {
                listed
                    .iter()
                    .any(|((known, _), is_gone)| known == key && is_gone == gone)
            };
            let ready = heir.borrow_mut().take_if(|heir| stands(heir));
            if let Some((key, _)) = ready {
                page::focus(&format!("#{} .button", element_of(&key)));
            }
        });
    }
    if let Some(Err(error)) = &all {
        return trouble(error, lang);
    }
    if listed.is_empty() {
        return html! {};
    }
    let remove = |bookmark: &Keyed| {
        let (doing, removed, heir) = (doing.clone(), removed.clone(), heir.clone());
        let bookmark = bookmark.clone();
        move |_: MouseEvent| {
            heir.replace(Some((bookmark.0.clone(), true)));
            let others = removed.iter().filter(|(key, _)| *key != bookmark.0);
            removed.set(others.cloned().chain([bookmark.clone()]).collect());
            doing.run(bookmark::take_away(vec![bookmark.0.clone()]), |()| {
                page::announce(page_lang().reader_bookmark_gone());
            });
        }
    };
    let give_back = |key: &str| {
        let (doing, heir, key) = (doing.clone(), heir.clone(), key.to_owned());
        move |_: MouseEvent| {
            heir.replace(Some((key.clone(), false)));
            doing.run(bookmark::give_back(vec![key.clone()]), |()| ());
        }
    };
    let line = |(bookmark, gone): &(Keyed, bool)| {
        let (key, note) = bookmark;
        let brief = brief(note, lang);
        let label = |word: &str| lang.note_label(word, &brief);
        let id = element_of(key);
        if *gone {
            return html! {
                <li key={key.clone()} {id} class="is-removed">
                    <p>{ lang.reader_bookmark_gone() }</p>
                    <button type="button" class="button" aria-label={label(lang.note_give_back())} onclick={give_back(key)}>{ icon("back") }<span>{ lang.note_give_back() }</span></button>
                </li>
            };
        }
        let to = notes::path_of(key, note);
        html! {
            <li key={key.clone()} {id}>
                { link(to, "", place(note, &brief, lang)) }
                <button type="button" class="button" aria-label={label(lang.note_remove())} onclick={remove(bookmark)}>{ icon("close") }<span>{ lang.note_remove() }</span></button>
            </li>
        }
    };
    html! {
        <section class="reader-bookmarks" aria-labelledby="reader-bookmarks">
            <h3 id="reader-bookmarks">{ lang.reader_bookmarks() }</h3>
            <ul>{ for listed.iter().map(line) }</ul>
            <div role="status">if let Done::Failed(error) = &doing.done { { trouble(error, lang) } }</div>
        </section>
    }
}

/// What a bookmark's line says: the chapter, the words there, the day.
fn place(note: &lifelong_record::note::Note, brief: &str, lang: Lang) -> Html {
    html! {
        <>
            <strong>{ words(&note.name, lang) }</strong>
            <span dir="auto" lang={tongue(brief, lang)}>{ brief }</span>
            <span class="reader-day">{ time::day(note.created as f64, lang.tag()) }</span>
        </>
    }
}

/// The number of the chapter that a path leads to; of one that has left the book, behind all.
fn place_of(path: &str, book: &ShownBook) -> usize {
    let chapter = path.rsplit('/').next().unwrap_or_default();
    let at = book.has_part.iter().position(|part| part.id == chapter);
    at.unwrap_or(book.has_part.len())
}

/// The id of the element that shows a bookmark.
fn element_of(key: &str) -> String {
    format!("bookmark-{}", key.rsplit('/').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::ChapterRef;
    use lifelong_record::note::Note;

    #[test]
    fn bookmarks_stand_in_the_order_of_chapters() {
        let part = |id: &str| ChapterRef {
            id: id.to_owned(),
            ..ChapterRef::default()
        };
        let book = ShownBook {
            has_part: vec![part("two"), part("one")],
            ..ShownBook::default()
        };
        let places = ["/read/a/one", "/read/a/two", "/read/a/gone"].map(|p| place_of(p, &book));
        assert_eq!(places, [1, 0, 2]);
    }

    #[test]
    fn a_chapter_has_its_own_bookmarks() {
        let bookmark = |path: &str| {
            let note = Note {
                path: path.to_owned(),
                ..Note::default()
            };
            (path.to_owned(), Rc::new(note))
        };
        let all = [bookmark("/read/a/one"), bookmark("/read/a/one-more")];
        assert_eq!(keys_of(&of_page(&all, "/read/a/one")), ["/read/a/one"]);
        assert_eq!(element_of("note/red-kite-3"), "bookmark-red-kite-3");
    }
}
