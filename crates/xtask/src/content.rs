//! The builder and the embedded API: `content/` made into the files that go into the portal.

use crate::error::{Error, Result};
use crate::{paths, process, ui};
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
    styles()?;
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

/// The style sheets in the order in which they build on each other.
const STYLES: [&str; 14] = [
    "tokens",
    "base",
    "layout",
    "components",
    "pages",
    "learning",
    "book",
    "companion",
    "study",
    "shelf",
    "institutions",
    "events",
    "caring",
    "print",
];

/// Those of what stands in a frame on another site.
const FRAME_STYLES: [&str; 6] = [
    "tokens",
    "base",
    "components",
    "learning",
    "embed",
    "caring",
];

/// Puts the style sheets into one: a request instead of fourteen, and a third smaller compressed. Frames on other sites have one of
/// their own, beside their page.
fn styles() -> Result<()> {
    let target = paths::root().join("target/embedded");
    write_changed(&target.join("portal.css"), &joined(&STYLES)?)?;
    let frame = target.join("embed");
    write_changed(&frame.join("embed.css"), &lean(&joined(&FRAME_STYLES)?))?;
    let page = paths::root().join("assets/embed.html");
    let page = fs::read_to_string(&page).map_err(|why| Error::file("read", &page, why))?;
    write_changed(&frame.join("index.html"), &page)
}

/// A style sheet without its comments and indents, which are for those who read the source.
fn lean(sheet: &str) -> String {
    let mut all = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        all.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    all.push_str(rest);
    let lines = all.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn joined(names: &[&str]) -> Result<String> {
    let mut all = String::new();
    for name in names {
        let path = paths::root()
            .join("styles")
            .join(name)
            .with_extension("css");
        let sheet = fs::read_to_string(&path).map_err(|why| Error::file("read", &path, why))?;
        all.push_str(&sheet);
        all.push('\n');
    }
    Ok(all)
}

/// Writes a file where it is not so already: what has not changed starts no build.
fn write_changed(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|why| Error::file("make the folder", folder, why))?;
    fs::write(file, text).map_err(|why| Error::file("write", file, why))
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
    fn a_lean_sheet_says_the_same() {
        let sheet = "/* One. */\na {\n  --dark: ;\n  b: c; /* d */\n}\n\n/* more\n lines */\ne,\nf { g: h }\n";
        assert_eq!(lean(sheet), "a {\n--dark: ;\nb: c;\n}\ne,\nf { g: h }\n");
    }

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
