//! Where the learner was: the last pages of courses, lessons and chapters, kept on the device alone.

use crate::platform::{json, storage, time};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

const KEY: &str = "lifelong.recent";
const MOST: usize = 12;

/// Where what was taken away is kept.
const REMOVED_KEY: &str = "lifelong.removed";
const MOST_REMOVED: usize = 10;
/// How long it can be given back, in milliseconds: a day. After that nobody else who uses the device reads of it.
const KEPT_FOR: f64 = 86_400_000.0;

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

/// Places that were taken off the list at once, to be given back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Removed {
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// Where the first one stood; where there is nothing, they go to the end of the list.
    pub from: Option<u32>,
    /// The places, in their order.
    pub places: Vec<Place>,
}

/// The places, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recent {
    /// Up to twelve.
    pub places: Vec<Place>,
    /// What was taken away, newest first, up to ten times.
    pub removed: Vec<Removed>,
}

/// A change of the list.
#[derive(Clone)]
pub enum RecentAction {
    /// The learner is here.
    Visit(Place),
    /// Take one off the list.
    Remove(String),
    /// Take all off the list.
    Clear,
    /// Give back what was taken away, by its place in [`Recent::removed`].
    GiveBack(usize),
}

impl Recent {
    /// What is kept on the device; a damaged record counts as none.
    fn load() -> Self {
        let kept = |key| storage::get(key).ok().flatten();
        let places = kept(KEY).and_then(|text| json::parse(text.as_bytes()).ok());
        let removed = kept(REMOVED_KEY).and_then(|text| json::parse(text.as_bytes()).ok());
        let mut removed: Vec<Removed> = removed.unwrap_or_default();
        let now = time::today();
        let before = removed.len();
        removed.retain(|removed| now - removed.at < KEPT_FOR);
        if removed.len() < before
            && let Some(text) = json::text(&removed)
        {
            // What is past its day is forgotten on the device too. Where nothing can be kept, nothing was.
            let _ = storage::set(REMOVED_KEY, &text);
        }
        Self {
            places: places.unwrap_or_default(),
            removed,
        }
    }

    /// Notes what was taken away.
    fn note(&mut self, from: Option<u32>, places: Vec<Place>) {
        if places.is_empty() {
            return;
        }
        let at = time::today();
        self.removed.insert(0, Removed { at, from, places });
        self.removed.truncate(MOST_REMOVED);
        if let Some(text) = json::text(&self.removed) {
            // As below.
            let _ = storage::set(REMOVED_KEY, &text);
        }
    }

    /// Gives something back that was taken away: each place to where it stood, or after what has come since.
    fn give_back(&mut self, which: usize) {
        if which >= self.removed.len() {
            return;
        }
        let back = self.removed.remove(which);
        let end = self.places.len();
        let at = back.from.map_or(end, |from| (from as usize).min(end));
        let new = |place: &Place| self.places.iter().all(|p| p.path != place.path);
        let places: Vec<Place> = back.places.into_iter().filter(new).collect();
        // More than usual, for once: the next visit shortens the list again.
        self.places.splice(at..at, places);
        if let Some(text) = json::text(&self.removed) {
            let _ = storage::set(REMOVED_KEY, &text);
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
            RecentAction::Remove(path) => {
                let at = next.places.iter().position(|place| place.path == path);
                let Some(at) = at else { return self };
                let place = next.places.remove(at);
                next.note(Some(at as u32), vec![place]);
            }
            RecentAction::Clear => {
                let all = std::mem::take(&mut next.places);
                next.note(None, all);
            }
            RecentAction::GiveBack(which) => next.give_back(which),
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
    fn what_was_taken_away_comes_back_where_it_was() {
        let mut recent = Rc::new(Recent::default());
        for path in ["/c", "/b", "/a"] {
            recent = recent.reduce(RecentAction::Visit(place(path, "")));
        }
        let cleared = recent.clone().reduce(RecentAction::Clear);
        assert!(cleared.places.is_empty() && cleared.removed.len() == 1);
        let back = cleared.clone().reduce(RecentAction::GiveBack(0));
        assert_eq!((&back.places, back.removed.len()), (&recent.places, 0));
        let one = recent.clone().reduce(RecentAction::Remove("/b".to_owned()));
        assert_eq!(one.places.len(), 2);
        assert_eq!(one.reduce(RecentAction::GiveBack(0)).places, recent.places);
        // What has come since stays before it.
        let since = cleared.reduce(RecentAction::Visit(place("/b", "")));
        let paths: Vec<_> = since
            .reduce(RecentAction::GiveBack(0))
            .places
            .iter()
            .map(|p| p.path.clone())
            .collect();
        assert_eq!(paths, ["/b", "/a", "/c"]);
        // However many places were opened meanwhile, none of the old ones is lost.
        let mut full = recent.clone().reduce(RecentAction::Clear);
        for n in 0..MOST {
            full = full.reduce(RecentAction::Visit(place(&format!("/new/{n}"), "")));
        }
        assert_eq!(
            full.reduce(RecentAction::GiveBack(0)).places.len(),
            MOST + 3
        );
        // A button that was pressed twice.
        assert_eq!(
            recent.clone().reduce(RecentAction::GiveBack(7)).places,
            recent.places
        );
    }
}
