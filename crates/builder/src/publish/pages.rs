//! Books, columns, events and help.

use super::Site;
use super::folder::Folder;
use super::manifest;
use super::media::MediaMap;
use super::opds::Shelved;
use super::outline::outline;
use crate::content::ContentSet;
use crate::error::BuildError;
use lifelong_api::{BookList, ColumnList, Counts, EventList, Files, HelpList};

/// Writes them, notes their files and counts, and hands back the whole books.
///
/// # Errors
/// Where one cannot be written.
pub fn write(
    content: ContentSet,
    media: &MediaMap,
    site: &Site,
    folder: &mut Folder,
    files: &mut Files,
    counts: &mut Counts,
) -> Result<Vec<Shelved>, BuildError> {
    let (mut books, mut shelf) = (Vec::new(), Vec::new());
    for (mut book, mut chapters) in content.books {
        media.book(&mut book);
        for chapter in &mut chapters {
            media.chapter(chapter);
            let file = folder.json(&format!("books/{}/{}", book.id, chapter.id), &chapter)?;
            if let Some(part) = book.has_part.iter_mut().find(|part| part.id == chapter.id) {
                part.content = file;
            }
        }
        let editions = manifest::write(&mut book, &chapters, site, folder)?;
        let whole = book.clone();
        shelf.push(Shelved {
            book: whole,
            editions,
        });
        books.push(book);
    }
    let (mut columns, mut events, mut articles) = (content.columns, content.events, content.help);
    columns.iter_mut().for_each(|column| media.column(column));
    events.iter_mut().for_each(|event| media.event(event));
    // Without a first day one may begin any day: after those that have one.
    events.sort_by(|a, b| {
        (a.start_date.is_none(), &a.start_date).cmp(&(b.start_date.is_none(), &b.start_date))
    });
    articles.iter_mut().for_each(|article| media.help(article));
    outline(&mut columns, folder)?;
    outline(&mut events, folder)?;
    outline(&mut articles, folder)?;
    counts.books = books.len() as u64;
    counts.columns = columns.len() as u64;
    counts.events = events.len() as u64;
    counts.help = articles.len() as u64;
    outline(&mut books, folder)?;
    let list = BookList { books };
    files.books = folder.json("books", &list)?;
    files.columns = folder.json("columns", &ColumnList { columns })?;
    files.events = folder.json("events", &EventList { events })?;
    files.help = folder.json("help", &HelpList { articles })?;
    Ok(shelf)
}
