//! One HTTP GET that can be abandoned.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

/// Why a request brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer came: no network, a refused connection, a blocked request.
    Network,
    /// The time was up.
    Timeout,
    /// The server answered, but not with the file.
    Status(u16),
}

/// Ends its request when dropped, so that a page one has left loads nothing more.
struct AbortGuard(AbortController);

impl Drop for AbortGuard {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The body of `url` as bytes, or why not, after at most `timeout` milliseconds.
///
/// Dropping the future aborts the request. `past_cache` asks the server even where the browser has a copy.
///
/// # Errors
/// [`FetchError`].
pub async fn get(url: &str, timeout: u32, past_cache: bool) -> Result<Vec<u8>, FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Network)?;
    let guard = AbortGuard(controller);
    let timed_out = std::rc::Rc::new(std::cell::Cell::new(false));
    let timer = {
        let (controller, timed_out) = (guard.0.clone(), timed_out.clone());
        gloo::timers::callback::Timeout::new(timeout, move || {
            timed_out.set(true);
            controller.abort();
        })
    };
    let result = read(url, &guard.0, past_cache).await;
    drop(timer);
    result.map_err(|error| {
        if timed_out.get() {
            FetchError::Timeout
        } else {
            error
        }
    })
}

async fn read(
    url: &str,
    controller: &AbortController,
    past_cache: bool,
) -> Result<Vec<u8>, FetchError> {
    let init = RequestInit::new();
    init.set_signal(Some(&controller.signal()));
    if past_cache {
        init.set_cache(web_sys::RequestCache::Reload);
    }
    let window = web_sys::window().ok_or(FetchError::Network)?;
    let response: Response = wait(window.fetch_with_str_and_init(url, &init))
        .await?
        .unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let buffer = wait(response.array_buffer().map_err(|_| FetchError::Network)?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

async fn wait(promise: js_sys::Promise) -> Result<JsValue, FetchError> {
    JsFuture::from(promise)
        .await
        .map_err(|_| FetchError::Network)
}
