//! What the machine must bring: Rust with the wasm target, Node.js.

use crate::error::{Error, Result};
use crate::{paths, process, ui};
use std::path::Path;
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";
const RUST: (u32, u32) = (1, 95);
const NODE: u32 = 18;

/// Checks rustc and its parts, with `checks` also rustfmt and clippy; gives rustc's version.
pub fn rust(checks: bool) -> Result<String> {
    let next = "install Rust with rustup (https://rustup.rs), or bring it up to date with `rustup update stable`.";
    let line = process::first_line("rustc", &["--version"])
        .ok_or_else(|| Error::new("There is no Rust compiler (rustc) on PATH.").next(next))?;
    let version = line
        .split_whitespace()
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    if major_minor(&version).is_none_or(|found| found < RUST) {
        return Err(Error::new(format!(
            "The Rust compiler is {version}; this project needs {}.{} or newer.",
            RUST.0, RUST.1
        ))
        .next(next));
    }
    let lib = process::first_line("rustc", &["--print", "target-libdir", "--target", WASM]);
    if !lib.is_some_and(|dir| has_core(Path::new(&dir))) {
        rustup(
            "the wasm target, the portal is compiled for it",
            &["target", "add", WASM],
        )?;
    }
    if checks {
        for part in ["fmt", "clippy"] {
            if process::first_line("cargo", &[part, "--version"]).is_none() {
                let part = if part == "fmt" { "rustfmt" } else { part };
                rustup(
                    &format!("{part}, the tests check with it"),
                    &["component", "add", part],
                )?;
            }
        }
    }
    Ok(version)
}

fn has_core(dir: &Path) -> bool {
    std::fs::read_dir(dir).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
        })
    })
}

fn rustup(what: &str, arguments: &[&str]) -> Result<()> {
    let by_hand = format!("rustup {}", arguments.join(" "));
    if paths::on_path("rustup").is_none() {
        return Err(Error::new(format!("Missing: {what}; and there is no rustup to install it."))
            .next(format!("install Rust with rustup (https://rustup.rs), then run `{by_hand}`; or install the matching package of your system.")));
    }
    let step = ui::step(&format!("Installing {what}"), "under a minute");
    let next = format!("look at the lines above; with a network, `{by_hand}` does it by hand.");
    process::run_quietly("rustup", &next, Command::new("rustup").args(arguments))?;
    step.done();
    Ok(())
}

/// Checks Node.js and npm; gives Node's version.
pub fn node() -> Result<String> {
    let next = "install Node.js 18 or newer with npm (https://nodejs.org, or your system's packages nodejs and npm).";
    let line = process::first_line("node", &["--version"])
        .ok_or_else(|| Error::new("There is no Node.js (node) on PATH.").next(next))?;
    let version = line.trim_start_matches('v').to_owned();
    if major_minor(&version).is_none_or(|(major, _)| major < NODE) {
        return Err(Error::new(format!(
            "Node.js is {version}; this project needs {NODE} or newer."
        ))
        .next(next));
    }
    if !cfg!(windows) && paths::on_path("npm").is_none() {
        return Err(Error::new("Node.js is here, but its package manager npm is not.").next(next));
    }
    Ok(version)
}

fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split(['.', '-']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The version of wasm-bindgen in Cargo.lock: its command must be the same to the last digit.
pub fn wasm_bindgen_version() -> Result<String> {
    let file = paths::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&file).map_err(|why| Error::file("read", &file, why))?;
    locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Error::new("Cargo.lock names no version of wasm-bindgen.")
            .next("run `cargo generate-lockfile`, and see that the portal depends on wasm-bindgen.")
    })
}

/// The version of a package in the text of a Cargo.lock.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(major_minor("1.95.0"), Some((1, 95)));
        assert_eq!(major_minor("1.97.0-nightly"), Some((1, 97)));
        assert_eq!(major_minor("new"), None);
    }

    #[test]
    fn the_lockfile_gives_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
