//! The catalogues that are measured: generated ones of any size, and real records.

use super::targets::{self, verdict};
use super::{folder, lifelong};
use crate::error::{Error, Result};
use crate::ui;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use walkdir::WalkDir;

/// A built catalogue.
pub struct Catalogue {
    /// What it is, as a heading says it.
    pub name: String,
    /// How many courses it has.
    pub courses: u64,
    /// The folder of its API.
    pub api: PathBuf,
    /// What the building cost, by the names in [`targets::BUILD`].
    pub cost: Value,
}

/// Generates a catalogue and builds it.
///
/// # Errors
/// Where that fails.
pub fn generated(courses: u64) -> Result<Catalogue> {
    let dir = folder().join(format!("courses-{courses}"));
    fs::create_dir_all(&dir).map_err(|why| Error::file("make the folder", &dir, why))?;
    let (source, count) = (dir.join("source.jsonl"), courses.to_string());
    lifelong(
        "Generating",
        &["generate", "--courses", &count, "--seed", "1", "--out"],
        &[&source],
    )?;
    let name = format!("{} generated courses", ui::grouped(courses));
    build(name, &dir, &[source])
}

/// Builds a catalogue of files and folders that somebody has.
///
/// # Errors
/// Where that fails.
pub fn records(sources: &[PathBuf]) -> Result<Catalogue> {
    let dir = folder().join("records");
    fs::create_dir_all(&dir).map_err(|why| Error::file("make the folder", &dir, why))?;
    let absolute = sources
        .iter()
        .map(|path| std::path::absolute(path).map_err(|why| Error::file("find", path, why)));
    let sources = absolute.collect::<Result<Vec<_>>>()?;
    let names = sources.iter().filter_map(|path| path.file_name());
    let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    build(
        format!("the records of {}", names.join(", ")),
        &dir,
        &sources,
    )
}

fn build(name: String, dir: &Path, sources: &[PathBuf]) -> Result<Catalogue> {
    let (api, report) = (dir.join("api"), dir.join("report.json"));
    let mut words: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    words.extend([Path::new("--out"), &api, Path::new("--report"), &report]);
    let step = ui::step(&format!("Building the catalogue of {name}"), "");
    let began = Instant::now();
    lifelong("Building", &["build"], &words)?;
    let seconds = began.elapsed().as_secs_f64();
    step.done();
    let text = fs::read_to_string(&report).map_err(|why| Error::file("read", &report, why))?;
    let told: Value =
        serde_json::from_str(&text).map_err(|why| Error::file("understand", &report, why))?;
    let search = count(&api.join("search"))?;
    Ok(Catalogue {
        name,
        courses: told["output"]["courses"].as_u64().unwrap_or(0),
        cost: json!({
            "seconds": seconds,
            "memory": told["peakMemoryBytes"],
            "files": told["output"]["files"],
            "bytes": told["output"]["bytes"],
            "largest": told["output"]["largest"],
            "searchFiles": search,
            "searchBytes": told["output"]["searchBytes"],
        }),
        api,
    })
}

fn count(dir: &Path) -> Result<u64> {
    let mut files = 0;
    for entry in WalkDir::new(dir) {
        let entry = entry.map_err(|why| Error::file("read", dir, why))?;
        files += u64::from(entry.file_type().is_file());
    }
    Ok(files)
}

impl Catalogue {
    /// What the building cost.
    pub fn table(&self) -> String {
        let rows = targets::BUILD.iter().map(|(key, name, target)| {
            let value = self.cost[key].as_f64();
            let shown = match value {
                None => "not reported".to_owned(),
                Some(value) if *key == "seconds" => format!("{value:.1}"),
                Some(value) => ui::grouped(value as u64),
            };
            let (text, met) = verdict(target.as_ref(), &self.cost);
            vec![(*name).to_owned(), shown, text, met]
        });
        ui::table(
            &["build", "figure", "target", "met"],
            &rows.collect::<Vec<_>>(),
        )
    }
}
