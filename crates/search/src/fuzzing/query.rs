//! What is typed.

use crate::engine::guess::distance;
use crate::engine::parse::{QueryWord, apart, parse};
use crate::fold::{fold, is_ideograph};
use crate::pinyin::readings;
use crate::stem::{beginnings, stem};
use crate::token::{MAX_TERM, code_term, is_stop_word, tokens};
use crate::variants::simplified;
use crate::words::{is_word, keys_of};

/// A query, or a text of a course: the first byte says whether it may still be unfinished.
pub(super) fn query(input: &[u8]) {
    let Some((first, text)) = input.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let words = parse(&text, first & 1 == 1);
    let mut end = 0;
    for word in &words {
        look_at(&text, word);
        assert!(word.range.start >= end, "words lie one over another");
        end = word.range.end;
    }
    apart(&words).iter().for_each(|word| look_at(&text, word));
    let all = tokens(&text);
    for token in &all {
        assert!(token.start < token.end && token.text.len() <= MAX_TERM);
        assert!(text.get(token.start..token.end).is_some());
        assert!(token.term().len() <= MAX_TERM + 1);
        stem(&stem(&token.text));
        is_stop_word(&token.text);
    }
    assert!(all.is_sorted_by_key(|token| token.position));
    assert!(code_term(&text).len() <= MAX_TERM);
    for token in all.iter().take(4) {
        one_word(&token.text);
    }
    let mut folded = String::new();
    for c in text.chars() {
        fold(c, &mut folded);
        is_ideograph(c);
        assert_eq!(simplified(simplified(c)), simplified(c));
    }
}

fn look_at(text: &str, word: &QueryWord) {
    assert!(word.range.start < word.range.end);
    assert!(
        text.get(word.range.clone()).is_some(),
        "a word is cut in a character"
    );
}

/// What is tried with a word that the index does not have.
fn one_word(word: &str) {
    assert!(beginnings(word).count() > 0);
    for reading in readings(word) {
        assert!(
            reading.syllables.len() > 1,
            "pairs are read of two and more"
        );
    }
    if is_word(word) {
        assert!(keys_of(word).count() > 1);
    }
    let letters: Vec<char> = word.chars().collect();
    assert_eq!(distance(&letters, word, 2), Some(0));
}
