//! The frame of every page: skip link, header with menu and tools, the page, footer, bottom bar.

use crate::features::common::load_quietly;
use crate::i18n::Lang;
use crate::platform::{catalogue, page};
use crate::routes::Section;
use crate::services::Api;
use crate::state::PrefsHandle;
use crate::ui::{icon, link, link_current, site_logo, site_name, words};
use yew::prelude::*;

/// What the frame shows.
pub struct Frame<'a> {
    /// The part of the portal that the page belongs to.
    pub section: Section,
    /// Preferences, and the way to change them.
    pub prefs: &'a PrefsHandle,
    /// Which program could not be loaded.
    pub helpless: Helpless,
    /// Whether it is known whose portal this is.
    pub known: bool,
}

/// Which program could not be loaded where it was asked for.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Helpless {
    /// None.
    #[default]
    No,
    /// The companion.
    Companion,
    /// The one that keeps the record.
    Record,
}

/// The frame around a page.
pub fn shell(frame: &Frame, content: Html) -> Html {
    let (section, handle) = (frame.section, frame.prefs);
    let lang = handle.prefs.lang();
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        page::focus("main");
        page::scroll_into_view("main");
    });
    html! {
        <div class="shell">
            <a class="skip-link" href="#main" onclick={skip}>{ lang.skip_to_content() }</a>
            { header(frame, lang) }
            if !handle.kept { { told(lang.settings_not_kept()) } }
            { match frame.helpless {
                Helpless::No => html! {},
                Helpless::Companion => told(lang.companion_failed()),
                Helpless::Record => told(lang.study_failed()),
            } }
            if !handle.prefs.asked && section == Section::Home { { offer(handle, lang) } }
            <main id="main" tabindex="-1">{ content }</main>
            { footer(lang) }
            { bottom_bar(section, lang) }
            <div id="announcer" class="visually-hidden" aria-live="polite" role="status"></div>
        </div>
    }
}

/// Words that all should see, whatever the page.
fn told(words: &'static str) -> Html {
    html! { <p class="not-kept" role="status">{ icon("info") }{ words }</p> }
}

/// Caring mode, offered once. Either answer is kept, and it is not asked again.
fn offer(handle: &PrefsHandle, lang: Lang) -> Html {
    let answer = |caring: bool| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| {
            handle.update(|prefs| {
                prefs.caring = caring;
                prefs.asked = true;
            });
            // The button that had the focus goes.
            page::focus("main h1");
        })
    };
    html! {
        <section class="offer" aria-label={lang.caring_mode()}>
            <p>{ lang.offer_text() }</p>
            <button type="button" class="button primary" onclick={answer(true)}>{ icon("eye-care") }{ lang.offer_yes() }</button>
            <button type="button" class="button" onclick={answer(false)}>{ lang.offer_no() }</button>
        </section>
    }
}

/// Entries of the main menu: where, which section, which word.
fn menu(lang: Lang) -> [(&'static str, Section, &'static str); 7] {
    [
        ("/find", Section::Find, lang.nav_find()),
        ("/five-minutes", Section::FiveMinutes, lang.nav_micro()),
        ("/read", Section::Reading, lang.nav_reading()),
        ("/columns", Section::Columns, lang.nav_columns()),
        ("/events", Section::Events, lang.nav_events()),
        (
            "/institutions",
            Section::Institutions,
            lang.nav_institutions(),
        ),
        ("/help", Section::Help, lang.nav_help()),
    ]
}

/// Whose portal it is; its room as long as nobody knows.
fn brand(known: bool, lang: Lang) -> Html {
    let class = (!known).then_some("not-yet");
    html! { <><img src={site_logo()} alt="" width="44" height="44" {class} /><span {class}>{ site_name(lang) }</span></> }
}

fn header(frame: &Frame, lang: Lang) -> Html {
    let (shown, handle) = (frame.section, frame.prefs);
    let entries = menu(lang).map(|(to, section, word)| {
        html! { <li key={to}>{ link_current(to, "", None, section == shown, html! { { word } }) }</li> }
    });
    html! {
        <header class="site-header">
            <div class="site-header-top">
                { link_current("/", "brand", None, shown == Section::Home, brand(frame.known, lang)) }
                { tools(handle, lang) }
                <div class="page-tools">
                    if shown != Section::Home {
                        <button type="button" class="tool back" data-ask="back">{ icon("back") }<span>{ lang.back() }</span></button>
                    }
                    <button type="button" class="tool read-aloud" data-ask="read" aria-pressed="false">{ icon("speaker") }<span>{ lang.read_aloud() }</span></button>
                </div>
            </div>
            <nav class="main-menu" aria-label={lang.nav_label()}>
                <ul>{ for entries }</ul>
            </nav>
        </header>
    }
}

/// Caring mode, language, settings: on the first screen of every page.
fn tools(handle: &PrefsHandle, lang: Lang) -> Html {
    let caring = handle.prefs.caring;
    let toggle_caring = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.update(|prefs| prefs.caring = !prefs.caring))
    };
    let other = if lang == Lang::En {
        Lang::ZhHans
    } else {
        Lang::En
    };
    let switch_language = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| {
            handle.update(|prefs| prefs.language = Some(other.tag().to_owned()));
        })
    };
    html! {
        <div class="tools">
            <button type="button" class="tool caring-switch" aria-pressed={caring.to_string()} onclick={toggle_caring}>
                { icon("eye-care") }<span>{ lang.caring_mode() }</span>
            </button>
            if catalogue::speaks(other.tag()) {
                <button type="button" class="tool" lang={other.tag()} onclick={switch_language}>
                    { icon("globe") }<span>{ other.own_name() }</span>
                </button>
            }
            { link("/settings", "tool tool-settings", html! { <>{ icon("settings") }<span>{ lang.nav_settings() }</span></> }) }
        </div>
    }
}

fn footer(lang: Lang) -> Html {
    let asks = [
        ("how", "help", lang.show_how()),
        ("hand-over", "phone", lang.hand_over()),
        ("print", "printer", lang.print_page()),
    ];
    let ask = |(what, symbol, word): (&'static str, &'static str, &'static str)| {
        html! { <li key={what}><button type="button" class="foot-button" data-ask={what}>{ icon(symbol) }{ word }</button></li> }
    };
    html! {
        <footer class="site-footer">
            <div class="page-width">
                <p class="footer-name">{ site_name(lang) }</p>
                <p>{ lang.footer_promise() }</p>
                { contact(lang) }
                <ul class="footer-links">
                    <li>{ link("/five-minutes", "", html! { { lang.nav_micro() } }) }</li>
                    <li>{ link("/columns", "", html! { { lang.nav_columns() } }) }</li>
                    <li>{ link("/events", "", html! { { lang.nav_events() } }) }</li>
                    <li>{ link("/institutions", "", html! { { lang.nav_institutions() } }) }</li>
                    <li>{ link("/read", "", html! { { lang.nav_reading() } }) }</li>
                    <li>{ link("/mine", "", html! { { lang.nav_mine() } }) }</li>
                    <li>{ link("/settings", "", html! { { lang.nav_settings() } }) }</li>
                    <li>{ link("/help", "", html! { { lang.nav_help() } }) }</li>
                    { for asks.into_iter().map(ask) }
                </ul>
                { led_to() }
            </div>
        </footer>
    }
}

/// How one reaches people, where the institution says it.
fn contact(lang: Lang) -> Html {
    let site = catalogue::site();
    let Some(contact) = &site.contact else {
        return html! {};
    };
    let way = |scheme: &str, to: &Option<String>| match to {
        Some(to) => {
            html! { <li key={to.clone()}><a href={format!("{scheme}:{to}")}>{ to }</a></li> }
        }
        None => html! {},
    };
    html! {
        <div class="footer-contact">
            <p><strong>{ lang.footer_contact() }</strong>{ " " }{ words(&contact.text, lang) }</p>
            <ul class="footer-links">{ way("tel", &contact.phone) }{ way("mailto", &contact.email) }</ul>
        </div>
    }
}

/// The ways to what a catalogue says of itself, where it does.
fn led_to() -> Html {
    let fetch = |api: Api| async move { api.index().await };
    load_quietly("led-to", fetch, |index, lang| {
        let link_to = |id: &String| {
            let word = match id.as_str() {
                "about" => lang.footer_about(),
                "glossary" => lang.footer_words(),
                "for-institutions" => lang.footer_for_institutions(),
                _ => return html! {},
            };
            html! { <li key={id.clone()}>{ link(format!("/help/{id}"), "", html! { { word } }) }</li> }
        };
        if index.led_to.is_empty() {
            return html! {};
        }
        html! { <ul class="footer-links">{ for index.led_to.iter().map(link_to) }</ul> }
    })
}

/// Four words with icons, within the thumb's reach on a phone.
fn bottom_bar(shown: Section, lang: Lang) -> Html {
    let entries = [
        ("/", Section::Home, "home", lang.nav_home()),
        ("/find", Section::Find, "search", lang.nav_find_short()),
        ("/mine", Section::Mine, "person", lang.nav_mine()),
        ("/help", Section::Help, "help", lang.nav_help()),
    ]
    .map(|(to, section, symbol, word)| {
        html! {
            <li key={to}>
                { link_current(to, "", None, section == shown, html! { <>{ icon(symbol) }<span>{ word }</span></> }) }
            </li>
        }
    });
    html! { <nav class="bottom-bar" aria-label={lang.nav_bottom_label()}><ul>{ for entries }</ul></nav> }
}
