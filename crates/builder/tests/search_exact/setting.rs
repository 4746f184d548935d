//! What was built, and who asks it.

use crate::build_support::{courses, read};
use lifelong_api::{Course, Index, LearningContent, Topic, TopicTree};
use lifelong_builder::publish::document;
use lifelong_search::{Document, Engine, ReadError, Source};
use pollster::block_on;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// The files of a folder.
pub struct Disk(PathBuf);

impl Source for Disk {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        std::fs::read(self.0.join(path)).map_err(|error| ReadError {
            path: path.to_owned(),
            reason: error.to_string(),
            retry: false,
        })
    }
}

/// What was built, and what to ask of it.
pub struct Setting {
    api: PathBuf,
    from: u64,
    queries: u64,
}

impl Setting {
    pub fn from_env() -> Self {
        let var = |name: &str| std::env::var(name).ok();
        let number = |name: &str| var(name).and_then(|text| text.parse().ok());
        let api = var("LIFELONG_EXACT_API").expect("LIFELONG_EXACT_API names the folder of an API");
        Self {
            api: api.into(),
            from: number("LIFELONG_EXACT_FROM").unwrap_or(0),
            queries: number("LIFELONG_EXACT_QUERIES").unwrap_or(1_000),
        }
    }

    fn engine(&self) -> Engine<Disk> {
        let index: Index = read(&self.api, "index.json");
        block_on(Engine::open(
            Disk(self.api.clone()),
            &index.files.search.path,
        ))
        .unwrap()
    }

    pub fn topics(&self) -> Vec<Topic> {
        let index: Index = read(&self.api, "index.json");
        read::<TopicTree>(&self.api, &index.files.topics.path).topics
    }

    /// Every course as the writer was given it, but for its rank.
    pub fn documents(&self) -> Vec<Document> {
        courses(&self.api)
            .into_iter()
            .map(|course| document_of(&self.api, course))
            .collect()
    }

    /// Does every query, on all processors; each thread has an engine of its own. Hands back what they say, in order.
    pub fn each<T: Send>(&self, one: impl Fn(&Engine<Disk>, u64) -> T + Sync) -> Vec<T> {
        let next = AtomicU64::new(0);
        let done = Mutex::new(BTreeMap::new());
        let work = || {
            let engine = self.engine();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= self.queries {
                    return;
                }
                let said = one(&engine, self.from + at);
                let mut done = done.lock().unwrap();
                done.insert(at, said);
                if done.len().is_multiple_of(50) {
                    eprintln!("{} of {}", done.len(), self.queries);
                }
            }
        };
        thread::scope(|scope| {
            let threads = thread::available_parallelism().map_or(1, usize::from);
            (0..threads).for_each(|_| drop(scope.spawn(work)));
        });
        done.into_inner().unwrap().into_values().collect()
    }
}

fn document_of(api: &Path, course: Course) -> Document {
    let content = course.content.as_ref();
    let lessons = content.map_or_else(Vec::new, |file| {
        read::<LearningContent>(api, &file.path).lessons
    });
    document(course, &lessons, 0.0)
}
