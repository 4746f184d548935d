//! A course, its lessons, its check.

mod check;
mod lesson;
mod page;
mod view;

pub use lesson::lesson_page;
pub use page::page;
