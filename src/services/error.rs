//! What can go wrong between the portal and its files.

use crate::i18n::{Lang, Words};
use crate::platform::fetch::FetchError;

/// A failure, in the terms a message to the learner is chosen by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServiceError {
    /// No answer: the device is offline or the server is down.
    #[error("{0}: no answer")]
    Network(String),
    /// The server took too long.
    #[error("{0}: too slow")]
    Timeout(String),
    /// The file is not there.
    #[error("{0}: not found")]
    Missing(String),
    /// The server refused or failed.
    #[error("{0}: status {1}")]
    Status(String, u16),
    /// The file is damaged.
    #[error("{0}: damaged ({1})")]
    Corrupt(String, String),
    /// The catalogue is of a newer version than this portal reads.
    #[error("the catalogue has version {0}")]
    TooNew(String),
    /// The catalogue has no such item.
    #[error("no item {0}")]
    NoSuchItem(String),
}

impl ServiceError {
    /// The failure of a request for `path`.
    pub fn of_fetch(path: &str, error: FetchError) -> Self {
        let path = path.to_owned();
        match error {
            FetchError::Network => Self::Network(path),
            FetchError::Timeout => Self::Timeout(path),
            FetchError::Status(404 | 410) => Self::Missing(path),
            FetchError::Status(status) => Self::Status(path, status),
        }
    }

    /// Whether trying again may help.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Self::TooNew(_) | Self::NoSuchItem(_))
    }
}

impl ServiceError {
    /// What the learner is told: what happened, what is safe, what to do.
    pub fn words(&self, lang: Lang) -> Words {
        let (title, text) = match self {
            Self::Network(_) => (lang.error_network_title(), lang.error_network_text()),
            Self::Timeout(_) => (lang.error_slow_title(), lang.error_slow_text()),
            Self::Missing(_) | Self::Status(..) => {
                (lang.error_missing_title(), lang.error_missing_text())
            }
            Self::Corrupt(..) => (lang.error_corrupt_title(), lang.error_corrupt_text()),
            Self::TooNew(_) => (lang.error_newer_title(), lang.error_newer_text()),
            Self::NoSuchItem(_) => (lang.error_no_item_title(), lang.error_no_item_text()),
        };
        Words {
            title,
            text,
            detail: self.to_string(),
        }
    }
}
