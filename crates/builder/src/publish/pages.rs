//! Books, columns, events and help.

use super::books;
use super::calendar;
use super::folder::Folder;
use super::heads::Heads;
use super::manifest;
use super::media::MediaMap;
use super::opds::Shelved;
use super::outline::outline;
use crate::content::ContentSet;
use crate::error::BuildError;
use crate::moments;
use lifelong_api::{
    Column, ColumnList, Counts, EventList, FileRef, Files, HelpList, ItemRef, ItemType,
};
use std::collections::BTreeMap;

/// Writes them, notes their files and counts, and hands back the whole books.
///
/// # Errors
/// Where one cannot be written.
pub fn write(
    content: ContentSet,
    media: &MediaMap,
    heads: &mut Heads,
    folder: &mut Folder,
    files: &mut Files,
    counts: &mut Counts,
) -> Result<Vec<Shelved>, BuildError> {
    let site = heads.site();
    let (mut books, mut shelf) = (Vec::new(), Vec::new());
    let recordings = content.narrations.into_iter();
    let mut recordings: BTreeMap<_, _> = recordings
        .map(|one| ((one.book, one.chapter), one.narration))
        .collect();
    for (mut book, mut chapters) in content.books {
        let cover = media.book(&mut book);
        for chapter in &mut chapters {
            media.chapter(chapter);
            let stem = format!("books/{}/{}", book.id, chapter.id);
            let narration = match recordings.remove(&(book.id.clone(), chapter.id.clone())) {
                Some(mut narration) => {
                    media.narration(&mut narration);
                    folder.json(&format!("{stem}.narration"), &narration)?
                }
                None => FileRef::default(),
            };
            let file = folder.json(&stem, &chapter)?;
            if let Some(part) = book.has_part.iter_mut().find(|part| part.id == chapter.id) {
                part.content = file;
                part.narration = narration;
            }
        }
        let editions = manifest::write(&mut book, &cover, &chapters, site, folder)?;
        let whole = book.clone();
        shelf.push(Shelved {
            book: whole,
            cover,
            editions,
        });
        books.push(book);
    }
    let (mut columns, mut events, mut articles) = (content.columns, content.events, content.help);
    columns.iter_mut().for_each(|column| media.column(column));
    events.iter_mut().for_each(|event| media.event(event));
    // Several folders may have some.
    events.sort_by_key(|event| moments::order(event.start_date.as_ref()));
    let calendar = calendar::write(&mut events, site, folder)?;
    articles.iter_mut().for_each(|article| media.help(article));
    heads.content(&columns, &events, &books, folder)?;
    let collections = collections(&columns);
    outline(&mut columns, folder)?;
    outline(&mut events, folder)?;
    outline(&mut articles, folder)?;
    counts.books = books.len() as u64;
    counts.columns = columns.len() as u64;
    counts.events = events.len() as u64;
    counts.help = articles.len() as u64;
    outline(&mut books, folder)?;
    // A card is small, and there are many of them.
    for (book, shelved) in books.iter_mut().zip(&shelf) {
        if let (Some(image), Some(small)) = (&mut book.image, shelved.cover.last())
            && !book.content.is_none()
        {
            small.show(image);
        }
    }
    books::write(books, collections, folder, files)?;
    files.columns = folder.json("columns", &ColumnList { columns })?;
    files.events = folder.json("events", &EventList { events, calendar })?;
    files.help = folder.json("help", &HelpList { articles })?;
    Ok(shelf)
}

/// The columns that lead to several books or chapters, more than to anything else.
fn collections(columns: &[Column]) -> Vec<ItemRef> {
    let is_read = |item: &&ItemRef| matches!(item.item_type, ItemType::Book | ItemType::Chapter);
    let of_books = |column: &&Column| {
        let items = || column.has_part.iter().flat_map(|part| &part.items);
        let read = items().filter(is_read).count();
        read > 1 && read * 2 > items().count()
    };
    let found = columns.iter().filter(of_books);
    let found = found.map(|column| ItemRef {
        item_type: ItemType::Column,
        id: column.id.clone(),
        name: column.name.clone(),
        time_required: None,
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::ColumnSection;

    #[test]
    fn a_column_of_books_is_a_collection() {
        let column = |id: &str, kinds: &[ItemType]| Column {
            id: id.to_owned(),
            has_part: vec![ColumnSection {
                items: kinds
                    .iter()
                    .map(|kind| ItemRef {
                        item_type: *kind,
                        ..ItemRef::default()
                    })
                    .collect(),
                ..ColumnSection::default()
            }],
            ..Column::default()
        };
        use ItemType::{Book, Chapter, Course};
        let found = collections(&[
            column("poems", &[Book, Chapter, Course]),
            column("one-book", &[Book]),
            column("mixed", &[Book, Course, Chapter, Course]),
        ]);
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["poems"]);
    }
}
