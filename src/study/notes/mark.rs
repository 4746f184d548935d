//! Marks on the words of the page that a learner highlighted or noted something about.

use super::quote::{Flow, Spot};
use super::{all, target};
use crate::platform::learning::on_page;
use crate::platform::passage::{self, Passage, Piece, mark, pieces};
use crate::platform::sight;
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
    // A bookmark leaves the words as they are.
    let is_quote = |note: &&(String, Rc<Note>)| {
        !note.1.bookmark && matches!(note.1.anchor, Anchor::Quote { .. })
    };
    let quotes: Vec<_> = notes.iter().filter(is_quote).collect();
    let (pieces, flow) = if quotes.is_empty() {
        Default::default()
    } else {
        words()
    };
    for colour in Colour::ALL {
        let own = quotes.iter().filter(|(_, note)| note.colour == colour);
        let passages: Vec<Passage> = own
            .filter_map(|(_, note)| on(&note.anchor, 0.0, &pieces, &flow))
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
    let flow = flow_of(&pieces);
    (pieces, flow)
}

fn on(anchor: &Anchor, far: f64, pieces: &[Piece], flow: &Flow) -> Option<Passage> {
    between(place_of(anchor, far, flow)?, pieces)
}

fn between(((from, start), (to, end)): (Spot, Spot), pieces: &[Piece]) -> Option<Passage> {
    passage::passage((pieces.get(from)?, start), (pieces.get(to)?, end))
}

fn flow_of(pieces: &[Piece]) -> Flow {
    let words = pieces
        .iter()
        .map(|piece| (piece.text.as_str(), piece.begins));
    Flow::of(words)
}

/// Where a quotation stands on this page.
pub fn find(anchor: &Anchor) -> Option<Passage> {
    let (pieces, flow) = words();
    on(anchor, 0.0, &pieces, &flow)
}

/// The words at the top of the screen, in a chapter, and how far in it that is, from 0 to 1.
pub fn at_top() -> Option<(Anchor, f64)> {
    let pieces = sight::text();
    flow_of(&pieces).words_from(sight::first(&pieces))
}

/// Where words stand in the chapter on the screen; of several places the one nearest to so far in it. Where they are gone,
/// what is so far in it.
pub fn in_chapter(anchor: &Anchor, far: f64) -> Option<Passage> {
    let pieces = sight::text();
    let flow = flow_of(&pieces);
    on(anchor, far, &pieces, &flow).or_else(|| between(flow.at(far)?, &pieces))
}

/// Which of these quotations stand on the screen, in a chapter: not before what is seen first, and not behind what is seen last.
pub fn seen<'a>(anchors: impl Iterator<Item = &'a Anchor>) -> Vec<bool> {
    let pieces = sight::text();
    let flow = flow_of(&pieces);
    let top = flow
        .words_from(sight::first(&pieces))
        .and_then(|(top, far)| place_of(&top, far, &flow));
    let is_seen = |anchor: &Anchor| {
        let (Some(top), Some(place)) = (top, place_of(anchor, 0.0, &flow)) else {
            return false;
        };
        // Past the text, its last words stand for the place.
        let is_top = place.0 == top.0;
        let before_end = || between(place, &pieces).is_some_and(|p| sight::begins_before_end(&p));
        place.0 >= top.0 && (is_top || before_end())
    };
    anchors.map(is_seen).collect()
}

fn place_of(anchor: &Anchor, far: f64, flow: &Flow) -> Option<(Spot, Spot)> {
    let Anchor::Quote {
        exact,
        prefix,
        suffix,
    } = anchor
    else {
        return None;
    };
    flow.find(exact, prefix, suffix, far)
}

/// The words that are selected on this page, as a quotation and as they stand.
pub fn selected() -> Option<(Anchor, Passage)> {
    let selected = passage::selected()?;
    let (pieces, flow) = words();
    let anchor = flow.quote(|piece| selected.part_of(pieces.get(piece)?))?;
    let passage = on(&anchor, 0.0, &pieces, &flow)?;
    Some((anchor, passage))
}

/// Marks what one came for.
pub fn here(passage: Passage) {
    mark(HERE, &[passage], HERE_RANK);
}
