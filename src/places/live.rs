//! One component type for all that holds state.
//!
//! In Yew every component type costs some ten kilobytes of code before compression, whatever it does: its scope, its life, its
//! events are compiled for it alone. Here a part that holds state is a hook that gives elements, and [`live`] gives it a place.

use std::any::Any;
use std::rc::Rc;
use yew::functional::BoxedHook;
use yew::prelude::*;

/// A hook that gives elements, called with the props of its place.
pub type Part = fn(Rc<dyn Any>) -> BoxedHook<'static, Html>;

/// Props of [`Live`]; made by [`live`].
#[derive(Clone, Properties)]
pub struct LiveProps {
    part: Part,
    given: Rc<dyn Any>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for LiveProps {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.given, &*other.given)
    }
}

/// A part that holds state.
#[component]
pub fn Live(props: &LiveProps) -> Html {
    let use_part = props.part;
    use_part(props.given.clone())
}

/// A place for a part, with what its hook is called with. Another key is another place.
pub fn place<P: PartialEq + 'static>(key: String, part: Part, given: P) -> Html {
    let LiveProps { part, given, same } = props(part, given);
    html! { <Live {key} {part} {given} {same} /> }
}

/// The same for a root of its own.
pub fn props<P: PartialEq + 'static>(part: Part, given: P) -> LiveProps {
    LiveProps {
        part,
        given: Rc::new(given),
        same: |a, b| a.downcast_ref::<P>() == b.downcast_ref::<P>(),
    }
}

/// Calls a hook with the props of its place.
macro_rules! part {
    ($hook:path) => {
        |_| {
            let run = |context: &mut yew::functional::HookContext| {
                yew::functional::Hook::run($hook(), context)
            };
            yew::functional::BoxedHook::new(Box::new(run))
        }
    };
    ($hook:path, $props:ty) => {
        |given| {
            let run = move |context: &mut yew::functional::HookContext| {
                // What was given is always of this type: the place was made with it.
                match given.downcast_ref::<$props>() {
                    Some(props) => yew::functional::Hook::run($hook(props), context),
                    None => yew::virtual_dom::VNode::default(),
                }
            };
            yew::functional::BoxedHook::new(Box::new(run))
        }
    };
}

/// A place for a part that holds state: `live!(key, use_part, PartProps { … })`, `live!(key, use_part, PartProps = props)`, or
/// `live!(key, use_part)` for one without props. The part's name is part of the key.
macro_rules! live {
    ($key:expr, $hook:path) => {
        $crate::places::live::place(
            format!("{}{}", stringify!($hook), $key),
            $crate::places::live::part!($hook),
            (),
        )
    };
    ($key:expr, $hook:path, $props:path = $given:expr) => {
        $crate::places::live::place(
            format!("{}{}", stringify!($hook), $key),
            $crate::places::live::part!($hook, $props),
            $given,
        )
    };
    ($key:expr, $hook:path, $($props:ident)::+ { $($rest:tt)* }) => {
        $crate::places::live::place(
            format!("{}{}", stringify!($hook), $key),
            $crate::places::live::part!($hook, $($props)::+),
            $($props)::+ { $($rest)* },
        )
    };
}

pub(crate) use {live, part};
