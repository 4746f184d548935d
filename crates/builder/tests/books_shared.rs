//! Every file of the sample shelves, one by one: it goes in, or is refused for the right reason.

mod import_common;
mod shelf_support;

use import_common::shared;
use shelf_support::{Got, offline, read_offline};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> Vec<String> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("a file below");
                found.push(name.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

/// What should become of a file: how many chapters of a book go in, or the codes of what is told instead.
enum Fate {
    Book(usize),
    Told(&'static [&'static str]),
}
use Fate::{Book, Told};

/// The fate of a file by its path below the folder of sample data; `None` for one that nobody has thought of.
fn fate(path: &str) -> Option<Fate> {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    Some(match path {
        "epub/childrens-literature.epub" => Book(11),
        "epub/hefty-water.epub" => Book(1),
        "epub/moby-dick.epub" => Book(142),
        "epub/trees.epub" => Book(2),
        "epub/wasteland.epub" => Book(2),
        "opds2/LICENSE-MIT.opds-crate" => Told(&["unrecognised-file"]),
        // A comma too many.
        "opds2/opds-authentication.INVALID-fixture.json" => Told(&["bad-json"]),
        // Manifests to look into, none of them offered.
        "opds2/readium_opds_2_0.json" => Told(&["not-free"; 5]),
        "opds2/test-feed-feedbooks-catalog.in.json" => {
            Told(&["not-free", "not-free", "not-free", "not-free", "more-feeds"])
        }
        "opds2/test-feed-feedbooks-list.in.json" => Told(&["not-free", "not-free"]),
        // Free, and not asked for here: the network is not used.
        "opds2/test-feed-opds-io.in.json" => Told(&[
            "more-feeds",
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "not-fetched",
            "not-fetched",
        ]),
        "rwpm/Flatland.manifest.json" => Told(&["not-a-book"]),
        "rwpm/MobyDick.manifest.json" => Told(&["empty-book"]),
        "rwpm/examples/MobyDick/manifest.json" => Book(10),
        // A web app's, not a book's.
        "rwpm/examples/MobyDick/manifest.webmanifest" => Told(&["not-a-catalogue"]),
        path if path.ends_with(".schema.json") => Told(&["not-a-catalogue"]),
        _ if extension == "html" => Told(&["not-a-catalogue"]),
        _ if matches!(extension, "css" | "otf" | "png" | "jpg" | "txt") => {
            Told(&["unrecognised-file"])
        }
        _ => return None,
    })
}

#[test]
fn every_file_of_the_sample_shelves_meets_its_fate() {
    let mut books = 0;
    for folder in ["opds2", "rwpm", "epub"] {
        let Some(home) = shared(folder) else { return };
        for name in files(&home) {
            let path = format!("{folder}/{name}");
            let got = read_offline(&home.join(&name));
            assert_eq!(got.records, 0, "{path}");
            match fate(&path).unwrap_or_else(|| panic!("{path}: nobody has said what it is")) {
                Book(chapters) => {
                    let [book] = got.books.as_slice() else {
                        panic!("{path}: {got:?}");
                    };
                    let read = book.read().unwrap_or_else(|why| panic!("{path}: {why:?}"));
                    assert_eq!(read.chapters.len(), chapters, "{path}");
                    assert!(
                        got.findings.is_empty() && read.warnings.is_empty(),
                        "{path}: {got:?}"
                    );
                    books += 1;
                }
                Told(codes) => {
                    assert!(got.books.is_empty(), "{path}: {got:?}");
                    assert_eq!(got.codes(), codes, "{path}: {:?}", got.findings);
                    for finding in &got.findings {
                        assert!(finding.reason.ends_with('.'), "{path}: {}", finding.reason);
                    }
                }
            }
        }
    }
    assert_eq!(books, 6);
}

#[test]
fn a_folder_with_a_manifest_is_one_book() {
    let Some(home) = shared("rwpm") else { return };
    let Got {
        books, findings, ..
    } = read_offline(&home);
    let [book] = books.as_slice() else {
        panic!("{books:?}");
    };
    assert_eq!(book.id, "mobydick");
    let told = |name: &str| -> Vec<_> {
        let of = findings
            .iter()
            .filter(|finding| finding.position.file.ends_with(name));
        of.map(|finding| (finding.code, finding.reason.as_str()))
            .collect()
    };
    assert!(
        told(".html").is_empty(),
        "chapters are no catalogues: {findings:?}"
    );
    assert_eq!(told("Flatland.manifest.json")[0].0, "not-a-book");
    let (code, reason) = told("rwpm/MobyDick.manifest.json")[0];
    assert_eq!(code, "empty-book");
    let address = "https://readium.org/webpub-manifest/examples/MobyDick/manifest.json";
    assert!(reason.contains(address), "{reason}");
    let files: BTreeSet<_> = findings
        .iter()
        .map(|finding| &finding.position.file)
        .collect();
    assert!(
        files
            .iter()
            .all(|file| file.ends_with("json") || file.ends_with("webmanifest"))
    );
}

#[test]
fn a_feed_of_the_sample_books_takes_them_from_its_folder() {
    let Some(home) = shared("epub") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut publications = Vec::new();
    for name in files(&home) {
        std::fs::copy(home.join(&name), folder.path().join(&name)).expect("a copy");
        publications.push(serde_json::json!({
            "metadata": { "title": name },
            "links": [{ "rel": "open-access", "href": name, "type": "application/epub+zip" }],
        }));
    }
    let feed = serde_json::json!({
        "metadata": { "title": "Shelf" }, "links": [], "publications": publications,
    });
    let path: PathBuf = folder.path().join("shelf.json");
    std::fs::write(&path, feed.to_string()).expect("a file");
    let got = read_offline(&path);
    assert!(got.findings.is_empty(), "{:?}", got.findings);
    assert_eq!(got.books.len(), 5);
    assert!(got.books.iter().all(|book| book.read().is_ok()));
    assert_eq!(offline(Path::new("x")).patience.attempts, 0);
}
