//! What the tests of the command share.
#![allow(dead_code, reason = "each test program uses its own part of it")]

use lifelong_api::{BlockManifest, Course, CourseBlock, Index, block_of};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The command, with the time of its build fixed.
pub fn lifelong() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lifelong"));
    command.env("SOURCE_DATE_EPOCH", "1700000000");
    command
}

/// Runs it with arguments.
pub fn run<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    lifelong().args(args).output().expect("the command starts")
}

/// Builds from sources and flags into `out`.
pub fn build(args: &[&Path], out: &Path) -> Output {
    lifelong()
        .arg("build")
        .args(args)
        .arg("--out")
        .arg(out)
        .output()
        .expect("the command starts")
}

/// Builds, wants it to end well, and hands back what it printed on both streams.
pub fn build_ok(args: &[&Path], out: &Path) -> String {
    let output = build(args, out);
    let text = text_of(&output);
    assert!(output.status.success(), "{text}");
    text
}

/// Both streams.
pub fn text_of(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    text
}

/// The repository's own content.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// The folder of real data, where this machine has it.
pub fn shared() -> Option<PathBuf> {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("LIFELONG_SHARED").map_or_else(usual, PathBuf::from);
    let found = path.join("data").is_dir().then_some(path);
    if found.is_none() {
        eprintln!("skipped: there is no folder of real data (LIFELONG_SHARED)");
    }
    found
}

/// Writes a catalogue of one JSON object a line.
pub fn lines(path: &Path, records: &[serde_json::Value]) {
    let text: String = records.iter().map(|record| format!("{record}\n")).collect();
    std::fs::write(path, text).unwrap();
}

/// Writes a generated catalogue.
pub fn generated(path: &Path, courses: u64, seed: u64) {
    let mut bytes = Vec::new();
    lifelong_builder::generate::write(courses, seed, &mut bytes).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Every file of a folder by its relative path.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A JSON file of a folder.
pub fn read<T: DeserializeOwned>(root: &Path, path: &str) -> T {
    let bytes = std::fs::read(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The way a partner goes from an id to its course.
pub fn course(root: &Path, id: &str) -> Option<Course> {
    let index: Index = read(root, "index.json");
    let set = index.files.courses;
    let block = block_of(id, set.blocks);
    let manifest: BlockManifest = read(
        root,
        &set.manifests[(block / set.per_manifest) as usize].path,
    );
    let path = &manifest.paths[(block % set.per_manifest) as usize];
    let block: CourseBlock = if path.is_empty() {
        CourseBlock::default()
    } else {
        read(root, path)
    };
    block.courses.into_iter().find(|course| course.id == id)
}

/// Every course, block by block.
pub fn courses(root: &Path) -> Vec<Course> {
    let index: Index = read(root, "index.json");
    let manifests = index.files.courses.manifests;
    let paths = manifests
        .iter()
        .flat_map(|file| read::<BlockManifest>(root, &file.path).paths);
    let blocks = paths.filter(|path| !path.is_empty());
    blocks
        .flat_map(|path| read::<CourseBlock>(root, &path).courses)
        .collect()
}
