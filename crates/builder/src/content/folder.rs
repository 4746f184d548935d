//! Items as folders: their names, their order, their files.

use super::desk::{Desk, show};
use std::path::{Path, PathBuf};

/// An item's folder.
pub(super) struct Folder {
    pub id: String,
    pub path: PathBuf,
}

/// Entries of a folder in the order of their names, hidden ones left out: name, path, whether it is a folder.
pub(super) fn entries(path: &Path) -> Vec<(String, PathBuf, bool)> {
    let Ok(listing) = std::fs::read_dir(path) else {
        return Vec::new();
    };
    let mut entries: Vec<_> = listing
        .filter_map(Result::ok)
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .filter(|(name, _)| !name.starts_with('.'))
        .map(|(name, path)| {
            let is_dir = path.is_dir();
            (name, path, is_dir)
        })
        .collect();
    entries.sort();
    entries
}

/// Whether a name is fit for an address.
pub(super) fn fit(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 96
        && !id.starts_with('-')
        && !id.ends_with('-')
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The items of one kind, by id.
pub(super) fn items(desk: &mut Desk, kind: &str) -> Vec<Folder> {
    let mut folders = Vec::new();
    for (name, path, is_dir) in entries(&desk.dir.join(kind)) {
        if !is_dir {
            continue;
        }
        if fit(&name) {
            folders.push(Folder { id: name, path });
        } else {
            let reason = format!(
                "“{name}” does not fit into an address. Rename the folder: small ASCII letters, digits and single hyphens, at most 96. It was left out."
            );
            desk.error(&show(&path), 0, "bad-id", reason);
        }
    }
    folders
}

/// The lessons or chapters in an item's folder, in the order of their two digits, which are not part of the id.
pub(super) fn numbered(desk: &mut Desk, item: &Path) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    for (name, path, is_dir) in entries(item) {
        if !is_dir {
            continue;
        }
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        let id = name.get(2..).and_then(|rest| rest.strip_prefix('-'));
        let Some(id) = id.filter(|id| digits == 2 && fit(id)) else {
            let reason = format!(
                "“{name}” should be two digits, a hyphen and a name, as in 01-breathing. It was left out."
            );
            desk.error(&show(&path), 0, "bad-number", reason);
            continue;
        };
        if folders.iter().any(|folder| folder.id == id) {
            let reason = format!("“{id}” is here twice under two numbers. This one was left out.");
            desk.error(&show(&path), 0, "duplicate-id", reason);
            continue;
        }
        folders.push(Folder {
            id: id.to_owned(),
            path,
        });
    }
    folders
}

/// Tells of files nobody reads: a text in a language the site does not have, a misspelt name.
pub(super) fn check_files(desk: &mut Desk, item: &Path, facts: &str) {
    for (name, path, is_dir) in entries(item) {
        let mut language = name.strip_suffix(".md");
        if facts == "event.toml" {
            // What came of it has a text of its own.
            language = language.map(|tag| tag.strip_prefix("results.").unwrap_or(tag));
        }
        let known =
            name == facts || language.is_some_and(|tag| desk.languages.iter().any(|l| l == tag));
        if !is_dir && !known {
            let wanted: Vec<_> = desk
                .languages
                .iter()
                .map(|tag| format!("{tag}.md"))
                .collect();
            let facts = if facts.is_empty() {
                String::new()
            } else {
                format!("{facts}, ")
            };
            let reason = format!(
                "This file is not read. Here belong {facts}{}; pictures go into media/.",
                wanted.join(", ")
            );
            desk.warn(&show(&path), 0, "not-read", reason);
        }
    }
}
