//! Institutions and help articles.

use super::desk::{Desk, show};
use super::document::{self, blocks, rich, text};
use super::facts::Facts;
use super::folder;
use lifelong_api::{FileRef, HelpArticle, Institution, InstitutionType, RichText, Text};
use std::path::Path;

/// A page without parts in one language.
struct PageText {
    title: String,
    summary: String,
    body: RichText,
}

fn page(desk: &mut Desk, path: &Path) -> Option<PageText> {
    let document = document::read(desk, path, true)?;
    Some(PageText {
        title: document.title,
        summary: document.summary,
        body: blocks(&document.rest),
    })
}

/// Every institution of the folder, by id.
pub(super) fn institutions(desk: &mut Desk) -> Vec<Institution> {
    const KEYS: [&str; 7] = [
        "type", "url", "example", "location", "region", "image", "updated",
    ];
    const KINDS: [&str; 4] = ["university", "community", "senior", "platform"];
    let mut found = Vec::new();
    for item in folder::items(desk, "institutions") {
        folder::check_files(desk, &item.path, "institution.toml");
        let Some(facts) = Facts::read(desk, &item.path.join("institution.toml"), &KEYS) else {
            continue;
        };
        let versions = document::versions(desk, &item.path, page);
        if versions.is_empty() {
            continue;
        }
        let url = facts.string(desk, "url");
        let url = url.filter(|url| {
            let fine = url.starts_with("https://") || url.starts_with("http://");
            if !fine {
                let reason =
                    format!("“{url}” is not an address that begins with https://. It was ignored.");
                facts.warn(desk, "url", "bad-value", reason);
            }
            fine
        });
        facts.updated(desk);
        let kind = facts
            .choice(desk, "type", &KINDS)
            .unwrap_or(InstitutionType::Other);
        let told = |desk: &mut Desk, key: &str| match facts.line(key) {
            0 => Text::default(),
            _ => facts.localized(desk, &[key]),
        };
        found.push(Institution {
            id: item.id,
            name: text(&versions, |of| &of.title),
            r#abstract: text(&versions, |of| &of.summary),
            body: rich(&versions, |of| &of.body),
            kind,
            url,
            location: told(desk, "location"),
            region: told(desk, "region"),
            image: facts.image(desk),
            example: facts.flag(desk, "example"),
            ..Institution::default()
        });
    }
    found
}

/// Every help article, by `order`, then by id.
pub(super) fn help(desk: &mut Desk) -> Vec<HelpArticle> {
    const KEYS: [&str; 3] = ["keywords", "order", "updated"];
    let mut found = Vec::new();
    for item in folder::items(desk, "help") {
        folder::check_files(desk, &item.path, "help.toml");
        let Some(facts) = Facts::read(desk, &item.path.join("help.toml"), &KEYS) else {
            continue;
        };
        let versions = document::versions(desk, &item.path, page);
        if versions.is_empty() {
            continue;
        }
        facts.updated(desk);
        let order = facts.number(desk, "order").unwrap_or(u32::MAX);
        let article = HelpArticle {
            content: FileRef::default(),
            id: item.id,
            name: text(&versions, |of| &of.title),
            r#abstract: text(&versions, |of| &of.summary),
            body: rich(&versions, |of| &of.body),
            keywords: facts.strings(desk, "keywords"),
        };
        if article.body.is_empty() {
            let reason = "After the summary belongs the whole answer.";
            desk.warn(&show(&item.path), 0, "missing-text", reason.to_owned());
        }
        found.push((order, article));
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
    found.into_iter().map(|(_, article)| article).collect()
}
