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
