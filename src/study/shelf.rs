//! Shelves: what lists are read from, each in its order. And rows: entries as the database holds them.

use crate::platform::database::Row;
use lifelong_record::{Entry, work};

/// A shelf of the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shelf {
    /// Courses and books that were begun, last opened first.
    Begun,
    /// Finished ones, last finished first.
    Finished,
    /// Those that were liked or rated only.
    Known,
    /// Notes, last changed first.
    Notes,
    /// Lists, last changed first.
    Lists,
    /// Days, last first.
    Days,
    /// Cards that are due by a moment (milliseconds since 1970), longest due first.
    Due(u64),
    /// All cards.
    Cards,
    /// Events that one takes part in, among all kinds that older builds do not know; last changed first.
    Others,
    /// What was taken away, last first.
    Gone,
}

impl Shelf {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Finished => "finished",
            Self::Known => "known",
            Self::Notes => "note",
            Self::Lists => "list",
            Self::Days => "day",
            Self::Due(_) | Self::Cards => "card",
            Self::Others => "other",
            Self::Gone => "gone",
        }
    }

    /// The last place that counts.
    pub fn until(self) -> f64 {
        match self {
            Self::Due(now) => now as f64,
            _ => f64::INFINITY,
        }
    }
}

/// The entry of a row. A damaged one counts as empty: what is written to it next makes it whole.
pub fn row(row: &Row) -> Entry {
    serde_json::from_str(&row.text).unwrap_or_default()
}

/// The row of an entry.
pub fn row_of_entry(key: &str, entry: &Entry) -> Row {
    let (shelf, place) = work::shelf(key, entry);
    // Rows come in ascending order: the newest first, of cards the longest due.
    let order = if shelf == "card" {
        place as f64
    } else {
        -(place as f64)
    };
    Row {
        key: key.to_owned(),
        shelf: shelf.to_owned(),
        order,
        // It fails for no map whose keys are strings.
        text: serde_json::to_string(entry).unwrap_or_default(),
    }
}
