//! The services, for everyone below the root.

use super::{Api, Search};
use yew::prelude::*;

/// The services of this portal.
#[derive(Clone, PartialEq)]
pub struct Services {
    /// The API.
    pub api: Api,
    /// The search.
    pub search: Search,
}

impl Default for Services {
    fn default() -> Self {
        let api = Api::default();
        Self {
            search: Search::new(api.clone()),
            api,
        }
    }
}

/// The API.
#[hook]
pub fn use_api() -> Api {
    use_context::<Services>()
        .expect("the root provides the services")
        .api
}

/// The search.
#[hook]
pub fn use_search() -> Search {
    use_context::<Services>()
        .expect("the root provides the services")
        .search
}
