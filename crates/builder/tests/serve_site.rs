//! The static server, asked over a socket as a browser does.

use lifelong_builder::serve::Server;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn ask(addr: SocketAddr, method: &str, path: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(addr).expect("connected");
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n"
    )
    .expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("answered");
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .expect("an end of headers");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .and_then(|code| code.parse().ok());
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    Answer {
        status: status.expect("a status"),
        headers,
        body: bytes[end + 4..].to_vec(),
    }
}

fn site(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Server) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = home.path().join("site");
    for (name, bytes) in files {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
    let server = Server::start(&root, "127.0.0.1:0".parse().expect("an address")).expect("started");
    (home, server)
}

#[test]
fn a_page_beside_an_address_is_shown_before_a_folder_of_that_name() {
    let (_home, server) = site(&[
        ("404.html", b"lost"),
        ("read.html", b"the channel"),
        ("read/tea.html", b"a book"),
        ("read/tea.html.br", b"packed"),
    ]);
    for (path, status, body) in [
        ("/read", 200, "the channel"),
        ("/read/tea", 200, "a book"),
        ("/read/tea?from=home", 200, "a book"),
        ("/read/coffee", 404, "lost"),
        ("/read/tea/", 404, "lost"),
        ("/read/../read", 404, "lost"),
    ] {
        let answer = ask(server.addr(), "GET", path, "");
        assert_eq!((answer.status, &*answer.text()), (status, body), "{path}");
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
    }
    let packed = ask(server.addr(), "GET", "/read/tea", "Accept-Encoding: br\r\n");
    assert_eq!(
        (&*packed.text(), packed.header("content-encoding")),
        ("packed", "br")
    );
}

#[test]
fn types_and_caching() {
    let (_home, server) = site(&[
        ("index.html", b"<p>home</p>"),
        ("app-0a1b2c3d4e5f6071_bg.wasm", b"\0asm"),
        ("api/v1/index.json", b"{}"),
        ("site.webmanifest", b"{}"),
        ("icon.svg", b"<svg/>"),
        ("talk.vtt", b"WEBVTT"),
        ("search.bin", b"\x01"),
        ("app.js", b"1"),
        ("app.css", b"a{}"),
    ]);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/app-0a1b2c3d4e5f6071_bg.wasm", "application/wasm"),
        ("/api/v1/index.json", "application/json"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/icon.svg", "image/svg+xml"),
        ("/talk.vtt", "text/vtt; charset=utf-8"),
        ("/search.bin", "application/octet-stream"),
        ("/app.js", "text/javascript; charset=utf-8"),
        ("/app.css", "text/css; charset=utf-8"),
    ] {
        let answer = ask(server.addr(), "GET", path, "");
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{path}"
        );
        let kept = answer.header("cache-control").contains("immutable");
        assert_eq!(kept, path.contains("0a1b"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    let api = ask(server.addr(), "GET", "/api/v1/index.json", "");
    assert_eq!(api.header("access-control-allow-origin"), "*");
}

#[test]
fn an_entity_tag_saves_the_second_transfer() {
    let (home, server) = site(&[("index.html", b"<p>home</p>")]);
    let first = ask(server.addr(), "GET", "/index.html", "");
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    let second = ask(
        server.addr(),
        "GET",
        "/index.html",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert_eq!((second.status, second.body.len()), (304, 0));
    assert_eq!(second.header("cache-control"), "no-cache");
    std::fs::write(home.path().join("site/index.html"), "<p>another home</p>").expect("written");
    let third = ask(
        server.addr(),
        "GET",
        "/index.html",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert_eq!(
        (third.status, third.text().as_str()),
        (200, "<p>another home</p>")
    );
}

#[test]
fn compressed_files_go_to_those_who_take_them() {
    let (_home, server) = site(&[
        ("a.json", b"{}"),
        ("a.json.br", b"BR"),
        ("a.json.gz", b"GZ"),
    ]);
    for (accept, encoding, body) in [
        ("br, gzip", "br", "BR"),
        ("gzip", "gzip", "GZ"),
        ("identity", "", "{}"),
    ] {
        let answer = ask(
            server.addr(),
            "GET",
            "/a.json",
            &format!("Accept-Encoding: {accept}\r\n"),
        );
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body)
        );
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
}

#[test]
fn unknown_addresses() {
    let (_home, server) = site(&[
        ("index.html", b"home"),
        ("404.html", b"the app"),
        ("404.html.br", b"BR"),
    ]);
    let deep = ask(server.addr(), "GET", "/course/steam-an-egg?x=1", "");
    assert_eq!((deep.status, deep.text().as_str()), (404, "the app"));
    assert_eq!(deep.header("content-type"), "text/html; charset=utf-8");
    let small = ask(
        server.addr(),
        "GET",
        "/course/steam-an-egg",
        "Accept-Encoding: br\r\n",
    );
    assert_eq!(
        (
            small.status,
            small.text().as_str(),
            small.header("content-encoding")
        ),
        (404, "BR", "br")
    );
    let file = ask(server.addr(), "GET", "/api/v1/gone-0a1b2c3d.json", "");
    assert_eq!(
        (file.status, file.header("content-type")),
        (404, "text/plain; charset=utf-8")
    );
    assert_eq!(file.header("cache-control"), "no-cache");

    let (_home, server) = site(&[("index.html", b"home")]);
    let deep = ask(server.addr(), "GET", "/course/steam-an-egg", "");
    assert_eq!((deep.status, deep.text().as_str()), (200, "home"));
    let (_home, server) = site(&[("a.txt", b"a")]);
    assert_eq!(ask(server.addr(), "GET", "/course/x", "").status, 404);
}

#[test]
fn methods() {
    let (_home, server) = site(&[("index.html", b"home")]);
    let head = ask(server.addr(), "HEAD", "/index.html", "");
    assert_eq!(
        (head.status, head.body.len(), head.header("content-length")),
        (200, 0, "4")
    );
    let deep = ask(server.addr(), "HEAD", "/help", "");
    assert_eq!((deep.status, deep.body.len()), (200, 0));
    let post = ask(
        server.addr(),
        "POST",
        "/index.html",
        "Content-Length: 0\r\n",
    );
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
    let part = ask(server.addr(), "GET", "/index.html", "Range: bytes=1-2\r\n");
    assert_eq!((part.status, part.text().as_str()), (206, "om"));
}

#[test]
fn nothing_outside_the_folder_is_read() {
    let (home, server) = site(&[("a.txt", b"a")]);
    std::fs::write(home.path().join("secret.txt"), "secret").expect("written");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/a/../../secret.txt",
        "//secret.txt",
        "/..\\secret.txt",
    ] {
        let answer = ask(server.addr(), "GET", path, "");
        assert!(!answer.text().contains("secret"), "{path}");
        assert_ne!(answer.status, 200, "{path}");
    }
}

#[test]
fn headers_of_the_site() {
    let rules = b"/*\n  X-Frame-Options: DENY\n/embed/*\n  ! X-Frame-Options\n  Cache-Control: max-age=60\n";
    let (_home, server) = site(&[("_headers", rules), ("a.txt", b"a"), ("embed/b.txt", b"b")]);
    assert_eq!(
        ask(server.addr(), "GET", "/a.txt", "").header("x-frame-options"),
        "DENY"
    );
    let embed = ask(server.addr(), "GET", "/embed/b.txt", "");
    assert_eq!(
        (
            embed.header("x-frame-options"),
            embed.header("cache-control")
        ),
        ("", "max-age=60")
    );
    assert_eq!(ask(server.addr(), "GET", "/_headers", "").status, 404);
}

#[test]
fn a_server_stops_when_it_is_dropped() {
    let (_home, server) = site(&[("a.txt", b"a")]);
    let addr = server.addr();
    drop(server);
    assert!(TcpStream::connect(addr).is_err());
    let none = Server::start(Path::new("/nowhere/at/all"), addr).expect_err("no folder");
    assert!(none.to_string().contains("build the site first"), "{none}");
}
