//! Cues of WebVTT tracks, as the browser reads them.

use crate::dom::{self, Listener, all, get};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlMediaElement};

/// A stretch of a recording with its words. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where it begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// What is said, or what the chapter is called.
    pub text: String,
}

/// `3:07`, `1:03:07`.
pub fn clock(seconds: f64) -> String {
    let all = seconds.max(0.0) as u64;
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// A cue's text without the tags that WebVTT allows: `<v Ann>`, `<i>`, `<00:01.000>`.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            '\n' => out.push(' '),
            _ if inside => {}
            _ => out.push(letter),
        }
    }
    out.trim().to_owned()
}

/// The track elements of a kind, those of the reader's language first.
fn tracks(media: &HtmlMediaElement, kind: &str) -> Vec<Element> {
    let mut found = all(media, &format!("track[kind={kind}]"));
    let lang = dom::lang();
    let own = |track: &Element| {
        let tag = track.get_attribute("srclang").unwrap_or_default();
        lifelong_i18n::Lang::from_tag(&tag) == Some(lang)
    };
    found.sort_by_key(|track| !own(track));
    found
}

/// Reads the cues of the best track of a kind, as soon as they are here.
pub fn of(media: &HtmlMediaElement, kind: &str, then: impl Fn(Vec<Cue>) + 'static) {
    let Some(element) = tracks(media, kind).into_iter().next() else {
        return;
    };
    let Some(track) = get(&element, "track") else {
        return;
    };
    // A track that is off is not loaded.
    if get(&track, "mode")
        .and_then(|mode| mode.as_string())
        .as_deref()
        == Some("disabled")
    {
        let _ = Reflect::set(&track, &"mode".into(), &"hidden".into());
    }
    let read = move |track: &JsValue| {
        let cues = list(&get(track, "cues").unwrap_or(JsValue::NULL));
        let here = !cues.is_empty();
        if here {
            then(cues);
        }
        here
    };
    if read(&track) {
        return;
    }
    let mut once = Some(read);
    // It lives as long as its element, of which there are a few a page.
    std::mem::forget(Listener::new(&element, "load", move |_| {
        if let Some(read) = once.take() {
            read(&track);
        }
    }));
}

fn list(cues: &JsValue) -> Vec<Cue> {
    let length = get(cues, "length")
        .and_then(|length| length.as_f64())
        .unwrap_or_default() as u32;
    let one = |at: u32| {
        let cue = Reflect::get_u32(cues, at).ok()?;
        let number = |name: &str| get(&cue, name).and_then(|value| value.as_f64());
        let text = get(&cue, "text").and_then(|text| text.as_string())?;
        Some(Cue {
            start: number("startTime")?,
            end: number("endTime")?,
            text: plain(&text),
        })
    };
    (0..length).filter_map(one).collect()
}

/// Shows the captions in the reader's language over a video, or none.
pub fn show(media: &HtmlMediaElement, shown: bool) {
    for (at, element) in tracks(media, "captions").into_iter().enumerate() {
        let Some(track) = get(&element, "track") else {
            continue;
        };
        let mode = match (at, shown) {
            (0, true) => "showing",
            (0, false) => "hidden",
            _ => "disabled",
        };
        let _ = Reflect::set(&track, &"mode".into(), &mode.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_a_clock() {
        assert_eq!(clock(0.4), "0:00");
        assert_eq!(clock(187.9), "3:07");
        assert_eq!(clock(3_787.0), "1:03:07");
    }

    #[test]
    fn a_transcript_has_words_only() {
        assert_eq!(
            plain("<v Ann>Boil\nthe <i>water</i>.</v>"),
            "Boil the water."
        );
        assert_eq!(plain("one <00:01.000>two"), "one two");
    }
}
