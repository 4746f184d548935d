//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! A library beside the command, so that the house rules of [`tidy`] also run as tests.

pub mod audit;
pub mod bench;
pub mod check;
pub mod content;
pub mod dist;
pub mod e2e;
pub mod error;
pub mod paths;
pub mod process;
#[cfg(test)]
mod scratch;
pub mod serve;
pub mod setup;
pub mod styles;
pub mod tidy;
pub mod ui;
