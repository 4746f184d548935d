//! The home page: search first, then doors to everything.

mod page;
mod view;

pub use page::Page;
