//! The page on which one makes a line to paste: what to show and how, a preview, the line in both forms.

use super::ask::{Ask, Show};
use super::lines::Choice;
use super::thing;
use crate::i18n::Lang;
use crate::places::page_lang;
use crate::platform::draw::{draw, draw_at};
use crate::platform::{events, file, frame, page};
use crate::services;
use crate::ui::{icon, link, site_logo, site_name, window_title};
use lifelong_api::{FileRef, Files};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Words in a language.
type Word = fn(Lang) -> &'static str;

/// Kinds by their codes, with their words.
const KINDS: [(&str, Word); 8] = [
    ("column", |lang| lang.maker_column()),
    ("event", |lang| lang.maker_event()),
    ("institution", |lang| lang.maker_institution()),
    ("player", |lang| lang.maker_player()),
    ("course", |lang| lang.maker_course()),
    ("courses", |lang| lang.maker_courses()),
    ("search", |lang| lang.maker_search()),
    ("book", |lang| lang.maker_book()),
];

/// The list to choose one of a kind from.
fn list_of(show: &str) -> Option<fn(&Files) -> &FileRef> {
    Some(match show {
        "column" => |files| &files.columns,
        "event" => |files| &files.events,
        "institution" => |files| &files.institutions,
        "player" | "course" => |files| &files.micro,
        "book" => |files| &files.books,
        _ => return None,
    })
}

type Options = Vec<(String, String)>;

fn select(id: &'static str, word: &str, options: &[(String, String)]) -> Html {
    let option = |(value, name): &(String, String)| html! { <option value={value.clone()}>{ name }</option> };
    html! {
        <p class="maker-field"><label for={id}>{ word }</label><select {id}>{ for options.iter().map(option) }</select></p>
    }
}

fn field(id: &'static str, word: &str, hint: &str, kind: &'static str) -> Html {
    html! {
        <p class="maker-field">
            <label for={id}>{ word }</label>
            <input {id} type={kind} autocomplete="off" />
            if !hint.is_empty() { <span class="frame-quiet">{ hint }</span> }
        </p>
    }
}

fn pairs<const N: usize>(all: [(&str, &str); N]) -> Options {
    all.map(|(value, name)| (value.to_owned(), name.to_owned()))
        .to_vec()
}

/// The page.
pub struct Maker {
    lang: Lang,
    /// How often a list was asked for: a late one is passed over.
    asked: Cell<u32>,
}

impl Maker {
    /// Draws the page, and keeps its lines as what is chosen.
    pub fn start() {
        let lang = page_lang();
        let this = Rc::new(Self {
            lang,
            asked: Cell::new(0),
        });
        wasm_bindgen_futures::spawn_local(async move {
            // Whose portal it is.
            let _ = services::api().config().await;
            draw(&page::root(), &this.page());
            page::set_title(&window_title(lang.maker_title(), lang));
            page::set_root_attribute("data-start", Some("done"));
            let changing = this.clone();
            frame::on_change(move |id| match id {
                "maker-show" => changing.clone().kind(),
                _ => changing.write(),
            });
            for (button, lines) in [
                ("#copy-plain", "#maker-plain"),
                ("#copy-scripted", "#maker-scripted"),
            ] {
                // It is listened to as long as the page stands.
                std::mem::forget(events::on_click_at(button, move || copy(lines, lang)));
            }
            this.kind();
        });
    }

    fn page(&self) -> Html {
        let lang = self.lang;
        let kinds = KINDS.map(|(code, word)| (code.to_owned(), word(lang).to_owned()));
        let languages = pairs([
            ("", lang.maker_language_auto()),
            (Lang::En.tag(), Lang::En.own_name()),
            (Lang::ZhHans.tag(), Lang::ZhHans.own_name()),
        ]);
        let sizes = pairs([
            ("", lang.size_normal()),
            ("large", lang.size_large()),
            ("largest", lang.size_largest()),
        ]);
        let themes = pairs([
            ("", lang.theme_auto()),
            ("light", lang.theme_light()),
            ("dark", lang.theme_dark()),
        ]);
        let modes = pairs([("", lang.off()), ("on", lang.on())]);
        let line = |id: &'static str, button: &'static str, title: &str, text: &str| {
            html! {
                <section class="maker-line">
                    <h2><label for={id}>{ title }</label></h2>
                    <p>{ text }</p>
                    <textarea {id} readonly=true rows="4" spellcheck="false" />
                    <button type="button" class="button" id={button}>{ icon("layers") }{ lang.maker_copy() }</button>
                </section>
            }
        };
        html! {
            <>
                <header class="frame-head">
                    <p class="frame-name"><img src={site_logo()} alt="" width="28" height="28" />{ site_name(lang) }</p>
                    { link("/help/for-institutions", "", html! { { lang.maker_back() } }) }
                </header>
                <main class="maker">
                    <h1>{ lang.maker_title() }</h1>
                    <p class="lead">{ lang.maker_lead() }</p>
                    <div class="maker-fields">
                        { select("maker-show", lang.maker_what(), &kinds) }
                        <div id="maker-which"></div>
                        { select("maker-lang", lang.settings_language(), &languages) }
                        { select("maker-caring", lang.caring_mode(), &modes) }
                        { select("maker-size", lang.settings_size(), &sizes) }
                        { select("maker-theme", lang.settings_theme(), &themes) }
                        { field("maker-accent", lang.maker_accent(), lang.maker_accent_hint(), "text") }
                    </div>
                    <section><h2>{ lang.maker_preview() }</h2><iframe id="maker-preview" title={lang.maker_preview()}></iframe></section>
                    { line("maker-scripted", "copy-scripted", lang.maker_scripted(), lang.maker_scripted_text()) }
                    { line("maker-plain", "copy-plain", lang.maker_plain(), lang.maker_plain_text()) }
                    <p class="maker-copied" id="maker-copied" role="status"></p>
                </main>
            </>
        }
    }

    /// Another kind: puts up what it needs.
    fn kind(self: Rc<Self>) {
        let lang = self.lang;
        let show = frame::value("maker-show");
        let number = self.asked.get() + 1;
        self.asked.set(number);
        let Some(list) = list_of(&show) else {
            let fields = html! {
                <>
                    { field("maker-q", lang.maker_words(), "", "text") }
                    { field("maker-limit", lang.maker_limit(), lang.maker_limit_hint(), "number") }
                </>
            };
            draw_at("maker-which", &fields);
            return self.write();
        };
        wasm_bindgen_futures::spawn_local(async move {
            // Without the list one says which by its id.
            let all = thing::names(&services::api(), list)
                .await
                .unwrap_or_default();
            if self.asked.get() != number {
                return;
            }
            let all: Options = all
                .iter()
                .map(|(id, name)| (id.clone(), name.pick(lang.tag()).to_owned()))
                .collect();
            let which = html! {
                <>
                    if !all.is_empty() { { select("maker-item", lang.maker_which(), &all) } }
                    { field("maker-id", lang.maker_id(), lang.maker_id_hint(), "text") }
                </>
            };
            draw_at("maker-which", &which);
            self.write();
        });
    }

    /// Writes the lines, and shows what they bring.
    fn write(&self) {
        let show = frame::value("maker-show");
        let own = frame::value("maker-id");
        let id = match own.rsplit('/').next().unwrap_or_default().trim() {
            "" => frame::value("maker-item"),
            // A whole address may be pasted.
            id => id.to_owned(),
        };
        let mut choice = Choice {
            fields: vec![("show", show), ("id", id)],
            ..Choice::default()
        };
        for (name, field) in [
            ("q", "maker-q"),
            ("limit", "maker-limit"),
            ("lang", "maker-lang"),
            ("caring", "maker-caring"),
            ("size", "maker-size"),
            ("theme", "maker-theme"),
            ("accent", "maker-accent"),
        ] {
            let value = frame::value(field);
            choice.fields.push((name, value.trim().to_owned()));
        }
        let ask = Ask::from_query(&choice.query());
        choice.path = ask.path(&ask.query);
        let named = match ask.show {
            Some(Show::Search) => self.lang.embed_search().to_owned(),
            Some(Show::Courses) => super::courses::title(&ask.query, self.lang),
            _ if own.trim().is_empty() => frame::chosen("maker-item"),
            _ => ask.id,
        };
        choice.label = window_title(&named, self.lang);
        let site = page::site();
        frame::set_value("maker-plain", &choice.plain(&site));
        frame::set_value("maker-scripted", &choice.scripted(&site));
        let src = format!("embed/?{}", choice.query());
        frame::set_attribute("maker-preview", "src", &src);
    }
}

fn copy(lines: &'static str, lang: Lang) {
    wasm_bindgen_futures::spawn_local(async move {
        let words = frame::value(lines.trim_start_matches('#'));
        let said = match file::copy(&words).await {
            true => lang.data_copied(),
            false => {
                file::mark(lines);
                lang.data_copy_failed()
            }
        };
        page::set_words("#maker-copied", said);
    });
}
