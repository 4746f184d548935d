//! Reading the page aloud: sentence by sentence, each marked while it is spoken.

mod bar;
mod mark;
mod page;
mod speed;
mod text;
mod voice;

use crate::dom::{self, Listener, after, all, lang, root, window};
use crate::player;
use bar::{Act, Bar};
use page::Block;
use speed::Speed;
use std::cell::RefCell;
use text::Piece;
use voice::Known;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// How long a browser may take to begin. One that has no voices never does, and says nothing of it.
const PATIENCE: i32 = 5_000;

/// A piece, and the block it is of.
#[derive(Clone, Copy)]
struct Step {
    block: usize,
    piece: Piece,
    /// Its sentence, counted through the page from 0.
    sentence: usize,
}

struct Reader {
    bar: Bar,
    blocks: Vec<Block>,
    steps: Vec<Step>,
    at: usize,
    playing: bool,
    speed: Speed,
    /// What is being spoken: dropped with its listeners, it is heard of no more.
    spoken: Option<Spoken>,
    /// Counts what was spoken, so that a watch knows whether its own is still on.
    number: u32,
}

/// The utterance is kept as long as it is spoken: Chrome forgets the listeners of one that nothing holds.
struct Spoken {
    utterance: SpeechSynthesisUtterance,
    begun: bool,
    _listeners: [Closure<dyn FnMut(Event)>; 3],
}

thread_local! {
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
    /// How fast it was read last.
    static SPEED: std::cell::Cell<Speed> = const { std::cell::Cell::new(Speed::Normal) };
}

/// Begins, or stops.
pub fn toggle() {
    if READER.with_borrow(Option::is_some) {
        stop();
    } else {
        start();
    }
}

/// Stops where the page is left for another address: some browsers would speak on.
pub fn stop_when_the_page_goes() {
    std::mem::forget(Listener::new(&window(), "pagehide", |_| stop()));
}

/// Stops, and takes the bar away.
pub fn stop() {
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

fn start() {
    player::hush();
    let Some(holder) = page::holder() else { return };
    let lang = lang();
    let blocks = page::blocks();
    let mut steps = Vec::new();
    let mut sentences = 0;
    for (block, content) in blocks.iter().enumerate() {
        let pieces = text::pieces(&content.text);
        let last = pieces.last().map_or(0, |p| p.sentence as usize + 1);
        steps.extend(pieces.into_iter().map(|piece| Step {
            block,
            piece,
            sentence: sentences + piece.sentence as usize,
        }));
        sentences += last;
    }
    let bar = Bar::new(&holder, lang, act);
    pressed(true);
    let nothing = steps.is_empty();
    let reader = Reader {
        bar,
        blocks,
        steps,
        at: 0,
        playing: true,
        speed: SPEED.get(),
        spoken: None,
        number: 0,
    };
    reader.bar.speed(reader.speed);
    if nothing {
        reader.bar.only_say(lang.reader_nothing());
    } else if voice::speech().is_none() {
        reader.bar.only_say(lang.reader_cannot());
    }
    let goes = !nothing && voice::speech().is_some();
    READER.set(Some(reader));
    if goes {
        when_voices_are_known(15);
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
        Act::Play => with(|reader| reader.playing = !reader.playing),
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
    }

    /// To the sentence before, passing over those that the device has no voice for.
    fn go_back(&mut self) {
        let here = self.steps.get(self.at).map_or(0, |s| s.sentence);
        let before = self.steps.iter().rev().filter(|s| s.sentence < here);
        let mut spoken = before.filter(|s| self.voice(&self.blocks[s.block].lang).is_ok());
        let to = spoken.next().map_or(here, |s| s.sentence);
        self.go_to(to);
    }

    /// Ends what is spoken, without hearing of its end.
    fn hush(&mut self) {
        if let Some(spoken) = self.spoken.take() {
            for forget in [
                SpeechSynthesisUtterance::set_onstart,
                SpeechSynthesisUtterance::set_onend,
                SpeechSynthesisUtterance::set_onerror,
            ] {
                forget(&spoken.utterance, None);
            }
        }
        self.number += 1;
        if let Some(speech) = voice::speech() {
            speech.cancel();
        }
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
        self.bar.place(step.sentence + 1, total);
        self.bar.playing(self.playing);
        let block = &self.blocks[step.block];
        let whole = self.steps.iter().filter(|s| s.sentence == step.sentence);
        let start = whole.clone().map(|s| s.piece.start).min();
        let end = whole.map(|s| s.piece.end).max();
        let range = start
            .zip(end)
            .and_then(|(start, end)| block.range(start, end));
        mark::set(&block.element, range.as_ref());
        page::show(&block.element, range.as_ref());
    }
}

/// Speaks what is due, or shows that it pauses.
fn speak() {
    let lang = lang();
    with(|reader| reader.bar.say(""));
    let mut fits = None;
    with(|reader| {
        reader.hush();
        // What the device has no voice for is left out, and that is said.
        while let Some(step) = reader.steps.get(reader.at).copied() {
            let block = &reader.blocks[step.block];
            match reader.voice(&block.lang) {
                Ok(voice) => {
                    fits = Some((step, voice));
                    break;
                }
                Err(()) => {
                    let name = lang.language_name(&block.lang).unwrap_or(&block.lang);
                    reader.bar.say(&lang.reader_no_voice_here(name));
                    reader.at += 1;
                }
            }
        }
    });
    let Some((step, voice)) = fits else {
        return ended();
    };
    with(|reader| {
        reader.show(step);
        if !reader.playing {
            return;
        }
        let block = &reader.blocks[step.block];
        let units: Vec<u16> = block.text.encode_utf16().collect();
        let part = &units[step.piece.start as usize..step.piece.end as usize];
        let words = String::from_utf16_lossy(part);
        let seconds = text::length(&words) / reader.speed.rate();
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&words) else {
            return;
        };
        utterance.set_lang(&block.lang);
        utterance.set_rate(reader.speed.rate());
        utterance.set_voice(voice.as_ref());
        let number = reader.number;
        let listeners = [
            Closure::<dyn FnMut(Event)>::new(move |_| begun(number, seconds)),
            Closure::<dyn FnMut(Event)>::new(move |_| spoken(number)),
            Closure::<dyn FnMut(Event)>::new(move |_| failed(number)),
        ];
        utterance.set_onstart(Some(listeners[0].as_ref().unchecked_ref()));
        utterance.set_onend(Some(listeners[1].as_ref().unchecked_ref()));
        utterance.set_onerror(Some(listeners[2].as_ref().unchecked_ref()));
        reader.spoken = Some(Spoken {
            utterance: utterance.clone(),
            begun: false,
            _listeners: listeners,
        });
        after(PATIENCE, move || watch(number));
        // Outside of this borrow: some engines call back at once.
        after(0, move || {
            let due = READER.with_borrow(|r| r.as_ref().is_some_and(|r| r.number == number));
            if let (true, Some(speech)) = (due, voice::speech()) {
                speech.speak(&utterance);
            }
        });
    });
}

/// Whether something that was spoken is still what is spoken.
fn is_on(number: u32) -> bool {
    READER.with_borrow(|r| r.as_ref().is_some_and(|r| r.number == number && r.playing))
}

fn begun(number: u32, seconds: f32) {
    if !is_on(number) {
        return;
    }
    with(|reader| {
        if let Some(spoken) = &mut reader.spoken {
            spoken.begun = true;
        }
    });
    // An engine that forgets to say that it has ended is not waited for for ever.
    after((seconds * 2_000.0) as i32 + 10_000, move || spoken(number));
}

/// A piece has been spoken: the next one.
fn spoken(number: u32) {
    if is_on(number) {
        with(|reader| reader.at += 1);
        speak();
    }
}

/// The engine could not speak.
fn failed(number: u32) {
    if is_on(number) {
        silent();
    }
}

/// It has not begun in all this time.
fn watch(number: u32) {
    let begun = READER.with_borrow(|r| {
        let spoken = r.as_ref().and_then(|r| r.spoken.as_ref());
        spoken.is_some_and(|spoken| spoken.begun)
    });
    if is_on(number) && !begun {
        silent();
    }
}

fn silent() {
    mark::clear();
    with(|reader| {
        reader.hush();
        reader.playing = false;
        reader.bar.playing(false);
        reader.bar.say(lang().reader_no_voice());
    });
}

/// There is nothing more to read. Where nothing could be read at all, what was said of that stays.
fn ended() {
    mark::clear();
    let lang = lang();
    with(|reader| {
        let missing = reader
            .steps
            .iter()
            .map(|step| &reader.blocks[step.block].lang);
        let missing = missing.take_while(|lang| reader.voice(lang).is_err());
        let words = match (
            missing.clone().count() == reader.steps.len(),
            missing.last(),
        ) {
            (true, Some(tag)) => lang.reader_no_voice_here(lang.language_name(tag).unwrap_or(tag)),
            _ => lang.reader_done().to_owned(),
        };
        reader.playing = false;
        reader.bar.only_say(&words);
    });
}
