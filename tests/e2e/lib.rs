//! What the end-to-end tests need: a browser with verbs, copies of the site that are broken on purpose, and axe.
//!
//! `cargo xtask test --only e2e` builds the site, starts its server and the browser's driver, and names them in the
//! environment ([`Bench`]). Without them every test says that it is skipped, and passes.

mod album;
mod axe;
mod bench;
pub mod book;
mod browser;
mod checks;
pub mod content;
mod copy;
pub mod kinto;
mod pages;
mod partner;
mod silent;
mod speech;
mod tabs;
mod verbs;
mod weather;
mod words;

pub use album::Album;
pub use axe::Violation;
pub use bench::Bench;
pub use browser::{Browser, Options, run, run_with};
pub use copy::SiteCopy;
pub use kinto::Kinto;
pub use pages::{PAGES, Page};
pub use partner::Partner;
pub use silent::SilentServer;
pub use speech::Said;
pub use tabs::Tab;
pub use weather::Weather;
pub use words::Words;
