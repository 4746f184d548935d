//! What the portal gets from elsewhere: files of the API, search results.

mod api;
mod context;
mod error;
mod http;
mod load;
mod search;

pub use api::Api;
pub use context::{Services, use_api, use_search};
pub use error::ServiceError;
pub use load::{Load, Loading, use_load, use_load_any};
pub use search::Search;
