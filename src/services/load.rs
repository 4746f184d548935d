//! A value on its way: pages show its state, and an error keeps the old value.

use super::ServiceError;
use futures::future::{FutureExt, LocalBoxFuture};
use std::any::Any;
use std::future::Future;
use std::rc::Rc;
use yew::prelude::*;

/// A value that is being fetched.
#[derive(Debug, Default)]
pub enum Load<T: ?Sized> {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    /// On its way; what was there before stays on the screen.
    Busy(Option<Rc<T>>),
    /// Here.
    Ready(Rc<T>),
    /// It did not come; what was there before stays on the screen.
    Failed(ServiceError, Option<Rc<T>>),
}

impl<T: ?Sized> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Idle => Self::Idle,
            Self::Busy(old) => Self::Busy(old.clone()),
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed(error, old) => Self::Failed(error.clone(), old.clone()),
        }
    }
}

impl<T: ?Sized> PartialEq for Load<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Option<Rc<T>>, b: &Option<Rc<T>>| match (a, b) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        match (self, other) {
            (Self::Idle, Self::Idle) => true,
            (Self::Busy(a), Self::Busy(b)) => same(a, b),
            (Self::Ready(a), Self::Ready(b)) => Rc::ptr_eq(a, b),
            (Self::Failed(e, a), Self::Failed(f, b)) => e == f && same(a, b),
            _ => false,
        }
    }
}

impl<T: ?Sized> Load<T> {
    /// The newest value there is.
    pub fn value(&self) -> Option<Rc<T>> {
        match self {
            Self::Idle => None,
            Self::Busy(old) | Self::Failed(_, old) => old.clone(),
            Self::Ready(value) => Some(value.clone()),
        }
    }

    /// The error, if the last attempt failed.
    pub fn error(&self) -> Option<&ServiceError> {
        if let Self::Failed(error, _) = self {
            Some(error)
        } else {
            None
        }
    }

    /// Whether something is on its way.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Idle)
    }
}

/// A running [`use_load`]: its state, and a way to try again.
pub struct Loading<T: ?Sized> {
    /// How far it is.
    pub state: Load<T>,
    /// Asks anew.
    pub again: Callback<()>,
}

/// Fetches a value whenever `key` changes; an answer to an older key is dropped, its request aborted.
///
/// `keep` says whether the old value may stay on the screen while the new one is on its way: yes for
/// results that change as one types, no for a page about another thing.
#[hook]
pub fn use_load<K, T, F, Fut>(key: K, keep: bool, fetch: F) -> Loading<T>
where
    K: PartialEq + Clone + 'static,
    T: 'static,
    F: FnOnce(K) -> Fut + 'static,
    Fut: Future<Output = Result<Rc<T>, ServiceError>> + 'static,
{
    let number = use_key_number(key.clone());
    let task = Box::new(move || {
        async move { fetch(key).await.map(|value| value as Rc<dyn Any>) }.boxed_local()
    });
    let (state, again) = use_task(number, keep, task);
    Loading {
        state: state.typed(),
        again,
    }
}

/// As [`use_load`] without types, for one component that shows things of many.
#[hook]
pub fn use_load_any<K: PartialEq + 'static>(key: K, keep: bool, task: Task) -> Loading<dyn Any> {
    let number = use_key_number(key);
    let (state, again) = use_task(number, keep, task);
    Loading { state, again }
}

/// A number that changes whenever the key does.
#[hook]
fn use_key_number<K: PartialEq + 'static>(key: K) -> u32 {
    let last = use_mut_ref(|| (0u32, None::<K>));
    let mut last = last.borrow_mut();
    if last.1.as_ref() != Some(&key) {
        *last = (last.0 + 1, Some(key));
    }
    last.0
}

/// What fetches a value of a type known to whoever asked.
pub type Task = Box<dyn FnOnce() -> LocalBoxFuture<'static, Result<Rc<dyn Any>, ServiceError>>>;

/// The part of [`use_load`] that is the same for every type, compiled once.
#[hook]
fn use_task(number: u32, keep: bool, task: Task) -> (Load<dyn Any>, Callback<()>) {
    let state = use_state(|| Load::<dyn Any>::Idle);
    let newest = use_mut_ref(|| None::<Rc<dyn Any>>);
    let attempt = use_state(|| 0u32);
    {
        let state = state.clone();
        use_effect_with((number, *attempt), move |(_, attempt)| {
            let old = if keep || *attempt > 0 {
                newest.borrow().clone()
            } else {
                None
            };
            state.set(Load::Busy(old.clone()));
            // Leaving the page, or a newer key, drops the task and with it any request it waits for.
            let (task, handle) = futures::future::abortable(task());
            wasm_bindgen_futures::spawn_local(async move {
                let Ok(result) = task.await else { return };
                state.set(match result {
                    Ok(value) => {
                        *newest.borrow_mut() = Some(value.clone());
                        Load::Ready(value)
                    }
                    Err(error) => Load::Failed(error, old),
                });
            });
            move || handle.abort()
        });
    }
    let again = use_callback(attempt.clone(), |(), attempt| attempt.set(**attempt + 1));
    ((*state).clone(), again)
}

impl Load<dyn Any> {
    /// The state with the type that its task gave it.
    fn typed<T: 'static>(self) -> Load<T> {
        let typed = |value: Rc<dyn Any>| value.downcast::<T>().ok();
        match self {
            Load::Idle => Load::Idle,
            Load::Busy(old) => Load::Busy(old.and_then(typed)),
            Load::Ready(value) => typed(value).map_or(Load::Idle, Load::Ready),
            Load::Failed(error, old) => Load::Failed(error, old.and_then(typed)),
        }
    }
}
