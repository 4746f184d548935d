//! How a long run tells where it is.

/// Hears what a run does. Every method does nothing unless it is given a body.
pub trait Progress {
    /// A new step begins, with the number of its parts where it is known.
    fn step(&self, _text: &str, _parts: Option<u64>) {}
    /// So many further parts of the step are done.
    fn done(&self, _parts: u64) {}
    /// A line for the person who looks on.
    fn line(&self, _text: &str) {}
}

/// Tells nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {}
