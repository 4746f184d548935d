//! What was thrown away, or changed, all at once: everything deleted, a file taken in. For a day it can be undone.

use super::event::counted;
use super::store;
use crate::platform::database::{self, DatabaseError, Row, Write};
use crate::platform::{offline, storage};
use crate::state;
use lifelong_record::{Entry, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Everything was deleted.
    #[default]
    Deleted,
    /// A file was taken in.
    TakenIn,
}

/// One thing that can be undone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Undo {
    /// What happened.
    pub deed: Deed,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The entries as they were before; none for one that was not there.
    pub before: BTreeMap<String, Option<Entry>>,
    /// The entries as they were right after: what was changed since stays as it is.
    pub after: BTreeMap<String, Entry>,
    /// Of everything deleted: the list of pages that the home page leads back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recent: Option<String>,
    /// Of everything deleted: drafts and the like, by where they were kept.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub small: BTreeMap<String, String>,
    /// Of a file taken in: the preferences before, and those of the file, where these were taken over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefs: Option<(String, String)>,
}

/// Where preferences are kept: the portal reads them there when it starts.
pub const PREFS: &str = "lifelong.prefs";
/// What keys of small things beside the record begin with: drafts, the last choice of minutes, and what older builds kept of
/// what was taken away.
const SMALL: [&str; 3] = ["lifelong.draft:", "lifelong.minutes", "lifelong.removed"];

fn small() -> Vec<String> {
    SMALL.into_iter().flat_map(storage::keys).collect()
}

fn row_of(undo: &Undo) -> Row {
    Row {
        key: format!("{:015}", undo.at),
        shelf: "undo".to_owned(),
        order: undo.at as f64,
        text: serde_json::to_string(undo).unwrap_or_default(),
    }
}

/// What can be undone, last first.
///
/// # Errors
/// [`DatabaseError`].
pub async fn all() -> Result<Vec<Undo>, DatabaseError> {
    store::ready().await;
    let rows = database::trash().await?;
    let mut all: Vec<Undo> = rows
        .iter()
        .filter_map(|row| serde_json::from_str(&row.text).ok())
        .collect();
    all.reverse();
    Ok(all)
}

async fn drop_one(at: u64) -> Result<(), DatabaseError> {
    database::write_trash(vec![Write::Delete(format!("{at:015}"))]).await
}

/// Forgets what happened before a moment.
pub async fn forget(before: u64) {
    let Ok(rows) = database::trash().await else {
        return;
    };
    let old = rows.into_iter().filter(|row| row.order < before as f64);
    let deletes: Vec<Write> = old.map(|row| Write::Delete(row.key)).collect();
    if !deletes.is_empty() {
        // It is tried again with the next page.
        let _ = database::write_trash(deletes).await;
    }
}

/// Deletes everything, and keeps it for a day. Tells the moment by which it can be undone.
///
/// # Errors
/// [`DatabaseError`]; then everything is still there.
pub async fn delete_all() -> Result<u64, DatabaseError> {
    let kept = |key: String| Some((key.clone(), storage::get(&key).ok().flatten()?));
    let mut undo = Undo {
        deed: Deed::Deleted,
        at: store::now(),
        recent: state::recent_text(),
        small: small().into_iter().filter_map(kept).collect(),
        ..Undo::default()
    };
    let at = undo.at;
    let mut names = Record::default();
    store::clear(|record| {
        names = counted::kept(&record);
        let before = record.entries.into_iter();
        undo.before = before.map(|(key, entry)| (key, Some(entry))).collect();
        Some(row_of(&undo))
    })
    .await?;
    forget_small().await;
    if !names.entries.is_empty() {
        // Until the service knows that the learner takes part no more, it is told whenever somebody comes by.
        store::join(&names).await?;
        wasm_bindgen_futures::spawn_local(counted::settle_all());
    }
    Ok(at)
}

/// Deletes everything, and keeps nothing of it, nor of what could be undone before. A service that does not answer just now
/// goes on counting somebody whom nobody knows.
///
/// # Errors
/// [`DatabaseError`]; then everything is still there.
pub async fn delete_for_good() -> Result<(), DatabaseError> {
    let mut names = Record::default();
    store::clear(|record| {
        names = counted::kept(&record);
        None
    })
    .await?;
    forget_small().await;
    wasm_bindgen_futures::spawn_local(counted::leave_all(names));
    Ok(())
}

async fn forget_small() {
    state::forget_all();
    small().iter().for_each(|key| storage::remove(key));
    // Copies of what is public: they come again when they are asked for.
    offline::forget_all().await;
}

/// Takes in a record, and keeps what it changes for a day; with preferences, where they are to be taken over as well.
/// Tells the moment by which it can be undone.
///
/// # Errors
/// [`DatabaseError`]; then nothing has changed.
pub async fn take_in(other: &Record, prefs: Option<&str>) -> Result<u64, DatabaseError> {
    let here = store::all().await?;
    let mut undo = Undo {
        deed: Deed::TakenIn,
        at: store::now(),
        ..Undo::default()
    };
    for (key, theirs) in &other.entries {
        let ours = here.entries.get(key);
        let mut joined = ours.cloned().unwrap_or_default();
        if joined.join(theirs) || ours.is_none() {
            undo.before.insert(key.clone(), ours.cloned());
            undo.after.insert(key.clone(), joined);
        }
    }
    // Those of somebody who never chose any are the defaults.
    let before = || {
        storage::get(PREFS)
            .ok()
            .flatten()
            .unwrap_or_else(|| "{}".to_owned())
    };
    undo.prefs = prefs.map(|taken| (before(), taken.to_owned()));
    let at = undo.at;
    database::write_trash(vec![Write::Put(row_of(&undo))]).await?;
    settle(store::join(other).await, at).await?;
    if let Some(prefs) = prefs {
        // A place that is too full for a line of text has refused the record before.
        let _ = storage::set(PREFS, prefs);
    }
    Ok(at)
}

/// What did not happen can not be undone.
async fn settle(done: Result<(), DatabaseError>, at: u64) -> Result<u64, DatabaseError> {
    if done.is_err() {
        // Where this fails too, undoing it changes nothing.
        let _ = drop_one(at).await;
    }
    done.map(|()| at)
}

/// Undoes what happened at a moment. What the learner changed since stays. False where it cannot be undone any more.
///
/// # Errors
/// [`DatabaseError`].
pub async fn undo(at: u64) -> Result<bool, DatabaseError> {
    let Some(undo) = all().await?.into_iter().find(|undo| undo.at == at) else {
        return Ok(false);
    };
    match undo.deed {
        Deed::Deleted => {
            let entries = undo
                .before
                .into_iter()
                .filter_map(|(key, entry)| Some((key, entry?)));
            store::join(&Record {
                entries: entries.collect(),
            })
            .await?;
            if let Some(recent) = &undo.recent {
                state::give_back(recent);
            }
            for (key, draft) in &undo.small {
                // What was written since then counts more.
                if storage::get(key) == Ok(None) {
                    let _ = storage::set(key, draft);
                }
            }
        }
        Deed::TakenIn => {
            let mut after = undo.after;
            let back = undo.before.into_iter().map(|(key, before)| {
                let then = after.remove(&key);
                (key, (before, then))
            });
            let put_back = |(before, then): (Option<Entry>, Option<Entry>), now: Option<&Entry>| {
                (now == then.as_ref()).then_some(before)
            };
            store::change_all(back.collect(), put_back).await?;
            if let Some((before, taken)) = &undo.prefs
                && storage::get(PREFS).ok().flatten().as_ref() == Some(taken)
            {
                let _ = storage::set(PREFS, before);
            }
        }
    }
    drop_one(at).await?;
    // Who lists what can be undone read it before it was gone.
    super::changes::tell(&[]);
    Ok(true)
}

/// Forgets one thing that could be undone.
///
/// # Errors
/// [`DatabaseError`]; then it can still be undone.
pub async fn forget_one(at: u64) -> Result<(), DatabaseError> {
    // What happened before it held the same things.
    forget(at + 1).await;
    super::changes::tell(&[]);
    Ok(())
}
