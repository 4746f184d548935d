//! `cargo xtask bench`: measured figures, as Markdown.

mod catalogue;
mod exact;
mod lists;
mod on_page;
mod peers;
mod reading;
mod record;
mod report;
mod search;
mod tables;
mod targets;

pub use exact::exact;
pub use lists::{Lists, lists};
pub use reading::{Reading, reading};
pub use record::{Record, record};
pub use search::{Part, Search, search};

use crate::dist::{self, Plan, sizes};
use crate::error::Result;
use crate::setup::{self, For};
use crate::{paths, process};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Prints what a first visit costs: of `dir`, or of a portal built for it.
///
/// # Errors
/// Where the portal does not build.
pub fn size(dir: Option<PathBuf>) -> Result<()> {
    if let Some(dir) = dir {
        println!("{}", sizes::measure(&dir)?.table());
        return Ok(());
    }
    let tools = setup::run(For::Portal)?;
    site(&tools).map(|_| ())
}

/// Builds the portal to measure, and gives its folder.
fn site(tools: &setup::Tools) -> Result<PathBuf> {
    let out = folder().join("site");
    let plan = Plan {
        out: out.clone(),
        public_url: None,
        address: None,
        api: None,
        compress: false,
    };
    dist::make(&plan, tools)?;
    Ok(out)
}

/// Where measuring leaves its catalogues and its report.
fn folder() -> PathBuf {
    paths::target().join("bench")
}

fn lifelong(what: &str, words: &[&str], paths_: &[&Path]) -> Result<String> {
    let mut command = Command::new(paths::builder("native"));
    command.args(words).args(paths_).current_dir(paths::root());
    process::run_quietly(what, "see its lines above.", &mut command)
}
