//! The report of a measurement: on the terminal as it grows, and in a file.

use super::folder;
use crate::error::{Error, Result};
use crate::paths;
use std::fs;
use std::path::PathBuf;

/// A report that is written whenever something is added: what was measured before an interruption stays.
pub struct Report {
    file: PathBuf,
    text: String,
}

impl Report {
    /// A report in a file of this name.
    pub fn new(name: &str) -> Self {
        Self {
            file: folder().join(name),
            text: String::new(),
        }
    }

    /// Adds Markdown.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add(&mut self, markdown: &str) -> Result<()> {
        println!("\n{markdown}");
        self.text.push_str(markdown.trim_end());
        self.text.push_str("\n\n");
        fs::create_dir_all(folder())
            .map_err(|why| Error::file("make the folder", &folder(), why))?;
        fs::write(&self.file, &self.text).map_err(|why| Error::file("write", &self.file, why))
    }

    /// Where it lies.
    pub fn shown(&self) -> String {
        paths::shown(&self.file)
    }
}
