//! `build`, `check` and `generate`.

use super::console::Console;
use super::{BuildArgs, CheckArgs, GenerateArgs, config, spec};
use crate::build;
use crate::error::BuildError;
use crate::publish::FeedSet;
use crate::report::Report;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Runs `build` and hands back the exit code.
pub fn build(args: BuildArgs) -> u8 {
    let made = config::options(&args.from).and_then(|mut options| {
        let name = spec::text(&args.name).map_err(BuildError::Config)?;
        let description = spec::text(&args.description).map_err(BuildError::Config)?;
        options.name.extend(name);
        options.description.extend(description);
        if !args.languages.is_empty() {
            options.languages = args.languages;
        }
        if let Some(address) = &args.address {
            options.address = spec::address(address).map_err(BuildError::Config)?;
        }
        if let Some(feeds) = &args.feeds {
            options.feeds = spec::feeds(feeds.split(',')).map_err(BuildError::Config)?;
            if options.feeds != FeedSet::NONE && options.address.is_empty() {
                return Err(BuildError::Config(
                    "Feeds name pages of the portal: say where it will stand with --address https://learn.example.org/."
                        .to_owned(),
                ));
            }
        }
        options.strict = args.strict;
        options.epoch = epoch()?;
        Ok(options)
    });
    match made {
        Ok(options) => {
            let (report, result) = build::build(&options, &args.out, &Console::new());
            let code = end(&report, &result, args.from.report.as_deref());
            if code == 0 {
                println!("Published to {}", args.out.display());
            }
            code
        }
        Err(error) => fail(&error),
    }
}

/// Runs `check` and hands back the exit code: 1 where a record or file was refused.
pub fn check(args: CheckArgs) -> u8 {
    match config::options(&args.from) {
        Ok(options) => {
            let (report, result) = build::check(&options, &Console::new());
            let code = end(&report, &result, args.from.report.as_deref());
            if code == 0 && report.errors() > 0 {
                1
            } else {
                code
            }
        }
        Err(error) => fail(&error),
    }
}

/// Runs `generate` and hands back the exit code.
pub fn generate(args: &GenerateArgs) -> u8 {
    let write = || {
        let mut out = BufWriter::new(File::create(&args.out)?);
        crate::generate::write(args.courses, args.seed, &mut out)?;
        out.flush()
    };
    match write() {
        Ok(()) => {
            println!("Wrote {} courses to {}", args.courses, args.out.display());
            0
        }
        Err(error) => fail(&BuildError::file(&args.out, error)),
    }
}

/// Says on standard error why it ended.
pub fn fail(error: &BuildError) -> u8 {
    eprintln!("error: {error}");
    error.exit_code()
}

fn end(report: &Report, result: &Result<(), BuildError>, to: Option<&Path>) -> u8 {
    eprintln!();
    print!("{}", report.summary());
    let written = to.map_or(Ok(()), |path| {
        let json = serde_json::to_vec_pretty(report).map_err(std::io::Error::from);
        json.and_then(|json| std::fs::write(path, json))
            .map_err(|e| {
                BuildError::Config(format!(
                    "The report could not be written to {}: {e}.",
                    path.display()
                ))
            })
    });
    match (result, written) {
        (Err(error), _) => fail(error),
        (Ok(()), Err(error)) => fail(&error),
        (Ok(()), Ok(())) => 0,
    }
}

/// `SOURCE_DATE_EPOCH`, the usual way to fix the time of a build (reproducible-builds.org).
fn epoch() -> Result<Option<u64>, BuildError> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    text.trim().parse().map(Some).map_err(|_| {
        BuildError::Config(format!(
            "SOURCE_DATE_EPOCH is \"{text}\": it must be a number of seconds since 1970."
        ))
    })
}
