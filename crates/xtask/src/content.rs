//! The builder and the embedded API: `content/` made into the files that go into the portal.

use crate::error::{Error, Result};
use crate::{paths, process, styles, ui};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;
use walkdir::WalkDir;

/// Builds the `lifelong` command with a profile of Cargo's: `dev` or `native`.
///
/// # Errors
/// Where it does not compile.
pub fn builder(profile: &str) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args([
        "build",
        "--quiet",
        "-p",
        "lifelong-builder",
        "--profile",
        profile,
    ]);
    process::run(
        "Compiling the catalogue builder",
        command.current_dir(paths::root()),
    )
}

/// Builds the API of `content/` where anything changed since the last time; says whether it did. With the portal's whole
/// address, it has what other programs follow the catalogue by.
///
/// # Errors
/// Where the builder does not compile or refuses the content.
pub fn build(address: Option<&str>) -> Result<bool> {
    styles::write()?;
    builder("dev")?;
    let (content, out) = (paths::root().join("content"), paths::embedded_api());
    let program = paths::builder("debug");
    let stamp_file = paths::root().join("target/embedded/stamp");
    let stamp = stamp(&[&content, &program])? + address.unwrap_or_default();
    if out.join("index.json").is_file()
        && fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp)
    {
        return Ok(false);
    }
    let _ = fs::remove_file(&stamp_file);
    let parent = out.parent().unwrap_or(&out);
    fs::create_dir_all(parent).map_err(|why| Error::file("make the folder", parent, why))?;
    let mut command = Command::new(program);
    command
        .arg("build")
        .arg("content")
        .arg("--out")
        .arg(&out)
        .current_dir(paths::root());
    if let Some(address) = address {
        command.args(["--address", address]);
    }
    process::run("Building the API of content/", &mut command)
        .map_err(|error| error.next("correct the file it names under content/ and save again."))?;
    fs::write(&stamp_file, stamp).map_err(|why| Error::file("write", &stamp_file, why))?;
    Ok(true)
}

/// Set for Trunk where the API was made a moment ago, so that its hook has nothing to do.
pub const READY: &str = "LIFELONG_CONTENT_READY";

/// `cargo xtask content`: what Trunk runs before each build.
///
/// # Errors
/// As [`build`].
pub fn run() -> Result<()> {
    if std::env::var_os(READY).is_some() {
        return Ok(());
    }
    ui::say(if build(None)? {
        "content/: built"
    } else {
        "content/: unchanged"
    });
    Ok(())
}

/// A digest of files and folders: names and bytes.
fn stamp(of: &[&Path]) -> Result<String> {
    let mut digest = Sha256::new();
    for top in of {
        for entry in WalkDir::new(top).sort_by_file_name() {
            let entry = entry.map_err(|why| Error::file("read", top, why))?;
            if entry.file_type().is_file() {
                let bytes =
                    fs::read(entry.path()).map_err(|why| Error::file("read", entry.path(), why))?;
                digest.update(entry.path().as_os_str().as_encoded_bytes());
                digest.update((bytes.len() as u64).to_le_bytes());
                digest.update(bytes);
            }
        }
    }
    Ok(digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_stamp_changes_with_names_and_bytes_only() {
        let dir = Scratch::new("stamp")
            .with("a/one.md", "1")
            .with("a/two.md", "2");
        let first = stamp(&[dir.path()]).unwrap();
        assert_eq!(first, stamp(&[dir.path()]).unwrap());
        let dir = dir.with("a/two.md", "3");
        let second = stamp(&[dir.path()]).unwrap();
        assert_ne!(first, second);
        fs::rename(dir.path().join("a/two.md"), dir.path().join("a/three.md")).unwrap();
        assert_ne!(second, stamp(&[dir.path()]).unwrap());
    }
}
