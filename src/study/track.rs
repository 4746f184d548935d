//! Where one is and how long one learns: noted while one learns, so that one can stop anywhere and go on anywhere.
//!
//! Time counts while the page is on the screen and somebody is there: a key, a touch, a scroll in the last minute and a half,
//! or a recording that plays.

use super::here::Here;
use super::{notes, store};
use crate::platform::learning::{self, Recording};
use crate::platform::{sight, time};
use lifelong_record::day::{self, Did};
use lifelong_record::locator::Locator;
use lifelong_record::work::{AT, PLACE, Place, SECOND};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// How often time is counted, in milliseconds.
const TICK: u32 = 5_000;
/// How long one counts as there after the last sign, in milliseconds.
const PATIENCE: f64 = 90_000.0;
/// So many seconds are written at once.
const ENOUGH: f64 = 15.0;
/// A place in a recording is written so often, in milliseconds.
const OFTEN: f64 = 4_000.0;
/// How long one must have stopped scrolling until the place is kept, in milliseconds.
const STILL: u32 = 800;
/// What is left at the end of a recording counts as heard, in milliseconds.
const END: u64 = 3_000;

thread_local! {
    /// The lesson or chapter on the screen.
    static HERE: RefCell<Option<Here>> = const { RefCell::new(None) };
    /// When somebody was last seen to be there.
    static SIGN: Cell<f64> = const { Cell::new(0.0) };
    /// When time was last counted, and the seconds that are not written yet.
    static COUNTED: Cell<(f64, f64)> = const { Cell::new((0.0, 0.0)) };
    /// When the place in a recording was last written.
    static WRITTEN: RefCell<HashMap<String, f64>> = RefCell::default();
    /// The paragraph that was last written, and whether one is to be looked for.
    static PARAGRAPH: Cell<(u32, bool)> = const { Cell::new((0, false)) };
    /// The words that were last written as the place in a book.
    static LINE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Starts to listen.
pub fn start() {
    for sign in ["pointerdown", "keydown", "scroll", "touchstart", "wheel"] {
        learning::on_page(sign, || SIGN.set(time::now()));
    }
    let timer = RefCell::new(None);
    learning::on_page("scroll", move || {
        PARAGRAPH.set((PARAGRAPH.get().0, true));
        // Where one stops is kept at once: a browser may be closed at any time.
        timer.replace(Some(time::after(STILL, note_place)));
    });
    learning::on_recording("timeupdate", |recording| heard(&recording, false));
    for event in ["pause", "seeked"] {
        learning::on_recording(event, |recording| heard(&recording, true));
    }
    learning::on_recording("ended", |recording| {
        heard(&recording, true);
        // A lesson with questions is finished by answering them.
        if learning::check_is_right().is_none() {
            with_here(super::lesson::finish);
        }
    });
    learning::on_page_at("change", ".check", || {
        // The portal marks the answer first.
        time::after(50, || {
            if learning::check_is_right() == Some(true) {
                with_here(super::lesson::finish);
            }
        })
        .forget();
    });
    learning::on_page("visibilitychange", write);
    learning::on_window("pagehide", write);
    count();
}

fn with_here(what: impl FnOnce(Here)) {
    if let Some(here) = HERE.with_borrow(Clone::clone) {
        what(here);
    }
}

/// A lesson or chapter is on the screen.
pub fn arrive(here: Here) {
    write();
    SIGN.set(time::now());
    COUNTED.set((time::now(), 0.0));
    PARAGRAPH.set((0, false));
    LINE.set(None);
    HERE.set(Some(here.clone()));
    let (key, part) = (here.key, here.part);
    wasm_bindgen_futures::spawn_local(async move {
        let about = here.about;
        let opened = store::change(&key, move |entry, stamp| {
            entry.describe(about, stamp);
            // Written anew even where it is the same: what was opened last comes first.
            entry.set(PLACE, Place { part }, stamp);
        });
        // The panel of the lesson says it when nothing can be kept.
        let _ = opened.await;
    });
}

/// It is left.
pub fn leave(path: &str) {
    let mine = HERE.with_borrow(|here| here.as_ref().is_some_and(|here| here.path == path));
    if mine {
        write();
        HERE.set(None);
    }
}

/// Counts, again and again.
fn count() {
    time::after(TICK, || {
        let now = time::now();
        let (before, seconds) = COUNTED.get();
        let plays = learning::recordings().iter().any(Recording::plays);
        let there = learning::is_seen() && now - SIGN.get() < PATIENCE || plays;
        // A device that slept has not learned.
        let passed = (now - before).clamp(0.0, f64::from(TICK) * 2.0) / 1000.0;
        COUNTED.set((now, if there { seconds + passed } else { seconds }));
        note_place();
        if COUNTED.get().1 >= ENOUGH {
            write();
        }
        count();
    })
    .forget();
}

/// Writes what is not written yet.
fn write() {
    note_place();
    let (counted, seconds) = COUNTED.get();
    let whole = seconds.floor();
    if whole < 1.0 {
        return;
    }
    let Some(here) = HERE.with_borrow(Clone::clone) else {
        return;
    };
    COUNTED.set((counted, seconds - whole));
    learned(here, whole as u64, None);
}

/// Notes seconds of learning, and that a page was finished, in the day's entry.
pub fn learned(here: Here, seconds: u64, finished: Option<u64>) {
    wasm_bindgen_futures::spawn_local(async move {
        let key = day::key(&time::date(0));
        let noted = store::change(&key, move |entry, stamp| {
            let did = Did {
                first: stamp.at,
                name: here.name,
                part_of: here.part_of,
                finished,
                ..Did::default()
            };
            entry.learn(&here.path, seconds, did, stamp);
        });
        // Minutes that are not kept are no loss worth a message.
        let _ = noted.await;
    });
}

/// A recording is somewhere else now.
fn heard(recording: &Recording, at_once: bool) {
    SIGN.set(time::now());
    let Some(here) = HERE.with_borrow(Clone::clone) else {
        return;
    };
    let (file, at, length) = (recording.file.clone(), recording.at(), recording.length());
    let due = WRITTEN.with_borrow_mut(|all| {
        let last = all.entry(file.clone()).or_insert(f64::NEG_INFINITY);
        let due = at_once || time::now() - *last > OFTEN;
        if due {
            *last = time::now();
        }
        due
    });
    if !due {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let noted = store::change(&here.key, move |entry, stamp| {
            let name = format!("{SECOND}{file}");
            // What was heard to its end begins anew.
            if at < 1_000 || (length > 0 && at + END >= length) {
                entry.unset(&name, stamp);
            } else if entry.second(&file) != Some(at) {
                entry.set(&name, at, stamp);
            }
        });
        let _ = noted.await;
    });
}

/// Notes the paragraph at the top of the screen, where one has scrolled; in a book the words, too.
fn note_place() {
    let (before, scrolled) = PARAGRAPH.get();
    if !scrolled {
        return;
    }
    let (Some(here), Some((number, _))) =
        (HERE.with_borrow(Clone::clone), learning::paragraph_at_top())
    else {
        return;
    };
    PARAGRAPH.set((number, false));
    let locator = locator(&here).filter(|locator| {
        let words = Some(&locator.text.highlight);
        LINE.with_borrow(|before| before.as_ref() != words)
    });
    // A page that opens at its top is no place to come back to.
    let is_new = LINE.with_borrow(Option::is_none);
    let locator = locator.filter(|locator| !is_new || locator.locations.progression > 0.0);
    if number == before && locator.is_none() {
        return;
    }
    if let Some(locator) = &locator {
        LINE.set(Some(locator.text.highlight.clone()));
    }
    wasm_bindgen_futures::spawn_local(async move {
        let name = format!("{AT}{}", here.part);
        let noted = store::change(&here.key, move |entry, stamp| {
            if number != before {
                entry.set(&name, number, stamp);
            }
            if let Some(locator) = locator {
                entry.locate(&here.part, locator, stamp);
            }
        });
        let _ = noted.await;
    });
}

/// Where one is in a chapter, to the line.
fn locator(here: &Here) -> Option<Locator> {
    // Who has just left it sees another text.
    if !here.key.starts_with("book/") || !sight::shows(&here.path) {
        return None;
    }
    let (words, far) = notes::at_top()?;
    let title = here.name.pick(super::page_lang().tag()).to_owned();
    let locator = Locator::of(&here.path, words, far)?;
    Some(Locator { title, ..locator })
}
