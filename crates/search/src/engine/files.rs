//! Reads, checks and keeps files.

use super::Engine;
use super::join::join_all;
use crate::bytes::{Fault, Reader};
use crate::columns::{Column, Facets, Order, read_column, read_orders, read_providers};
use crate::container::{self, FileKind};
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
    /// Words, terms, postings, cards: the body, read where it is wanted.
    Body(Vec<u8>),
    Facets(Column<Facets>),
    Topics(Column<Vec<u32>>),
    Providers(Vec<u32>),
    Orders(Vec<Order>),
    Institutions(Vec<Institution>),
}

/// An institution of the dictionary.
#[derive(Clone, Debug)]
pub(super) struct Institution {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) count: u64,
}

impl Decoded {
    /// About how much memory it takes.
    fn size(&self) -> usize {
        match self {
            Decoded::Body(body) => body.len(),
            Decoded::Facets(column) => column.docs.len() * 4 + column.values.len() * 64,
            Decoded::Topics(column) => column.docs.len() * 4 + column.values.len() * 64,
            Decoded::Providers(docs) => docs.len() * 4,
            Decoded::Orders(docs) => docs.len() * size_of::<Order>(),
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

    /// Path of a file, for messages and for reading.
    fn path(&self, (kind, number): FileId) -> Result<(String, u64), SearchError> {
        let tags = &self.root().directory(kind).tags;
        let tag = *tags.get(number as usize).ok_or_else(|| {
            self.engine
                .damaged_root("a file is named that it does not list")
        })?;
        Ok((
            format!(
                "{}{}",
                self.engine.folder,
                container::name(kind, number, tag)
            ),
            tag,
        ))
    }

    /// An error about a file of the index.
    pub(super) fn damaged(&self, id: FileId, reason: Fault) -> SearchError {
        match self.path(id) {
            Ok((file, _)) => SearchError::Damaged {
                file,
                reason: reason.to_owned(),
            },
            Err(error) => error,
        }
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
        let bytes = self.engine.source.read(&path).await?;
        let mut cost = self.cost.get();
        cost.files += 1;
        cost.bytes += bytes.len() as u64;
        self.cost.set(cost);
        let body = container::open(&path, &bytes, id.0, id.1, Some(tag))?;
        let file = decode(self.root(), id, body).map_err(|reason| SearchError::Damaged {
            file: path,
            reason: reason.to_owned(),
        })?;
        Ok(Rc::new(file))
    }

    /// Several files of a kind at once, in the order asked for.
    pub(super) async fn files(
        &self,
        kind: FileKind,
        numbers: impl IntoIterator<Item = u32>,
    ) -> Result<Vec<Rc<Decoded>>, SearchError> {
        let reads = numbers
            .into_iter()
            .map(|number| self.file((kind, number)))
            .collect();
        join_all(reads).await.into_iter().collect()
    }

    /// The body of a file that is not decoded further.
    pub(super) fn body<'a>(&self, id: FileId, file: &'a Decoded) -> Result<&'a [u8], SearchError> {
        match file {
            Decoded::Body(body) => Ok(body),
            _ => Err(self.damaged(id, "it holds something else")),
        }
    }
}

fn decode(root: &Root, (kind, number): FileId, body: &[u8]) -> Result<Decoded, Fault> {
    let docs = || {
        let before = number.saturating_mul(root.docs_per_column);
        root.docs.saturating_sub(before).min(root.docs_per_column) as usize
    };
    Ok(match kind {
        FileKind::Facets => {
            Decoded::Facets(read_column(body, docs(), |(_, languages): &Facets| {
                languages
                    .iter()
                    .all(|language| (*language as usize) < root.languages.len())
            })?)
        }
        FileKind::Topics => Decoded::Topics(read_column(body, docs(), |topics: &Vec<u32>| {
            topics
                .iter()
                .all(|topic| (*topic as usize) < root.topics.len())
        })?),
        FileKind::Providers => Decoded::Providers(read_providers(body, docs(), root.institutions)?),
        FileKind::Orders => Decoded::Orders(read_orders(body, docs())?),
        FileKind::Institutions => Decoded::Institutions(institutions(root, number, body)?),
        _ => Decoded::Body(body.to_vec()),
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
            count: reader.number()?,
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
        let body = || Rc::new(Decoded::Body(vec![0; CACHE_BYTES / 3]));
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
            Rc::new(Decoded::Body(vec![0; CACHE_BYTES + 1])),
        );
        assert!(
            cache.bytes <= CACHE_BYTES,
            "a file larger than all is not kept"
        );
    }
}
