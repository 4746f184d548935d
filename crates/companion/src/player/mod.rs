//! What the browser's own controls lack: speeds, ten seconds back and on, chapters, captions to switch and enlarge, and
//! a transcript of which each sentence is a place to go to. Everything is a button, so a keyboard is enough.

mod cues;

use crate::dialog::{button, relabel};
use crate::dom::{self, Listener, all, lang, root, window};
use cues::Cue;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlMediaElement};

/// The speeds, slowest first.
const SPEEDS: [f64; 6] = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0];

/// Where the speed is kept on the device.
const KEY: &str = "lifelong.speed";

/// How far the buttons and keys jump, in seconds.
const JUMP: f64 = 10.0;

struct Player {
    figure: HtmlElement,
    media: HtmlMediaElement,
    /// What is said now, under a recording of sound alone.
    line: Option<HtmlElement>,
    play: HtmlElement,
    captions: HtmlElement,
    speed: HtmlElement,
    /// Folds for chapters and sentences, hidden until these are here.
    chapters: HtmlElement,
    transcript: HtmlElement,
    shown: Cell<bool>,
    /// The sentences with their buttons.
    said: RefCell<Vec<(Cue, HtmlElement)>>,
    listeners: RefCell<Vec<Listener>>,
}

thread_local! {
    static PLAYERS: RefCell<Vec<Rc<Player>>> = const { RefCell::new(Vec::new()) };
}

/// Gives every recording of the page what it lacks.
pub fn dress() {
    leave();
    for figure in all(&root(), "figure.player:not(.is-dressed)") {
        let Ok(figure) = figure.dyn_into::<HtmlElement>() else {
            continue;
        };
        if let Some(player) = Player::new(figure) {
            PLAYERS.with_borrow_mut(|players| players.push(player));
        }
    }
}

/// Forgets recordings whose page has gone.
fn leave() {
    PLAYERS.with_borrow_mut(|players| {
        players.retain(|player| {
            let stays = player.figure.is_connected();
            if !stays {
                player.listeners.borrow_mut().clear();
            }
            stays
        });
    });
}

impl Player {
    fn new(figure: HtmlElement) -> Option<Rc<Self>> {
        let media = figure.query_selector("video, audio").ok().flatten()?;
        let media: HtmlMediaElement = media.dyn_into().ok()?;
        let lang = lang();
        let _ = figure.class_list().add_1("is-dressed");
        let line = (media.tag_name() == "AUDIO").then(|| dom::add(&figure, "p", "player-line", ""));
        let row = dom::add(&figure, "div", "player-buttons", "");
        dom::set(&row, "lang", lang.tag());
        let add = |symbol: &str, words: &str| {
            let button = button("button", symbol, words);
            dom::append(&row, &button);
            button
        };
        let play = add("play", lang.player_play());
        play.set_class_name("button primary");
        let back = add("back", lang.player_back());
        let on = add("forward", lang.player_on());
        let speed = add("clock", "");
        let captions = add("list", "");
        let larger = add("plus", lang.player_larger());
        let keys = dom::add(&figure, "p", "player-keys", lang.player_keys());
        dom::set(&keys, "lang", lang.tag());
        let fold = |class: &str| {
            let fold = dom::add(&figure, "details", class, "");
            fold.set_hidden(true);
            fold
        };
        let (chapters, transcript) = (fold("player-chapters"), fold("player-transcript"));
        let player = Rc::new(Self {
            figure,
            media,
            line,
            play: play.clone(),
            captions,
            speed,
            chapters,
            transcript,
            shown: Cell::new(true),
            said: RefCell::default(),
            listeners: RefCell::default(),
        });
        player.on(&play, "click", |player, _| player.toggle());
        player.on(&back, "click", |player, _| player.jump(-JUMP));
        player.on(&on, "click", |player, _| player.jump(JUMP));
        let next = player.speed.clone();
        player.on(&next, "click", |player, _| player.faster(1, true));
        let switch = player.captions.clone();
        player.on(&switch, "click", |player, _| {
            player.show_captions(!player.shown.get())
        });
        player.on(&larger, "click", |player, _| player.enlarge());
        let figure = player.figure.clone();
        player.on(&figure, "keydown", |player, event| player.key(&event));
        let media: HtmlElement = player.media.clone().unchecked_into();
        player.on(&media, "timeupdate", |player, _| player.follow());
        player.on(&media, "play", |player, _| player.plays(true));
        player.on(&media, "pause", |player, _| player.plays(false));
        let kept = window().local_storage().ok().flatten();
        let kept = kept.and_then(|kept| kept.get_item(KEY).ok().flatten());
        let kept: Option<usize> = kept.and_then(|at| at.parse().ok());
        player.set_speed(SPEEDS[kept.filter(|at| *at < SPEEDS.len()).unwrap_or(2)]);
        player.show_captions(true);
        cues::of(&player.media, "captions", {
            let player = player.clone();
            move |cues| player.write_down(cues)
        });
        cues::of(&player.media, "chapters", {
            let player = player.clone();
            move |cues| player.divide(cues)
        });
        Some(player)
    }

    fn on(self: &Rc<Self>, element: &HtmlElement, event: &'static str, act: fn(&Rc<Self>, Event)) {
        let player = Rc::downgrade(self);
        let listener = Listener::new(element, event, move |event| {
            if let Some(player) = player.upgrade() {
                act(&player, event);
            }
        });
        self.listeners.borrow_mut().push(listener);
    }

    fn jump(&self, seconds: f64) {
        let to = (self.media.current_time() + seconds).max(0.0);
        let end = self.media.duration();
        self.media
            .set_current_time(if end.is_finite() { to.min(end) } else { to });
    }

    fn set_speed(&self, speed: f64) {
        self.media.set_playback_rate(speed);
        // Written by hand: to format a number with a point costs kilobytes.
        let hundredths = (speed * 100.0) as u64;
        let number = match hundredths % 100 {
            0 => format!("{}", hundredths / 100),
            50 => format!("{}.5", hundredths / 100),
            rest => format!("{}.{rest}", hundredths / 100),
        };
        if let Ok(Some(words)) = self.speed.query_selector("span") {
            words.set_text_content(Some(&lang().player_speed(&number)));
        }
    }

    /// The next speed, or the one before; `round`: after the fastest comes the slowest.
    fn faster(&self, step: isize, round: bool) {
        let now = self.media.playback_rate();
        let at = SPEEDS
            .iter()
            .position(|s| (s - now).abs() < 0.01)
            .unwrap_or(2) as isize;
        let last = SPEEDS.len() as isize;
        let to = match round {
            true => (at + step).rem_euclid(last),
            false => (at + step).clamp(0, last - 1),
        };
        self.set_speed(SPEEDS[to as usize]);
        if let Ok(Some(kept)) = window().local_storage() {
            // Where it cannot be kept, it is for this recording.
            let _ = kept.set_item(KEY, &to.to_string());
        }
    }

    fn show_captions(&self, shown: bool) {
        self.shown.set(shown);
        let lang = lang();
        let words = if shown {
            lang.player_captions_off()
        } else {
            lang.player_captions_on()
        };
        if let Ok(Some(label)) = self.captions.query_selector("span") {
            label.set_text_content(Some(words));
        }
        cues::show(&self.media, shown);
        if let Some(line) = &self.line {
            line.set_hidden(!shown);
        }
    }

    /// Three sizes, round and round.
    fn enlarge(&self) {
        let next = match self.figure.get_attribute("data-captions").as_deref() {
            None => Some("large"),
            Some("large") => Some("largest"),
            _ => None,
        };
        match next {
            Some(size) => dom::set(&self.figure, "data-captions", size),
            None => dom::unset(&self.figure, "data-captions"),
        }
    }

    /// The large button says what it does now.
    fn plays(&self, on: bool) {
        let lang = lang();
        let (symbol, words) = match on {
            true => ("pause", lang.reader_pause()),
            false => ("play", lang.player_play()),
        };
        relabel(&self.play, symbol, words);
    }

    fn toggle(&self) {
        if self.media.paused() {
            // A browser that forbids it says so by staying silent; its own button is there.
            let _ = self.media.play();
        } else {
            let _ = self.media.pause();
        }
    }

    fn key(&self, event: &Event) {
        let key = dom::get(event, "key")
            .and_then(|key| key.as_string())
            .unwrap_or_default();
        let with = |name: &str| dom::get(event, name).is_some_and(|held| held.is_truthy());
        if with("ctrlKey") || with("altKey") || with("metaKey") {
            return;
        }
        match key.as_str() {
            "k" | "K" => self.toggle(),
            "j" | "J" => self.jump(-JUMP),
            "l" | "L" => self.jump(JUMP),
            "c" | "C" => self.show_captions(!self.shown.get()),
            "<" => self.faster(-1, false),
            ">" => self.faster(1, false),
            _ => return,
        }
        event.prevent_default();
    }

    /// Buttons that go to places of the recording, under a heading that folds.
    fn places(self: &Rc<Self>, fold: &HtmlElement, title: &str, cues: &[Cue]) -> Vec<HtmlElement> {
        fold.set_hidden(false);
        dom::set(fold, "open", "");
        let summary = dom::add(fold, "summary", "", title);
        dom::set(&summary, "lang", lang().tag());
        let list = dom::add(fold, "ol", "", "");
        let one = |cue: &Cue| {
            let item = dom::add(&list, "li", "", "");
            let button = dom::add(&item, "button", "player-place", "");
            dom::set(&button, "type", "button");
            dom::add(&button, "span", "player-time", &cues::clock(cue.start));
            dom::add(&button, "span", "", &cue.text);
            let (media, start) = (self.media.clone(), cue.start);
            let go = Listener::new(&button, "click", move |_| {
                media.set_current_time(start);
                let _ = media.play();
            });
            self.listeners.borrow_mut().push(go);
            button
        };
        cues.iter().map(one).collect()
    }

    fn write_down(self: &Rc<Self>, cues: Vec<Cue>) {
        let buttons = self.places(&self.transcript, lang().player_transcript(), &cues);
        *self.said.borrow_mut() = cues.into_iter().zip(buttons).collect();
        self.follow();
    }

    fn divide(self: &Rc<Self>, cues: Vec<Cue>) {
        self.places(&self.chapters, lang().player_chapters(), &cues);
    }

    /// Marks what is said now.
    fn follow(&self) {
        let now = self.media.current_time();
        let mut line = "";
        let said = self.said.borrow();
        for (cue, button) in said.iter() {
            let here = cue.start <= now && now < cue.end;
            if here {
                line = &cue.text;
                if button.get_attribute("aria-current").is_none() {
                    dom::set(button, "aria-current", "true");
                }
            } else if button.has_attribute("aria-current") {
                dom::unset(button, "aria-current");
            }
        }
        if let Some(place) = &self.line
            && place.text_content().as_deref() != Some(line)
        {
            place.set_text_content(Some(line));
        }
    }
}

/// Stops every recording: something else wants to be heard.
pub fn hush() {
    for media in all(&root(), "video, audio") {
        if let Ok(media) = media.dyn_into::<HtmlMediaElement>() {
            let _ = media.pause();
        }
    }
}
