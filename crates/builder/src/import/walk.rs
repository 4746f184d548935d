//! Folders: every file in them, in a fixed order, without those that can hold no catalogue.

use std::io;
use std::path::{Path, PathBuf};

/// Files that nobody expects to be a catalogue: passed over without a word.
const UNRELATED: [&str; 46] = [
    "md", "txt", "pdf", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "css", "js",
    "mjs", "ts", "wasm", "otf", "ttf", "woff", "woff2", "mp3", "mp4", "m4a", "ogg", "opus", "wav",
    "webm", "vtt", "srt", "zip", "gz", "br", "tar", "toml", "lock", "rs", "py", "sh", "ini", "log",
    "bak", "tmp", "map", "docx", "odt", "etag",
];

/// The file itself, or every file below a folder, sorted by path. Hidden files and folders are left out.
///
/// # Errors
/// The path does not exist or a folder cannot be listed.
pub(crate) fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !std::fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let kind = entry.file_type()?;
            match kind {
                _ if hidden => {}
                kind if kind.is_dir() => folders.push(entry.path()),
                // A link to a folder could lead round in circles: only links to files are followed.
                kind if kind.is_file() || entry.path().is_file() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file's name alone says that it is no catalogue.
pub(crate) fn unrelated(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_ascii_uppercase())
        .unwrap_or_default();
    let stem = name.split(['.', '-', '_']).next().unwrap_or_default();
    let papers = [
        "LICENSE",
        "LICENCE",
        "COPYING",
        "NOTICE",
        "README",
        "AUTHORS",
        "MAKEFILE",
        "DOCKERFILE",
    ];
    papers.contains(&stem) || UNRELATED.contains(&super::text::extension_of(&name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_and_pictures_are_passed_over() {
        for name in [
            "LICENSE",
            "LICENSE.TeSS",
            "LICENSE-MIT.opds-crate",
            "README.md",
            "a/icon.PNG",
        ] {
            assert!(unrelated(Path::new(name)), "{name}");
        }
        for name in [
            "courses.json",
            "catalogue.csv",
            "export.dat",
            "readings.csv",
        ] {
            assert!(!unrelated(Path::new(name)), "{name}");
        }
    }
}
