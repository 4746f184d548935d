//! `cargo xtask bench search`: catalogues of several sizes, built and searched in headless Chromium, beside other engines.

use super::catalogue::{self, Catalogue};
use super::report::Report;
use super::{peers, tables};
use crate::content;
use crate::error::{Error, Result};
use crate::setup::{self, For, install};
use crate::{process, ui};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A part of the measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// What queries load and how long they take
    Queries,
    /// The page's own thread, on a slow processor
    Thread,
    /// Other engines over the same courses
    Peers,
}

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// How many courses to generate; may be given several times [default: 63000, 630000 and 1030000]
    #[arg(long)]
    courses: Vec<u64>,
    /// A file or folder of real records, as `lifelong build` takes them; may be given several times, all are one catalogue
    #[arg(long)]
    records: Vec<PathBuf>,
    /// How many queries of each kind
    #[arg(long, default_value_t = 100)]
    queries: u64,
    /// Only this part; may be given several times
    #[arg(long)]
    only: Vec<Part>,
    /// Leave other engines out: building their indexes takes most of the time
    #[arg(long)]
    no_peers: bool,
    /// A finished portal; without it, one is built
    #[arg(long)]
    site: Option<PathBuf>,
}

impl Search {
    fn wants(&self, part: Part) -> bool {
        (self.only.is_empty() || self.only.contains(&part))
            && !(part == Part::Peers && self.no_peers)
    }

    /// Real records alone, where there are some and no number was given.
    fn sizes(&self) -> Vec<u64> {
        if self.courses.is_empty() && self.records.is_empty() {
            vec![63_000, 630_000, 1_030_000]
        } else {
            self.courses.clone()
        }
    }
}

/// The scripts that drive the browser, and what all of them are told.
pub struct Scripts {
    folder: PathBuf,
    /// The browser's program.
    pub chromium: PathBuf,
    queries: String,
}

impl Scripts {
    /// Runs a script over an API, and gives what it measured. Further arguments are `--name value`.
    ///
    /// # Errors
    /// Where the script fails.
    pub fn measure(
        &self,
        name: &str,
        what: &str,
        api: &Path,
        more: &[(&str, &Path)],
    ) -> Result<Value> {
        let mut command = Command::new("node");
        command
            .arg(self.folder.join(name))
            .current_dir(&self.folder);
        command.arg("--api").arg(api);
        command.args(["--queries", &self.queries]);
        for (name, value) in more {
            command.arg(name).arg(value);
        }
        let step = ui::step(what, "some minutes");
        let text = process::run_quietly(what, "see its lines above.", &mut command)?;
        step.done();
        // Its other lines say how far it is.
        let json = text.lines().rev().find(|line| line.starts_with('{'));
        serde_json::from_str(json.unwrap_or_default())
            .map_err(|why| Error::new(format!("{name} gave no JSON: {why}.")))
    }
}

/// Builds each catalogue, measures the building, and then the search of it in a browser.
///
/// # Errors
/// Where something does not compile, or a step fails.
pub fn search(plan: &Search) -> Result<()> {
    let tools = setup::run(For::Tests)?;
    let browser = tools.browser.as_ref();
    let browser = browser.ok_or_else(|| Error::new("There is no browser to measure in."))?;
    let step = ui::step(
        "Compiling the builder for speed",
        "some minutes the first time",
    );
    content::builder("native")?;
    step.done();
    let scripts = Scripts {
        folder: install::bench()?,
        chromium: browser.chrome.clone(),
        queries: plan.queries.to_string(),
    };
    let site = match &plan.site {
        Some(dir) => std::path::absolute(dir).map_err(|why| Error::file("find", dir, why))?,
        None if plan.wants(Part::Queries) || plan.wants(Part::Thread) => super::site(&tools)?,
        None => PathBuf::new(),
    };
    let mut report = Report::new("search.md");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    report.add(&format!(
        "# The search, measured\n\n{}, {} queries of each kind, {cores} processors, one server on the same machine.",
        browser.version, plan.queries
    ))?;
    let mut results = Vec::new();
    let mut rows = Vec::new();
    for size in plan.sizes() {
        one(
            &catalogue::generated(size)?,
            plan,
            &scripts,
            &site,
            &mut report,
            &mut results,
            &mut rows,
        )?;
    }
    if !plan.records.is_empty() {
        one(
            &catalogue::records(&plan.records)?,
            plan,
            &scripts,
            &site,
            &mut report,
            &mut Vec::new(),
            &mut Vec::new(),
        )?;
    }
    if let Some(table) = tables::growth(&results) {
        report.add(&format!("## How it grows\n\n{table}"))?;
    }
    if plan.wants(Part::Peers) {
        peers::measure(&plan.sizes(), &scripts, rows, &mut report)?;
    }
    ui::say(&format!("the report is {}", report.shown()));
    Ok(())
}

/// Measures one catalogue.
fn one(
    catalogue: &Catalogue,
    plan: &Search,
    scripts: &Scripts,
    site: &Path,
    report: &mut Report,
    results: &mut Vec<Value>,
    rows: &mut Vec<Vec<String>>,
) -> Result<()> {
    ui::heading(&format!("Search over {}", catalogue.name));
    report.add(&format!(
        "## Over {}\n\n{}",
        catalogue.name,
        catalogue.table()
    ))?;
    let in_browser: [(&str, &Path); 2] = [("--chromium", &scripts.chromium), ("--site", site)];
    if plan.wants(Part::Queries) {
        let what = "Searching in headless Chromium";
        let result = scripts.measure("search.mjs", what, &catalogue.api, &in_browser)?;
        report.add(&format!(
            "{}\n{}",
            tables::queries(&result),
            tables::QUERIES_NOTE
        ))?;
        rows.push(peers::own_row(catalogue, &result));
        results.push(result);
    }
    if plan.wants(Part::Thread) {
        let what = "Typing into the portal on a slow processor";
        let result = scripts.measure("main-thread.mjs", what, &catalogue.api, &in_browser)?;
        report.add(&tables::thread(&result))?;
    }
    Ok(())
}
