//! Ids and keys: what makes two records one course, and what a course is called in an address.

use super::html::cut_bytes;
use crate::import::course_key;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters and digits of any script, without accents, words apart by one space: for comparing names.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        if c.is_alphanumeric() || matches!(c, '+' | '#') {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
            gap = false;
        } else if c != '\'' && c != '’' {
            gap = true;
        }
    }
    out
}

/// Small ASCII letters, digits and hyphens, at most 96 bytes; other scripts are spelled in Latin letters.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in deunicode::deunicode(text).chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            out.push(c.to_ascii_lowercase());
            gap = false;
        } else if c != '\'' {
            gap = true;
        }
        if out.len() >= 96 {
            break;
        }
    }
    out.truncate(96);
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A slug of at most `limit` bytes that ends with a whole word where it can.
pub(crate) fn short_slug(text: &str, limit: usize) -> String {
    let whole = slug(text);
    if whole.len() <= limit {
        return whole;
    }
    let cut = cut_bytes(&whole, limit);
    let end = if whole.as_bytes()[limit] == b'-' {
        limit
    } else {
        cut.rfind('-').filter(|at| *at > limit / 2).unwrap_or(limit)
    };
    whole[..end].to_owned()
}

/// Seven letters and digits that stand for a text; the same for the same text for ever.
pub fn short_hash(text: &str) -> String {
    let mut hash = xxhash_rust::xxh3::xxh3_64(text.as_bytes());
    // No vowels and nothing that looks like something else: no words come about by chance.
    let letters = b"23456789bcdfghjkmnpqrstvwxz";
    (0..7)
        .map(|_| {
            let letter = letters[(hash % letters.len() as u64) as usize];
            hash /= letters.len() as u64;
            char::from(letter)
        })
        .collect()
}

/// Whether a text can stand in an address as it is: small ASCII letters, digits and hyphens, at most 96 bytes.
pub(crate) fn fit_for_address(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 96
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}

/// The key of an identifier. Short ones such as `12` or `CS101` are only unique at their provider.
pub(crate) fn identifier_key(identifier: &str, provider: &str) -> String {
    let whole = course_key(identifier)
        .unwrap_or_else(|| identifier.trim().trim_end_matches('/').to_owned());
    let whole = whole.to_lowercase();
    let wide = whole.len() >= 12 || whole.contains(['+', ':', '/']);
    if wide {
        format!("id:{whole}")
    } else {
        format!("id:{}:{whole}", fold(provider))
    }
}

/// The id of a course that has none: provider, what it is known by, and a hash that keeps it unique.
pub(crate) fn make_id(provider: &str, identifiers: &[String], title: &str) -> String {
    let named = identifiers.iter().find(|identifier| reads_well(identifier));
    let words =
        named.map(|identifier| course_key(identifier).unwrap_or_else(|| identifier.clone()));
    let known_by = identifiers.first().map_or_else(
        || fold(title),
        |identifier| identifier_key(identifier, provider),
    );
    let hash = short_hash(&format!("{}|{known_by}", fold(provider)));
    let parts = [
        short_slug(provider, 30),
        short_slug(words.as_deref().unwrap_or(title), 50),
        hash,
    ];
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join("-")
}

/// Not an address, a UUID or a database key.
fn reads_well(identifier: &str) -> bool {
    let digits = identifier.chars().filter(char::is_ascii_digit).count();
    identifier.len() <= 40
        && !identifier.contains('/')
        && !identifier.contains(':')
        && identifier.chars().any(char::is_alphabetic)
        && (digits * 2 < identifier.len() || identifier.len() < 12)
        && identifier.matches('-').count() < 4
        && (identifier.len() < 16 || identifier.contains(['+', '_', '.', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_ignores_what_people_do_not_mean() {
        assert_eq!(
            fold("  Crème  Brûlée: Don’t Panic! "),
            "creme brulee dont panic"
        );
        assert_eq!(fold("C++ & C#"), "c++ c#");
        assert_eq!(fold("太极拳　入门"), "太极拳 入门");
    }

    #[test]
    fn slugs_are_fit_for_addresses() {
        assert_eq!(slug("Bread & Butter, Part 2"), "bread-butter-part-2");
        assert_eq!(slug("太极拳"), "tai-ji-quan");
        assert_eq!(slug("Основы"), "osnovy");
        assert_eq!(slug("!!!"), "");
        assert!(slug(&"long ".repeat(50)).len() <= 96);
        assert_eq!(
            short_slug("massachusetts institute of technology", 30),
            "massachusetts-institute-of"
        );
    }

    #[test]
    fn ids_are_stable_and_fit() {
        let id = make_id("Ginkgo School", &["MITx+18.05x".to_owned()], "Any");
        assert!(id.starts_with("ginkgo-school-mitx-18-05x-"), "{id}");
        assert!(fit_for_address(&id));
        assert_eq!(
            id,
            make_id(
                "Ginkgo School",
                &["MITx+18.05x".to_owned()],
                "Another title"
            )
        );
        assert_ne!(
            id,
            make_id("Ginkgo School", &["MITx+18.06x".to_owned()], "Any")
        );
        assert!(fit_for_address(&make_id("学校", &[], "太极拳入门")));
        assert!(make_id(&"p".repeat(200), &[], &"t".repeat(500)).len() <= 96);
        assert!(!fit_for_address("A") && !fit_for_address("-a") && !fit_for_address(""));
    }

    #[test]
    fn short_identifiers_belong_to_their_provider() {
        assert_eq!(
            identifier_key("course-v1:MITx+15.071x+1T2019", "x"),
            "id:mitx+15.071x"
        );
        assert_ne!(identifier_key("12", "One"), identifier_key("12", "Two"));
        assert_eq!(
            identifier_key("https://a.example/c/", "One"),
            identifier_key("https://a.example/c", "Two")
        );
    }
}
