//! Pinyin: which syllables letters can be read as.

use crate::bytes::{Fault, Reader};

/// All syllables without tones, sorted; ü as v.
const SYLLABLES: &str = include_str!("syllables.txt");
/// Readings of one word that are tried.
const MOST_READINGS: usize = 8;
/// Longest word that is read as pinyin, and the most initials.
const LONGEST: usize = 48;
const MOST_INITIALS: usize = 6;

/// A reading: a syllable (or an initial) for each character. The last may be unfinished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) syllables: Vec<String>,
    /// Whether these are initials.
    pub(crate) initials: bool,
    /// Whether the last syllable is only the beginning of one.
    pub(crate) unfinished: bool,
}

/// The readings of a word of small letters a–z for two characters and more. Whole syllables come first.
pub(crate) fn readings(word: &str) -> Vec<Reading> {
    if word.len() < 2 || word.len() > LONGEST || !word.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut begun = Vec::new();
    split(word, &mut Vec::new(), &mut out, &mut begun);
    // A single syllable is not the beginning of two: `yang` is not `yan'g…`.
    if out.is_empty() && !is_syllable(word) {
        out = begun;
    }
    // The fewest syllables first: `xian` with something behind is rarely `xi'an`.
    out.sort_by_key(|reading| reading.syllables.len());
    out.truncate(MOST_READINGS);
    let vowel = |byte: u8| b"aeiouv".contains(&byte);
    if word.len() <= MOST_INITIALS && !word.bytes().skip(1).any(vowel) {
        out.push(Reading {
            syllables: word.chars().map(String::from).collect(),
            initials: true,
            unfinished: false,
        });
    }
    out
}

fn split<'w>(
    rest: &'w str,
    before: &mut Vec<&'w str>,
    out: &mut Vec<Reading>,
    begun: &mut Vec<Reading>,
) {
    let reading = |syllables: &[&str], unfinished| Reading {
        syllables: syllables.iter().map(|one| (*one).to_owned()).collect(),
        initials: false,
        unfinished,
    };
    if rest.is_empty() {
        if before.len() > 1 {
            out.push(reading(before, false));
        }
        return;
    }
    if out.len() >= 4 * MOST_READINGS {
        return;
    }
    for end in (1..=rest.len().min(6)).rev() {
        let (syllable, after) = rest.split_at(end);
        if is_syllable(syllable) {
            before.push(syllable);
            split(after, before, out, begun);
            before.pop();
        }
    }
    if !before.is_empty() && begun.len() < MOST_READINGS && begins_syllable(rest) {
        before.push(rest);
        begun.push(reading(before, true));
        before.pop();
    }
}

fn is_syllable(text: &str) -> bool {
    SYLLABLES.lines().any(|syllable| syllable == text) || matches!(text, "lue" | "nue")
}

fn begins_syllable(text: &str) -> bool {
    SYLLABLES.lines().any(|syllable| syllable.starts_with(text))
}

/// The key of two neighbouring syllables or initials.
pub(crate) fn key(initials: bool, first: &str, second: &str) -> Vec<u8> {
    let kind = if initials { 'i' } else { 'f' };
    format!("{kind}{first}'{second}").into_bytes()
}

/// The pairs of an entry: each two characters, and how many courses have it.
pub(crate) fn read_pairs(reader: &mut Reader) -> Result<Vec<([char; 2], u32)>, Fault> {
    let count = reader.count(3)?;
    let one = |reader: &mut Reader| {
        let mut next = || char::from_u32(reader.small()?).ok_or("a character is none");
        let pair = [next()?, next()?];
        Ok((pair, reader.small()?))
    };
    (0..count).map(|_| one(reader)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(word: &str) -> Vec<String> {
        let one = |reading: Reading| {
            let mark = match (reading.initials, reading.unfinished) {
                (true, _) => "!",
                (_, true) => "…",
                _ => "",
            };
            reading.syllables.join("'") + mark
        };
        readings(word).into_iter().map(one).collect()
    }

    #[test]
    fn words_are_read_as_syllables() {
        assert!(SYLLABLES.lines().is_sorted());
        assert_eq!(show("yangsheng"), ["yang'sheng"]);
        assert_eq!(show("xian"), ["xi'an"]);
        assert_eq!(show("ys"), ["y's!"]);
        assert_eq!(show("jqxx"), ["j'q'x'x!"]);
        assert_eq!(
            show("taijiquan"),
            ["tai'ji'quan", "tai'ji'qu'an", "ta'i'ji'quan"][..2]
        );
        assert_eq!(show("yangsh"), ["yang'sh…"]);
        assert_eq!(show("machine"), ["ma'chi'ne"]);
        assert_eq!(show("photograph"), Vec::<String>::new());
        assert_eq!(show("yang"), Vec::<String>::new());
        assert_eq!(show("é"), Vec::<String>::new());
    }
}
