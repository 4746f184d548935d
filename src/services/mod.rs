//! What the portal gets from elsewhere: files of the API, search results.

mod api;
mod error;
mod http;
pub mod live;
mod load;
mod search;
mod shared;

pub use api::{Api, INSTITUTION, Which};
pub use error::ServiceError;
pub use load::{Load, Loading, use_load, use_load_any};
pub use search::Search;
pub use shared::{api, search};
