//! What a book says about its licence.

/// A licence as SPDX identifier or address: Creative Commons and the public domain, wherever the words name them
/// beyond doubt, and SPDX identifiers that stand alone.
pub(super) fn license(text: &str) -> Option<String> {
    let text = crate::normalize::plain_line(text);
    let lower = text.to_ascii_lowercase();
    if let Some((_, rest)) = lower.split_once("creativecommons.org/publicdomain/") {
        return Some(if rest.starts_with("zero") {
            "CC0-1.0".to_owned()
        } else {
            PUBLIC_DOMAIN.to_owned()
        });
    }
    if let Some((_, rest)) = lower.split_once("creativecommons.org/licenses/") {
        let mut parts = rest.split(['/', ' ', ')', '"']);
        let (kind, version) = (parts.next()?, parts.next()?);
        return cc(kind, version.trim_end_matches('.'));
    }
    if let Some(found) = named(&lower) {
        return Some(found);
    }
    // “In the USA” says nothing about the rest of the world.
    let whole = lower.trim_end_matches(['.', ' ']);
    if matches!(
        whole,
        "public domain"
            | "public-domain"
            | "in the public domain"
            | "this work is in the public domain"
            | "公有领域"
            | "公共领域"
    ) {
        return Some(PUBLIC_DOMAIN.to_owned());
    }
    // Words that are neither an identifier nor an address of a licence say nothing that a program could use.
    let one = !text.contains(' ') && !text.contains("://") && !lower.starts_with("cc");
    one.then(|| crate::normalize::license(&text)).flatten()
}

/// Where the public domain is explained.
const PUBLIC_DOMAIN: &str = "https://creativecommons.org/publicdomain/mark/1.0/";

/// Whether anybody may hand the book on as it is.
pub(super) fn may_be_shared(license: &str) -> bool {
    license == PUBLIC_DOMAIN || license.starts_with("CC-BY") || license == "CC0-1.0"
}

fn cc(kind: &str, version: &str) -> Option<String> {
    let known = matches!(
        kind,
        "by" | "by-sa" | "by-nc" | "by-nd" | "by-nc-sa" | "by-nc-nd"
    );
    let version = matches!(version, "1.0" | "2.0" | "2.5" | "3.0" | "4.0").then_some(version)?;
    known.then(|| format!("CC-{}-{version}", kind.to_ascii_uppercase()))
}

/// `CC BY-SA 3.0`, `CC-BY 4.0` and `CC0` in a sentence.
fn named(lower: &str) -> Option<String> {
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        if *word == "cc0" {
            return Some("CC0-1.0".to_owned());
        }
        if *word != "cc" {
            continue;
        }
        let kind: Vec<&str> = words[at + 1..]
            .iter()
            .copied()
            .take_while(|word| matches!(*word, "by" | "sa" | "nc" | "nd"))
            .collect();
        let version = words.get(at + 1 + kind.len());
        if let Some(found) = version.and_then(|version| cc(&kind.join("-"), version)) {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_beyond_doubt_is_a_licence() {
        for (words, id) in [
            (
                "This work is shared with the public using the Attribution-ShareAlike 3.0 Unported (CC BY-SA 3.0) license.",
                "CC-BY-SA-3.0",
            ),
            (
                "http://creativecommons.org/licenses/by-nc/4.0/",
                "CC-BY-NC-4.0",
            ),
            (
                "https://creativecommons.org/publicdomain/zero/1.0/",
                "CC0-1.0",
            ),
            ("CC-BY-4.0", "CC-BY-4.0"),
            ("Public domain.", PUBLIC_DOMAIN),
        ] {
            assert_eq!(license(words).as_deref(), Some(id), "{words}");
        }
        for words in [
            "All rights reserved",
            "Public domain in the USA.",
            "This is not in the public domain",
            "Copyright 2020, see https://a.org",
            "CC",
            "",
        ] {
            assert_eq!(license(words), None, "{words}");
        }
        assert!(may_be_shared("CC0-1.0") && !may_be_shared("GPL-3.0"));
    }
}
