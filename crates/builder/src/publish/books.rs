//! The list of books in files of bearable size, and the places of books by their ids.

use super::cut::cut;
use super::folder::Folder;
use crate::error::BuildError;
use lifelong_api::{
    BlockManifest, BlockSet, Book, BookList, BookPlace, BookPlaces, FileRef, Files, ItemRef,
    block_of,
};
use std::path::Path;

/// A file of the list holds at most so many books.
const MOST: usize = 100;
/// So many bytes the name of a further file takes in the first one.
const NAME: usize = 60;
/// No more blocks than these: one file of some fifty kilobytes names them all.
const BLOCKS: u32 = 1_024;

/// Writes the outlines of books, which come in the order of the shelf, and notes where they lie. One file holds a short
/// list, and nothing else is written then.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(
    books: Vec<Book>,
    collections: Vec<ItemRef>,
    folder: &mut Folder,
    files: &mut Files,
) -> Result<(), BuildError> {
    let taken = serde_json::to_vec(&collections)
        .map_err(|why| BuildError::file(Path::new("books"), why))?
        .len();
    // Only a list that is long anyhow names further files.
    let names = books.len().saturating_sub(1) / MOST * NAME;
    let places = books.iter().map(place).collect();
    let mut parts = cut(books, MOST, taken + names)?.into_iter();
    let books = parts.next().unwrap_or_default();
    let mut further = Vec::new();
    for (at, books) in parts.enumerate() {
        let part = BookList {
            books,
            ..BookList::default()
        };
        further.push(folder.json(&format!("books-{}", at + 2), &part)?);
    }
    if !further.is_empty() {
        files.book_places = write_places(places, folder)?;
    }
    let first = BookList {
        books,
        collections,
        further,
    };
    files.books = folder.json("books", &first)?;
    Ok(())
}

fn place(book: &Book) -> BookPlace {
    BookPlace {
        id: book.id.clone(),
        content: book.content.clone(),
    }
}

/// Writes the places in blocks of about 48, as courses lie: some five kilobytes each. Hands back the file with their names.
fn write_places(places: Vec<BookPlace>, folder: &mut Folder) -> Result<FileRef, BuildError> {
    let blocks = BlockSet::blocks_for(places.len() as u64).min(BLOCKS);
    let mut members: Vec<Vec<BookPlace>> = vec![Vec::new(); blocks as usize];
    for place in places {
        members[block_of(&place.id, blocks) as usize].push(place);
    }
    let mut paths = Vec::with_capacity(members.len());
    for (block, mut books) in members.into_iter().enumerate() {
        books.sort_by(|a, b| a.id.cmp(&b.id));
        let file = match books.is_empty() {
            true => FileRef::default(),
            false => folder.json(&format!("book-places/{block:04x}"), &BookPlaces { books })?,
        };
        paths.push(file.path);
    }
    folder.json("book-places/manifest", &BlockManifest { paths })
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::{ItemType, ShownBooks, Text};
    use serde::de::DeserializeOwned;

    fn shelf(count: usize, words: &str) -> Vec<Book> {
        let book = |number: usize| Book {
            id: format!("book-{number}"),
            r#abstract: Text::of("en", words),
            content: FileRef {
                path: format!("books/book-{number}.0123456789abcdef.json"),
                bytes: number as u64,
            },
            ..Book::default()
        };
        (0..count).map(book).collect()
    }

    fn written(books: Vec<Book>) -> (tempfile::TempDir, Files, u64) {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(home.path());
        let mut files = Files::default();
        let collection = ItemRef {
            item_type: ItemType::Column,
            id: "poems".to_owned(),
            ..ItemRef::default()
        };
        write(books, vec![collection], &mut folder, &mut files).unwrap();
        (home, files, folder.files)
    }

    fn read<T: DeserializeOwned>(home: &tempfile::TempDir, path: &str) -> T {
        serde_json::from_slice(&std::fs::read(home.path().join(path)).unwrap()).unwrap()
    }

    #[test]
    fn up_to_a_hundred_books_lie_in_one_file_as_ever() {
        let (home, files, count) = written(shelf(100, ""));
        assert_eq!((count, files.book_places.is_none()), (1, true));
        let text = std::fs::read_to_string(home.path().join(&files.books.path)).unwrap();
        assert!(!text.contains("further"));
        let index = serde_json::to_string(&files).unwrap();
        assert!(!index.contains("bookPlaces"));
    }

    #[test]
    fn a_long_list_goes_on_and_every_book_has_its_place() {
        let all = shelf(1_000, "");
        let (home, files, _) = written(all.clone());
        let first: BookList = read(&home, &files.books.path);
        assert_eq!((first.further.len(), first.collections.len()), (9, 1));
        let mut books = first.books;
        for (at, file) in first.further.iter().enumerate() {
            assert!(file.path.starts_with(&format!("books-{}.", at + 2)));
            let part: BookList = read(&home, &file.path);
            assert!(part.books.len() <= 100 && part.further.is_empty());
            books.extend(part.books);
        }
        assert_eq!(books, all, "in the order of the shelf");
        let manifest: BlockManifest = read(&home, &files.book_places.path);
        assert_eq!(manifest.paths.len(), 32);
        for book in &all {
            let path = &manifest.paths[block_of(&book.id, 32) as usize];
            // As the portal reads it.
            let block: ShownBooks = read(&home, path);
            let found = block.books.iter().find(|one| one.id == book.id);
            assert_eq!(found.map(|one| &one.content), Some(&book.content));
            let bytes = std::fs::metadata(home.path().join(path)).unwrap().len();
            assert!(bytes < 12_000, "{bytes}");
        }
    }

    #[test]
    fn long_abstracts_end_a_file_early() {
        let (home, files, _) = written(shelf(90, &"word ".repeat(1_000)));
        let first: BookList = read(&home, &files.books.path);
        assert_eq!(first.further.len(), 2);
        for file in std::iter::once(&files.books).chain(&first.further) {
            assert!(file.bytes <= 202_000, "{}", file.bytes);
        }
        assert!(!files.book_places.is_none());
    }
}
