//! A source as it is written on the command line and in the configuration.

use crate::import::{SourceFormat, SourceSpec};
use crate::publish::FeedSet;

/// The formats by their names.
const FORMATS: [(&str, SourceFormat); 11] = [
    ("jsonld", SourceFormat::JsonLd),
    ("moochub", SourceFormat::Moochub),
    ("openedx", SourceFormat::OpenEdx),
    ("discovery", SourceFormat::Discovery),
    ("mit-learn", SourceFormat::MitLearn),
    ("csv", SourceFormat::Csv),
    ("table", SourceFormat::Table),
    ("jsonl", SourceFormat::JsonLines),
    ("opds", SourceFormat::Opds),
    ("webpub", SourceFormat::Webpub),
    ("content", SourceFormat::Content),
];

/// The format of a name.
///
/// # Errors
/// A sentence with the names there are.
pub fn format(name: &str) -> Result<SourceFormat, String> {
    let found = FORMATS.iter().find(|(code, _)| *code == name);
    found.map(|(_, format)| *format).ok_or_else(|| {
        let names: Vec<_> = FORMATS.iter().map(|(code, _)| *code).collect();
        format!(
            "There is no format \"{name}\". The formats are: {}.",
            names.join(", ")
        )
    })
}

/// `SOURCE` or `FORMAT=SOURCE`. An address with a `=` in it needs no format: what stands before is no format's name.
pub fn source(text: &str) -> SourceSpec {
    let named = text
        .split_once('=')
        .and_then(|(name, location)| Some((format(name).ok()?, location)));
    match named {
        Some((format, location)) => SourceSpec {
            location: location.to_owned(),
            format: Some(format),
            mapping: None,
        },
        None => SourceSpec {
            location: text.to_owned(),
            format: None,
            mapping: None,
        },
    }
}

/// `LANG=TEXT` pairs as a text.
///
/// # Errors
/// A sentence, for one without `=`.
pub fn text(pairs: &[String]) -> Result<lifelong_api::Text, String> {
    let mut text = lifelong_api::Text::new();
    for pair in pairs {
        let (lang, words) = pair.split_once('=').ok_or_else(|| {
            format!("\"{pair}\" does not say its language: write it as en={pair}.")
        })?;
        text.insert(lang, words.to_owned());
    }
    Ok(text)
}

/// The address of a portal, with a slash at its end.
///
/// # Errors
/// A sentence, for one that no link could lead to.
pub fn address(text: &str) -> Result<String, String> {
    let web = |url: &url::Url| matches!(url.scheme(), "http" | "https");
    match url::Url::parse(text) {
        Ok(url) if web(&url) && url.query().is_none() && url.fragment().is_none() => {
            Ok(format!("{}/", url.as_str().trim_end_matches('/')))
        }
        _ => Err(format!(
            "\"{text}\" is no address of a portal: write it as https://learn.example.org/."
        )),
    }
}

/// The feeds of these names; `none` is none.
///
/// # Errors
/// A sentence with the names there are.
pub fn feeds<'a>(names: impl Iterator<Item = &'a str>) -> Result<FeedSet, String> {
    let mut set = FeedSet::NONE;
    for name in names {
        match name.trim() {
            "atom" => set.atom = true,
            "sitemap" => set.sitemap = true,
            "moochub" => set.moochub = true,
            "jsonld" => set.jsonld = true,
            "none" | "" => {}
            other => {
                return Err(format!(
                    "There are no feeds \"{other}\". The names are: atom, sitemap, moochub, jsonld, none."
                ));
            }
        }
    }
    Ok(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_stand_before_a_source() {
        let spec = source("csv=some/file=1.csv");
        assert_eq!(
            (spec.location.as_str(), spec.format),
            ("some/file=1.csv", Some(SourceFormat::Csv))
        );
        for (text, format) in [
            ("opds=https://a.example/x?a=b", SourceFormat::Opds),
            ("webpub=tea/manifest.json", SourceFormat::Webpub),
        ] {
            assert_eq!(source(text).format, Some(format), "{text}");
        }
        let spec = source("https://example.org/api?page=1");
        assert_eq!(
            (spec.location.as_str(), spec.format),
            ("https://example.org/api?page=1", None)
        );
        assert!(format("xml").unwrap_err().contains("moochub"));
    }

    #[test]
    fn texts_name_their_language() {
        let text = text(&["en=Learn = grow".to_owned(), "zh-Hans=学".to_owned()]).unwrap();
        assert_eq!(text.pick("en"), "Learn = grow");
        assert_eq!(text.pick("zh-Hans"), "学");
        assert!(
            super::text(&["Learn".to_owned()])
                .unwrap_err()
                .contains("en=Learn")
        );
    }

    #[test]
    fn an_address_ends_with_a_slash() {
        for given in ["https://a.example/learn", "https://a.example/learn/"] {
            assert_eq!(address(given).unwrap(), "https://a.example/learn/");
        }
        for bad in ["learn", "ftp://a.example/", "https://a.example/?q"] {
            assert!(address(bad).unwrap_err().contains(bad), "{bad}");
        }
    }

    #[test]
    fn feeds_are_named_or_refused() {
        let all = feeds("atom, sitemap,moochub,jsonld".split(',')).unwrap();
        assert!(all.moochub && all.jsonld && !FeedSet::default().moochub);
        let usual = feeds("atom,sitemap".split(',')).unwrap();
        assert_eq!(usual, FeedSet::default());
        assert_eq!(feeds("none".split(',')).unwrap(), FeedSet::NONE);
        let one = feeds("sitemap".split(',')).unwrap();
        assert_eq!((one.atom, one.sitemap, one.moochub), (false, true, false));
        assert!(feeds("rss".split(',')).unwrap_err().contains("atom"));
    }
}
