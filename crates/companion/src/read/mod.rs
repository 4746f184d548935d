//! Reading the page aloud: sentence by sentence, each marked while it is spoken.

mod bar;
mod clips;
mod go_on;
mod mark;
mod page;
mod place;
mod play;
mod recording;
mod say;
mod sleep;
mod speed;
mod steps;
mod text;
mod voice;

use crate::dom::{self, Listener, after, all, document, lang, root, window};
use crate::player;
use crate::session::{Hear, Session};
use bar::{Act, Bar};
use page::Block;
use play::Source;
use say::{Spoken, speak};
use sleep::Sleep;
use speed::Speed;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use steps::Step;
use voice::Known;
use web_sys::{Element, Event, Range, SpeechSynthesisVoice};

pub use go_on::arrived;

struct Reader {
    bar: Bar,
    blocks: Vec<Block>,
    steps: Vec<Step>,
    at: usize,
    source: Source,
    playing: bool,
    speed: Speed,
    /// When it stops by itself.
    sleep: Sleep,
    /// Whether it has come to its end, and the bar has nothing to play with any more.
    over: bool,
    /// What is being spoken: dropped with its listeners, it is heard of no more.
    spoken: Option<Spoken>,
    /// The number of what is spoken, so that a watch knows whether its own is still on.
    number: u32,
    session: Option<Session>,
    _listeners: Vec<Listener>,
}

thread_local! {
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
    /// How fast it was read last.
    static SPEED: Cell<Speed> = const { Cell::new(Speed::Normal) };
    /// Counts what was spoken on all pages: a watch of one reading must not take another's for its own.
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Begins, or stops.
pub fn toggle() {
    if is_open() {
        stop();
    } else {
        start(None, Sleep::Off);
    }
}

/// Whether the bar is there.
fn is_open() -> bool {
    READER.with_borrow(Option::is_some)
}

/// Stops where the page is left for another address: some browsers would speak on.
pub fn stop_when_the_page_goes() {
    std::mem::forget(Listener::new(&window(), "pagehide", |_| stop()));
}

/// Stops, and takes the bar away.
pub fn stop() {
    go_on::forget();
    let Some(mut reader) = READER.take() else {
        return;
    };
    reader.hush();
    mark::clear();
    pressed(false);
    drop(reader);
}

/// The portal's buttons show whether it is read.
fn pressed(on: bool) {
    for button in all(&root(), ".read-aloud, .read-this") {
        dom::press(&button, on);
    }
}

/// Begins: at a place, else where one is on the page.
fn start(from: Option<&(Range, Element)>, sleep: Sleep) {
    player::hush();
    let Some(holder) = page::holder() else { return };
    let lang = lang();
    let blocks = page::blocks();
    let steps = steps::of(blocks.iter().map(|block| block.text.as_str()));
    // Before the bar lies over the page, and has the focus.
    let first = from.and_then(|from| place::sentence(&blocks, &steps, from));
    let first = first.unwrap_or_else(|| place::first(&blocks, &steps));
    let bar = Bar::new(&holder, lang, page::text().is_some(), act);
    pressed(true);
    let nothing = steps.is_empty();
    let source = Source::chosen();
    let can = voice::speech().is_some() || !source.is_voice();
    let goes = !nothing && can;
    let mut reader = Reader {
        bar,
        blocks,
        steps,
        at: 0,
        source,
        playing: true,
        speed: SPEED.get(),
        sleep,
        over: !goes,
        spoken: None,
        number: COUNT.get(),
        session: goes.then(session).flatten(),
        _listeners: listeners(),
    };
    reader.go_to(first);
    reader.bar.speed(reader.speed);
    reader.bar.sleep(sleep);
    if nothing {
        reader.bar.only_say(lang.reader_nothing());
    } else if !can {
        reader.bar.only_say(lang.reader_cannot());
    }
    let recorded = !reader.source.is_voice();
    if goes {
        reader.offer();
    }
    READER.set(Some(reader));
    if goes && recorded {
        play::fetch(from.cloned());
    } else if goes {
        when_voices_are_known(15);
    }
}

/// The device's own buttons do what those of the bar do.
fn session() -> Option<Session> {
    let press = |name: &'static str, what: Act, where_it_plays: Option<bool>| {
        let hear: Hear = Box::new(move |_| {
            let plays = READER.with_borrow(|r| r.as_ref().map(|r| r.playing));
            // It may ask for what is so already.
            if where_it_plays.is_none() || where_it_plays == plays {
                act(what);
            }
        });
        (name, hear)
    };
    Session::of_voice(vec![
        press("play", Act::Play, Some(false)),
        press("pause", Act::Play, Some(true)),
        press("previoustrack", Act::Back, None),
        press("nexttrack", Act::Next, None),
        press("stop", Act::Stop, None),
    ])
}

/// Hears of presses on the page, and of scrolling.
fn listeners() -> Vec<Listener> {
    // A press that ends a selection is meant for nothing else.
    let selecting = Rc::new(Cell::new(false));
    let before = selecting.clone();
    let document = document();
    let mut listeners = vec![
        Listener::new(&document, "pointerdown", move |_| {
            before.set(place::selection().is_some());
        }),
        Listener::new(&document, "click", move |event| {
            if !selecting.take() && place::selection().is_none() {
                go_to_press(&event);
            }
        }),
        Listener::new(&document, "scroll", |_| with(|reader| reader.tell())),
    ];
    // Two sounds at once are none.
    for sound in all(&root(), ".book-text audio") {
        listeners.push(Listener::new(&sound, "play", |_| stop()));
    }
    // What is moved inside a page tells only itself.
    for frame in all(&root(), ".book-text > .rich") {
        listeners.push(Listener::new(&frame, "scroll", |_| {
            with(|reader| reader.tell());
        }));
    }
    listeners
}

/// Goes on reading from the sentence that was pressed.
fn go_to_press(event: &Event) {
    let Some(pressed) = place::pressed(event) else {
        return;
    };
    let mut over = None;
    with(|reader| {
        if let Some(sentence) = place::sentence(&reader.blocks, &reader.steps, &pressed) {
            reader.go_to(sentence);
            reader.playing = true;
            over = Some(reader.over);
        }
    });
    match over {
        // Its bar has no buttons any more.
        Some(true) => {
            stop();
            start(Some(&pressed), Sleep::Off);
        }
        Some(false) => speak(),
        None => {}
    }
}

/// Voices may come a moment after the page; they are waited for in steps of a tenth of a second.
fn when_voices_are_known(tries: u32) {
    let known = voice::speech().is_some_and(|speech| !voice::voices(&speech).is_empty());
    if known || tries == 0 {
        speak();
    } else {
        after(100, move || when_voices_are_known(tries - 1));
    }
}

fn with(change: impl FnOnce(&mut Reader)) {
    READER.with_borrow_mut(|reader| {
        if let Some(reader) = reader {
            change(reader);
        }
    });
}

/// A button of the bar.
fn act(what: Act) {
    match what {
        Act::Stop => return stop(),
        Act::Who => return play::choose(),
        Act::Sleep => return with(Reader::sleep_otherwise),
        Act::Chapter => {
            let sleep = READER.with_borrow(|r| r.as_ref().map(|r| r.sleep));
            return go_on::go(sleep.unwrap_or_default());
        }
        Act::Play => with(|reader| {
            if !reader.playing {
                if let Some(sentence) = reader.elsewhere() {
                    reader.go_to(sentence);
                }
                // Nobody slept through a pause.
                if reader.sleep.is_over(sleep::now()) {
                    reader.set_sleep(Sleep::Off);
                }
            }
            reader.playing = !reader.playing;
        }),
        Act::Back => with(Reader::go_back),
        Act::Next => with(|reader| {
            let here = reader.steps.get(reader.at).map_or(0, |s| s.sentence);
            reader.go_to(here + 1);
        }),
        Act::Speed => with(|reader| {
            reader.speed = reader.speed.next();
            SPEED.set(reader.speed);
            reader.bar.speed(reader.speed);
        }),
    }
    speak();
}

impl Reader {
    /// To the beginning of a sentence, or the last one.
    fn go_to(&mut self, sentence: usize) {
        let found = self.steps.iter().position(|s| s.sentence >= sentence);
        let last = self.steps.len().saturating_sub(1);
        self.at = found.unwrap_or(last);
        self.source.moved();
    }

    /// To the sentence before, passing over those that the device has no voice for.
    fn go_back(&mut self) {
        let here = self.steps.get(self.at).map_or(0, |s| s.sentence);
        let before = self.steps.iter().rev().filter(|s| s.sentence < here);
        let recorded = !self.source.is_voice();
        let mut spoken =
            before.filter(|s| recorded || self.voice(&self.blocks[s.block].lang).is_ok());
        let to = spoken.next().map_or(here, |s| s.sentence);
        self.go_to(to);
    }

    /// Another time at which it stops by itself, which is said.
    fn sleep_otherwise(&mut self) {
        self.set_sleep(self.sleep.next(sleep::now()));
        let lang = lang();
        match self.sleep {
            Sleep::Off => dom::announce(lang.reader_sleep_off()),
            sleep => dom::announce(&sleep.words(lang)),
        }
    }

    fn set_sleep(&mut self, sleep: Sleep) {
        self.sleep = sleep;
        self.bar.sleep(sleep);
    }

    /// Where it pauses at a sentence that is on the screen no more: the first one of the text that is.
    fn elsewhere(&self) -> Option<usize> {
        let step = self.steps.get(self.at)?;
        let block = &self.blocks[step.block];
        let range = self.range(step.sentence);
        if place::is_seen(&block.element, range.as_ref()) {
            return None;
        }
        place::on_screen(&self.blocks, &self.steps)
    }

    /// Shows whether it speaks, or where it would.
    fn tell(&self) {
        if !self.over {
            let elsewhere = !self.playing && self.elsewhere().is_some();
            self.bar.playing(self.playing, elsewhere);
            if let Some(session) = &self.session {
                session.speaks(self.playing, self.source.is_voice());
            }
        }
    }

    /// Ends what is spoken, without hearing of its end.
    fn hush(&mut self) {
        self.source.hush();
        if let Some(spoken) = self.spoken.take() {
            spoken.forget();
        }
        self.count();
        if let Some(speech) = voice::speech() {
            speech.cancel();
        }
    }

    /// Gives what is heard now a number of its own.
    fn count(&mut self) -> u32 {
        self.number = COUNT.get() + 1;
        COUNT.set(self.number);
        self.number
    }

    /// The voice for a language: `Err` where the device has voices, but none for it. Where it tells of no voice at all, its
    /// own choice may still speak.
    fn voice(&self, lang: &str) -> Result<Option<SpeechSynthesisVoice>, ()> {
        let Some(speech) = voice::speech() else {
            return Err(());
        };
        let voices = voice::voices(&speech);
        if voices.is_empty() {
            return Ok(None);
        }
        let langs: Vec<String> = voices.iter().map(SpeechSynthesisVoice::lang).collect();
        let known = voices.iter().zip(&langs).map(|(voice, lang)| Known {
            lang,
            local: voice.local_service(),
            default: voice.default(),
        });
        let best = voice::fitting(&known.collect::<Vec<_>>(), lang).ok_or(())?;
        Ok(Some(voices[best].clone()))
    }

    /// Shows where it is.
    fn show(&self, step: Step) {
        let total = self.steps.last().map_or(0, |s| s.sentence + 1);
        self.bar.place(step.sentence + 1, total, self.source.by());
        let block = &self.blocks[step.block];
        match step.piece.start < step.piece.end {
            true => mark::set(&block.element, self.range(step.sentence).as_ref()),
            false => mark::clear(),
        }
        let spoken = block.range(step.piece.start, step.piece.end);
        page::show(&block.element, spoken.as_ref());
        self.tell();
    }
}
