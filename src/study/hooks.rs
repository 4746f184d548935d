//! What the parts of the study read by.

use super::changes;
use super::store::{self, Keeping};
pub use crate::places::use_lang;
use crate::platform::database::DatabaseError;
use futures::future::{FutureExt, LocalBoxFuture};
use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use yew::prelude::*;

/// Something read from the record: nothing as long as it is on its way.
pub type Kept<T> = Option<Result<Rc<T>, DatabaseError>>;

/// Reads something from the record, and again whenever the record changes, here or in another tab. What was read stays until
/// the new comes.
#[hook]
pub fn use_kept<K, T>(
    key: K,
    read: impl Fn(K) -> LocalBoxFuture<'static, Result<T, DatabaseError>> + 'static,
) -> Kept<T>
where
    K: PartialEq + Clone + 'static,
    T: 'static,
{
    let number = {
        let last = use_mut_ref(|| (0_u32, None::<K>));
        let mut last = last.borrow_mut();
        if last.1.as_ref() != Some(&key) {
            *last = (last.0 + 1, Some(key.clone()));
        }
        last.0
    };
    let read = Box::new(move || {
        let reading = read(key.clone());
        async move { reading.await.map(|value| Rc::new(value) as Rc<dyn Any>) }.boxed_local()
    });
    let kept = use_kept_any(number, read);
    kept.map(|result| {
        result.and_then(|value| {
            value
                .downcast()
                .map_err(|_| DatabaseError::Failed(String::new()))
        })
    })
}

type Reading<T> = LocalBoxFuture<'static, Result<Rc<T>, DatabaseError>>;

/// As [`use_kept`] without types, so that it is compiled once. A new number is another thing.
#[hook]
fn use_kept_any(number: u32, read: Box<dyn Fn() -> Reading<dyn Any>>) -> Kept<dyn Any> {
    let state = use_state(|| None::<(u32, Result<Rc<dyn Any>, DatabaseError>)>);
    let times = use_state(|| 0_u32);
    {
        let setter = times.setter();
        let count = use_mut_ref(|| 0_u32);
        use_effect_with((), move |()| {
            let listening = changes::listen(move |_| {
                let mut count = count.borrow_mut();
                *count += 1;
                setter.set(*count);
            });
            move || drop(listening)
        });
    }
    let setter = state.setter();
    use_effect_with((number, *times), move |(number, _)| {
        let wanted = Rc::new(Cell::new(true));
        let (still, number) = (wanted.clone(), *number);
        let reading = read();
        wasm_bindgen_futures::spawn_local(async move {
            let result = reading.await;
            if still.get() {
                setter.set(Some((number, result)));
            }
        });
        move || wanted.set(false)
    });
    // What belongs to another thing is not shown.
    match &*state {
        Some((of, result)) if *of == number => Some(result.clone()),
        _ => None,
    }
}

/// How the record is kept; nothing as long as nobody knows.
#[hook]
pub fn use_keeping() -> Option<Keeping> {
    let state = use_state(|| None);
    let setter = state.setter();
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move { setter.set(Some(store::ready().await)) });
    });
    *state
}

/// What became of something that the learner did.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Done {
    /// Nothing was done yet.
    #[default]
    Nothing,
    /// On its way to the disk.
    Busy,
    /// On the disk.
    Kept,
    /// It was not done, and why.
    Failed(DatabaseError),
}

/// A way to do something that changes the record, and what became of it.
#[derive(Clone, PartialEq)]
pub struct Doing {
    /// What became of the last one.
    pub done: Done,
    state: UseStateSetter<Done>,
}

impl Doing {
    /// Does it; `then` follows when it is on the disk.
    pub fn run<T: 'static>(
        &self,
        what: impl Future<Output = Result<T, DatabaseError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        // Boxed without types: every button has its own, and what follows is compiled once.
        let act = async move {
            let value = what.await?;
            Ok(Box::new(move || then(value)) as Box<dyn FnOnce()>)
        };
        self.run_any(act.boxed_local());
    }

    #[inline(never)]
    fn run_any(&self, act: LocalBoxFuture<'static, Result<Box<dyn FnOnce()>, DatabaseError>>) {
        let state = self.state.clone();
        state.set(Done::Busy);
        wasm_bindgen_futures::spawn_local(async move {
            match act.await {
                Ok(then) => {
                    state.set(Done::Kept);
                    then();
                }
                Err(error) => state.set(Done::Failed(error)),
            }
        });
    }
}

/// Doing something that changes the record. Show [`super::parts::outcome`] beside it.
#[hook]
pub fn use_doing() -> Doing {
    let state = use_state(Done::default);
    Doing {
        done: (*state).clone(),
        state: state.setter(),
    }
}
