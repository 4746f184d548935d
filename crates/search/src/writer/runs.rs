//! Sorted runs of postings, and their merge.

use super::intake::Buffer;
use super::scratch::ScratchFile;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

/// Where a run is written to.
pub(super) enum RunWriter {
    File(BufWriter<Box<dyn ScratchFile>>),
    Memory(Vec<(Box<str>, Buffer)>),
}

/// Terms in order, each with its postings.
pub(super) enum Run {
    File(BufReader<Box<dyn ScratchFile>>),
    Memory(std::vec::IntoIter<(Box<str>, Buffer)>),
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Run::File(_) => "Run::File",
            Run::Memory(_) => "Run::Memory",
        })
    }
}

impl RunWriter {
    pub(super) fn to(file: Box<dyn ScratchFile>) -> Self {
        Self::File(BufWriter::with_capacity(1 << 18, file))
    }

    pub(super) fn in_memory() -> Self {
        Self::Memory(Vec::new())
    }

    /// Adds a term; terms come in order.
    pub(super) fn put(&mut self, key: &str, buffer: Buffer) -> io::Result<()> {
        match self {
            Self::Memory(all) => all.push((key.into(), buffer)),
            Self::File(file) => {
                for number in [
                    key.len() as u32,
                    buffer.count,
                    buffer.titled,
                    buffer.bytes.len() as u32,
                ] {
                    file.write_all(&number.to_le_bytes())?;
                }
                file.write_all(key.as_bytes())?;
                file.write_all(&buffer.bytes)?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<Run> {
        Ok(match self {
            Self::Memory(all) => Run::Memory(all.into_iter()),
            Self::File(file) => {
                let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.rewind()?;
                Run::File(BufReader::with_capacity(1 << 18, file))
            }
        })
    }
}

/// A term's postings of one run.
#[derive(Debug)]
struct Part {
    key: Box<str>,
    count: u32,
    titled: u32,
    bytes: Vec<u8>,
}

impl Run {
    fn next(&mut self) -> io::Result<Option<Part>> {
        match self {
            Run::Memory(all) => Ok(all.next().map(|(key, buffer)| Part {
                key,
                count: buffer.count,
                titled: buffer.titled,
                bytes: buffer.bytes,
            })),
            Run::File(file) => {
                let mut head = [0; 16];
                let first = file.read(&mut head)?;
                if first == 0 {
                    return Ok(None);
                }
                file.read_exact(&mut head[first..])?;
                let (numbers, _) = head.as_chunks::<4>();
                let number = |at: usize| u32::from_le_bytes(numbers[at]);
                let mut key = vec![0; number(0) as usize];
                file.read_exact(&mut key)?;
                let mut bytes = vec![0; number(3) as usize];
                file.read_exact(&mut bytes)?;
                let key = String::from_utf8(key).map_err(io::Error::other)?;
                Ok(Some(Part {
                    key: key.into(),
                    count: number(1),
                    titled: number(2),
                    bytes,
                }))
            }
        }
    }
}

/// A term with its postings of all runs.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) key: Box<str>,
    /// Courses.
    pub(super) count: u32,
    /// Of them those that have it in more than the description.
    pub(super) titled: u32,
    /// As in [`Buffer::bytes`], one of each run.
    pub(super) parts: Vec<Vec<u8>>,
}

/// Merges runs: every term once, in order.
pub(super) struct Merge {
    runs: Vec<Run>,
    next: Vec<Option<Part>>,
    heap: BinaryHeap<Reverse<(Box<str>, usize)>>,
}

impl Merge {
    pub(super) fn new(runs: Vec<Run>) -> io::Result<Self> {
        let mut merge = Self {
            next: runs.iter().map(|_| None).collect(),
            runs,
            heap: BinaryHeap::new(),
        };
        for at in 0..merge.runs.len() {
            merge.advance(at)?;
        }
        Ok(merge)
    }

    fn advance(&mut self, at: usize) -> io::Result<()> {
        self.next[at] = self.runs[at].next()?;
        if let Some(part) = &self.next[at] {
            self.heap.push(Reverse((part.key.clone(), at)));
        }
        Ok(())
    }

    /// The next term.
    pub(super) fn next(&mut self) -> io::Result<Option<Merged>> {
        let Some(Reverse((key, at))) = self.heap.pop() else {
            return Ok(None);
        };
        let mut merged = Merged {
            key,
            count: 0,
            titled: 0,
            parts: Vec::new(),
        };
        let mut from = Some(at);
        while let Some(at) = from {
            if let Some(part) = self.next[at].take() {
                merged.count += part.count;
                merged.titled += part.titled;
                merged.parts.push(part.bytes);
            }
            self.advance(at)?;
            from = match self.heap.peek() {
                Some(Reverse((key, at))) if *key == merged.key => {
                    let at = *at;
                    self.heap.pop();
                    Some(at)
                }
                _ => None,
            };
        }
        Ok(Some(merged))
    }
}
