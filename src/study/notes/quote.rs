//! Quotations: words of a page with those around them, and where they stand when the page has changed (the W3C's
//! TextQuoteSelector).
//!
//! White space counts as one space wherever and however much of it there is, for the same words are laid out in one way and
//! in another.

use lifelong_record::note::Anchor;

/// How many characters before and after a quotation are kept, to know it from the same words elsewhere.
const AROUND: usize = 30;
/// So many characters are quoted where a place is told by the words that stand there.
const LONG: usize = 60;

/// A character of the text.
#[derive(Clone, Copy, Debug)]
struct Letter {
    /// Where it begins in the text, in bytes.
    byte: usize,
    /// The piece of the page that it is of.
    piece: usize,
    /// Where in the piece it begins and ends, in UTF-16 units as the document counts.
    units: (u32, u32),
}

/// The text of a page in one run.
#[derive(Debug, Default)]
pub struct Flow {
    text: String,
    letters: Vec<Letter>,
}

/// A place in a piece of the page, in UTF-16 units.
pub type Spot = (usize, u32);

impl Flow {
    /// From the pieces of a page, each with whether it begins a line of its own.
    pub fn of<'a>(pieces: impl Iterator<Item = (&'a str, bool)>) -> Self {
        let mut flow = Self::default();
        for (piece, (words, begins)) in pieces.enumerate() {
            if begins {
                flow.push(' ', piece, (0, 0));
            }
            let mut at = 0;
            for letter in words.chars() {
                let end = at + letter.len_utf16() as u32;
                flow.push(letter, piece, (at, end));
                at = end;
            }
        }
        flow
    }

    fn push(&mut self, letter: char, piece: usize, units: (u32, u32)) {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        if letter == ' ' && (self.text.is_empty() || self.text.ends_with(' ')) {
            return;
        }
        let byte = self.text.len();
        self.letters.push(Letter { byte, piece, units });
        self.text.push(letter);
    }

    /// The quotation that a part of the page is: for each piece from and to which unit, where any of it belongs to it. None
    /// where there are no words in it.
    pub fn quote(&self, part_of: impl Fn(usize) -> Option<(u32, u32)>) -> Option<Anchor> {
        let mut known = None;
        let mut belongs = |letter: &Letter| {
            // Pieces come one after the other: each is asked about once.
            let part = match known {
                Some((piece, part)) if piece == letter.piece => part,
                _ => part_of(letter.piece),
            };
            known = Some((letter.piece, part));
            let (start, end) = letter.units;
            let inside = part.is_some_and(|(from, to)| from <= start && end <= to);
            inside && !self.text[letter.byte..].starts_with(' ')
        };
        let mut inside = None;
        for (i, letter) in self.letters.iter().enumerate() {
            if belongs(letter) {
                inside = Some(inside.map_or((i, i), |(first, _)| (first, i)));
            }
        }
        let (first, last) = inside?;
        let (start, end) = (self.letters[first].byte, self.byte(last + 1));
        let exact = &self.text[start..end];
        let prefix = self.byte(first.saturating_sub(AROUND));
        let suffix = self.byte((last + 1 + AROUND).min(self.letters.len()));
        exact
            .contains(char::is_alphanumeric)
            .then(|| Anchor::Quote {
                exact: exact.to_owned(),
                prefix: self.text[prefix..start].to_owned(),
                suffix: self.text[end..suffix].to_owned(),
            })
    }

    fn byte(&self, letter: usize) -> usize {
        self.letters
            .get(letter)
            .map_or(self.text.len(), |letter| letter.byte)
    }

    /// The words that begin at a place, or with the next letter, as a quotation, and how far in the text that is, from 0 to 1.
    /// Where nothing follows, the last words.
    pub fn words_from(&self, spot: Option<Spot>) -> Option<(Anchor, f64)> {
        let all = self.letters.len();
        let is_past = |letter: &Letter| spot.is_none_or(|at| (letter.piece, letter.units.1) <= at);
        let is_space = |at: usize| self.text[self.letters[at].byte..].starts_with(' ');
        let at = self.letters.partition_point(is_past);
        let first = (at..all).find(|at| !is_space(*at));
        let first = first.unwrap_or_else(|| all.saturating_sub(LONG));
        let end = all.min(first + LONG);
        // No word is cut where there are spaces, as Chinese has none.
        let last = (first + LONG / 2..end).rev().find(|at| is_space(*at));
        let end = last.filter(|_| end < all).unwrap_or(end);
        let place = |letter: usize| {
            let Letter { piece, units, .. } = self.letters[letter];
            (piece, units)
        };
        let (from, to) = (
            place(first.min(all.checked_sub(1)?)),
            place(end.checked_sub(1)?),
        );
        let part_of = |piece: usize| {
            let start = if piece == from.0 { from.1.0 } else { 0 };
            let end = if piece == to.0 { to.1.1 } else { u32::MAX };
            (from.0 <= piece && piece <= to.0).then_some((start, end))
        };
        Some((self.quote(part_of)?, first as f64 / all as f64))
    }

    /// The place so far in the text, from 0 to 1.
    pub fn at(&self, far: f64) -> Option<(Spot, Spot)> {
        let last = self.letters.len().checked_sub(1)?;
        let at = (self.letters.len() as f64 * far.clamp(0.0, 1.0)).round() as usize;
        let has_place = |at: &usize| !self.text[self.letters[*at].byte..].starts_with(' ');
        let letter = self.letters[(at.min(last)..=last).find(has_place).unwrap_or(last)];
        let spot = |unit| (letter.piece, unit);
        Some((spot(letter.units.0), spot(letter.units.1)))
    }

    /// Where a quotation stands: of several places the one with the most of the words around it, of equals the first, or the
    /// one that is nearest to so far in the text, from 0 to 1.
    pub fn find(&self, exact: &str, prefix: &str, suffix: &str, far: f64) -> Option<(Spot, Spot)> {
        let exact = folded(exact);
        let exact = exact.trim();
        if exact.is_empty() {
            return None;
        }
        let (prefix, suffix) = (folded(prefix), folded(suffix));
        let mut best: Option<((usize, usize), usize)> = None;
        let wanted = (self.text.len() as f64 * far.clamp(0.0, 1.0)) as usize;
        for (at, _) in self.text.match_indices(exact) {
            let before = self.text[..at].chars().rev();
            let after = self.text[at + exact.len()..].chars();
            let fits = same(before, prefix.chars().rev()) + same(after, suffix.chars());
            let fits = (fits, usize::MAX - at.abs_diff(wanted));
            if best.is_none_or(|(most, _)| fits > most) {
                best = Some((fits, at));
            }
        }
        let (_, at) = best?;
        let place = |byte: usize| {
            self.letters
                .binary_search_by_key(&byte, |letter| letter.byte)
                .ok()
        };
        let first = self.letters[place(at)?];
        let end = at + exact.len();
        let last = self.letters[place(end).unwrap_or(self.letters.len()).checked_sub(1)?];
        Some(((first.piece, first.units.0), (last.piece, last.units.1)))
    }
}

/// How many characters two texts have in common from their beginning.
fn same(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// With one space for each white space.
fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if !letter.is_whitespace() {
            out.push(letter);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// Words in one line, cut after so many characters.
pub fn short(words: &str, most: usize) -> String {
    let words = folded(words.trim());
    let end = words.char_indices().nth(most).map(|(at, _)| at);
    match end {
        Some(at) => format!("{}…", words[..at].trim_end()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: [(&str, bool); 5] = [
        ("Steam  the\n egg. ", true),
        ("Keep it ", true),
        ("low", false),
        (", then keep it low.", false),
        ("𠮷：火要小。", true),
    ];

    fn flow() -> Flow {
        Flow::of(PAGE.into_iter())
    }

    /// The words between two spots, as the document has them.
    fn words(from: Spot, to: Spot) -> String {
        let part = |piece: usize| {
            let units: Vec<u16> = PAGE[piece].0.encode_utf16().collect();
            let start = if piece == from.0 { from.1 as usize } else { 0 };
            let end = if piece == to.0 {
                to.1 as usize
            } else {
                units.len()
            };
            String::from_utf16_lossy(&units[start..end])
        };
        (from.0..=to.0).map(part).collect()
    }

    fn find(exact: &str, prefix: &str, suffix: &str) -> Option<String> {
        flow()
            .find(exact, prefix, suffix, 0.0)
            .map(|(from, to)| words(from, to))
    }

    #[test]
    fn a_page_is_one_run_of_words() {
        assert_eq!(
            flow().text,
            "Steam the egg. Keep it low, then keep it low. 𠮷：火要小。"
        );
    }

    #[test]
    fn what_is_selected_is_quoted_with_what_is_around_it() {
        // "it low, then": from the second piece to the fourth.
        let part = |piece| {
            [
                None,
                Some((5, u32::MAX)),
                Some((0, u32::MAX)),
                Some((0, 6)),
                None,
            ][piece]
        };
        let quote = flow().quote(part);
        let want = Anchor::Quote {
            exact: "it low, then".to_owned(),
            prefix: "Steam the egg. Keep ".to_owned(),
            suffix: " keep it low. 𠮷：火要小。".to_owned(),
        };
        assert_eq!(quote, Some(want));
        assert_eq!(flow().quote(|_| None), None);
        let mark_only = |piece| (piece == 3).then_some((0, 1));
        assert_eq!(flow().quote(mark_only), None, "a comma says nothing");
    }

    #[test]
    fn a_quotation_is_found_again_across_pieces() {
        assert_eq!(
            find("it low, then", "", ""),
            Some("it low, then".to_owned())
        );
        assert_eq!(
            find("the egg. Keep", "", ""),
            Some("the\n egg. Keep".to_owned())
        );
        assert_eq!(find("𠮷：火", "", ""), Some("𠮷：火".to_owned()));
        assert_eq!(find("火要小。", "", ""), Some("火要小。".to_owned()));
        assert_eq!(find("gas", "", ""), None);
        assert_eq!(find(" \n", "", ""), None);
    }

    #[test]
    fn of_several_places_the_words_around_choose() {
        let at = |prefix, suffix| {
            flow()
                .find("it low", prefix, suffix, 0.0)
                .map(|(from, _)| from)
        };
        assert_eq!(at("Keep ", ", then"), Some((1, 5)));
        assert_eq!(at("then keep ", ". 𠮷"), Some((3, 12)));
        assert_eq!(at("", ""), Some((1, 5)));
        let near = flow().find("it low", "", "", 0.9);
        assert_eq!(near.map(|(from, _)| from), Some((3, 12)));
    }

    #[test]
    fn a_place_is_told_by_the_words_that_stand_there() {
        let (anchor, far) = flow().words_from(Some((2, 0))).unwrap();
        let want = Anchor::Quote {
            exact: "low, then keep it low. 𠮷：火要小。".to_owned(),
            prefix: "Steam the egg. Keep it ".to_owned(),
            suffix: String::new(),
        };
        assert_eq!(anchor, want);
        let place = |far: f64| flow().at(far).map(|(from, _)| from);
        assert_eq!(place(far), Some((2, 0)));
        assert_eq!((place(0.0), place(7.0)), (Some((0, 0)), Some((4, 6))));
        assert!(Flow::default().at(0.5).is_none());
        assert!(Flow::default().words_from(Some((0, 0))).is_none());
        // Past all words, the last ones.
        let whole = flow().words_from(None).unwrap();
        assert_eq!(whole, flow().words_from(Some((9, 0))).unwrap());
        assert_eq!(flow().words_from(Some((0, 0))).unwrap().1, 0.0);
    }

    #[test]
    fn a_place_is_told_in_whole_words_and_few() {
        let long = "abcde ".repeat(40);
        let flow = Flow::of([(long.as_str(), true)].into_iter());
        let (anchor, _) = flow.words_from(Some((0, 12))).unwrap();
        let Anchor::Quote { exact, prefix, .. } = anchor else {
            unreachable!("words are quoted")
        };
        assert!(exact.len() <= LONG && exact.ends_with("abcde"), "{exact:?}");
        assert_eq!(prefix, "abcde abcde ");
    }

    #[test]
    fn long_words_are_cut_and_short_ones_stay() {
        assert_eq!(short(" a  b\nc ", 5), "a b c");
        assert_eq!(short("火要小，碗要盖", 4), "火要小，…");
    }
}
