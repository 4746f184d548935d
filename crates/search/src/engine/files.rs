//! Reads, checks and keeps files.

use super::Engine;
use super::join::join_all;
use super::orders::Orders;
use super::values::{Layout, Values};
use crate::block::{Block, FILES_A_GROUP};
use crate::bytes::{Fault, Reader};
use crate::cards::CardSet;
use crate::columns::{Facets, read_column, read_orders, read_providers};
use crate::container::{self, FileKind, Opened, Tag};
use crate::error::SearchError;
use crate::query::Cost;
use crate::root::Root;
use crate::source::Source;
use lifelong_api::Text;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// How many bytes of decoded files are kept between queries.
const CACHE_BYTES: usize = 16 << 20;

/// A file that was checked, decoded as far as it pays.
#[derive(Debug)]
pub(super) enum Decoded {
    /// Postings: bits, read where they are wanted.
    Bits(Vec<u8>),
    /// Streams, words, pinyin: a text, read where it is wanted.
    Text(Vec<u8>),
    Block(Block),
    Cards(CardSet),
    /// The small facets of courses, or their topics.
    Values(Values),
    Providers(Vec<u32>),
    Orders(Orders),
    Institutions(Vec<Institution>),
}

/// An institution of the dictionary.
#[derive(Clone, Debug)]
pub(super) struct Institution {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) count: u32,
}

impl Decoded {
    /// About how much memory it takes.
    fn size(&self) -> usize {
        match self {
            Decoded::Bits(bytes) | Decoded::Text(bytes) => bytes.len(),
            Decoded::Block(block) => block.size(),
            Decoded::Cards(cards) => cards.size(),
            Decoded::Values(values) => values.size(),
            Decoded::Providers(docs) => docs.len() * 4,
            Decoded::Orders(orders) => orders.size(),
            Decoded::Institutions(list) => list.len() * 256,
        }
    }
}

/// Which file: its kind and its number.
pub(super) type FileId = (FileKind, u32);

/// The files read last.
#[derive(Debug, Default)]
pub(super) struct Cache {
    files: HashMap<FileId, (Rc<Decoded>, u64)>,
    bytes: usize,
    clock: u64,
}

impl Cache {
    fn get(&mut self, id: FileId) -> Option<Rc<Decoded>> {
        self.clock += 1;
        let (file, used) = self.files.get_mut(&id)?;
        *used = self.clock;
        Some(file.clone())
    }

    fn put(&mut self, id: FileId, file: Rc<Decoded>) {
        self.clock += 1;
        self.bytes += file.size();
        if let Some((old, _)) = self.files.insert(id, (file, self.clock)) {
            self.bytes -= old.size();
        }
        while self.bytes > CACHE_BYTES
            && let Some(oldest) = self
                .files
                .iter()
                .min_by_key(|(_, (_, used))| *used)
                .map(|(id, _)| *id)
            && let Some((old, _)) = self.files.remove(&oldest)
        {
            self.bytes -= old.size();
        }
    }
}

/// Files that are being read, with those who wait for them: a file that several words need is fetched once.
pub(super) type Reading = RefCell<HashMap<FileId, Vec<Waker>>>;

/// Ends a reading, also where it was given up, and wakes those who wait.
struct Turn<'a> {
    reading: &'a Reading,
    id: FileId,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let waiting = self.reading.borrow_mut().remove(&self.id);
        waiting.into_iter().flatten().for_each(Waker::wake);
    }
}

/// Waits until nobody reads the file, then takes it over.
async fn turn(reading: &Reading, id: FileId) -> Turn<'_> {
    poll_fn(|context| {
        let mut all = reading.borrow_mut();
        if let Some(waiting) = all.get_mut(&id) {
            waiting.push(context.waker().clone());
            return Poll::Pending;
        }
        all.insert(id, Vec::new());
        Poll::Ready(Turn { reading, id })
    })
    .await
}

/// One question to the engine, and what it has cost so far.
pub(super) struct Session<'e, S> {
    pub(super) engine: &'e Engine<S>,
    pub(super) cost: Cell<Cost>,
    /// Files that could not be read: not asked for again by another word of the same question.
    failed: RefCell<HashMap<FileId, SearchError>>,
}

impl<'e, S: Source> Session<'e, S> {
    pub(super) fn new(engine: &'e Engine<S>) -> Self {
        Self {
            engine,
            cost: Cell::default(),
            failed: RefCell::default(),
        }
    }

    pub(super) fn root(&self) -> &'e Root {
        &self.engine.root
    }

    /// The tag of a file, if the index has it.
    fn tag(&self, (kind, number): FileId) -> Option<Tag> {
        let grouped = matches!(
            kind,
            FileKind::Terms | FileKind::Extras | FileKind::Postings | FileKind::Streams
        );
        if !grouped {
            let tags = &self.root().directory(kind).tags;
            return tags.get(number as usize).copied();
        }
        // Groups of extras are numbered behind those of terms.
        let terms = &self.root().directory(FileKind::Terms).tags;
        let extras = &self.root().directory(FileKind::Extras).tags;
        let group = (number / FILES_A_GROUP) as usize;
        terms.iter().chain(extras).nth(group).copied()
    }

    fn path(&self, id: FileId) -> Result<(String, Tag), SearchError> {
        let tag = self.tag(id).ok_or_else(|| {
            self.engine
                .damaged_root("a file is named that it does not list")
        })?;
        let name = container::name(id.0, id.1, tag);
        Ok((format!("{}{name}", self.engine.folder), tag))
    }

    /// An error about a file of the index that was read.
    pub(super) fn damaged(&self, id: FileId, reason: Fault) -> SearchError {
        let paths = self.engine.paths.borrow();
        match paths.get(&id) {
            Some(path) => super::damaged(path, reason),
            None => self.engine.damaged_root(reason),
        }
    }

    /// An error about a file that is not what its kind says.
    pub(super) fn wrong(&self, id: FileId) -> SearchError {
        self.damaged(id, "it holds something else")
    }

    /// A file, from the cache or from the source.
    pub(super) async fn file(&self, id: FileId) -> Result<Rc<Decoded>, SearchError> {
        let _turn = turn(&self.engine.reading, id).await;
        if let Some(file) = self.engine.cache.borrow_mut().get(id) {
            return Ok(file);
        }
        if let Some(error) = self.failed.borrow().get(&id) {
            return Err(error.clone());
        }
        match self.fetch(id).await {
            Ok(file) => {
                self.engine.cache.borrow_mut().put(id, file.clone());
                Ok(file)
            }
            Err(error) => {
                self.failed.borrow_mut().insert(id, error.clone());
                Err(error)
            }
        }
    }

    async fn fetch(&self, id: FileId) -> Result<Rc<Decoded>, SearchError> {
        let (path, tag) = self.path(id)?;
        self.engine.paths.borrow_mut().insert(id, path.clone());
        let bytes = self.engine.source.read(&path).await?;
        let mut cost = self.cost.get();
        cost.files += 1;
        cost.bytes += bytes.len() as u64;
        self.cost.set(cost);
        let dictionary = &self.root().dictionary;
        let opened = container::open(&path, &bytes, id.0, id.1, Some(tag), dictionary)?;
        let file = decode(self.root(), id, opened).map_err(|reason| SearchError::Damaged {
            file: path,
            reason: reason.to_owned(),
        })?;
        Ok(Rc::new(file))
    }

    /// Several files at once, in the order asked for.
    pub(super) async fn files(&self, ids: &[FileId]) -> Result<Vec<Rc<Decoded>>, SearchError> {
        let reads = ids.iter().map(|id| self.file(*id)).collect();
        join_all(reads).await.into_iter().collect()
    }
}

fn decode(root: &Root, (kind, number): FileId, opened: Opened) -> Result<Decoded, Fault> {
    let docs = || {
        let before = number.saturating_mul(root.docs_per_column);
        root.docs.saturating_sub(before).min(root.docs_per_column) as usize
    };
    let text = &opened.text;
    Ok(match kind {
        FileKind::Facets => {
            let known = |language: &u32| (*language as usize) < root.languages.len();
            let valid = |(_, languages): &Facets| languages.iter().all(known);
            let column = read_column(text, docs(), valid)?;
            Decoded::Values(Values::small(&column, &Layout::new(root.sizes()))?)
        }
        FileKind::Topics => {
            let known = |topic: &u32| (*topic as usize) < root.topics.len();
            let valid = |topics: &Vec<u32>| topics.iter().all(known);
            let column = read_column(text, docs(), valid)?;
            let layout = Layout::new(root.sizes());
            Decoded::Values(Values::topics(&column, &layout, &root.topics)?)
        }
        FileKind::Providers => Decoded::Providers(read_providers(text, docs(), root.institutions)?),
        FileKind::Orders => Decoded::Orders(Orders::new(&read_orders(text, docs())?)),
        FileKind::Institutions => Decoded::Institutions(institutions(root, number, text)?),
        FileKind::Terms | FileKind::Extras => Decoded::Block(Block::read(opened)?),
        FileKind::Cards => {
            let mut reader = Reader::new(text);
            let cards = CardSet::read(&mut reader)?;
            if !reader.is_empty() {
                return Err("it is longer than its cards");
            }
            Decoded::Cards(cards)
        }
        FileKind::Postings => Decoded::Bits(opened.rest),
        FileKind::Root | FileKind::Streams | FileKind::Words | FileKind::Pinyin => {
            Decoded::Text(opened.text)
        }
    })
}

/// For the fuzzer: decodes contents as a file of the index.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn decode_any(root: &Root, id: FileId, opened: Opened) -> Result<(), Fault> {
    decode(root, id, opened).map(|file| {
        file.size();
    })
}

fn institutions(root: &Root, number: u32, body: &[u8]) -> Result<Vec<Institution>, Fault> {
    let before = number.saturating_mul(root.institutions_per_file);
    let count = root
        .institutions
        .saturating_sub(before)
        .min(root.institutions_per_file);
    let mut reader = Reader::new(body);
    let mut list = Vec::new();
    for _ in 0..count {
        let id = reader.str()?.to_owned();
        list.push(Institution {
            id,
            name: reader.text()?,
            count: reader.small()?,
        });
    }
    if reader.is_empty() {
        Ok(list)
    } else {
        Err("it is longer than its institutions")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_forgets_what_was_used_longest_ago() {
        let mut cache = Cache::default();
        let body = || Rc::new(Decoded::Bits(vec![0; CACHE_BYTES / 3]));
        for number in 0..3 {
            cache.put((FileKind::Cards, number), body());
        }
        assert!(cache.get((FileKind::Cards, 0)).is_some());
        cache.put((FileKind::Cards, 3), body());
        assert!(cache.get((FileKind::Cards, 1)).is_none());
        assert!(cache.get((FileKind::Cards, 0)).is_some());
        assert!(cache.bytes <= CACHE_BYTES);
        cache.put(
            (FileKind::Cards, 9),
            Rc::new(Decoded::Bits(vec![0; CACHE_BYTES + 1])),
        );
        assert!(
            cache.bytes <= CACHE_BYTES,
            "a file larger than all is not kept"
        );
    }
}
