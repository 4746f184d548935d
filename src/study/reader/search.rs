//! Looking for words in a book: chapter after chapter, what was found stands there at once.

use crate::i18n::Lang;
use crate::study::find::{self, Places};
use crate::study::hooks::use_lang;
use crate::ui::{icon, words};
use lifelong_api::ShownBook;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// No more places are shown.
const MOST: usize = 60;

/// In which book.
#[derive(Clone, PartialEq, Properties)]
pub struct SearchProps {
    /// It, with its chapters.
    pub book: Rc<ShownBook>,
}

/// How far a search is.
#[derive(Clone, Default, PartialEq)]
struct Search {
    words: String,
    /// So many chapters have been looked through.
    seen: usize,
    /// So many of them could not be loaded.
    missing: usize,
    found: Vec<Places>,
}

impl Search {
    fn count(&self) -> usize {
        self.found.iter().map(|chapter| chapter.places.len()).sum()
    }
}

/// A field, and what was found.
#[hook]
pub fn use_search(props: &SearchProps) -> Html {
    let lang = use_lang();
    let field = use_node_ref();
    let asked = use_state(String::new);
    let search = use_state(Search::default);
    {
        let (book, setter) = (props.book.clone(), search.setter());
        use_effect_with((*asked).clone(), move |asked| {
            let (asked, stays) = (asked.clone(), Rc::new(std::cell::Cell::new(true)));
            let goes_on = stays.clone();
            wasm_bindgen_futures::spawn_local(async move {
                look(&book, asked, lang, &setter, &goes_on).await;
            });
            move || stays.set(false)
        });
    }
    let onsubmit = {
        let (field, asked) = (field.clone(), asked.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlInputElement>() {
                asked.set(field.value().trim().to_owned());
            }
        }
    };
    let chapters = props.book.has_part.len();
    html! {
        <>
            <form class="reader-search" role="search" {onsubmit}>
                <label for="reader-words">{ lang.reader_search() }</label>
                <div>
                    <input ref={field} id="reader-words" type="search" dir="auto" autocomplete="off" />
                    <button type="submit" class="button primary">{ icon("search") }<span>{ lang.reader_find() }</span></button>
                </div>
            </form>
            <p class="reader-said" role="status">{ said(&search, chapters, lang) }</p>
            // In an element of its own: where the number of neighbours changes, the field would be made anew, and empty.
            <div class="reader-results">{ for search.found.iter().map(|chapter| shown(chapter, &props.book, lang)) }</div>
        </>
    }
}

/// Looks through chapter after chapter, as long as nobody asks for something else.
async fn look(
    book: &ShownBook,
    asked: String,
    lang: Lang,
    setter: &UseStateSetter<Search>,
    goes_on: &std::cell::Cell<bool>,
) {
    let mut search = Search {
        words: asked,
        ..Search::default()
    };
    if search.words.is_empty() {
        return setter.set(search);
    }
    for part in &book.has_part {
        let most = MOST - search.count();
        let chapter = find::look(part, &search.words, most, lang).await;
        if !goes_on.get() {
            return;
        }
        search.seen += 1;
        match chapter {
            Err(_) => search.missing += 1,
            Ok(chapter) if !chapter.places.is_empty() => search.found.push(chapter),
            Ok(_) => {}
        }
        setter.set(search.clone());
        if search.count() >= MOST {
            break;
        }
    }
}

/// In words: how far it is, what it has found, what could not be looked through.
fn said(search: &Search, chapters: usize, lang: Lang) -> String {
    if search.words.is_empty() {
        return String::new();
    }
    let count = search.count() as u64;
    let mut said = if count as usize >= MOST {
        lang.reader_found_first(count)
    } else if search.seen < chapters {
        lang.reader_searching(search.seen as u64, chapters as u64)
    } else {
        lang.reader_found(count)
    };
    if search.missing > 0 {
        said.push(' ');
        said.push_str(&lang.reader_missing(search.missing as u64));
    }
    said
}

fn shown(chapter: &Places, book: &ShownBook, lang: Lang) -> Html {
    let heading = html! { <h3>{ words(&chapter.name, lang) }</h3> };
    find::view(chapter, &book.id, heading)
}
