//! Progress on a terminal; plain lines everywhere else.

use crate::report::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::RefCell;
use std::io::IsTerminal;
use std::time::Duration;

/// Tells on standard error what a run does.
#[derive(Debug)]
pub struct Console {
    terminal: bool,
    bar: RefCell<Option<ProgressBar>>,
}

impl Console {
    /// For this process.
    pub fn new() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal(),
            bar: RefCell::new(None),
        }
    }
}

impl Progress for Console {
    fn step(&self, text: &str, parts: Option<u64>) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        if text.is_empty() {
            return;
        }
        if !self.terminal {
            eprintln!("{text}");
            return;
        }
        let (bar, shape) = match parts {
            Some(parts) => (ProgressBar::new(parts), "{msg} {wide_bar} {percent} %"),
            None => (ProgressBar::new_spinner(), "{spinner} {msg} {human_pos}"),
        };
        // The shapes are constants of this file, so they are sound.
        bar.set_style(ProgressStyle::with_template(shape).expect("a sound template"));
        bar.set_message(text.to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        self.bar.replace(Some(bar));
    }

    fn done(&self, parts: u64) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            bar.inc(parts);
        }
    }

    fn line(&self, text: &str) {
        match self.bar.borrow().as_ref() {
            Some(bar) => bar.suspend(|| eprintln!("{text}")),
            None => eprintln!("{text}"),
        }
    }
}
