//! Books: their list, and each by its id.

use super::{Api, Which, number, of_type, parse_any};
use crate::services::ServiceError;
use lifelong_api::{Chapter, ChapterRef, FileRef, ListedBooks, Navigation, ShownBook, ShownBooks};
use std::rc::Rc;

impl Api {
    /// The books with what one chooses them by, or the first of many. It lies in the file that [`Api::books`] reads: so it
    /// is looked up under a name of its own.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn listed_books(&self) -> Result<Rc<ListedBooks>, ServiceError> {
        let index = self.index().await?;
        self.further_books(&index.files.books).await
    }

    /// The books of one file of their list.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn further_books(&self, file: &FileRef) -> Result<Rc<ListedBooks>, ServiceError> {
        if file.is_none() {
            return Ok(Rc::default());
        }
        let path = format!("{}#listed", file.path);
        of_type(self.at(path, parse_any::<ListedBooks>).await?)
    }

    /// Where the whole of a book lies. What tells it is the list of books; of many books, the block of the id.
    ///
    /// # Errors
    /// [`ServiceError::NoSuchItem`] where there is no such book.
    pub async fn place_of_book(&self, id: &str) -> Result<FileRef, ServiceError> {
        let list = self.list_with(id).await?;
        Ok(place_in(&list, id)?.clone())
    }

    /// The list that names a book, if any does.
    async fn list_with(&self, id: &str) -> Result<Rc<ShownBooks>, ServiceError> {
        // A shelf that was just seen tells it without another request.
        let index = self.index().await?;
        let is_list = |url: &String| url.ends_with(&index.files.books.path);
        let seen = self.files.borrow().keys().any(is_list);
        let list: Which = |files| (&[], 0, 0, &files.books);
        // One manifest names all blocks.
        let places: Which = |files| {
            let all = std::slice::from_ref(&files.book_places);
            (all, 0, u32::MAX, &files.books)
        };
        for which in [list, places].into_iter().skip(usize::from(!seen)) {
            let found = self.found(number(id), which, parse_any::<ShownBooks>);
            let found = of_type::<ShownBooks>(found.await?)?;
            if place_in(&found, id).is_ok() {
                return Ok(found);
            }
        }
        Err(ServiceError::NoSuchItem(id.to_owned()))
    }

    /// A book with its chapters.
    ///
    /// # Errors
    /// [`ServiceError::NoSuchItem`] where there is no such book.
    pub async fn book(&self, id: &str) -> Result<Rc<ShownBook>, ServiceError> {
        let list = self.list_with(id).await?;
        // The list holds no book whole: each has chapters.
        self.file(place_in(&list, id)?).await
    }

    /// The book whose place a list has told.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn book_at(&self, content: &FileRef) -> Result<Rc<ShownBook>, ServiceError> {
        self.file(content).await
    }

    /// What leads through a book. It lies in the file that [`Api::book`] reads: so it is looked up under a name of its own.
    ///
    /// # Errors
    /// As [`Api::book`].
    pub async fn navigation(&self, id: &str) -> Result<Rc<Navigation>, ServiceError> {
        let content = self.place_of_book(id).await?;
        let path = format!("{}#navigation", content.path);
        of_type(self.at(path, parse_any::<Navigation>).await?)
    }

    /// A chapter's text.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn chapter(&self, part: &ChapterRef) -> Result<Rc<Chapter>, ServiceError> {
        self.file(&part.content).await
    }
}

/// Where a list says that the whole of a book lies.
fn place_in<'a>(list: &'a ShownBooks, id: &str) -> Result<&'a FileRef, ServiceError> {
    let found = list.books.iter().find(|book| book.id == id);
    let found = found.ok_or_else(|| ServiceError::NoSuchItem(id.to_owned()))?;
    Ok(&found.content)
}
