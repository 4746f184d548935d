//! A server that hands out the portal and then never answers for its data.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// A server whose `/api/` never answers. It lives as long as the test run: nothing needs to end it.
pub struct SilentServer {
    /// Its address, with a slash at the end.
    pub address: String,
}

impl SilentServer {
    /// Starts it on the files of `site`.
    ///
    /// # Panics
    /// Where no port of this machine can be listened on.
    pub fn start(site: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}/", listener.local_addr().expect("its address"));
        let site = site.to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = site.clone();
                // A thread for each request: those that are never answered stay open.
                std::thread::spawn(move || answer(stream, &site));
            }
        });
        Self { address }
    }
}

fn answer(mut stream: TcpStream, site: &Path) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let path = lines
        .next()
        .and_then(|line| line.split(' ').nth(1).map(str::to_owned));
    // The whole request is read first: closing on unread bytes would reset the connection.
    let _headers = lines.by_ref().take_while(|line| !line.is_empty()).count();
    let path = path.unwrap_or_default();
    if path.starts_with("/api/") {
        loop {
            std::thread::park();
        }
    }
    let file = file_of(site, path.split('?').next().unwrap_or_default());
    let (status, body) = match std::fs::read(&file) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let kind = match file.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A browser that has gone away needs no answer.
    drop(
        stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(&body)),
    );
}

/// The file of a path; the portal's own addresses, which have no ending, are its page.
fn file_of(site: &Path, path: &str) -> PathBuf {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.contains('.') && !path.contains("..") {
        site.join(path.trim_start_matches('/'))
    } else {
        site.join("index.html")
    }
}
