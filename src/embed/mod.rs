//! The portal in a frame on somebody else's page: a course, a list, a column, an event, an institution, the search, a lesson, a
//! book. What is shown, and how, stands in the address of the frame's page (`assets/embed.html`), whose own script applies
//! language, mode, size and theme before the first paint and speaks with the page around it.
//!
//! It is a program of its own (`src/bin/frame.rs`), made of the same functions as the portal and the hall. What they make is
//! drawn once (`platform::draw`): nothing here changes so often that it needs the part of Yew which changes pages.

mod accent;
mod ask;
mod courses;
mod frame;
mod lesson;
mod lines;
mod maker;
mod thing;
mod things;

pub use accent::{Colour, contrast, fit};
pub use ask::{Ask, Show};
pub use lines::Choice;

use crate::platform::page;

/// Starts the page on which one makes a line to paste (`src/bin/maker.rs`), a program of its own beside that of the frames.
pub fn start_maker() {
    page::show_help_on_panic();
    page::set_base(&page::base_of_document());
    maker::Maker::start();
}

/// Starts what stands in the frame.
pub fn start() {
    page::show_help_on_panic();
    page::set_base(&page::base_of_document());
    frame::Frame::start();
}
