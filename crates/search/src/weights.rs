//! Every number that decides the order of results.
//!
//! A word counts in a course by the best field in which it stands: its class. A course's score is the sum over the
//! words of the query of their classes' weights, times the factor of how each was matched; words side by side in a title
//! add to it. Between equal scores the course's rank decides: courses are numbered by rank. So the results of one word
//! are its list, class after class, in the order of numbers.

/// The best field in which a word stands, best first: the order of postings.
pub(crate) mod class {
    /// The word is the whole title, or a whole code of the course.
    pub(crate) const WHOLE: u8 = 0;
    /// In a title of up to three words.
    pub(crate) const TITLE_SHORT: u8 = 1;
    /// In a title of up to six words.
    pub(crate) const TITLE: u8 = 2;
    /// In a longer title.
    pub(crate) const TITLE_LONG: u8 = 3;
    /// In the institution's name.
    pub(crate) const INSTITUTION: u8 = 4;
    /// In the name of a topic or of one above it, a keyword, or a part of a code.
    pub(crate) const TOPIC: u8 = 5;
    /// In the description only.
    pub(crate) const DESCRIPTION: u8 = 6;
    /// How many there are.
    pub(crate) const COUNT: usize = 7;
}

/// The weight of each class. Any title beats any other field, also after the factor of a prefix or a typing error,
/// and two words in a title beat one in a shorter title with one elsewhere.
const WEIGHTS: [u32; class::COUNT] = [8_600, 8_400, 8_200, 8_000, 2_400, 1_000, 160];

/// The words of the query stand side by side in the title, in their order.
pub(crate) const SIDE_BY_SIDE: u32 = 2_000;

/// How a word was found. Factors are in eighths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// A typing error was forgiven.
    Typo,
    /// The course's word begins with it, or it is the word's pinyin.
    Prefix,
    /// The word itself, or another form of it.
    Exact,
}

impl Match {
    /// All of them.
    #[cfg(feature = "explain")]
    pub(crate) const ALL: [Match; 3] = [Match::Typo, Match::Prefix, Match::Exact];
}

/// The weight of a word of a class that was found by `how`.
pub(crate) fn weight(class: u8, how: Match) -> u32 {
    let eighths = match how {
        Match::Exact => 8,
        Match::Prefix => 7,
        Match::Typo => 6,
    };
    WEIGHTS.get(usize::from(class)).copied().unwrap_or(0) * eighths / 8
}

/// The class of a word of a title that has so many words.
pub(crate) fn title_class(words: usize) -> u8 {
    match words {
        0..=1 => class::WHOLE,
        2..=3 => class::TITLE_SHORT,
        4..=6 => class::TITLE,
        _ => class::TITLE_LONG,
    }
}

/// Whether a class is one of titles (or of a whole code, which is as good).
pub(crate) fn is_title(class: u8) -> bool {
    class <= class::TITLE_LONG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_fields_and_of_matches_holds() {
        assert!(WEIGHTS.is_sorted_by(|a, b| a > b));
        let of = |class| weight(class, Match::Exact);
        assert!(weight(class::TITLE_LONG, Match::Typo) > of(class::INSTITUTION));
        assert!(2 * of(class::TITLE_LONG) > of(class::WHOLE) + of(class::INSTITUTION));
        let title = |how| weight(class::TITLE, how);
        assert!(
            title(Match::Exact) > title(Match::Prefix) && title(Match::Prefix) > title(Match::Typo)
        );
    }
}
