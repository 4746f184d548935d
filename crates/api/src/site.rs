//! What makes one build of the portal serve any institution.

use crate::{Area, Text};
use serde::{Deserialize, Serialize};

/// `config.json` beside the portal. Nothing of it need be there; what a portal does not know it ignores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SiteConfig {
    /// Folder of `index.json`, relative to the portal or an https address; ends with `/`.
    pub api: String,
    /// Where learners may send stars and words about a course, after they have seen what is sent: `mailto:` with a mail
    /// address, or an `https:` address of a form on the web. In the latter `{text}`, `{course}` and `{stars}` stand for the
    /// learner's words, the course's title and id, and a digit. None: stars and words are kept on the device alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback: Option<String>,
    /// The live service: the address of a bucket of a Kinto server (<https://docs.kinto-storage.org>), with a slash at its
    /// end, as `https://live.example.org/v1/buckets/lifelong/`; see [`live_server`]. It counts those who take part in an
    /// event, and tells figures that are younger than the catalogue. None: nothing of this exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<String>,
    /// The name that the portal goes by; empty for its own.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// A picture beside the portal, shown before the name: its path there. None for the portal's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The languages that the portal speaks here, the usual one first: `zh-Hans`, `en`. Empty for all it can.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The parts of the home page in their order, of [`HOME`]; empty for all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub home: Vec<String>,
    /// The areas that the home page has doors to, in their order; empty for all six.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// How learners reach the people of the institution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

/// The parts that a home page may have below its search field, as it has them where nobody says otherwise.
pub const HOME: [&str; 5] = [
    "areas",
    "five-minutes",
    "columns",
    "reading",
    "institutions",
];

/// How learners reach people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Contact {
    /// When, or whom to ask for.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// A telephone number as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            api: "api/v1/".to_owned(),
            feedback: None,
            live: None,
            name: Text::new(),
            logo: None,
            languages: Vec::new(),
            home: Vec::new(),
            areas: Vec::new(),
            contact: None,
        }
    }
}

/// `pages.json`: what stands in the pages of a catalogue's own things before any program runs. `lifelong pages` makes them of
/// it; the portal does not read it.
#[cfg(feature = "schema")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct OwnPages {
    /// The portal's address with a slash at its end; empty where nobody told it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// BCP 47 tags of the languages of the catalogue's own texts, the foremost first.
    pub in_language: Vec<String>,
    /// The pages: columns, events, books, institutions, courses that are learned here.
    pub pages: Vec<OwnPage>,
}

/// The page of one thing.
#[cfg(feature = "schema")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct OwnPage {
    /// Its path in the portal, without a slash at its beginning: `column/smart-help`.
    pub path: String,
    /// The thing's title.
    pub name: Text,
    /// One or two sentences.
    pub r#abstract: Text,
    /// A picture of pixels with it, relative to the API's folder, or an https address: what others show with a link to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Its oEmbed document, relative to the API's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oembed: Option<String>,
    /// What it is, as schema.org says it in JSON-LD.
    pub thing: serde_json::Value,
}

/// The server of a live service: of the address of its bucket what stands before `buckets/`, as
/// `https://live.example.org/v1/`. None for an address that [`SiteConfig::live`] may not have: it is `https:`, or `http:` on
/// this same computer, names no user, holds no `?` and no `#`, and ends with `/buckets/`, the bucket's name and `/`.
#[must_use]
pub fn live_server(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let (authority, _) = rest.split_once('/')?;
    let here = ["127.0.0.1", "localhost", "[::1]"].iter().any(|host| {
        let port = authority.strip_prefix(host);
        port.is_some_and(|port| port.is_empty() || port.starts_with(':'))
    });
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
    let fits = match scheme {
        "https" => !authority.is_empty(),
        "http" => here,
        _ => false,
    };
    if !fits || !rest.chars().all(plain) {
        return None;
    }
    let (server, bucket) = address.strip_suffix('/')?.rsplit_once("/buckets/")?;
    let named = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    // Before `buckets/` there is more than a scheme.
    let whole = server.len() >= scheme.len() + "://".len() + authority.len();
    let known = whole && !bucket.is_empty() && bucket.chars().all(named);
    known.then(|| &address[..=server.len()])
}

#[cfg(test)]
mod tests {
    use super::live_server;

    #[test]
    fn a_live_service_has_a_server() {
        for (address, server) in [
            (
                "https://live.example.org/v1/buckets/lifelong/",
                "https://live.example.org/v1/",
            ),
            (
                "https://example.org:8443/a/buckets/v1/buckets/b_2/",
                "https://example.org:8443/a/buckets/v1/",
            ),
            (
                "http://127.0.0.1:8888/v1/buckets/b/",
                "http://127.0.0.1:8888/v1/",
            ),
            ("http://localhost/buckets/b/", "http://localhost/"),
            ("http://[::1]:80/v1/buckets/b/", "http://[::1]:80/v1/"),
        ] {
            assert_eq!(live_server(address), Some(server), "{address}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_bucket_has_none() {
        for address in [
            "",
            "https://",
            "https:///buckets/b/",
            "https://buckets/b/",
            "https://live.example.org/v1/",
            "https://live.example.org/v1/buckets/",
            "https://live.example.org/v1/buckets//",
            "https://live.example.org/v1/buckets/lifelong",
            "https://live.example.org/v1/buckets/lifelong/collections/",
            "https://live.example.org/v1/buckets/lifelong/?a=/buckets/b/",
            "https://live.example.org/v1/#/buckets/b/",
            "https://admin:word@live.example.org/v1/buckets/b/",
            "https://live.example.org\\v1/buckets/b/",
            "https://live.example.org/v1/buckets/a b/",
            "http://live.example.org/v1/buckets/b/",
            "http://localhost.example.org/v1/buckets/b/",
            "http://127.0.0.1.example.org/v1/buckets/b/",
            "javascript://live.example.org/v1/buckets/b/",
            "live.example.org/v1/buckets/b/",
        ] {
            assert_eq!(live_server(address), None, "{address}");
        }
    }
}
