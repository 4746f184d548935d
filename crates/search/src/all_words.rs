//! Whether a text has all words of a query, without an index: for whoever reads every text once.

use crate::stem::stem;
use crate::token::{Shape, Token, each_token, is_stop_word, tokens};

/// Between words; no token holds it.
const GAP: char = '\t';

/// The words of a query, read as the index reads them: folded, stemmed, simplified; neighbours among Chinese
/// characters stay together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllWords(Vec<String>);

impl AllWords {
    /// The words of a query. Those that say little count only where there are no others.
    pub fn of(query: &str) -> Self {
        let says = |token: &Token| token.shape != Shape::Word || !is_stop_word(&token.text);
        let read = tokens(query);
        let keep_all = !read.iter().any(says);
        let mut words: Vec<String> = Vec::new();
        for token in read {
            match (token.shape, words.last_mut()) {
                (Shape::Ideograph, Some(last)) if token.joined => last.push_str(&token.text),
                (Shape::Ideograph, _) => words.push(token.text),
                _ if keep_all || says(&token) => words.push(format!("{GAP}{}{GAP}", token.term())),
                _ => {}
            }
        }
        Self(words)
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text, made ready by [`AllWords::ready`], has all of them.
    pub fn are_in(&self, ready: &str) -> bool {
        self.0.iter().all(|word| ready.contains(word.as_str()))
    }

    /// Adds a text to those that are looked through together.
    pub fn ready(text: &str, into: &mut String) {
        into.push(GAP);
        each_token(text, &mut |seen| {
            if !(seen.shape == Shape::Ideograph && seen.joined) {
                into.push(GAP);
            }
            match seen.shape {
                Shape::Word => into.push_str(&stem(seen.text)),
                Shape::Ideograph | Shape::Code => into.push_str(seen.text),
            }
            if seen.shape != Shape::Ideograph {
                into.push(GAP);
            }
        });
        into.push(GAP);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(query: &str, texts: &[&str]) -> bool {
        let mut ready = String::new();
        texts
            .iter()
            .for_each(|text| AllWords::ready(text, &mut ready));
        AllWords::of(query).are_in(&ready)
    }

    #[test]
    fn all_words_are_asked_for_and_none_is_half_of_another() {
        assert!(has("garden soil", &["Soils of the Gardens"]));
        assert!(has("garden soil", &["My garden", "soil"]));
        assert!(!has("garden soil", &["Garden design"]));
        assert!(!has("art", &["Party games"]));
        assert!(has("the café", &["A CAFE"]));
        assert!(has("c++", &["C++ for beginners"]) && !has("c++", &["C for beginners"]));
        assert!(AllWords::of(" … ").is_empty());
    }

    #[test]
    fn chinese_characters_stay_neighbours() {
        assert!(has("太极", &["二十四式太极拳"]));
        assert!(has("太極拳", &["学太极拳"]));
        assert!(!has("太极", &["太大的极光"]));
        assert!(has("太极 入门", &["入门课", "太极拳"]));
    }
}
