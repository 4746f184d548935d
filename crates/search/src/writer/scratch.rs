//! Room for what does not fit into memory. The builder gives files; tests give memory.

use std::fmt;
use std::io::{self, Read, Seek, Write};

/// A work file: written once from the beginning, then read.
pub trait ScratchFile: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> ScratchFile for T {}

/// Gives work files. They are gone when they are dropped.
pub trait Scratch: fmt::Debug + Send + Sync {
    /// A new, empty one.
    ///
    /// # Errors
    /// What the system says.
    fn file(&self) -> io::Result<Box<dyn ScratchFile>>;
}

/// Work files in memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct MemoryScratch;

impl Scratch for MemoryScratch {
    fn file(&self) -> io::Result<Box<dyn ScratchFile>> {
        Ok(Box::new(io::Cursor::new(Vec::new())))
    }
}
