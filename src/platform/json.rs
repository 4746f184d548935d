//! Reading JSON.
//!
//! In the browser its own parser reads the text, and serde only walks the result: the same types read through
//! `serde_json` cost some thirty kilobytes more of the download. On the host (tests) `serde_json` does it.

use serde::Serialize;
use serde::de::DeserializeOwned;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;

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
