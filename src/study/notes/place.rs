//! The way to what a note is about: a moment of a recording, a paragraph, words of the page.

use super::{all, element_of, here, mark};
use crate::platform::learning::{self, on_page, recordings};
use crate::platform::passage::{self, Passage};
use crate::platform::{events, page, sight, time};
use crate::study::page_lang;
use lifelong_record::note::{Anchor, Note};

/// The name in the address that a note's id follows: `#n=ID`.
pub const FRAGMENT: &str = "n";
/// How often it is looked whether a place is there, in milliseconds.
const OFTEN: u32 = 200;
/// How long a page needs to be drawn anew, in milliseconds.
const SOON: u32 = 50;
/// So often it is looked whether words are still where they were brought.
const HELD: u32 = 5;
/// How often at the most.
const MOST: u32 = 40;

/// Goes to the note that an address names, on the first page and on each that comes.
pub fn watch() {
    arrive();
    on_page("portal-arrived", arrive);
    // A link to another place of the page that is shown: no page arrives.
    std::mem::forget(events::on_click(|event| {
        let address = events::link_of(event).unwrap_or_default();
        let named = address
            .split_once('#')
            .filter(|(path, _)| page::inside(path) == Some(&here()));
        if let Some((_, fragment)) = named {
            lead(fragment);
        }
    }));
}

/// The name in the address that the id of a place in a chapter follows: `#at=ID`.
const PLACE: &str = "at";

/// The name in the address that words of the page follow, with what stands right before and after them: `#q=WORDS,BEFORE,AFTER`.
pub const WORDS: &str = "q";

/// The same for words that are brought to the top, as they were, with how far in the chapter they are: `#l=WORDS,BEFORE,AFTER,0.42`.
pub const LINE: &str = "l";

/// The name in the address that a place in a chapter follows, from 0 to 1: `#far=0.42`.
pub const FAR: &str = "far";

fn arrive() {
    for name in [FRAGMENT, PLACE, WORDS, LINE, FAR] {
        if let Some(value) = passage::take_fragment(name) {
            lead(&format!("{name}={value}"));
        }
    }
}

/// Goes where what follows `#` in an address leads.
fn lead(fragment: &str) {
    let Some((name, value)) = fragment.split_once('=') else {
        return;
    };
    match name {
        FRAGMENT => wasm_bindgen_futures::spawn_local(come(format!("{}{value}", all::KEY))),
        PLACE => wasm_bindgen_futures::spawn_local(reach(value.replace('"', ""))),
        WORDS | LINE => {
            let mut parts = value.split(',').map(passage::decoded);
            let mut next = || parts.next().unwrap_or_default();
            let quote = Anchor::Quote {
                exact: next(),
                prefix: next(),
                suffix: next(),
            };
            if name == WORDS {
                wasm_bindgen_futures::spawn_local(show(quote));
            } else {
                let far = next().parse().unwrap_or_default();
                wasm_bindgen_futures::spawn_local(bring(quote, far));
            }
        }
        FAR => {
            let far = value.parse().unwrap_or_default();
            wasm_bindgen_futures::spawn_local(bring(Anchor::Page, far));
        }
        _ => {}
    }
}

/// Goes to a place of a chapter as soon as it is there.
async fn reach(id: String) {
    let path = here();
    for _ in 0..MOST {
        if here() != path || passage::go_to(&format!("[id=\"at-{id}\"]")) {
            return;
        }
        time::sleep(OFTEN).await;
    }
}

/// Goes to words of a chapter as soon as they are there.
async fn show(quote: Anchor) {
    let path = here();
    let note = Note {
        path: path.clone(),
        anchor: quote,
        ..Note::default()
    };
    for _ in 0..MOST {
        if here() != path || (is_here(&note) && go(&note)) {
            return;
        }
        time::sleep(OFTEN).await;
    }
}

/// Brings words of a chapter to the top as soon as they are there; where they are gone, what is so far in the chapter.
pub async fn bring(quote: Anchor, far: f64) {
    let path = here();
    for _ in 0..MOST {
        // What is pressed may go away, and the text moves up: it is drawn first.
        time::sleep(SOON).await;
        if here() != path {
            return;
        }
        let there = sight::shows(&path).then(|| mark::in_chapter(&quote, far));
        if let Some(passage) = there.flatten() {
            passage.focus();
            sight::bring(&passage);
            return hold(&passage).await;
        }
        time::sleep(OFTEN).await;
    }
}

/// Keeps words where they were brought while pictures and other things still come above them, as long as nobody moves on.
async fn hold(passage: &Passage) {
    let (path, mut at) = (here(), sight::moved());
    for _ in 0..HELD {
        time::sleep(OFTEN).await;
        if here() != path || (sight::moved() - at).abs() > 0.5 {
            return;
        }
        sight::bring(passage);
        at = sight::moved();
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
            if note.bookmark {
                wasm_bindgen_futures::spawn_local(bring(note.anchor.clone(), 0.0));
            } else {
                passage.show();
            }
            mark::here(passage);
            true
        }
    }
}
