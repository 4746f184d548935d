//! The reading channel: books, a book, a chapter.

mod chapter;
mod page;

pub use chapter::ChapterPage;
pub use page::{BookPage, Page};
