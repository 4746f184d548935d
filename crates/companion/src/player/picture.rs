//! A video's picture in a small window that stays in front of everything else (W3C Picture-in-Picture).

use crate::dom::{call, document, get, settled};
use wasm_bindgen::JsValue;
use web_sys::HtmlMediaElement;

/// Whether the browser has such a window for a recording.
pub fn is_offered(media: &HtmlMediaElement) -> bool {
    let on = |value: Option<JsValue>| value.is_some_and(|value| value.is_truthy());
    on(get(&document(), "pictureInPictureEnabled"))
        && on(get(media, "requestPictureInPicture"))
        && !on(get(media, "disablePictureInPicture"))
}

/// Whether a recording's picture is in that window.
pub fn is_out(media: &HtmlMediaElement) -> bool {
    let shown = get(&document(), "pictureInPictureElement");
    shown.as_ref() == Some(media.as_ref())
}

/// Puts it there, or takes it back. `failed` is called where the browser does not do so.
pub fn toggle(media: &HtmlMediaElement, failed: impl FnOnce() + 'static) {
    let asked = match is_out(media) {
        true => call(&document(), "exitPictureInPicture", &[]),
        false => call(media, "requestPictureInPicture", &[]),
    };
    settled(asked, move |how| {
        if how.is_err() {
            failed();
        }
    });
}
