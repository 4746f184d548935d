//! The learner's record on the device: reading, changing, and hearing of changes.
//!
//! Where the browser keeps no database, the record lives as long as the page, and every page that shows it says so.

use super::shelf::{Shelf, row, row_of_entry};
use crate::platform::database::{self, DatabaseError, Row, Write};
use crate::platform::{room, storage, time};
use futures::future::{FutureExt, LocalBoxFuture, Shared};
use lifelong_record::{Entry, GONE, Record, Stamp, file};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How long what was taken away can be given back, in milliseconds: a day.
pub const KEPT_FOR: u64 = 86_400_000;

/// Where the device's name is kept.
const DEVICE_KEY: &str = "lifelong.device";
/// Where it is kept that there is a record: if its database is gone, the browser has cleared it.
const HAS_KEY: &str = "lifelong.record";
/// The list of pages that was the record before there was a database.
const RECENT_KEY: &str = "lifelong.recent";

/// How the record is kept just now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// On the device.
    #[default]
    Safe,
    /// The browser keeps nothing here: it lasts as long as the page.
    Passing,
    /// On the device, and the browser has cleared what was there before.
    Cleared,
    /// On the device, where little room is left.
    Short,
    /// A newer build has changed the layout: load the page anew.
    Newer,
}

thread_local! {
    static KEEPING: Cell<Option<Keeping>> = const { Cell::new(None) };
    static GETTING_READY: RefCell<Option<Shared<LocalBoxFuture<'static, Keeping>>>> = const { RefCell::new(None) };
}

/// Makes the record ready, once a page: opens the database, brings over what older builds kept, forgets what is past its day.
/// Whoever asks meanwhile waits with the first: asked twice, a new database would look like one that was cleared.
pub async fn ready() -> Keeping {
    if let Some(keeping) = KEEPING.get() {
        return keeping;
    }
    let getting = GETTING_READY.with_borrow_mut(|getting| {
        getting
            .get_or_insert_with(|| get_ready().boxed_local().shared())
            .clone()
    });
    getting.await
}

async fn get_ready() -> Keeping {
    let keeping = match database::open().await {
        Ok(new) => {
            let had = storage::get(HAS_KEY).ok().flatten().is_some();
            if new {
                bring_over().await;
            }
            // Where it cannot be noted, that it was cleared will not be told.
            let _ = storage::set(HAS_KEY, "1");
            if new && had {
                Keeping::Cleared
            } else {
                room().await
            }
        }
        Err(DatabaseError::Newer) => Keeping::Newer,
        Err(_) => {
            database::pass();
            Keeping::Passing
        }
    };
    forget().await;
    KEEPING.set(Some(keeping));
    keeping
}

/// More than this part of the room that the browser gives is little room left.
pub const NEARLY: f64 = 0.9;

async fn room() -> Keeping {
    match room::used().await {
        Some((used, all)) if all > 0.0 && used / all > NEARLY => Keeping::Short,
        _ => Keeping::Safe,
    }
}

/// Takes over the list of pages that builds without a database kept.
async fn bring_over() {
    let Some(recent) = storage::get(RECENT_KEY).ok().flatten() else {
        return;
    };
    let record = file::of_version_1(&recent, now(), &stamp());
    let rows = record
        .entries
        .iter()
        .map(|(key, entry)| Write::Put(row_of_entry(key, entry)));
    // The list stays where it was: where this fails, it is tried again with the next new database.
    let _ = database::write(rows.collect()).await;
}

/// Forgets what was taken away more than a day ago: only that it was, stays.
pub async fn forget() {
    let past = now().saturating_sub(KEPT_FOR);
    // The longest gone lie last: their order is the time, negative.
    let Ok(rows) = database::shelf("gone", f64::INFINITY, 10_000).await else {
        return;
    };
    let strip = move |row: &Row| {
        let mut entry = super::shelf::row(row);
        let is_gone = entry.is_gone();
        let gone = entry.registers.remove(GONE)?;
        if !is_gone || gone.at > past || entry.registers.is_empty() {
            return None;
        }
        let only = Entry {
            registers: BTreeMap::from([(GONE.to_owned(), gone)]),
        };
        Some(Write::Put(row_of_entry(&row.key, &only)))
    };
    let old = rows.iter().filter(|row| strip(row).is_some());
    let keys: Vec<String> = old.map(|row| row.key.clone()).collect();
    if !keys.is_empty() {
        // What was given back meanwhile stays. Where this fails, it is tried again with the next page.
        let strip_all =
            move |rows: Vec<Option<Row>>| rows.iter().flatten().filter_map(strip).collect();
        let _ = database::change(&keys, strip_all).await;
    }
    super::bin::forget(past).await;
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    time::today() as u64
}

thread_local! {
    /// The device's name, where it cannot be kept.
    static DRAWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The device's name: drawn by lot, it tells nothing of it.
pub fn device() -> String {
    let kept = storage::get(DEVICE_KEY).ok().flatten();
    kept.or_else(|| DRAWN.with_borrow(Clone::clone))
        .unwrap_or_else(rename)
}

/// Draws another name for the device. Sums of the old one begin with nothing then, and lose nothing by being joined to it.
pub fn rename() -> String {
    let name = crate::platform::chance::name();
    let _ = storage::set(DEVICE_KEY, &name);
    DRAWN.set(Some(name.clone()));
    name
}

/// Now, on this device.
pub fn stamp() -> Stamp {
    Stamp {
        at: now(),
        by: device(),
    }
}

/// The entry of a key; none where there is none, and where it was taken away.
///
/// # Errors
/// [`DatabaseError`].
pub async fn entry(key: &str) -> Result<Option<Entry>, DatabaseError> {
    ready().await;
    let found = database::get(key).await?.as_ref().map(row);
    Ok(found.filter(|entry| !entry.is_gone()))
}

/// Changes an entry, or makes it, in one step; who listens hears of it. When this is done it is on the disk.
///
/// # Errors
/// [`DatabaseError`]; then nothing has changed.
pub async fn change<R: 'static>(
    key: &str,
    act: impl FnOnce(&mut Entry, &Stamp) -> R + 'static,
) -> Result<R, DatabaseError> {
    let stamp = stamp();
    ready().await;
    let result = Rc::new(RefCell::new(None));
    let (slot, name) = (result.clone(), key.to_owned());
    database::change(&[key.to_owned()], move |rows| {
        let before = rows.into_iter().next().flatten();
        let mut entry = before.as_ref().map(row).unwrap_or_default();
        let was = entry.clone();
        slot.replace(Some(act(&mut entry, &stamp)));
        if entry == was {
            Vec::new()
        } else {
            vec![Write::Put(row_of_entry(&name, &entry))]
        }
    })
    .await?;
    super::changes::tell(&[key.to_owned()]);
    let result = result.take();
    result.ok_or_else(|| DatabaseError::Failed("nothing was changed".to_owned()))
}

/// Takes an entry away; for a day it can be given back.
///
/// # Errors
/// As [`change`].
pub async fn remove(key: &str) -> Result<(), DatabaseError> {
    change(key, |entry, stamp| entry.set(GONE, true, stamp)).await
}

/// Gives an entry back that was taken away.
///
/// # Errors
/// As [`change`].
pub async fn give_back(key: &str) -> Result<(), DatabaseError> {
    change(key, |entry, stamp| entry.set(GONE, false, stamp)).await
}

/// Entries of a shelf in its order, with their keys; at most `most`.
///
/// # Errors
/// [`DatabaseError`].
pub async fn shelf(shelf: Shelf, most: u32) -> Result<Vec<(String, Entry)>, DatabaseError> {
    ready().await;
    let rows = database::shelf(shelf.name(), shelf.until(), most).await?;
    Ok(rows.iter().map(|r| (r.key.clone(), row(r))).collect())
}

/// How many entries lie on a shelf.
///
/// # Errors
/// [`DatabaseError`].
pub async fn count(which: Shelf) -> Result<u32, DatabaseError> {
    ready().await;
    database::count(which.name(), which.until()).await
}

/// The whole record.
///
/// # Errors
/// [`DatabaseError`].
pub async fn all() -> Result<Record, DatabaseError> {
    ready().await;
    Ok(record_of(&database::all().await?))
}

/// The record that rows are.
pub fn record_of(rows: &[Row]) -> Record {
    let entries = rows.iter().map(|r| (r.key.clone(), row(r)));
    Record {
        entries: entries.collect(),
    }
}

/// Joins another record to this one, in one step.
///
/// # Errors
/// [`DatabaseError`]; then nothing has changed.
pub async fn join(other: &Record) -> Result<(), DatabaseError> {
    let theirs: Vec<(String, Entry)> = other.entries.clone().into_iter().collect();
    change_all(theirs, |theirs, before| {
        let mut entry = before.cloned().unwrap_or_default();
        let differs = entry.join(&theirs);
        (differs || before.is_none()).then_some(Some(entry))
    })
    .await
}

/// Changes many entries in one step. `act` is given what belongs to an entry, and the entry where there is one; it gives the
/// new entry, none where it goes without a trace, or nothing where it stays as it is.
///
/// # Errors
/// [`DatabaseError`]; then nothing has changed.
pub async fn change_all<T: 'static>(
    given: Vec<(String, T)>,
    act: impl Fn(T, Option<&Entry>) -> Option<Option<Entry>> + 'static,
) -> Result<(), DatabaseError> {
    ready().await;
    let (keys, given): (Vec<String>, Vec<T>) = given.into_iter().unzip();
    let names = keys.clone();
    database::change(&keys, move |rows| {
        let write = |((key, given), before): ((String, T), Option<Row>)| {
            let before = before.as_ref().map(row);
            Some(match act(given, before.as_ref())? {
                Some(entry) => Write::Put(row_of_entry(&key, &entry)),
                None => Write::Delete(key),
            })
        };
        let all = names.into_iter().zip(given).zip(rows);
        all.filter_map(write).collect()
    })
    .await?;
    super::changes::tell(&keys);
    Ok(())
}

/// Takes everything away, in one step. `keep` is given the record, and says what is kept of it to be given back.
///
/// # Errors
/// [`DatabaseError`]; then everything is still there.
pub async fn clear(keep: impl FnOnce(Record) -> Option<Row>) -> Result<(), DatabaseError> {
    ready().await;
    database::clear(|rows| keep(record_of(&rows))).await?;
    // The sums of today go on under another name, so that the old ones can come back.
    rename();
    super::changes::tell(&[]);
    Ok(())
}
