//! `live set-up` and `live count`.

use super::publish::fail;
use crate::error::BuildError;
use crate::live::{self, Service, Table};
use clap::{Args, Subcommand};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// The environment variable with the operator's password.
const PASSWORD: &str = "LIFELONG_LIVE_PASSWORD";
/// No table is larger.
const LARGEST_TABLE: u64 = 64 << 20;

/// Arguments of `live`.
#[derive(Debug, Args)]
#[command(
    after_help = "The password is read from LIFELONG_LIVE_PASSWORD, or asked for on a terminal. docs/hosting.md tells how to run such a service."
)]
pub struct LiveArgs {
    #[command(subcommand)]
    command: LiveCommand,
}

#[derive(Debug, Subcommand)]
enum LiveCommand {
    /// Makes the bucket with its two collections. What is there already stays.
    SetUp(SetUpArgs),
    /// Counts who takes part in which event, and writes the figures that everybody reads.
    Count(CountArgs),
}

#[derive(Debug, Args)]
struct Operator {
    /// The bucket: https://live.example.org/v1/buckets/lifelong/
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The operator's account on the server.
    #[arg(long, value_name = "NAME")]
    user: String,
}

#[derive(Debug, Args)]
struct SetUpArgs {
    #[command(flatten)]
    operator: Operator,
}

#[derive(Debug, Args)]
struct CountArgs {
    #[command(flatten)]
    operator: Operator,
    /// A table path,views,likes as figures.csv of a content folder, whose figures are written, too.
    #[arg(long, value_name = "FILE")]
    figures: Option<PathBuf>,
}

/// Runs `live` and hands back the exit code.
pub fn run(args: &LiveArgs) -> u8 {
    let done = match &args.command {
        LiveCommand::SetUp(args) => set_up(args),
        LiveCommand::Count(args) => count(args),
    };
    match done {
        Ok(()) => 0,
        Err(error) => fail(&error),
    }
}

fn set_up(args: &SetUpArgs) -> Result<(), BuildError> {
    let service = service(&args.operator)?;
    for line in live::set_up(&service)? {
        println!("{line}");
    }
    println!(
        "The line for the portal's config.json:\n  {}",
        service.config_line()
    );
    Ok(())
}

fn count(args: &CountArgs) -> Result<(), BuildError> {
    // A table that cannot be read is found before anybody is asked for a password.
    let table = args.figures.as_deref().map(table).transpose()?;
    let service = service(&args.operator)?;
    for note in table.iter().flat_map(Table::notes) {
        eprintln!("{note}");
    }
    print!("{}", live::count(&service, table.as_ref())?);
    Ok(())
}

fn table(path: &Path) -> Result<Table, BuildError> {
    let failed = |error: std::io::Error| {
        BuildError::Live(format!("{} cannot be read: {error}.", path.display()))
    };
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST_TABLE {
        return Err(BuildError::Config(format!(
            "{} is larger than 64 MB: that is no table of figures.",
            path.display()
        )));
    }
    let text = std::fs::read_to_string(path).map_err(failed)?;
    Table::read(&path.display().to_string(), &text)
}

fn service(operator: &Operator) -> Result<Service, BuildError> {
    // Whether the address is right is said before a password is asked for.
    Service::new(&operator.address, &operator.user, "-")?;
    Service::new(&operator.address, &operator.user, &password(operator)?)
}

fn password(operator: &Operator) -> Result<String, BuildError> {
    if let Some(password) = std::env::var_os(PASSWORD).filter(|word| !word.is_empty()) {
        return password
            .into_string()
            .map_err(|_| BuildError::Config(format!("{PASSWORD} is not UTF-8.")));
    }
    let terminal = console::Term::stderr();
    let missing = || {
        BuildError::Config(format!(
            "There is no password. Put it into the environment variable {PASSWORD}, or run this on a terminal, where it is asked for."
        ))
    };
    if !terminal.is_term() || !std::io::stdin().is_terminal() {
        return Err(missing());
    }
    eprint!("Password of {}: ", operator.user);
    let password = terminal.read_secure_line();
    password
        .ok()
        .filter(|word| !word.is_empty())
        .ok_or_else(missing)
}
