//! Feeds (OPDS 2.0) and manifests (Readium), told from other JSON by the keys of their outermost object.

use super::kind::Kind;
use super::stream::LISTS;
use super::text::TextFile;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::{self, BufReader, Read};

/// No feed and no manifest is larger than this.
const LARGEST: u64 = 64 << 20;

/// The keys that have been seen.
#[derive(Default)]
struct Keys {
    metadata: bool,
    links: bool,
    lists: bool,
    order: bool,
    /// `@context` names the vocabulary of manifests.
    webpub: bool,
    other: bool,
}

impl Keys {
    /// What no further key would change.
    fn settled(&self) -> Option<Kind> {
        if self.other {
            return None;
        }
        let feed = self.metadata && self.links && self.lists;
        let manifest = self.order && (self.metadata || self.webpub);
        match (feed, manifest) {
            (_, true) => Some(Kind::Manifest),
            (true, false) => Some(Kind::Feed),
            _ => None,
        }
    }

    fn note(&mut self, key: &str) {
        match key {
            "metadata" => self.metadata = true,
            "links" => self.links = true,
            "publications" | "navigation" | "groups" => self.lists = true,
            "readingOrder" => self.order = true,
            key => self.other |= LISTS.contains(&key),
        }
    }
}

/// Whether a JSON file is a feed or a manifest. Catalogues are told apart by their first keys, so that a large one is
/// not read twice.
pub(crate) fn shelf_kind(file: &TextFile) -> Option<Kind> {
    if !file.head.trim_start().starts_with('{') {
        return None;
    }
    let text = BufReader::with_capacity(1 << 16, file.open().ok()?.take(LARGEST));
    let mut json = serde_json::Deserializer::from_reader(text);
    let mut keys = Keys::default();
    // It ends early where the keys have told enough, which is no fault.
    let whole = json.deserialize_map(Look(&mut keys)).is_ok();
    let named = whole && keys.webpub && !keys.other && !keys.lists;
    keys.settled().or(named.then_some(Kind::Manifest))
}

struct Look<'a>(&'a mut Keys);

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.0.note(&key);
            if self.0.other || self.0.settled().is_some() {
                return Err(A::Error::custom("enough was seen"));
            }
            if key == "@context" {
                let value: Value = map.next_value()?;
                self.0.webpub = value.to_string().contains("webpub-manifest");
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The text of a feed or manifest.
///
/// # Errors
/// It cannot be read, or has more than any honest one.
pub(crate) fn text_of(file: &TextFile) -> io::Result<String> {
    let mut text = String::new();
    let read = file.open()?.take(LARGEST + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST {
        let reason = format!("it has more than {} MB", LARGEST >> 20);
        return Err(io::Error::other(reason));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<Kind> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.json");
        std::fs::write(&path, text).unwrap();
        shelf_kind(&TextFile::look(&path, "x.json").unwrap())
    }

    #[test]
    fn feeds_and_manifests_are_told_by_their_keys() {
        for list in ["publications", "navigation", "groups"] {
            let feed = format!(r#"{{"{list}":[],"links":[],"x":1,"metadata":{{}}}}"#);
            assert_eq!(kind(&feed), Some(Kind::Feed), "{list}");
        }
        for manifest in [
            r#"{"metadata":{},"links":[],"readingOrder":[]}"#,
            r#"{"@context":["https://readium.org/webpub-manifest/context.jsonld"],"links":[]}"#,
            r#"{"@context":"https://readium.org/webpub-manifest/context.jsonld","readingOrder":[]}"#,
        ] {
            assert_eq!(kind(manifest), Some(Kind::Manifest), "{manifest}");
        }
        for other in [
            "",
            "[]",
            r#"{"links":{"next":"x"},"data":[{}],"metadata":{},"groups":[]}"#,
            r#"{"@context":"https://schema.org","name":"x"}"#,
            r#"{"$schema":"x","properties":{"metadata":{},"links":{},"publications":{}}}"#,
            r#"{"metadata":{},"links":[]}"#,
            r#"{"@context":"https://readium.org/webpub-manifest/context.jsonld","#,
        ] {
            assert_eq!(kind(other), None, "{other}");
        }
        // Longer than what is looked at of other files.
        let long = format!(
            r#"{{"publications":[{}0],"links":[],"metadata":{{}}}}"#,
            "1,".repeat(80_000)
        );
        assert_eq!(kind(&long), Some(Kind::Feed));
    }
}
