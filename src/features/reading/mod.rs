//! The reading channel: books, a book, a chapter.

mod chapter;
mod page;

pub use chapter::chapter_page;
pub use page::{book_page, page};
