//! What the end-to-end tests need running: the site, and the browser's driver.

use crate::error::{Error, Result};
use crate::process::Server;
use crate::setup::Browser;
use crate::{content, paths, serve};
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

/// Two servers; both end when this is dropped.
pub struct Bench {
    /// Address of the site, with a slash at its end.
    pub site: String,
    /// Address of the driver.
    pub webdriver: String,
    _servers: [Server; 2],
}

/// Serves `site` and starts the driver, each on a free port. Their words go to target/e2e/.
///
/// # Errors
/// Where one does not start.
pub fn start(site: &Path, browser: &Browser) -> Result<Bench> {
    content::builder("dev")?;
    let port = serve::free_port()?;
    let mut command = Command::new(paths::builder("debug"));
    command
        .arg("serve")
        .arg(site)
        .arg("--port")
        .arg(port.to_string());
    let mut web = logged("site", &mut command)?;
    serve::wait_for("The site's server", &mut web, port)?;
    let driver_port = serve::free_port()?;
    let mut command = Command::new(&browser.driver);
    command.arg(format!("--port={driver_port}"));
    if let Some(dir) = memory() {
        command.env("TMPDIR", dir);
    }
    let mut driver = logged("chromedriver", &mut command)?;
    serve::wait_for("The browser's driver", &mut driver, driver_port)?;
    Ok(Bench {
        site: format!("http://127.0.0.1:{port}/"),
        webdriver: format!("http://127.0.0.1:{driver_port}"),
        _servers: [web, driver],
    })
}

/// A folder in memory with room for what the browsers keep; none where the system has none. What a learner makes is written
/// through to the disk (`durability: strict`), and a disk that is busy with other things lets that wait for half a minute:
/// a test would fail for what its neighbours do.
fn memory() -> Option<&'static str> {
    const DIR: &str = "/dev/shm";
    const ROOM: u64 = 2 << 20;
    let told = Command::new("df").args(["-Pk", DIR]).output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let free: u64 = told
        .lines()
        .nth(1)?
        .split_whitespace()
        .nth(3)?
        .parse()
        .ok()?;
    (free > ROOM).then_some(DIR)
}

fn logged(name: &str, command: &mut Command) -> Result<Server> {
    let dir = paths::target().join("e2e");
    fs::create_dir_all(&dir).map_err(|why| Error::file("make the folder", &dir, why))?;
    let path = dir.join(format!("{name}.log"));
    let log = File::create(&path)
        .and_then(|file| Ok((file.try_clone()?, file)))
        .map_err(|why| Error::file("write", &path, why))?;
    Server::start(command.stdout(log.0).stderr(log.1))
}
