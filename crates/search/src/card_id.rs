//! Ids of courses in cards: what they repeat of the institution and of the title is left out.

use crate::bytes::Fault;
use crate::fold::fold;

/// How much of an id the institution's id and the first title say already: `institution-id-a-title-7f3k9qz`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IdStart {
    /// Bytes that the id begins with like the institution's id, times two, plus one where a hyphen follows.
    pub(crate) institution: usize,
    /// Bytes after that like the title as an address.
    pub(crate) title: usize,
}

fn common(a: &str, b: &str) -> usize {
    let count = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a.floor_char_boundary(count)
        .min(b.floor_char_boundary(count))
}

/// A title as an address: small letters and digits of ASCII, hyphens between.
fn slug(title: &str) -> String {
    let mut folded = String::with_capacity(title.len());
    title.chars().for_each(|c| fold(c, &mut folded));
    let mut out = String::with_capacity(folded.len());
    let mut gap = false;
    for c in folded.chars().filter(|c| *c != '\'') {
        if !c.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        out.push(c);
    }
    out
}

impl IdStart {
    /// The beginning of an id, and how many of its bytes that is.
    pub(crate) fn of(id: &str, institution: &str, title: &str) -> (Self, usize) {
        let first = common(id, institution);
        let hyphen = usize::from(first > 0 && id[first..].starts_with('-'));
        let title = common(&id[first + hyphen..], &slug(title));
        let start = Self {
            institution: first * 2 + hyphen,
            title,
        };
        (start, first + hyphen + title)
    }

    /// The id again.
    pub(crate) fn id(self, institution: &str, title: &str, rest: &str) -> Result<String, Fault> {
        let wrong = "an id begins with more than there is";
        let first = institution.get(..self.institution / 2).ok_or(wrong)?;
        let hyphen = if self.institution & 1 == 1 { "-" } else { "" };
        let slug = slug(title);
        let second = slug.get(..self.title).ok_or(wrong)?;
        Ok([first, hyphen, second, rest].concat())
    }
}
