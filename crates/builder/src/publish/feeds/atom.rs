//! Atom feeds (RFC 4287): what is new, for feed readers and for other sites.

use super::super::Site;
use super::super::document::timestamp;
use super::super::folder::Folder;
use super::newest::MOST;
use super::{API, Item, MOST_BYTES, clean, day};
use crate::error::BuildError;
use crate::normalize::shorten;
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person};
use lifelong_api::{Institution, primary};
use std::path::Path;

const PAGE: &str = "text/html";
const ATOM: &str = "application/atom+xml";
/// A title or a summary has no more characters than these.
const LONGEST: (usize, usize) = (300, 600);

/// What a feed is about.
pub(super) struct Kind {
    /// The first part of its files' names.
    stem: String,
    /// The page of the portal that shows the same.
    page: String,
    /// What it is called, by language.
    names: Vec<(String, String)>,
    /// There is one in each language of the catalogue.
    in_each: bool,
}

impl Kind {
    /// New courses.
    pub fn courses() -> Self {
        Self::of("courses", "find", ["New courses", "新课程"])
    }

    /// Columns and events.
    pub fn columns() -> Self {
        Self::of("columns", "columns", ["Columns and events", "专栏和活动"])
    }

    /// New courses of one institution.
    pub fn institution(one: &Institution) -> Self {
        let named = |(tag, word): &(String, String)| {
            let between = if primary(tag) == "zh" { "：" } else { ": " };
            (
                tag.clone(),
                format!("{word}{between}{}", one.name.pick(tag)),
            )
        };
        Self {
            stem: format!("institution-{}", one.id),
            page: format!("institution/{}", one.id),
            names: Self::courses().names.iter().map(named).collect(),
            in_each: false,
        }
    }

    fn of(stem: &str, page: &str, [en, zh]: [&str; 2]) -> Self {
        let names = [("en", en), ("zh-Hans", zh)];
        let names = names.map(|(tag, name)| (tag.to_owned(), name.to_owned()));
        Self {
            stem: stem.to_owned(),
            page: page.to_owned(),
            names: names.to_vec(),
            in_each: true,
        }
    }

    /// Its file in one language, or the one of all.
    fn path(&self, lang: Option<&str>) -> String {
        match lang {
            Some(lang) => format!("feeds/{}.{lang}.atom", self.stem),
            None => format!("feeds/{}.atom", self.stem),
        }
    }

    /// What it is called in a language, or else in English.
    fn name(&self, lang: &str) -> String {
        let fits = |(tag, _): &&(String, String)| primary(tag) == primary(lang);
        let known = self.names.iter().find(fits);
        clean(&known.unwrap_or(&self.names[0]).1)
    }
}

/// Writes a feed of at most [`MOST`] items, the newest first, and hands back its path. `lang` is its language, `None` for
/// the one of everything, whose texts are in the catalogue's foremost language where they can be.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn write(
    site: &Site,
    kind: &Kind,
    lang: Option<&str>,
    mut items: Vec<Item>,
    folder: &mut Folder,
) -> Result<String, BuildError> {
    let path = kind.path(lang);
    let modified = timestamp(site.modified);
    let when = |item: &Item| match item.day.as_deref().and_then(day) {
        Some(day) => format!("{day}T00:00:00Z"),
        None => modified.clone(),
    };
    // Stable: of one day, the order in which they came.
    items.sort_by_cached_key(|item| std::cmp::Reverse(when(item)));
    items.truncate(MOST);
    let words = lang.or(site.languages.first().map(String::as_str));
    let words = words.unwrap_or("en");
    let entries = items
        .iter()
        .map(|item| entry(site, words, item, &when(item)));
    let newest = items.first().map_or(modified.clone(), when);
    let mut feed = Feed {
        title: format!("{} – {}", clean(site.name.pick(words)), kind.name(words)).into(),
        id: format!("{}{API}{path}", site.address),
        updated: moment(&newest),
        authors: vec![person(site.name.pick(words))],
        generator: Some(Generator {
            value: "lifelong".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: links(site, kind, lang),
        subtitle: Some(site.description.pick(words))
            .filter(|words| !words.is_empty())
            .map(|words| clean(words).into()),
        entries: entries.collect(),
        lang: Some(words.to_owned()),
        ..Feed::default()
    };
    loop {
        let bytes = feed.write_to(Vec::new()).map_err(|why| {
            BuildError::file(Path::new(&path), std::io::Error::other(why.to_string()))
        })?;
        if bytes.len() <= MOST_BYTES || feed.entries.is_empty() {
            folder.fixed(&path, &bytes)?;
            return Ok(path);
        }
        // Long words in a hundred entries: the oldest give way.
        feed.entries.truncate(feed.entries.len() * 9 / 10);
    }
}

/// The feed itself, the page that shows the same, and the same feed in the other languages.
fn links(site: &Site, kind: &Kind, lang: Option<&str>) -> Vec<Link> {
    let link = |rel: &str, path: &str, mime: &str| Link {
        href: format!("{}{path}", site.address),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..Link::default()
    };
    let file = |lang: Option<&str>| format!("{API}{}", kind.path(lang));
    let mut links = vec![
        link("self", &file(lang), ATOM),
        link("alternate", &kind.page, PAGE),
    ];
    let others = super::languages(site).into_iter().flatten();
    for other in others.filter(|_| kind.in_each) {
        if Some(other.as_str()) != lang {
            links.push(Link {
                hreflang: Some(other.clone()),
                ..link("alternate", &file(Some(&other)), ATOM)
            });
        }
    }
    links
}

fn entry(site: &Site, lang: &str, item: &Item, updated: &str) -> Entry {
    let page = format!("{}{}", site.address, item.path);
    let text = |text: &lifelong_api::Text, most: usize| {
        let (tag, words) = text.best(lang)?;
        let (words, _) = shorten(&clean(words), most);
        Some(atom_syndication::Text {
            // Said only where it is another one than the feed's.
            lang: (tag != lang).then(|| tag.to_owned()),
            value: words,
            ..atom_syndication::Text::default()
        })
    };
    let by = item.by.pick(lang);
    let topic = |id: &String| {
        let known = site.topics.iter().find(|topic| topic.id == *id);
        Category {
            term: id.clone(),
            scheme: None,
            label: known.map(|topic| clean(topic.name.pick(lang))),
        }
    };
    Entry {
        title: text(&item.name, LONGEST.0).unwrap_or_default(),
        // The page's address stays as long as the thing does.
        id: page.clone(),
        updated: moment(updated),
        authors: (!by.is_empty()).then(|| person(by)).into_iter().collect(),
        categories: item.topics.iter().map(topic).collect(),
        links: vec![Link {
            href: page,
            rel: "alternate".to_owned(),
            mime_type: Some(PAGE.to_owned()),
            ..Link::default()
        }],
        summary: text(&item.summary, LONGEST.1).filter(|text| !text.value.is_empty()),
        ..Entry::default()
    }
}

fn person(name: &str) -> Person {
    Person {
        name: clean(name),
        ..Person::default()
    }
}

/// A moment in RFC 3339.
fn moment(text: &str) -> FixedDateTime {
    text.parse().unwrap_or_default()
}
