//! Terms become lists of courses.

use super::files::{Decoded, FileId, Session};
use super::join::join_all;
use crate::block::{Block, Entry, FILES_A_GROUP, Piece, Stream};
use crate::bytes::Reader;
use crate::cards::CardSet;
use crate::container::FileKind;
use crate::error::SearchError;
use crate::list::List;
use crate::source::Source;
use std::rc::Rc;

/// How much of a list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// The best, which lie with the term.
    Head,
    /// All that have it in a title.
    Titles,
    /// All.
    Whole,
}

impl Depth {
    /// How many of the tails of an entry are read.
    fn tails(self) -> usize {
        match self {
            Depth::Head => 0,
            Depth::Titles => 1,
            Depth::Whole => 3,
        }
    }
}

/// A term that is in the index, with its file.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) file: Rc<Decoded>,
    pub(super) id: FileId,
    /// Its place in the file.
    place: usize,
}

impl Term {
    pub(super) fn block(&self) -> &Block {
        match &*self.file {
            Decoded::Block(block) => block,
            // A term is only ever made of a block.
            _ => unreachable!("a term lies in a file of terms"),
        }
    }

    pub(super) fn key(&self) -> &[u8] {
        self.block().key(self.place)
    }

    pub(super) fn entry(&self) -> &Entry {
        self.block().entry(self.place)
    }

    /// Whether nothing of the list is left at a depth.
    pub(super) fn is_whole(&self, depth: Depth) -> bool {
        let entry = self.entry();
        !entry.about && entry.tails[depth.tails()..].iter().all(Vec::is_empty)
    }

    /// Whether all courses that have it in a title are known at a depth.
    pub(super) fn has_titles(&self, depth: Depth) -> bool {
        !self.entry().about && (depth >= Depth::Titles || self.entry().tails[0].is_empty())
    }

    fn group(&self) -> u32 {
        self.id.1 / FILES_A_GROUP * FILES_A_GROUP
    }
}

impl<S: Source> Session<'_, S> {
    /// The file at a place of a directory.
    pub(super) async fn block(
        &self,
        kind: FileKind,
        place: u32,
    ) -> Result<(FileId, Rc<Decoded>), SearchError> {
        let named = self.root().directory(kind).named(place);
        let (number, _) = named.ok_or_else(|| {
            self.engine
                .damaged_root("a file is named that it does not list")
        })?;
        let id = (kind, number);
        let file = self.file(id).await?;
        match &*file {
            Decoded::Block(_) => Ok((id, file)),
            _ => Err(self.wrong(id)),
        }
    }

    /// A term, if the index has it.
    pub(super) async fn term(
        &self,
        kind: FileKind,
        key: &[u8],
    ) -> Result<Option<Term>, SearchError> {
        let Some(place) = self.root().directory(kind).file_of(key) else {
            return Ok(None);
        };
        let (id, file) = self.block(kind, place).await?;
        let Decoded::Block(block) = &*file else {
            return Ok(None);
        };
        let place = block.find(key);
        Ok(place.map(|place| Term { file, id, place }))
    }

    /// All terms that begin with some bytes, from at most `most` files, and whether these were all.
    pub(super) async fn terms_with(
        &self,
        prefix: &[u8],
        most: u32,
    ) -> Result<(Vec<Term>, bool), SearchError> {
        let places = self.root().directory(FileKind::Terms).files_with(prefix);
        let taken = places.start..places.end.min(places.start.saturating_add(most));
        let all = taken == places;
        let reads = taken
            .map(|place| self.block(FileKind::Terms, place))
            .collect();
        let mut terms = Vec::new();
        for read in join_all(reads).await {
            let (id, file) = read?;
            let Decoded::Block(block) = &*file else {
                continue;
            };
            terms.extend(block.beginning_with(prefix).map(|place| Term {
                file: file.clone(),
                id,
                place,
            }));
        }
        Ok((terms, all))
    }

    /// The courses of a term, best first.
    pub(super) async fn list(&self, term: &Term, depth: Depth) -> Result<List, SearchError> {
        let entry = term.entry();
        let mut list = List::default();
        let head = term.block().head(entry);
        list.read(head, self.root().docs, entry.head as usize)
            .map_err(|reason| self.damaged(term.id, reason))?;
        let tails = entry.tails[..depth.tails()].concat();
        self.pieces(term, &tails, &mut list).await?;
        Ok(list)
    }

    /// Appends pieces of a list.
    pub(super) async fn pieces(
        &self,
        term: &Term,
        pieces: &[Piece],
        list: &mut List,
    ) -> Result<(), SearchError> {
        let ids: Vec<FileId> = pieces
            .iter()
            .map(|piece| (FileKind::Postings, term.group() + piece.file))
            .collect();
        let files = self.files(&ids).await?;
        for ((piece, id), file) in pieces.iter().zip(ids).zip(files) {
            let Decoded::Bits(bits) = &*file else {
                return Err(self.wrong(id));
            };
            let (start, len) = (piece.offset as usize, piece.len as usize);
            let bytes = bits.get(start..start.saturating_add(len));
            bytes
                .ok_or("a list runs past the end")
                .and_then(|bytes| list.read(bytes, self.root().docs, piece.count as usize))
                .map_err(|reason| self.damaged(id, reason))?;
        }
        Ok(())
    }

    /// A set of cards of a term.
    pub(super) async fn stream(&self, term: &Term, stream: Stream) -> Result<CardSet, SearchError> {
        let id = (FileKind::Streams, term.group() + stream.file);
        let file = self.file(id).await?;
        let Decoded::Text(text) = &*file else {
            return Err(self.wrong(id));
        };
        let set = text
            .get(stream.offset as usize..)
            .ok_or("a stream runs past the end")
            .and_then(|text| CardSet::read(&mut Reader::new(text)));
        let set = set.map_err(|reason| self.damaged(id, reason))?;
        if set.len() != stream.count as usize {
            return Err(self.damaged(id, "a stream has not the cards that its count asks for"));
        }
        Ok(set)
    }
}
