//! The browser and its driver, fonts, and axe-core: what only the tests need.

use super::install;
use crate::error::{Error, Result};
use crate::{paths, process, ui};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser with what drives and checks it.
pub struct Browser {
    /// The browser's program.
    pub chrome: PathBuf,
    /// Its name and version.
    pub version: String,
    /// The driver's program.
    pub driver: PathBuf,
    /// Its name and version.
    pub driver_version: String,
    /// axe-core's script.
    pub axe: PathBuf,
}

const CHROMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const CHROME_PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
];
const DRIVERS: &[&str] = &["chromedriver"];
const DRIVER_PLACES: &[&str] = &[
    "/usr/lib/chromium-browser/chromedriver",
    "/usr/lib/chromium/chromedriver",
];

fn find(variable: &str, names: &[&str], places: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(file) = env::var_os(variable).filter(|value| !value.is_empty()) {
        let file = PathBuf::from(file);
        if file.is_file() {
            return Ok(Some(file));
        }
        return Err(Error::new(format!(
            "{variable} names {}, which is not there.",
            file.display()
        ))
        .next(format!(
            "set {variable} to the program's path, or unset it."
        )));
    }
    let named = names.iter().find_map(|name| paths::on_path(name));
    Ok(named.or_else(|| places.iter().map(PathBuf::from).find(|file| file.is_file())))
}

fn pair() -> Result<(Option<PathBuf>, Option<PathBuf>)> {
    Ok((
        find("CHROME", CHROMES, CHROME_PLACES)?,
        find("CHROMEDRIVER", DRIVERS, DRIVER_PLACES)?,
    ))
}

/// Finds Chromium and its driver, or installs them where that can be done; then fonts and axe-core.
pub fn find_or_install() -> Result<Browser> {
    let mut found = pair()?;
    let apt = paths::on_path("apt-get").is_some();
    if (found.0.is_none() || found.1.is_none()) && apt {
        apt_install("a browser and its driver", &["chromium", "chromium-driver"])?;
        found = pair()?;
    }
    let (Some(chrome), Some(driver)) = found else {
        let what =
            "The browser tests need Chromium or Chrome, and its driver; they were not found.";
        return Err(Error::new(what).next(by_hand()));
    };
    let version = version_of(&chrome)?;
    let driver_version = version_of(&driver)?;
    if major(&version) != major(&driver_version) {
        return Err(Error::new(format!(
            "The browser ({version}) and its driver ({driver_version}) are of different versions."
        ))
        .next(format!("install a matching pair. {}", by_hand())));
    }
    if cfg!(target_os = "linux") && !chinese_fonts() {
        let installed = apt && apt_install("fonts for Chinese", &["fonts-noto-cjk"]).is_ok();
        if !installed {
            ui::warn(
                "no Chinese fonts were found: tests run, but Chinese looks like boxes in screenshots. Install Noto Sans CJK.",
            );
        }
    }
    let axe = install::axe()?;
    Ok(Browser {
        chrome,
        version,
        driver,
        driver_version,
        axe,
    })
}

fn by_hand() -> &'static str {
    if cfg!(target_os = "macos") {
        "On macOS: `brew install --cask google-chrome chromedriver`. Or set CHROME and CHROMEDRIVER."
    } else if cfg!(windows) {
        "Install Chrome, and the ChromeDriver of the same version on PATH. Or set CHROME and CHROMEDRIVER."
    } else {
        "Debian, Ubuntu: `apt-get install chromium chromium-driver`; Fedora: `dnf install chromium chromedriver`; Arch: `pacman -S chromium`. Or set CHROME and CHROMEDRIVER."
    }
}

fn version_of(program: &Path) -> Result<String> {
    if cfg!(windows) && program.file_name().is_some_and(|name| name == "chrome.exe") {
        // Chrome on Windows opens a window instead of printing its version.
        return Ok("Chrome".to_owned());
    }
    let line = process::first_line(program, &["--version"]).ok_or_else(|| {
        Error::new(format!("{} does not run.", program.display())).next(by_hand())
    })?;
    let words: Vec<&str> = line.split_whitespace().collect();
    let end = words
        .iter()
        .position(|word| major(word).is_some())
        .map_or(words.len(), |at| at + 1);
    Ok(words[..end].join(" "))
}

/// The first number of a version such as `Chromium 156.0.1.2`.
fn major(version: &str) -> Option<u32> {
    version
        .split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

fn chinese_fonts() -> bool {
    process::first_line("fc-list", &[":lang=zh", "family"]).is_some_and(|line| !line.is_empty())
}

/// Installs packages of Debian or Ubuntu; asks first where that means becoming root.
fn apt_install(what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("run `sudo apt-get install {list}` yourself, then this command again.");
    let root = process::first_line("id", &["-u"]).as_deref() == Some("0");
    if !root {
        if paths::on_path("sudo").is_none() {
            return Err(Error::new(format!(
                "Installing {what} needs root, and there is no sudo."
            ))
            .next(by_hand));
        }
        if !ui::confirm(&format!(
            "Install {what} ({list}) as root, with sudo apt-get?"
        )) {
            return Err(
                Error::new(format!("{what} was not installed, as you wished.")).next(by_hand),
            );
        }
        // With a terminal sudo may ask for its password; without one it must not wait for it.
        let ask = std::io::IsTerminal::is_terminal(&std::io::stdin());
        let check: &[&str] = if ask { &["-v"] } else { &["-n", "-v"] };
        process::run("sudo", Command::new("sudo").args(check)).map_err(|e| e.next(&by_hand))?;
    }
    let step = ui::step(
        &format!("Installing {what} with apt-get"),
        "one to five minutes",
    );
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command.args(arguments);
        command
    };
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(packages);
    // The list of packages may be old or absent; it is fetched only where that turns out so.
    if process::run_quietly("apt-get", "", &mut apt(&install)).is_err() {
        process::run_quietly("apt-get update", &by_hand, &mut apt(&["update"]))?;
        process::run_quietly("apt-get install", &by_hand, &mut apt(&install))?;
    }
    step.done();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_browser_and_driver_compare() {
        assert_eq!(major("Chromium 156.0.8078.79"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (abc)"), Some(156));
        assert_eq!(major("Chrome"), None);
    }
}
