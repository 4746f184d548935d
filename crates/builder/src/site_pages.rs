//! A page of its own for each of a catalogue's own things: the portal's page with the thing's title, description and facts in
//! it, for those who run no script. Search engines find JSON-LD there, other sites what to show with a link, and programs the
//! oEmbed document. A host answers the thing's address with it, and with status 200.
//!
//! Sources: <https://oembed.com> (discovery), <https://ogp.me>, <https://html.spec.whatwg.org/multipage/scripting.html> (a
//! script of another type is a block of data, which no content security policy stops).

use crate::brand::between;
use crate::error::BuildError;
use crate::publish::{API, OWN_PAGES, escaped, is_file_name};
use lifelong_api::{OwnPage, OwnPages, Text};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders in which they lie: the first parts of the addresses of columns, events, books, institutions and courses.
const FOLDERS: [&str; 5] = ["column", "event", "read", "institution", "course"];
/// What stands in such a page only. The portal takes it away on the way to another page.
const MARK: &str = "data-own";
/// The page of the reading channel. Its address is that of a folder, too, and hosts prefer a page of that name.
pub(crate) const READING: &str = "read.html";
/// More of a summary is not shown by anybody.
const LONGEST: usize = 300;

/// Makes the pages of a site (the folder that `cargo xtask dist` makes) of the API's `pages.json`, and takes away those of an
/// earlier catalogue. `api` is the API's folder; without it, that in the site. Tells how many there are: none where the API is
/// of an older version and has no such file.
///
/// # Errors
/// Where the site's page is none of the portal's, or a file cannot be read or written.
pub fn write(site: &Path, api: Option<&Path>) -> Result<usize, BuildError> {
    let list = match api {
        Some(api) => api.join(OWN_PAGES),
        None => site.join(API).join(OWN_PAGES),
    };
    let shell = site.join("index.html");
    let html = read(&shell)?;
    if !html.contains("id=\"app\"") {
        return Err(BuildError::Config(format!(
            "{} is no page of the portal. Name the folder that `cargo xtask dist` has made.",
            shell.display()
        )));
    }
    let pages: OwnPages = match list.is_file() {
        true => serde_json::from_str(&read(&list)?).map_err(|why| BuildError::file(&list, why))?,
        false => OwnPages::default(),
    };
    let mut written = BTreeSet::new();
    for page in &pages.pages {
        let Some(path) = file(site, &page.path) else {
            continue;
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|why| BuildError::file(folder, why))?;
        }
        let html = stamped(&html, page, &pages).ok_or_else(|| {
            BuildError::Config(format!("{} lacks its title or its end.", shell.display()))
        })?;
        write_page(&path, &html)?;
        written.insert(path);
    }
    remove_others(site, &written)?;
    let reading = site.join(READING);
    match site.join("read").is_dir() {
        true => write_page(&reading, &html)?,
        false => remove(&reading),
    }
    Ok(written.len())
}

/// The file of a page; none where its path is none that the builder writes.
fn file(site: &Path, path: &str) -> Option<PathBuf> {
    let (folder, id) = path.split_once('/')?;
    (FOLDERS.contains(&folder) && is_file_name(id))
        .then(|| site.join(folder).join(format!("{id}.html")))
}

/// The portal's page with what a thing has.
fn stamped(shell: &str, page: &OwnPage, all: &OwnPages) -> Option<String> {
    let lang = all.in_language.first().map_or("en", String::as_str);
    let (tag, title) = page.name.best(lang)?;
    let title = escaped(title);
    let summary = short(page.r#abstract.pick(tag));
    let site = shell.split_once("<title>")?.1.split_once("</title>")?.0;
    let html = between(shell, "<html lang=\"", "\"", &escaped(tag))?;
    let html = between(
        &html,
        "<title>",
        "</title>",
        &format!("{title} \u{2013} {site}"),
    )?;
    let html = match summary.is_empty() {
        true => html,
        false => between(
            &html,
            "<meta name=\"description\" content=\"",
            "\"",
            &summary,
        )?,
    };
    let (head, body) = html.split_once("</head>")?;
    let (before, after) = body.split_once("<noscript>")?;
    let words = words(page);
    Some(format!(
        "{head}{}</head>{before}<noscript>\n{words}{after}",
        facts(page, all, (&title, &summary))
    ))
}

/// What stands in the head of a page, for programs.
fn facts(page: &OwnPage, all: &OwnPages, (title, summary): (&str, &str)) -> String {
    let mut lines = Vec::new();
    let mut says = |property: &str, words: &str| {
        lines.push(format!(
            "<meta {MARK} property=\"og:{property}\" content=\"{words}\">"
        ));
    };
    says("type", "website");
    says("title", title);
    if !summary.is_empty() {
        says("description", summary);
    }
    let address = escaped(&all.address);
    if !address.is_empty() {
        let own = format!("{address}{}", escaped(&page.path));
        says("url", &own);
        if let Some(image) = &page.image {
            let image = match image.starts_with("https://") {
                true => escaped(image),
                false => format!("{address}{API}{}", escaped(image)),
            };
            says("image", &image);
        }
        lines.push(format!("<link {MARK} rel=\"canonical\" href=\"{own}\">"));
        if let Some(document) = &page.oembed {
            lines.push(format!(
                "<link {MARK} rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}{API}{}\" title=\"{title}\">",
                escaped(document)
            ));
        }
    }
    let mut thing = page.thing.clone();
    if let Some(thing) = thing.as_object_mut() {
        let context = serde_json::json!("https://schema.org");
        thing.insert("@context".to_owned(), context);
    }
    // No text in it can end the block: `<` stands there by its number alone.
    let thing = thing.to_string().replace('<', "\\u003c");
    lines.push(format!(
        "<script {MARK} type=\"application/ld+json\">{thing}</script>"
    ));
    lines.join("\n") + "\n"
}

/// The title and the summary in every language, for browsers without scripts.
fn words(page: &OwnPage) -> String {
    let in_each = |element: &str, text: &Text| -> String {
        let line = |(tag, words): (&String, &String)| {
            let (tag, words) = (escaped(tag), escaped(words));
            format!("<{element} lang=\"{tag}\">{words}</{element}>\n")
        };
        text.iter().map(line).collect()
    };
    in_each("h1", &page.name) + &in_each("p", &page.r#abstract)
}

/// A summary as it may stand in an attribute, not longer than anybody shows.
fn short(summary: &str) -> String {
    match summary.char_indices().nth(LONGEST) {
        Some((end, _)) => escaped(&summary[..end]) + "\u{2026}",
        None => escaped(summary),
    }
}

/// Takes away the pages of things that the catalogue has no more.
fn remove_others(site: &Path, written: &BTreeSet<PathBuf>) -> Result<(), BuildError> {
    for folder in FOLDERS.map(|name| site.join(name)) {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        let mut left = 0;
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path();
            let is_page = path.extension().is_some_and(|ending| ending == "html");
            // What somebody else has put there stays.
            if is_page && !written.contains(&path) && read(&path)?.contains(MARK) {
                remove(&path);
            } else {
                left += 1;
            }
        }
        if left == 0 {
            // It may hold compressed copies of nothing; then it stays.
            drop(fs::remove_dir(&folder));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, BuildError> {
    fs::read_to_string(path).map_err(|why| BuildError::file(path, why))
}

/// Writes a page, and takes away the compressed copies of an earlier one, which a host would prefer.
fn write_page(path: &Path, html: &str) -> Result<(), BuildError> {
    remove(path);
    fs::write(path, html).map_err(|why| BuildError::file(path, why))
}

/// Takes a page away with its compressed copies, where they are there.
fn remove(path: &Path) {
    for ending in ["", ".br", ".gz"] {
        drop(fs::remove_file(format!("{}{ending}", path.display())));
    }
}
