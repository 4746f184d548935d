//! Kinto, the live service that the tests run: from PyPI, into the cache.

use super::install::{NETWORK, finish, lock, unfinished};
use crate::error::{Error, Result};
use crate::{paths, process, ui};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What is pinned, beside what npm's packages of the tests are.
const PINS: &str = "tests/e2e/requirements.txt";
/// The oldest Python that it runs on.
const PYTHON: (u32, u32) = (3, 10);

/// Kinto, and what runs it.
pub struct Kinto {
    /// Its folder: `bin/kinto` in it, to be run with this folder as `PYTHONPATH`.
    pub dir: PathBuf,
    /// Its version.
    pub version: String,
    /// Python's program.
    pub python: PathBuf,
}

/// Finds Kinto in the cache, or installs it there.
pub fn find_or_install() -> Result<Kinto> {
    let file = paths::root().join(PINS);
    let pins = fs::read_to_string(&file).map_err(|why| Error::file("read", &file, why))?;
    let version = pinned(&pins, "kinto")
        .ok_or_else(|| Error::new(format!("{} does not pin kinto.", file.display())))?;
    let python = python()?;
    let dir = paths::tool_dir("kinto", &version)?;
    let program = dir.join("bin/kinto");
    let found = |dir| Kinto {
        dir,
        version: version.clone(),
        python: python.clone(),
    };
    if program.is_file() {
        return Ok(found(dir));
    }
    let _lock = lock()?;
    if program.is_file() {
        return Ok(found(dir));
    }
    if process::first_line(&python, &["-m", "pip", "--version"]).is_none() {
        let what = format!("{} has no pip, which installs Kinto.", python.display());
        return Err(Error::new(what).next("Debian, Ubuntu: `apt-get install python3-pip`; elsewhere `python3 -m ensurepip`. Or set PYTHON to a Python that has it."));
    }
    let step = ui::step(
        &format!("Installing Kinto {version}"),
        "the live service that the tests run; under a minute",
    );
    let part = unfinished(&dir)?;
    let mut command = Command::new(&python);
    command.args(["-m", "pip", "install", "--quiet"]);
    command.args(["--disable-pip-version-check", "--no-input", "--target"]);
    command.arg(&part).arg("--requirement").arg(&file);
    process::run_quietly("Installing Kinto", NETWORK, &mut command)?;
    finish(&part, &dir)?;
    step.done();
    Ok(found(dir))
}

/// Python's program: that of `PYTHON`, else the one on `PATH`.
fn python() -> Result<PathBuf> {
    let next = "install Python 3.10 or newer with pip (https://www.python.org, or your system's packages python3 and python3-pip), or set PYTHON to its program.";
    let named = env::var_os("PYTHON").filter(|value| !value.is_empty());
    let program = named.map_or_else(
        || ["python3", "python"].into_iter().find_map(paths::on_path),
        |named| Some(PathBuf::from(named)),
    );
    let program = program.ok_or_else(|| {
        Error::new("The tests run a live service, which needs Python; there is none on PATH.")
            .next(next)
    })?;
    let tell = "import sys; print('%d.%d' % sys.version_info[:2])";
    let version = process::first_line(&program, &["-c", tell]).unwrap_or_default();
    if major_minor(&version).is_none_or(|found| found < PYTHON) {
        let what = format!(
            "{} is Python {version}; the live service of the tests needs {}.{} or newer.",
            program.display(),
            PYTHON.0,
            PYTHON.1
        );
        return Err(Error::new(what).next(next));
    }
    Ok(program)
}

fn major_minor(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// The version that a list of requirements pins a package to.
fn pinned(list: &str, package: &str) -> Option<String> {
    let mut lines = list.lines().filter_map(|line| line.split_once("=="));
    let (_, version) = lines.find(|(name, _)| *name == package)?;
    Some(version.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_pins_every_package() {
        let file = paths::root().join(PINS);
        let list = fs::read_to_string(file).unwrap();
        assert!(pinned(&list, "kinto").is_some());
        assert_eq!(pinned(&list, "kint"), None);
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.split_once("==").is_some(), "{line}");
        }
    }

    #[test]
    fn versions_of_python_compare() {
        assert!(major_minor("3.9").unwrap() < PYTHON && major_minor("3.11").unwrap() > PYTHON);
        assert_eq!(major_minor(""), None);
    }
}
