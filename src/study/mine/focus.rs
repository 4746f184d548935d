//! Where the focus goes when what had it is gone or has moved.

use crate::platform::page;
use crate::study::hooks::Kept;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// A way to ask for the focus. See [`use_focus`].
#[derive(Clone)]
pub struct Focus(Rc<RefCell<Option<String>>>);

impl Focus {
    /// Puts the focus on the first match of a selector, as soon as what was read anew is on the screen and has one.
    pub fn on(&self, selector: impl Into<String>) {
        self.0.replace(Some(selector.into()));
    }
}

/// The focus, to be asked for when a change is on the disk: the list that shows it is read anew after that, and elements that
/// move or go lose the focus then.
#[hook]
pub fn use_focus<T: 'static>(kept: &Kept<T>) -> Focus {
    let wanted = use_mut_ref(|| None::<String>);
    let read = kept.as_ref().and_then(|kept| kept.as_ref().ok());
    let which = read.map(|read| Rc::as_ptr(read).cast::<()>() as usize);
    let asked = wanted.clone();
    use_effect_with(which, move |_| {
        let selector = asked.take();
        // What is not there yet comes with a later reading.
        if let Some(selector) = selector.filter(|selector| !page::focus(selector)) {
            asked.replace(Some(selector));
        }
    });
    Focus(wanted)
}

/// The selector of something inside a row, by the row's key.
pub fn in_row(key: &str, what: &str) -> String {
    let key = key.replace('\\', "\\\\").replace('"', "\\\"");
    format!("[data-key=\"{key}\"] {what}")
}

#[cfg(test)]
mod tests {
    use super::in_row;

    #[test]
    fn a_key_ends_no_selector() {
        assert_eq!(in_row("course/egg", "a"), r#"[data-key="course/egg"] a"#);
        assert_eq!(in_row(r#"course/"\"#, "a"), r#"[data-key="course/\"\\"] a"#);
    }
}
