//! The search in a Web Worker, so that no question holds up the page, and the portal starts without the engine.
//!
//! Messages are arrays. From the portal: `[0, id, root, question]` asks, `[1, id]` takes a question back, `[2, id, bytes]` is a file that was
//! asked for, `[3, id, reason, retry]` says why it is not. To the portal: `[0, version]` once when it listens, `[1, id, answer]`, `[2, id, error]`,
//! `[3, id, path]` asks for a file, `[4, id]` no longer wants it. The portal fetches: it alone knows addresses, tries again
//! and can tell a learner what is wrong.

mod answers;
mod files;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let listen = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let id = number(&message.get(1));
        match number(&message.get(0)) {
            0 => answers::ask(id, message.get(2), message.get(3)),
            1 => answers::take_back(id),
            _ => files::arrived(id, &message),
        }
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    listen.forget();
    post(&[0.into(), env!("CARGO_PKG_VERSION").into()]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn number(value: &JsValue) -> u32 {
    value.as_f64().unwrap_or_default() as u32
}

/// Sends a message to the portal. One that cannot be sent has no receiver any more.
fn post(parts: &[JsValue]) {
    let _ = scope().post_message(&parts.iter().collect::<Array>());
}
