//! The only place that asks the network for anything.

use super::ServiceError;
use crate::platform::{fetch, time};
use std::cell::Cell;

/// For how long nothing may come before an attempt is given up, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Pauses before further attempts, in milliseconds: a moment for a request that was lost on its way, then longer, for a
/// server that has too much to do. Of a hundred files of which three in ten requests are lost, this misses one.
pub const PAUSES: [u32; 3] = [300, 1_000, 3_000];

/// From then on no attempt is begun, in milliseconds: whoever waits for a silent network is told so in time.
const LAST_ATTEMPT: f64 = 15_000.0;

thread_local! {
    static PAST_CACHE: Cell<bool> = const { Cell::new(false) };
}

/// A file has arrived damaged: from now on the browser's own cache is passed over. Files are kept there for a
/// year, so that trying again would only bring the damaged copy back.
pub fn distrust_cache() {
    PAST_CACHE.set(true);
}

/// The bytes at `url`. A request that was lost, or that a server was not able to answer just now, is made again after a
/// pause. Dropping the future ends it.
///
/// # Errors
/// [`ServiceError`] of the last attempt.
pub async fn get(url: &str) -> Result<Vec<u8>, ServiceError> {
    let begun = time::now();
    let mut pauses = PAUSES.iter();
    loop {
        let error = match fetch::get(url, PATIENCE, PAST_CACHE.get()).await {
            Ok(bytes) => return Ok(bytes),
            Err(error) => error,
        };
        match pauses.next() {
            // A device that knows of no network is answered at once.
            Some(pause)
                if passes(&error) && fetch::is_online() && time::now() - begun < LAST_ATTEMPT =>
            {
                time::sleep(*pause).await;
            }
            _ => return Err(ServiceError::of_fetch(url, error)),
        }
    }
}

/// Asks a server that is not the portal's own, once, and tells its status and its answer.
///
/// # Errors
/// [`ServiceError`] where no answer came, within `patience` milliseconds.
pub async fn ask(what: &fetch::Asked<'_>, patience: u32) -> Result<(u16, String), ServiceError> {
    let answer = fetch::ask(what, patience).await;
    answer.map_err(|error| ServiceError::of_fetch(what.url, error))
}

/// Whether an error may be gone in a moment. A file that is missing stays missing.
fn passes(error: &fetch::FetchError) -> bool {
    match error {
        fetch::FetchError::Network | fetch::FetchError::Timeout => true,
        fetch::FetchError::Status(status) => matches!(status, 408 | 425 | 429 | 500..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fetch::FetchError::{Network, Status, Timeout};

    #[test]
    fn only_what_may_pass_is_asked_for_again() {
        for error in [Network, Timeout, Status(429), Status(500), Status(503)] {
            assert!(passes(&error), "{error:?}");
        }
        for error in [Status(400), Status(403), Status(404), Status(410)] {
            assert!(!passes(&error), "{error:?}");
        }
    }
}
