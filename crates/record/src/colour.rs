//! The colours of highlights.

/// One of four colours to tell highlights apart by. What they mean is the learner's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The usual one.
    #[default]
    Persimmon,
    /// Green.
    Celadon,
    /// Blue.
    Indigo,
    /// Yellow.
    Ochre,
}

impl Colour {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::Persimmon, Self::Celadon, Self::Indigo, Self::Ochre];

    /// Its name in an annotation (`styleClass` of the W3C's model); empty for the usual one.
    pub fn name(self) -> &'static str {
        match self {
            Self::Persimmon => "",
            Self::Celadon => "celadon",
            Self::Indigo => "indigo",
            Self::Ochre => "ochre",
        }
    }

    /// The colour of a name; one that is not known is the usual one.
    pub fn of(name: &str) -> Self {
        let known = Self::ALL.into_iter().find(|colour| colour.name() == name);
        known.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_known_by_their_names() {
        for colour in Colour::ALL {
            assert_eq!(Colour::of(colour.name()), colour);
        }
        assert_eq!(Colour::of("magenta"), Colour::Persimmon);
    }
}
