//! `cargo xtask bench record`: the learner's record with very much in it, in headless Chromium on a slowed processor.

use super::report::Report;
use crate::error::{Error, Result};
use crate::setup::{self, For, install};
use crate::{process, ui};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Record {
    /// How many courses lie in the record
    #[arg(long, default_value_t = 5_000)]
    courses: u64,
    /// How many notes
    #[arg(long, default_value_t = 10_000)]
    notes: u64,
    /// A finished portal; without it, one is built
    #[arg(long)]
    site: Option<PathBuf>,
}

/// Opens “My learning” and searches notes, and prints how long it took.
///
/// # Errors
/// Where something does not compile, or the browser does not do it.
pub fn record(plan: &Record) -> Result<()> {
    let tools = setup::run(For::Tests)?;
    let browser = tools.browser.as_ref();
    let browser = browser.ok_or_else(|| Error::new("There is no browser to measure in."))?;
    let folder = install::bench()?;
    let site = match &plan.site {
        Some(dir) => std::path::absolute(dir).map_err(|why| Error::file("find", dir, why))?,
        None => super::site(&tools)?,
    };
    let mut command = Command::new("node");
    command.arg(folder.join("record.mjs")).current_dir(&folder);
    command.arg("--chromium").arg(&browser.chrome);
    command.arg("--site").arg(&site);
    command.args(["--courses", &plan.courses.to_string()]);
    command.args(["--notes", &plan.notes.to_string()]);
    let what = "Opening a full record on a slow processor";
    let step = ui::step(what, "a minute");
    let text = process::run_quietly(what, "see its lines above.", &mut command)?;
    step.done();
    let json = text.lines().rev().find(|line| line.starts_with('{'));
    let found: Value = serde_json::from_str(json.unwrap_or_default())
        .map_err(|why| Error::new(format!("record.mjs gave no JSON: {why}.")))?;
    let row = |what: &str, key: &str, target: &str| {
        let value = found[key].as_f64().unwrap_or_default();
        vec![what.to_owned(), format!("{value:.1} ms"), target.to_owned()]
    };
    let rows = [
        row(
            "“My learning” from the home page, middle of seven",
            "mine50",
            "≤ 200 ms",
        ),
        row("the slowest of them", "mineWorst", ""),
        row("the page of notes, the first time", "notesFirst", ""),
        row(
            "a letter in the search of notes, middle",
            "search50",
            "≤ 50 ms",
        ),
        row("19 of 20 letters", "search95", "≤ 50 ms"),
    ];
    let table = ui::table(&["until it is painted", "took", "target"], &rows);
    let mut report = Report::new("record.md");
    report.add(&format!(
        "# A full record, measured\n\n{} courses and {} notes, {}, processor slowed {} times.\n\n{table}",
        ui::grouped(plan.courses),
        ui::grouped(plan.notes),
        browser.version,
        found["slower"]
    ))?;
    ui::say(&format!("the report is {}", report.shown()));
    Ok(())
}
