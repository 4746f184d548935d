//! Lists of courses: named, ordered, as many as one likes.
//!
//! One entry a list, `list/ID`: `name`, `created`, and a register `item:KEY` for each item, so that two devices that add to
//! one list at the same time lose nothing.

use crate::{Entry, Stamp};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};

/// The register of a list's name.
pub const NAME: &str = "name";
/// What names of registers of items begin with; the key of the work follows.
pub const ITEM: &str = "item:";

/// A work on a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Item {
    /// Its place: items are in ascending order.
    pub order: i64,
    /// Its title, for when it has left the catalogue.
    pub name: Text,
    /// Area code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub area: String,
}

/// The distance between neighbours that were put at the end one after the other: room for what is put between them.
const STEP: i64 = 1 << 20;

impl Entry {
    /// A list's name.
    pub fn list_name(&self) -> String {
        self.read(NAME).unwrap_or_default()
    }

    /// The items of a list in their order, with the keys of their works. Two of the same place are in order of their keys.
    pub fn items(&self) -> Vec<(String, Item)> {
        let read = |(key, value): (&str, &serde_json::Value)| {
            Some((key.to_owned(), Item::deserialize(value).ok()?))
        };
        let mut items: Vec<(String, Item)> = self.below(ITEM).filter_map(read).collect();
        items.sort_by(|(a, x), (b, y)| (x.order, a).cmp(&(y.order, b)));
        items
    }

    /// Whether a work is on the list.
    pub fn has_item(&self, key: &str) -> bool {
        self.value(&format!("{ITEM}{key}")).is_some()
    }

    /// Puts a work at the end of the list.
    pub fn add_item(&mut self, key: &str, name: Text, area: &str, stamp: &Stamp) {
        let last = self.items().last().map_or(0, |(_, item)| item.order);
        let item = Item {
            order: last.saturating_add(STEP),
            name,
            area: area.to_owned(),
        };
        self.set(&format!("{ITEM}{key}"), item, stamp);
    }

    /// Takes a work off the list.
    pub fn remove_item(&mut self, key: &str, stamp: &Stamp) {
        self.unset(&format!("{ITEM}{key}"), stamp);
    }

    /// Moves a work one place up (`-1`) or down (`1`); at the end nothing moves.
    pub fn move_item(&mut self, key: &str, by: isize, stamp: &Stamp) {
        let mut items = self.items();
        let Some(at) = items.iter().position(|(k, _)| k == key) else {
            return;
        };
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < items.len()) else {
            return;
        };
        let moved = items.remove(at);
        items.insert(to, moved);
        // Only what stands elsewhere now is written.
        for (i, (key, item)) in items.into_iter().enumerate() {
            let order = (i as i64 + 1) * STEP;
            if item.order != order {
                self.set(&format!("{ITEM}{key}"), Item { order, ..item }, stamp);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(at: u64) -> Stamp {
        Stamp {
            at,
            by: "a".to_owned(),
        }
    }

    fn keys(list: &Entry) -> Vec<String> {
        list.items().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn items_keep_their_order_and_move() {
        let mut list = Entry::default();
        for (i, key) in ["course/a", "course/b", "course/c"].iter().enumerate() {
            list.add_item(key, Text::of("en", *key), "hobbies", &now(i as u64));
        }
        list.move_item("course/c", -1, &now(9));
        assert_eq!(keys(&list), ["course/a", "course/c", "course/b"]);
        list.move_item("course/a", -1, &now(10));
        list.move_item("course/b", 1, &now(10));
        assert_eq!(keys(&list), ["course/a", "course/c", "course/b"]);
        list.remove_item("course/a", &now(11));
        assert!(!list.has_item("course/a"));
        assert_eq!(keys(&list), ["course/c", "course/b"]);
    }

    #[test]
    fn two_devices_that_add_lose_nothing() {
        let mut here = Entry::default();
        here.add_item("course/a", Text::new(), "", &now(1));
        let mut there = here.clone();
        here.add_item("course/b", Text::new(), "", &now(2));
        there.add_item(
            "course/c",
            Text::new(),
            "",
            &Stamp {
                at: 2,
                by: "b".to_owned(),
            },
        );
        here.join(&there);
        assert_eq!(keys(&here).len(), 3);
    }
}
