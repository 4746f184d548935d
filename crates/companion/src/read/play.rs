//! Playing a recording: piece by piece, each with its words marked.

use super::recording::{self, Recording};
use super::{READER, Reader, clips, mark, page, place, say, speak, voice, with};
use crate::dom::{self, Listener, after, get, lang, settled};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlMediaElement, Range};

/// Silence between two pieces that is not jumped over, in seconds: a jump is heard.
const PAUSE: f64 = 0.6;
/// How exact the end of a piece is met, in seconds.
const NEAR: f64 = 0.03;
/// How often it is looked where it is, in milliseconds.
const OFTEN: f64 = 200.0;
/// After so long it is said that it is still on its way, in milliseconds.
const SLOW: i32 = 1_000;

thread_local! {
    /// Whether the device's voice was chosen where there is a recording.
    static VOICE: Cell<bool> = const { Cell::new(false) };
}

/// What reads.
pub enum Source {
    /// The device's voice.
    Voice,
    /// A recording of this address that is on its way.
    Coming(String),
    /// One that could not be had.
    Lost(String),
    /// One that is here.
    Heard(Box<Heard>),
}

/// A recording that is played.
pub struct Heard {
    recording: Recording,
    audio: HtmlMediaElement,
    /// Which of its sounds the element has.
    sound: Option<usize>,
    /// Whether it goes on at another place than where it is.
    moved: bool,
    _listeners: [Listener; 5],
}

impl Drop for Heard {
    fn drop(&mut self) {
        let _ = self.audio.pause();
        dom::unset(&self.audio, "src");
    }
}

impl Source {
    /// What reads the text that is in front.
    pub fn chosen() -> Self {
        match recording::address() {
            Some(address) if !VOICE.get() => Self::Coming(address),
            _ => Self::Voice,
        }
    }

    /// Whether the device's voice reads.
    pub fn is_voice(&self) -> bool {
        matches!(self, Self::Voice)
    }

    /// It goes on at another place than where it is.
    pub fn moved(&mut self) {
        if let Self::Heard(heard) = self {
            heard.moved = true;
        }
    }

    /// Who reads, where that is known, and whether it is a recording.
    pub fn by(&self) -> Option<&str> {
        match self {
            Self::Heard(heard) => Some(&heard.recording.by),
            _ => None,
        }
    }

    /// Falls silent.
    pub fn hush(&self) {
        if let Self::Heard(heard) = self {
            let _ = heard.audio.pause();
        }
    }
}

/// Fetches the recording; it begins at a place, else where one is on the page.
pub fn fetch(from: Option<(Range, Element)>) {
    let mut address = None;
    with(|reader| {
        if let Source::Coming(of) = &reader.source {
            address = Some(of.clone());
        }
    });
    let Some(address) = address else { return };
    let (mine, late) = (address.clone(), address.clone());
    // Somebody may have gone to another chapter meanwhile.
    let is_due =
        |reader: &Reader, of: &str| matches!(&reader.source, Source::Coming(due) if due == of);
    after(SLOW, move || {
        with(|reader| {
            if is_due(reader, &late) {
                reader.bar.say(lang().reader_sound_waits());
            }
        });
    });
    recording::load(&address, move |got| {
        let mut here = None;
        with(|reader| {
            if is_due(reader, &mine) {
                here = Some(reader.receive(got, &mine, from.as_ref()));
            }
        });
        match here {
            Some(true) => speak(),
            Some(false) => lost(),
            None => {}
        }
    });
}

/// The recording cannot be heard now. The voice may read instead.
fn lost() {
    mark::clear();
    with(|reader| {
        reader.playing = false;
        reader.hush();
        reader.tell();
        reader.offer();
        reader.bar.say(lang().reader_sound_lost());
    });
}

/// Plays what is due, or shows that it pauses.
pub fn play() {
    let mut promise = None;
    let mut ends = false;
    with(|reader| {
        let Some(step) = reader.steps.get(reader.at).copied() else {
            ends = true;
            return;
        };
        reader.bar.say("");
        reader.show(step);
        reader.offer();
        let number = reader.count();
        let (playing, rate) = (reader.playing, f64::from(reader.speed.rate()));
        let Source::Heard(heard) = &mut reader.source else {
            return;
        };
        let audio = &heard.audio;
        if !playing {
            let _ = audio.pause();
            return;
        }
        let clip = heard.recording.clips[step.sentence];
        if heard.sound != Some(clip.sound) {
            audio.set_src(&heard.recording.sounds[clip.sound]);
            heard.sound = Some(clip.sound);
            heard.moved = true;
        }
        let now = audio.current_time();
        if heard.moved || now < clip.begin - PAUSE || now >= clip.end - NEAR {
            audio.set_current_time(clip.begin);
        }
        heard.moved = false;
        // Another sound begins with the default.
        audio.set_default_playback_rate(rate);
        audio.set_playback_rate(rate);
        promise = Some(audio.play());
        watch(number, 0.0);
    });
    if ends {
        return say::ended();
    }
    if let Some(promise) = promise {
        settled(promise.map(Into::into), |done| {
            let name = done.err().and_then(|why| get(&why, "name")?.as_string());
            // Some browsers want a press for each sound. What is missing is told by an event.
            if name.as_deref() == Some("NotAllowedError") {
                paused();
            }
        });
    }
}

/// Looks again, at the end of the piece or before.
fn watch(number: u32, left: f64) {
    let milliseconds = (left * 1_000.0).clamp(20.0, OFTEN);
    after(milliseconds as i32, move || follow(number, true));
}

/// Where it is: still in its piece, or at the next one. `again`: it is looked again soon.
fn follow(number: u32, again: bool) {
    let mut over = false;
    with(|reader| {
        if reader.number != number || !reader.playing {
            return;
        }
        let (Some(step), Source::Heard(heard)) = (reader.steps.get(reader.at), &reader.source)
        else {
            return;
        };
        let clip = heard.recording.clips[step.sentence];
        let now = heard.audio.current_time();
        over = heard.audio.ended() || now >= clip.end - NEAR;
        if !over {
            let rate = heard.audio.playback_rate().max(0.1);
            if again {
                watch(number, (clip.end - now) / rate);
            }
            reader.turn(step.sentence, (now - clip.begin) / (clip.end - clip.begin));
        }
    });
    if over {
        say::spoken(number);
    }
}

/// What is played now, by its number.
fn number() -> u32 {
    READER.with_borrow(|reader| reader.as_ref().map_or(0, |reader| reader.number))
}

/// The network is slow. That is said where it lasts.
fn waits() {
    let number = number();
    after(SLOW, move || {
        with(|reader| {
            let waits = match &reader.source {
                // `HAVE_FUTURE_DATA`
                Source::Heard(heard) => heard.audio.ready_state() < 3,
                _ => false,
            };
            if waits && reader.playing && reader.number == number {
                reader.bar.say(lang().reader_sound_waits());
            }
        });
    });
}

/// The device has paused it: a headset was pulled out, another program plays.
fn paused() {
    with(|reader| {
        let still = match &reader.source {
            Source::Heard(heard) => heard.audio.paused() && !heard.audio.ended(),
            _ => false,
        };
        if still && reader.playing {
            reader.playing = false;
            reader.tell();
        }
    });
}

/// A sound could not be loaded, or is none.
fn broken() {
    let mut due = false;
    with(|reader| {
        if let Source::Heard(heard) = &mut reader.source {
            // The next attempt loads it anew.
            heard.sound = None;
            due = true;
        }
    });
    if due {
        lost();
    }
}

impl Reader {
    /// Takes a recording in; false where there is nothing to hear.
    fn receive(
        &mut self,
        got: Option<Recording>,
        address: &str,
        from: Option<&(Range, Element)>,
    ) -> bool {
        let steps = got.as_ref().map(|recording| {
            let title = self
                .blocks
                .iter()
                .position(|b| b.element.tag_name() == "H1");
            let title = title.map(|at| (at, self.blocks[at].units()));
            let clips = recording.clips.iter().map(|clip| (clip.from, clip.to));
            clips::steps(&page::runs(&self.blocks), title, clips)
        });
        let (Some(recording), Some(steps)) = (got, steps.filter(|steps| !steps.is_empty())) else {
            self.source = Source::Lost(address.to_owned());
            return false;
        };
        self.steps = steps;
        let audio: HtmlMediaElement = dom::make("audio", "", "").unchecked_into();
        self.bar.hold(&audio);
        let listeners = [
            // Timers are slow where the page is not seen.
            Listener::new(&audio, "timeupdate", |_| follow(number(), false)),
            Listener::new(&audio, "pause", |_| paused()),
            Listener::new(&audio, "error", |_| broken()),
            Listener::new(&audio, "waiting", |_| waits()),
            Listener::new(&audio, "playing", |_| with(|reader| reader.bar.say(""))),
        ];
        self.source = Source::Heard(Box::new(Heard {
            recording,
            audio,
            sound: None,
            moved: true,
            _listeners: listeners,
        }));
        let first = from.and_then(|from| place::sentence(&self.blocks, &self.steps, from));
        let first = first.unwrap_or_else(|| place::first(&self.blocks, &self.steps));
        self.go_to(first);
        true
    }

    /// Turns the page where a piece goes on on the next one: nobody says which word is heard, so its share of the time tells.
    fn turn(&self, sentence: usize, share: f64) {
        let own = self.steps.iter().filter(|step| step.sentence == sentence);
        let all: u32 = own.clone().map(|s| s.piece.end - s.piece.start).sum();
        let mut left = (f64::from(all) * share.clamp(0.0, 1.0)) as u32;
        for step in own {
            let long = step.piece.end - step.piece.start;
            if left < long {
                let block = &self.blocks[step.block];
                let at = step.piece.start + left;
                if let Some(word) = block.range(at, at + 1) {
                    page::follow(&block.element, &word);
                }
                return;
            }
            left -= long;
        }
    }

    /// Offers who else may read, once: a recording where the voice reads, the voice where the device has one.
    pub fn offer(&mut self) {
        let recorded = !self.source.is_voice();
        let words = match (recorded, recording::address()) {
            (_, None) => return,
            (true, _) => lang().reader_by_recording(),
            (false, _) => lang().reader_by_voice(),
        };
        let own = self.blocks.iter().filter(|b| page::is_text(&b.element));
        let mut langs = own.map(|block| block.lang.as_str());
        let has_voice = voice::speech().is_some_and(|speech| !voice::voices(&speech).is_empty())
            && langs.next().is_some_and(|lang| self.voice(lang).is_ok());
        if has_voice || !recorded {
            self.bar.who(words);
        }
    }
}

/// The other one reads, from the same place.
pub fn choose() {
    let mut here = None;
    with(|reader| {
        let place = reader.steps.get(reader.at).and_then(|step| {
            let range = reader.range(step.sentence)?;
            Some((range, reader.blocks[step.block].element.clone()))
        });
        here = Some((place, reader.sleep));
    });
    let Some((place, sleep)) = here else { return };
    VOICE.set(!VOICE.get());
    super::stop();
    super::start(place.as_ref(), sleep);
    with(|reader| {
        reader.offer();
        reader.bar.focus_who();
    });
}
