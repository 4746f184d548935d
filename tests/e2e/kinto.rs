//! A live service: a real Kinto server (<https://docs.kinto-storage.org>), set up as docs/hosting.md says.

use crate::Bench;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The operator.
const ADMIN: &str = "admin:s3cret";
/// The bucket.
const BUCKET: &str = "/v1/buckets/lifelong";
/// So long may it take to start: it is Python, on a machine that has other things to do.
const STARTS_IN: Duration = Duration::from_secs(60);

/// A server that keeps everything in memory; it ends when this is dropped.
pub struct Kinto {
    server: Child,
    port: u16,
    dir: PathBuf,
}

/// A port on which nothing listens.
///
/// # Panics
/// Where there is none.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// The address of the bucket of a live service on a port, as `config.json` has it.
pub fn bucket(port: u16) -> String {
    format!("http://127.0.0.1:{port}{BUCKET}/")
}

/// The port of such an address.
///
/// # Panics
/// Where it has none.
pub fn port(bucket: &str) -> u16 {
    let port = bucket.split([':', '/']).nth(4);
    port.and_then(|port| port.parse().ok()).expect("a port")
}

impl Kinto {
    /// Starts one with its two collections.
    ///
    /// # Panics
    /// Where `KINTO` names none, or it does not start.
    pub fn start(bench: &Bench, port: u16) -> Self {
        let home = bench
            .kinto
            .as_ref()
            .expect("KINTO must name the folder of an installed Kinto");
        let name = format!("lifelong-kinto-{}-{port}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(&dir).expect("a folder");
        let ini = dir.join("kinto.ini");
        fs::write(&ini, INI).expect("its settings");
        let log = fs::File::create(dir.join("log")).expect("its log");
        let server = Command::new(&bench.python)
            .arg(home.join("bin/kinto"))
            .args(["start", "--ini"])
            .arg(&ini)
            .args(["--port", &port.to_string()])
            .env("PYTHONPATH", home)
            .env("PYTHONWARNINGS", "ignore")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|why| panic!("{}: {why}", bench.python.display()));
        let mut kinto = Self { server, port, dir };
        kinto.wait();
        let made = [
            (
                "/v1/accounts/admin".to_owned(),
                json!({ "data": { "password": "s3cret" } }),
            ),
            (BUCKET.to_owned(), json!({})),
            (
                format!("{BUCKET}/collections/figures"),
                json!({ "permissions": { "read": ["system.Everyone"] } }),
            ),
            (
                format!("{BUCKET}/collections/taking-part"),
                json!({ "permissions": { "record:create": ["system.Authenticated"] } }),
            ),
        ];
        for (path, body) in made {
            // Nobody can be an account before there is one.
            let user = (!path.starts_with("/v1/accounts")).then_some(ADMIN);
            let (status, answer) = kinto.ask("PUT", &path, Some(&body), user);
            assert!(matches!(status, 200 | 201), "{path}: {status} {answer}");
        }
        kinto
    }

    fn wait(&mut self) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.server.try_wait().expect("its state").is_some();
            if ended || begun.elapsed() > STARTS_IN {
                let log = fs::read_to_string(self.dir.join("log")).unwrap_or_default();
                panic!("Kinto did not start:\n{log}");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Its bucket, as `config.json` has it.
    pub fn bucket(&self) -> String {
        bucket(self.port)
    }

    /// Puts a record of figures.
    ///
    /// # Panics
    /// Where it is not taken.
    pub fn put_figures(&self, id: &str, figures: &Value) {
        let path = format!("{BUCKET}/collections/figures/records/{id}");
        let (status, answer) =
            self.ask("PUT", &path, Some(&json!({ "data": figures })), Some(ADMIN));
        assert!(matches!(status, 200 | 201), "{id}: {status} {answer}");
    }

    /// The records of those who take part, whole.
    ///
    /// # Panics
    /// Where they are not told.
    pub fn taking_part(&self) -> Vec<Value> {
        self.list(&format!("{BUCKET}/collections/taking-part/records"))
    }

    /// The names of all accounts but the operator's.
    ///
    /// # Panics
    /// Where they are not told.
    pub fn accounts(&self) -> Vec<String> {
        let all = self.list("/v1/accounts");
        let ids = all.iter().filter_map(|account| account["id"].as_str());
        let ids = ids.filter(|id| *id != "admin");
        ids.map(str::to_owned).collect()
    }

    fn list(&self, path: &str) -> Vec<Value> {
        let (status, mut answer) = self.ask("GET", path, None, Some(ADMIN));
        assert_eq!(status, 200, "{path}: {answer}");
        match answer["data"].take() {
            Value::Array(list) => list,
            other => panic!("{path}: {other}"),
        }
    }

    /// Asks it something, as the operator or as nobody.
    ///
    /// # Panics
    /// Where it does not answer in JSON.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        user: Option<&str>,
    ) -> (u16, Value) {
        let body = body.map(Value::to_string).unwrap_or_default();
        let user = user.map_or_else(String::new, |user| {
            format!("Authorization: Basic {}\r\n", BASE64_STANDARD.encode(user))
        });
        // Of version 1.0: the answer comes in one piece.
        let request = format!(
            "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n{user}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("Kinto listens");
        stream.write_all(request.as_bytes()).expect("it is asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        let body = serde_json::from_str(body).unwrap_or_default();
        (status.expect("a status"), body)
    }
}

impl Drop for Kinto {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
        drop(fs::remove_dir_all(&self.dir));
    }
}

const INI: &str = "[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = %(http_port)s

[app:main]
use = egg:kinto
kinto.includes = kinto.plugins.accounts
kinto.storage_backend = kinto.core.storage.memory
kinto.cache_backend = kinto.core.cache.memory
kinto.permission_backend = kinto.core.permission.memory
kinto.userid_hmac_secret = of-a-test
multiauth.policies = account
multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy
kinto.account_create_principals = system.Everyone
kinto.account_write_principals = account:admin
kinto.account_read_principals = account:admin
kinto.bucket_create_principals = account:admin

[loggers]
keys = root

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = plain

[formatter_plain]
format = %(levelname)s %(message)s
";
