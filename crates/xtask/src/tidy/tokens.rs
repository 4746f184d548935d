//! Rust files as tokens: enough to see paths and texts, in macros too.

use super::Breach;
use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use std::path::Path;
use std::str::FromStr as _;

/// A path as it is written, `use` lists taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// Its parts; the last may be `*`.
    pub parts: Vec<String>,
    /// Its line.
    pub line: usize,
    /// How many modules written inside the file enclose it.
    pub depth: usize,
}

/// The tokens of a file; a file that is no Rust is a breach itself.
pub fn parse(file: &Path, text: &str) -> Result<TokenStream, Breach> {
    TokenStream::from_str(text).map_err(|why| {
        let line = why.span().start().line;
        Breach::new(
            file,
            line,
            format!("this is not Rust that can be read: {why}"),
        )
    })
}

/// Every path of two parts or more.
pub fn written_paths(tokens: TokenStream) -> Vec<Written> {
    let mut found = Vec::new();
    walk(tokens, 0, &mut found);
    found
}

fn walk(tokens: TokenStream, depth: usize, found: &mut Vec<Written>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(_) => at = path(&tokens, at, &[], depth, found),
            TokenTree::Group(group) => {
                let inner = usize::from(opens_module(&tokens, at));
                walk(group.stream(), depth + inner, found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Whether the group at `at` is the body of `mod name { … }`.
pub fn opens_module(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2
        && matches!(&tokens[at - 1], TokenTree::Ident(_))
        && matches!(&tokens[at - 2], TokenTree::Ident(word) if *word == "mod")
}

/// Whether the group at `at` is the body of a module for tests only.
pub fn opens_tests(tokens: &[TokenTree], at: usize) -> bool {
    opens_module(tokens, at)
        && tokens[..at - 2].iter().rev().take(3).any(|token| {
            matches!(token, TokenTree::Group(g) if g.stream().to_string().replace(' ', "") == "cfg(test)")
        })
}

/// Whether two colons stand at `at`.
fn colons(tokens: &[TokenTree], at: usize) -> bool {
    punct(tokens, at, ':') && punct(tokens, at + 1, ':')
}

/// Whether this mark stands at `at`.
pub fn punct(tokens: &[TokenTree], at: usize, mark: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == mark)
}

/// Reads the path that begins at `at`, after `before`; gives the place behind it.
fn path(
    tokens: &[TokenTree],
    mut at: usize,
    before: &[String],
    depth: usize,
    found: &mut Vec<Written>,
) -> usize {
    let mut parts = before.to_vec();
    let line = tokens[at].span().start().line;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) => parts.push(word.to_string()),
            Some(TokenTree::Punct(p)) if p.as_char() == '*' && !parts.is_empty() => {
                parts.push("*".to_owned());
            }
            Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Brace => {
                let list: Vec<TokenTree> = list.stream().into_iter().collect();
                for entry in list.split(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == ','))
                {
                    if !entry.is_empty() {
                        path(entry, 0, &parts, depth, found);
                    }
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !colons(tokens, at) {
            break;
        }
        at += 2;
    }
    if parts.len() > 1 {
        found.push(Written { parts, line, depth });
    }
    // At least one token is behind us, whatever it was.
    at
}

/// What a string says, escapes left out; `None` for numbers, characters and bytes.
pub fn string(literal: &Literal) -> Option<String> {
    let text = literal.to_string();
    if let Some(raw) = text.strip_prefix('r') {
        let raw = raw.trim_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut said = String::new();
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            said.push(char);
        } else if chars.next() == Some('u') {
            chars.by_ref().find(|char| *char == '}');
        }
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<(String, usize)> {
        let tokens = parse(Path::new("x.rs"), text).unwrap();
        written_paths(tokens)
            .into_iter()
            .map(|w| (w.parts.join("::"), w.depth))
            .collect()
    }

    #[test]
    fn use_lists_are_taken_apart() {
        let found = paths("use crate::{ui::{Card, button as b}, state::*};");
        let found: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            found,
            ["crate::ui::Card", "crate::ui::button", "crate::state::*"]
        );
    }

    #[test]
    fn paths_in_macros_and_inner_modules_are_seen() {
        let found = paths("fn f() { html!{ <crate::ui::Card /> } } mod t { use super::super::x; }");
        assert_eq!(
            found,
            [("crate::ui::Card".into(), 0), ("super::super::x".into(), 1)]
        );
    }

    #[test]
    fn strings_lose_their_escapes() {
        let said = |text: &str| string(&text.parse().unwrap());
        assert_eq!(said(r#""a\u{a0}\nb""#).as_deref(), Some("ab"));
        assert_eq!(said("r#\"raw\"#").as_deref(), Some("raw"));
        assert_eq!(said("12"), None);
        assert_eq!(said("'c'"), None);
    }
}
