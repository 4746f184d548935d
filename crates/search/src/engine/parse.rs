//! What was typed, as words to look up.

use crate::token::{Shape, Token, is_stop_word, tokens};
use std::ops::Range;

/// More words than this are not looked up, nor more parts of a word: each is a list to be read.
const MOST_WORDS: usize = 32;

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueryWord {
    pub(crate) what: What,
    /// Bytes of the query.
    pub(crate) range: Range<usize>,
    /// Place among the query's words, as titles count them.
    pub(crate) position: u32,
    /// Whether it may still be unfinished.
    pub(crate) unfinished: bool,
}

/// What a word of a query is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A folded word.
    Word(String),
    /// A code, whole, and its parts.
    Code(String, Vec<String>),
    /// Ideographs in a row.
    Run(Vec<String>),
    /// Words that must stand side by side: each token that is a word or an ideograph.
    Phrase(Vec<Token>),
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ff02}' | '「' | '」'
    )
}

/// The words of a query. Words that say little are left out where others are there.
pub(crate) fn parse(query: &str, typing: bool) -> Vec<QueryWord> {
    let mut words = Vec::new();
    let mut position = 0;
    let mut quoted = false;
    let mut start = 0;
    let quotes = query.char_indices().filter(|(_, c)| is_quote(*c));
    let ends = quotes
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain([(query.len(), query.len())]);
    for (end, next) in ends {
        let mut all = tokens(&query[start..end]);
        for token in &mut all {
            token.start += start;
            token.end += start;
            token.position += position;
        }
        let after = all.iter().map(|token| token.position + 1).max();
        if quoted {
            words.extend(phrase(all));
        } else {
            loose(&all, typing.then_some(query.len()), &mut words);
        }
        position = after.unwrap_or(position);
        quoted = !quoted;
        start = next;
    }
    drop_stop_words(&mut words);
    words.truncate(MOST_WORDS);
    words
}

fn phrase(mut all: Vec<Token>) -> Option<QueryWord> {
    all.retain(|token| token.shape != Shape::Code);
    all.truncate(MOST_WORDS);
    let range = all.first()?.start..all.last()?.end;
    let position = all.first()?.position;
    Some(QueryWord {
        what: What::Phrase(all),
        range,
        position,
        unfinished: false,
    })
}

fn loose(all: &[Token], typing_end: Option<usize>, words: &mut Vec<QueryWord>) {
    let mut at = 0;
    while let Some(first) = all.get(at) {
        let rest = &all[at + 1..];
        let more = match first.shape {
            Shape::Word => 0,
            Shape::Code => rest
                .iter()
                .take_while(|token| token.start < first.end)
                .count(),
            Shape::Ideograph => rest.iter().take_while(|token| token.joined).count(),
        };
        let counted = &rest[..more.min(MOST_WORDS)];
        let parts = || counted.iter().map(|token| token.text.clone());
        let what = match first.shape {
            Shape::Word => What::Word(first.text.clone()),
            Shape::Code => What::Code(first.text.clone(), parts().collect()),
            Shape::Ideograph => {
                What::Run(std::iter::once(first.text.clone()).chain(parts()).collect())
            }
        };
        let end = rest[..more]
            .iter()
            .map(|token| token.end)
            .fold(first.end, usize::max);
        let unfinished = typing_end == Some(end);
        words.push(QueryWord {
            what,
            range: first.start..end,
            position: first.position,
            unfinished,
        });
        at += 1 + more;
    }
}

/// The same words with rows of three ideographs and more as their pairs: what is looked for where no course has the row.
pub(crate) fn apart(words: &[QueryWord]) -> Vec<QueryWord> {
    let pairs = |word: &QueryWord| match &word.what {
        What::Run(run) if run.len() > 2 => {
            let pair = |(at, pair): (u32, &[String])| QueryWord {
                what: What::Run(pair.to_vec()),
                position: word.position + at,
                ..word.clone()
            };
            let asks = asking(run);
            let pairs = (0..).zip(run.windows(2)).filter(|(at, _)| {
                let at = *at as usize;
                !asks[at] && !asks[at + 1]
            });
            let said: Vec<QueryWord> = pairs.map(pair).collect();
            match said.is_empty() {
                true => (0..).zip(run.windows(2)).map(pair).collect(),
                false => said,
            }
        }
        _ => vec![word.clone()],
    };
    words.iter().flat_map(pairs).take(MOST_WORDS).collect()
}

/// Words of questions, which say nothing of what is asked for.
const OF_QUESTIONS: [&str; 24] = [
    "are", "be", "can", "do", "does", "how", "i", "it", "me", "my", "our", "should", "that",
    "this", "we", "what", "when", "where", "which", "who", "why", "will", "you", "your",
];

/// The same in Chinese, longer ones first. They stand in a row with what is asked for.
const OF_QUESTIONS_IN_HAN: [&str; 9] = [
    "怎么办",
    "怎么样",
    "为什么",
    "什么是",
    "是什么",
    "怎么",
    "怎样",
    "如何",
    "什么",
];

/// Which ideographs of a row belong to words of questions.
fn asking(run: &[String]) -> Vec<bool> {
    let text = run.concat();
    let mut asks = vec![false; run.len()];
    for words in OF_QUESTIONS_IN_HAN {
        for (at, _) in text.match_indices(words) {
            let from = text[..at].chars().count();
            let to = from + words.chars().count();
            // A character of a row may be several of the text's, where it was folded.
            asks.iter_mut()
                .take(to)
                .skip(from)
                .for_each(|asks| *asks = true);
        }
    }
    asks
}

fn drop_stop_words(words: &mut Vec<QueryWord>) {
    let says_little = |word: &QueryWord| {
        let little = |text: &str| is_stop_word(text) || OF_QUESTIONS.contains(&text);
        !word.unfinished && matches!(&word.what, What::Word(text) if little(text))
    };
    if !words.iter().all(says_little) {
        words.retain(|word| !says_little(word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(query: &str, typing: bool) -> Vec<String> {
        let one = |word: QueryWord| {
            let mark = if word.unfinished { "*" } else { "" };
            let text = match word.what {
                What::Word(text) => text,
                What::Code(whole, parts) => format!("{whole}={}", parts.join("+")),
                What::Run(run) => run.concat(),
                What::Phrase(all) => {
                    let texts: Vec<_> = all.iter().map(|token| token.text.as_str()).collect();
                    format!("({})", texts.join(" "))
                }
            };
            format!("{text}{mark}@{}", word.position)
        };
        parse(query, typing).into_iter().map(one).collect()
    }

    #[test]
    fn queries_are_understood() {
        assert_eq!(show("History of Art", false), ["history@0", "art@2"]);
        assert_eq!(show("the", false), ["the@0"]);
        assert_eq!(show("art of", true), ["art@0", "of*@1"]);
        assert_eq!(show("art of ", true), ["art@0"]);
        assert_eq!(
            show("Python编程 入门", true),
            ["python@0", "编程@1", "入门*@3"]
        );
        assert_eq!(show("18.031 maths", false), ["18.031=18+031@0", "maths@2"]);
        assert_eq!(show("18.03", true), ["18.03=18+03*@0"]);
        assert_eq!(
            show("say \"red the wine\" now", false),
            ["say@0", "(red the wine)@1", "now@4"]
        );
        assert_eq!(show("“机器学习", true), ["(机 器 学 习)@0"]);
        assert_eq!(show(" \" \" ", true), Vec::<String>::new());
    }

    #[test]
    fn of_a_chinese_question_what_it_asks_for_is_looked_up_in_pieces() {
        let pieces = |query: &str| -> Vec<String> {
            let one = |word: QueryWord| match word.what {
                What::Run(run) => run.concat(),
                other => format!("{other:?}"),
            };
            apart(&parse(query, false)).into_iter().map(one).collect()
        };
        assert_eq!(pieces("字太小怎么办"), ["字太", "太小"]);
        assert_eq!(pieces("什么是函数"), ["函数"]);
        assert_eq!(pieces("为什么"), ["为什", "什么"]);
    }

    #[test]
    fn a_pasted_page_is_not_looked_up_whole() {
        for (one, before) in [("word ", "\""), ("器", ""), (".18", "x")] {
            let words = parse(&format!("{before}{}", one.repeat(5_000)), false);
            let parts = match &words[0].what {
                What::Phrase(all) => all.len(),
                What::Run(parts) | What::Code(_, parts) => parts.len(),
                What::Word(_) => 0,
            };
            assert!((MOST_WORDS..=MOST_WORDS + 1).contains(&parts), "{one}");
            assert!(words.len() == 1 && apart(&words).len() <= MOST_WORDS);
        }
    }
}
