//! The device's database (IndexedDB): rows of text under keys, with an order on shelves.
//!
//! It knows nothing of what the rows hold. A write is done when the browser says that it is on the disk
//! (`durability: "strict"`), not when it was handed over.

use super::passing;
pub use super::rows::{Row, Write};
use super::rows::{object_of, row_of};
use futures::future::{FutureExt, LocalBoxFuture, Shared};
use idb::{
    Database, DatabaseEvent, Error, Factory, IndexParams, KeyPath, KeyRange, ObjectStore,
    ObjectStoreParams, Query, Transaction,
};
use js_sys::{Array, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbTransaction};

/// The database's name.
const NAME: &str = "lifelong";
/// The version of its layout. 1 was the time before it: lists in the browser's small storage.
const VERSION: u32 = 2;
/// The store of the record's entries.
const ENTRIES: &str = "entries";
/// The store of what was taken away at once, to be given back.
const TRASH: &str = "trash";
/// The index that gives shelves in their order.
const SHELF: &str = "shelf";

/// Why the database does not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseError {
    /// The browser allows none here: a private window, blocked cookies, a sandboxed frame.
    Denied,
    /// There is no room left.
    Full,
    /// A newer build of the portal has changed its layout; this page is of an older one.
    Newer,
    /// Anything else, in the browser's words.
    Failed(String),
}

struct Open {
    inner: IdbDatabase,
    /// Whether the database was made just now.
    new: bool,
}

type Opening = Shared<LocalBoxFuture<'static, Result<Rc<Open>, DatabaseError>>>;

thread_local! {
    static OPEN: RefCell<Option<Rc<Open>>> = const { RefCell::new(None) };
    /// Whether rows live as long as the page.
    static PASSING: Cell<bool> = const { Cell::new(false) };
    /// While it is being opened: whoever comes meanwhile waits with the first. A second connection would know nothing of
    /// the first, and keep others from changing the layout.
    static OPENING: RefCell<Option<Opening>> = const { RefCell::new(None) };
}

impl From<Error> for DatabaseError {
    fn from(error: Error) -> Self {
        let name = exception(&error).map(|e| e.name()).unwrap_or_default();
        match name.as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "SecurityError" | "InvalidStateError" | "UnknownError"
                if OPEN.with_borrow(Option::is_none) =>
            {
                Self::Denied
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

fn exception(error: &Error) -> Option<DomException> {
    match error {
        Error::DomException(exception) => Some(exception.clone()),
        Error::AddFailed(value)
        | Error::UpdateFailed(value)
        | Error::TransactionOpenFailed(value)
        | Error::IndexedDbOpenFailed(value) => value.clone().dyn_into().ok(),
        _ => None,
    }
}

/// Opens it where it is not open. True where this page has made it.
///
/// # Errors
/// [`DatabaseError`].
pub async fn open() -> Result<bool, DatabaseError> {
    opened().await.map(|open| open.new)
}

async fn opened() -> Result<Rc<Open>, DatabaseError> {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let opening = OPENING.with_borrow_mut(|opening| {
        let new = || connect().boxed_local().shared();
        opening.get_or_insert_with(new).clone()
    });
    let opened = opening.await;
    OPENING.take();
    opened
}

async fn connect() -> Result<Rc<Open>, DatabaseError> {
    let factory = Factory::new().map_err(|_| DatabaseError::Denied)?;
    let new = Rc::new(Cell::new(false));
    let mut request = factory.open(NAME, Some(VERSION))?;
    let made = new.clone();
    request.on_upgrade_needed(move |event| {
        let Ok(database) = event.database() else {
            return;
        };
        made.set(event.old_version() == Ok(0));
        // A later layout comes here, one step after the other: what is there stays.
        if let Err(error) = lay_out(&database) {
            web_sys::console::error_1(&error.to_string().into());
        }
    });
    let mut database = request.await?;
    // Another tab with a newer build wants to change the layout: this one makes room, and opens anew when it is asked.
    let forget = |_| {
        if let Some(open) = OPEN.take() {
            open.inner.close();
        }
    };
    database.on_version_change(forget);
    database.on_close(|_| drop(OPEN.take()));
    // They last as long as the page.
    database.forget_callbacks();
    let open = Rc::new(Open {
        inner: database.into(),
        new: new.get(),
    });
    OPEN.set(Some(open.clone()));
    Ok(open)
}

fn lay_out(database: &Database) -> Result<(), Error> {
    let mut params = ObjectStoreParams::new();
    params.key_path(Some(KeyPath::new_single("key")));
    let entries = database.create_object_store(ENTRIES, params)?;
    let path = KeyPath::new_array(["shelf", "order"]);
    entries.create_index(SHELF, path, Some(IndexParams::new()))?;
    let mut params = ObjectStoreParams::new();
    params.key_path(Some(KeyPath::new_single("key")));
    database.create_object_store(TRASH, params)?;
    Ok(())
}

/// From now on rows live as long as the page: the browser keeps no database here.
pub fn pass() {
    PASSING.set(true);
}

fn begin(open: &Open, stores: &JsValue, writes: bool) -> Result<IdbTransaction, DatabaseError> {
    let options = Object::new();
    // It fails for no plain object.
    let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
    let mode = if writes { "readwrite" } else { "readonly" };
    let begun = Reflect::get(&open.inner, &"transaction".into())
        .and_then(|f| f.dyn_into::<js_sys::Function>())
        .and_then(|f| f.call3(&open.inner, stores, &mode.into(), &options));
    match begun {
        Ok(transaction) => Ok(transaction.unchecked_into()),
        Err(why) => {
            // The browser has closed it meanwhile: the next one opens it anew.
            OPEN.take();
            Err(Error::TransactionOpenFailed(why).into())
        }
    }
}

/// A transaction and the stores it is about.
struct Working {
    inner: IdbTransaction,
    transaction: Transaction,
}

impl Working {
    /// Begins it, once more where the browser has closed the database meanwhile.
    async fn begin(stores: &[&str], writes: bool) -> Result<Self, DatabaseError> {
        let names: Array = stores.iter().map(|name| JsValue::from(*name)).collect();
        let open = opened().await?;
        let inner = match begin(&open, &names, writes) {
            Ok(transaction) => transaction,
            Err(_) => begin(&*opened().await?, &names, writes)?,
        };
        let transaction = inner.clone().into();
        Ok(Self { inner, transaction })
    }

    fn store(&self, name: &str) -> Result<ObjectStore, DatabaseError> {
        Ok(self.transaction.object_store(name)?)
    }

    /// Waits until everything is on the disk. Why it is not, the browser says when it gives the whole up, not with the
    /// request that failed.
    async fn end(self) -> Result<(), DatabaseError> {
        let Self { inner, .. } = self;
        let ended = Promise::new(&mut |done, given_up| {
            inner.set_oncomplete(Some(&done));
            inner.set_onabort(Some(&given_up));
        });
        match JsFuture::from(ended).await {
            Ok(_) => Ok(()),
            Err(_) => Err(match inner.error() {
                Some(why) if why.name() == "QuotaExceededError" => DatabaseError::Full,
                Some(why) => DatabaseError::Failed(why.message()),
                None => DatabaseError::Failed("given up".to_owned()),
            }),
        }
    }
}

/// The row of a key.
///
/// # Errors
/// [`DatabaseError`].
pub async fn get(key: &str) -> Result<Option<Row>, DatabaseError> {
    if PASSING.get() {
        return Ok(passing::get(ENTRIES, key));
    }
    let working = Working::begin(&[ENTRIES], false).await?;
    let found = working.store(ENTRIES)?.get(JsValue::from(key))?.await?;
    Ok(found.as_ref().and_then(row_of))
}

/// Changes the rows of some keys in one step that other tabs see whole or not at all. `change` is given what is there, in the
/// order of the keys, and says what is to be written.
///
/// # Errors
/// [`DatabaseError`]; then nothing was written.
pub async fn change(
    keys: &[String],
    change: impl FnOnce(Vec<Option<Row>>) -> Vec<Write>,
) -> Result<(), DatabaseError> {
    if PASSING.get() {
        let rows = keys.iter().map(|key| passing::get(ENTRIES, key));
        passing::write(ENTRIES, change(rows.collect()));
        return Ok(());
    }
    let working = Working::begin(&[ENTRIES], true).await?;
    let store = working.store(ENTRIES)?;
    let mut rows = Vec::with_capacity(keys.len());
    for key in keys {
        let found = store.get(JsValue::from(key.as_str()))?.await?;
        rows.push(found.as_ref().and_then(row_of));
    }
    write_all(&store, change(rows))?;
    working.end().await
}

fn write_all(store: &ObjectStore, writes: Vec<Write>) -> Result<(), DatabaseError> {
    for write in writes {
        match write {
            Write::Put(row) => drop(store.put(&object_of(&row), None)?),
            Write::Delete(key) => drop(store.delete(JsValue::from(key))?),
        }
    }
    Ok(())
}

/// Writes many rows at once.
///
/// # Errors
/// [`DatabaseError`]; then nothing was written.
pub async fn write(writes: Vec<Write>) -> Result<(), DatabaseError> {
    change(&[], |_| writes).await
}

/// Rows of a shelf in their order: at most `most`, of places up to `until`.
///
/// # Errors
/// [`DatabaseError`].
pub async fn shelf(shelf: &str, until: f64, most: u32) -> Result<Vec<Row>, DatabaseError> {
    if PASSING.get() {
        return Ok(passing::shelf(ENTRIES, shelf, until, most));
    }
    let working = Working::begin(&[ENTRIES], false).await?;
    let index = working.store(ENTRIES)?.index(SHELF)?;
    let found = index
        .get_all(Some(range(shelf, until)?), Some(most))?
        .await?;
    Ok(found.iter().filter_map(row_of).collect())
}

/// How many rows lie on a shelf, up to a place.
///
/// # Errors
/// [`DatabaseError`].
pub async fn count(shelf: &str, until: f64) -> Result<u32, DatabaseError> {
    if PASSING.get() {
        return Ok(passing::shelf(ENTRIES, shelf, until, u32::MAX).len() as u32);
    }
    let working = Working::begin(&[ENTRIES], false).await?;
    let index = working.store(ENTRIES)?.index(SHELF)?;
    Ok(index.count(Some(range(shelf, until)?))?.await?)
}

fn range(shelf: &str, until: f64) -> Result<Query, Error> {
    let key = |order: f64| Array::of2(&shelf.into(), &order.into());
    let range = KeyRange::bound(&key(f64::NEG_INFINITY), &key(until), None, None)?;
    Ok(range.into())
}

/// All rows.
///
/// # Errors
/// [`DatabaseError`].
pub async fn all() -> Result<Vec<Row>, DatabaseError> {
    everything(ENTRIES).await
}

async fn everything(name: &str) -> Result<Vec<Row>, DatabaseError> {
    if PASSING.get() {
        return Ok(passing::all(name));
    }
    let working = Working::begin(&[name], false).await?;
    let found = working.store(name)?.get_all(None, None)?.await?;
    Ok(found.iter().filter_map(row_of).collect())
}

/// Takes all rows away in one step. `keep` is given them, and says what is kept of them among what can be given back; where
/// it keeps nothing, nothing of what was kept before stays either.
///
/// # Errors
/// [`DatabaseError`]; then all are still there.
pub async fn clear(keep: impl FnOnce(Vec<Row>) -> Option<Row>) -> Result<(), DatabaseError> {
    if PASSING.get() {
        match keep(passing::all(ENTRIES)) {
            Some(row) => passing::write(TRASH, vec![Write::Put(row)]),
            None => passing::clear(TRASH),
        }
        passing::clear(ENTRIES);
        return Ok(());
    }
    let working = Working::begin(&[ENTRIES, TRASH], true).await?;
    let (entries, trash) = (working.store(ENTRIES)?, working.store(TRASH)?);
    let found = entries.get_all(None, None)?.await?;
    match keep(found.iter().filter_map(row_of).collect()) {
        Some(row) => drop(trash.put(&object_of(&row), None)?),
        None => drop(trash.clear()?),
    }
    entries.clear()?;
    working.end().await
}

/// What was thrown away at once and can be given back, oldest first.
///
/// # Errors
/// [`DatabaseError`].
pub async fn trash() -> Result<Vec<Row>, DatabaseError> {
    everything(TRASH).await
}

/// Throws away, or takes out of what was thrown away.
///
/// # Errors
/// [`DatabaseError`].
pub async fn write_trash(writes: Vec<Write>) -> Result<(), DatabaseError> {
    if PASSING.get() {
        passing::write(TRASH, writes);
        return Ok(());
    }
    let working = Working::begin(&[TRASH], true).await?;
    write_all(&working.store(TRASH)?, writes)?;
    working.end().await
}
