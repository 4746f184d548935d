//! A real Kinto server on this machine, from the folder that `LIFELONG_KINTO` or `KINTO` names: what
//! `python3 -m pip install --target FOLDER kinto==26.5.0` made. `PYTHON` names what runs it, where that is not `python3`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lifelong_builder::live::Service;
use serde_json::{Value, json};
use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The operator's password.
pub const PASSWORD: &str = "ein Wort: schön & lang";

/// Small pages, so that lists have several.
const SETTINGS: &str = "\
[server:main]
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
kinto.paginate_by = 4
multiauth.policies = account
multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy
kinto.account_create_principals = system.Everyone
kinto.account_write_principals = account:admin
kinto.bucket_create_principals = account:admin
[loggers]
keys = root
[handlers]
keys = console
[formatters]
keys = plain
[logger_root]
level = ERROR
handlers = console
[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = plain
[formatter_plain]
format = %(message)s
";

/// A server that ends with the test.
pub struct Kinto {
    process: Child,
    /// `http://127.0.0.1:PORT/v1/`.
    pub server: String,
    _folder: tempfile::TempDir,
}

impl Drop for Kinto {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Kinto {
    /// Starts one in which everybody may make accounts, and makes the operator's; none where no folder is named, which is
    /// said.
    pub fn start() -> Option<Self> {
        let kinto = Self::with(&[])?;
        let account = format!("{}accounts/admin", kinto.server);
        let body = json!({ "data": { "password": PASSWORD } });
        assert_eq!(kinto.ask("", "PUT", &account, Some(&body)).0, 201);
        Some(kinto)
    }

    /// Starts one with other settings, each a piece of the text and what stands in its place; without accounts.
    pub fn with(others: &[(&str, &str)]) -> Option<Self> {
        let named = ["LIFELONG_KINTO", "KINTO"].map(from_env);
        let Some(packages) = named.into_iter().flatten().next() else {
            // Straight to the descriptor: the harness keeps what a passing test prints.
            let _ = writeln!(
                std::io::stderr(),
                "left out: neither LIFELONG_KINTO nor KINTO names a folder with a Kinto server (pip install --target FOLDER kinto==26.5.0)"
            );
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let ini = folder.path().join("kinto.ini");
        let settings = others.iter().fold(SETTINGS.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replace(old, new)
        });
        std::fs::write(&ini, settings).expect("settings");
        // Free now; should somebody else take it before Kinto does, the test fails and says so.
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("its number").port();
        drop(free);
        let process = Command::new(from_env("PYTHON").unwrap_or_else(|| "python3".into()))
            .arg(packages.join("bin/kinto"))
            .args(["start", "--port", &port.to_string(), "--ini"])
            .arg(&ini)
            .env("PYTHONPATH", &packages)
            .env("PYTHONWARNINGS", "ignore")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("python3 starts Kinto");
        let mut kinto = Self {
            process,
            server: format!("http://127.0.0.1:{port}/v1/"),
            _folder: folder,
        };
        let began = Instant::now();
        while ureq::get(&kinto.server).call().is_err() {
            let ended = kinto.process.try_wait().expect("its state");
            assert!(ended.is_none(), "Kinto ended: {ended:?}");
            assert!(began.elapsed() < Duration::from_secs(60), "Kinto is silent");
            sleep(Duration::from_millis(100));
        }
        Some(kinto)
    }

    /// The bucket's address.
    pub fn bucket(&self) -> String {
        format!("{}buckets/lifelong/", self.server)
    }

    /// The operator at the bucket.
    pub fn operator(&self) -> Service {
        Service::new(&self.bucket(), "admin", PASSWORD).expect("a service")
    }

    /// Asks as a user, `name:password`, or as nobody; the status and the body.
    pub fn ask(
        &self,
        user: &str,
        method: &str,
        address: &str,
        body: Option<&Value>,
    ) -> (u16, Value) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let request = ureq::http::Request::builder().method(method).uri(address);
        let mut request = request.header("Content-Type", "application/json");
        if !user.is_empty() {
            request = request.header("Authorization", format!("Basic {}", STANDARD.encode(user)));
        }
        let answer = match body {
            Some(body) => agent.run(request.body(body.to_string()).expect("a request")),
            None => agent.run(request.body(()).expect("a request")),
        };
        let mut answer = answer.expect("an answer");
        let text = answer.body_mut().read_to_string().expect("a text");
        (
            answer.status().as_u16(),
            serde_json::from_str(&text).unwrap_or_default(),
        )
    }

    /// As the operator.
    pub fn admin(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        let user = format!("admin:{PASSWORD}");
        self.ask(&user, method, &format!("{}{path}", self.bucket()), body)
    }

    /// A device takes part; `number` is its random name.
    pub fn take_part(&self, number: u32, event: &Value) -> u16 {
        let (who, user) = device(number);
        let account = format!("{}accounts/{who}", self.server);
        let secret = json!({ "data": { "password": who } });
        assert!(matches!(
            self.ask("", "PUT", &account, Some(&secret)).0,
            200 | 201
        ));
        let record = format!("{}collections/taking-part/records/{who}", self.bucket());
        let body = json!({ "data": { "event": event } });
        self.ask(&user, "PUT", &record, Some(&body)).0
    }

    /// It leaves.
    pub fn leave(&self, number: u32) -> u16 {
        let (who, user) = device(number);
        let record = format!("{}collections/taking-part/records/{who}", self.bucket());
        let left = self.ask(&user, "DELETE", &record, None).0;
        let account = format!("{}accounts/{who}", self.server);
        self.ask(&user, "DELETE", &account, None);
        left
    }
}

fn from_env(name: &str) -> Option<PathBuf> {
    let value = std::env::var_os(name).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

/// A device's name, and its user.
pub fn device(number: u32) -> (String, String) {
    let who = format!("{number:032x}");
    let user = format!("{who}:{who}");
    (who, user)
}
