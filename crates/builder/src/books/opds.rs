//! OPDS 2.0 feeds: which free EPUBs they name.
//!
//! Only what costs nothing and asks for no account is taken. What is sold, lent or a sample is passed over, and told.

use super::archive::Refusal;
use crate::import::{Patience, fetch};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use url::Url;

const RELATION: &str = "http://opds-spec.org/acquisition";
const EPUB: &str = "application/epub+zip";

/// A book of a feed that anybody may fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its title, for messages.
    pub title: String,
    /// Where its EPUB lies.
    pub address: String,
}

/// What a feed offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The free EPUBs, each once, in the order of the feed.
    pub books: Vec<Offer>,
    /// The next page of the feed.
    pub next: Option<String>,
    /// What was passed over: code and reason.
    pub warnings: Vec<(&'static str, String)>,
}

/// Reads a feed. `base` is its own address, for the relative ones in it.
///
/// # Errors
/// It is no JSON, or no feed.
pub fn offers(text: &str, base: Option<&str>) -> Result<Offers, Refusal> {
    let feed: Value = serde_json::from_str(text).map_err(|error| {
        Refusal::new(
            "bad-json",
            format!("The feed is no JSON ({error}). Ask its publisher to mend it."),
        )
    })?;
    let lists = ["publications", "navigation", "groups"];
    if feed.get("authentication").is_some() {
        let reason = "It asks for an account: it is an OPDS authentication document, not a feed.";
        return Err(Refusal::new("not-a-feed", reason));
    }
    if !lists.iter().any(|key| feed[*key].is_array()) {
        let reason =
            "It is no OPDS 2.0 feed: it has neither publications nor navigation nor groups.";
        return Err(Refusal::new("not-a-feed", reason));
    }
    let named = link_of(list(&feed["links"]), "self");
    let base = base.or(named).and_then(|base| Url::parse(base).ok());
    let mut found = Offers {
        next: link_of(list(&feed["links"]), "next").and_then(|href| resolve(base.as_ref(), href)),
        ..Offers::default()
    };
    let groups = list(&feed["groups"]).iter();
    let grouped = groups.flat_map(|group| list(&group["publications"]));
    let mut seen = BTreeSet::new();
    for publication in list(&feed["publications"]).iter().chain(grouped) {
        let title = title(&publication["metadata"]["title"]);
        let address = list(&publication["links"])
            .iter()
            .filter(|link| is_free(link) && link["type"] == EPUB)
            .find_map(|link| resolve(base.as_ref(), link["href"].as_str()?));
        match address {
            Some(address) if seen.insert(address.clone()) => {
                found.books.push(Offer { title, address });
            }
            Some(_) => {}
            None => {
                let reason = format!("“{title}” is not offered as a free EPUB and was left out.");
                found.warnings.push(("not-free", reason));
            }
        }
    }
    Ok(found)
}

/// Fetches an offered book into the cache folder, politely and once; gives its file.
///
/// # Errors
/// It cannot be fetched.
pub fn fetched(offer: &Offer, folder: &Path, patience: &Patience) -> Result<PathBuf, Refusal> {
    fetch(&offer.address, folder, patience).map_err(|why| Refusal::new("not-fetched", why))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The relations of a link: one, or a list.
fn relations(link: &Value) -> impl Iterator<Item = &str> {
    let one = std::slice::from_ref(&link["rel"]);
    let all = link["rel"].as_array().map_or(one, Vec::as_slice);
    all.iter().filter_map(Value::as_str)
}

fn link_of<'a>(links: &'a [Value], relation: &str) -> Option<&'a str> {
    let link = links
        .iter()
        .find(|link| relations(link).any(|found| found == relation))?;
    link["href"].as_str()
}

/// Whether a link gives the whole book for nothing: it says so, or names no price and no other step.
fn is_free(link: &Value) -> bool {
    let open = format!("{RELATION}/open-access");
    let properties = &link["properties"];
    let price = properties["price"]["value"].as_f64().unwrap_or(0.0);
    let steps = properties.get("indirectAcquisition").is_some()
        || properties.get("authenticate").is_some()
        || link["templated"] == true;
    let relation = |found: &str| found == open || found == "open-access" || found == RELATION;
    relations(link).any(relation) && price == 0.0 && !steps
}

/// A web address; nothing else is fetched.
fn resolve(base: Option<&Url>, href: &str) -> Option<String> {
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// A title in one language or by language.
fn title(value: &Value) -> String {
    let words = match value {
        Value::Object(languages) => languages.values().next().unwrap_or(value),
        other => other,
    };
    crate::normalize::one_line(words.as_str().unwrap_or("?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn feed(links: Value) -> String {
        let book = json!({ "metadata": { "title": { "en": "Tea" } }, "links": links });
        json!({ "metadata": { "title": "x" }, "links": [], "publications": [book] }).to_string()
    }

    #[test]
    fn only_what_is_free_and_whole_is_taken() {
        let link = |rel: Value, properties: Value| json!([{ "rel": rel, "href": "a.epub", "type": EPUB, "properties": properties }]);
        let open = format!("{RELATION}/open-access");
        let base = Some("https://a.example/feed/opds.json");
        for (links, free) in [
            (link(json!(open), json!({})), true),
            (link(json!(["alternate", open]), json!({})), true),
            (link(json!(RELATION), json!({})), true),
            (
                link(
                    json!("open-access"),
                    json!({ "price": { "value": 0, "currency": "EUR" } }),
                ),
                true,
            ),
            (
                link(
                    json!(RELATION),
                    json!({ "price": { "value": 5, "currency": "EUR" } }),
                ),
                false,
            ),
            (
                link(json!(RELATION), json!({ "indirectAcquisition": [] })),
                false,
            ),
            (link(json!(format!("{RELATION}/sample")), json!({})), false),
            (link(json!(format!("{RELATION}/borrow")), json!({})), false),
            (
                json!([{ "rel": open, "href": "a.pdf", "type": "application/pdf" }]),
                false,
            ),
            (
                json!([{ "rel": open, "href": "file:///etc/passwd", "type": EPUB }]),
                false,
            ),
        ] {
            let found = offers(&feed(links.clone()), base).unwrap();
            assert_eq!(found.books.len(), usize::from(free), "{links}");
            assert_eq!(found.warnings.len(), usize::from(!free), "{links}");
            let right = |offer: &Offer| {
                offer.address == "https://a.example/feed/a.epub" && offer.title == "Tea"
            };
            assert!(found.books.iter().all(right));
        }
    }

    #[test]
    fn what_is_no_feed_is_refused_with_its_reason() {
        let code = |text: &str| offers(text, None).unwrap_err().code;
        assert_eq!(code("{\"a\": 1,}"), "bad-json");
        assert_eq!(code("{\"metadata\": {}}"), "not-a-feed");
        assert_eq!(
            code("{\"authentication\": [], \"navigation\": []}"),
            "not-a-feed"
        );
    }

    #[test]
    fn real_feeds_are_read() {
        let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
        let shared = std::env::var_os("LIFELONG_SHARED").map_or_else(usual, PathBuf::from);
        let read = |name: &str| std::fs::read_to_string(shared.join("data/opds2").join(name)).ok();
        let Some(text) = read("test-feed-opds-io.in.json") else {
            return;
        };
        let found = offers(&text, None).unwrap();
        assert!(found.books.len() >= 4, "{found:?}");
        assert!(
            found.books.iter().all(
                |one| one.address.starts_with("https://test.opds.io/") && !one.title.is_empty()
            )
        );
        let shop = read("test-feed-feedbooks-catalog.in.json").unwrap();
        let shop = offers(&shop, None).unwrap();
        assert!(shop.books.is_empty() && !shop.warnings.is_empty());
        let locked = read("opds-authentication.INVALID-fixture.json").unwrap();
        assert_eq!(offers(&locked, None).unwrap_err().code, "bad-json");
    }
}
