//! The device's database (IndexedDB): rows of text under keys, with an order on shelves.
//!
//! It knows nothing of what the rows hold. A write is done when the browser says that it is on the disk
//! (`durability: "strict"`), not when it was handed over.

use futures::future::{FutureExt, LocalBoxFuture, Shared};
use idb::{
    Database, DatabaseEvent, Error, Factory, IndexParams, KeyPath, KeyRange, ObjectStore,
    ObjectStoreParams, Query, Transaction, TransactionResult,
};
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
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

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its key.
    pub key: String,
    /// The shelf it lies on.
    pub shelf: String,
    /// Its place there: rows come in ascending order.
    pub order: f64,
    /// What it holds.
    pub text: String,
}

/// What a write does with a row.
pub enum Write {
    /// Puts it in the place of the one of its key.
    Put(Row),
    /// Takes away the one of this key.
    Delete(String),
}

struct Open {
    inner: IdbDatabase,
    /// Whether the database was made just now.
    new: bool,
}

type Opening = Shared<LocalBoxFuture<'static, Result<Rc<Open>, DatabaseError>>>;

thread_local! {
    static OPEN: RefCell<Option<Rc<Open>>> = const { RefCell::new(None) };
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

/// Opens it where it is not open. True where it was made just now, the first time only.
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
    let new = Rc::new(std::cell::Cell::new(false));
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

fn begin(open: &Open, store: &str, writes: bool) -> Result<Transaction, DatabaseError> {
    let options = Object::new();
    // It fails for no plain object.
    let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
    let mode = if writes { "readwrite" } else { "readonly" };
    let begun = Reflect::get(&open.inner, &"transaction".into())
        .and_then(|f| f.dyn_into::<js_sys::Function>())
        .and_then(|f| f.call3(&open.inner, &store.into(), &mode.into(), &options));
    match begun {
        Ok(transaction) => Ok(transaction.unchecked_into::<IdbTransaction>().into()),
        Err(why) => {
            // The browser has closed it meanwhile: the next one opens it anew.
            OPEN.take();
            Err(Error::TransactionOpenFailed(why).into())
        }
    }
}

/// Begins a transaction, once more where the browser has closed the database meanwhile.
async fn on(store: &str, writes: bool) -> Result<(Transaction, ObjectStore), DatabaseError> {
    let open = opened().await?;
    let transaction = match begin(&open, store, writes) {
        Ok(transaction) => transaction,
        Err(_) => begin(&*opened().await?, store, writes)?,
    };
    let store = transaction.object_store(store)?;
    Ok((transaction, store))
}

async fn end(transaction: Transaction) -> Result<(), DatabaseError> {
    match transaction.await {
        Ok(TransactionResult::Committed) => Ok(()),
        Ok(TransactionResult::Aborted) => Err(DatabaseError::Full),
        Err(error) => Err(error.into()),
    }
}

/// The row of a key.
///
/// # Errors
/// [`DatabaseError`].
pub async fn get(key: &str) -> Result<Option<Row>, DatabaseError> {
    let (_transaction, store) = on(ENTRIES, false).await?;
    let found = store.get(JsValue::from(key))?.await?;
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
    let (transaction, store) = on(ENTRIES, true).await?;
    let mut rows = Vec::with_capacity(keys.len());
    for key in keys {
        let found = store.get(JsValue::from(key.as_str()))?.await?;
        rows.push(found.as_ref().and_then(row_of));
    }
    write_all(&store, change(rows))?;
    end(transaction).await
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
    let (_transaction, store) = on(ENTRIES, false).await?;
    let index = store.index(SHELF)?;
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
    let (_transaction, store) = on(ENTRIES, false).await?;
    Ok(store
        .index(SHELF)?
        .count(Some(range(shelf, until)?))?
        .await?)
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
    let (_transaction, store) = on(ENTRIES, false).await?;
    let found = store.get_all(None, None)?.await?;
    Ok(found.iter().filter_map(row_of).collect())
}

/// Takes all rows away.
///
/// # Errors
/// [`DatabaseError`]; then all are still there.
pub async fn clear() -> Result<(), DatabaseError> {
    let (transaction, store) = on(ENTRIES, true).await?;
    store.clear()?;
    end(transaction).await
}

/// What was thrown away at once and can be given back, oldest first.
///
/// # Errors
/// [`DatabaseError`].
pub async fn trash() -> Result<Vec<Row>, DatabaseError> {
    let (_transaction, store) = on(TRASH, false).await?;
    let found = store.get_all(None, None)?.await?;
    Ok(found.iter().filter_map(row_of).collect())
}

/// Throws away, or takes out of what was thrown away.
///
/// # Errors
/// [`DatabaseError`].
pub async fn write_trash(writes: Vec<Write>) -> Result<(), DatabaseError> {
    let (transaction, store) = on(TRASH, true).await?;
    write_all(&store, writes)?;
    end(transaction).await
}

fn object_of(row: &Row) -> JsValue {
    let object = Object::new();
    let parts: [(&str, JsValue); 4] = [
        ("key", row.key.as_str().into()),
        ("shelf", row.shelf.as_str().into()),
        ("order", row.order.into()),
        ("text", row.text.as_str().into()),
    ];
    for (name, value) in parts {
        // It fails for no plain object.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// A row as it was written; none for what something else wrote.
fn row_of(value: &JsValue) -> Option<Row> {
    let get = |name: &str| Reflect::get(value, &name.into()).ok();
    Some(Row {
        key: get("key")?.as_string()?,
        shelf: get("shelf")?.as_string()?,
        order: get("order")?.as_f64()?,
        text: get("text")?.as_string()?,
    })
}

/// How much of the room that the browser gives is used: `(used, all)` in bytes; none where it does not say.
pub async fn room() -> Option<(f64, f64)> {
    let storage = gloo::utils::window().navigator().storage();
    let estimate = wasm_bindgen_futures::JsFuture::from(storage.estimate().ok()?)
        .await
        .ok()?;
    let get = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((get("usage")?, get("quota")?))
}

/// Asks the browser not to clear what is kept here when room gets short. True where it promises.
pub async fn persist() -> bool {
    let storage = gloo::utils::window().navigator().storage();
    let Ok(asked) = storage.persist() else {
        return false;
    };
    let answer = wasm_bindgen_futures::JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}

/// Whether the browser has promised already not to clear what is kept here.
pub async fn persisted() -> bool {
    let storage = gloo::utils::window().navigator().storage();
    let Ok(asked) = storage.persisted() else {
        return false;
    };
    let answer = wasm_bindgen_futures::JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}
