//! `glossary.toml`: words that a newcomer may stumble over. They make one help page, and what stands here counts as
//! explained wherever it is written.

use super::desk::Desk;
use super::facts::Facts;
use lifelong_api::{Block, FileRef, HelpArticle, Inline, Localized, RichText, Text};
use pinyin::ToPinyin;

/// A word with what it means.
struct Term {
    name: Text,
    text: Text,
    also: Vec<String>,
}

/// Reads the glossary: the help page of it, where there is one. Its words are noted as explained.
pub(super) fn read(desk: &mut Desk) -> Option<HelpArticle> {
    let path = desk.dir.join("glossary.toml");
    if !path.exists() {
        return None;
    }
    let facts = Facts::read(desk, &path, &["name", "summary", "terms", "updated"])?;
    facts.updated(desk);
    let mut terms = Vec::new();
    for id in facts.tables("terms") {
        let at = ["terms", id.as_str()];
        let term = Term {
            name: facts.localized(desk, &[at[0], at[1], "name"]),
            text: facts.localized(desk, &[at[0], at[1], "text"]),
            also: facts.strings_of(desk, &at, "also"),
        };
        let words = term.name.values().chain(&term.also);
        desk.explained.extend(words.cloned());
        terms.push(term);
    }
    let mut keywords: Vec<String> = terms.iter().flat_map(|t| t.also.iter().cloned()).collect();
    keywords.extend(terms.iter().flat_map(|term| term.name.values().cloned()));
    let mut body = Localized::default();
    for language in desk.languages.clone() {
        let text = page(&mut terms, &language);
        body.insert(language, text);
    }
    Some(HelpArticle {
        content: FileRef::default(),
        id: "glossary".to_owned(),
        name: facts.localized(desk, &["name"]),
        r#abstract: facts.localized(desk, &["summary"]),
        body,
        keywords,
    })
}

/// The words of one language in the order of its dictionaries, each with what it means.
fn page(terms: &mut [Term], language: &str) -> RichText {
    terms.sort_by_cached_key(|term| sound(term.name.pick(language)));
    let item = |term: &Term| {
        let name = Inline::Strong {
            content: vec![Inline::Text {
                text: term.name.pick(language).to_owned(),
            }],
        };
        let text = Inline::Text {
            text: term.text.pick(language).to_owned(),
        };
        vec![Block::Paragraph {
            content: vec![name, Inline::Break, text],
        }]
    };
    vec![Block::List {
        ordered: false,
        items: terms.iter().map(item).collect(),
    }]
}

/// How a word sounds, in Latin letters, to sort by: Chinese words stand by their pinyin.
fn sound(word: &str) -> String {
    let sound = |c: char| match c.to_pinyin() {
        // Before any letter, so that one character stands before two.
        Some(syllable) => format!("{} ", syllable.plain()),
        None => c.to_lowercase().to_string(),
    };
    word.chars().map(sound).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Taxonomy;

    const FILE: &str = r#"
[name]
zh-Hans = "词"
en = "Words"
[summary]
zh-Hans = "一句话"
en = "A sentence"
[terms.app]
name = { zh-Hans = "应用", en = "app" }
text = { zh-Hans = "小程序。", en = "A small program." }
[terms.qr-code]
name = { zh-Hans = "二维码", en = "QR code" }
text = { zh-Hans = "黑白图。", en = "A square." }
also = ["QR"]
"#;

    #[test]
    fn the_page_stands_in_the_order_of_each_language() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("glossary.toml"), FILE).unwrap();
        let taxonomy = Taxonomy::embedded();
        let mut desk = Desk::new(home.path(), &taxonomy);
        desk.languages = vec!["zh-Hans".to_owned(), "en".to_owned()];
        let article = read(&mut desk).unwrap();
        assert!(desk.findings.is_empty(), "{:?}", desk.findings);
        let words = |tag: &str| lifelong_api::plain(article.body.get(tag).unwrap());
        let (en, zh) = (words("en"), words("zh-Hans"));
        assert!(en.find("app") < en.find("QR code"), "{en}");
        assert!(zh.find("二维码") < zh.find("应用"), "{zh}");
        assert!(desk.explained.contains("QR"));
        assert!(article.keywords.contains(&"QR".to_owned()));
    }
}
