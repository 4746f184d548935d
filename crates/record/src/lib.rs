//! The learner's record: what they did, kept and wrote, and how it is joined, saved and taken along.
//!
//! A [`Record`] is a map from keys to [`Entry`]s, and an entry a map from names to [`Register`]s. Of two registers of one
//! name the later one counts (a last-writer-wins map, see [`Entry::join`]). So two records can be joined in any order, as
//! often as one likes, and the outcome is the same: that is what makes import, several tabs and several devices safe.
//!
//! | key | what | module |
//! |---|---|---|
//! | `course/ID`, `book/ID` | what was begun, finished, liked, rated; where one is in a book ([`locator`]) | [`work`] |
//! | `note/ID` | a note, a highlight or a bookmark, a W3C Web Annotation | [`note`] |
//! | `list/ID` | a list with its name and items | [`list`] |
//! | `day/2026-11-27` | how long one learned that day, and what | [`day`] |
//! | `event/ID` | an event that one takes part in | [`event`] |
//! | `counted/ID` | whether one is counted there, and under which name drawn by lot | [`counted`] |
//! | `card/…` | a key point or a note to be asked again | [`card`] |
//! | `settings/NAME` | preferences and goals | [`Entry::value`] |
//!
//! Nothing here knows a browser: bytes in, bytes out. `docs/record.md` describes the file for other programs.

pub mod card;
pub mod colour;
pub mod counted;
pub mod csv;
pub mod day;
mod entry;
pub mod event;
pub mod file;
pub mod find;
pub mod list;
pub mod locator;
pub mod markdown;
pub mod markup;
pub mod note;
mod record;
pub mod work;
pub mod xapi;

pub use entry::{Entry, GONE, Register, Stamp};
pub use record::{Changes, Record};
