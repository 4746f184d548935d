//! Lifelong, the portal: a single-page app that reads the public JSON API and searches in the browser.
//!
//! The map of this crate is in ARCHITECTURE.md. In short: `app` holds the shell and chooses the page,
//! `features` are the pages, `ui` is the design system, `state` is what the whole portal shares,
//! `services` fetch and search, `platform` alone talks to the browser, `i18n` has every word. `study` and `hall` are
//! programs of their own inside the portal's pages: the learner's record; columns, events and institutions. `embed` is what
//! stands in a frame on somebody else's page.

pub mod app;
pub mod embed;
pub mod features;
pub mod hall;
pub mod i18n;
pub mod places;
pub mod platform;
pub mod routes;
pub mod services;
pub mod state;
pub mod study;
pub mod ui;

/// Renders the portal into the page.
pub fn start() {
    platform::page::show_help_on_panic();
    platform::scroll::watch();
    yew::Renderer::<app::App>::with_root(platform::page::root()).render();
}
