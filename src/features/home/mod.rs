//! The home page: search first, then doors to everything.

mod page;
mod start;
mod view;

pub use page::{Visit, page};
pub use start::WHOLE_QUERY;
