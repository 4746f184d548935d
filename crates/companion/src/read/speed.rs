//! How fast it is read.

use super::text::SLOWEST;

/// How fast it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// Three quarters of the usual speed.
    Slow,
    /// As the voice speaks.
    #[default]
    Normal,
    /// Half as fast again.
    Fast,
}

impl Speed {
    /// The rate of the Web Speech API.
    pub fn rate(self) -> f32 {
        match self {
            Speed::Slow => SLOWEST,
            Speed::Normal => 1.0,
            Speed::Fast => 1.5,
        }
    }

    /// The one after, round and round: slower first, as that is asked for most.
    pub fn next(self) -> Self {
        match self {
            Speed::Normal => Speed::Slow,
            Speed::Slow => Speed::Fast,
            Speed::Fast => Speed::Normal,
        }
    }
}
