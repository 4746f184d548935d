//! Bodies become files: blocks of a kind, and the space of the postings.

use crate::bytes::{put_chunk, put_number, put_text};
use crate::container::{self, FileKind};
use crate::root::Directory;
use crate::terms::Tail;
use lifelong_api::Text;
use std::ops::Range;

/// Files aim at this many bytes.
pub(super) const AIM: usize = 32 * 1_024;
/// No body of a range of courses is larger: files stay under 256 KB with room to spare.
const MOST: usize = 224 * 1_024;

/// Files of one kind, in order.
#[derive(Debug)]
pub(super) struct Blocks {
    kind: FileKind,
    pub(super) directory: Directory,
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Blocks {
    pub(super) fn new(kind: FileKind) -> Self {
        Self {
            kind,
            directory: Directory::default(),
            files: Vec::new(),
        }
    }

    pub(super) fn of(kind: FileKind, bodies: Vec<Vec<u8>>) -> Self {
        let mut blocks = Self::new(kind);
        bodies.iter().for_each(|body| blocks.push(body));
        blocks
    }

    pub(super) fn push(&mut self, body: &[u8]) {
        let number = self.files.len() as u32;
        let (file, tag) = container::seal(self.kind, number, body);
        self.directory.tags.push(tag);
        self.files.push((path(self.kind, number, tag), file));
    }
}

/// Where files lie, relative to the API's folder.
pub(super) fn path(kind: FileKind, number: u32, tag: u64) -> String {
    format!("search/{}", container::name(kind, number, tag))
}

/// Keys in order, cut into files of about [`AIM`] bytes.
#[derive(Debug)]
pub(super) struct Keyed {
    blocks: Blocks,
    body: Vec<u8>,
    last: Vec<u8>,
    opened: bool,
}

impl Keyed {
    pub(super) fn new(kind: FileKind) -> Self {
        Self {
            blocks: Blocks::new(kind),
            body: Vec::new(),
            last: Vec::new(),
            opened: false,
        }
    }

    /// Writes a key's entry by `put(body, key before it in the file)`; `size` is about how large it becomes.
    pub(super) fn push(&mut self, key: &[u8], size: usize, put: impl FnOnce(&mut Vec<u8>, &[u8])) {
        if !self.body.is_empty() && self.body.len() + size > AIM {
            self.blocks.push(&std::mem::take(&mut self.body));
            self.opened = false;
        }
        if !self.opened {
            // The shortest bytes between the last key of the file before and this one.
            let first = if self.blocks.files.is_empty() {
                0
            } else {
                crate::bytes::shared_prefix(&self.last, key) + 1
            };
            self.blocks
                .directory
                .keys
                .push(key[..first.min(key.len())].to_vec());
            self.opened = true;
            self.last.clear();
        }
        put(&mut self.body, &self.last);
        self.last.clear();
        self.last.extend_from_slice(key);
    }

    pub(super) fn finish(mut self) -> Blocks {
        if self.opened {
            self.blocks.push(&self.body);
        }
        self.blocks
    }
}

/// The space of tails: each lies within one file, or begins one and runs through full ones.
#[derive(Debug, Default)]
pub(super) struct Tails {
    full: Vec<Vec<u8>>,
    body: Vec<u8>,
}

impl Tails {
    pub(super) fn place(&mut self, list: &[u8]) -> Tail {
        if !self.body.is_empty() && self.body.len() + list.len() > AIM {
            self.full.push(std::mem::take(&mut self.body));
        }
        let tail = Tail {
            file: self.full.len() as u32,
            offset: self.body.len() as u32,
            len: list.len() as u32,
        };
        for piece in list.chunks(AIM) {
            if !self.body.is_empty() && self.body.len() + piece.len() > AIM {
                self.full.push(std::mem::take(&mut self.body));
            }
            self.body.extend_from_slice(piece);
        }
        tail
    }

    pub(super) fn finish(mut self) -> Blocks {
        if !self.body.is_empty() {
            self.full.push(self.body);
        }
        Blocks::of(FileKind::Postings, self.full)
    }
}

/// Cuts `total` things into files of `start` each, or half as many until every body fits.
pub(super) fn ranges(
    total: u32,
    start: u32,
    encode: impl Fn(Range<u32>) -> Vec<Vec<u8>>,
) -> (u32, Vec<Vec<Vec<u8>>>) {
    let mut per_file = start;
    loop {
        let bodies: Vec<Vec<Vec<u8>>> = (0..total.div_ceil(per_file))
            .map(|file| encode(file * per_file..total.min((file + 1) * per_file)))
            .collect();
        let fits = bodies.iter().flatten().all(|body| body.len() <= MOST);
        if fits || per_file == 1 {
            return (per_file, bodies);
        }
        per_file /= 2;
    }
}

/// An institution in its dictionary: id, name, count of courses.
pub(super) fn put_institution(out: &mut Vec<u8>, id: &str, name: &Text, count: u64) {
    put_chunk(out, id.as_bytes());
    put_text(out, name);
    put_number(out, count);
}
