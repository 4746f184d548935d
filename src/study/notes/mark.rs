//! Marks on the words of the page that a learner highlighted or noted something about.

use super::quote::Flow;
use super::{all, target};
use crate::platform::learning::on_page;
use crate::platform::passage::{self, Passage, Piece, mark, pieces};
use crate::study::changes;
use lifelong_record::colour::Colour;
use lifelong_record::note::{Anchor, Note};
use std::rc::Rc;

/// The name of the mark on what one came for.
const HERE: &str = "note-here";
// What is read aloud has rank 0, the usual one, and is seen on top.
const NOTED_RANK: i32 = -2;
const HERE_RANK: i32 = -1;

/// Marks what is noted on each page, and again whenever page or notes change.
pub fn watch() {
    passage::on_change(again);
    on_page("portal-arrived", || {
        mark(HERE, &[], HERE_RANK);
        again();
    });
    std::mem::forget(changes::listen(|keys| {
        if keys.is_empty() || keys.iter().any(|key| key.starts_with(all::KEY)) {
            again();
        }
    }));
}

/// Marks what is noted on this page.
pub fn again() {
    // Elsewhere nothing is noted; what was marked there went with its words.
    if target().is_none() {
        return;
    }
    wasm_bindgen_futures::spawn_local(async {
        // Notes that cannot be read are told by the list of notes.
        if all::fresh().await.is_ok() {
            paint();
        }
    });
}

fn paint() {
    let Some(target) = target() else { return };
    let notes = all::of_path(&target.path);
    let is_quote = |note: &&(String, Rc<Note>)| matches!(note.1.anchor, Anchor::Quote { .. });
    let quotes: Vec<_> = notes.iter().filter(is_quote).collect();
    let (pieces, flow) = if quotes.is_empty() {
        Default::default()
    } else {
        words()
    };
    for colour in Colour::ALL {
        let own = quotes.iter().filter(|(_, note)| note.colour == colour);
        let passages: Vec<Passage> = own
            .filter_map(|(_, note)| on(&note.anchor, &pieces, &flow))
            .collect();
        mark(name_of(colour), &passages, NOTED_RANK);
    }
}

/// The name of the marks of a colour.
fn name_of(colour: Colour) -> &'static str {
    match colour {
        Colour::Persimmon => "notes",
        Colour::Celadon => "notes-celadon",
        Colour::Indigo => "notes-indigo",
        Colour::Ochre => "notes-ochre",
    }
}

fn words() -> (Vec<Piece>, Flow) {
    let pieces = pieces();
    let flow = Flow::of(
        pieces
            .iter()
            .map(|piece| (piece.text.as_str(), piece.begins)),
    );
    (pieces, flow)
}

fn on(anchor: &Anchor, pieces: &[Piece], flow: &Flow) -> Option<Passage> {
    let Anchor::Quote {
        exact,
        prefix,
        suffix,
    } = anchor
    else {
        return None;
    };
    let ((from, start), (to, end)) = flow.find(exact, prefix, suffix)?;
    passage::passage((pieces.get(from)?, start), (pieces.get(to)?, end))
}

/// Where a quotation stands on this page.
pub fn find(anchor: &Anchor) -> Option<Passage> {
    let (pieces, flow) = words();
    on(anchor, &pieces, &flow)
}

/// The words that are selected on this page, as a quotation and as they stand.
pub fn selected() -> Option<(Anchor, Passage)> {
    let selected = passage::selected()?;
    let (pieces, flow) = words();
    let anchor = flow.quote(|piece| selected.part_of(pieces.get(piece)?))?;
    let passage = on(&anchor, &pieces, &flow)?;
    Some((anchor, passage))
}

/// Marks what one came for.
pub fn here(passage: Passage) {
    mark(HERE, &[passage], HERE_RANK);
}
