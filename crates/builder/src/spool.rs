//! Courses wait on disk, not in memory, until their place in the output is known.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Where an entry lies in its spool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub offset: u64,
    /// Bytes.
    pub len: u32,
}

/// A temporary file of JSON values that is written once and then read in any order.
/// It has no name where the system allows that, so a killed run leaves nothing behind.
#[derive(Debug)]
pub struct Spool {
    file: BufWriter<File>,
    end: u64,
}

impl Spool {
    /// A new spool in `folder`, which is best on the disk of the output: `/tmp` may be memory.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::with_capacity(1 << 20, tempfile::tempfile_in(folder)?),
            end: 0,
        })
    }

    /// Appends a value as JSON and hands back its place.
    ///
    /// # Errors
    /// A full disk; a value of 4 GiB or more.
    pub fn push<T: Serialize>(&mut self, value: &T) -> io::Result<Span> {
        let bytes = serde_json::to_vec(value)?;
        let len = u32::try_from(bytes.len())
            .map_err(|_| io::Error::other("a record of 4 GiB or more cannot be kept"))?;
        self.file.write_all(&bytes)?;
        // A line each: a person can look at a spool while hunting a fault.
        self.file.write_all(b"\n")?;
        let span = Span {
            offset: self.end,
            len,
        };
        self.end += u64::from(len) + 1;
        Ok(span)
    }

    /// Ends the writing: everything pushed can be read now.
    ///
    /// # Errors
    /// A full disk.
    pub fn finish(self) -> io::Result<SpoolReader> {
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        Ok(SpoolReader { file })
    }
}

/// A finished [`Spool`].
#[derive(Debug)]
pub struct SpoolReader {
    file: File,
}

impl SpoolReader {
    /// The bytes of an entry.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn bytes(&mut self, span: Span) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; span.len as usize];
        self.file.seek(SeekFrom::Start(span.offset))?;
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// An entry as a value.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn get<T: DeserializeOwned>(&mut self, span: Span) -> io::Result<T> {
        Ok(serde_json::from_slice(&self.bytes(span)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_in_any_order() {
        let mut spool = Spool::new(&std::env::temp_dir()).unwrap();
        let spans: Vec<_> = (0..100u32)
            .map(|n| spool.push(&vec![n; n as usize]).unwrap())
            .collect();
        let mut reader = spool.finish().unwrap();
        for n in [99u32, 0, 50, 1] {
            assert_eq!(
                reader.get::<Vec<u32>>(spans[n as usize]).unwrap(),
                vec![n; n as usize]
            );
        }
    }
}
