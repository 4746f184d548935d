//! `cargo xtask bench exact`: the engine's answers beside those of looking at every course.

use super::catalogue;
use crate::content;
use crate::error::Result;
use crate::{paths, process, ui};
use std::process::Command;

/// Builds a generated catalogue and compares answers to seeded random queries with filters: totals, all counts, pages, orders; and that no
/// piece of a Chinese title and no beginning of a word misses a title that has it. Query `n` is the same in every run.
///
/// # Errors
/// Where they differ, with the queries.
pub fn exact(courses: u64, queries: u64, from: u64) -> Result<()> {
    let step = ui::step(
        "Compiling the builder for speed",
        "some minutes the first time",
    );
    content::builder("native")?;
    step.done();
    let catalogue = catalogue::generated(courses)?;
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "--profile", "native"]);
    command.args(["-p", "lifelong-builder", "--test", "search_exact"]);
    // One after the other: each takes all processors.
    command.args(["--", "--ignored", "--nocapture", "--test-threads", "1"]);
    command.env("LIFELONG_EXACT_API", &catalogue.api);
    command.env("LIFELONG_EXACT_QUERIES", queries.to_string());
    command.env("LIFELONG_EXACT_FROM", from.to_string());
    ui::heading(&format!("Answers over {} beside looking", catalogue.name));
    process::run(
        "Comparing the engine with looking at every course",
        command.current_dir(paths::root()),
    )
}
