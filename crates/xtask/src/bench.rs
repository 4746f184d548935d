//! `cargo xtask bench`: measured figures, as Markdown.

use crate::dist::{self, Plan, sizes};
use crate::error::{Error, Result};
use crate::setup::{self, For};
use crate::{content, paths, process, ui};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use walkdir::WalkDir;

/// What is asked of the search: one word, two words, a part of a word, a typing error, Chinese.
const QUERIES: &[&str] = &[
    "python",
    "cooking",
    "health",
    "english",
    "music",
    "machine learning",
    "project management",
    "introduction to statistics",
    "data scie",
    "photograpy",
    "编程",
    "健康",
    "数据分析",
    "太极拳",
    "中国历史",
];
/// Each query is asked this often; the median counts, the first is not like the others.
const ROUNDS: usize = 3;

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

/// Builds a generated catalogue and measures the search over it, from disk, on one thread.
///
/// # Errors
/// Where the builder does not compile, or a step of it fails.
pub fn search(courses: u64) -> Result<()> {
    ui::heading(&format!(
        "Search over {} generated courses",
        ui::grouped(courses)
    ));
    let step = ui::step(
        "Compiling the builder for speed",
        "some minutes the first time",
    );
    content::builder("native")?;
    step.done();
    let dir = paths::target()
        .join("bench")
        .join(format!("courses-{courses}"));
    fs::create_dir_all(&dir).map_err(|why| Error::file("make the folder", &dir, why))?;
    let (source, api, report) = (
        dir.join("source.jsonl"),
        dir.join("api"),
        dir.join("report.json"),
    );
    let count = courses.to_string();
    lifelong(
        "Generating",
        &["generate", "--courses", &count, "--seed", "1", "--out"],
        &[&source],
    )?;
    let began = Instant::now();
    let step = ui::step("Building the catalogue", "");
    let report_flag = Path::new("--report");
    lifelong(
        "Building",
        &["build"],
        &[&source, Path::new("--out"), &api, report_flag, &report],
    )?;
    step.done();
    let built = began.elapsed();
    println!("\n{}", build_table(&api, &report, built.as_secs_f64())?);
    println!("{}", query_table(&api)?);
    Ok(())
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

fn query_table(api: &Path) -> Result<String> {
    let (mut rows, mut sums) = (Vec::new(), [Vec::new(), Vec::new(), Vec::new()]);
    for query in QUERIES {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let mut command = Command::new(paths::builder("native"));
            command.arg("search").arg(api).arg(query).arg("--json");
            let output = command
                .output()
                .map_err(|why| Error::new(why.to_string()))?;
            let answer: Value = serde_json::from_slice(&output.stdout).map_err(|why| {
                let words = String::from_utf8_lossy(&output.stderr);
                Error::new(format!("The search for `{query}` gave no JSON: {why}.")).command(
                    process::shown(&command),
                    words.lines().map(str::to_owned).collect(),
                )
            })?;
            rounds.push(figures(&answer));
        }
        rounds.sort_by_key(|figures| figures[3]);
        let [total, files, bytes, micros] = rounds[ROUNDS / 2];
        for (sum, value) in sums.iter_mut().zip([files, bytes, micros]) {
            sum.push(value);
        }
        let mut row = vec![(*query).to_owned()];
        row.extend([total, files, bytes, micros].map(ui::grouped));
        rows.push(row);
    }
    for (name, percent) in [("p50", 50), ("p95", 95)] {
        let mut row = vec![name.to_owned(), String::new()];
        row.extend(
            sums.iter()
                .map(|values| ui::grouped(percentile(values, percent))),
        );
        rows.push(row);
    }
    Ok(ui::table(
        &["query", "results", "files", "bytes", "microseconds"],
        &rows,
    ))
}

fn figures(answer: &Value) -> [u64; 4] {
    ["total", "files", "bytes", "micros"].map(|name| {
        // A list of files counts by its length.
        let value = &answer[name];
        value
            .as_array()
            .map_or_else(|| value.as_u64().unwrap_or(0), |list| list.len() as u64)
    })
}

/// The nearest-rank percentile; 0 of nothing.
fn percentile(values: &[u64], percent: usize) -> u64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_rank() {
        let values: Vec<u64> = (1..=20).rev().collect();
        assert_eq!(percentile(&values, 50), 10);
        assert_eq!(percentile(&values, 95), 19);
        assert_eq!(percentile(&[], 50), 0);
    }

    #[test]
    fn the_answer_of_the_search_is_read() {
        let answer = serde_json::json!({"total": 7, "files": ["a", "b"], "bytes": 10, "micros": 3});
        assert_eq!(figures(&answer), [7, 2, 10, 3]);
    }

    #[test]
    fn peak_memory_is_found_in_the_report() {
        let report = serde_json::json!({"records": 3, "cost": {"peakMemory": 99}});
        assert_eq!(peak_memory(&report), Some(99));
    }
}
