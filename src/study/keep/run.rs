//! Keeping, which goes on while one reads on.

use super::files::{self, Edition};
use crate::platform::offline::{self, Keeping, OfflineError};
use crate::platform::time;
use crate::services;
use futures::stream::{StreamExt, iter};
use lifelong_api::Text;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use yew::Callback;

/// So many files are on their way at once.
const AT_ONCE: usize = 4;
/// Pauses before a file that did not come is asked for again, in milliseconds.
const PAUSES: [u32; 3] = [300, 1_000, 3_000];

/// How a kept work is described where it lies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct About {
    /// Its title.
    pub name: Text,
    /// What it takes on the device, in bytes.
    pub bytes: f64,
    /// As [`Edition::mark`].
    pub edition: String,
}

impl About {
    /// From the text that is kept; none for a damaged one.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text to keep.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Files that are here.
    pub done: usize,
    /// All files that are known of.
    pub all: usize,
    /// What those that are here have, in bytes.
    pub bytes: f64,
}

/// What is told of a work.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// It is on its way.
    Busy(Progress),
    /// It is kept.
    Kept(About),
    /// It is not, and why.
    Failed(OfflineError),
}

type Hearer = (u32, String, Callback<Told>);

/// How far a work is, and a way to break it off.
type Running = (Progress, Box<dyn Fn()>);

thread_local! {
    static RUNNING: RefCell<BTreeMap<String, Running>> = RefCell::default();
    static HEARERS: RefCell<Vec<Hearer>> = RefCell::default();
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Hears of a work as long as it lives.
pub struct Hearing(u32);

impl Drop for Hearing {
    fn drop(&mut self) {
        HEARERS.with_borrow_mut(|all| all.retain(|(number, ..)| *number != self.0));
    }
}

/// Hears what becomes of a work.
pub fn hear(work: &str, hearer: Callback<Told>) -> Hearing {
    let number = COUNT.get();
    COUNT.set(number + 1);
    HEARERS.with_borrow_mut(|all| all.push((number, work.to_owned(), hearer)));
    Hearing(number)
}

fn tell(work: &str, told: &Told) {
    let hearers = HEARERS.with_borrow(Clone::clone);
    for (_, _, hearer) in hearers.iter().filter(|(_, of, _)| of == work) {
        hearer.emit(told.clone());
    }
}

/// How far a work is that is being kept.
pub fn progress(work: &str) -> Option<Progress> {
    RUNNING.with_borrow(|all| all.get(work).map(|(progress, _)| *progress))
}

/// Breaks it off.
pub fn cancel(work: &str) {
    RUNNING.with_borrow(|all| {
        if let Some((_, end)) = all.get(work) {
            end();
        }
    });
}

/// Begins.
pub fn start(work: String, edition: Edition) {
    wasm_bindgen_futures::spawn_local(async move {
        let told = match keep(&work, &edition).await {
            Ok(about) => Told::Kept(about),
            Err(error) => Told::Failed(error),
        };
        if told == Told::Failed(OfflineError::Ended) {
            // An earlier edition that is kept stays.
            offline::forget(&work).await;
        }
        RUNNING.with_borrow_mut(|all| all.remove(&work));
        tell(&work, &told);
    });
}

async fn keep(work: &str, edition: &Edition) -> Result<About, OfflineError> {
    let keeping = Keeping::begin(work).await?;
    let folder = services::api()
        .address("")
        .await
        .map_err(|_| OfflineError::Network)?;
    let progress = Cell::new(Progress::default());
    let report = |change: &dyn Fn(&mut Progress)| {
        let mut now = progress.get();
        change(&mut now);
        progress.set(now);
        RUNNING.with_borrow_mut(|all| {
            if let Some((known, _)) = all.get_mut(work) {
                *known = now;
            }
        });
        tell(work, &Told::Busy(now));
    };
    let end: Box<dyn Fn()> = Box::new(keeping.breaker());
    RUNNING.with_borrow_mut(|all| all.insert(work.to_owned(), (Progress::default(), end)));
    let (ways, texts) = (&edition.ways, &edition.texts);
    report(&|now| now.all = ways.len() + texts.len());
    let mut media: Vec<String> = edition.picture.iter().cloned().collect();
    let bring = |path: String, needed: bool| {
        let (address, keeping, report) = (format!("{folder}{path}"), &keeping, &report);
        async move {
            let bytes = match fetch(keeping, &address).await {
                // One picture that the server has lost takes no book away.
                Err(OfflineError::Missing) if !needed => 0.0,
                Err(OfflineError::Missing) => return Err(OfflineError::Network),
                other => other?,
            };
            report(&|now| {
                now.done += 1;
                now.bytes += bytes;
            });
            Ok(address)
        }
    };
    let mut coming =
        iter(ways.iter().map(|path| bring(path.clone(), true))).buffer_unordered(AT_ONCE);
    while let Some(address) = coming.next().await {
        address?;
    }
    drop(coming);
    let mut coming =
        iter(texts.iter().map(|path| bring(path.clone(), true))).buffer_unordered(AT_ONCE);
    while let Some(address) = coming.next().await {
        let text = keeping.text(&address?).await;
        media.extend(files::media_in(&text).map(str::to_owned));
    }
    drop(coming);
    media.sort();
    media.dedup();
    report(&|now| now.all += media.len());
    let mut coming =
        iter(media.into_iter().map(|path| bring(path, false))).buffer_unordered(AT_ONCE);
    while let Some(address) = coming.next().await {
        address?;
    }
    drop(coming);
    if edition.heard {
        offline::bring_companion().await;
    }
    let about = About {
        name: edition.name.clone(),
        bytes: progress.get().bytes,
        edition: edition.mark.clone(),
    };
    keeping.finish(&about.text()).await?;
    Ok(about)
}

/// Keeps one file; asks again where the network lost it.
async fn fetch(keeping: &Keeping, address: &str) -> Result<f64, OfflineError> {
    for pause in PAUSES {
        match keeping.add(address).await {
            Err(OfflineError::Network) => time::sleep(pause).await,
            other => return other,
        }
    }
    keeping.add(address).await
}
