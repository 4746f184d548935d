//! Makes an index.
//!
//! Courses are taken apart by workers as they come: what stays in memory is a few numbers and the card of each; postings
//! go to work files when they become many. When all ranks are known the courses are numbered, the runs of postings are
//! merged, and groups of neighbouring terms become files, each group by one worker. Nothing depends on which worker
//! was faster: the same courses give the same bytes, in whatever order they come.

mod beginnings;
mod blocks;
mod dictionary;
mod docs;
mod emit;
mod feed;
mod files;
mod group;
mod intake;
pub(crate) mod pinyin;
mod prepare;
mod runs;
mod scratch;
mod topics;
mod values;
mod words;

pub use scratch::{MemoryScratch, Scratch, ScratchFile};

use crate::document::{Document, IndexOptions};
use crate::error::WriteError;
use docs::Coming;
use intake::{Gathered, Intake, Task};
use lifelong_api::Text;
use rustc_hash::FxHashSet;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use topics::TopicTable;

/// Courses that go to a worker at once.
const BATCH: usize = 64;
/// Postings of all workers together, in bytes, before they go to a work file.
const BUDGET: usize = 64 << 20;

/// Takes the files of an index.
pub trait Publish {
    /// A finished file; the path is relative to the API's folder. The root comes last.
    ///
    /// # Errors
    /// What the system says.
    fn file(&mut self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// So many of so many postings are done.
    fn progress(&mut self, _done: u64, _total: u64) {}
}

/// Makes an index of courses. The order of [`IndexWriter::add`] does not matter: the same courses give the same bytes.
#[derive(Debug)]
pub struct IndexWriter {
    topics: TopicTable,
    coming: Coming,
    /// Hashes of the ids.
    ids: FxHashSet<u64>,
    batch: Vec<Task>,
    threads: usize,
    workers: Vec<JoinHandle<io::Result<Gathered>>>,
    /// To the workers; taken away when no more courses come.
    sender: Option<SyncSender<Vec<Task>>>,
}

impl IndexWriter {
    /// How many courses an index can hold.
    pub const MAX_DOCUMENTS: u32 = 1 << 27;

    /// An empty index with its topic table. It works with as many threads as the machine has cores.
    ///
    /// # Errors
    /// [`WriteError::Topic`] where a topic is twice in the table, below itself or below one that is not there.
    pub fn new(options: IndexOptions, scratch: Arc<dyn Scratch>) -> Result<Self, WriteError> {
        let topics = TopicTable::new(&options.topics)?;
        let names: Arc<Vec<Text>> = Arc::new(
            topics
                .entries
                .iter()
                .map(|topic| topic.name.clone())
                .collect(),
        );
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let (sender, receiver) = sync_channel(4 * threads);
        let receiver = Arc::new(Mutex::new(receiver));
        let worker = |_| {
            let (receiver, scratch, names) = (receiver.clone(), scratch.clone(), names.clone());
            std::thread::spawn(move || gather(&receiver, &*scratch, &names, BUDGET / threads))
        };
        Ok(Self {
            topics,
            coming: Coming::default(),
            ids: FxHashSet::default(),
            batch: Vec::new(),
            threads,
            workers: (0..threads).map(worker).collect(),
            sender: Some(sender),
        })
    }

    /// Adds a course. After an error nothing of it is kept, and the next one can be added.
    ///
    /// # Errors
    /// [`WriteError`]: an id that is there already, empty, too long or with control characters; a topic that is not in the
    /// table; too many courses.
    pub fn add(&mut self, mut document: Document) -> Result<(), WriteError> {
        prepare::prepare(&mut document)?;
        let topics = self.topic_numbers(&document)?;
        let number = self.coming.docs.len() as u32;
        if number >= Self::MAX_DOCUMENTS {
            return Err(WriteError::TooMany {
                limit: Self::MAX_DOCUMENTS,
            });
        }
        let hash = crate::container::checksum(&[document.id.as_bytes()]);
        if !self.ids.insert(hash) {
            return Err(WriteError::DuplicateId { id: document.id });
        }
        let above = self.topics.closure(&topics);
        self.coming.add(&document, topics);
        self.batch.push(Task {
            coming: number,
            document,
            topics: above,
        });
        if self.batch.len() == BATCH {
            self.send();
        }
        Ok(())
    }

    fn send(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        if let Some(sender) = &self.sender {
            // Where all workers are gone, `finish` tells why.
            let _ = sender.send(batch);
        }
    }

    /// Writes the files. Hands back the path of the root: it goes into `index.json` (`files.search`), and is what
    /// [`crate::Engine::open`] wants.
    ///
    /// # Errors
    /// [`WriteError::Files`] where a file or a work file cannot be written or read.
    pub fn finish(mut self, out: &mut dyn Publish) -> Result<String, WriteError> {
        self.send();
        self.sender = None;
        let mut gathered = Vec::new();
        for worker in std::mem::take(&mut self.workers) {
            match worker.join() {
                Ok(result) => gathered.push(result.map_err(files)?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        let Self {
            topics,
            coming,
            threads,
            ..
        } = self;
        emit::emit(topics, coming, gathered, threads, out).map_err(files)
    }

    fn topic_numbers(&self, document: &Document) -> Result<Vec<u32>, WriteError> {
        let mut numbers = Vec::new();
        for topic in &document.topics {
            let number = self
                .topics
                .find(topic)
                .ok_or_else(|| WriteError::UnknownTopic {
                    id: document.id.clone(),
                    topic: topic.clone(),
                })?;
            numbers.push(number);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }
}

fn files(error: io::Error) -> WriteError {
    WriteError::Files {
        reason: error.to_string(),
    }
}

/// The life of a worker.
fn gather(
    receiver: &Mutex<Receiver<Vec<Task>>>,
    scratch: &dyn Scratch,
    topics: &[Text],
    budget: usize,
) -> io::Result<Gathered> {
    let mut intake = Intake::new(scratch, budget);
    loop {
        let batch = {
            let Ok(receiver) = receiver.lock() else {
                return Err(io::Error::other("another worker failed"));
            };
            receiver.recv()
        };
        let Ok(batch) = batch else {
            return intake.finish();
        };
        for task in &batch {
            intake.take(task, topics)?;
        }
    }
}
