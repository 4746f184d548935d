//! The way to what a note is about: a moment of a recording, a paragraph, words of the page.

use super::{all, element_of, here, mark};
use crate::platform::learning::{self, on_page, recordings};
use crate::platform::{page, passage, time};
use crate::study::page_lang;
use lifelong_record::note::{Anchor, Note};

/// The name in the address that a note's id follows: `#n=ID`.
pub const FRAGMENT: &str = "n";
/// How often it is looked whether a place is there, in milliseconds.
const OFTEN: u32 = 200;
/// How often at the most.
const MOST: u32 = 40;

/// Goes to the note that an address names, on the first page and on each that comes.
pub fn watch() {
    arrive();
    on_page("portal-arrived", arrive);
}

fn arrive() {
    if let Some(id) = passage::take_fragment(FRAGMENT) {
        wasm_bindgen_futures::spawn_local(come(format!("{}{id}", all::KEY)));
    }
}

/// Goes to a note's place as soon as it is there; where it does not come, to the note itself.
async fn come(key: String) {
    // Notes that cannot be read are told by the list of notes.
    if all::fresh().await.is_err() {
        return;
    }
    let Some(note) = all::note(&key) else { return };
    if note.anchor == Anchor::Page {
        return;
    }
    for _ in 0..MOST {
        if here() != note.path {
            return;
        }
        if is_here(&note) {
            go(&note);
            return;
        }
        time::sleep(OFTEN).await;
    }
    let element = format!("#{}", element_of(&key));
    if here() == note.path && passage::go_to(&element) {
        page::announce(page_lang().note_place_gone());
    }
}

fn is_here(note: &Note) -> bool {
    match &note.anchor {
        Anchor::Page => true,
        Anchor::Moment { .. } => !recordings().is_empty(),
        Anchor::Paragraph { .. } => learning::paragraph_at_top().is_some(),
        anchor => mark::find(anchor).is_some(),
    }
}

/// Goes to what a note on this page is about. False where it is not there.
pub fn go(note: &Note) -> bool {
    match &note.anchor {
        Anchor::Page => {
            page::scroll_into_view("main");
            page::focus("main h1")
        }
        Anchor::Moment { at, file } => {
            let all = recordings();
            let named = all.iter().find(|recording| recording.file == *file);
            let Some(recording) = named.or(all.first()) else {
                return false;
            };
            recording.go(*at);
            recording.show();
            recording.focus();
            true
        }
        Anchor::Paragraph { number, begins } => learning::go_to_paragraph(*number, begins),
        anchor => {
            let Some(passage) = mark::find(anchor) else {
                return false;
            };
            passage.show();
            mark::here(passage);
            true
        }
    }
}
