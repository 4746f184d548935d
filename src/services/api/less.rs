//! For a program that reads less of things than the portal does: the same files, read as types of its own.
//!
//! Of one file all who read it must name the same type.

use super::{Api, NO_FILE, Which, number, of_type, parse_any};
use crate::services::ServiceError;
use lifelong_api::{FileRef, Files};
use serde::de::DeserializeOwned;
use std::rc::Rc;

impl Api {
    /// The first file of a list.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn list_as<T: DeserializeOwned + Default + 'static>(
        &self,
        list: fn(&Files) -> &FileRef,
    ) -> Result<Rc<T>, ServiceError> {
        let index = self.index().await?;
        self.file(list(&index.files)).await
    }

    /// A file that another one names.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn file_as<T: DeserializeOwned + Default + 'static>(
        &self,
        file: &FileRef,
    ) -> Result<Rc<T>, ServiceError> {
        self.file(file).await
    }

    /// The block in which a course lies, or the place of a book of many.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn block_as<T: DeserializeOwned + 'static>(
        &self,
        id: &str,
        of_books: bool,
    ) -> Result<Rc<T>, ServiceError> {
        let courses: Which = |files| {
            let set = &files.courses;
            (&set.manifests, set.blocks, set.per_manifest, &NO_FILE)
        };
        // One manifest names all blocks.
        let books: Which = |files| {
            let all = std::slice::from_ref(&files.book_places);
            (all, 0, u32::MAX, &files.books)
        };
        let which = if of_books { books } else { courses };
        of_type(self.found(number(id), which, parse_any::<T>).await?)
    }
}
