//! Sentences, and pieces of them that are short enough to be spoken at once.
//!
//! Some speech engines fall silent in the midst of a long text, without a word: Chrome's network voices after about fifteen
//! seconds. So nothing longer than [`LONGEST`] is handed to one.

/// The longest piece, in seconds, at the slowest speed that the portal offers.
pub const LONGEST: f32 = 13.0;

/// The slowest speed, as a part of the usual one.
pub const SLOWEST: f32 = 0.75;

/// A part of a text, in UTF-16 units, as the document counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Which sentence of the text it is of, from 0.
    pub sentence: u32,
}

/// A character with its place.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    at: u32,
}

/// How long it takes to speak a character at the usual speed, in seconds. Chinese voices speak four to five syllables a
/// second, English ones about fifteen letters; digits are read as words.
fn seconds(letter: char) -> f32 {
    match letter {
        '0'..='9' => 0.35,
        _ if letter.is_ascii() || letter.is_whitespace() => 0.07,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'.. => 0.24,
        _ => 0.1,
    }
}

/// How long a text takes at the usual speed, in seconds.
pub fn length(text: &str) -> f32 {
    text.chars().map(seconds).sum()
}

/// The pieces of a text, in their order. What is only space or marks is in none.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut at = 0;
    let letters = text.chars().map(|letter| {
        let here = Letter { letter, at };
        at += letter.len_utf16() as u32;
        here
    });
    let letters: Vec<Letter> = letters.collect();
    let mut out = Vec::new();
    let mut sentence = 0;
    let mut rest = &letters[..];
    while !rest.is_empty() {
        let (one, after) = rest.split_at(sentence_end(rest));
        rest = after;
        let mut part = trim(one);
        if !part.iter().any(|l| l.letter.is_alphanumeric()) {
            continue;
        }
        while !part.is_empty() {
            let (piece, after) = part.split_at(cut(part));
            part = trim(after);
            let piece = trim(piece);
            if let (Some(first), Some(last)) = (piece.first(), piece.last()) {
                out.push(Piece {
                    start: first.at,
                    end: last.at + last.letter.len_utf16() as u32,
                    sentence,
                });
            }
        }
        sentence += 1;
    }
    out
}

fn trim(mut letters: &[Letter]) -> &[Letter] {
    while let [first, rest @ ..] = letters
        && first.letter.is_whitespace()
    {
        letters = rest;
    }
    while let [rest @ .., last] = letters
        && last.letter.is_whitespace()
    {
        letters = rest;
    }
    letters
}

/// How many characters the first sentence has.
fn sentence_end(letters: &[Letter]) -> usize {
    for (i, l) in letters.iter().enumerate() {
        let next = letters.get(i + 1).map(|l| l.letter);
        let ends = match l.letter {
            '。' | '！' | '？' | '；' | '\n' => true,
            // Not in `3.5`, `e.g.`, `example.org`; nor after a single letter, as in `J. Smith`.
            '.' | '!' | '?' | '…' | ';' => {
                let before = i.checked_sub(2).map(|i| letters[i].letter);
                let single = l.letter == '.'
                    && i > 0
                    && letters[i - 1].letter.is_alphabetic()
                    && before.is_none_or(|b| !b.is_alphanumeric());
                !single
                    && !abbreviation(&letters[..i])
                    && next.is_none_or(|n| n.is_whitespace() || is_closing(n))
            }
            _ => false,
        };
        if ends {
            let marks = letters[i + 1..].iter();
            let marks =
                marks.take_while(|l| is_closing(l.letter) || "。！？!?…".contains(l.letter));
            return i + 1 + marks.count();
        }
    }
    letters.len()
}

/// Whether the word before a full stop is one that has it always.
fn abbreviation(before: &[Letter]) -> bool {
    let word = before.iter().rev().map(|l| l.letter);
    let word: String = word.take_while(|c| c.is_alphabetic()).collect();
    let known = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "vs", "approx"];
    known
        .iter()
        .any(|known| known.chars().rev().eq(word.chars()))
}

fn is_closing(letter: char) -> bool {
    "”’」』）)》】\"'".contains(letter)
}

/// How many characters of a sentence may be spoken at once: all, or up to a comma or a space.
fn cut(letters: &[Letter]) -> usize {
    let most = LONGEST * SLOWEST;
    let mut sum = 0.0;
    let (mut comma, mut gap) = (None, None);
    for (i, l) in letters.iter().enumerate() {
        sum += seconds(l.letter);
        if sum > most {
            return comma.or(gap).unwrap_or(i.max(1));
        }
        // Not in `1,500`, `12:30`, `2019–2024`.
        let space = letters.get(i + 1).is_none_or(|l| l.letter.is_whitespace());
        let pause = "，、：".contains(l.letter) || ",:—–".contains(l.letter) && space;
        if pause && sum > most / 3.0 {
            comma = Some(i + 1);
        }
        if l.letter.is_whitespace() {
            gap = Some(i + 1);
        }
    }
    letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let part = |p: &Piece| String::from_utf16(&units[p.start as usize..p.end as usize]);
        pieces(text)
            .iter()
            .map(|p| part(p).expect("whole characters"))
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_pauses() {
        assert_eq!(
            texts("  Boil water. Add 3.5 g of tea!  “Wait.” Then pour… Done"),
            [
                "Boil water.",
                "Add 3.5 g of tea!",
                "“Wait.”",
                "Then pour…",
                "Done"
            ]
        );
        assert_eq!(
            texts("把水烧开。“等一等！”他说；再倒茶？好"),
            ["把水烧开。", "“等一等！”", "他说；", "再倒茶？", "好"]
        );
        assert_eq!(
            texts("Mr. Li knows Dr. Wang. Yes."),
            ["Mr. Li knows Dr. Wang.", "Yes."]
        );
        assert_eq!(
            texts("J. Smith wrote it. See example.org/a?b for more."),
            ["J. Smith wrote it.", "See example.org/a?b for more."]
        );
    }

    #[test]
    fn nothing_is_spoken_for_too_long_and_nothing_is_lost() {
        let long = [
            "很长的一句话没有标点".repeat(20),
            "one two three, four five six and so on ".repeat(20),
            "Donaudampfschifffahrtsgesellschaft".repeat(30),
            "1234567890".repeat(20),
            "it cost 1,500 in 2019–2024 at 12:30 and ".repeat(12),
        ];
        for text in long {
            let pieces = texts(&text);
            assert!(pieces.len() > 2);
            for piece in &pieces {
                let slow = length(piece) / SLOWEST;
                assert!(slow <= LONGEST + 0.5, "{slow} s: {piece}");
            }
            let without = |text: &str| text.replace(' ', "");
            assert_eq!(without(&pieces.concat()), without(&text));
        }
    }

    #[test]
    fn marks_alone_are_not_read_and_places_are_those_of_the_document() {
        assert_eq!(pieces(" · — … \n"), []);
        let pieces = pieces("𠮷野家。Tea");
        assert_eq!(
            pieces[0],
            Piece {
                start: 0,
                end: 5,
                sentence: 0
            }
        );
        assert_eq!(
            pieces[1],
            Piece {
                start: 5,
                end: 8,
                sentence: 1
            }
        );
    }
}
