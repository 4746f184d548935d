//! Where index files come from.

use serde::{Deserialize, Serialize};

/// Reads files of one index. Paths are relative to the API's folder, as in `index.json`.
#[allow(async_fn_in_trait)] // One thread in the browser, one on the command line: no `Send` is promised.
pub trait Source {
    /// The whole file.
    ///
    /// # Errors
    /// [`ReadError`] where it cannot be had.
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct ReadError {
    /// Which file.
    pub path: String,
    /// Why, in words for a log.
    pub reason: String,
    /// Whether trying again may help (a network that failed, not a file that is gone).
    pub retry: bool,
}
