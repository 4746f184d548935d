//! `cargo xtask bench`: measured figures, as Markdown.

mod search;

pub use search::search;

use crate::dist::{self, Plan, sizes};
use crate::error::{Error, Result};
use crate::setup::{self, For};
use crate::{paths, process, ui};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// Prints what a first visit costs: of `dir`, or of a portal built for it.
///
/// # Errors
/// Where the portal does not build.
pub fn size(dir: Option<PathBuf>) -> Result<()> {
    if let Some(dir) = dir {
        println!("{}", sizes::measure(&dir)?.table());
        return Ok(());
    }
    let out = paths::target().join("bench/site");
    let plan = Plan {
        out,
        public_url: "/".to_owned(),
        api: None,
        compress: false,
    };
    let tools = setup::run(For::Portal)?;
    dist::make(&plan, &tools).map(|_| ())
}

fn lifelong(what: &str, words: &[&str], paths_: &[&Path]) -> Result<String> {
    let mut command = Command::new(paths::builder("native"));
    command.args(words).args(paths_).current_dir(paths::root());
    process::run_quietly(what, "see its lines above.", &mut command)
}

fn build_table(api: &Path, report: &Path, seconds: f64) -> Result<String> {
    let (mut files, mut bytes, mut largest) = (0_u64, 0_u64, 0_u64);
    for entry in WalkDir::new(api) {
        let entry = entry.map_err(|why| Error::file("read", api, why))?;
        if entry.file_type().is_file() {
            let size = entry
                .metadata()
                .map_err(|why| Error::file("read", entry.path(), why))?
                .len();
            (files, bytes, largest) = (files + 1, bytes + size, largest.max(size));
        }
    }
    let memory = fs::read_to_string(report)
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(&text).ok())
        .and_then(|value| peak_memory(&value))
        .map_or_else(|| "not reported".to_owned(), ui::grouped);
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    Ok(ui::table(
        &["build", "figure"],
        &[
            row("seconds", format!("{seconds:.1}")),
            row("peak memory, bytes", memory),
            row("files", ui::grouped(files)),
            row("bytes", ui::grouped(bytes)),
            row("largest file, bytes", ui::grouped(largest)),
        ],
    ))
}

/// The builder's own figure, under whichever level of the report it stands.
fn peak_memory(report: &Value) -> Option<u64> {
    match report {
        Value::Object(map) => map.iter().find_map(|(key, value)| {
            let key = key.to_lowercase();
            let named = key.contains("peak") || key.contains("memory");
            value
                .as_u64()
                .filter(|_| named)
                .or_else(|| peak_memory(value))
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peak_memory_is_found_in_the_report() {
        let report = serde_json::json!({"records": 3, "cost": {"peakMemory": 99}});
        assert_eq!(peak_memory(&report), Some(99));
    }
}
