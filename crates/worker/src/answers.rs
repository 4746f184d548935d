//! Questions and their answers.

use crate::files::Portal;
use crate::post;
use futures::future::{AbortHandle, abortable};
use futures::lock::Mutex;
use lifelong_search::{Engine, Question, SearchError};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::JsValue;

type Opened = Rc<Engine<Portal>>;

thread_local! {
    /// The engine with the root that it was opened with.
    static ENGINE: Rc<Mutex<Option<(String, Opened)>>> = Rc::default();
    /// Questions that are being answered.
    static ASKED: RefCell<HashMap<u32, AbortHandle>> = RefCell::default();
}

/// Answers a question about the index of a root, some time.
pub fn ask(id: u32, root: JsValue, question: JsValue) {
    let root = root.as_string().unwrap_or_default();
    let (answer, handle) = abortable(async move {
        // The portal is of the same build, and speaks the same words.
        let Ok(question) = serde_wasm_bindgen::from_value::<Question>(question) else {
            return;
        };
        let (kind, value) = match engine(root).await {
            Ok(engine) => match engine.answer(question).await {
                Ok(answer) => (1, to_value(&answer)),
                Err(error) => (2, to_value(&error)),
            },
            Err(error) => (2, to_value(&error)),
        };
        post(&[kind.into(), id.into(), value]);
    });
    ASKED.with_borrow_mut(|asked| asked.insert(id, handle));
    wasm_bindgen_futures::spawn_local(async move {
        // Taken back: nobody waits.
        let _ = answer.await;
        ASKED.with_borrow_mut(|asked| asked.remove(&id));
    });
}

fn to_value<T: Serialize>(value: &T) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}

/// Nobody waits for an answer any more.
pub fn take_back(id: u32) {
    if let Some(handle) = ASKED.with_borrow_mut(|asked| asked.remove(&id)) {
        handle.abort();
    }
}

async fn engine(root: String) -> Result<Opened, SearchError> {
    let engine = ENGINE.with(Rc::clone);
    let mut engine = engine.lock().await;
    if let Some((of, opened)) = &*engine
        && *of == root
    {
        return Ok(opened.clone());
    }
    let opened = Rc::new(Engine::open(Portal, &root).await?);
    *engine = Some((root, opened.clone()));
    Ok(opened)
}
