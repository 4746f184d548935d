//! Measuring a finished portal in headless Chromium: scripts of `crates/xtask/bench` do it.

use crate::error::{Error, Result};
use crate::setup::Browser;
use crate::setup::{self, For, install};
use crate::{content, process, ui};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// A browser and a portal.
pub(super) struct OnPage {
    browser: Browser,
    scripts: PathBuf,
    /// The folder of the portal.
    site: PathBuf,
}

impl OnPage {
    /// Sets up what is needed, and builds a portal where `site` names no finished one.
    ///
    /// # Errors
    /// Where something does not compile, or there is no browser.
    pub fn prepare(site: Option<&PathBuf>) -> Result<Self> {
        let tools = setup::run(For::Tests)?;
        let scripts = install::bench()?;
        content::builder("native")?;
        let site = match site {
            Some(dir) => std::path::absolute(dir).map_err(|why| Error::file("find", dir, why))?,
            None => super::site(&tools)?,
        };
        let browser = tools.browser;
        let browser = browser.ok_or_else(|| Error::new("There is no browser to measure in."))?;
        Ok(Self {
            browser,
            scripts,
            site,
        })
    }

    /// The browser's name and version.
    pub fn version(&self) -> &str {
        &self.browser.version
    }

    /// Runs a script, and gives what it found.
    ///
    /// # Errors
    /// Where it fails, or says nothing.
    pub fn run(&self, script: &str, what: &str, time: &str, words: &[&str]) -> Result<Value> {
        let mut command = Command::new("node");
        command.arg(self.scripts.join(script));
        command.current_dir(&self.scripts);
        command.arg("--chromium").arg(&self.browser.chrome);
        command.arg("--site").arg(&self.site).args(words);
        let step = ui::step(what, time);
        let text = process::run_quietly(what, "see its lines above.", &mut command)?;
        step.done();
        let json = text.lines().rev().find(|line| line.starts_with('{'));
        serde_json::from_str(json.unwrap_or_default())
            .map_err(|why| Error::new(format!("{script} gave no JSON: {why}.")))
    }
}
