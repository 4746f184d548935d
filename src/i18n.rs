//! Languages of the portal, and every word it says: see `crates/i18n`, which the companion shares.

pub use lifelong_i18n::{Lang, Words, grouped};
