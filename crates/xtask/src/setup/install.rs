//! Installing tools into the cache: from Cargo and from npm.

use crate::error::{Error, Result};
use crate::{paths, process, ui};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What to do where something did not come.
pub const NETWORK: &str = "check the network and the free disk space, then run `cargo xtask setup` again: it goes on where it stopped.";

/// A tool that `cargo install` builds.
pub struct CargoTool<'a> {
    /// Its package.
    pub package: &'a str,
    /// The one version we use.
    pub version: &'a str,
    /// The programs it brings; the first is asked for its version.
    pub programs: &'a [&'a str],
    /// Further arguments for `cargo install`.
    pub arguments: &'a [&'a str],
    /// What it is for and how long it may take.
    pub may_take: &'a str,
}

/// Finds a tool in the cache or, in the same version, on `PATH`; else builds it. Gives its folder.
pub fn cargo_tool(tool: &CargoTool<'_>) -> Result<PathBuf> {
    let name = tool.package.trim_end_matches("-cli");
    let home = paths::tool_dir(name, tool.version)?;
    let bin = home.join("bin");
    let complete = |bin: &Path| {
        tool.programs
            .iter()
            .all(|p| bin.join(paths::exe(p)).is_file())
    };
    if complete(&bin) {
        return Ok(bin);
    }
    if let Some(dir) = paths::on_path(tool.programs[0]).and_then(|p| p.parent().map(Path::to_owned))
        && complete(&dir)
        && process::first_line(dir.join(paths::exe(tool.programs[0])), &["--version"])
            .is_some_and(|line| line.split_whitespace().nth(1) == Some(tool.version))
    {
        return Ok(dir);
    }
    let _lock = lock()?;
    if complete(&bin) {
        return Ok(bin);
    }
    let step = ui::step(
        &format!("Building {} {}", name, tool.version),
        tool.may_take,
    );
    let cache = paths::cache()?;
    let part = unfinished(&home)?;
    // A build folder of its own that stays after an interruption: the next run continues.
    let build = cache.join("build").join(format!("{name}-{}", tool.version));
    let mut command = Command::new("cargo");
    command
        .arg("install")
        .arg(format!("{}@{}", tool.package, tool.version));
    // Not optimised: it only drives other tools, and this way it is built in a third of the time.
    command
        .args(["--debug", "--no-track"])
        .args(tool.arguments)
        .arg("--root")
        .arg(&part);
    // Outside the repository, so that its .cargo/config.toml has no say.
    command.env("CARGO_TARGET_DIR", &build).current_dir(&cache);
    process::run_quietly(
        &format!("Building {name} {}", tool.version),
        NETWORK,
        &mut command,
    )?;
    finish(&part, &home)?;
    let _ = fs::remove_dir_all(&build);
    step.done();
    Ok(bin)
}

/// Finds or installs binaryen, which brings `wasm-opt`. Gives the folder of its programs.
pub fn binaryen(version: &str) -> Result<PathBuf> {
    let home = paths::tool_dir("binaryen", version)?;
    let bin = home.join("node_modules/.bin");
    if bin.join("wasm-opt").exists() {
        return Ok(bin);
    }
    let _lock = lock()?;
    if bin.join("wasm-opt").exists() {
        return Ok(bin);
    }
    let step = ui::step(
        &format!("Installing binaryen {version}"),
        "it makes the wasm small; under a minute",
    );
    let part = unfinished(&home)?;
    fs::write(part.join("package.json"), "{}").map_err(|why| Error::file("write", &part, why))?;
    let mut command = npm();
    command.args(["install", "--no-audit", "--no-fund", "--no-save"]);
    command
        .arg(format!("binaryen@{version}"))
        .current_dir(&part);
    process::run_quietly("Installing binaryen", NETWORK, &mut command)?;
    finish(&part, &home)?;
    step.done();
    Ok(bin)
}

/// The npm command.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Installs what tests/e2e/package-lock.json pins, if it is not there; gives axe-core's script.
pub fn axe() -> Result<PathBuf> {
    let dir = paths::root().join("tests/e2e");
    pinned(&dir, "axe-core", "it checks accessibility")?;
    Ok(dir.join("node_modules/axe-core/axe.min.js"))
}

/// Installs what crates/xtask/bench/package-lock.json pins, if it is not there; gives that folder.
pub fn bench() -> Result<PathBuf> {
    let dir = paths::root().join("crates/xtask/bench");
    pinned(
        &dir,
        "playwright-core",
        "it drives the browser that is measured",
    )?;
    pinned(&dir, "pagefind", "it is measured beside ours")?;
    pinned(&dir, "minisearch", "it is measured beside ours")?;
    Ok(dir)
}

/// Installs what the package-lock.json of a folder pins, if `package` is not there in the pinned version.
fn pinned(dir: &Path, package: &str, what_for: &str) -> Result<()> {
    let lock = dir.join("package-lock.json");
    let wanted = npm_version(&lock, &format!("/packages/node_modules~1{package}/version"));
    let wanted =
        wanted.ok_or_else(|| Error::new(format!("{} does not pin {package}.", lock.display())))?;
    let manifest = dir.join("node_modules").join(package).join("package.json");
    if npm_version(&manifest, "/version").as_ref() == Some(&wanted) {
        return Ok(());
    }
    let what = format!("Installing {package}");
    let step = ui::step(
        &format!("{what} {wanted}"),
        &format!("{what_for}; under a minute"),
    );
    let mut command = npm();
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(dir);
    process::run_quietly(&what, NETWORK, &mut command)?;
    step.done();
    Ok(())
}

fn npm_version(file: &Path, pointer: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let value: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(value.pointer(pointer)?.as_str()?.to_owned())
}

/// One set-up at a time: two would write into the same folders.
pub fn lock() -> Result<File> {
    let cache = paths::cache()?;
    fs::create_dir_all(&cache).map_err(|why| {
        Error::file("make the folder", &cache, why)
            .next("set LIFELONG_CACHE to a folder that can be written.")
    })?;
    let path = cache.join("setup.lock");
    let file = File::create(&path).map_err(|why| Error::file("write", &path, why))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            ui::say("another set-up is at work; waiting for it to finish ...");
            file.lock().map_err(|why| Error::file("lock", &path, why))?;
            Ok(file)
        }
        Err(TryLockError::Error(why)) => Err(Error::file("lock", &path, why)),
    }
}

/// An empty folder beside `home`, to build it in.
pub fn unfinished(home: &Path) -> Result<PathBuf> {
    let part = home.with_extension("part");
    let _ = fs::remove_dir_all(&part);
    fs::create_dir_all(&part).map_err(|why| Error::file("make the folder", &part, why))?;
    Ok(part)
}

/// Puts the finished folder in its place, all at once.
pub fn finish(part: &Path, home: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(home);
    fs::rename(part, home).map_err(|why| Error::file("put in place", home, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_appears_all_at_once_and_leftovers_go() {
        let dir = crate::scratch::Scratch::new("install");
        let home = dir.path().join("tool-1.0.0");
        fs::create_dir_all(home.with_extension("part")).unwrap();
        fs::write(home.with_extension("part").join("half"), "").unwrap();
        let part = unfinished(&home).unwrap();
        assert_eq!(fs::read_dir(&part).unwrap().count(), 0);
        fs::write(part.join("program"), "").unwrap();
        assert!(!home.exists());
        finish(&part, &home).unwrap();
        assert!(home.join("program").is_file() && !part.exists());
    }
}
