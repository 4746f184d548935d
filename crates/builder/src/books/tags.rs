//! Markup read as a row of tags, forgivingly: to look things up without building a tree, and to turn XHTML into
//! HTML that an HTML parser reads as it was meant.

use std::collections::BTreeMap;

/// Elements that never have an end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// Elements whose end tag may be left out: an open one does not say how deep the tree is.
const LOOSE: [&str; 12] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "rt",
];
/// A parser's work grows with the square of the nesting; no honest page is as deep.
const DEEPEST: usize = 100;

/// Whether an element never has an end tag.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// A piece of markup.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// Words, entities undecoded.
    Text(&'a str),
    /// Words of a CDATA section, which has no entities.
    Data(&'a str),
    /// The name without its prefix, the attributes as they stand, and whether it closes itself.
    Open(&'a str, &'a str, bool),
    /// The name of an end tag without its prefix.
    Close(&'a str),
    /// A comment, a declaration, an instruction.
    Other(&'a str),
}

/// The pieces of a text.
pub(super) struct Tokens<'a>(&'a str);

/// Reads a text.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens(text)
}

impl<'a> Tokens<'a> {
    fn take(&mut self, end: usize) -> &'a str {
        let (head, rest) = self.0.split_at(end);
        self.0 = rest;
        head
    }

    /// The text to the end of `mark`, which begins after `skip` bytes; all of it where the mark is missing.
    fn until(&mut self, skip: usize, mark: &str) -> &'a str {
        let end = self.0[skip..]
            .find(mark)
            .map_or(self.0.len(), |at| skip + at + mark.len());
        self.take(end)
    }

    /// Passes over what is no markup, to the end tag of `name`.
    fn skip_raw(&mut self, name: &str) {
        let mut from = 0;
        while let Some(at) = self.0[from..].find("</") {
            let after = &self.0[from + at + 2..];
            let head = after
                .split([':', '>', ' ', '\n'])
                .next()
                .unwrap_or_default();
            let local = after.get(head.len() + 1..).unwrap_or_default();
            let prefixed = after[head.len()..].starts_with(':')
                && local.len() >= name.len()
                && local.is_char_boundary(name.len())
                && local[..name.len()].eq_ignore_ascii_case(name);
            if head.trim_end().eq_ignore_ascii_case(name) || prefixed {
                self.0 = after.find('>').map_or("", |end| &after[end + 1..]);
                return;
            }
            from += at + 2;
        }
        self.0 = "";
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.0.is_empty() {
            return None;
        }
        if !self.0.starts_with('<') {
            let end = self.0.find('<').unwrap_or(self.0.len());
            return Some(Token::Text(self.take(end)));
        }
        if self.0.starts_with("<!--") {
            return Some(Token::Other(self.until(4, "-->")));
        }
        if self.0.starts_with("<![CDATA[") {
            let whole = self.until(9, "]]>");
            return Some(Token::Data(whole[9..].trim_end_matches("]]>")));
        }
        if self.0.starts_with("<?") {
            return Some(Token::Other(self.until(2, "?>")));
        }
        if self.0.starts_with("<!") {
            let end = self.0.find('>').unwrap_or(self.0.len());
            let subset = self.0[..end].contains('[');
            return Some(Token::Other(self.until(2, if subset { "]>" } else { ">" })));
        }
        let closing = self.0.starts_with("</");
        let begin = if closing { 2 } else { 1 };
        if !self.0[begin..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            // A lone bracket is a word.
            return Some(Token::Text(self.take(1)));
        }
        let (mut end, mut quote) = (self.0.len(), None);
        for (at, c) in self.0.char_indices().skip(begin) {
            match (quote, c) {
                (None, '>') => {
                    end = at + 1;
                    break;
                }
                (None, '"' | '\'') if !closing => quote = Some(c),
                (Some(open), c) if open == c => quote = None,
                _ => {}
            }
        }
        let whole = self.take(end);
        let inner = whole[begin..].trim_end_matches('>');
        let (inner, closed) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let cut = inner
            .find(|c: char| c.is_whitespace() || c == '/')
            .unwrap_or(inner.len());
        let (name, rest) = inner.split_at(cut);
        let name = name.rsplit(':').next().unwrap_or(name);
        Some(if closing {
            Token::Close(name)
        } else {
            Token::Open(name, rest, closed)
        })
    }
}

/// The attributes of a tag: names in small letters as they stand, values decoded.
pub(super) fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() {
        let cut = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let name = rest[..cut].to_ascii_lowercase();
        rest = rest[cut..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            rest = after.trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let begin = usize::from(quote.is_some());
            let body = &rest[begin..];
            let end = match quote {
                Some(quote) => body.find(quote),
                None => body.find(char::is_whitespace),
            };
            let end = end.unwrap_or(body.len());
            value = &body[..end];
            rest = body.get(end + begin..).unwrap_or_default();
        }
        if !name.is_empty() {
            found.push((name, decode(value)));
        }
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
    }
    found
}

/// The value of an attribute, by its name with or without a prefix.
pub(super) fn value(found: &[(String, String)], name: &str) -> Option<String> {
    let exact = found.iter().find(|(known, _)| known == name);
    let local = || {
        found
            .iter()
            .find(|(known, _)| known.rsplit(':').next() == Some(name))
    };
    exact.or_else(local).map(|(_, value)| value.clone())
}

/// The five entities of XML and numbers; others stay as they are.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // No known name is longer; a text of signs alone would be read again and again.
        let near = crate::normalize::html::cut_bytes(&rest[1..], 12);
        let name = near.split_once(';').map_or("", |(name, _)| name);
        let number = name.strip_prefix('#').and_then(|digits| {
            let hex = digits.strip_prefix(['x', 'X']);
            let code = match hex {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            code.ok().and_then(char::from_u32)
        });
        let known = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => number,
        };
        match known {
            Some(c) => {
                out.push(c);
                rest = &rest[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// XHTML as HTML: empty elements get an end tag, prefixes go, scripts and styles too, and the nesting is bounded.
pub(super) fn as_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    // Without it a table would lie inside the paragraph before it.
    out.push_str("<!DOCTYPE html>");
    let mut tokens = tokens(text);
    // Names of open elements, and how many of each name lie too deep to be written.
    let mut open: Vec<String> = Vec::new();
    let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text("<") => out.push_str("&lt;"),
            Token::Text(text) => out.push_str(text),
            Token::Data(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Token::Other(_) => {}
            Token::Open(name, attributes, closed) => {
                let lower = name.to_ascii_lowercase();
                if matches!(lower.as_str(), "script" | "style") {
                    if !closed {
                        tokens.skip_raw(&lower);
                    }
                    continue;
                }
                let name = known_as(&lower);
                let deep = open.len() >= DEEPEST;
                if !deep {
                    out.push('<');
                    out.push_str(name);
                    out.push_str(attributes);
                    out.push('>');
                    if closed && !VOID.contains(&name) {
                        out.push_str("</");
                        out.push_str(name);
                        out.push('>');
                    }
                }
                if !closed && !VOID.contains(&name) && !LOOSE.contains(&name) {
                    if deep {
                        *left_out.entry(name.to_owned()).or_default() += 1;
                    } else {
                        open.push(name.to_owned());
                    }
                }
            }
            Token::Close(name) => {
                let lower = name.to_ascii_lowercase();
                let name = known_as(&lower);
                if let Some(count) = left_out.get_mut(name).filter(|count| **count > 0) {
                    *count -= 1;
                    continue;
                }
                if let Some(at) = open.iter().rposition(|known| known == name) {
                    open.truncate(at);
                }
                if !VOID.contains(&name) {
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
        }
    }
    out
}

/// Elements that would make an HTML parser read what follows as bare text.
fn known_as(name: &str) -> &str {
    match name {
        "iframe" | "noembed" | "noframes" | "noscript" | "textarea" | "template" | "frameset"
        | "select" => "object",
        "plaintext" | "xmp" | "listing" => "pre",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xhtml_is_read_as_it_was_meant() {
        let html = as_html(
            "<?xml version='1.0'?><html><head><title/><script/><script>if (a<b) { '</p>' }</script></head><body><p><a id='x'/>1 <![CDATA[<b>]]><br/>&amp;<m:math><m:mi>x</m:mi></m:math></p></body></html>",
        );
        assert_eq!(
            html,
            "<!DOCTYPE html><html><head><title></title></head><body><p><a id='x'></a>1 &lt;b><br>&amp;<math><mi>x</mi></math></p></body></html>"
        );
    }

    #[test]
    fn attributes_are_found_in_any_dress() {
        let found = attributes(" epub:type = \"noteref x\" id='a&amp;b' hidden href=c/d ");
        assert_eq!(value(&found, "epub:type").as_deref(), Some("noteref x"));
        assert_eq!(value(&found, "type").as_deref(), Some("noteref x"));
        assert_eq!(value(&found, "id").as_deref(), Some("a&b"));
        assert_eq!(value(&found, "hidden").as_deref(), Some(""));
        assert_eq!(value(&found, "href").as_deref(), Some("c/d"));
        for odd in ["=", "a=\"", "&", "é='", "/", "a='&#x110000;'"] {
            attributes(odd);
            let _ = as_html(&format!("<p {odd}"));
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let html = as_html(&("<div>".repeat(9_000) + "deep" + &"</div>".repeat(9_000)));
        assert_eq!(html.matches("<div>").count(), DEEPEST);
        assert_eq!(html.matches("</div>").count(), DEEPEST);
    }
}
