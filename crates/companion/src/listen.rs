//! Speaking instead of typing: the browser's own recognition, after one has been told where the sound goes.

use crate::dialog::{self, Dialog};
use crate::dom::{self, Listener, announce, get, lang, window};
use js_sys::{Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, EventTarget, HtmlFormElement, HtmlInputElement};

thread_local! {
    /// Whether the learner has agreed, for this visit.
    static AGREED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    /// What listens, with its listeners.
    static LISTENING: RefCell<Option<(JsValue, Vec<Listener>)>> = const { RefCell::new(None) };
}

/// Asks whether it may listen; listens at once where that was answered before.
pub fn ask() {
    let lang = lang();
    if AGREED.get() {
        return listen();
    }
    let mut dialog = Dialog::new("voice", lang.voice_title(), lang);
    dialog.words("", lang.voice_ask());
    let no = dialog.button("button large", "pencil", lang.voice_no(), |_| {
        dialog::close();
        if let Some(field) = field() {
            dom::focus(&field);
        }
    });
    dialog.button("button primary large", "mic", lang.voice_yes(), |_| {
        AGREED.set(true);
        listen();
    });
    dialog.open(&no);
}

fn field() -> Option<HtmlInputElement> {
    dom::first_shown("main .search-field input")?
        .dyn_into()
        .ok()
}

/// Listens for one sentence.
fn listen() {
    let lang = lang();
    let mut dialog = Dialog::new("voice", lang.voice_title(), lang);
    let said = dialog.words("voice-said", lang.voice_listening());
    dom::set(&said, "role", "status");
    let stop = dialog.button("button large", "close", lang.reader_stop(), |_| {
        dialog::close();
    });
    dialog.button("button large", "mic", lang.voice_again(), |_| begin());
    dialog.open(&stop);
    begin();
}

fn begin() {
    say(lang().voice_listening());
    if start().is_none() {
        say(lang().voice_failed());
    }
}

fn start() -> Option<()> {
    quiet();
    let window = window();
    let kind =
        get(&window, "SpeechRecognition").or_else(|| get(&window, "webkitSpeechRecognition"))?;
    let kind: Function = kind.dyn_into().ok()?;
    let recognition: JsValue = Reflect::construct(&kind, &js_sys::Array::new()).ok()?;
    let tag = match lang() {
        lifelong_i18n::Lang::ZhHans => "zh-CN",
        lifelong_i18n::Lang::En => "en-GB",
    };
    Reflect::set(&recognition, &"lang".into(), &tag.into()).ok()?;
    Reflect::set(&recognition, &"interimResults".into(), &false.into()).ok()?;
    let target: &EventTarget = recognition.unchecked_ref();
    let listeners = vec![
        Listener::new(target, "result", |event| heard(&event)),
        Listener::new(target, "nomatch", |_| say(lang().voice_heard_nothing())),
        // It ends by itself after a silence, and some browsers say no more than that.
        Listener::new(target, "end", |_| {
            let said = dom::first_shown(".voice-said").and_then(|said| said.text_content());
            if said.as_deref() == Some(lang().voice_listening()) {
                say(lang().voice_heard_nothing());
            }
        }),
        Listener::new(target, "error", |event| {
            let why = get(&event, "error").and_then(|why| why.as_string());
            say(match why.as_deref() {
                Some("no-speech") => lang().voice_heard_nothing(),
                Some("not-allowed" | "service-not-allowed") => lang().voice_forbidden(),
                _ => lang().voice_failed(),
            });
        }),
    ];
    let start: Function = get(&recognition, "start")?.dyn_into().ok()?;
    LISTENING.set(Some((recognition.clone(), listeners)));
    start.call0(&recognition).ok()?;
    Some(())
}

/// Listens no more.
pub fn quiet() {
    let Some((recognition, _)) = LISTENING.take() else {
        return;
    };
    if let Some(abort) =
        get(&recognition, "abort").and_then(|abort| abort.dyn_into::<Function>().ok())
    {
        let _ = abort.call0(&recognition);
    }
}

fn say(sentence: &str) {
    if let Some(said) = dom::first_shown(".voice-said") {
        said.set_text_content(Some(sentence));
    }
}

/// `event.results[0][0].transcript`: the words go into the field, and are searched for.
fn heard(event: &Event) {
    let words = get(event, "results")
        .and_then(|results| get(&results, "0"))
        .and_then(|result| get(&result, "0"))
        .and_then(|best| get(&best, "transcript"))
        .and_then(|words| words.as_string())
        .unwrap_or_default();
    // Recognition ends a sentence with a mark that nobody would type.
    let words = words
        .trim()
        .trim_end_matches(['.', '。', '?', '？', '!', '！']);
    if words.is_empty() {
        return say(lang().voice_heard_nothing());
    }
    quiet();
    dialog::close();
    let Some(field) = field() else { return };
    field.set_value(words);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    if let Ok(typed) = Event::new_with_event_init_dict("input", &bubbles) {
        let _ = field.dispatch_event(&typed);
    }
    announce(words);
    if let Some(form) = field.closest("form").ok().flatten()
        && let Ok(form) = form.dyn_into::<HtmlFormElement>()
    {
        let _ = form.request_submit();
    }
}
