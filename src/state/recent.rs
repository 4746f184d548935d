//! Where the learner was: the last pages of courses, lessons and chapters, kept on the device alone.

use crate::platform::{json, storage};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

const KEY: &str = "lifelong.recent";
const MOST: usize = 12;

/// A page worth coming back to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// Path inside the portal.
    pub path: String,
    /// What stands there.
    pub title: Text,
    /// The larger whole it belongs to: a book, a course.
    pub part_of: Text,
    /// Area code, for its colour; empty where it has none.
    pub area: String,
}

/// The places, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recent {
    /// Up to twelve.
    pub places: Vec<Place>,
    /// What the last clearing took away, to give back.
    pub cleared: Vec<Place>,
}

/// A change of the list.
pub enum RecentAction {
    /// The learner is here.
    Visit(Place),
    /// Forget all.
    Clear,
    /// Give back what was forgotten.
    Undo,
}

impl Recent {
    /// What is kept on the device; a damaged record counts as none.
    fn load() -> Self {
        let kept = storage::get(KEY).ok().flatten();
        let places = kept
            .and_then(|text| json::parse(text.as_bytes()).ok())
            .unwrap_or_default();
        Self {
            places,
            cleared: Vec::new(),
        }
    }

    fn keep(&self) {
        // Not being able to keep it costs the learner a shortcut, nothing of their own: no message.
        if let Some(text) = json::text(&self.places) {
            let _ = storage::set(KEY, &text);
        }
    }
}

impl Reducible for Recent {
    type Action = RecentAction;

    fn reduce(self: Rc<Self>, action: RecentAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            RecentAction::Visit(place) => {
                if self.places.first() == Some(&place) {
                    return self;
                }
                // One line a whole: the newest chapter stands for its book.
                next.places.retain(|p| {
                    p.path != place.path && (place.part_of.is_empty() || p.part_of != place.part_of)
                });
                next.places.insert(0, place);
                next.places.truncate(MOST);
            }
            RecentAction::Clear => next.cleared = std::mem::take(&mut next.places),
            RecentAction::Undo => next.places = std::mem::take(&mut next.cleared),
        }
        next.keep();
        Rc::new(next)
    }
}

/// The list with its dispatcher.
pub type RecentHandle = UseReducerHandle<Recent>;

/// Makes the state; called once, at the root.
#[hook]
pub fn use_recent_state() -> RecentHandle {
    use_reducer(Recent::load)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str, part_of: &str) -> Place {
        let part_of = if part_of.is_empty() {
            Text::new()
        } else {
            Text::of("en", part_of)
        };
        Place {
            path: path.to_owned(),
            part_of,
            ..Place::default()
        }
    }

    #[test]
    fn the_newest_is_first_and_a_whole_stands_once() {
        let mut recent = Rc::new(Recent::default());
        for p in [
            place("/a", ""),
            place("/b/1", "B"),
            place("/b/2", "B"),
            place("/a", ""),
        ] {
            recent = recent.reduce(RecentAction::Visit(p));
        }
        let paths: Vec<_> = recent.places.iter().map(|p| p.path.as_str()).collect();
        assert_eq!(paths, ["/a", "/b/2"]);
    }

    #[test]
    fn clearing_can_be_undone() {
        let recent = Rc::new(Recent::default()).reduce(RecentAction::Visit(place("/a", "")));
        let cleared = recent.clone().reduce(RecentAction::Clear);
        assert!(cleared.places.is_empty());
        assert_eq!(cleared.reduce(RecentAction::Undo).places, recent.places);
    }
}
