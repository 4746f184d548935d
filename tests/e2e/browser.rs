//! A browser of its own for each test, driven without `async`.

use crate::Bench;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use tokio::runtime::Runtime;
use url::Url;

/// How the browser is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The languages it asks for, as in `zh-CN,zh`.
    pub languages: &'static str,
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// Whether sites may keep anything on the device.
    pub storage: bool,
    /// Whether the portal may send for its service worker: with it, a network that is gone is hardly noticed.
    pub offline: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            languages: "en-GB,en",
            size: (1280, 900),
            storage: true,
            offline: false,
        }
    }
}

/// A browser on the site.
pub struct Browser {
    /// What it is run against.
    pub bench: Bench,
    /// The site it is on: [`Bench::site`], or a broken copy.
    pub site: String,
    runtime: Runtime,
    client: Client,
}

/// Runs a test in an English browser, 1280 × 900.
pub fn run(test: impl FnOnce(&mut Browser)) {
    run_with(Options::default(), test);
}

/// Runs a test in a browser of its own. What failed is shown with the page's address, its messages and a picture.
///
/// # Panics
/// Where the test does.
pub fn run_with(options: Options, test: impl FnOnce(&mut Browser)) {
    let Some(bench) = Bench::from_env() else {
        eprintln!("skipped: LIFELONG_SITE is not set. `cargo xtask test --only e2e` runs this.");
        return;
    };
    let _slot = Slot::take();
    let mut browser = Browser::start(bench, &options);
    let outcome = catch_unwind(AssertUnwindSafe(|| test(&mut browser)));
    if outcome.is_err() {
        browser.explain();
    }
    browser.end();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// At most two browsers at a time, however many processors there are: each takes the memory of a small machine.
struct Slot;

static FREE: (Mutex<u32>, Condvar) = (Mutex::new(2), Condvar::new());

impl Slot {
    fn take() -> Self {
        let free = FREE.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = FREE
            .1
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Self
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        *FREE.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        FREE.1.notify_one();
    }
}

const SWITCHES: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-search-engine-choice-screen",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

/// Collects, from a page's first moment on, what the content security policy refused.
const WATCH: &str = "window.__refused = []; document.addEventListener('securitypolicyviolation', \
    e => window.__refused.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));";

impl Browser {
    fn start(bench: Bench, options: &Options) -> Self {
        let mut prefs = json!({ "intl.accept_languages": options.languages });
        if !options.storage {
            // What "block all cookies" in the browser's settings does: localStorage throws.
            prefs["profile.default_content_setting_values.cookies"] = json!(2);
        }
        let mut chrome = json!({ "args": SWITCHES, "prefs": prefs });
        if let Some(path) = &bench.chrome {
            chrome["binary"] = json!(path);
        }
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": chrome,
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(wanted) = wanted else {
            unreachable!("it is written as an object")
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(wanted)
                    .connect(&bench.webdriver),
            )
            .unwrap_or_else(|error| panic!("no browser from {}: {error}", bench.webdriver));
        let site = bench.site.clone();
        let browser = Self {
            bench,
            site,
            runtime,
            client,
        };
        let (width, height) = options.size;
        browser.resize(width, height);
        browser.before_every_page(WATCH);
        if !options.offline {
            browser.before_every_page("delete Navigator.prototype.serviceWorker");
        }
        browser
    }

    fn end(self) {
        // The driver ends a session that is already gone with an error, and that is as well.
        drop(self.runtime.block_on(self.client.close()));
    }

    /// Waits for an answer of the driver.
    ///
    /// # Panics
    /// Where the driver refuses.
    #[track_caller]
    pub(crate) fn ask<T>(
        &self,
        what: &str,
        answer: impl AsyncFnOnce(&Client) -> Result<T, fantoccini::error::CmdError>,
    ) -> T {
        match self.runtime.block_on(answer(&self.client)) {
            Ok(value) => value,
            Err(error) => panic!("{what}: {error}"),
        }
    }

    /// Like [`Browser::ask`], for what may fail while the page changes.
    pub(crate) fn try_ask<T>(
        &self,
        answer: impl AsyncFnOnce(&Client) -> Result<T, fantoccini::error::CmdError>,
    ) -> Option<T> {
        self.runtime.block_on(answer(&self.client)).ok()
    }

    /// Waits a moment between two looks at the page.
    pub(crate) fn moment(&self) {
        let pause = std::time::Duration::from_millis(40);
        self.runtime
            .block_on(async { tokio::time::sleep(pause).await });
    }

    /// A command of the Chrome DevTools Protocol.
    ///
    /// # Panics
    /// Where the browser refuses it.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        let call = Call {
            path: "goog/cdp/execute",
            body,
        };
        self.ask(command, async |client| client.issue_cmd(call).await)
    }

    /// The same, for what may be refused while the page changes.
    pub fn try_devtools(&self, command: &str, parameters: Value) -> Option<Value> {
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        let call = Call {
            path: "goog/cdp/execute",
            body,
        };
        self.try_ask(async |client| client.issue_cmd(call).await)
    }

    /// Runs a script in every page before its own scripts.
    #[track_caller]
    pub fn before_every_page(&self, script: &str) {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        );
    }

    /// Sets the learner's preferences as an earlier visit would have left them: `{"caring":true}`.
    #[track_caller]
    pub fn remember(&self, preferences: Value) {
        // The record belongs to the site, so a page of it must be open.
        self.load("favicon.svg");
        let keep = "localStorage.setItem('lifelong.prefs', arguments[0])";
        self.js(keep, vec![json!(preferences.to_string())]);
    }

    /// Forgets what the learner did here.
    #[track_caller]
    pub fn forget(&self) {
        let forget = "const done = arguments[0]; \
            ['lifelong.recent', 'lifelong.record', 'lifelong.minutes'].forEach(key => localStorage.removeItem(key)); \
            const gone = indexedDB.deleteDatabase('lifelong'); gone.onsuccess = gone.onerror = () => done()";
        self.js_later(forget, Vec::new());
    }

    /// Makes the page this large, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    /// What the page wrote to its console since the last call.
    pub fn console(&self) -> Vec<String> {
        let call = Call {
            path: "se/log",
            body: json!({ "type": "browser" }).to_string(),
        };
        let entries = self.try_ask(async |client| client.issue_cmd(call).await);
        let entries = entries
            .and_then(|all| all.as_array().cloned())
            .unwrap_or_default();
        entries
            .iter()
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .collect()
    }

    /// Writes a picture of the page, `whole` or as much as is in the window.
    ///
    /// # Panics
    /// Where it cannot be taken or written.
    pub fn picture(&self, path: &Path, whole: bool) {
        use base64::Engine;
        let shot = self.devtools(
            "Page.captureScreenshot",
            json!({ "captureBeyondViewport": whole }),
        );
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(shot["data"].as_str().unwrap_or_default())
            .expect("a picture");
        std::fs::write(path, bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    }

    /// Says what the page looked like when a test failed.
    fn explain(&self) {
        let address = self.try_ask(async |client| client.current_url().await);
        eprintln!(
            "— at {}",
            address.map_or_else(|| "an unknown address".to_owned(), String::from)
        );
        for line in self.console().iter().take(20) {
            eprintln!("— console: {line}");
        }
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
        let name = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let path = folder.join(format!("{name}.png"));
        let shot = self.try_ask(async |client| client.screenshot().await);
        let written = std::fs::create_dir_all(&folder).is_ok()
            && shot.is_some_and(|bytes| std::fs::write(&path, bytes).is_ok());
        if written {
            eprintln!("— picture: {}", path.display());
        }
    }
}

/// A command that WebDriver leaves to the browser's maker.
#[derive(Debug)]
struct Call {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Call {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}
