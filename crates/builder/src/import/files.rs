//! The files of a source, one after the other, each by its kind.

use super::elements::{Elements, is_own};
use super::kind::{Kind, kind_of};
use super::run::Run;
use super::stream::{self, Part};
use super::text::TextFile;
use super::{SourceFormat, feed, json, net, schema_org, table, walk, webpub};
use crate::books;
use crate::record::Record;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// What cannot be streamed may be this large.
const LARGEST_WHOLE: u64 = 512 << 20;
/// A page of HTML may be this large.
const LARGEST_PAGE: u64 = 64 << 20;
/// A catalogue of more pages than this goes round in circles.
const MOST_PAGES: usize = 20_000;

/// Reads a file or a folder; gives the newest change time.
pub(crate) fn read_path(location: &str, run: &mut Run) -> u64 {
    let path = Path::new(location);
    let folder = path.is_dir();
    if run.format == Some(SourceFormat::Content) || folder && path.join("site.toml").is_file() {
        let reason =
            "This is a content folder, not a catalogue of courses. Name it as content.".to_owned();
        run.error("content-folder", location, 0, reason);
        return 0;
    }
    let files = match walk::files(path) {
        Ok(files) => files,
        Err(error) => {
            run.cannot_read(location, &error.to_string());
            return 0;
        }
    };
    let mut chapters = BTreeSet::new();
    if folder {
        chapters = webpub::chapters(&files);
        run.walked = files.iter().cloned().collect();
    }
    for path in files
        .iter()
        .filter(|path| !folder || !walk::unrelated(path) && !chapters.contains(*path))
    {
        let mut next = Some(path.clone());
        // Pages saved side by side name each other by relative links.
        while let Some(path) = next.take().filter(|path| run.done.insert(path.clone())) {
            let name = path.display().to_string();
            run.begin_file();
            match TextFile::look(&path, &name) {
                Ok(file) => {
                    run.newest = run.newest.max(file.modified);
                    if let Some(link) = read_file(&file, run) {
                        next = page_beside(&path, &link);
                        if next.is_none() {
                            let reason = format!(
                                "The catalogue has more pages, the next at {link}. They were not read: name that address as a source, or save all pages into one folder."
                            );
                            run.warn("more-pages", &name, 0, reason);
                        }
                    }
                }
                Err(error) => run.cannot_read(&name, &error.to_string()),
            }
            run.end_file(&name);
        }
    }
    run.newest
}

/// A page that lies in the same folder as this one: also where the link is the whole address it was saved from.
fn page_beside(path: &Path, link: &str) -> Option<std::path::PathBuf> {
    let saved = link
        .split_once("://")
        .and_then(|(_, rest)| Some(rest.rsplit_once('/')?.1));
    let link = saved.unwrap_or(link);
    let plain = !link.contains("://") && !link.contains("..") && !link.starts_with('/');
    let beside = path.parent()?.join(link);
    (plain && beside.is_file()).then_some(beside)
}

/// Reads an address and the pages after it.
pub(crate) fn read_address(address: &str, run: &mut Run) {
    let network = run.network;
    let mut seen = BTreeSet::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next.take().filter(|address| seen.insert(address.clone())) {
        run.begin_file();
        match net::fetch(&address, &network.cache, &network.patience) {
            Err(reason) => run.error("network", &address, 0, reason),
            Ok(path) => match TextFile::look(&path, &address) {
                Err(error) => run.cannot_read(&address, &error.to_string()),
                Ok(file) => {
                    if let Some(link) = read_file(&file, run) {
                        next = json::absolute(&address, &link);
                        let elsewhere = next
                            .as_deref()
                            .is_none_or(|next| !same_host(&address, next));
                        if elsewhere || seen.len() >= MOST_PAGES {
                            let reason = format!(
                                "The next page, {link}, is on another host or one too many, and was not read. Name it as a source if you trust it."
                            );
                            run.warn("more-pages", &address, 0, reason);
                            next = None;
                        }
                    }
                }
            },
        }
        run.end_file(&address);
    }
}

/// Whether two addresses are on one host and port.
pub(crate) fn same_host(one: &str, other: &str) -> bool {
    let host = |address: &str| {
        url::Url::parse(address)
            .ok()
            .and_then(|url| Some((url.host_str()?.to_owned(), url.port_or_known_default())))
    };
    host(one).is_some() && host(one) == host(other)
}

/// Reads one file; gives the link to the next page, if it names one.
fn read_file(file: &TextFile, run: &mut Run) -> Option<String> {
    let name = file.name.as_str();
    match kind_of(file, run.format, run.mapping.as_ref()) {
        Kind::Json => return read_json(file, run),
        Kind::JsonLines => read_lines(file, run),
        Kind::Html => read_page(file, run),
        Kind::Csv => table::read_csv(file, run),
        Kind::Book => run.book(&file.path, name, &books::id_of(name)),
        Kind::Feed => feed::read(file, run),
        Kind::Manifest => webpub::read(file, None, run),
        Kind::Other(what) => {
            run.warn("not-a-catalogue", name, 0, format!("This is {what}, not a catalogue of courses; nothing was read."));
        }
        Kind::Side => run.warn("side-table", name, 0, "A table of topics, no courses.".to_owned()),
        Kind::Empty => run.warn("empty-file", name, 0, "This file is empty.".to_owned()),
        Kind::Unknown => run.warn(
            "unrecognised-file",
            name,
            0,
            "This file is in no format that can be read, and was passed over. If it is a catalogue, name its format.".to_owned(),
        ),
    }
    None
}

fn read_json(file: &TextFile, run: &mut Run) -> Option<String> {
    let name = file.name.as_str();
    if file.len > LARGEST_WHOLE && file.head.contains("\"@graph\"") {
        let reason = format!(
            "A JSON-LD graph of more than {} MB cannot be read at once. Split it, or give the courses as a plain list.",
            LARGEST_WHOLE >> 20
        );
        run.error("too-large", name, 0, reason);
        return None;
    }
    let mut elements = Elements::default();
    let mut envelope = None;
    let mut listed = false;
    let result = stream::read(file, &mut |part| match part {
        Part::Element(value, line) => {
            listed = true;
            elements.take(&value, line, name, false, run);
        }
        Part::Envelope(value) => {
            let is_list = listed || is_empty_page(&value);
            if !is_list {
                elements.take(&value, 1, name, true, run);
            }
            envelope = Some(value);
        }
    });
    if let Err((line, reason)) = &result {
        let kept = match run.in_file() {
            0 => "Nothing could be read from it".to_owned(),
            count => format!("The {count} records before that place are in"),
        };
        run.error(
            "bad-json",
            name,
            *line,
            format!("This JSON is broken or cut off: {reason}. {kept}; get the file again."),
        );
        if run.in_file() == 0 {
            return None;
        }
    }
    elements.end(envelope.as_ref(), name, run);
    envelope.as_ref().and_then(next_page)
}

fn is_empty_page(value: &Value) -> bool {
    value.get("next").is_some() && value.get("previous").is_some()
        || value.get("pagination").is_some()
        || value
            .get("links")
            .is_some_and(|links| links.get("first").is_some())
}

/// JSON:API's `links.next`, `next`, and the LMS's `pagination.next`.
fn next_page(envelope: &Value) -> Option<String> {
    ["/links/next", "/next", "/pagination/next"]
        .iter()
        .filter_map(|path| envelope.pointer(path))
        .map(|link| match link {
            // JSON:API also allows an object.
            Value::Object(_) => json::text(link, &["href"]),
            other => json::one(Some(other)),
        })
        .find(|link| !link.is_empty())
}

fn read_lines(file: &TextFile, run: &mut Run) {
    let name = file.name.as_str();
    let mut lines = match file.open() {
        Ok(open) => BufReader::with_capacity(1 << 18, open),
        Err(error) => return run.cannot_read(name, &error.to_string()),
    };
    let mut elements = Elements::default();
    let (mut number, mut text, mut own) = (0u64, String::new(), None);
    loop {
        text.clear();
        number += 1;
        match lines.read_line(&mut text) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                run.error(
                    "bad-line",
                    name,
                    number,
                    format!("The file cannot be read further: {error}."),
                );
                break;
            }
        }
        let line = text.trim();
        if line.is_empty() {
            continue;
        }
        // Only the first line is looked at twice: our own records are read without a detour from then on.
        let is_ours = *own.get_or_insert_with(|| {
            run.format == Some(SourceFormat::JsonLines)
                || serde_json::from_str::<Value>(line).is_ok_and(|value| is_own(&value))
        });
        let result = if is_ours {
            serde_json::from_str::<Record>(line).map(|record| run.record(record, name, number))
        } else {
            serde_json::from_str::<Value>(line)
                .map(|value| elements.take(&value, number, name, false, run))
        };
        if let Err(error) = result {
            let reason = format!(
                "This line is no JSON record and was left out: {}.",
                without_line(&error)
            );
            run.error("bad-line", name, number, reason);
        }
    }
    if own == Some(false) {
        elements.end(None, name, run);
    }
}

/// serde_json counts lines from the text it was given, which is one line here.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace("at line 1 column", "at column")
}

fn read_page(file: &TextFile, run: &mut Run) {
    let name = file.name.as_str();
    if file.len > LARGEST_PAGE {
        let reason = format!("A page of more than {} MB is not read.", LARGEST_PAGE >> 20);
        return run.error("too-large", name, 0, reason);
    }
    let mut html = String::new();
    if let Err(error) = file
        .open()
        .and_then(|mut open| open.read_to_string(&mut html))
    {
        return run.cannot_read(name, &error.to_string());
    }
    let mut places = html
        .match_indices("ld+json")
        .map(|(at, _)| html[..at].matches('\n').count() as u64 + 1);
    for block in schema_org::blocks_of_page(&html) {
        let line = places.next().unwrap_or(0);
        match block {
            Ok(value) => {
                for record in schema_org::records(&value, name, false) {
                    run.record(record, name, line);
                }
            }
            Err(reason) => {
                let reason =
                    format!("A JSON-LD block of this page is broken: {reason} of the block.");
                run.error("bad-json", name, line, reason);
            }
        }
    }
    if run.in_file() == 0 {
        run.warn(
            "not-a-catalogue",
            name,
            0,
            "This page names no courses in schema.org's words.".to_owned(),
        );
    }
}
