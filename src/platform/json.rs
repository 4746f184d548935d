//! Reading JSON.
//!
//! In the browser its own parser reads the text, and serde only walks the result: the same types read through
//! `serde_json` cost some thirty kilobytes more of the download. On the host (tests) `serde_json` does it.

use serde::Serialize;
use serde::de::DeserializeOwned;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::{JsCast, JsValue};

/// A value from JSON text.
///
/// # Errors
/// What is wrong, in words for a log: not JSON, or not of this type.
#[cfg(target_arch = "wasm32")]
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let value = js_sys::JSON::parse(text).map_err(|error| {
        error
            .dyn_ref::<js_sys::Error>()
            .map_or_else(String::new, |e| e.message().into())
    })?;
    serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())
}

/// A value from JSON text.
///
/// # Errors
/// What is wrong, in words for a log: not JSON, or not of this type.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    serde_json::from_slice(bytes).map_err(|error| error.to_string())
}

/// JSON text of a value; `None` for one that JSON cannot hold.
#[cfg(target_arch = "wasm32")]
pub fn text<T: Serialize>(value: &T) -> Option<String> {
    let value = value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .ok()?;
    js_sys::JSON::stringify(&value).ok().map(String::from)
}

/// JSON text of a value; `None` for one that JSON cannot hold.
#[cfg(not(target_arch = "wasm32"))]
pub fn text<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Numbers of things in an answer of the form `{"data":[{"id":"…","NAME":1}]}`: each thing's id, and its numbers by these names.
/// What is no number is none, what has no id is left out, and an answer of another form has no things. No types of serde are
/// made for it: they would cost more than all the rest of asking.
#[cfg(target_arch = "wasm32")]
pub fn numbers<const N: usize>(text: &str, names: [&str; N]) -> Vec<(String, [Option<f64>; N])> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    let data = js_sys::JSON::parse(text).ok();
    let data = data.and_then(|answer| get(&answer, "data")?.dyn_into::<js_sys::Array>().ok());
    let thing = |thing: JsValue| {
        let id = get(&thing, "id")?.as_string()?;
        Some((id, names.map(|name| get(&thing, name)?.as_f64())))
    };
    data.map_or_else(Vec::new, |data| data.iter().filter_map(thing).collect())
}

/// Numbers of things in an answer of the form `{"data":[{"id":"…","NAME":1}]}`: each thing's id, and its numbers by these names.
/// What is no number is none, what has no id is left out, and an answer of another form has no things.
#[cfg(not(target_arch = "wasm32"))]
pub fn numbers<const N: usize>(text: &str, names: [&str; N]) -> Vec<(String, [Option<f64>; N])> {
    let answer: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let thing = |thing: &serde_json::Value| {
        let id = thing["id"].as_str()?.to_owned();
        Some((id, names.map(|name| thing[name].as_f64())))
    };
    let data = answer["data"].as_array().into_iter().flatten();
    data.filter_map(thing).collect()
}
