//! A long list of things in JSON, in files of which none is too large.

use super::super::folder::Folder;
use super::MOST_BYTES;
use crate::error::BuildError;
use lifelong_api::FileRef;

/// Files in the making. In memory is one of them.
pub(super) struct Paged {
    /// What a file begins with.
    start: &'static str,
    /// The room that is needed after its last thing.
    room: usize,
    /// The file of a number, counted from 0.
    path: fn(usize) -> String,
    page: Vec<u8>,
    written: Vec<FileRef>,
}

impl Paged {
    /// Begins.
    pub fn new(start: &'static str, room: usize, path: fn(usize) -> String) -> Self {
        Self {
            start,
            room,
            path,
            page: Vec::new(),
            written: Vec::new(),
        }
    }

    /// Adds a thing.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add(&mut self, thing: &str, folder: &mut Folder) -> Result<(), BuildError> {
        if self.page.len() + thing.len() + self.room > MOST_BYTES {
            self.end(folder)?;
        }
        let before = match self.page.is_empty() {
            true => self.start,
            false => ",",
        };
        self.page.extend(before.as_bytes());
        self.page.extend(thing.as_bytes());
        Ok(())
    }

    /// Writes a file but for its end, which may name the others: nobody knows yet how many there are.
    fn end(&mut self, folder: &mut Folder) -> Result<(), BuildError> {
        if !self.page.is_empty() {
            let path = (self.path)(self.written.len());
            self.written.push(folder.fixed(&path, &self.page)?);
            self.page.clear();
        }
        Ok(())
    }

    /// Writes the last file. All of them still lack their end.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(mut self, folder: &mut Folder) -> Result<Vec<FileRef>, BuildError> {
        self.end(folder)?;
        Ok(self.written)
    }
}
