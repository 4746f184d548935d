//! Files of the index, which the portal fetches.

use crate::{number, post};
use futures::channel::oneshot;
use js_sys::{Array, Uint8Array};
use lifelong_search::{ReadError, Source};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use wasm_bindgen::JsCast;

type Answer = Result<Vec<u8>, (String, bool)>;

thread_local! {
    static WAITING: RefCell<HashMap<u32, oneshot::Sender<Answer>>> = RefCell::default();
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// The portal as a source of files.
pub struct Portal;

/// A file that is wanted; given up, the portal need not bring it.
struct Wanted(u32);

impl Drop for Wanted {
    fn drop(&mut self) {
        if WAITING
            .with_borrow_mut(|waiting| waiting.remove(&self.0))
            .is_some()
        {
            post(&[4.into(), self.0.into()]);
        }
    }
}

impl Source for Portal {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let (sender, receiver) = oneshot::channel();
        let wanted = Wanted(NEXT.replace(NEXT.get() + 1));
        WAITING.with_borrow_mut(|waiting| waiting.insert(wanted.0, sender));
        post(&[3.into(), wanted.0.into(), path.into()]);
        let answer = receiver
            .await
            .unwrap_or_else(|_| Err(("given up".to_owned(), true)));
        answer.map_err(|(reason, retry)| ReadError {
            path: path.to_owned(),
            reason,
            retry,
        })
    }
}

/// A file came, or the reason why it does not.
pub fn arrived(id: u32, message: &Array) {
    let Some(sender) = WAITING.with_borrow_mut(|waiting| waiting.remove(&id)) else {
        return;
    };
    let answer = match number(&message.get(0)) {
        2 => Ok(message.get(2).unchecked_into::<Uint8Array>().to_vec()),
        _ => Err((
            message.get(2).as_string().unwrap_or_default(),
            message.get(3).is_truthy(),
        )),
    };
    // Where nobody waits any more, it was given up in this very moment.
    let _ = sender.send(answer);
}
