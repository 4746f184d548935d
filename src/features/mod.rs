//! One folder a feature; none knows another. What several of them need, and what joins services with `ui`, is in `common`.

pub mod areas;
pub mod catalogue;
pub mod common;
pub mod course;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod help;
pub mod home;
pub mod learner;
pub mod lost;
pub mod micro;
pub mod outlines;
pub mod reading;
pub mod settings;
