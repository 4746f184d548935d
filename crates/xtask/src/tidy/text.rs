//! Every word that people see is in `locales/`.
//!
//! In `html!` these hold no letters: text between tags, and the attributes in [`SEEN`]. An
//! expression there may not be a string either, nor choose between strings, nor `format!` words.
//! Anywhere else, no string holds Chinese, whatever it is for.

use super::{Breach, read, sources, tokens};
use crate::error::Result;
use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use std::path::Path;

/// Attributes and properties whose text people see or hear.
const SEEN: &[&str] = &[
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "aria-placeholder",
    "title",
    "placeholder",
    "alt",
    "label",
    "heading",
    "text",
    "summary",
    "caption",
];
const HTML: &[&str] = &["html", "html_nested"];

/// Finds words outside `locales/`.
pub fn check(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in sources(root, "src", &["rs"])? {
        match tokens::parse(&file, &read(root, &file)?) {
            Ok(stream) => {
                // A language's name in itself is no translation: it stays where languages are listed.
                let mut scan = Scan {
                    found: Vec::new(),
                    chinese: !file.starts_with("src/i18n"),
                };
                scan.rust(stream, false);
                breaches.extend(scan.found.into_iter().map(|(line, text)| {
                    let what =
                        format!("\"{text}\" is for people to read; put it into locales/*.ftl");
                    Breach::new(&file, line, what)
                }));
            }
            Err(breach) => breaches.push(breach),
        }
    }
    breaches.sort();
    breaches.dedup();
    Ok(breaches)
}

struct Scan {
    found: Vec<(usize, String)>,
    chinese: bool,
}

impl Scan {
    /// Notes a string that holds letters; with `template` the parts in braces are not letters.
    fn words(&mut self, literal: &Literal, template: bool) {
        let Some(text) = tokens::string(literal) else {
            return;
        };
        let mut depth = 0_usize;
        let letters = text.chars().any(|char| {
            match char {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            char.is_alphabetic() && !(template && depth > 0)
        });
        if letters {
            self.found.push((literal.span().start().line, text));
        }
    }

    /// Rust; `seen` where its value is shown to people.
    fn rust(&mut self, stream: TokenStream, seen: bool) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let macro_name = |at: usize| match at.checked_sub(2).map(|at| &tokens[at]) {
            Some(TokenTree::Ident(name)) if tokens::punct(&tokens, at - 1, '!') => name.to_string(),
            _ => String::new(),
        };
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(_) if tokens::opens_tests(&tokens, at) => {}
                // Attributes, and with them documentation.
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Bracket
                        && at > 0
                        && (tokens::punct(&tokens, at - 1, '#')
                            || (at > 1
                                && tokens::punct(&tokens, at - 1, '!')
                                && tokens::punct(&tokens, at - 2, '#'))) => {}
                TokenTree::Group(group) => {
                    let name = macro_name(at);
                    if HTML.contains(&name.as_str()) {
                        self.html(group.stream());
                        continue;
                    }
                    if seen
                        && name == "format"
                        && let Some(TokenTree::Literal(first)) = group.stream().into_iter().next()
                    {
                        self.words(&first, true);
                    }
                    let block = group.delimiter() == Delimiter::Brace;
                    self.rust(group.stream(), seen && block);
                }
                TokenTree::Literal(literal) => {
                    let arm = at > 1
                        && tokens::punct(&tokens, at - 1, '>')
                        && tokens::punct(&tokens, at - 2, '=');
                    let shown = seen && (tokens.len() == 1 || arm);
                    let chinese =
                        || tokens::string(literal).is_some_and(|text| text.chars().any(is_han));
                    if shown || (self.chinese && chinese()) {
                        self.words(literal, false);
                    }
                }
                _ => {}
            }
        }
    }

    /// The inside of `html!`.
    fn html(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let attribute = attribute_before(&tokens, at);
            let seen = attribute.as_deref().is_none_or(|name| SEEN.contains(&name));
            match token {
                TokenTree::Literal(literal) => {
                    // `if kind == "book"` compares and shows nothing.
                    let compared = attribute.is_none()
                        && ((at > 0 && tokens::punct(&tokens, at - 1, '='))
                            || tokens::punct(&tokens, at + 1, '='));
                    if seen && !compared {
                        self.words(literal, false);
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let markup = attribute.is_none()
                        && group.stream().into_iter().next().is_some_and(
                            |first| matches!(first, TokenTree::Punct(p) if p.as_char() == '<'),
                        );
                    if markup {
                        self.html(group.stream());
                    } else {
                        self.rust(group.stream(), seen);
                    }
                }
                TokenTree::Group(group) => self.rust(group.stream(), false),
                _ => {}
            }
        }
    }
}

/// The name before `=` before `at`: `aria-label` in `aria-label="x"`.
fn attribute_before(tokens: &[TokenTree], at: usize) -> Option<String> {
    let mut at = at.checked_sub(1)?;
    if !tokens::punct(tokens, at, '=') {
        return None;
    }
    let mut name = String::new();
    let mut wants_word = true;
    while let Some(before) = at.checked_sub(1) {
        at = before;
        match &tokens[at] {
            TokenTree::Ident(word) if wants_word => name.insert_str(0, &word.to_string()),
            TokenTree::Punct(p) if p.as_char() == '-' && !wants_word => name.insert(0, '-'),
            _ => break,
        }
        wants_word = !wants_word;
    }
    (!name.is_empty()).then(|| name.trim_start_matches("r#").to_owned())
}

/// Whether a character is Chinese writing.
fn is_han(char: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn found(name: &str, text: &str) -> Vec<String> {
        let dir = Scratch::new(&format!("text-{name}")).with("src/ui/card.rs", text);
        check(dir.path())
            .unwrap()
            .into_iter()
            .map(|breach| breach.what)
            .collect()
    }

    #[test]
    fn words_between_tags_are_found() {
        for (index, text) in [
            r#"fn v() { html!{ <p>{"Hello"}</p> } }"#,
            r#"fn v() { html!{ <p>{ if x { "Open" } else { more } }</p> } }"#,
            r#"fn v() { html!{ <p>{ match x { A => "One", B => f() } }</p> } }"#,
            r#"fn v() { html!{ <p>{ format!("{n} courses") }</p> } }"#,
            r#"fn v() { xs.map(|x| html!{ if x { <b>{"Bold"}</b> } }) }"#,
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(found(&format!("a{index}"), text).len(), 1, "{text}");
        }
    }

    #[test]
    fn words_in_attributes_are_found() {
        let text = r#"fn v() { html!{ <a aria-label="Close" title={"Shut"} class="btn" href="/x">{ "·" }</a> } }"#;
        assert_eq!(found("b", text).len(), 2);
        let text = r#"fn v() { html!{ <Card<T> heading="Courses" class={if x { "a" } else { "b" }} /> } }"#;
        assert_eq!(found("c", text).len(), 1);
    }

    #[test]
    fn what_people_do_not_see_is_left_alone() {
        let text = r#"
            /// Documentation in words.
            fn v() { let kind = "book"; html!{
                if kind == "book" { <i class="book" data-x={format!("id-{n}")} /> }
                <p>{ lang.title("id") }{ format!("{a} · {b}") }{"\u{a0}"}</p>
            } }
            #[cfg(test)]
            mod tests { fn t() { html!{ <p>{"Test"}</p> }; let x = "中文"; } }
        "#;
        assert_eq!(found("d", text), [""; 0]);
    }

    #[test]
    fn chinese_is_found_anywhere() {
        assert_eq!(found("e", r#"const T: &str = "学习";"#).len(), 1);
    }
}
