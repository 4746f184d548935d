//! `cargo xtask setup`: checks every tool and installs what is missing.
//!
//! Each tool lies in a folder of its own, named with its version, in the cache. It is made in a
//! temporary folder and renamed at the end, so that an interrupted set-up is simply run again and
//! goes on where it stopped.

mod browser;
pub mod install;
mod kinto;
mod system;

pub use browser::Browser;
pub use kinto::Kinto;
pub use system::locked_version;

use crate::error::Result;
use crate::{paths, ui};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// Trunk builds and serves the portal.
const TRUNK: &str = "0.22.1";
/// binaryen brings `wasm-opt`, which makes the wasm small.
const BINARYEN: &str = "132.0.0";

/// What [`run`] found or installed.
pub struct Tools {
    /// Folders to put before `PATH`; the first is Trunk's.
    dirs: Vec<PathBuf>,
    /// Runs wasm tests in a browser.
    pub test_runner: PathBuf,
    /// The browser and what belongs to it; only where tests were asked for.
    pub browser: Option<Browser>,
    /// The live service of the tests; only where tests were asked for.
    pub kinto: Option<Kinto>,
}

impl Tools {
    /// A Trunk command, kept from the network: everything it needs is here already.
    pub fn trunk(&self, verb: &str) -> Command {
        let mut command = Command::new(self.dirs[0].join(paths::exe("trunk")));
        command
            .arg(verb)
            .arg("--offline")
            .current_dir(paths::root());
        command.env("PATH", paths::path_with(&self.dirs));
        // Its own stack says nothing to the people who read its errors.
        command.env("RUST_BACKTRACE", "0");
        // Trunk takes NO_COLOR=1, as many systems set it, for a mistake.
        if std::env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }
}

/// What the tools are needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// To build and serve the portal.
    Portal,
    /// To check and test without a browser too.
    Checks,
    /// To run every test.
    Tests,
}

/// Checks the tools and installs what is missing.
///
/// # Errors
/// Where something is missing that cannot be installed, with what to do.
pub fn run(purpose: For) -> Result<Tools> {
    let began = Instant::now();
    let tests = purpose == For::Tests;
    ui::heading(if tests {
        "Set up, with what the tests need"
    } else {
        "Set up"
    });
    let rustc = system::rust(purpose != For::Portal)?;
    let node = system::node()?;
    let bindgen = system::wasm_bindgen_version()?;
    let trunk_dir = install::cargo_tool(&install::CargoTool {
        package: "trunk",
        version: TRUNK,
        programs: &["trunk"],
        // Its manifest asks for a newer compiler than it needs; it builds and runs on ours.
        arguments: &["--locked", "--ignore-rust-version"],
        may_take: "it builds and serves the portal; five to ten minutes, once",
    })?;
    let bindgen_dir = install::cargo_tool(&install::CargoTool {
        package: "wasm-bindgen-cli",
        version: &bindgen,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Not --locked: a dependency it locks is gone from the registry.
        arguments: &[],
        may_take: "it joins wasm and JavaScript; two to five minutes, once",
    })?;
    let binaryen_dir = install::binaryen(BINARYEN)?;
    let browser = if tests {
        Some(browser::find_or_install()?)
    } else {
        None
    };
    let kinto = match tests {
        true => Some(kinto::find_or_install()?),
        false => None,
    };
    ui::say(&format!(
        "rustc {rustc}, Node.js {node}, Trunk {TRUNK}, wasm-bindgen {bindgen}, binaryen {BINARYEN}"
    ));
    if let Some(browser) = &browser {
        ui::say(&format!("{}, {}", browser.version, browser.driver_version));
    }
    if let Some(kinto) = &kinto {
        ui::say(&format!("Kinto {}", kinto.version));
    }
    ui::say(&format!("set-up complete in {}", ui::took(began.elapsed())));
    let test_runner = bindgen_dir.join(paths::exe("wasm-bindgen-test-runner"));
    Ok(Tools {
        dirs: vec![trunk_dir, bindgen_dir, binaryen_dir],
        test_runner,
        browser,
        kinto,
    })
}
