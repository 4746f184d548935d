//! Where the pieces of a recording stand on the page: the catalogue counts letters of the chapter's text, the page has
//! paragraphs with places in UTF-16 units.

use super::steps::Step;
use super::text::Piece;

/// A run of words of the text, in their order, which is part of a block of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// How many letters stand before it in the text.
    pub first: u32,
    /// Which block.
    pub block: usize,
    /// Where in the block's text each letter begins and ends, in UTF-16 units.
    pub letters: Vec<(u32, u32)>,
}

/// The letters of words that begin at a unit: all characters but white space.
pub fn letters(words: &str, mut unit: u32) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    for c in words.chars() {
        let end = unit + c.len_utf16() as u32;
        if !c.is_whitespace() {
            out.push((unit, end));
        }
        unit = end;
    }
    out
}

/// The steps of a recording: its pieces are their sentences. One whose words go on in other blocks has a step for each; one
/// without words stands at the title (a block, and how long it is) where it begins the text, else where it is heard.
pub fn steps(
    runs: &[Run],
    title: Option<(usize, u32)>,
    clips: impl Iterator<Item = (u32, u32)>,
) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for (sentence, (from, to)) in clips.enumerate() {
        let step = |block: usize, start: u32, end: u32| Step {
            block,
            piece: Piece {
                start,
                end,
                sentence: 0,
            },
            sentence,
        };
        let before = out.len();
        let begin = runs.partition_point(|run| run.first + run.letters.len() as u32 <= from);
        for run in runs[begin..].iter().take_while(|run| run.first < to) {
            let a = from.saturating_sub(run.first) as usize;
            let z = (to - run.first).min(run.letters.len() as u32) as usize;
            let Some(own) = run.letters.get(a..z).filter(|own| !own.is_empty()) else {
                continue;
            };
            let (start, end) = (own[0].0, own[own.len() - 1].1);
            match out[before..].last_mut() {
                Some(last) if last.block == run.block => last.piece.end = end,
                _ => out.push(step(run.block, start, end)),
            }
        }
        if out.len() > before {
            continue;
        }
        match (title, runs.get(begin).or(runs.last())) {
            (Some((block, end)), _) if from == 0 => out.push(step(block, 0, end)),
            (_, Some(run)) => {
                let at = run.letters.first().map_or(0, |letter| letter.0);
                out.push(step(run.block, at, at));
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two blocks; in the first one a word is of another run.
    fn runs() -> Vec<Run> {
        let run = |first, block, words: &str, unit| Run {
            first,
            block,
            letters: letters(words, unit),
        };
        vec![
            run(0, 1, "Boil ", 0),
            run(4, 1, "water. 𠮷", 5),
            // What is not shown is counted, too: two letters.
            run(13, 2, "  Add tea", 0),
        ]
    }

    fn places(clips: &[(u32, u32)]) -> Vec<(usize, usize, u32, u32)> {
        let steps = steps(&runs(), Some((0, 9)), clips.iter().copied());
        let place = |s: &Step| (s.sentence, s.block, s.piece.start, s.piece.end);
        steps.iter().map(place).collect()
    }

    #[test]
    fn pieces_stand_where_their_letters_are() {
        assert_eq!(
            places(&[(0, 4), (0, 10), (4, 10), (10, 11), (13, 16)]),
            [
                (0, 1, 0, 4),
                (1, 1, 0, 11),
                (2, 1, 5, 11),
                (3, 1, 12, 14),
                (4, 2, 2, 5)
            ]
        );
        // From one block into the next.
        assert_eq!(places(&[(8, 16)]), [(0, 1, 9, 14), (0, 2, 2, 5)]);
    }

    #[test]
    fn pieces_without_words_have_a_place_too() {
        // The title; a picture between two paragraphs; words that are not shown; past the end.
        assert_eq!(
            places(&[(0, 0), (13, 13), (11, 13), (99, 120)]),
            [(0, 0, 0, 9), (1, 2, 2, 2), (2, 2, 2, 2), (3, 2, 2, 2)]
        );
        assert_eq!(steps(&[], None, [(0, 4)].into_iter()), []);
    }
}
