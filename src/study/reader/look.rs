//! How a book looks: what one can choose, as text that the device keeps and that the page's first script puts on `<html>`
//! before anything is painted (`data-book-size="130"`). What was not chosen follows the page.

/// A thing that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The size of the type, in per cent of the page's.
    Size,
    /// The face.
    Face,
    /// The room between lines and paragraphs.
    Space,
    /// How long lines are.
    Width,
    /// The colour of paper and ink.
    Paper,
    /// Whether one scrolls or turns pages.
    Flow,
    /// Whether lines that run from top to bottom run across instead.
    Lines,
}

impl Choice {
    /// All but the size, which is chosen by steps.
    pub const KINDS: [Self; 6] = [
        Self::Lines,
        Self::Paper,
        Self::Flow,
        Self::Face,
        Self::Space,
        Self::Width,
    ];
    const ALL: [Self; 7] = [
        Self::Size,
        Self::Paper,
        Self::Face,
        Self::Space,
        Self::Width,
        Self::Flow,
        Self::Lines,
    ];

    /// Its name in what is kept, and behind `data-book-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Face => "face",
            Self::Space => "space",
            Self::Width => "width",
            Self::Paper => "paper",
            Self::Flow => "flow",
            Self::Lines => "lines",
        }
    }

    /// What there is to choose from; the empty one follows the page. Sizes reach 40 px from a page's 18.
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Self::Size => &["80", "90", "", "115", "130", "150", "175", "200", "225"],
            Self::Face => &["", "sans", "kai"],
            Self::Space => &["", "wide", "widest"],
            Self::Width => &["", "narrow"],
            Self::Flow => &["", "pages"],
            Self::Lines => &["", "across"],
            Self::Paper => &["", "light", "sepia", "dark", "contrast"],
        }
    }
}

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look([&'static str; 7]);

impl Look {
    /// From the text that the device keeps. What it does not know counts as not chosen.
    pub fn read(text: &str) -> Self {
        let mut look = Self::default();
        for (name, value) in text.split(' ').filter_map(|word| word.split_once('-')) {
            let choice = Choice::ALL.into_iter().find(|choice| choice.name() == name);
            if let Some(choice) = choice {
                let known = choice.values().iter().find(|known| **known == value);
                look = look.with(choice, known.copied().unwrap_or_default());
            }
        }
        look
    }

    /// The text that the device keeps: `size-130 paper-sepia`.
    pub fn text(&self) -> String {
        let chosen = Choice::ALL
            .into_iter()
            .filter(|choice| !self.of(*choice).is_empty());
        let words: Vec<String> = chosen
            .map(|choice| format!("{}-{}", choice.name(), self.of(choice)))
            .collect();
        words.join(" ")
    }

    /// What is chosen of one thing.
    pub fn of(&self, choice: Choice) -> &'static str {
        self.0[choice as usize]
    }

    /// The same with something else chosen.
    pub fn with(mut self, choice: Choice, value: &'static str) -> Self {
        self.0[choice as usize] = value;
        self
    }

    /// The next size, larger or smaller; none where it is the last.
    pub fn step(&self, larger: bool) -> Option<Self> {
        let sizes = Choice::Size.values();
        let at = sizes
            .iter()
            .position(|size| *size == self.of(Choice::Size))?;
        let next = if larger { at + 1 } else { at.checked_sub(1)? };
        Some(self.clone().with(Choice::Size, sizes.get(next)?))
    }

    /// The size in per cent of the page's.
    pub fn size(&self) -> u64 {
        self.of(Choice::Size).parse().unwrap_or(100)
    }

    /// What stands on `<html>`: the names of attributes, with nothing where one is to be taken away.
    pub fn attributes(&self) -> impl Iterator<Item = (String, Option<&'static str>)> + '_ {
        Choice::ALL.into_iter().map(|choice| {
            let value = Some(self.of(choice)).filter(|value| !value.is_empty());
            (format!("data-book-{}", choice.name()), value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_look_reads_back() {
        for choice in Choice::ALL {
            for value in choice.values() {
                let look = Look::default().with(choice, value);
                assert_eq!(Look::read(&look.text()), look);
            }
        }
        let both = Look::read("paper-sepia size-150");
        assert_eq!(both.text(), "size-150 paper-sepia");
        for strange in ["", "size", "size-", "size-7 x-y", "paper-<b>", "- -"] {
            assert_eq!(Look::read(strange), Look::default(), "{strange}");
        }
    }

    #[test]
    fn sizes_go_step_by_step_to_their_ends() {
        let mut look = Look::default();
        assert_eq!(look.size(), 100);
        while let Some(larger) = look.step(true) {
            assert!(larger.size() > look.size());
            look = larger;
        }
        assert_eq!(look.size(), 225);
        while let Some(smaller) = look.step(false) {
            assert!(smaller.size() < look.size());
            look = smaller;
        }
        assert_eq!(look.size(), 80);
    }
}
