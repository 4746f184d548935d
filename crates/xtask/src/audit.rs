//! `cargo xtask audit`: accessibility of every route, with axe-core in a browser.

use crate::error::Result;
use crate::setup::{self, For};
use crate::{check, dist, process, ui};

/// Builds the site and runs the accessibility part of the end-to-end tests on it.
///
/// # Errors
/// Where the site does not build or a route is not accessible.
pub fn run() -> Result<()> {
    process::end_servers_with_us();
    let tools = setup::run(For::Tests)?;
    dist::make(&check::site_plan(), &tools)?;
    ui::heading("Accessibility of every route");
    let (tally, outcome) = check::e2e_tests(&tools, &["axe"])?;
    println!("{} passed, {} failed", tally.passed, tally.failed);
    outcome
}
