//! An EPUB as a book of the reading channel.

use super::archive::{Archive, Refusal, inside, unescape};
use super::chapters::{chapters, minutes_of, part_of, pieces};
use super::html::Links;
use super::shelf::Shelf;
use super::shown::shown;
use super::{Imported, contents, facts, overlays, rights, sounds, writing};
use crate::classify::Taxonomy;
use crate::content;
use lifelong_api::{Chapter, Download, Image, PageRef, format_minutes};
use rbook::Epub;
use std::collections::BTreeSet;
use std::path::Path;

/// Reads the EPUB at `path` as the book `id`.
///
/// # Errors
/// The file is no EPUB, is locked, too large, or holds nothing to read.
pub fn read(path: &Path, id: &str, taxonomy: &Taxonomy) -> Result<Imported, Refusal> {
    let mut archive = Archive::open(path)?;
    archive.check_rights()?;
    let package = archive.package()?;
    let bytes = archive.facts(&package)?;
    let facts_of = archive
        .text(&package)?
        .map_or_else(String::new, |(text, _)| text);
    let mut shelf = Shelf::new(archive, id, path.to_owned());
    let epub = open(bytes, &mut shelf)?;
    let lines = contents::lines(epub.toc().contents());
    let printed = contents::lines(epub.toc().page_list());
    documents(&epub, &mut shelf)?;
    for line in lines.iter().chain(&printed) {
        line.visit(&mut |line| {
            if !line.fragment.is_empty() {
                shelf
                    .wanted
                    .insert((line.path.clone(), line.fragment.clone()));
            }
        });
    }
    shelf.survey();
    let recording = overlays::read(&package, &facts_of, &mut shelf)?;
    let cover = epub.manifest().cover_image();
    let cover = cover.and_then(|entry| of_book(entry.href().as_str()));
    let mut book = facts::read(&epub, &shelf, taxonomy);
    book.id = id.to_owned();
    let lang = book.in_language.first().cloned().unwrap_or_default();
    let leftward = epub.spine().page_direction().is_rtl() && facts::may_run_down(&lang);
    let writing = writing::of(&facts_of, &shelf, leftward);
    if writing.down {
        book.writing_mode = "vertical-rl".to_owned();
        book.reading_progression.clear();
    }
    shelf.upright = writing.upright;
    let pieces = pieces(&mut shelf, &lines, cover.as_deref(), &lang);
    let (chapters, places) = chapters(&shelf, &lang, pieces, &recording);
    if let Some(why) = shelf.refused.borrow_mut().take() {
        return Err(why);
    }
    let Some(beginning) = chapters.first() else {
        return Err(Refusal::new(
            "empty-book",
            "The book holds no text that can be shown. It was left out.",
        ));
    };
    let find = |path: &str, fragment: &str| places.find(path, fragment);
    book.first = beginning.id.clone();
    book.has_part = chapters.iter().map(part_of).collect();
    book.chapters = book.has_part.len() as u32;
    book.time_required = format_minutes(chapters.iter().map(minutes_of).sum());
    let entries = contents::entries(&lines, &lang, &find);
    if contents::says_more(&entries, &book.has_part) {
        book.contents = entries;
    }
    let listed = printed.iter().filter_map(|line| {
        let (chapter, anchor) = find(&line.path, &line.fragment)?;
        Some(PageRef {
            name: line.name.chars().take(20).collect(),
            chapter,
            anchor,
        })
    });
    book.pages = listed.collect();
    if book.pages.is_empty() {
        book.pages.clone_from(&places.pages);
    }
    // A title page or a dedication tells little of a book.
    let telling = |chapter: &&Chapter| content::characters(chapter) >= 300;
    let telling = chapters.iter().find(telling).unwrap_or(beginning);
    let excerpt = content::excerpt_of(&telling.body);
    book.excerpt = excerpt
        .into_iter()
        .map(|(lang, words)| (lang, words.trim().to_owned()))
        .collect();
    if let Some(url) = cover.as_deref().and_then(|path| shelf.picture(path)) {
        book.image = Some(Image {
            url,
            caption: book.name.clone(),
            ..Image::default()
        });
    }
    if places.unheard > 0 {
        shelf.warn_of_narration(format!(
            "{} of its pieces belong to words that are not shown",
            places.unheard
        ));
    }
    // What stood only in pages that are not shown does not go out.
    let mut used = shown(&chapters);
    for narrated in &places.narrations {
        used.extend(narrated.narration.sounds.iter().cloned());
    }
    shelf.pictures.retain_mut(|picture| {
        picture.cover = Some(picture.path.as_str()) == cover.as_deref();
        picture.in_text = used.contains(&picture.name);
        picture.cover || picture.in_text
    });
    let is_read = !places.narrations.is_empty();
    sounds::of_book(&mut book, &shelf, &used, &recording, is_read);
    let mut media = Vec::new();
    if book.license.as_deref().is_some_and(rights::may_be_shared) {
        let url = format!("media/books/{id}.epub");
        media.push((url.clone(), path.to_owned()));
        book.download = Some(Download {
            url,
            encoding_format: "application/epub+zip".to_owned(),
            content_size: std::fs::metadata(path).map_or(0, |data| data.len()),
        });
    }
    Ok(Imported {
        book,
        chapters,
        pictures: shelf.pictures,
        narrations: places.narrations,
        media,
        warnings: shelf.warnings,
    })
}

fn open(bytes: std::io::Cursor<Vec<u8>>, shelf: &mut Shelf) -> Result<Epub, Refusal> {
    let mut why = String::new();
    // A book without its table of contents or its facts is still a book.
    for (contents, facts) in [(true, true), (false, true), (true, false), (false, false)] {
        let mut options = Epub::options();
        options.skip_toc(!contents).skip_metadata(!facts);
        match options.read(bytes.clone()) {
            Ok(epub) => {
                if !contents {
                    let reason = "The table of contents is missing or broken; the chapters are in the order of the book.";
                    shelf.warnings.push(("no-contents", reason.to_owned()));
                }
                if !facts {
                    let reason = "What the book says of itself (title, author, licence) is broken and was left out.";
                    shelf.warnings.push(("no-facts", reason.to_owned()));
                }
                return Ok(epub);
            }
            Err(error) if why.is_empty() => why = error.to_string(),
            Err(_) => {}
        }
    }
    let reason =
        format!("The book's package document cannot be read ({why}). The book was left out.");
    Err(Refusal::new("broken-book", reason))
}

/// A path as the library gives it, as one inside the book.
fn of_book(href: &str) -> Option<String> {
    inside("", href.strip_prefix('/').unwrap_or(href))
}

/// Reads the documents in the order of reading.
fn documents(epub: &Epub, shelf: &mut Shelf) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for entry in epub.spine().iter() {
        let Some(item) = entry.manifest_entry() else {
            let reason = format!(
                "The order of reading names “{}”, which the book does not have. The rest is in.",
                entry.idref()
            );
            shelf.warnings.push(("missing-chapter", reason));
            continue;
        };
        let href = item.href().as_str().to_owned();
        let Some(path) = of_book(&href) else {
            let reason = format!(
                "“{}” lies outside the book and was not read.",
                unescape(&href)
            );
            shelf.warnings.push(("missing-chapter", reason));
            continue;
        };
        if !seen.insert(path.clone()) {
            continue;
        }
        let kind = item.media_type().to_ascii_lowercase();
        if !(kind.contains("html") || kind.is_empty() || kind.contains("dtbook")) {
            let reason = format!("“{path}” is no text ({kind}) and was left out.");
            shelf.warnings.push(("not-shown", reason));
            continue;
        }
        let read = shelf.archive.borrow_mut().text(&path)?;
        let Some((text, guessed)) = read else {
            let reason = format!("“{path}” is missing or damaged. The rest of the book is in.");
            shelf.warnings.push(("missing-chapter", reason));
            continue;
        };
        if guessed {
            let reason = format!(
                "“{path}” is not in the encoding it names; its text was read as what it seems to be."
            );
            shelf.warnings.push(("repaired-encoding", reason));
        }
        shelf.add(path, text);
    }
    Ok(())
}
