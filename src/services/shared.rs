//! The services, for everyone. They are the same from the first page to the last, so no context hands them down: a
//! provider and its hooks would cost more of the download than they do.

use super::{Api, Search};

thread_local! {
    static SERVICES: (Api, Search) = {
        let api = Api::default();
        (api.clone(), Search::new(api))
    };
}

/// The API.
pub fn api() -> Api {
    SERVICES.with(|(api, _)| api.clone())
}

/// The search.
pub fn search() -> Search {
    SERVICES.with(|(_, search)| search.clone())
}
