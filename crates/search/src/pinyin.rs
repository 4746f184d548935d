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
    let mut leads = leading(word, &str::is_empty);
    if !leads[word.len()] {
        leads = leading(word, &|rest| !rest.is_empty() && begins_syllable(rest));
    }
    let mut out = Vec::new();
    let mut begun = Vec::new();
    split(word, &leads, &mut Vec::new(), &mut out, &mut begun);
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

/// Whether the last so many letters of a word, for each number of letters, are syllables up to something that `is_end`. Without
/// it, all ways through forty letters would be tried, which are millions (`aoaoao…`).
fn leading(word: &str, is_end: &dyn Fn(&str) -> bool) -> Vec<bool> {
    let mut leads = vec![false; word.len() + 1];
    for letters in 0..=word.len() {
        let rest = &word[word.len() - letters..];
        let mut syllables = 1..=letters.min(6);
        leads[letters] =
            is_end(rest) || syllables.any(|end| leads[letters - end] && is_syllable(&rest[..end]));
    }
    leads
}

/// `leads` is of [`leading`]: to the word's end or, where no way leads there, to a syllable that is begun.
fn split<'w>(
    rest: &'w str,
    leads: &[bool],
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
    if out.len() >= 4 * MOST_READINGS || !leads[0] && begun.len() >= MOST_READINGS {
        return;
    }
    for end in (1..=rest.len().min(6)).rev() {
        let (syllable, after) = rest.split_at(end);
        if leads[after.len()] && is_syllable(syllable) {
            before.push(syllable);
            split(after, leads, before, out, begun);
            before.pop();
        }
    }
    if !before.is_empty() && begun.len() < MOST_READINGS && begins_syllable(rest) {
        before.push(rest);
        begun.push(reading(before, true));
        before.pop();
    }
}

/// The first syllable that is not before a text.
fn syllable_from(text: &str) -> &'static str {
    // Both are where a line begins.
    let (mut low, mut high) = (0, SYLLABLES.len());
    let line = |start: usize| SYLLABLES[start..].lines().next().unwrap_or("");
    while low < high {
        let before = SYLLABLES[..low.midpoint(high)].rfind('\n');
        let middle = before.map_or(0, |end| end + 1);
        if line(middle) < text {
            low = (middle + line(middle).len() + 1).min(SYLLABLES.len());
        } else {
            high = middle;
        }
    }
    line(low)
}

fn is_syllable(text: &str) -> bool {
    syllable_from(text) == text || matches!(text, "lue" | "nue")
}

fn begins_syllable(text: &str) -> bool {
    syllable_from(text).starts_with(text)
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

    #[test]
    fn a_long_word_of_many_ways_is_read_at_once() {
        let ways = "ao".repeat(20);
        assert_eq!(show(&(ways.clone() + "vv")), Vec::<String>::new());
        assert_eq!(show(&(ways.clone() + "zh")).len(), MOST_READINGS);
        assert_eq!(show(&ways).len(), MOST_READINGS);
    }

    #[test]
    fn every_syllable_is_found() {
        assert!(SYLLABLES.lines().all(is_syllable));
        assert!(
            ["", "aa", "ann", "zuoo", "zz"]
                .iter()
                .all(|text| !is_syllable(text))
        );
        assert!(begins_syllable("zh") && !begins_syllable("zhx") && !begins_syllable("zz"));
    }
}
