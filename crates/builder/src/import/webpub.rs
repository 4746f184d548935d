//! Manifests of books (Readium): what lies beside them is packed and handed on.

use super::kind::Kind;
use super::run::Run;
use super::shelf::{shelf_kind, text_of};
use super::text::{TextFile, extension_of};
use crate::books::{self, Home};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Reads a manifest as a book, under the given id or that of its place.
pub(crate) fn read(file: &TextFile, id: Option<String>, run: &mut Run) {
    let name = file.name.as_str();
    let text = match text_of(file) {
        Ok(text) => text,
        Err(error) => return run.cannot_read(name, &error.to_string()),
    };
    let folder = file.path.parent().unwrap_or(Path::new(""));
    let network = run.network;
    let home = match is_web(name) {
        true => Home::Web(name, network),
        false => Home::Folder(folder),
    };
    match books::packed(&text, home, &network.cache) {
        Ok(packed) => {
            for (code, reason) in packed.warnings {
                run.warn(code, name, 0, reason);
            }
            let id = id.unwrap_or_else(|| id_of(file, &text));
            run.book(&packed.file, name, &id);
        }
        Err(why) => run.error(why.code, name, 0, why.reason),
    }
}

/// The name of the file or its folder, else the title.
fn id_of(file: &TextFile, text: &str) -> String {
    // `manifest.json` alone says nothing: the folder one stands in does.
    let whole = match is_web(&file.name) {
        true => None,
        false => file.path.canonicalize().ok(),
    };
    let place = whole.map_or_else(|| file.name.clone(), |path| path.display().to_string());
    books::manifest_id(&place)
        .unwrap_or_else(|| books::title_id(&books::title_of(text), &file.name))
}

/// Whether a source or a file of one came from the network.
pub(crate) fn is_web(name: &str) -> bool {
    name.starts_with("http://") || name.starts_with("https://")
}

/// The chapters of all manifests among the files of a folder: they belong to their books.
pub(crate) fn chapters(files: &[PathBuf]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for path in files {
        let name = path.display().to_string();
        if !matches!(extension_of(&name).as_str(), "json" | "webmanifest" | "") {
            continue;
        }
        let Ok(file) = TextFile::look(path, &name) else {
            continue;
        };
        if shelf_kind(&file) != Some(Kind::Manifest) {
            continue;
        }
        if let Ok(text) = text_of(&file) {
            let home = path.parent().unwrap_or(Path::new(""));
            found.extend(books::parts(&text, home));
        }
    }
    found
}
