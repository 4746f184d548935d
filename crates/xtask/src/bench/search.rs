//! `cargo xtask bench search`: generated catalogues of several sizes, built and searched in headless Chromium.

use super::{build_table, lifelong};
use crate::content;
use crate::dist::{self, Plan};
use crate::error::{Error, Result};
use crate::setup::install;
use crate::setup::{self, For};
use crate::{paths, process, ui};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Stages of an answer, as the script names them, with what they are.
const STAGES: [(&str, &str); 3] = [
    ("first", "first results"),
    ("page", "all results of the first page"),
    ("counts", "exact total and all counts"),
];

/// Builds a generated catalogue of each size, measures the building, and then the search of it in a browser.
///
/// # Errors
/// Where something does not compile, or a step fails.
pub fn search(sizes: &[u64], queries: u64) -> Result<()> {
    let tools = setup::run(For::Tests)?;
    let chromium = tools
        .browser
        .as_ref()
        .map(|browser| browser.chrome.clone())
        .ok_or_else(|| Error::new("There is no browser to measure in."))?;
    let step = ui::step(
        "Compiling the builder for speed",
        "some minutes the first time",
    );
    content::builder("native")?;
    step.done();
    let scripts = install::bench()?;
    let site = paths::target().join("bench/site");
    let plan = Plan {
        out: site.clone(),
        public_url: "/".to_owned(),
        api: None,
        compress: false,
    };
    dist::make(&plan, &tools)?;
    for courses in sizes {
        ui::heading(&format!(
            "Search over {} generated courses",
            ui::grouped(*courses)
        ));
        let (source, api, report, seconds) = build(*courses)?;
        println!("\n{}", build_table(&api, &report, seconds)?);
        let step = ui::step("Searching in headless Chromium", "some minutes");
        let mut command = Command::new("node");
        command
            .arg(scripts.join("search.mjs"))
            .current_dir(&scripts);
        let arguments: [(&str, &Path); 4] = [
            ("--chromium", &chromium),
            ("--site", &site),
            ("--api", &api),
            ("--source", &source),
        ];
        for (name, value) in arguments {
            command.arg(name).arg(value);
        }
        command.arg("--queries").arg(queries.to_string());
        let text = process::run_quietly(
            "Searching in a browser",
            "see its lines above.",
            &mut command,
        )?;
        step.done();
        let result: Value = serde_json::from_str(text.trim())
            .map_err(|why| Error::new(format!("The measuring script gave no JSON: {why}.")))?;
        println!("\n{}", query_table(&result));
    }
    Ok(())
}

/// Generates a catalogue and builds it; hands back its source, its API, the report and how many seconds the building took.
fn build(courses: u64) -> Result<(PathBuf, PathBuf, PathBuf, f64)> {
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
    let step = ui::step("Building the catalogue", "");
    let began = Instant::now();
    lifelong(
        "Building",
        &["build"],
        &[
            &source,
            Path::new("--out"),
            &api,
            Path::new("--report"),
            &report,
        ],
    )?;
    step.done();
    Ok((source, api, report, began.elapsed().as_secs_f64()))
}

fn query_table(result: &Value) -> String {
    let mut rows = vec![vec![
        "before the first query".to_owned(),
        String::new(),
        "1".to_owned(),
        ui::grouped(result["root"].as_u64().unwrap_or(0)),
        String::new(),
        String::new(),
    ]];
    let sets = result["sets"].as_object().into_iter().flatten();
    for (name, stages) in sets {
        for (stage, what) in STAGES {
            let figures = &stages[stage];
            let pair = |of: &str| {
                let one = |percent: u64| figures[format!("{of}{percent}")].as_f64().unwrap_or(0.0);
                (one(50), one(95))
            };
            let whole = |(a, b): (f64, f64)| {
                format!("{} / {}", ui::grouped(a as u64), ui::grouped(b as u64))
            };
            let (a, b) = pair("milliseconds");
            let asked = figures["queries"].as_u64().unwrap_or(0);
            rows.push(vec![
                name.clone(),
                what.to_owned(),
                whole(pair("requests")),
                whole(pair("bytes")),
                format!("{a:.1} / {b:.1}"),
                format!("{} of {asked}", figures["full"].as_u64().unwrap_or(0)),
            ]);
        }
    }
    ui::table(
        &[
            "query",
            "stage",
            "requests p50 / p95",
            "bytes p50 / p95",
            "ms p50 / p95",
            "full or whole",
        ],
        &rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_script_s_figures_become_a_table() {
        let figures = json!({"queries": 9, "requests50": 1, "requests95": 2, "bytes50": 7000, "bytes95": 8000, "milliseconds50": 0.51, "milliseconds95": 2.0, "full": 8});
        let result = json!({"root": 26208, "sets": {"one word": {"first": figures, "page": figures, "counts": figures}}});
        let table = query_table(&result);
        assert!(
            table.contains("7,000 / 8,000")
                && table.contains("26,208")
                && table.contains("0.5 / 2.0")
                && table.contains("8 of 9"),
            "{table}"
        );
    }
}
