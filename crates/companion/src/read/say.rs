//! Speaking: piece by piece, with a watch on engines that fall silent.

use super::play::{self, Source};
use super::sleep::{self, Sleep};
use super::{READER, Reader, go_on, mark, page, steps, text, voice, with};
use crate::dom::{after, get, lang};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, SpeechSynthesisUtterance};

/// How long a browser may take to begin. One that has no voices never does, and says nothing of it.
const PATIENCE: i32 = 5_000;

/// The utterance is kept as long as it is spoken: Chrome forgets the listeners of one that nothing holds.
pub struct Spoken {
    utterance: SpeechSynthesisUtterance,
    words: String,
    begun: bool,
    _listeners: [Closure<dyn FnMut(Event)>; 4],
}

impl Spoken {
    /// Hears of it no more.
    pub fn forget(self) {
        for forget in [
            SpeechSynthesisUtterance::set_onstart,
            SpeechSynthesisUtterance::set_onend,
            SpeechSynthesisUtterance::set_onerror,
            SpeechSynthesisUtterance::set_onboundary,
        ] {
            forget(&self.utterance, None);
        }
    }
}

/// Speaks what is due, or shows that it pauses.
pub fn speak() {
    let lang = lang();
    let mut recording = None;
    with(|reader| {
        if reader.source.is_voice() {
            return;
        }
        if let Source::Lost(address) = &reader.source
            && reader.playing
        {
            reader.source = Source::Coming(address.clone());
        }
        reader.tell();
        recording = Some(matches!(reader.source, Source::Heard(_)));
    });
    match recording {
        Some(true) => return play::play(),
        Some(false) => return play::fetch(None),
        None => {}
    }
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
            Closure::<dyn FnMut(Event)>::new(move |event| said(number, &event)),
        ];
        utterance.set_onstart(Some(listeners[0].as_ref().unchecked_ref()));
        utterance.set_onend(Some(listeners[1].as_ref().unchecked_ref()));
        utterance.set_onerror(Some(listeners[2].as_ref().unchecked_ref()));
        utterance.set_onboundary(Some(listeners[3].as_ref().unchecked_ref()));
        reader.spoken = Some(Spoken {
            utterance: utterance.clone(),
            words,
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
pub fn spoken(number: u32) {
    if !is_on(number) {
        return;
    }
    let mut next = Next::Speaks;
    with(|reader| next = reader.next());
    match next {
        Next::Speaks => speak(),
        Next::Sleeps => {
            speak();
            with(|reader| reader.bar.say(lang().reader_slept()));
        }
        Next::Ends => ended(),
    }
}

/// What follows on a piece.
enum Next {
    Speaks,
    /// The next sentence waits: its time is over.
    Sleeps,
    /// The text is at its end, and no more was wanted.
    Ends,
}

impl Reader {
    /// Goes on to the next piece.
    fn next(&mut self) -> Next {
        let before = self.steps.get(self.at).copied();
        self.at += 1;
        if !self.source.is_voice()
            && let Some(before) = before
        {
            // All of a piece is heard at once.
            let rest = self.steps[self.at..].iter();
            self.at += rest.take_while(|s| s.sentence == before.sentence).count();
        }
        let (Some(before), Some(after)) = (before, self.steps.get(self.at)) else {
            return Next::Speaks;
        };
        // No sentence is broken off.
        if before.sentence == after.sentence {
            return Next::Speaks;
        }
        let is_in = |block: usize| {
            let text = page::text();
            text.is_some_and(|text| text.contains(Some(&self.blocks[block].element)))
        };
        if self.sleep == Sleep::End && is_in(before.block) && !is_in(after.block) {
            return Next::Ends;
        }
        if self.sleep.is_over(sleep::now()) {
            self.playing = false;
            self.set_sleep(Sleep::Off);
            return Next::Sleeps;
        }
        Next::Speaks
    }
}

/// The engine is about to say a word, or something else that some engines tell of.
fn said(number: u32, event: &Event) {
    let name = get(event, "name").and_then(|name| name.as_string());
    if name.as_deref() != Some("word") || !is_on(number) {
        return;
    }
    let told = |name: &str| get(event, name)?.as_f64();
    let at = told("charIndex").unwrap_or_default() as u32;
    let length = told("charLength").unwrap_or_default() as u32;
    with(|reader| {
        let (Some(step), Some(spoken)) = (reader.steps.get(reader.at), &reader.spoken) else {
            return;
        };
        let block = &reader.blocks[step.block];
        let begin = step.piece.start;
        if let Some((from, to)) = steps::word(&spoken.words, at, length)
            && let Some(range) = block.range(begin + from, begin + to)
        {
            mark::word(&range);
            page::follow(&block.element, &range);
        }
    });
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
        reader.tell();
        reader.bar.say(lang().reader_no_voice());
    });
}

/// There is nothing more to read, or no more was wanted. Where nothing could be read at all, what was said of that stays.
pub fn ended() {
    mark::clear();
    let lang = lang();
    with(|reader| {
        reader.source.hush();
        let recorded = !reader.source.is_voice();
        let missing = reader
            .steps
            .iter()
            .map(|step| &reader.blocks[step.block].lang);
        let missing = missing.take_while(|lang| !recorded && reader.voice(lang).is_err());
        let nothing = missing.clone().count() == reader.steps.len();
        let words = match missing.last().filter(|_| nothing) {
            Some(tag) => lang.reader_no_voice_here(lang.language_name(tag).unwrap_or(tag)),
            None if recorded || reader.at < reader.steps.len() => {
                lang.reader_text_done().to_owned()
            }
            None => lang.reader_done().to_owned(),
        };
        reader.playing = false;
        reader.over = true;
        reader.session = None;
        if reader.sleep == Sleep::End {
            reader.sleep = Sleep::Off;
        }
        reader.bar.only_say(&words);
        if !nothing && go_on::next().is_some() {
            reader.bar.offer_chapter();
        }
    });
}
