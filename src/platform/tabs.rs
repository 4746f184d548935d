//! Words to the other tabs of this browser that show the same site.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// The way to the other tabs.
pub struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Opens it, under a name that all of them use. In a browser without one nobody hears anything.
    pub fn open(name: &str, hear: impl Fn(&[String]) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let words: Vec<String> = event.data().dyn_into::<js_sys::Array>().map_or_else(
                    |_| Vec::new(),
                    |words| words.iter().filter_map(|word| word.as_string()).collect(),
                );
                hear(&words);
            });
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            heard.forget();
        }
        Self(channel)
    }

    /// Says something to the others. Where it fails, they see it when they are loaded anew.
    pub fn say(&self, words: &[String]) {
        let words: js_sys::Array = words
            .iter()
            .map(|word| JsValue::from(word.as_str()))
            .collect();
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&words);
        }
    }
}
