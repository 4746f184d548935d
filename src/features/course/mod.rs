//! A course, its lessons, its check.

mod check;
mod lesson;
mod page;
mod view;

pub use lesson::LessonPage;
pub use page::Page;
