//! Texts as terms. The writer and the engine both use this module, so they cannot disagree.

use crate::fold::{fold, is_ideograph};
use crate::stem::stem;
use crate::variants::simplified;

/// Longest term in bytes; the rest of a longer word is left out, in texts and in queries alike.
pub(crate) const MAX_TERM: usize = 96;

/// English words that say little. They are not indexed in descriptions, and a query with other words leaves them out.
const STOP_WORDS: [&str; 15] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with",
];

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters and digits.
    Word,
    /// One character of a script without spaces.
    Ideograph,
    /// A course number or the like, whole: `6.00x`, `c++`. Its parts follow as words.
    Code,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Folded.
    pub(crate) text: String,
    pub(crate) shape: Shape,
    /// Bytes of the original.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Count of words and ideographs before it; a code has the position of its first part.
    pub(crate) position: u32,
    /// Whether it is an ideograph right after another.
    pub(crate) joined: bool,
}

impl Token {
    /// The term it is found by, where it is a word or a code.
    pub(crate) fn term(&self) -> String {
        match self.shape {
            Shape::Word => stem(&self.text),
            Shape::Ideograph | Shape::Code => self.text.clone(),
        }
    }
}

pub(crate) fn is_stop_word(text: &str) -> bool {
    STOP_WORDS.binary_search(&text).is_ok()
}

/// One folded character with the bytes it came from.
struct Piece {
    folded: char,
    start: usize,
    end: usize,
}

/// A [`Token`] whose text is lent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    pub(crate) text: &'a str,
    pub(crate) shape: Shape,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) position: u32,
    pub(crate) joined: bool,
}

/// The tokens of a text in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    each_token(text, &mut |seen| {
        out.push(Token {
            text: seen.text.to_owned(),
            shape: seen.shape,
            start: seen.start,
            end: seen.end,
            position: seen.position,
            joined: seen.joined,
        });
    });
    out
}

/// Calls `each` with the tokens of a text in order.
pub(crate) fn each_token(text: &str, each: &mut dyn FnMut(Seen)) {
    let mut walk = Walk {
        each,
        position: 0,
        last_ideograph_end: usize::MAX,
        word: String::new(),
    };
    let mut chunk: Vec<Piece> = Vec::new();
    let mut folded = String::new();
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if chunk.is_empty() && bytes[start].is_ascii() {
            start = walk.plain(bytes, start, &mut chunk);
            continue;
        }
        let Some(c) = text[start..].chars().next() else {
            break;
        };
        let end = start + c.len_utf8();
        if is_ideograph(c) {
            walk.chunk(&mut chunk);
            walk.ideograph(simplified(c), start, end);
            start = end;
            continue;
        }
        folded.clear();
        fold(c, &mut folded);
        if folded.is_empty() && walk.last_ideograph_end == start {
            walk.last_ideograph_end = end;
        }
        for f in folded.chars() {
            if f.is_alphanumeric() || is_joiner(f) || is_apostrophe(f) {
                chunk.push(Piece {
                    folded: f,
                    start,
                    end,
                });
            } else {
                walk.chunk(&mut chunk);
            }
        }
        start = end;
    }
    walk.chunk(&mut chunk);
}

/// The whole of a code as its term: folded, without spaces.
pub(crate) fn code_term(code: &str) -> String {
    let mut out = String::new();
    code.chars()
        .filter(|c| !c.is_whitespace())
        .for_each(|c| fold(c, &mut out));
    clip(&mut out, MAX_TERM);
    out
}

/// Cuts a text to at most `max` bytes, between characters.
pub(crate) fn clip(text: &mut String, max: usize) {
    text.truncate(text.floor_char_boundary(max));
}

fn is_joiner(c: char) -> bool {
    matches!(c, '.' | '-' | '_' | '/' | ':' | '+' | '#')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

struct Walk<'e> {
    each: &'e mut dyn FnMut(Seen),
    position: u32,
    last_ideograph_end: usize,
    word: String,
}

impl Walk<'_> {
    /// The short way for what most texts are made of: from `start`, where an ASCII character stands, over one word of
    /// ASCII letters and digits, or over what separates words. Where the word turns out to be more, its pieces go
    /// into `chunk`. Hands back where to go on.
    fn plain(&mut self, bytes: &[u8], start: usize, chunk: &mut Vec<Piece>) -> usize {
        let is_part =
            |byte: u8| byte.is_ascii_alphanumeric() || is_joiner(byte.into()) || byte == b'\'';
        if !is_part(bytes[start]) {
            return start + 1;
        }
        let run = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric());
        let end = start + run.count();
        // What follows the word decides: a space or punctuation, or, behind the last letter, the full stop of a sentence.
        let next = bytes.get(end).copied();
        let ends = match next {
            None => true,
            Some(b'.' | b':') => bytes.get(end + 1).is_none_or(|byte| *byte == b' '),
            Some(byte) => byte.is_ascii() && !is_part(byte),
        };
        if end > start && ends {
            self.word.clear();
            self.word.extend(
                bytes[start..end]
                    .iter()
                    .map(|byte| char::from(byte.to_ascii_lowercase())),
            );
            let word = std::mem::take(&mut self.word);
            self.push(&word, Shape::Word, start, end, false);
            self.word = word;
            // The stop or colon behind it is passed over as well: alone it is nothing.
            return end + usize::from(matches!(next, Some(b'.' | b':')));
        }
        let run = bytes[start..].iter().take_while(|byte| is_part(**byte));
        let end = start + run.count();
        chunk.extend((start..end).map(|at| Piece {
            folded: char::from(bytes[at].to_ascii_lowercase()),
            start: at,
            end: at + 1,
        }));
        if bytes.get(end).is_none_or(u8::is_ascii) {
            self.chunk(chunk);
        }
        end
    }

    fn ideograph(&mut self, c: char, start: usize, end: usize) {
        let joined = self.last_ideograph_end == start;
        let mut buffer = [0; 4];
        self.push(
            c.encode_utf8(&mut buffer),
            Shape::Ideograph,
            start,
            end,
            joined,
        );
        self.last_ideograph_end = end;
    }

    fn push(&mut self, text: &str, shape: Shape, start: usize, end: usize, joined: bool) {
        (self.each)(Seen {
            text: &text[..text.floor_char_boundary(MAX_TERM)],
            shape,
            start,
            end,
            position: self.position,
            joined,
        });
        if shape != Shape::Code {
            self.position += 1;
        }
    }

    /// Splits a run of letters, digits and joiners into words, and puts the whole before them where it is a code.
    fn chunk(&mut self, chunk: &mut Vec<Piece>) {
        let pieces = code_part(chunk);
        if is_code(pieces) {
            let whole: String = pieces.iter().map(|piece| piece.folded).collect();
            self.push(
                &whole,
                Shape::Code,
                pieces[0].start,
                pieces[pieces.len() - 1].end,
                false,
            );
        }
        for part in chunk.split(|piece| is_joiner(piece.folded)) {
            let letters = || part.iter().filter(|piece| !is_apostrophe(piece.folded));
            let (Some(first), Some(last)) = (letters().next(), letters().next_back()) else {
                continue;
            };
            let word: String = letters().map(|piece| piece.folded).collect();
            self.push(&word, Shape::Word, first.start, last.end, false);
        }
        chunk.clear();
    }
}

/// A chunk without what stands around it: `(6.00x).` → `6.00x`, but `c++` and `c#` keep their end.
fn code_part(chunk: &[Piece]) -> &[Piece] {
    let is_letter = |piece: &Piece| piece.folded.is_alphanumeric();
    let Some(first) = chunk.iter().position(is_letter) else {
        return &[];
    };
    let last = chunk.iter().rposition(is_letter).unwrap_or(first);
    let tail: Vec<char> = chunk[last + 1..].iter().map(|piece| piece.folded).collect();
    let kept = match tail.as_slice() {
        ['+', '+', ..] => 2,
        ['#', ..] => 1,
        _ => 0,
    };
    &chunk[first..=last + kept]
}

fn is_code(pieces: &[Piece]) -> bool {
    let Some(last) = pieces.last() else {
        return false;
    };
    if matches!(last.folded, '+' | '#') {
        return true;
    }
    pieces.iter().any(|piece| piece.folded.is_ascii_digit())
        && pieces.iter().any(|piece| is_joiner(piece.folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_codes_and_ideographs() {
        assert_eq!(texts("Bread, and butter!"), ["bread", "and", "butter"]);
        assert_eq!(
            texts("Don’t 'quote' teacher's"),
            ["dont", "quote", "teachers"]
        );
        assert_eq!(texts("(18.031)."), ["18.031", "18", "031"]);
        assert_eq!(
            texts("course-v1:MITx+6.00x"),
            ["course-v1:mitx+6.00x", "course", "v1", "mitx", "6", "00x"]
        );
        assert_eq!(
            texts("C++ and C#, f#."),
            ["c++", "c", "and", "c#", "c", "f#", "f"]
        );
        assert_eq!(texts("well-being"), ["well", "being"]);
        assert_eq!(
            texts("Python编程Ａ入门"),
            ["python", "编", "程", "a", "入", "门"]
        );
        assert_eq!(
            texts("Основы программирования"),
            ["основы", "программирования"]
        );
        assert_eq!(texts("... -- ++ # '"), Vec::<String>::new());
    }

    #[test]
    fn ranges_positions_and_joins() {
        let text = "É 机器，学 6.1";
        let all = tokens(text);
        let seen: Vec<_> = all
            .iter()
            .map(|t| (&text[t.start..t.end], t.position, t.joined))
            .collect();
        assert_eq!(
            seen,
            [
                ("É", 0, false),
                ("机", 1, false),
                ("器", 2, true),
                ("学", 3, false),
                ("6.1", 4, false),
                ("6", 4, false),
                ("1", 5, false)
            ]
        );
    }

    #[test]
    fn the_short_way_makes_no_difference() {
        for text in [
            "a.b", "a. b", "a.", "a: b", "a:b", "don't", "'a'", "A-b c", "c++ d", "e. ", "x.é",
            "xé y", "6.00x.", "a,b;c", "v1:", "end.", "q.’",
        ] {
            // A mark that folds to nothing in front sends everything the long way.
            let long = format!("\u{300}{}", text.replace(' ', "\u{300} \u{300}"));
            let plain: Vec<_> = tokens(text)
                .into_iter()
                .map(|t| (t.text, t.position))
                .collect();
            let slow: Vec<_> = tokens(&long)
                .into_iter()
                .map(|t| (t.text, t.position))
                .collect();
            assert_eq!(plain, slow, "{text}");
        }
    }

    #[test]
    fn stop_words_are_sorted_for_the_search_among_them() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("the") && !is_stop_word("there"));
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        let word = "й".repeat(100);
        let all = tokens(&word);
        assert_eq!(all[0].text.len(), MAX_TERM);
        assert_eq!(all[0].end, word.len());
    }
}
