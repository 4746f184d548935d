//! `cargo xtask bench record`: the learner's record with very much in it, in headless Chromium on a slowed processor.

use super::on_page::OnPage;
use super::report::Report;
use crate::error::Result;
use crate::ui;
use std::path::PathBuf;

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
    let page = OnPage::prepare(plan.site.as_ref())?;
    let (courses, notes) = (plan.courses.to_string(), plan.notes.to_string());
    let found = page.run(
        "record.mjs",
        "Opening a full record on a slow processor",
        "a minute",
        &["--courses", &courses, "--notes", &notes],
    )?;
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
        page.version(),
        found["slower"]
    ))?;
    ui::say(&format!("the report is {}", report.shown()));
    Ok(())
}
