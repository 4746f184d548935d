//! The search index on disk: where its work files lie, and where its files go.

use super::folder::Folder;
use crate::error::BuildError;
use crate::report::Progress;
use lifelong_api::FileRef;
use lifelong_search::{IndexWriter, Publish, Scratch, ScratchFile};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Work files beside the output, which has the room; the system removes them with the process.
#[derive(Debug)]
pub struct WorkFiles(PathBuf);

impl WorkFiles {
    /// Work files in a folder.
    pub fn within(folder: &Path) -> Arc<Self> {
        Arc::new(Self(folder.to_owned()))
    }
}

impl Scratch for WorkFiles {
    fn file(&self) -> io::Result<Box<dyn ScratchFile>> {
        Ok(Box::new(tempfile::tempfile_in(&self.0)?))
    }
}

/// Writes the files of an index into the API's folder.
pub struct IndexFolder<'a> {
    folder: &'a mut Folder,
    progress: &'a dyn Progress,
    /// The last file, and how far the work is.
    last: FileRef,
    done: u64,
    failed: Option<BuildError>,
}

impl<'a> IndexFolder<'a> {
    /// For one index.
    pub fn new(folder: &'a mut Folder, progress: &'a dyn Progress) -> Self {
        Self {
            folder,
            progress,
            last: FileRef::default(),
            done: 0,
            failed: None,
        }
    }

    /// Writes the index, and hands back its root.
    ///
    /// # Errors
    /// A full disk.
    pub fn write(mut self, writer: IndexWriter) -> Result<FileRef, BuildError> {
        self.progress.step("Writing the search index", None);
        match writer.finish(&mut self) {
            Ok(_) => Ok(self.last),
            Err(error) => Err(self
                .failed
                .unwrap_or_else(|| BuildError::file(Path::new("search"), error))),
        }
    }
}

impl Publish for IndexFolder<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match self.folder.fixed(path, bytes) {
            Ok(file) => {
                self.last = file;
                Ok(())
            }
            Err(error) => {
                let words = io::Error::other(error.to_string());
                self.failed = Some(error);
                Err(words)
            }
        }
    }

    fn progress(&mut self, done: u64, total: u64) {
        if self.done == 0 {
            self.progress.step("Writing the search index", Some(total));
        }
        self.progress.done(done - self.done);
        self.done = done;
    }
}
