//! One folder a feature; none knows another. What several of them need, and what joins services with `ui`, is in `common`.

pub mod areas;
pub mod catalogue;
pub mod columns;
pub mod common;
pub mod course;
pub mod events;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod help;
pub mod home;
pub mod institutions;
pub mod learner;
pub mod lost;
pub mod micro;
pub mod reading;
pub mod settings;
