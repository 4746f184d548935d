//! The pieces of a page in their order: which sentence stands at a place, where a sentence stands, which word is spoken.

use super::text::{Piece, pieces};

/// A piece, and the block it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which block of the page, from 0.
    pub block: usize,
    /// What is spoken at once.
    pub piece: Piece,
    /// Its sentence, counted through the page from 0.
    pub sentence: usize,
}

/// All steps of texts, one text a block.
pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut sentences = 0;
    for (block, text) in texts.enumerate() {
        let pieces = pieces(text);
        let count = pieces.last().map_or(0, |p| p.sentence as usize + 1);
        steps.extend(pieces.into_iter().map(|piece| Step {
            block,
            piece,
            sentence: sentences + piece.sentence as usize,
        }));
        sentences += count;
    }
    steps
}

/// The sentence that was pressed: the last one of a block that begins at a place or before it.
pub fn pressed(steps: &[Step], block: usize, at: u32) -> Option<usize> {
    let mut own = steps.iter().filter(|s| s.block == block);
    let first = own.clone().next()?;
    let found = own.rfind(|s| s.piece.start <= at).unwrap_or(first);
    Some(found.sentence)
}

/// The sentence that a selection begins with: the first one that goes on after its place.
pub fn selected(steps: &[Step], block: usize, at: u32) -> Option<usize> {
    let found = steps.iter().find(|s| (s.block, s.piece.end) > (block, at));
    Some(found?.sentence)
}

/// Where a sentence stands, in UTF-16 units of the block in which it begins.
pub fn span(steps: &[Step], sentence: usize) -> Option<(u32, u32)> {
    let first = first(steps, sentence)?;
    let own = |s: &&Step| s.sentence == sentence && s.block == first.block;
    let last = steps.iter().rfind(own)?;
    Some((first.piece.start, last.piece.end))
}

/// With which step a sentence begins.
pub fn first(steps: &[Step], sentence: usize) -> Option<&Step> {
    steps.iter().find(|s| s.sentence == sentence)
}

/// Where the word stands that an engine is about to say, in UTF-16 units of a text. Some engines tell only where it begins,
/// and their length is 0.
pub fn word(text: &str, at: u32, length: u32) -> Option<(u32, u32)> {
    let (mut here, mut end) = (0, at);
    for letter in text.chars() {
        let next = here + letter.len_utf16() as u32;
        if length > 0 {
            end = next.min(at + length);
        } else if here >= at {
            if !letter.is_alphanumeric() && !"'’".contains(letter) {
                break;
            }
            // Chinese has no gaps between words.
            let alone = letter >= '\u{2e80}';
            if alone && end > at {
                break;
            }
            end = next;
            if alone {
                break;
            }
        }
        here = next;
    }
    (end > at).then_some((at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 3] = [
        "The well",
        "Boil water. Add tea! Wait.",
        "把水烧开。再倒茶。好",
    ];

    fn steps() -> Vec<Step> {
        of(TEXTS.into_iter())
    }

    #[test]
    fn sentences_are_counted_through_the_page() {
        let steps = steps();
        let places: Vec<(usize, usize)> = steps.iter().map(|s| (s.block, s.sentence)).collect();
        assert_eq!(
            places,
            [(0, 0), (1, 1), (1, 2), (1, 3), (2, 4), (2, 5), (2, 6)]
        );
        assert_eq!(span(&steps, 2), Some((12, 20)));
        assert_eq!(span(&steps, 9), None);
    }

    #[test]
    fn a_sentence_of_several_pieces_is_one() {
        let long = "one two three, four five six and so on ".repeat(20);
        let steps = of([long.as_str(), "End."].into_iter());
        assert!(steps.len() > 3);
        assert_eq!(span(&steps, 0), Some((0, long.trim_end().len() as u32)));
        let last = steps[steps.len() - 2];
        assert_eq!(pressed(&steps, 0, last.piece.start + 2), Some(0));
        assert_eq!(selected(&steps, 0, last.piece.start + 2), Some(0));
    }

    #[test]
    fn the_sentence_that_was_pressed_is_found() {
        let steps = steps();
        // On its first letter, in its midst, right of its full stop, in the gap after it.
        for (at, sentence) in [(0, 1), (5, 1), (11, 1), (12, 2), (20, 2), (21, 3), (26, 3)] {
            assert_eq!(pressed(&steps, 1, at), Some(sentence), "at {at}");
        }
        // Without gaps, what begins at a place is pressed there.
        assert_eq!(pressed(&steps, 2, 5), Some(5));
        assert_eq!(pressed(&steps, 2, 4), Some(4));
        assert_eq!(pressed(&steps, 7, 0), None);
        // Left of the first letter.
        let indented = of(["  Boil. Pour."].into_iter());
        assert_eq!(pressed(&indented, 0, 0), Some(0));
    }

    #[test]
    fn a_selection_begins_with_the_first_sentence_of_which_it_has_a_letter() {
        let steps = steps();
        assert_eq!(selected(&steps, 1, 4), Some(1));
        assert_eq!(selected(&steps, 1, 11), Some(2), "in the gap");
        assert_eq!(selected(&steps, 1, 26), Some(4), "at a paragraph's end");
        assert_eq!(selected(&steps, 2, 10), None, "at the very end");
    }

    #[test]
    fn the_word_that_is_spoken_is_found_with_and_without_its_length() {
        let text = "Don’t boil, 𠮷野家！";
        assert_eq!(word(text, 6, 4), Some((6, 10)));
        assert_eq!(word(text, 6, 0), Some((6, 10)));
        assert_eq!(word(text, 0, 0), Some((0, 5)));
        // One sign of Chinese, of two units.
        assert_eq!(word(text, 12, 0), Some((12, 14)));
        assert_eq!(word(text, 12, 4), Some((12, 16)));
        // Never past the end, and nothing where no word is.
        assert_eq!(word(text, 14, 90), Some((14, 17)));
        assert_eq!(word(text, 10, 0), None);
        assert_eq!(word(text, 90, 0), None);
        assert_eq!(word(text, 90, 4), None);
        assert_eq!(word("", 0, 0), None);
    }
}
