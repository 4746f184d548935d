//! Where the learner was: the last pages of courses, lessons and chapters, kept on the device alone.
//!
//! It is what the home page leads back to, and small on purpose: the record proper is the study's (`src/study`), which the
//! home page need not load.

use crate::platform::{json, storage};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// Where they are kept. The study empties it with the record.
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

thread_local! {
    /// The places of this visit, where the browser keeps nothing.
    static PASSING: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

/// The places, newest first; a damaged record counts as none.
fn places() -> Vec<Place> {
    match storage::get(KEY) {
        Ok(kept) => kept
            .and_then(|text| json::parse(text.as_bytes()).ok())
            .unwrap_or_default(),
        Err(_) => PASSING.with_borrow(Clone::clone),
    }
}

/// Where the learner was last.
pub fn last_place() -> Option<Place> {
    places().into_iter().next()
}

/// The learner is here.
pub fn visit(place: &Place) {
    let mut all = places();
    if all.first() == Some(place) {
        return;
    }
    add(&mut all, place);
    if let Some(text) = json::text(&all) {
        // Not being able to keep it costs the learner a shortcut, nothing of their own: no message.
        let _ = storage::set(KEY, &text);
    }
    PASSING.set(all);
}

/// Forgets the pages of a work, by what their paths begin with: `/course/ID`.
pub fn forget(path_beginning: &str) {
    let mut all = places();
    let before = all.len();
    all.retain(|place| !is_below(&place.path, path_beginning));
    if all.len() == before {
        return;
    }
    if let Some(text) = json::text(&all) {
        // Where it cannot be written, nothing was kept.
        let _ = storage::set(KEY, &text);
    }
    PASSING.set(all);
}

/// Whether a path is this one, or lies below it.
fn is_below(path: &str, beginning: &str) -> bool {
    let rest = path.strip_prefix(beginning);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The whole list as it is kept, to be given back; none where there is none.
pub fn recent_text() -> Option<String> {
    let places = places();
    if places.is_empty() {
        None
    } else {
        json::text(&places)
    }
}

/// Forgets all places.
pub fn forget_all() {
    storage::remove(KEY);
    PASSING.take();
}

/// Gives a list back that was forgotten. Where the learner was since then comes first.
pub fn give_back(text: &str) {
    let Ok(mut all) = json::parse::<Vec<Place>>(text.as_bytes()) else {
        return;
    };
    let since: Vec<Place> = places()
        .into_iter()
        .filter(|place| !all.contains(place))
        .collect();
    for place in since.iter().rev() {
        add(&mut all, place);
    }
    if let Some(text) = json::text(&all) {
        // As above.
        let _ = storage::set(KEY, &text);
    }
    PASSING.set(all);
}

/// Puts a place first. One line a whole: the newest chapter stands for its book.
fn add(all: &mut Vec<Place>, place: &Place) {
    all.retain(|p| {
        p.path != place.path && (place.part_of.is_empty() || p.part_of != place.part_of)
    });
    all.insert(0, place.clone());
    all.truncate(MOST);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_first_and_a_whole_stands_once() {
        let mut all = Vec::new();
        for (path, part_of) in [("/a", ""), ("/b/1", "B"), ("/b/2", "B"), ("/a", "")] {
            let part_of = if part_of.is_empty() {
                Text::new()
            } else {
                Text::of("en", part_of)
            };
            add(
                &mut all,
                &Place {
                    path: path.to_owned(),
                    part_of,
                    ..Place::default()
                },
            );
        }
        let paths: Vec<_> = all.iter().map(|p| p.path.as_str()).collect();
        assert_eq!(paths, ["/a", "/b/2"]);
    }

    #[test]
    fn pages_of_one_work_lie_below_it_and_no_others() {
        assert!(
            is_below("/course/egg", "/course/egg") && is_below("/course/egg/heat", "/course/egg")
        );
        assert!(!is_below("/course/eggs", "/course/egg") && !is_below("/read/egg", "/course/egg"));
    }

    #[test]
    fn a_list_comes_back_behind_what_was_opened_since() {
        // On the host nothing is kept: the list lasts as long as the test.
        for path in ["/a", "/b"] {
            visit(&Place {
                path: path.to_owned(),
                ..Place::default()
            });
        }
        let text = recent_text().expect("there are places");
        forget_all();
        assert_eq!((last_place(), recent_text()), (None, None));
        visit(&Place {
            path: "/c".to_owned(),
            ..Place::default()
        });
        give_back(&text);
        let paths: Vec<_> = places().into_iter().map(|place| place.path).collect();
        assert_eq!(paths, ["/c", "/b", "/a"]);
    }
}
