//! EPUB files in `books/`: books that were made elsewhere, read as they are.

use super::ContentSet;
use super::desk::{Desk, show};
use super::folder;
use crate::books;

/// Adds every EPUB of the folder; the name of the file is the book's id.
pub(super) fn read(desk: &mut Desk, set: &mut ContentSet) {
    for (name, path, is_dir) in folder::entries(&desk.dir.join("books")) {
        let epub = name.to_ascii_lowercase().ends_with(".epub");
        if is_dir || !epub {
            continue;
        }
        let file = show(&path);
        let id = books::id_of(&name);
        if set.books.iter().any(|(book, _)| book.id == id) {
            let reason =
                format!("There is another book “{id}”; this one was left out. Rename one.");
            desk.error(&file, 0, "duplicate-id", reason);
            continue;
        }
        match books::read(&path, &id, desk.taxonomy) {
            Err(why) => desk.error(&file, 0, why.code, why.reason),
            Ok(read) => {
                let read = read.told_as(&file);
                for (code, reason) in read.warnings {
                    desk.warn(&file, 0, code, reason);
                }
                desk.note_file_time(&path);
                let day = read.book.date_modified.as_deref();
                if let Some(day) = day.and_then(|day| day.parse().ok()) {
                    desk.note_day(day);
                }
                set.books.push((read.book, read.chapters));
                set.pictures.extend(read.pictures);
                set.narrations.extend(read.narrations);
                set.media.extend(read.media);
            }
        }
    }
}
