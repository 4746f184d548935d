//! HTTP requests that can be abandoned: GET for files, and any for a server that is not the portal's own.

use super::time;
use futures::future::{Either, select};
use js_sys::{Reflect, Uint8Array};
use std::cell::Cell;
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};

/// Why a request brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer came, or it broke off: no network, a refused connection, a blocked request.
    Network,
    /// Nothing more came for too long.
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

thread_local! {
    /// When the network last brought a piece of anything, or was first asked for it.
    ///
    /// It is one clock for all requests: a browser lets some wait until others are through, and on a slow line
    /// these have not stopped, their turn has not come.
    static HEARD: Cell<f64> = const { Cell::new(0.0) };
}

fn heard() {
    HEARD.set(time::now());
}

/// Whether the device has a network, as far as it knows; it may lead nowhere.
pub fn is_online() -> bool {
    gloo::utils::window().navigator().on_line()
}

/// The body of `url` as bytes, or why not. It is given up when nothing has come for `patience` milliseconds: a slow line
/// may take as long as it needs.
///
/// Dropping the future aborts the request. `past_cache` asks the server even where the browser has a copy.
///
/// # Errors
/// [`FetchError`].
pub async fn get(url: &str, patience: u32, past_cache: bool) -> Result<Vec<u8>, FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Network)?;
    let guard = AbortGuard(controller);
    heard();
    let silence = async {
        loop {
            let left = f64::from(patience) - (time::now() - HEARD.get());
            if left <= 0.0 {
                break;
            }
            // Timers may be early by a fraction.
            time::sleep(left as u32 + 1).await;
        }
    };
    match select(pin!(read(url, &guard.0, past_cache)), pin!(silence)).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(FetchError::Timeout),
    }
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
    let mut bytes = Vec::new();
    let Some(body) = response.body() else {
        return Ok(bytes);
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let piece = wait(reader.read()).await?;
        match Reflect::get(&piece, &"value".into()) {
            Ok(piece) if !piece.is_undefined() => {
                bytes.extend(piece.unchecked_into::<Uint8Array>().to_vec());
            }
            _ => return Ok(bytes),
        }
    }
}

/// What is asked of a server that is not the portal's own.
pub struct Asked<'a> {
    /// `GET`, `PUT`, `DELETE`.
    pub method: &'static str,
    /// The address.
    pub url: &'a str,
    /// A body of JSON.
    pub body: Option<&'a str>,
    /// `USER:PASSWORD` for HTTP Basic authorization (RFC 7617), in ASCII.
    pub user: Option<&'a str>,
}

/// Asks; gives the status and the body, whatever the status is. Nothing goes along that was not asked for: no cookie, no page.
/// The whole may take `patience` milliseconds. Dropping the future aborts the request.
///
/// # Errors
/// [`FetchError::Network`], [`FetchError::Timeout`].
pub async fn ask(what: &Asked<'_>, patience: u32) -> Result<(u16, String), FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Network)?;
    let guard = AbortGuard(controller);
    let late = time::sleep(patience);
    match select(pin!(answer(what, &guard.0)), pin!(late)).await {
        Either::Left((result, _)) => result.map_err(|_| FetchError::Network),
        Either::Right(_) => Err(FetchError::Timeout),
    }
}

async fn answer(what: &Asked<'_>, controller: &AbortController) -> Result<(u16, String), JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let init = RequestInit::new();
    init.set_method(what.method);
    init.set_signal(Some(&controller.signal()));
    init.set_cache(web_sys::RequestCache::NoStore);
    init.set_credentials(web_sys::RequestCredentials::Omit);
    init.set_referrer_policy(web_sys::ReferrerPolicy::NoReferrer);
    let headers = js_sys::Object::new();
    if let Some(user) = what.user {
        let basic = format!("Basic {}", window.btoa(user)?);
        Reflect::set(&headers, &"authorization".into(), &basic.into())?;
    }
    if let Some(body) = what.body {
        Reflect::set(&headers, &"content-type".into(), &"application/json".into())?;
        init.set_body(&body.into());
    }
    init.set_headers(&headers);
    let response = JsFuture::from(window.fetch_with_str_and_init(what.url, &init)).await?;
    let response: Response = response.unchecked_into();
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}

/// What a promise brings, which is a sign of life.
async fn wait(promise: js_sys::Promise) -> Result<JsValue, FetchError> {
    let value = JsFuture::from(promise)
        .await
        .map_err(|_| FetchError::Network)?;
    heard();
    Ok(value)
}
