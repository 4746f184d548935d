//! oEmbed documents (oembed.com, 1.0): `oembed/KIND-ID.json` for each column, event, book and five-minute course of our own.
//!
//! Each holds the line that shows the thing in a frame on another page (docs/embedding.md). They name it by its whole address, so
//! they are only written where the portal's is known.

use super::Site;
use super::folder::Folder;
use crate::error::BuildError;
use lifelong_api::{Course, Kind, Lesson, Text};
use serde::Serialize;
use std::path::Path;

/// Width and height of the frame, in pixels; it scrolls, so none of what it shows is lost.
const SIZE: [u32; 2] = [640, 600];
/// How long a reader may keep a document, in seconds: a day.
const KEPT: u32 = 86_400;

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    r#type: &'static str,
    title: &'a str,
    provider_name: &'a str,
    provider_url: &'a str,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
}

/// Writes that of a course, if it takes five minutes and is learned here, and hands back its path.
///
/// # Errors
/// Where it cannot be written.
pub fn course(
    course: &Course,
    lessons: &[Lesson],
    site: &Site,
    folder: &mut Folder,
) -> Result<Option<String>, BuildError> {
    if course.kind != Kind::Micro || lessons.is_empty() {
        return Ok(None);
    }
    write("player", &course.id, &course.name, site, folder)
}

/// Writes that of one thing where the portal's address is known, and hands back its path.
///
/// # Errors
/// Where it cannot be written.
pub fn write(
    show: &str,
    id: &str,
    name: &Text,
    site: &Site,
    folder: &mut Folder,
) -> Result<Option<String>, BuildError> {
    if site.address.is_empty() {
        return Ok(None);
    }
    let lang = site.languages.first().map_or("und", String::as_str);
    let title = name.pick(lang);
    let address = format!("{}embed/?show={show}&id={id}", site.address);
    let (src, label) = (escaped(&address), escaped(title));
    let [width, height] = SIZE;
    let document = Document {
        version: "1.0",
        r#type: "rich",
        title,
        provider_name: site.name.pick(lang),
        provider_url: &site.address,
        cache_age: KEPT,
        html: format!(
            "<iframe src=\"{src}\" title=\"{label}\" loading=\"lazy\" width=\"{width}\" height=\"{height}\" style=\"max-width:100%;border:0\"></iframe>"
        ),
        width,
        height,
    };
    let path = format!("oembed/{show}-{id}.json");
    let json = serde_json::to_vec(&document).map_err(|e| BuildError::file(Path::new(&path), e))?;
    Ok(Some(folder.fixed(&path, &json)?.path))
}

/// A text as it stands in a page, or in an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
