//! A course as terms.

use crate::document::Document;
use crate::posting::MAX_PLACES;
use crate::root::TopicEntry;
use crate::stem::stem;
use crate::token::{Shape, Token, code_term, is_stop_word, tokens};
use crate::weights::{field, focus};
use lifelong_api::Text;
use std::collections::{BTreeMap, BTreeSet};

/// Where a term stands in one course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) fields: u8,
    pub(super) places: Vec<u32>,
}

/// The terms of a course, and its words as written.
#[derive(Debug, Default)]
pub(super) struct DocTerms {
    pub(super) terms: BTreeMap<String, Found>,
    pub(super) words: BTreeSet<String>,
    /// The next free position of each placed field.
    next: [u32; 4],
}

/// Takes a prepared course apart. `topics` are its topics and all above them.
pub(super) fn doc_terms<'a>(
    document: &Document,
    topics: impl Iterator<Item = &'a TopicEntry>,
) -> DocTerms {
    let mut out = DocTerms::default();
    out.texts(&document.title, field::TITLE);
    out.texts(&document.institution_name, field::INSTITUTION);
    topics.for_each(|topic| out.texts(&topic.name, field::TOPIC));
    document
        .keywords
        .iter()
        .for_each(|keyword| out.placed(keyword, field::KEYWORD));
    for code in &document.codes {
        out.placed(code, field::KEYWORD);
        let whole = code_term(code);
        if !whole.is_empty() {
            out.terms.entry(stem(&whole)).or_default().fields |= field::CODE;
            out.words.insert(whole);
        }
    }
    document
        .description
        .0
        .values()
        .for_each(|text| out.description(text));
    out
}

/// The terms that end at a token: itself, and for joined ideographs the pair. With each its position.
fn terms_at<'a>(all: &'a [Token], at: usize) -> impl Iterator<Item = (String, u32)> + 'a {
    let token = &all[at];
    let pair = (token.joined && at > 0).then(|| {
        let before = &all[at - 1];
        (format!("{}{}", before.text, token.text), before.position)
    });
    std::iter::once((token.term(), token.position)).chain(pair)
}

impl DocTerms {
    fn texts(&mut self, texts: &Text, in_field: u8) {
        texts
            .0
            .values()
            .for_each(|text| self.placed(text, in_field));
    }

    /// A text whose words have positions. A gap keeps it apart from the text before.
    fn placed(&mut self, text: &str, in_field: u8) {
        let all = tokens(text);
        let number = in_field.trailing_zeros();
        let base = self.next[number as usize];
        let length = all
            .iter()
            .map(|token| token.position + 1)
            .max()
            .unwrap_or(0);
        self.next[number as usize] = base + length + 1;
        let fields = in_field
            | if in_field == field::TITLE {
                title_focus(&all) << field::FOCUS_SHIFT
            } else {
                0
            };
        for at in 0..all.len() {
            for (term, position) in terms_at(&all, at) {
                let found = self.terms.entry(term).or_default();
                found.add(fields);
                if found.places.len() < MAX_PLACES {
                    found.places.push((base + position) * 4 + number);
                }
            }
            self.word(&all[at]);
        }
    }

    /// A description: no positions, no stop words, ideographs as pairs (alone only where nothing is beside them).
    fn description(&mut self, text: &str) {
        let all = tokens(text);
        for (at, token) in all.iter().enumerate() {
            if token.shape == Shape::Word && is_stop_word(&token.text) {
                continue;
            }
            let alone = !token.joined && !all.get(at + 1).is_some_and(|next| next.joined);
            for (term, position) in terms_at(&all, at) {
                let single = token.shape == Shape::Ideograph && position == token.position;
                if !single || alone {
                    self.terms.entry(term).or_default().fields |= field::DESCRIPTION;
                }
            }
            self.word(token);
        }
    }

    fn word(&mut self, token: &Token) {
        if token.shape != Shape::Ideograph {
            self.words.insert(token.text.clone());
        }
    }
}

impl Found {
    /// Joins fields; of two titles the shorter gives the focus.
    fn add(&mut self, fields: u8) {
        let focus = (self.fields >> field::FOCUS_SHIFT).max(fields >> field::FOCUS_SHIFT);
        self.fields = (self.fields | fields) & field::ALL | focus << field::FOCUS_SHIFT;
    }
}

/// How much of a title one of its words is; two ideographs count as a word.
fn title_focus(all: &[Token]) -> u8 {
    let of = |shape| all.iter().filter(|token| token.shape == shape).count();
    focus(of(Shape::Word) + of(Shape::Ideograph).div_ceil(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_places_and_pairs() {
        let document = Document {
            title: Text::of("en", "Courses on 机器学习"),
            description: Text::of("en", "The course 学. 机器"),
            codes: vec!["6.00x".to_owned()],
            ..Document::default()
        };
        let found = doc_terms(&document, std::iter::empty());
        let fields = |term: &str| found.terms.get(term).map(|f| f.fields & field::ALL);
        assert_eq!(fields("cours"), Some(field::TITLE | field::DESCRIPTION));
        assert_eq!(fields("机器"), Some(field::TITLE | field::DESCRIPTION));
        assert_eq!(fields("器学"), Some(field::TITLE));
        assert_eq!(fields("机"), Some(field::TITLE));
        assert_eq!(fields("学"), Some(field::TITLE | field::DESCRIPTION));
        assert_eq!(fields("the"), None);
        assert_eq!(fields("6.00x"), Some(field::KEYWORD | field::CODE));
        assert_eq!(found.terms["器学"].places, [3 * 4]);
        assert!(found.words.contains("courses") && found.words.contains("6.00x"));
        assert!(!found.words.contains("机器"));
    }

    #[test]
    fn texts_of_one_field_are_apart() {
        let document = Document {
            keywords: vec!["red wine".to_owned(), "glass".to_owned()],
            ..Document::default()
        };
        let found = doc_terms(&document, std::iter::empty());
        assert_eq!(found.terms["wine"].places, [4 + 3]);
        assert_eq!(found.terms["glass"].places, [3 * 4 + 3]);
    }
}
