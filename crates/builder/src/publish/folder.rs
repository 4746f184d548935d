//! Writes files whose names carry a hash of their content.

use crate::error::BuildError;
use lifelong_api::FileRef;
use serde::Serialize;
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// A folder that is being filled.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    made: HashSet<PathBuf>,
    /// Files written.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Bytes of the largest.
    pub largest: u64,
}

impl Folder {
    /// An existing folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            made: HashSet::new(),
            files: 0,
            bytes: 0,
            largest: 0,
        }
    }

    /// Writes `<stem>.<hash>.json`, compact.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn json<T: Serialize>(&mut self, stem: &str, value: &T) -> Result<FileRef, BuildError> {
        let bytes = serde_json::to_vec(value).map_err(|e| BuildError::file(Path::new(stem), e))?;
        self.hashed(stem, "json", &bytes)
    }

    /// Writes `<stem>.<hash>.<extension>`; the hash is XXH3-64 of the content in 16 hexadecimal digits.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn hashed(
        &mut self,
        stem: &str,
        extension: &str,
        bytes: &[u8],
    ) -> Result<FileRef, BuildError> {
        let dot = if extension.is_empty() { "" } else { "." };
        let path = format!("{stem}.{:016x}{dot}{extension}", xxh3_64(bytes));
        self.fixed(&path, bytes)
    }

    /// Writes a file under a name of its own; `path` is relative, with `/`.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn fixed(&mut self, path: &str, bytes: &[u8]) -> Result<FileRef, BuildError> {
        let target = self.root.join(path);
        if let Some(parent) = target.parent()
            && self.made.insert(parent.to_owned())
        {
            std::fs::create_dir_all(parent).map_err(|e| BuildError::file(parent, e))?;
        }
        std::fs::write(&target, bytes).map_err(|e| BuildError::file(&target, e))?;
        let size = bytes.len() as u64;
        self.files += 1;
        self.bytes += size;
        self.largest = self.largest.max(size);
        Ok(FileRef {
            path: path.to_owned(),
            bytes: size,
        })
    }

    /// Goes on with a file that was written before.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn append(&mut self, file: &FileRef, bytes: &[u8]) -> Result<(), BuildError> {
        let target = self.root.join(&file.path);
        let opened = OpenOptions::new().append(true).open(&target);
        opened
            .and_then(|mut open| open.write_all(bytes))
            .map_err(|e| BuildError::file(&target, e))?;
        let size = bytes.len() as u64;
        self.bytes += size;
        self.largest = self.largest.max(file.bytes + size);
        Ok(())
    }
}
