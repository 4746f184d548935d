//! A worker: a program beside the page, with messages to and from it.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent};

/// A worker that runs until this is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl Worker {
    /// Starts the script at an address. `on_message` is called with every message, which is an array;
    /// `on_error` when the script or what it loads does not come, or fails.
    ///
    /// Nothing where the browser does not allow it.
    pub fn start(
        script: &str,
        on_message: impl Fn(Array) + 'static,
        on_error: impl Fn() + 'static,
    ) -> Option<Self> {
        let worker = web_sys::Worker::new(script).ok()?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            on_message(event.data().unchecked_into());
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // It is told in words on the page.
            event.prevent_default();
            on_error();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a message.
    pub fn post(&self, parts: &[JsValue]) {
        // Only what cannot be copied cannot be sent, and these are numbers, texts and bytes.
        let _ = self.worker.post_message(&parts.iter().collect::<Array>());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
