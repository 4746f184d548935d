//! `cargo xtask test`: every check, in order, each with its heading and time.

use crate::dist::{self, Plan};
use crate::error::{Error, Result};
use crate::process;
use crate::setup::{self, For, Tools};
use crate::{e2e, paths, tidy, ui};
use std::process::Command;
use std::time::Instant;

/// A part of the checks.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Formatting, house rules, clippy.
    Lint,
    /// Tests that run on this machine.
    Host,
    /// Tests that run in a browser.
    Web,
    /// Tests of the finished site, through WebDriver.
    E2e,
}

/// Tests that passed and failed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    /// How many passed.
    pub passed: u64,
    /// How many failed.
    pub failed: u64,
}

impl Tally {
    /// Reads the `test result:` lines of `cargo test`.
    pub fn of(lines: &[String]) -> Self {
        let mut sum = Self::default();
        for line in lines {
            let Some(at) = line.find("test result:") else {
                continue;
            };
            let words: Vec<&str> = line[at..].split([' ', ';', '.']).collect();
            let count = |name: &str| {
                let at = words.iter().position(|word| *word == name)?;
                words[..at]
                    .iter()
                    .rev()
                    .find(|word| !word.is_empty())?
                    .parse::<u64>()
                    .ok()
            };
            sum.passed += count("passed").unwrap_or(0);
            sum.failed += count("failed").unwrap_or(0);
        }
        sum
    }
}

struct Run {
    keep_going: bool,
    tally: Tally,
    broken: Vec<String>,
}

impl Run {
    /// Runs one step. A step that fails without a failed test in it counts as one failure.
    fn step(
        &mut self,
        name: &str,
        work: impl FnOnce() -> Result<(Tally, Result<()>)>,
    ) -> Result<()> {
        ui::heading(name);
        let began = Instant::now();
        let (tally, outcome) = work().unwrap_or_else(|error| (Tally::default(), Err(error)));
        let took = ui::took(began.elapsed());
        self.tally.passed += tally.passed;
        self.tally.failed += tally.failed;
        let Err(error) = outcome else {
            ui::say(&format!("{name}: done in {took}"));
            return Ok(());
        };
        self.tally.failed += u64::from(tally.failed == 0);
        self.broken.push(name.to_owned());
        ui::say(&format!("{name}: FAILED after {took}"));
        if self.keep_going {
            println!("{error}");
            return Ok(());
        }
        Err(error)
    }
}

/// Runs the checks, or the chosen part of them; ends with a line `N passed, N failed`.
///
/// # Errors
/// Where anything fails: at once, or at the end with `keep_going`.
pub fn run(only: Option<Part>, keep_going: bool) -> Result<()> {
    let began = Instant::now();
    process::end_servers_with_us();
    let mut run = Run {
        keep_going,
        tally: Tally::default(),
        broken: Vec::new(),
    };
    let outcome = steps(&mut run, only);
    let Tally { passed, failed } = run.tally;
    // A failed set-up is no step, yet nobody should read "0 failed" under it.
    let failed = failed.max(u64::from(outcome.is_err()));
    if let Err(error) = &outcome {
        println!("\n{error}");
    }
    println!("\n{} in all", ui::took(began.elapsed()));
    println!("{passed} passed, {failed} failed");
    match run.broken.as_slice() {
        [] if outcome.is_ok() => Ok(()),
        [] => Err(Error::new("The tests could not begin; why is above.")),
        steps => Err(Error::new(format!("Failed: {}.", steps.join(", ")))
            .next("read the lines under that heading; `cargo xtask test --only lint|host|web|e2e` repeats a part.")),
    }
}

fn steps(run: &mut Run, only: Option<Part>) -> Result<()> {
    let wants = |part| only.is_none_or(|only| only == part);
    let browser = wants(Part::Web) || wants(Part::E2e);
    let tools = setup::run(if browser { For::Tests } else { For::Checks })?;
    if wants(Part::Lint) {
        run.step("Formatting", || {
            plain(cargo(&["fmt", "--all", "--check"]), FMT)
        })?;
        run.step("House rules", || Ok((Tally::default(), tidy::run())))?;
        run.step("Clippy, for this machine", || {
            plain(
                cargo(&[
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ]),
                CLIPPY,
            )
        })?;
        run.step("Clippy, for the browser", || {
            let mut command = cargo(&["clippy", "-p", "lifelong", "--target", WASM]);
            command.args(["--lib", "--bins", "--test", "web", "--", "-D", "warnings"]);
            plain(command, CLIPPY)
        })?;
    }
    if wants(Part::Host) {
        run.step("Tests on this machine", || {
            let mut command = cargo(&["test", "--workspace", "--exclude", "lifelong-e2e"]);
            command.arg("--no-fail-fast");
            name_kinto(&mut command, &tools);
            tests(command)
        })?;
    }
    if wants(Part::Web) {
        run.step("Tests in the browser", || tests(web(&tools)))?;
    }
    if wants(Part::E2e) {
        let mut built = false;
        run.step("The site, and its size budget", || {
            let sizes = dist::make(&site_plan(), &tools)?;
            built = true;
            Ok((Tally::default(), sizes.within_budget()))
        })?;
        if built {
            run.step("Tests of the site", || e2e_tests(&tools))?;
        }
    }
    Ok(())
}

const WASM: &str = "wasm32-unknown-unknown";
const FMT: &str = "run `cargo fmt --all` and look at the difference.";
const CLIPPY: &str = "correct what it names above.";

/// Where the site that the end-to-end tests open is made.
pub fn site_plan() -> Plan {
    Plan {
        out: paths::target().join("e2e-site"),
        public_url: None,
        address: None,
        api: None,
        compress: true,
    }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(paths::root());
    command
}

fn web(tools: &Tools) -> Command {
    let mut command = cargo(&["test", "-p", "lifelong", "--target", WASM, "--test", "web"]);
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        &tools.test_runner,
    );
    // Its default of 20 seconds is short for a busy machine with two cores.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    if let Some(browser) = &tools.browser {
        command.env("CHROMEDRIVER", &browser.driver);
    }
    command
}

fn plain(mut command: Command, next: &str) -> Result<(Tally, Result<()>)> {
    let outcome = process::run("This check", &mut command).map_err(|error| error.next(next));
    Ok((Tally::default(), outcome))
}

fn tests(mut command: Command) -> Result<(Tally, Result<()>)> {
    let (ended_well, lines) = process::tee(&mut command)?;
    let tally = Tally::of(&lines);
    let outcome = if !ended_well {
        Err(
            Error::new("Tests failed, or did not compile; their words are above.")
                .command(process::shown(&command), Vec::new()),
        )
    } else if tally.passed == 0 {
        Err(Error::new("No test ran.").command(process::shown(&command), Vec::new()))
    } else {
        Ok(())
    };
    Ok((tally, outcome))
}

/// Runs end-to-end tests against the site of [`site_plan`], with servers started for them.
///
/// # Errors
/// Where a server does not start.
pub fn e2e_tests(tools: &Tools) -> Result<(Tally, Result<()>)> {
    let (command, _servers) = e2e_command(tools, &[])?;
    tests(command)
}

/// Runs those whose names have one of these parts, whether they pass or not, and gives what they said.
///
/// # Errors
/// As [`e2e_tests`], and where they cannot be run.
pub fn e2e_lines(tools: &Tools, parts: &[&str]) -> Result<Vec<String>> {
    let (mut command, _servers) = e2e_command(tools, parts)?;
    Ok(process::tee(&mut command)?.1)
}

/// The command with the servers that it needs; they end when these are dropped.
fn e2e_command(tools: &Tools, parts: &[&str]) -> Result<(Command, e2e::Bench)> {
    let Some(browser) = &tools.browser else {
        return Err(Error::new("The browser was not set up."));
    };
    let site = site_plan().out;
    let mut gallery = cargo(&["run", "--quiet", "--example", "gallery", "--"]);
    process::run("Rendering the gallery", gallery.arg(&site))?;
    let bench = e2e::start(&site, browser)?;
    let mut command = cargo(&["test", "-p", "lifelong-e2e", "--no-fail-fast"]);
    if !parts.is_empty() {
        command.arg("--").args(parts);
    }
    command
        .env("LIFELONG_SITE", &bench.site)
        .env("WEBDRIVER_URL", &bench.webdriver);
    command
        .env("CHROME", &browser.chrome)
        .env("AXE_JS", &browser.axe)
        // For broken copies of the site, each built and served by the tests themselves.
        .env("LIFELONG_DIST", site_plan().out)
        .env("LIFELONG_BIN", paths::builder("debug"));
    name_kinto(&mut command, tools);
    Ok((command, bench))
}

/// Names the live service for the tests that run one; where only tests of this machine are asked for, it may not be there, and
/// these say so.
fn name_kinto(command: &mut Command, tools: &Tools) {
    if let Some(kinto) = &tools.kinto {
        command
            .env("KINTO", &kinto.dir)
            .env("PYTHON", &kinto.python);
    }
}

#[cfg(test)]
mod tests_of_check {
    use super::*;

    #[test]
    fn results_are_summed_over_all_binaries() {
        let lines = [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
        ]
        .map(str::to_owned);
        assert_eq!(
            Tally::of(&lines),
            Tally {
                passed: 13,
                failed: 2
            }
        );
    }

    #[test]
    fn a_step_that_breaks_without_a_test_counts_once() {
        let mut run = Run {
            keep_going: true,
            tally: Tally::default(),
            broken: Vec::new(),
        };
        run.step("Broken", || Err(Error::new("no compiler")))
            .unwrap();
        run.step("Two tests", || {
            Ok((
                Tally {
                    passed: 1,
                    failed: 1,
                },
                Err(Error::new("x")),
            ))
        })
        .unwrap();
        assert_eq!(
            run.tally,
            Tally {
                passed: 1,
                failed: 2
            }
        );
        assert_eq!(run.broken, ["Broken", "Two tests"]);
        run.keep_going = false;
        assert!(run.step("Stops", || Err(Error::new("x"))).is_err());
    }
}
