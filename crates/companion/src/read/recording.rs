//! The recording of a chapter, as the catalogue has it: which letters of the text are heard where (docs/api.md, `Narration`).
//! It is fetched when somebody listens.

use super::page;
use crate::dom::{call, get, lang, settled_with, window};
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

/// A piece of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clip {
    /// Which sound.
    pub sound: usize,
    /// From there, in seconds.
    pub begin: f64,
    /// To there; without end where the sound's end is meant.
    pub end: f64,
    /// How many letters stand before its words.
    pub from: u32,
    /// How many stand before what follows.
    pub to: u32,
}

/// A recording with at least one piece.
#[derive(Debug)]
pub struct Recording {
    /// The addresses of its sounds.
    pub sounds: Vec<String>,
    /// Its pieces in their order.
    pub clips: Vec<Clip>,
    /// Who reads, with a dot before it; empty where nobody says it.
    pub by: String,
}

/// Where the recording of the text lies that is in front: the folder of the catalogue, `#`, and the file. The portal says it.
pub fn address() -> Option<String> {
    page::text()?.get_attribute("data-narration")
}

/// Fetches a recording; gives none where it cannot be had.
pub fn load(address: &str, then: impl FnOnce(Option<Recording>) + 'static) {
    let (folder, path) = address.split_once('#').unwrap_or_default();
    let folder = folder.to_owned();
    let asked = call(&window(), "fetch", &[format!("{folder}{path}").into()]);
    settled_with(asked, move |answer| {
        let fine = answer
            .ok()
            .filter(|answer| get(answer, "ok").is_some_and(|ok| ok.is_truthy()));
        let Some(answer) = fine else {
            return then(None);
        };
        settled_with(call(&answer, "json", &[]), move |json| {
            then(json.ok().and_then(|json| read(&json, &folder)));
        });
    });
}

fn list(of: &JsValue, name: &str) -> Array {
    let list = get(of, name).filter(Array::is_array);
    list.map_or_else(Array::new, |list| Array::from(&list))
}

fn read(json: &JsValue, folder: &str) -> Option<Recording> {
    // Nothing comes from elsewhere.
    let own = |path: &String| !path.is_empty() && !path.contains(':') && !path.starts_with('/');
    let sound = |path: JsValue| {
        let path = path.as_string().filter(own);
        path.map_or_else(String::new, |path| format!("{folder}{path}"))
    };
    let sounds: Vec<String> = list(json, "sounds").iter().map(sound).collect();
    let clip = |clip: JsValue| {
        let number = |name: &str| get(&clip, name)?.as_f64();
        Some(Clip {
            sound: number("sound")? as usize,
            begin: number("begin")?,
            end: number("end").unwrap_or(f64::INFINITY),
            from: number("from")? as u32,
            to: number("to")? as u32,
        })
    };
    let heard = |clip: &Clip| {
        let sound = sounds.get(clip.sound);
        sound.is_some_and(|sound| !sound.is_empty()) && clip.begin >= 0.0 && clip.end > clip.begin
    };
    let clips: Vec<Clip> = list(json, "clips")
        .iter()
        .filter_map(clip)
        .filter(heard)
        .collect();
    let mut by = String::new();
    for name in list(json, "readBy").iter() {
        let words = get(&name, lang().tag());
        let words = words.or_else(|| Object::values(&Object::from(name)).iter().next());
        if let Some(words) = words.and_then(|words| words.as_string()) {
            by.push_str(" · ");
            by.push_str(&words);
        }
    }
    (!clips.is_empty()).then_some(Recording { sounds, clips, by })
}
