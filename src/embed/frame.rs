//! The frame around what is shown: whose it is, caring mode, the way to the portal.

use super::ask::{Ask, Show};
use super::thing::Opened;
use super::{Colour, courses, fit, thing, things};
use crate::i18n::Lang;
use crate::places::page_lang;
use crate::platform::draw::{draw, draw_at};
use crate::platform::{events, frame, page, program, storage, time};
use crate::services::{self, ServiceError};
use crate::ui::{icon, link, site_logo, site_name, window_title};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use yew::prelude::*;

/// Where the reader's own choice of caring mode is kept. The script of the page reads the same key.
const KEY: &str = "lifelong.embed";
/// What the page's script says when mode, size or theme are others.
const CHANGED: &str = "frame-look";
/// The grounds that words of the accent colour stand on.
const GROUNDS: [&str; 4] = ["--paper", "--card", "--right", "--mark"];
/// Where what is shown is drawn.
const MAIN: &str = "frame-main";
/// When a sentence says that something takes long, in milliseconds.
const LONG: u32 = 3_000;

/// A frame on somebody's page.
pub struct Frame {
    lang: Lang,
    ask: Ask,
    /// The words that are searched for now.
    query: RefCell<String>,
    /// How often something was asked for: an answer to an earlier question is passed over.
    asked: Cell<u32>,
}

fn is_caring() -> bool {
    page::root_attribute("data-caring").is_some()
}

/// Gives the page the colour that was wished for, as far as it can be read.
fn wear(accent: Option<Colour>) {
    let Some(wish) = accent else { return };
    let grounds = GROUNDS.map(|name| Colour::read(&frame::root_style(name)).unwrap_or_default());
    // The styles draw stronger lines where more contrast is wished for: in caring mode, by the device, in the settings.
    let more = frame::root_style("--rule") == "2px";
    let least = if more { 7.0 } else { 4.5 };
    let names = ["--celadon", "--celadon-strong", "--on-celadon"];
    for (name, colour) in names.into_iter().zip(fit(wish, &grounds, least)) {
        frame::set_root_style(name, &colour.text());
    }
}

impl Frame {
    /// Draws the frame, and what it is asked for as soon as that is here.
    pub fn start() {
        let ask = Ask::from_query(&frame::query());
        let query = RefCell::new(ask.query.clone());
        let lang = page_lang();
        let asked = Cell::new(0);
        let this = Rc::new(Self {
            lang,
            ask,
            query,
            asked,
        });
        wasm_bindgen_futures::spawn_local(async move {
            // Whose portal it is. Where nobody says, what is fetched after it says so.
            let _ = services::api().config().await;
            draw(&page::root(), &this.around());
            page::set_root_attribute("data-start", Some("done"));
            this.listen();
            this.clone().show();
        });
    }

    fn around(&self) -> Html {
        let lang = self.lang;
        html! {
            <>
                <header class="frame-head">
                    <p class="frame-name"><img src={site_logo()} alt="" width="28" height="28" />{ site_name(lang) }</p>
                    <div class="frame-tools">
                        <button type="button" class="tool" id="frame-read" aria-pressed="false" data-silent={lang.embed_silent()}>
                            { icon("speaker") }<span>{ lang.read_aloud() }</span>
                        </button>
                        <button type="button" class="tool caring-switch" id="frame-caring" aria-pressed={is_caring().to_string()}>
                            { icon("eye-care") }<span>{ lang.caring_mode() }</span>
                        </button>
                    </div>
                </header>
                <p class="frame-note" id="frame-note" role="status"></p>
                <main id={MAIN}></main>
                <footer class="frame-foot">
                    <p id="frame-open">{ self.open() }</p>
                    <p>{ lang.embed_new_tab() }</p>
                </footer>
            </>
        }
    }

    /// The way to the same in the portal.
    fn open(&self) -> Html {
        self.open_at(self.ask.path(&self.query.borrow()))
    }

    fn open_at(&self, path: String) -> Html {
        let lang = self.lang;
        let words = html! { <>{ icon("external") }{ lang.embed_open(&site_name(lang)) }</> };
        link(path, "button primary", words)
    }

    fn listen(self: &Rc<Self>) {
        let accent = self.ask.accent;
        wear(accent);
        let changed = events::on_document(CHANGED, move || {
            wear(accent);
            frame::set_attribute("frame-caring", "aria-pressed", &is_caring().to_string());
        });
        let lang = self.lang;
        let switched = events::on_click_at("#frame-caring", move || {
            let on = !is_caring();
            page::set_root_attribute("data-caring", on.then_some("on"));
            let kept = storage::set(KEY, if on { "on" } else { "off" }).is_ok();
            let note = if kept { "" } else { lang.embed_not_kept() };
            page::set_words("#frame-note", note);
            program::say(CHANGED);
        });
        let this = self.clone();
        let again = events::on_click_at("#frame-again", move || match this.ask.show {
            // What was typed stays.
            Some(Show::Search | Show::Courses) => this.clone().find(),
            _ => this.clone().show(),
        });
        // They are listened to as long as the page stands.
        for hearing in [changed, switched, again] {
            std::mem::forget(hearing);
        }
        frame::on_failed_recordings();
        // Where it can, the frame searches by itself; else the form goes to the portal.
        if self.ask.show == Some(Show::Search) && !frame::is_alone() {
            let this = self.clone();
            frame::on_focus("#frame-query", || services::search().warm_up());
            frame::on_send("#frame-query", move |typed| {
                this.query.replace(typed.trim().chars().take(200).collect());
                draw_at("frame-open", &this.open());
                this.clone().find();
            });
        }
    }

    /// Fetches and draws what is asked for.
    fn show(self: Rc<Self>) {
        let lang = self.lang;
        let Some(show) = self.ask.show else {
            let nothing = html! { <section class="nothing"><h1>{ lang.embed_nothing_title() }</h1><p>{ lang.embed_nothing_text() }</p></section> };
            return draw_at(MAIN, &nothing);
        };
        if let Show::Courses | Show::Search = show {
            draw_at(MAIN, &courses::courses(&self.ask, lang));
            self.name(&match show {
                Show::Search => lang.embed_search().to_owned(),
                _ => courses::title(&self.ask.query, lang),
            });
            return self.find();
        }
        let this = self.clone();
        let fetched = async move { thing::fetch(services::api(), &this.ask).await };
        let this = self.clone();
        self.wait(MAIN, fetched, move |opened: &Opened| {
            let ask = &this.ask;
            let to = ask.path("");
            let list = match show {
                Show::Institution => courses::courses(ask, lang),
                _ => html! {},
            };
            let lesson = opened.lessons.lessons.get(opened.place);
            let name = lesson.map_or(&opened.outline.name, |lesson| &lesson.name);
            this.name(name.pick(lang.tag()));
            draw_at(MAIN, &things::thing(show, opened, to, list, lang));
            this.clone().find();
        });
    }

    /// Finds and draws courses, where any are to be looked for.
    fn find(self: Rc<Self>) {
        let lang = self.lang;
        let query = self.query.borrow().clone();
        if let Some(words) = courses::alone(lang) {
            return draw_at(courses::PLACE, &words);
        }
        page::set_words("#frame-count", "");
        if !courses::wanted(&self.ask, &query) {
            return draw_at(courses::PLACE, &html! {});
        }
        let (this, words) = (self.clone(), query.clone());
        let found = async move { courses::find(&this.ask, &words).await };
        let this = self.clone();
        self.wait(courses::PLACE, found, move |found| {
            draw_at(
                courses::PLACE,
                &courses::rows(found, &this.ask, &query, lang),
            );
            page::set_words("#frame-count", &courses::count(found, &query, lang));
        });
    }

    /// Waits for something that `draw` draws; meanwhile, and where it does not come, its place says so.
    fn wait<T: 'static>(
        self: &Rc<Self>,
        place: &'static str,
        coming: impl Future<Output = Result<T, ServiceError>> + 'static,
        draw: impl Fn(&T) + 'static,
    ) {
        let this = self.clone();
        let number = self.asked.get() + 1;
        self.asked.set(number);
        let bones = ["bone bone-title", "bone", "bone", "bone bone-short"];
        let bones = bones.map(|class| html! { <div {class}></div> });
        let waiting = html! { <div class="loading" aria-busy="true"><p class="loading-words" id="frame-slow" role="status"></p><div class="skeleton" aria-hidden="true">{ for bones }</div></div> };
        draw_at(place, &waiting);
        let lang = self.lang;
        time::after(LONG, move || {
            page::set_words("#frame-slow", lang.loading_slow())
        })
        .forget();
        wasm_bindgen_futures::spawn_local(async move {
            let come = coming.await;
            if this.asked.get() != number {
                return;
            }
            match come {
                Ok(value) => draw(&value),
                Err(error) => {
                    draw_at(place, &trouble(&error, place == MAIN, lang));
                    // What is not there is not there in the portal either.
                    if place == MAIN && !error.can_retry() {
                        draw_at("frame-open", &this.open_at("/".to_owned()));
                    }
                }
            }
        });
    }

    fn name(&self, name: &str) {
        page::set_title(&window_title(name, self.lang));
    }
}

/// Why something did not come, and what to do.
fn trouble(error: &ServiceError, whole: bool, lang: Lang) -> Html {
    let words = error.words(lang);
    html! {
        <section class="trouble" role="alert">
            if whole { <h1>{ words.title }</h1> } else { <h2>{ words.title }</h2> }
            <p>{ words.text }</p>
            if error.can_retry() { <button type="button" class="button primary" id="frame-again">{ icon("refresh") }{ lang.try_again() }</button> }
            <p class="trouble-detail">{ &words.detail }</p>
        </section>
    }
}
