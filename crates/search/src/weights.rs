//! Every number that decides the order of results.
//!
//! A word's weight in a course is the sum of its fields' weights, times the factor of how it matched; a
//! course's score is the sum over the words of the query. Between equal scores the course's rank decides
//! (courses are numbered by rank). The sum of all other fields is below a title's weight, also after the factor of
//! a prefix or a typing error: a word in the title always beats one elsewhere.

/// Where a word stands in a course: one bit a field, as in the files.
pub(crate) mod field {
    pub(crate) const TITLE: u8 = 1;
    pub(crate) const INSTITUTION: u8 = 2;
    pub(crate) const TOPIC: u8 = 4;
    /// Keywords, and the parts of codes.
    pub(crate) const KEYWORD: u8 = 8;
    /// A whole code.
    pub(crate) const CODE: u8 = 16;
    pub(crate) const DESCRIPTION: u8 = 32;
    /// The six fields.
    pub(crate) const ALL: u8 = 63;
    /// The fields whose words have positions.
    pub(crate) const PLACED: u8 = TITLE | INSTITUTION | TOPIC | KEYWORD;
    /// Where the two bits begin that say how much of a title the word is (0 to 3).
    pub(crate) const FOCUS_SHIFT: u8 = 6;
}

/// The word is in a title.
pub(crate) const TITLE: u32 = 8_000;
/// The word is the whole code of the course: as good as its title.
pub(crate) const CODE: u32 = 8_000;
/// The word is in the institution's name.
pub(crate) const INSTITUTION: u32 = 2_400;
/// The word is in the name of one of its topics, or of one above them.
pub(crate) const TOPIC: u32 = 1_000;
/// The word is a keyword, or a part of a code.
pub(crate) const KEYWORD: u32 = 960;
/// The word is in the description's first 1,000 characters.
pub(crate) const DESCRIPTION: u32 = 160;
/// Each step of focus: the title has at most six words, at most three, or this word alone.
pub(crate) const FOCUS: u32 = 200;
/// The words of the query stand side by side in the title, in their order.
pub(crate) const SIDE_BY_SIDE: u32 = 2_000;

/// How a word was found. Factors are in eighths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// A typing error was forgiven.
    Typo,
    /// The course's word begins with it.
    Prefix,
    /// The word itself, or another form of it.
    Exact,
}

/// The weight of a word that stands in `fields` and was found by `how`.
pub(crate) fn weight(fields: u8, how: Match) -> u32 {
    let mut sum = 0;
    for (bit, value) in [
        (field::TITLE, TITLE),
        (field::INSTITUTION, INSTITUTION),
        (field::TOPIC, TOPIC),
        (field::KEYWORD, KEYWORD),
        (field::CODE, CODE),
        (field::DESCRIPTION, DESCRIPTION),
    ] {
        if fields & bit != 0 {
            sum += value;
        }
    }
    if fields & field::TITLE != 0 {
        sum += FOCUS * u32::from(fields >> field::FOCUS_SHIFT);
    }
    let eighths = match how {
        Match::Exact => 8,
        Match::Prefix => 7,
        Match::Typo => 6,
    };
    sum * eighths / 8
}

/// How much of a title one of its `words` words is, 0 to 3.
pub(crate) fn focus(words: usize) -> u8 {
    match words {
        0..=1 => 3,
        2..=3 => 2,
        4..=6 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_fields_and_of_matches_holds() {
        let rest = field::ALL & !field::TITLE & !field::CODE;
        assert!(weight(field::TITLE, Match::Typo) > weight(rest, Match::Exact));
        let w = |bit| weight(bit, Match::Exact);
        assert!(w(field::INSTITUTION) > w(field::TOPIC | field::KEYWORD | field::DESCRIPTION));
        assert!(w(field::KEYWORD) > w(field::DESCRIPTION));
        let t = |how| weight(field::TITLE | field::DESCRIPTION, how);
        assert!(t(Match::Exact) > t(Match::Prefix) && t(Match::Prefix) > t(Match::Typo));
    }
}
