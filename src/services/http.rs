//! The only place that asks the network for anything.

use super::ServiceError;
use crate::platform::{fetch, time};
use std::cell::Cell;

/// How long one attempt may take, in milliseconds. A 256 KB file at 400 kbit/s takes five seconds.
const TIMEOUT: u32 = 20_000;

/// Pauses before the second and third attempt, in milliseconds.
const PAUSES: [u32; 2] = [400, 1_600];

thread_local! {
    static PAST_CACHE: Cell<bool> = const { Cell::new(false) };
}

/// A file has arrived damaged: from now on the browser's own cache is passed over. Files are kept there for a
/// year, so that trying again would only bring the damaged copy back.
pub fn distrust_cache() {
    PAST_CACHE.set(true);
}

/// The bytes at `url`. A request that got no answer, or a server's 5xx, is tried again twice.
///
/// # Errors
/// [`ServiceError`] of the last attempt.
pub async fn get(url: &str) -> Result<Vec<u8>, ServiceError> {
    let mut pauses = PAUSES.iter();
    loop {
        let error = match fetch::get(url, TIMEOUT, PAST_CACHE.get()).await {
            Ok(bytes) => return Ok(bytes),
            Err(error) => error,
        };
        let again = matches!(
            error,
            fetch::FetchError::Network | fetch::FetchError::Status(500..)
        );
        match pauses.next() {
            Some(pause) if again => time::sleep(*pause).await,
            _ => return Err(ServiceError::of_fetch(url, error)),
        }
    }
}
