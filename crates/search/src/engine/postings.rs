//! Terms become lists of courses.

use super::files::{Decoded, Session};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::posting::{Posting, read_list};
use crate::source::Source;
use crate::terms::{self, Tail};
use std::rc::Rc;

/// Bytes a full file of postings holds: part of the format.
const FULL: u32 = 32 * 1_024;

/// How much of a list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// The best postings, which lie with the term.
    Head,
    /// All.
    Whole,
}

/// A term that is in the index, with its file.
pub(super) struct Term {
    pub(super) file: Rc<Decoded>,
    pub(super) number: u32,
    key: String,
}

impl<S: Source> Session<'_, S> {
    /// The file in which a term would be.
    pub(super) async fn term(&self, key: &str) -> Result<Option<Term>, SearchError> {
        let Some(number) = self
            .root()
            .directory(FileKind::Terms)
            .file_of(key.as_bytes())
        else {
            return Ok(None);
        };
        let file = self.file((FileKind::Terms, number)).await?;
        Ok(Some(Term {
            file,
            number,
            key: key.to_owned(),
        }))
    }

    /// The entry of a term, if the index has it.
    pub(super) fn entry<'a>(
        &self,
        term: &'a Term,
    ) -> Result<Option<terms::Entry<'a>>, SearchError> {
        let id = (FileKind::Terms, term.number);
        let body = self.body(id, &term.file)?;
        terms::find(body, term.key.as_bytes()).map_err(|reason| self.damaged(id, reason))
    }

    /// The courses of a term by number, or `None` where the index does not have it.
    pub(super) async fn list(
        &self,
        key: &str,
        depth: Depth,
    ) -> Result<Option<Vec<Posting>>, SearchError> {
        let Some(term) = self.term(key).await? else {
            return Ok(None);
        };
        let Some(entry) = self.entry(&term)? else {
            return Ok(None);
        };
        let id = (FileKind::Terms, term.number);
        let mut out = Vec::new();
        let docs = self.root().docs;
        read_list(entry.head, docs, &mut out).map_err(|reason| self.damaged(id, reason))?;
        if let (Some(tail), Depth::Whole) = (entry.tail, depth) {
            let bytes = self.tail(tail).await?;
            let tail_id = (FileKind::Postings, tail.file);
            read_list(&bytes, docs, &mut out).map_err(|reason| self.damaged(tail_id, reason))?;
        }
        out.sort_unstable_by_key(|posting| posting.doc);
        let complete = entry.tail.is_none() || depth == Depth::Whole;
        let twice = out.windows(2).any(|pair| pair[0].doc == pair[1].doc);
        if twice || complete && out.len() != entry.count as usize {
            return Err(self.damaged(id, "a list has not the courses that its count asks for"));
        }
        Ok(Some(out))
    }

    async fn tail(&self, tail: Tail) -> Result<Vec<u8>, SearchError> {
        let first = (FileKind::Postings, tail.file);
        let files = tail.len.div_ceil(FULL).max(1);
        let Some(end) = tail.file.checked_add(files) else {
            return Err(self.damaged(first, "a list runs past the last file"));
        };
        let mut out = Vec::new();
        for (number, file) in
            (tail.file..end).zip(self.files(FileKind::Postings, tail.file..end).await?)
        {
            let body = self.body((FileKind::Postings, number), &file)?;
            let from = if number == tail.file {
                tail.offset as usize
            } else {
                0
            };
            let wanted = (tail.len as usize - out.len()).min(FULL as usize);
            let piece = body.get(from..from + wanted).ok_or_else(|| {
                self.damaged((FileKind::Postings, number), "a list runs past its end")
            })?;
            out.extend_from_slice(piece);
        }
        Ok(out)
    }
}
