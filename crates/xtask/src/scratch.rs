//! A folder for one test, gone when the test ends.

use std::fs;
use std::path::{Path, PathBuf};

/// A temporary folder.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one; `name` and the process make it unlike any other.
    pub fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("lifelong-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("a temporary folder");
        Self(dir)
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it, with the folders it needs.
    #[must_use]
    pub fn with(self, file: &str, text: &str) -> Self {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
