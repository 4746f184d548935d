//! A small static server for a built site: for looking at it before it is copied to a host, and for tests.
//!
//! It behaves as a common static host does: precompressed files, entity tags, `_headers`, `course/tea.html` for `/course/tea`,
//! and `404.html` (status 404) for addresses that only the portal knows. Files, ranges, MIME types and path safety are tower-http's work.

mod headers;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use headers::Rules;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// Serves a built site until the process ends.
///
/// # Errors
/// The folder does not exist, or the address cannot be listened on.
pub fn run(dir: &Path, addr: SocketAddr) -> io::Result<()> {
    Server::start(dir, addr)?.wait()
}

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Server {
    /// Starts a server of its own thread. Port 0 takes any free port; see [`Server::addr`].
    ///
    /// # Errors
    /// The folder does not exist, or the address cannot be listened on.
    pub fn start(dir: &Path, addr: SocketAddr) -> io::Result<Self> {
        if !dir.is_dir() {
            let reason = format!("{} is not a folder: build the site first", dir.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, reason));
        }
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind(addr))?;
        let addr = listener.local_addr()?;
        let site = Arc::new(Site::new(dir));
        let app = Router::new().fallback(move |request: Request| {
            let site = Arc::clone(&site);
            async move { site.answer(request).await }
        });
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let served = runtime.block_on(async {
                tokio::select! {
                    served = async { axum::serve(listener, app).await } => served,
                    // The sender is dropped with the server: open connections end with it.
                    _ = stopped => Ok(()),
                }
            });
            runtime.shutdown_background();
            served
        });
        Ok(Self {
            addr,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The address it listens on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Blocks until the server ends, which it does only with an error.
    ///
    /// # Errors
    /// What ended it.
    pub fn wait(mut self) -> io::Result<()> {
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            _ => Err(io::Error::other("the server's thread ended unexpectedly")),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            drop(self.stop.take());
            // Nothing to do about an error here; `wait` is for those who care.
            let _ = thread.join();
        }
    }
}

struct Site {
    dir: PathBuf,
    rules: Rules,
}

impl Site {
    fn new(dir: &Path) -> Self {
        let written = std::fs::read_to_string(dir.join("_headers")).unwrap_or_default();
        Self {
            dir: dir.to_owned(),
            rules: Rules::parse(&written),
        }
    }

    async fn answer(&self, request: Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = plain(
                StatusCode::METHOD_NOT_ALLOWED,
                "Only GET and HEAD are answered.\n",
            );
            response
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let path = request.uri().path().to_owned();
        let head = request.method() == Method::HEAD;
        let encodings = request.headers().get(header::ACCEPT_ENCODING).cloned();
        // `_headers` is for the host, not for visitors.
        let mut response = if path == "/_headers" {
            not_found()
        } else {
            self.file(self.page_of(request)).await
        };
        if response.status() == StatusCode::NOT_FOUND {
            response = self.missing(&path, head, encodings).await;
        }
        let status = response.status();
        let headers = response.headers_mut();
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            headers.insert(
                header::CACHE_CONTROL,
                HeaderValue::from_static(cache_control(&path)),
            );
        }
        finish(headers, &path);
        self.rules.apply(&path, headers);
        response
    }

    /// The request for the page that lies beside an address, with `.html` behind its name: before a folder of that name.
    fn page_of(&self, mut request: Request) -> Request {
        let path = request.uri().path();
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
        if path.bytes().all(is_plain) && !path.ends_with('/') {
            let page = format!("{path}.html");
            let is_there = self.dir.join(page.trim_start_matches('/')).is_file();
            if let Some(uri) = is_there.then(|| page.parse().ok()).flatten() {
                *request.uri_mut() = uri;
            }
        }
        request
    }

    async fn file(&self, request: Request) -> Response {
        let mut files = ServeDir::new(&self.dir)
            .precompressed_br()
            .precompressed_gzip();
        match files.try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound
                        | io::ErrorKind::NotADirectory
                        | io::ErrorKind::InvalidFilename
                ) =>
            {
                not_found()
            }
            Err(error) => plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                &format!("The file cannot be read: {error}\n"),
            ),
        }
    }

    /// An address without a file: the portal's own, unless it names a file by its ending.
    async fn missing(&self, path: &str, head: bool, encodings: Option<HeaderValue>) -> Response {
        let last = path.rsplit('/').next().unwrap_or("");
        if last.contains('.') {
            return not_found();
        }
        // As GitHub Pages does it: the page is the app, the status says that there is no such file.
        let (page, status) = match self.dir.join("404.html").is_file() {
            true => ("/404.html", StatusCode::NOT_FOUND),
            false => ("/index.html", StatusCode::OK),
        };
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = axum::http::Uri::from_static(page);
        if head {
            *request.method_mut() = Method::HEAD;
        }
        if let Some(encodings) = encodings {
            request
                .headers_mut()
                .insert(header::ACCEPT_ENCODING, encodings);
        }
        let mut response = self.file(request).await;
        if response.status() != StatusCode::OK {
            return not_found();
        }
        *response.status_mut() = status;
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response
    }
}

/// What every answer carries.
fn finish(headers: &mut HeaderMap, path: &str) {
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    // The same address is answered with and without compression.
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // A public API is read from other sites as well.
    if path.starts_with("/api/") {
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
    }
    let text = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let typed = match text {
        Some("text/html") => Some("text/html; charset=utf-8"),
        Some("text/css") => Some("text/css; charset=utf-8"),
        Some("text/javascript") => Some("text/javascript; charset=utf-8"),
        Some("text/vtt") => Some("text/vtt; charset=utf-8"),
        Some("text/plain") => Some("text/plain; charset=utf-8"),
        _ => None,
    };
    if let Some(typed) = typed {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(typed));
    }
}

/// A file whose name carries a hash of its content never changes; any other is asked for again.
fn cache_control(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or("");
    let hashed = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| {
            part.len() >= 8
                && part
                    .bytes()
                    .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
                && part.bytes().any(|b| b.is_ascii_digit())
                && part.bytes().any(|b| b.is_ascii_lowercase())
        });
    // Without an ending it is an address of the portal, whatever its id looks like.
    if hashed && name.contains('.') {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn not_found() -> Response {
    plain(StatusCode::NOT_FOUND, "There is no such file.\n")
}

fn plain(status: StatusCode, text: &str) -> Response {
    let mut response = Response::new(Body::from(text.to_owned()));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
mod tests {
    use super::cache_control;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for path in [
            "/lifelong-3f2a91bc04d7e655_bg.wasm",
            "/api/v1/courses/0a1b2c3d.json",
            "/a.9f86d081.js",
        ] {
            assert!(cache_control(path).contains("immutable"), "{path}");
        }
        for path in [
            "/",
            "/index.html",
            "/api/v1/index.json",
            "/20261120.json",
            "/course/0a1b2c3d",
            "/abc123.js",
        ] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }
}
