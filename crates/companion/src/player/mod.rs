//! What the browser's own controls lack: speeds, ten seconds back and on, chapters, captions to switch and enlarge, the sound
//! without the picture, the picture in a window of its own, and a transcript of which each sentence is a place to go to.
//! Everything is a button, so a keyboard is enough; the keys that are quicker are listed by `?`.

mod cues;
mod keys;
mod outside;
mod picture;
mod places;
mod speed;

use crate::dialog::{button, relabel};
use crate::dom::{self, Listener, all, announce, lang, press, root};
use crate::session::Session;
use cues::Cue;
use lifelong_i18n::Lang;
use places::Places;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlMediaElement};

/// How far the buttons and keys jump, in seconds.
const JUMP: f64 = 10.0;

struct Player {
    figure: HtmlElement,
    media: HtmlMediaElement,
    /// What is said now, under a recording of which no picture is seen.
    line: HtmlElement,
    /// What one should know of what was pressed last.
    told: HtmlElement,
    row: HtmlElement,
    play: HtmlElement,
    back: HtmlElement,
    on: HtmlElement,
    speed: HtmlElement,
    captions: HtmlElement,
    larger: HtmlElement,
    /// The sound without the picture: for a video.
    sound: Option<HtmlElement>,
    /// The picture in a small window: for a video, where the browser has one.
    small: Option<HtmlElement>,
    keys: HtmlElement,
    chapters: Places,
    transcript: Places,
    shown: Cell<bool>,
    /// Since it was played, until another sound or another page comes.
    session: RefCell<Option<Session>>,
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

/// Another page comes: the device shows no more of what was played and is silent.
pub fn arrived() {
    PLAYERS.with_borrow(|players| {
        for player in players.iter().filter(|player| player.media.paused()) {
            player.session.take();
        }
    });
}

/// The portal may speak another language.
pub fn speak_anew() {
    leave();
    let players = PLAYERS.with_borrow(Clone::clone);
    for player in players {
        // Only the mode is another.
        if player.row.get_attribute("lang").as_deref() == Some(lang().tag()) {
            continue;
        }
        player.tell("");
        player.speak();
        player.read_tracks();
    }
}

impl Player {
    fn new(figure: HtmlElement) -> Option<Rc<Self>> {
        let media = figure.query_selector("video, audio").ok().flatten()?;
        let media: HtmlMediaElement = media.dyn_into().ok()?;
        let video = media.tag_name() == "VIDEO";
        let _ = figure.class_list().add_1("is-dressed");
        let line = dom::add(&figure, "p", "player-line", "");
        let told = dom::add(&figure, "p", "player-told", "");
        dom::set(&told, "role", "status");
        let row = dom::add(&figure, "div", "player-buttons", "");
        // Their words follow when all of them are there.
        let add = |class: &str| {
            let button = button(class, "", "");
            dom::append(&row, &button);
            button
        };
        let player = Rc::new(Self {
            line,
            told,
            play: add("button primary"),
            back: add("button"),
            on: add("button"),
            speed: add("button"),
            captions: add("button"),
            larger: add("button"),
            sound: video.then(|| add("button")),
            small: (video && picture::is_offered(&media)).then(|| add("button")),
            keys: add("button player-keys"),
            chapters: Places::new(&figure, "player-chapters", Lang::player_chapters),
            transcript: Places::new(&figure, "player-transcript", Lang::player_transcript),
            shown: Cell::new(true),
            session: RefCell::default(),
            listeners: RefCell::default(),
            row,
            figure,
            media,
        });
        player.listen();
        player.set_speed(speed::kept());
        player.speak();
        player.read_tracks();
        Some(player)
    }

    fn listen(self: &Rc<Self>) {
        self.on(&self.play, "click", |player, _| player.toggle());
        self.on(&self.back, "click", |player, _| player.jump(-JUMP));
        self.on(&self.on, "click", |player, _| player.jump(JUMP));
        self.on(&self.speed, "click", |player, _| player.faster(1, true));
        self.on(&self.captions, "click", |player, _| {
            player.show_captions(!player.shown.get());
        });
        self.on(&self.larger, "click", |player, _| player.enlarge());
        self.on(&self.keys, "click", |player, _| player.list_keys());
        if let Some(sound) = &self.sound {
            self.on(sound, "click", |player, _| {
                player.hide_picture(!player.media.hidden());
            });
        }
        if let Some(small) = &self.small {
            self.on(small, "click", |player, _| player.put_aside());
            // Its window can be closed by itself.
            for event in ["enterpictureinpicture", "leavepictureinpicture"] {
                self.on(&self.media, event, |player, _| player.show_pressed());
            }
        }
        self.on(&self.figure, "keydown", |player, event| player.key(&event));
        self.on(&self.media, "timeupdate", |player, _| player.follow());
        self.on(&self.media, "play", |player, _| {
            outside::plays(player, true)
        });
        self.on(&self.media, "pause", |player, _| {
            outside::plays(player, false)
        });
    }

    /// Gives every button its words.
    fn speak(&self) {
        let lang = lang();
        for part in [&self.row, &self.told] {
            dom::set(part, "lang", lang.tag());
        }
        relabel(&self.back, "back", lang.player_back());
        relabel(&self.on, "forward", lang.player_on());
        relabel(&self.larger, "plus", lang.player_larger());
        relabel(&self.keys, "help", lang.player_keys());
        if let Some(sound) = &self.sound {
            relabel(sound, "speaker", lang.player_sound_only());
        }
        if let Some(small) = &self.small {
            relabel(small, "layers", lang.player_window());
        }
        self.show_pressed();
        self.plays(!self.media.paused());
        self.set_speed(self.media.playback_rate());
        self.show_captions(self.shown.get());
    }

    /// Shows which of the buttons that stay pressed are.
    fn show_pressed(&self) {
        if let Some(sound) = &self.sound {
            press(sound, self.media.hidden());
        }
        if let Some(small) = &self.small {
            press(small, picture::is_out(&self.media));
        }
    }

    /// Reads chapters and transcript, in the reader's language where they are in several.
    fn read_tracks(self: &Rc<Self>) {
        for (kind, fill) in [
            ("captions", Self::write_down as fn(&Self, Vec<Cue>)),
            ("chapters", Self::divide),
        ] {
            let player = Rc::downgrade(self);
            cues::of(&self.media, kind, move |cues| {
                if let Some(player) = player.upgrade() {
                    fill(&player, cues);
                }
            });
        }
    }

    fn write_down(&self, cues: Vec<Cue>) {
        self.transcript.fill(&self.media, cues, true);
        self.follow();
    }

    fn divide(&self, cues: Vec<Cue>) {
        self.chapters.fill(&self.media, cues, false);
    }

    /// Says something under the recording.
    fn tell(&self, sentence: &str) {
        self.told.set_text_content(Some(sentence));
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
        let words = lang().player_speed(&speed::number(speed));
        relabel(&self.speed, "clock", &words);
    }

    /// The next speed, or the one before; `round`: after the fastest comes the slowest.
    fn faster(&self, step: isize, round: bool) {
        let speed = speed::another(self.media.playback_rate(), step, round);
        self.set_speed(speed);
        speed::keep(speed);
    }

    /// Shows what is said: over the picture, or below where none is seen.
    fn show_captions(&self, shown: bool) {
        self.shown.set(shown);
        let words = match shown {
            true => lang().player_captions_off(),
            false => lang().player_captions_on(),
        };
        relabel(&self.captions, "list", words);
        let seen = self.sound.is_some() && !self.media.hidden();
        cues::show(&self.media, shown && seen);
        self.line.set_hidden(!shown || seen);
    }

    /// Hides the picture while the sound goes on, or shows it again.
    fn hide_picture(&self, hidden: bool) {
        if hidden && picture::is_out(&self.media) {
            // Where it stays out, its own window can be closed.
            picture::toggle(&self.media, || ());
        }
        self.media.set_hidden(hidden);
        self.show_pressed();
        self.show_captions(self.shown.get());
        if hidden {
            self.tell(lang().player_sound_said());
        } else {
            // Whoever sees it needs no words.
            self.tell("");
            announce(lang().player_picture_back());
        }
    }

    /// Puts the picture into a small window, or takes it back.
    fn put_aside(self: &Rc<Self>) {
        if self.media.hidden() {
            self.hide_picture(false);
        }
        self.tell("");
        let player = Rc::downgrade(self);
        picture::toggle(&self.media, move || {
            if let Some(player) = player.upgrade() {
                player.tell(lang().player_window_failed());
            }
        });
    }

    fn list_keys(&self) {
        keys::show(self.small.is_some());
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

    fn key(self: &Rc<Self>, event: &Event) {
        // Letters that are typed into a field are meant for it.
        let target = event.target();
        if target.is_some_and(|target| target.has_type::<HtmlInputElement>()) {
            return;
        }
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
            "p" | "P" if self.small.is_some() => self.put_aside(),
            "?" => self.list_keys(),
            _ => return,
        }
        event.prevent_default();
    }

    /// Marks what is said now.
    fn follow(&self) {
        let said = self.transcript.mark(self.media.current_time());
        if self.line.text_content().as_deref() != Some(&said) {
            self.line.set_text_content(Some(&said));
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
