//! Words of books that contain what somebody looks for: in one book, and in all of them.

mod chapter;

use lifelong_record::find::fold;

pub use self::chapter::{Places, look, view};

/// So many letters stand before and after what was found.
const AROUND: usize = 60;
/// So many of them find the place again among others that are alike.
const APART: usize = 24;

/// A place that was found, with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What stands before.
    pub before: String,
    /// What was found, as the book writes it.
    pub exact: String,
    /// What stands after.
    pub after: String,
}

impl Found {
    /// The words right before it, to tell it from others.
    pub fn prefix(&self) -> String {
        let count = self.before.chars().count();
        let letters = self.before.trim_start_matches('…').chars();
        letters.skip(count.saturating_sub(APART)).collect()
    }

    /// The words right after it.
    pub fn suffix(&self) -> String {
        let letters = self.after.trim_end_matches('…').chars();
        letters.take(APART).collect()
    }
}

/// The places of a text, which is made of lines, that contain these words side by side; at most so many. Capital letters,
/// full width and marks on Latin letters make no difference.
pub fn find(text: &str, words: &str, most: usize) -> Vec<Found> {
    let mut wanted = String::new();
    fold(words.trim(), &mut wanted);
    let wanted: Vec<char> = wanted.chars().collect();
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    for line in text.lines() {
        let letters: Vec<char> = line.chars().collect();
        // A letter may fold into two, or into none: each remembers where it comes from.
        let mut folded: Vec<(char, usize)> = Vec::with_capacity(letters.len());
        let mut one = String::new();
        for (at, letter) in letters.iter().enumerate() {
            one.clear();
            fold(letter.encode_utf8(&mut [0; 4]), &mut one);
            folded.extend(one.chars().map(|letter| (letter, at)));
        }
        let mut at = 0;
        while found.len() < most && at + wanted.len() <= folded.len() {
            let here = &folded[at..at + wanted.len()];
            if here.iter().map(|(letter, _)| letter).ne(wanted.iter()) {
                at += 1;
                continue;
            }
            let (first, last) = (here[0].1, here[wanted.len() - 1].1 + 1);
            found.push(around(&letters, first, last));
            at += wanted.len();
        }
    }
    found
}

fn around(letters: &[char], first: usize, last: usize) -> Found {
    let from = first.saturating_sub(AROUND);
    let to = letters.len().min(last + AROUND);
    let words = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    Found {
        before: format!("{}{}", cut(from > 0), words(from, first)),
        exact: words(first, last),
        after: format!("{}{}", words(last, to), cut(to < letters.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_the_book_writes_them() {
        let text =
            "The Well was deep.\nHe sat by the WELL, and the wéll was old.\n井很深。他坐在井边。";
        let found = find(text, " the well ", 9);
        let exact: Vec<&str> = found.iter().map(|one| one.exact.as_str()).collect();
        assert_eq!(exact, ["The Well", "the WELL", "the wéll"]);
        assert_eq!(found[1].before, "He sat by ");
        assert_eq!(found[1].after, ", and the wéll was old.");
        assert_eq!(find(text, "井", 9).len(), 2);
        assert_eq!(find(text, "the well", 2).len(), 2);
        assert!(find(text, "deep. He", 9).is_empty(), "lines are apart");
        assert!(find(text, "  ", 9).is_empty());
    }

    #[test]
    fn what_stands_around_is_cut_and_tells_places_apart() {
        let text = format!("{} x {}", "前".repeat(100), "后".repeat(100));
        let found = &find(&text, "x", 9)[0];
        assert!(found.before.starts_with('…') && found.after.ends_with('…'));
        assert_eq!(found.before.chars().count(), AROUND + 1);
        assert!(found.prefix().chars().count() <= APART && found.prefix().ends_with("前 "));
        assert!(found.suffix().starts_with(" 后") && !found.suffix().contains('…'));
        let at_start = &find("x y", "x", 9)[0];
        assert_eq!(
            (at_start.prefix(), at_start.suffix()),
            (String::new(), " y".to_owned())
        );
    }
}
