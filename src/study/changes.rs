//! Who hears that the record has changed, in this tab and in the others.

use crate::platform::tabs::Tabs;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What tabs call each other by.
const CHANNEL: &str = "lifelong-record";

type Hear = Rc<dyn Fn(&[String])>;

thread_local! {
    static LISTENERS: RefCell<Vec<(u32, Hear)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
    static OTHERS: Tabs = Tabs::open(CHANNEL, tell_here);
}

/// Tells everyone which keys have changed; no keys means that all may have.
pub fn tell(keys: &[String]) {
    tell_here(keys);
    OTHERS.with(|others| others.say(keys));
}

fn tell_here(keys: &[String]) {
    // A listener may come or go while it is told.
    let all: Vec<Hear> =
        LISTENERS.with_borrow(|all| all.iter().map(|(_, hear)| hear.clone()).collect());
    for hear in all {
        hear(keys);
    }
}

/// Hears of changes until it is dropped.
pub struct Listening(u32);

impl Drop for Listening {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|all| all.retain(|(number, _)| *number != self.0));
    }
}

/// Listens to changes of this tab and of the others.
pub fn listen(hear: impl Fn(&[String]) + 'static) -> Listening {
    OTHERS.with(|_| ());
    let number = NEXT.get();
    NEXT.set(number + 1);
    LISTENERS.with_borrow_mut(|all| all.push((number, Rc::new(hear))));
    Listening(number)
}
