//! OPDS 2.0 feeds: which free books they name, and where they lead.
//!
//! Only what costs nothing and asks for no account is taken. What is sold, lent or a sample is passed over, and told.

use super::archive::{Refusal, inside};
use super::manifest::beside;
use crate::import::{Patience, get};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use url::Url;

pub(super) const RELATION: &str = "opds-spec.org/acquisition";
pub(super) const EPUB: &str = "application/epub+zip";
pub(super) const MANIFEST: &str = "application/webpub+json";
pub(super) const FEED: &str = "application/opds+json";

/// Where something lies that a feed names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At a web address.
    Web(String),
    /// In the folder of a feed that is a file itself, or below it.
    File(PathBuf),
}

impl Place {
    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Place::Web(address) => address.clone(),
            Place::File(path) => path.display().to_string(),
        }
    }
}

/// A book of a feed that anybody may fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its title, for messages.
    pub title: String,
    /// Where it lies.
    pub place: Place,
    /// It is no EPUB but a manifest, whose chapters lie beside it.
    pub manifest: bool,
}

/// A link from one feed to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Its words, for messages; the address as written where it has none.
    pub title: String,
    /// The address as written.
    pub href: String,
    /// Where it leads; `None` where nothing is found by it.
    pub place: Option<Place>,
}

/// What a feed offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The free books, each once, in the order of the feed.
    pub books: Vec<Offer>,
    /// How many books the feed lists, free or not.
    pub listed: usize,
    /// The next page of the feed.
    pub next: Option<Lead>,
    /// Other feeds that it leads to.
    pub doors: Vec<Lead>,
    /// What was passed over: code and reason.
    pub warnings: Vec<(&'static str, String)>,
}

/// Where relative addresses of a feed lead.
struct Base<'a> {
    address: Option<Url>,
    home: Option<&'a Path>,
}

impl Base<'_> {
    /// A file beside the feed, if there is one, else a web address. Nothing else is read.
    fn place(&self, href: &str) -> Option<Place> {
        let near = |home: &Path| {
            let path = inside("", href).filter(|path| !path.is_empty())?;
            let file = home.join(&path);
            let there = beside(home, &path).is_some_and(|found| found.is_file());
            there.then_some(Place::File(file))
        };
        if let Some(place) = self.home.and_then(near) {
            return Some(place);
        }
        let mut url = match &self.address {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        url.set_fragment(None);
        matches!(url.scheme(), "http" | "https").then(|| Place::Web(url.into()))
    }

    fn lead(&self, link: &Value) -> Option<Lead> {
        let href = link["href"].as_str().filter(|href| !href.is_empty())?;
        let title = match title(&link["title"]) {
            none if none == "?" => href.to_owned(),
            title => title,
        };
        let fixed = link["templated"] != true;
        Some(Lead {
            title,
            href: href.to_owned(),
            place: fixed.then(|| self.place(href)).flatten(),
        })
    }
}

/// Reads a feed. `base` is its own address and `home` the folder it lies in, for the relative addresses in it.
///
/// # Errors
/// It is no JSON, or no feed.
pub fn offers(text: &str, base: Option<&str>, home: Option<&Path>) -> Result<Offers, Refusal> {
    let feed: Value = serde_json::from_str(text).map_err(|error| {
        Refusal::new(
            "bad-json",
            format!("The feed is no JSON ({error}). Ask its publisher to mend it."),
        )
    })?;
    let lists = ["publications", "navigation", "groups"];
    if feed.get("authentication").is_some() {
        let reason = "It asks for an account: it is an OPDS authentication document, not a feed. Only shelves that are open to all can be read.";
        return Err(Refusal::new("not-a-feed", reason));
    }
    if !lists.iter().any(|key| feed[*key].is_array()) {
        let reason = "It is no OPDS 2.0 feed: it has neither publications nor navigation nor groups. Check the address.";
        return Err(Refusal::new("not-a-feed", reason));
    }
    let links = list(&feed["links"]);
    let named = link_of(links, "self").and_then(|link| link["href"].as_str());
    let base = Base {
        address: base.or(named).and_then(|base| Url::parse(base).ok()),
        home,
    };
    let groups = list(&feed["groups"]);
    let of_groups = |key: &'static str| groups.iter().flat_map(move |group| list(&group[key]));
    let mut found = Offers {
        next: link_of(links, "next").and_then(|link| base.lead(link)),
        ..Offers::default()
    };
    let doors = list(&feed["navigation"]).iter();
    for link in doors.chain(of_groups("navigation")) {
        if kind(link) == FEED {
            found.doors.extend(base.lead(link));
        }
    }
    let mut seen = BTreeSet::new();
    let publications = list(&feed["publications"]).iter();
    for publication in publications.chain(of_groups("publications")) {
        found.listed += 1;
        match offer(publication, &base) {
            Ok(offer) if seen.insert(offer.place.clone()) => found.books.push(offer),
            Ok(_) => {}
            Err(why) => found.warnings.push(why),
        }
    }
    Ok(found)
}

/// A publication's book, or why there is none.
fn offer(publication: &Value, base: &Base) -> Result<Offer, (&'static str, String)> {
    let title = title(&publication["metadata"]["title"]);
    let links = list(&publication["links"]).iter();
    let free: Vec<&Value> = links.filter(|link| is_free(link)).collect();
    let (mut lost, mut others) = ("", Vec::new());
    // An EPUB is one file, and whole; a manifest's chapters have to be gathered.
    for wanted in [EPUB, MANIFEST] {
        for link in free.iter().filter(|link| kind(link) == wanted) {
            let href = link["href"].as_str().unwrap_or_default();
            if let Some(place) = base.place(href) {
                let manifest = wanted == MANIFEST;
                return Ok(Offer {
                    title,
                    place,
                    manifest,
                });
            }
            lost = href;
        }
    }
    if !lost.is_empty() {
        let reason = format!(
            "“{title}” was left out: “{lost}” leads neither to a file beside the feed nor to a web address. Put the file into the feed's folder, or name the address of the feed."
        );
        return Err(("not-fetched", reason));
    }
    for link in &free {
        others.push(match kind(link) {
            none if none.is_empty() => "of no named kind".to_owned(),
            kind => kind,
        });
    }
    Err(match others.as_slice() {
        [] => (
            "not-free",
            format!(
                "“{title}” was left out: the feed offers no free copy to all, only one that is sold or lent, asks for an account, or is a sample. Ask its publisher for an open EPUB."
            ),
        ),
        others => (
            "not-an-epub",
            format!(
                "“{title}” was left out: it is free, but not an EPUB ({}). Ask its publisher for one.",
                others.join(", ")
            ),
        ),
    })
}

/// Fetches an offered book into the cache folder, politely and once; gives its file.
///
/// # Errors
/// `not-fetched` where it is not to be had, `network` where its host does not answer.
pub fn fetched(offer: &Offer, folder: &Path, patience: &Patience) -> Result<PathBuf, Refusal> {
    match &offer.place {
        Place::File(path) => Ok(path.clone()),
        Place::Web(address) => get(address, folder, patience).map_err(|why| {
            let code = if why.silent { "network" } else { "not-fetched" };
            let reason = format!("“{}” was left out: {}", offer.title, why.reason);
            Refusal::new(code, reason)
        }),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The media type of a link, without its parameters.
fn kind(link: &Value) -> String {
    let kind = link["type"].as_str().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The relations of a link: one, or a list.
fn relations(link: &Value) -> impl Iterator<Item = &str> {
    let one = std::slice::from_ref(&link["rel"]);
    let all = link["rel"].as_array().map_or(one, Vec::as_slice);
    all.iter().filter_map(Value::as_str)
}

fn link_of<'a>(links: &'a [Value], relation: &str) -> Option<&'a Value> {
    links
        .iter()
        .find(|link| relations(link).any(|found| found == relation))
}

/// Whether a link gives the whole book for nothing: it says so, or names no price and no other step.
fn is_free(link: &Value) -> bool {
    let properties = &link["properties"];
    let price = properties["price"]["value"].as_f64().unwrap_or(0.0);
    let steps = properties.get("indirectAcquisition").is_some()
        || properties.get("authenticate").is_some()
        || link["templated"] == true;
    relations(link).any(is_open) && price == 0.0 && !steps
}

/// The relation as an address, as older feeds have it, or as a word.
fn is_open(relation: &str) -> bool {
    let relation = relation.to_ascii_lowercase();
    let bare = relation
        .strip_prefix("http://")
        .or_else(|| relation.strip_prefix("https://"));
    let word = match bare.and_then(|bare| bare.strip_prefix(RELATION)) {
        Some(rest) => rest.trim_start_matches('/'),
        None if relation == "acquisition" => "",
        None => relation.as_str(),
    };
    word == "open-access" || word.is_empty() && !relation.is_empty()
}

/// A title in one language or by language.
fn title(value: &Value) -> String {
    let words = match value {
        Value::Object(languages) => languages.values().next().unwrap_or(value),
        other => other,
    };
    match crate::normalize::one_line(words.as_str().unwrap_or("?")) {
        none if none.is_empty() => "?".to_owned(),
        title => title.chars().take(200).collect(),
    }
}
