//! Thematic columns: a folder with facts and a text a language, or one Markdown file a language with front matter.

use super::desk::{Desk, Pointer, show};
use super::document::{self, Version, rich, text};
use super::facts::Facts;
use super::parts::{self, PartedText};
use super::{folder, front};
use crate::likely;
use crate::picks::Query;
use lifelong_api::{Area, Column, FileRef, ItemType};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Keys of `column.toml`.
const KEYS: [&str; 8] = [
    "order", "featured", "part_of", "image", "look", "opens", "closes", "updated",
];
/// Keys of front matter.
const FRONT: [&str; 11] = [
    "title", "summary", "language", "look", "opens", "closes", "order", "featured", "part_of",
    "picture", "updated",
];
/// Those that each language says for itself.
const OWN: [&str; 3] = ["title", "summary", "language"];

/// Every column of the folder, by `order`, then by id; titles of references are still empty.
pub(super) fn read(desk: &mut Desk, queries: &mut Vec<Query>) -> Vec<Column> {
    let mut found = Vec::new();
    let items = folder::items(desk, "columns");
    let mut files = files(desk);
    for item in items {
        if let Some(twin) = files.remove(&item.id) {
            let reason = format!(
                "There is a folder “{}” beside this file. Keep one of the two; the folder was read.",
                item.id
            );
            desk.error(&show(&twin[0].1), 0, "duplicate-id", reason);
        }
        folder::check_files(desk, &item.path, "column.toml");
        let Some(facts) = Facts::read(desk, &item.path.join("column.toml"), &KEYS) else {
            continue;
        };
        let versions = document::versions(desk, &item.path, parts::read);
        found.extend(column(desk, item.id, &facts, "image", versions, queries));
    }
    for (id, paths) in files {
        if let Some((facts, versions)) = of_files(desk, &id, &paths) {
            found.extend(column(desk, id, &facts, "picture", versions, queries));
        }
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
    found.into_iter().map(|(_, column)| column).collect()
}

/// The Markdown files beside the folders, by the id of their column, each with the language that its name says.
fn files(desk: &mut Desk) -> BTreeMap<String, Vec<(Option<String>, PathBuf)>> {
    let mut found: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (name, path, is_dir) in folder::entries(&desk.dir.join("columns")) {
        if is_dir {
            continue;
        }
        let Some(stem) = name.strip_suffix(".md") else {
            let reason = "This file is not read. A column is a folder, or a file such as gardens.md and gardens.en.md; pictures go into media/.";
            desk.warn(&show(&path), 0, "not-read", reason.to_owned());
            continue;
        };
        let (id, language) = match stem.split_once('.') {
            Some((id, tag)) => (id, Some(tag.to_owned())),
            None => (stem, None),
        };
        if let Some(tag) = language
            .as_ref()
            .filter(|tag| !desk.languages.contains(tag))
        {
            let reason = format!(
                "“{tag}” is no language of this site, so the file is not read. Its languages are {}.{}",
                desk.languages.join(", "),
                likely::meant(tag, &desk.languages)
            );
            desk.warn(&show(&path), 0, "not-read", reason);
        } else if folder::fit(id) {
            found
                .entry(id.to_owned())
                .or_default()
                .push((language, path));
        } else {
            let reason = format!(
                "“{id}” does not fit into an address. Rename the file: small ASCII letters, digits and single hyphens, at most 96. It was left out."
            );
            desk.error(&show(&path), 0, "bad-id", reason);
        }
    }
    found
}

/// The facts and texts of a column's files. The facts are those of the site's foremost language that is there.
fn of_files(
    desk: &mut Desk,
    id: &str,
    paths: &[(Option<String>, PathBuf)],
) -> Option<(Facts, Vec<Version<PartedText>>)> {
    let mut read: BTreeMap<usize, (Facts, Version<PartedText>)> = BTreeMap::new();
    for (named, path) in paths {
        let file = show(path);
        let Some(text) = desk.read(path) else {
            continue;
        };
        let Some(fronted) = front::read(desk, &file, &text, &FRONT) else {
            continue;
        };
        let facts = fronted.facts;
        let Some(place) = language(desk, &facts, named.as_deref()) else {
            continue;
        };
        if let Some((other, _)) = read.get(&place) {
            let reason = format!(
                "{} is in {} already: one file a language. This one was left out; give it another “language: …” or remove it.",
                other.file, desk.languages[place]
            );
            desk.error(&file, facts.line("language"), "duplicate-language", reason);
            continue;
        }
        let Some(of) = text_of(desk, &facts, &fronted.body) else {
            continue;
        };
        let language = desk.languages[place].clone();
        read.insert(place, (facts, Version { language, file, of }));
    }
    for (place, language) in desk.languages.clone().iter().enumerate() {
        if !read.is_empty() && !read.contains_key(&place) {
            let path = desk.dir.join("columns").join(format!("{id}.{language}.md"));
            let reason = format!(
                "{id}.{language}.md is missing: the portal will show the other language and say so."
            );
            desk.warn(&show(&path), 0, "missing-translation", reason);
        }
    }
    let mut read = read.into_values();
    let (facts, first) = read.next()?;
    let mut versions = vec![first];
    for (other, version) in read {
        for key in other.unlike(&facts, &OWN) {
            let reason = format!(
                "“{key}” is read from {}, where it is not the same. Make both alike, or leave it out here.",
                facts.file
            );
            other.warn(desk, key, "facts-differ", reason);
        }
        versions.push(version);
    }
    Some((facts, versions))
}

/// The place of a file's language among the site's: that of its name, of its front matter, or the foremost.
fn language(desk: &mut Desk, facts: &Facts, named: Option<&str>) -> Option<usize> {
    let written = facts.string(desk, "language");
    if let (Some(named), Some(written)) = (named, &written)
        && named != written
    {
        let reason = format!("The file's name says {named}, so “language: {written}” was ignored.");
        facts.warn(desk, "language", "bad-value", reason);
    }
    let Some(tag) = named.map(str::to_owned).or(written) else {
        return (!desk.languages.is_empty()).then_some(0);
    };
    let place = desk.languages.iter().position(|known| *known == tag);
    if place.is_none() {
        let reason = format!(
            "“{tag}” is no language of this site.{} Its languages are {}. The file was left out.",
            likely::meant(&tag, &desk.languages),
            desk.languages.join(", ")
        );
        facts.error(desk, "language", "bad-value", reason);
    }
    place
}

/// The text of a file. Title and summary are keys; where there is no `title`, the text begins with both.
fn text_of(desk: &mut Desk, facts: &Facts, body: &str) -> Option<PartedText> {
    let title = facts.string(desk, "title");
    let summary = facts.string(desk, "summary");
    let from_text = title.is_none();
    if from_text && !body.trim_start().starts_with("# ") {
        let reason = "The column has no title. Put “title: …” between the lines “---”. The file was left out.";
        desk.error(&facts.file, 1, "missing-title", reason.to_owned());
        return None;
    }
    if summary.is_none() && !from_text {
        let reason = "Put “summary: …” below the title: one or two sentences that cards show.";
        desk.warn(&facts.file, 1, "missing-summary", reason.to_owned());
    }
    let whole_summary = summary.is_none();
    let head = title.map(|title| (title, summary.clone().unwrap_or_default()));
    let mut document = document::from_text(desk, facts.file.clone(), body, head, whole_summary)?;
    if let Some(summary) = summary {
        document.summary = summary;
    }
    Some(parts::of(desk, document))
}

fn column(
    desk: &mut Desk,
    id: String,
    facts: &Facts,
    picture: &str,
    mut versions: Vec<Version<PartedText>>,
    queries: &mut Vec<Query>,
) -> Option<(u32, Column)> {
    document::keep_alike(desk, &mut versions, parts::differ);
    if versions.is_empty() {
        return None;
    }
    let is_part_of = facts.string(desk, "part_of");
    if let Some(above) = &is_part_of {
        let (file, line) = (facts.file.clone(), facts.line("part_of"));
        desk.pointers.push(Pointer {
            file,
            line,
            to: format!("column:{above}"),
        });
    }
    let opens = facts.day(desk, "opens");
    let mut closes = facts.day(desk, "closes");
    if let (Some(first), Some(last)) = (opens, closes)
        && last < first
    {
        let reason = format!(
            "The column closes on {last}, before it opens on {first}. Change one of the two days; “closes” was ignored."
        );
        facts.warn(desk, "closes", "bad-period", reason);
        closes = None;
    }
    queries.extend(parts::queries(&versions, ItemType::Column, &id));
    let order = facts.number(desk, "order").unwrap_or(u32::MAX);
    let column = Column {
        content: FileRef::default(),
        id,
        name: text(&versions, |of| &of.title),
        r#abstract: text(&versions, |of| &of.summary),
        body: rich(&versions, |of| &of.body),
        image: facts.picture(desk, picture),
        has_part: parts::join(&versions),
        is_part_of,
        featured: facts.flag(desk, "featured"),
        look: facts.choice(desk, "look", &Area::ALL.map(Area::code)),
        start_date: opens.map(|day| day.to_string()),
        end_date: closes.map(|day| day.to_string()),
        views: None,
        likes: None,
        date_modified: facts.updated(desk),
    };
    Some((order, column))
}
