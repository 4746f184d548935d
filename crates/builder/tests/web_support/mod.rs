//! A small server on this machine.
#![allow(dead_code, reason = "each test program uses its own part of it")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as the server saw it: the path, and the tag it was asked by.
pub type Seen = Arc<Mutex<Vec<(String, String)>>>;

/// Starts a server that answers each request by `answer(number, path, tag)`; `None` is silence.
pub fn serve(
    answer: impl Fn(usize, &str, &str) -> Option<Vec<u8>> + Send + 'static,
) -> (String, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let seen: Seen = Arc::default();
    let log = Arc::clone(&seen);
    thread::spawn(move || {
        let mut silent: Vec<TcpStream> = Vec::new();
        for stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
            let first = lines.next().and_then(Result::ok).unwrap_or_default();
            let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
            let mut tag = String::new();
            for line in lines
                .map_while(Result::ok)
                .take_while(|line| !line.is_empty())
            {
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("if-none-match:") {
                    tag = value.trim().to_owned();
                }
            }
            let number = {
                let mut log = log.lock().expect("the log");
                log.push((path.clone(), tag.clone()));
                log.len()
            };
            let mut stream = stream;
            match answer(number, &path, &tag) {
                Some(bytes) => drop(stream.write_all(&bytes)),
                None => silent.push(stream),
            }
        }
    });
    (address, seen)
}

/// An answer with a body, and more headers that each end with a line's end.
pub fn ok(body: impl AsRef<[u8]>, headers: &str) -> Option<Vec<u8>> {
    let body = body.as_ref();
    let length = body.len();
    let mut answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
    )
    .into_bytes();
    answer.extend(body);
    Some(answer)
}

/// An answer without a body.
pub fn status(line: &str) -> Option<Vec<u8>> {
    let answer = format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    Some(answer.into_bytes())
}
