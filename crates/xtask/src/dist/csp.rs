//! The content security policy: what the page may load and run.

use crate::error::{Error, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The policy of a page, with a hash of each of its inline scripts.
///
/// - `wasm-unsafe-eval` lets WebAssembly be compiled, and nothing else be evaluated.
/// - Styles may be inline: the portal's components bring their own while it runs.
/// - Pictures, recordings, frames and data may come from any https address, because courses of
///   other institutions, their catalogues and the optional live services lie elsewhere.
/// - `base-uri 'self'`: the page has a `<base>`, so that it works in a sub-folder; it must stay here.
pub fn policy(html: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(html) {
        let hash = BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()));
        let source = format!(" 'sha256-{hash}'");
        if !scripts.contains(&source) {
            scripts.push_str(&source);
        }
    }
    [
        "default-src 'self'",
        &format!("script-src {scripts}"),
        "style-src 'self'",
        "img-src 'self' https: data:",
        "media-src 'self' https: blob:",
        "connect-src 'self' https:",
        "frame-src 'self' https:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
    .join("; ")
}

/// Puts the policy into the page, for hosts that do not read `_headers`.
///
/// It follows the character set, which has to be first, and precedes everything it is about.
pub fn insert(html: &str, policy: &str) -> Result<String> {
    let lower = html.to_ascii_lowercase();
    let head = lower
        .find("<head")
        .and_then(|at| Some(at + lower[at..].find('>')? + 1));
    let head = head.ok_or_else(|| Error::new("index.html has no <head>."))?;
    let charset = lower
        .find("<meta charset")
        .and_then(|at| Some(at + lower[at..].find('>')? + 1));
    let at = charset.unwrap_or(head);
    let tag = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(format!("{}{tag}{}", &html[..at], &html[at..]))
}

/// The text of each script that is not loaded from a file.
fn inline_scripts(html: &str) -> Vec<&str> {
    let lower = html.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = lower[from..].find("<script") {
        let tag = from + at;
        let Some(open) = tag_end(&lower, tag) else {
            break;
        };
        let Some(close) = lower[open..].find("</script").map(|at| open + at) else {
            break;
        };
        let attributes = &lower[tag + "<script".len()..open - 1];
        if !attributes
            .split_whitespace()
            .any(|word| word.starts_with("src="))
        {
            found.push(&html[open..close]);
        }
        from = close;
    }
    found
}

/// The place after the `>` that ends the tag at `from`; one inside quotation marks does not.
fn tag_end(html: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in html.bytes().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return Some(index + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_found_and_loaded_ones_left_out() {
        let html = "<head><script src=\"/a.js\"></script><script type=\"module\" data-x=\"a>b\">init()</script></head>";
        assert_eq!(inline_scripts(html), ["init()"]);
    }

    #[test]
    fn the_hash_is_that_of_the_specification() {
        // The example of the CSP Level 3 specification, section 7.2 (SHA-256 of `alert('Hello, world.');`).
        let html = "<script>alert('Hello, world.');</script>";
        assert!(policy(html).contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"));
    }

    #[test]
    fn the_policy_follows_the_character_set() {
        let html = "<!doctype html><html><head lang=\"en\">\n<META charset=\"utf-8\"><title>x</title></head></html>";
        let with = insert(html, "default-src 'self'").unwrap();
        assert!(with.contains("charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"><title>"));
        assert!(insert("<p>", "x").is_err());
    }
}
