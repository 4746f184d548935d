//! Catalogues from the network: with time limits, patience, a memory of what has not changed, and manners.

use super::text::extension_of;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// No catalogue page is larger than this.
const LARGEST: u64 = 2 << 30;
/// At most two requests a second to one host.
const PAUSE: Duration = Duration::from_millis(500);

/// When each host was last asked.
static LAST_ASKED: Mutex<BTreeMap<String, Instant>> = Mutex::new(BTreeMap::new());

/// How patient to be.
#[derive(Clone, Debug)]
pub struct Patience {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until the whole answer is there.
    pub whole: Duration,
    /// Attempts in all; 0 means that nobody is asked, and only what was kept before is there.
    pub attempts: u32,
    /// Pause before the second attempt; it doubles with each further one.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(60),
            attempts: 3,
            pause: Duration::from_secs(1),
        }
    }
}

/// The folder of what was fetched: `LIFELONG_CACHE`, or the platform's cache folder.
pub fn cache_folder() -> PathBuf {
    let from = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    from("LIFELONG_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|folder| folder.join("lifelong")))
        .or_else(|| from("LOCALAPPDATA").map(|folder| folder.join("lifelong").join("cache")))
        .or_else(|| from("HOME").map(|home| home.join(".cache").join("lifelong")))
        .unwrap_or_else(|| std::env::temp_dir().join("lifelong-cache"))
}

/// Fetches an address into the cache folder and gives the file that holds the body.
///
/// # Errors
/// A sentence that says what failed and what to do next.
pub fn fetch(address: &str, folder: &Path, patience: &Patience) -> Result<PathBuf, String> {
    get(address, folder, patience).map_err(|failure| failure.reason)
}

/// Why an address could not be fetched.
pub(crate) struct Failure {
    /// What failed and what to do next.
    pub reason: String,
    /// The host gave no answer of use in any attempt: the next address there will fare no better.
    pub silent: bool,
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self {
            reason,
            silent: false,
        }
    }
}

/// [`fetch`] for who asks one host for much, and wants to know when that is of no use.
pub(crate) fn get(address: &str, folder: &Path, patience: &Patience) -> Result<PathBuf, Failure> {
    let url =
        url::Url::parse(address).map_err(|error| format!("{address} is no address: {error}."))?;
    fs::create_dir_all(folder).map_err(|error| {
        format!("The cache folder {} cannot be made: {error}. Set LIFELONG_CACHE to a folder you may write to.", folder.display())
    })?;
    let stem = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(address.as_bytes()));
    let extension = extension_of(url.path());
    let body = folder.join(if extension.is_empty() {
        format!("{stem}.body")
    } else {
        format!("{stem}.{extension}")
    });
    let tags = folder.join(format!("{stem}.etag"));
    if patience.attempts == 0 {
        let missing = || {
            format!(
                "{address} was not fetched before, and the network is not to be used. Build once with it."
            )
        };
        return body
            .is_file()
            .then_some(body)
            .ok_or_else(|| missing().into());
    }
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_connect(Some(patience.connect))
        .timeout_global(Some(patience.whole))
        .http_status_as_error(false)
        .user_agent(concat!(
            "lifelong/",
            env!("CARGO_PKG_VERSION"),
            " (catalogue builder)"
        ))
        .build()
        .into();
    let mut trouble = String::new();
    for attempt in 0..patience.attempts {
        if attempt > 0 {
            sleep(patience.pause * 2u32.pow(attempt - 1));
        }
        wait_for_turn(url.host_str().unwrap_or_default());
        match attempt_once(&agent, address, &body, &tags) {
            Ok(()) => return Ok(body),
            Err(Trouble::Final(reason)) => return Err(reason.into()),
            Err(Trouble::Passing(reason)) => trouble = reason,
        }
    }
    Err(Failure {
        reason: format!(
            "{address} could not be fetched in {} attempts: {trouble}. Try again later, or save the file by hand and name its path.",
            patience.attempts
        ),
        silent: true,
    })
}

enum Trouble {
    /// Asking again will not help.
    Final(String),
    /// It may.
    Passing(String),
}

fn attempt_once(
    agent: &ureq::Agent,
    address: &str,
    body: &Path,
    tags: &Path,
) -> Result<(), Trouble> {
    let known = if body.exists() {
        fs::read_to_string(tags).unwrap_or_default()
    } else {
        String::new()
    };
    let mut request = agent.get(address).header(
        "Accept",
        "application/opds+json, application/webpub+json, application/json, application/ld+json, text/csv, text/html;q=0.8, */*;q=0.5",
    );
    let mut lines = known.lines();
    for header in ["If-None-Match", "If-Modified-Since"] {
        if let Some(value) = lines.next().filter(|value| !value.is_empty()) {
            request = request.header(header, value);
        }
    }
    let mut answer = request
        .call()
        .map_err(|error| Trouble::Passing(plain_words(&error)))?;
    match answer.status().as_u16() {
        304 => return Ok(()),
        200..=299 => {}
        status @ (408 | 425 | 429 | 500..=599) => {
            return Err(Trouble::Passing(format!("the server answered {status}")));
        }
        status => {
            return Err(Trouble::Final(format!(
                "{address} could not be fetched: the server answered {status}. Check the address, and whether it needs a sign-in."
            )));
        }
    }
    let header = |name: &str| {
        answer
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    let new_tags = format!("{}\n{}\n", header("etag"), header("last-modified"));
    let failed = |error: io::Error| Trouble::Passing(format!("the answer broke off ({error})"));
    let mut text = answer.body_mut().with_config().limit(LARGEST).reader();
    // A half-written body must never be taken for a whole one.
    let part = body.with_extension("part");
    let mut file = fs::File::create(&part).map_err(failed)?;
    copy(&mut text, &mut file).map_err(failed)?;
    drop(file);
    // Tags only ever describe the body beside them: a crash in between costs a download, not a stale catalogue.
    let _ = fs::remove_file(tags);
    fs::rename(&part, body).map_err(failed)?;
    fs::write(tags, new_tags).map_err(failed)
}

fn copy(from: &mut impl Read, to: &mut fs::File) -> io::Result<()> {
    io::copy(from, to)?;
    to.sync_all()
}

/// Why nothing came back, in words that may follow a colon.
pub(crate) fn plain_words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "the server did not answer in time".to_owned(),
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::ConnectionFailed => "no connection could be made".to_owned(),
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            "no program answers there".to_owned()
        }
        // What the system says when it cannot find a host has no kind of its own.
        ureq::Error::Io(error) if error.to_string().contains("lookup address") => {
            "there is no such host, or this computer has no network".to_owned()
        }
        other => other.to_string(),
    }
}

fn wait_for_turn(host: &str) {
    let wait = {
        let mut last = LAST_ASKED
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = Instant::now();
        let turn = last
            .get(host)
            .map_or(now, |asked| (*asked + PAUSE).max(now));
        last.insert(host.to_owned(), turn);
        turn - now
    };
    if !wait.is_zero() {
        sleep(wait);
    }
}
