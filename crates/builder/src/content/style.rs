//! How a text reads: sentences that are too long, abbreviations that nobody explains, texts that are hard to read.
//! The measures are those of docs/content.md, "How we write".

use super::desk::Desk;
use super::document::{Document, words};
use super::markdown::{Piece, What};
use super::timing::{count, is_wide};
use std::collections::BTreeSet;

/// More words than these, and a sentence is long.
const WORDS: u64 = 30;
/// More Chinese characters than these, and a sentence is long.
const HAN: u64 = 60;
/// A school year by Flesch and Kincaid: a text above it is hard for many adults. Public offices write for the ninth.
const GRADE: f64 = 9.0;
/// More Chinese characters a sentence than these on average, and a text is hard.
const MEAN_HAN: f64 = 32.0;
/// A text of fewer sentences says nothing about its level.
const ENOUGH: u64 = 8;

/// Tells what makes a document hard to read.
pub(super) fn check(desk: &mut Desk, document: &Document) {
    let mut lines = vec![(1, document.title.clone()), (1, document.summary.clone())];
    gather(&document.rest, &mut lines);
    let whole: String = lines.iter().map(|(_, text)| format!("{text}\n")).collect();
    let mut told = BTreeSet::new();
    let mut measure = Measure::default();
    for (line, text) in &lines {
        for sentence in sentences(text) {
            let (words, han) = count(sentence);
            measure.add(sentence, words, han);
            if words > WORDS || han > HAN {
                let reason = format!(
                    "This sentence has {words} words and {han} Chinese characters; at most {WORDS} or {HAN} are easy to read: “{}”",
                    short(sentence)
                );
                desk.warn(&document.file, *line, "long-sentence", reason);
            }
        }
        for name in abbreviations(text) {
            if told.insert(name.to_owned()) && !explained(desk, &whole, name) {
                let reason = format!(
                    "“{name}” is nowhere explained. Say what it means the first time, as in “{name} (…)”, or add it to glossary.toml."
                );
                desk.warn(&document.file, *line, "unexplained-abbreviation", reason);
            }
        }
    }
    if let Some(reason) = measure.hard() {
        desk.warn(&document.file, 1, "hard-to-read", reason);
    }
}

/// Every run of prose with its line. A poem is measured by other rules.
fn gather(pieces: &[Piece], lines: &mut Vec<(u64, String)>) {
    for piece in pieces {
        match &piece.what {
            What::Heading { content, .. } | What::Paragraph(content) => {
                lines.push((piece.line, words(content)));
            }
            What::List { items, .. } => {
                for item in items {
                    gather(&item.content, lines);
                }
            }
            What::Quote(content) => gather(content, lines),
            What::Image { alt, caption, .. } => {
                lines.push((piece.line, alt.clone()));
                lines.push((piece.line, caption.clone()));
            }
            What::Verse(_) | What::Code { .. } | What::Rule => {}
        }
    }
}

/// The sentences of a text. A point ends one only before a space, so that 3.5 and a host's name are whole.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut ends = Vec::new();
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if matches!(last, '。' | '！' | '？')
            && !matches!(c, '”' | '’' | '』' | '」' | '）' | '。' | '！' | '？')
        {
            ends.push(at);
        } else if c.is_whitespace() {
            let before = text[..at].trim_end_matches(['”', '’', '"', '\'', ')', '*']);
            if before.ends_with(['.', '!', '?', '…']) {
                ends.push(at);
            }
        }
        // Closing marks belong to the sentence before them.
        if !matches!(c, '”' | '’' | '』' | '」' | '）') {
            last = c;
        }
    }
    ends.push(text.len());
    let mut from = 0;
    ends.into_iter()
        .map(move |end| text[std::mem::replace(&mut from, end)..end].trim())
        .filter(|sentence| !sentence.is_empty())
}

/// Runs of two to six capital letters that are a word of their own: QR, PDF. Roman numerals are none.
fn abbreviations(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            (2..=6).contains(&word.len())
                && word.bytes().all(|b| b.is_ascii_uppercase())
                && !word.bytes().all(|b| b"IVXLCDM".contains(&b))
        })
}

/// Whether the glossary has it, or the same text says it beside brackets.
fn explained(desk: &Desk, whole: &str, name: &str) -> bool {
    let has_word = |term: &String| {
        term.split(|c: char| !c.is_ascii_alphanumeric())
            .any(|w| w == name)
    };
    let beside = ["({}", "（{}", "{} (", "{}（"];
    desk.explained.iter().any(has_word)
        || beside
            .iter()
            .any(|form| whole.contains(&form.replace("{}", name)))
}

/// The beginning of a sentence, to find it by.
fn short(sentence: &str) -> String {
    let mut short: String = sentence.chars().take(40).collect();
    if short.len() < sentence.len() {
        short.push('…');
    }
    short
}

/// What the level of a text is computed from.
#[derive(Default)]
struct Measure {
    sentences: u64,
    words: u64,
    syllables: u64,
    han: u64,
}

impl Measure {
    fn add(&mut self, sentence: &str, words: u64, han: u64) {
        // A heading or an answer of two words would make any text easy.
        if words < 4 && han < 6 {
            return;
        }
        self.sentences += 1;
        self.words += words;
        self.han += han;
        self.syllables += sentence
            .split(|c: char| !c.is_ascii_alphabetic() && c != '\'' && c != '’')
            .map(syllables)
            .sum::<u64>();
    }

    /// Why the text is hard, if it is.
    fn hard(&self) -> Option<String> {
        if self.sentences < ENOUGH {
            return None;
        }
        let of = |part: u64, whole: u64| part as f64 / whole.max(1) as f64;
        if self.han > self.words {
            let mean = of(self.han, self.sentences);
            return (mean > MEAN_HAN).then(|| {
                format!(
                    "The sentences have {mean:.0} Chinese characters on average; {MEAN_HAN:.0} are easy to read. Make some of them two."
                )
            });
        }
        // Kincaid and others, "Derivation of New Readability Formulas", 1975.
        let grade =
            0.39 * of(self.words, self.sentences) + 11.8 * of(self.syllables, self.words) - 15.59;
        (grade > GRADE).then(|| {
            format!(
                "Its level is school year {grade:.1} (Flesch and Kincaid); {GRADE:.0} is easy enough for most. Use shorter sentences and shorter words."
            )
        })
    }
}

/// Syllables of an English word, about: its groups of vowels, without a silent e.
fn syllables(word: &str) -> u64 {
    let word = word.to_ascii_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        groups += u64::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    let groups = groups - u64::from(silent);
    if word.is_empty() || word.chars().any(is_wide) {
        0
    } else {
        groups.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_takes_breath() {
        let en = "It costs 3.50. “Really?” she said. Yes (in winter.) Good";
        let found: Vec<_> = sentences(en).collect();
        assert_eq!(
            found,
            [
                "It costs 3.50.",
                "“Really?”",
                "she said.",
                "Yes (in winter.)",
                "Good"
            ]
        );
        let zh: Vec<_> = sentences("他说：“好。”然后走了。真的吗？！嗯").collect();
        assert_eq!(zh, ["他说：“好。”", "然后走了。", "真的吗？！", "嗯"]);
    }

    #[test]
    fn abbreviations_are_words_of_capitals() {
        let found: Vec<_> =
            abbreviations("A QR code, PDF2, Henry VIII, NASA-led, a USB plug").collect();
        assert_eq!(found, ["QR", "NASA", "USB"]);
    }

    #[test]
    fn long_words_and_sentences_are_hard() {
        let mut easy = Measure::default();
        let mut hard = Measure::default();
        for _ in 0..10 {
            let plain = "The cat sat down on the warm stone and slept.";
            let (words, han) = count(plain);
            easy.add(plain, words, han);
            let heavy = "Institutional considerations necessitate comprehensive organisational restructuring throughout administrative departments.";
            let (words, han) = count(heavy);
            hard.add(heavy, words, han);
        }
        assert!(easy.hard().is_none());
        assert!(hard.hard().is_some_and(|why| why.contains("school year")));
    }

    #[test]
    fn syllables_are_about_right() {
        for (word, wanted) in [
            ("cat", 1),
            ("table", 2),
            ("make", 1),
            ("window", 2),
            ("the", 1),
            ("", 0),
        ] {
            assert_eq!(syllables(word), wanted, "{word}");
        }
    }
}
