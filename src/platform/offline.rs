//! What the learner keeps on the device: copies of files in the browser's own cache, from which the service worker
//! (`assets/offline.js`) answers when there is no network.
//!
//! Each work has a cache of its own. It counts as kept when [`Keeping::finish`] has put its description there, last of all: what
//! was broken off is never taken for whole.

use super::{page, time};
use js_sys::{Array, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, Cache, CacheStorage, Request, RequestInit, Response};

/// The name under which a description lies; no file of the portal is called like that.
const ABOUT: &str = "what-is-kept";
/// The name under which lies since when a work is being kept, in milliseconds since 1970.
const SINCE: &str = "being-kept-since";
/// What was begun so long ago and is not whole was broken off, in milliseconds.
const LONG_AGO: f64 = 3_600_000.0;

/// Why something could not be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfflineError {
    /// The browser has no such cache, or forbids it.
    Denied,
    /// A file did not come.
    Network,
    /// The server has no such file.
    Missing,
    /// There is no room left.
    Full,
    /// The learner has broken it off.
    Ended,
}

/// A work that is being kept. Dropping it breaks off what is on its way.
pub struct Keeping {
    cache: Cache,
    control: AbortController,
    /// Addresses of the files that belong to it.
    files: RefCell<Vec<String>>,
}

impl Drop for Keeping {
    fn drop(&mut self) {
        self.control.abort();
    }
}

/// What the names of the caches of kept works begin with. Several portals may share an origin: each has its folder there.
fn prefix() -> String {
    format!("lifelong {} kept ", folder())
}

/// The path of the portal's folder, `/` or as in `/learn/`.
fn folder() -> String {
    format!("{}/", page::base_of_document())
}

/// The browser's caches; none on a page that is not safe, or where everything is forbidden.
fn caches() -> Result<CacheStorage, OfflineError> {
    let window = gloo::utils::window();
    let there = Reflect::get(&window, &"caches".into()).is_ok_and(|caches| caches.is_object());
    let caches = there.then(|| window.caches().ok()).flatten();
    caches.ok_or(OfflineError::Denied)
}

async fn wait(promise: Promise) -> Result<JsValue, OfflineError> {
    JsFuture::from(promise).await.map_err(|error| {
        let name = Reflect::get(&error, &"name".into()).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("QuotaExceededError") => OfflineError::Full,
            Some("AbortError") => OfflineError::Ended,
            Some("SecurityError" | "NotAllowedError") => OfflineError::Denied,
            _ => OfflineError::Network,
        }
    })
}

async fn open(name: &str) -> Result<Cache, OfflineError> {
    Ok(wait(caches()?.open(name)).await?.unchecked_into())
}

/// The names of all kept works' caches.
async fn names() -> Result<Vec<String>, OfflineError> {
    let prefix = prefix();
    let names: Array = wait(caches()?.keys()).await?.unchecked_into();
    let names = names.iter().filter_map(|name| name.as_string());
    Ok(names.filter(|name| name.starts_with(&prefix)).collect())
}

/// The text of a file in a cache; none where it is not there.
async fn text(cache: &Cache, address: &str) -> Result<Option<String>, OfflineError> {
    let found = wait(cache.match_with_str(address)).await?;
    let Ok(response) = found.dyn_into::<Response>() else {
        return Ok(None);
    };
    let text = response.text().map_err(|_| OfflineError::Network)?;
    Ok(wait(text).await?.as_string())
}

/// The description of a kept work; none where it is not kept whole.
///
/// # Errors
/// [`OfflineError::Denied`] where nothing can be kept.
pub async fn about(work: &str) -> Result<Option<String>, OfflineError> {
    let name = format!("{}{work}", prefix());
    // Opening would make one.
    if !names().await?.contains(&name) {
        return Ok(None);
    }
    text(&open(&name).await?, ABOUT).await
}

/// All works that are kept whole: each with its description.
///
/// # Errors
/// As [`about`].
pub async fn all() -> Result<Vec<(String, String)>, OfflineError> {
    let prefix = prefix();
    let mut all = Vec::new();
    for name in names().await? {
        if let Some(about) = text(&open(&name).await?, ABOUT).await? {
            all.push((name[prefix.len()..].to_owned(), about));
        }
    }
    Ok(all)
}

/// Says of a work again that it is kept: its files are still there.
///
/// # Errors
/// [`OfflineError`].
pub async fn describe(work: &str, about: &str) -> Result<(), OfflineError> {
    let cache = open(&format!("{}{work}", prefix())).await?;
    let files: Array = wait(cache.keys()).await?.unchecked_into();
    // Another tab may have thrown them away.
    if files.length() == 0 {
        return Err(OfflineError::Missing);
    }
    put(&cache, ABOUT, about).await
}

async fn put(cache: &Cache, name: &str, text: &str) -> Result<(), OfflineError> {
    let response = Response::new_with_opt_str(Some(text)).map_err(|_| OfflineError::Denied)?;
    wait(cache.put_with_str(name, &response)).await?;
    Ok(())
}

/// A work is kept no more. Its files stay until [`forget`]: so it can be undone.
///
/// # Errors
/// [`OfflineError`].
pub async fn drop_about(work: &str) -> Result<(), OfflineError> {
    let cache = open(&format!("{}{work}", prefix())).await?;
    wait(cache.delete_with_str(ABOUT)).await?;
    Ok(())
}

/// Throws a work's files away, unless it is kept again.
pub async fn forget(work: &str) {
    if let (Ok(caches), Ok(None)) = (caches(), about(work).await) {
        // What could not be thrown away is in nobody's way.
        let _ = wait(caches.delete(&format!("{}{work}", prefix()))).await;
    }
}

/// Throws away what was broken off, and what was removed on a page that was then closed.
pub async fn sweep() {
    let (Ok(caches), Ok(names)) = (caches(), names().await) else {
        return;
    };
    for name in names {
        let Ok(cache) = open(&name).await else {
            continue;
        };
        let since = text(&cache, SINCE).await.ok().flatten();
        let since = since.and_then(|since| since.parse::<f64>().ok());
        let runs = since.is_some_and(|since| time::today() - since < LONG_AGO);
        if !runs && text(&cache, ABOUT).await == Ok(None) {
            let _ = wait(caches.delete(&name)).await;
        }
    }
}

/// Throws away everything that is kept, and the copies of what was visited.
pub async fn forget_all() {
    let (Ok(caches), folder) = (caches(), folder()) else {
        return;
    };
    let visited = format!("lifelong {folder} visited");
    for name in names()
        .await
        .unwrap_or_default()
        .into_iter()
        .chain([visited])
    {
        let _ = wait(caches.delete(&name)).await;
    }
}

/// Brings the program that plays recordings, so that the service worker has it where it was never used.
pub async fn bring_companion() {
    for file in ["companion_loader.js", "companion.js", "companion_bg.wasm"] {
        let asked = wait(gloo::utils::window().fetch_with_str(file)).await;
        // Where it does not come now, it is asked for when somebody listens.
        if let Ok(Ok(response)) = asked.map(JsCast::dyn_into::<Response>)
            && let Ok(whole) = response.array_buffer()
        {
            let _ = wait(whole).await;
        }
    }
}

impl Keeping {
    /// Begins.
    ///
    /// # Errors
    /// [`OfflineError::Denied`].
    pub async fn begin(work: &str) -> Result<Self, OfflineError> {
        let cache = open(&format!("{}{work}", prefix())).await?;
        put(&cache, SINCE, &time::today().to_string()).await?;
        Ok(Self {
            cache,
            control: AbortController::new().map_err(|_| OfflineError::Denied)?,
            files: RefCell::default(),
        })
    }

    /// Keeps the file at an address, and tells its size in bytes. One that is there already costs no request.
    ///
    /// # Errors
    /// [`OfflineError`]; what came before it stays.
    pub async fn add(&self, address: &str) -> Result<f64, OfflineError> {
        let known = wait(self.cache.match_with_str(address)).await?;
        let copy = match known.dyn_into::<Response>() {
            Ok(known) => known,
            Err(_) => self.fetch(address).await?,
        };
        let blob = copy.blob().map_err(|_| OfflineError::Network)?;
        let blob: Blob = wait(blob).await?.unchecked_into();
        self.files.borrow_mut().push(address.to_owned());
        Ok(blob.size())
    }

    /// Fetches a file into the cache; gives a copy.
    async fn fetch(&self, address: &str) -> Result<Response, OfflineError> {
        let init = RequestInit::new();
        init.set_signal(Some(&self.control.signal()));
        let asked = gloo::utils::window().fetch_with_str_and_init(address, &init);
        let response: Response = wait(asked).await?.unchecked_into();
        let copy = response.clone().map_err(|_| OfflineError::Network)?;
        if !response.ok() {
            return Err(OfflineError::Missing);
        }
        wait(self.cache.put_with_str(address, &response)).await?;
        Ok(copy)
    }

    /// The text of a file that was kept; empty for none.
    pub async fn text(&self, address: &str) -> String {
        text(&self.cache, address)
            .await
            .ok()
            .flatten()
            .unwrap_or_default()
    }

    /// A way to break it off from elsewhere.
    pub fn breaker(&self) -> impl Fn() + 'static {
        let control = self.control.clone();
        move || control.abort()
    }

    /// Whether it was broken off.
    pub fn is_ended(&self) -> bool {
        self.control.signal().aborted()
    }

    /// It is kept: throws away what an earlier edition had, and describes it.
    ///
    /// # Errors
    /// [`OfflineError`].
    pub async fn finish(&self, about: &str) -> Result<(), OfflineError> {
        if self.is_ended() {
            return Err(OfflineError::Ended);
        }
        let old: Array = wait(self.cache.keys()).await?.unchecked_into();
        // As the cache knows them: whole.
        let whole = |file: &String| Some(Request::new_with_str(file).ok()?.url());
        let ours: Vec<String> = self.files.borrow().iter().filter_map(whole).collect();
        for request in old.iter() {
            let request: Request = request.unchecked_into();
            if !ours.contains(&request.url()) {
                wait(self.cache.delete_with_request(&request)).await?;
            }
        }
        put(&self.cache, ABOUT, about).await
    }
}
