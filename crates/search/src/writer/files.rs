//! Bodies become files.

use crate::block::FILES_A_GROUP;
use crate::bytes::{put_number, put_text};
use crate::container::{self, FileKind, Tag};
use lifelong_api::Text;
use std::ops::Range;

/// A finished file.
#[derive(Debug)]
pub(super) struct File {
    /// Relative to the API's folder.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// A file before it has a tag.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: FileKind,
    pub(super) number: u32,
    pub(super) text: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

impl Draft {
    /// A file of nothing but text.
    pub(super) fn text(kind: FileKind, number: u32, text: Vec<u8>) -> Self {
        Self::new(kind, number, (text, Vec::new()))
    }

    /// A file of a text and what cannot be packed.
    pub(super) fn new(kind: FileKind, number: u32, (text, rest): (Vec<u8>, Vec<u8>)) -> Self {
        Self {
            kind,
            number,
            text,
            rest,
        }
    }

    /// The file, under a tag of its own.
    pub(super) fn seal(&self, dictionary: &[u8]) -> (File, Tag) {
        let tag = tag_of(std::slice::from_ref(self));
        (self.seal_as(tag, dictionary), tag)
    }

    /// The file, under the tag of its group.
    pub(super) fn seal_as(&self, tag: Tag, dictionary: &[u8]) -> File {
        let (kind, number) = (self.kind, self.number);
        File {
            path: format!("search/{}", container::name(kind, number, tag)),
            bytes: container::seal(kind, number, tag, &self.text, &self.rest, dictionary),
        }
    }
}

/// The tag that several files share.
pub(super) fn tag_of(drafts: &[Draft]) -> Tag {
    let lengths: Vec<[u8; 8]> = drafts
        .iter()
        .map(|draft| (draft.text.len() as u64).to_le_bytes())
        .collect();
    let mut parts: Vec<&[u8]> = Vec::new();
    for (draft, length) in drafts.iter().zip(&lengths) {
        parts.extend([length, draft.text.as_slice(), draft.rest.as_slice()]);
    }
    container::tag(&parts)
}

/// Pieces that share files.
#[derive(Debug)]
pub(super) struct Pack {
    kind: FileKind,
    /// Number of the first file.
    first: u32,
    full: Vec<Vec<u8>>,
    body: Vec<u8>,
}

impl Pack {
    pub(super) fn new(kind: FileKind, first: u32) -> Self {
        Self {
            kind,
            first,
            full: Vec::new(),
            body: Vec::new(),
        }
    }

    /// Adds a piece, to a new file where this one would pass `aim` bytes. Hands back the file's place in the group, and
    /// the piece's first byte in it.
    pub(super) fn put(&mut self, bytes: &[u8], aim: usize) -> (u32, u32) {
        if self.body.len().saturating_add(bytes.len()) > aim {
            self.close();
        }
        let offset = self.body.len() as u32;
        self.body.extend_from_slice(bytes);
        let number = self.first + self.full.len() as u32;
        (number % FILES_A_GROUP, offset)
    }

    /// Ends the file, if anything is in it.
    pub(super) fn close(&mut self) {
        if !self.body.is_empty() {
            self.full.push(std::mem::take(&mut self.body));
        }
    }

    /// Its files.
    pub(super) fn finish(mut self) -> impl Iterator<Item = Draft> {
        self.close();
        let kind = self.kind;
        (self.first..).zip(self.full).map(move |(number, body)| {
            // Postings are bits that cannot be packed; cards are texts.
            match kind {
                FileKind::Postings => Draft::new(kind, number, (Vec::new(), body)),
                _ => Draft::text(kind, number, body),
            }
        })
    }
}

/// Cuts `total` things into files of `each`; hands back the range of every file.
pub(super) fn ranges(total: u32, each: u32) -> impl Iterator<Item = Range<u32>> {
    (0..total.div_ceil(each)).map(move |file| file * each..total.min((file + 1) * each))
}

/// An institution of the dictionary.
pub(super) fn put_institution(out: &mut Vec<u8>, id: &str, name: &Text, count: u32) {
    crate::bytes::put_chunk(out, id.as_bytes());
    put_text(out, name);
    put_number(out, u64::from(count));
}
