//! Somebody else's site, on an origin of its own, with the portal in frames on its pages.

use crate::Browser;
use fantoccini::elements::{Element, ElementRef};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// A site of a few pages. It lives as long as the test run: nothing needs to end it.
pub struct Partner {
    /// Its origin, without a slash at the end.
    pub origin: String,
}

impl Partner {
    /// Serves pages, each with its path and the elements of its body; `{site}` stands for the portal's address, `{origin}` for
    /// that of this site.
    ///
    /// # Panics
    /// Where no port of this machine can be listened on.
    pub fn start(page: &Browser, pages: &[(&str, String)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        let filled = |(path, body): &(&str, String)| {
            let body = body
                .replace("{site}", &page.bench.site)
                .replace("{origin}", &origin);
            let text = format!(
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A partner</title></head>\
                 <body><h1>A partner</h1><p><a id=\"before\" href=\"#x\">before</a></p>{body}<p><a id=\"after\" href=\"#y\">after</a></p></body></html>"
            );
            ((*path).to_owned(), text)
        };
        let pages: Arc<Vec<(String, String)>> = Arc::new(pages.iter().map(filled).collect());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let pages = Arc::clone(&pages);
                std::thread::spawn(move || answer(stream, &pages));
            }
        });
        Self { origin }
    }

    /// Opens one of its pages.
    #[track_caller]
    pub fn open(&self, page: &mut Browser, path: &str) {
        let portal = std::mem::replace(&mut page.site, format!("{}/", self.origin));
        page.load(path);
        page.site = portal;
    }
}

fn answer(mut stream: TcpStream, pages: &[(String, String)]) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    // The whole request is read first: closing on unread bytes would reset the connection.
    let _headers = lines.by_ref().take_while(|line| !line.is_empty()).count();
    let path = first.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let found = pages
        .iter()
        .find(|(name, _)| name == path.trim_start_matches('/'));
    let (status, body) = match found {
        Some((_, body)) => ("200 OK", body.as_str()),
        None => ("404 Not Found", ""),
    };
    // A browser that has gone away needs no answer.
    drop(write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    ));
}

/// The frame of an element of embed.js, or a frame itself.
const FRAME: &str = "const e = document.querySelector(arguments[0]); \
    return e && (e.shadowRoot ? e.shadowRoot.querySelector('iframe') : e)";

impl Browser {
    /// Goes into a frame: what is asked of the page from then on is asked of it. A selector names the frame, or the element
    /// whose frame it is.
    ///
    /// # Panics
    /// Where it is not there within fifteen seconds.
    #[track_caller]
    pub fn enter(&self, css: &str) {
        self.wait(&format!("there is a frame at {css}"), |page| {
            let entered = page.try_ask(async |client| {
                let find = vec![serde_json::json!(css)];
                let found = client.execute(FRAME, find).await?;
                let id = found.as_object().and_then(|o| o.values().next()?.as_str());
                let Some(id) = id else { return Ok(false) };
                let element = ElementRef::from(id.to_owned());
                let frame = Element::from_element_id(client.clone(), element);
                frame.enter_frame().await.map(|()| true)
            });
            entered == Some(true)
        });
    }

    /// Goes back to the page around the frame.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.ask("out of the frame", async |client| {
            client.enter_parent_frame().await
        });
    }

    /// Waits until a frame of the portal's shows what it was asked for, or says why not.
    #[track_caller]
    pub fn shown(&self) {
        self.wait_js(
            "the frame shows something",
            "return document.documentElement.dataset.start === 'done' && !document.querySelector('[aria-busy=true]') \
             && !!document.querySelector('main h1, main h2')",
        );
    }
}
