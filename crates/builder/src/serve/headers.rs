//! The `_headers` file of static hosts: a path pattern on a line of its own, and under it, indented, `Name: value` lines.
//!
//! Form: Netlify's custom headers, which Cloudflare Pages shares. `*` stands for any part of a path, `:name` for one segment.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The rules of one file, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules(Vec<Rule>);

#[derive(Clone, Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
}

impl Rules {
    /// Reads a file; lines that are neither pattern nor header are passed over, as hosts do.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule {
                    pattern: trimmed.to_owned(),
                    headers: Vec::new(),
                });
                continue;
            }
            let Some(rule) = rules.last_mut() else {
                continue;
            };
            // `! Name` takes a header away.
            if let Some(name) = trimmed.strip_prefix('!') {
                if let Ok(name) = HeaderName::from_bytes(name.trim().as_bytes()) {
                    rule.headers.push((name, None));
                }
            } else if let Some((name, value)) = trimmed.split_once(':')
                && let Ok(name) = HeaderName::from_bytes(name.trim().as_bytes())
                && let Ok(value) = HeaderValue::from_str(value.trim())
            {
                rule.headers.push((name, Some(value)));
            }
        }
        Self(rules)
    }

    /// Sets the headers of every rule that fits, in order: a later rule has the last word.
    pub fn apply(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| fits(&rule.pattern, path)) {
            for (name, value) in &rule.headers {
                match value {
                    Some(value) => drop(headers.insert(name, value.clone())),
                    None => drop(headers.remove(name)),
                }
            }
        }
    }
}

/// Whether a path fits a pattern.
fn fits(pattern: &str, path: &str) -> bool {
    if let Some((before, after)) = pattern.split_once('*') {
        let Some(rest) = strip(before, path) else {
            return false;
        };
        return after.is_empty() || rest.char_indices().any(|(at, _)| fits(after, &rest[at..]));
    }
    strip(pattern, path) == Some("")
}

/// What is left of a path after a pattern without `*`.
fn strip<'p>(pattern: &str, path: &'p str) -> Option<&'p str> {
    match pattern.split_once("/:") {
        None => path.strip_prefix(pattern),
        Some((before, after)) => {
            let rest = path.strip_prefix(before)?.strip_prefix('/')?;
            let end = rest.find('/').unwrap_or(rest.len());
            let name_end = after.find('/').unwrap_or(after.len());
            if end == 0 {
                return None;
            }
            strip(&after[name_end..], &rest[end..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, path) in [
            ("/*", "/a/b.js"),
            ("/index.html", "/index.html"),
            ("/api/*", "/api/v1/x.json"),
            ("/*.wasm", "/deep/app.wasm"),
            ("/media/*/small.*", "/media/x/y/small.webp"),
            ("/course/:id", "/course/bread"),
            ("/course/:id/notes", "/course/bread/notes"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("/index.html", "/index.html2"),
            ("/api/*", "/apis"),
            ("/*.wasm", "/app.wasm.br"),
            ("/course/:id", "/course/bread/notes"),
            ("/course/:id", "/course/"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn later_rules_win_and_headers_can_go() {
        let rules = Rules::parse(
            "# all\n/*\n  X-One: a\n  X-Two: b: c\n  broken\n/x/*\n\tX-One: z\n  ! X-Two\n",
        );
        let mut headers = HeaderMap::new();
        rules.apply("/y", &mut headers);
        assert_eq!(headers["x-one"], "a");
        assert_eq!(headers["x-two"], "b: c");
        let mut headers = HeaderMap::new();
        rules.apply("/x/y", &mut headers);
        assert_eq!(headers["x-one"], "z");
        assert!(!headers.contains_key("x-two"));
    }
}
