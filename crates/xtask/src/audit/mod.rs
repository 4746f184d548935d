//! `cargo xtask audit`: the accessibility table, row by row, each shown by its end-to-end tests.

mod rows;

use crate::error::{Error, Result};
use crate::setup::{self, For};
use crate::{check, dist, process, ui};
use rows::{ROWS, Row};
use std::collections::BTreeMap;

/// Builds the site, runs the tests of every row, and prints one line a row: `1 pass` or `1 fail: where`.
///
/// # Errors
/// Where the site does not build, or a row fails.
pub fn run() -> Result<()> {
    process::end_servers_with_us();
    let tools = setup::run(For::Tests)?;
    dist::make(&check::site_plan(), &tools)?;
    ui::heading("Accessibility, row by row");
    let filter: Vec<&str> = ROWS.iter().flat_map(|row| row.tests).copied().collect();
    let lines = check::e2e_lines(&tools, &filter)?;
    let outcomes = outcomes(&lines);
    let mut failed = 0;
    for row in &ROWS {
        let found = faults(row, &outcomes);
        let what = format!("{:>2} {}", row.number, row.what);
        if found.is_empty() {
            println!("row {what}: pass");
        } else {
            failed += 1;
            println!("row {what}: fail: {}", found.join("; "));
        }
    }
    println!("{} of {} rows pass", ROWS.len() - failed, ROWS.len());
    if failed > 0 {
        return Err(Error::new(format!("{failed} rows of the table fail."))
            .next("see the lines above; docs/accessibility.md says what each row asks for."));
    }
    Ok(())
}

/// Whether each test passed, from the lines of `cargo test`: `test caring::it_stays ... ok`.
fn outcomes(lines: &[String]) -> BTreeMap<String, bool> {
    let outcome = |line: &String| {
        let (name, outcome) = line.trim().strip_prefix("test ")?.split_once(" ... ")?;
        let passed = match outcome.trim() {
            "ok" => true,
            "FAILED" => false,
            _ => return None,
        };
        Some((name.to_owned(), passed))
    };
    lines.iter().filter_map(outcome).collect()
}

/// Why a row fails; nothing where it passes.
fn faults(row: &Row, outcomes: &BTreeMap<String, bool>) -> Vec<String> {
    if row.tests.is_empty() {
        return vec!["it has no tests".to_owned()];
    }
    let of = |prefix: &&str| {
        let prefix = (*prefix).to_owned();
        let mut its = outcomes
            .iter()
            .filter(|(name, _)| name.starts_with(&prefix))
            .peekable();
        if its.peek().is_none() {
            return vec![format!("no test `{prefix}` ran")];
        }
        let failed = its.filter(|(_, passed)| !**passed);
        failed.map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    row.tests.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_passes_where_all_its_tests_ran_and_passed() {
        let lines = [
            "running 3 tests",
            "test rows::row_01_text ... ok",
            "test caring::it_stays ... FAILED",
            "test shots::pictures ... ignored",
        ]
        .map(str::to_owned);
        let outcomes = outcomes(&lines);
        assert_eq!(outcomes.len(), 2);
        let row = |tests| Row {
            number: 1,
            what: "",
            tests,
        };
        assert!(faults(&row(&["rows::row_01"]), &outcomes).is_empty());
        let both = faults(&row(&["rows::", "caring::"]), &outcomes);
        assert_eq!(both, ["caring::it_stays"]);
        assert_eq!(
            faults(&row(&["media::"]), &outcomes),
            ["no test `media::` ran"]
        );
        assert_eq!(faults(&row(&[]), &outcomes), ["it has no tests"]);
    }

    #[test]
    fn the_rows_are_numbered_without_a_gap() {
        assert!(ROWS.iter().zip(1..).all(|(row, n)| row.number == n));
    }
}
