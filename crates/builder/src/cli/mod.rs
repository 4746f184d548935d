//! The command line. Reads arguments, calls the library, prints, and ends with a code:
//! 0 done; 1 the sources have faults (`--strict`, `check`); 2 wrong call or configuration; 3 reading or writing failed.

mod config;
mod console;
mod explain;
mod live;
mod publish;
mod search;
mod serve;
mod spec;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds a learning portal's catalogue as plain files.
#[derive(Debug, Parser)]
#[command(
    name = "lifelong",
    version,
    about,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    after_help = "Ends with 0: done; 1: the sources have faults (check, or build --strict); \
2: wrong call or configuration; 3: reading or writing failed."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads catalogues, joins them, and publishes the API with its search index as plain files.
    Build(BuildArgs),
    /// Reads like build, says what is wrong, and writes nothing.
    Check(CheckArgs),
    /// Writes a believable synthetic catalogue: the same seed gives the same bytes.
    Generate(GenerateArgs),
    /// Searches a published catalogue with the engine that the browser runs.
    Search(search::SearchArgs),
    /// Makes a site an institution's own: name, logo, colours, home page, contact, as its config.json says.
    Brand(BrandArgs),
    /// Makes a page of its own for each column, event, book, institution and course of a catalogue's own, for search engines
    /// and other programs that run no script. `cargo xtask dist` does it by itself.
    Pages(PagesArgs),
    /// Sets up a live service, or counts who takes part in events.
    Live(live::LiveArgs),
    /// Serves a site on this computer, to look at it.
    Serve(serve::ServeArgs),
}

/// What is read, for `build` and `check` alike.
#[derive(Debug, Args)]
struct Sources {
    /// Files, folders or http(s) addresses. FORMAT=SOURCE names the format: jsonld, moochub, openedx, discovery,
    /// mit-learn, csv, table, jsonl, opds, webpub, content. Without any, those of the configuration are read.
    #[arg(value_name = "SOURCE")]
    sources: Vec<String>,
    /// A TOML file with sources, topic table, name, description and languages; flags win over it.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A TOML mapping for the CSV and flat JSON files among the sources given here.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// The topic table, in place of the one that comes with the program.
    #[arg(long, value_name = "FILE")]
    topics: Option<PathBuf>,
    /// Write the report to this file as JSON.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct BuildArgs {
    #[command(flatten)]
    from: Sources,
    /// The folder to publish to: index.json comes to lie in it. It is replaced as a whole, or stays as it is.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Publish nothing where any record or file had to be refused.
    #[arg(long)]
    strict: bool,
    /// The catalogue's name in one language: en=Lifelong. May be given once a language.
    #[arg(long, value_name = "LANG=TEXT")]
    name: Vec<String>,
    /// One or two sentences on it in one language.
    #[arg(long, value_name = "LANG=TEXT")]
    description: Vec<String>,
    /// A language of its own texts (BCP 47), the foremost first.
    #[arg(long = "site-language", value_name = "TAG")]
    languages: Vec<String>,
    /// Where the portal will stand: https://learn.example.org/. Books in other reading apps then lead back to it,
    /// and feeds are written that other programs follow the catalogue by.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// Which feeds: atom,sitemap,moochub,jsonld (the first two where nothing is said), or none. They need an address.
    #[arg(long, value_name = "LIST")]
    feeds: Option<String>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    from: Sources,
}

#[derive(Debug, Args)]
struct GenerateArgs {
    /// How many courses.
    #[arg(long, value_name = "N")]
    courses: u64,
    /// Which catalogue: the same seed gives the same bytes.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The file to write, JSON Lines.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Args)]
struct BrandArgs {
    /// The institution's config.json; a logo lies beside it.
    #[arg(value_name = "CONFIG")]
    config: PathBuf,
    /// The site: a copy of the folder that `cargo xtask dist` has made.
    #[arg(long, value_name = "DIR")]
    site: PathBuf,
}

#[derive(Debug, Args)]
struct PagesArgs {
    /// The site: the folder that `cargo xtask dist` has made.
    #[arg(value_name = "SITE")]
    site: PathBuf,
    /// The folder that `lifelong build` has written, where it does not lie in the site.
    #[arg(long, value_name = "DIR")]
    api: Option<PathBuf>,
}

/// Runs `pages` and hands back the exit code.
fn pages(args: &PagesArgs) -> u8 {
    match crate::site_pages::write(&args.site, args.api.as_deref()) {
        Ok(count) => {
            println!("{count} pages were written to {}.", args.site.display());
            0
        }
        Err(error) => publish::fail(&error),
    }
}

/// Runs `brand` and hands back the exit code.
fn brand(args: &BrandArgs) -> u8 {
    match crate::brand::brand(&args.config, &args.site) {
        Ok(told) => {
            for line in told {
                println!("{line}");
            }
            0
        }
        Err(error) => publish::fail(&error),
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let code = match Cli::parse().command {
        Command::Build(args) => publish::build(args),
        Command::Check(args) => publish::check(args),
        Command::Generate(args) => publish::generate(&args),
        Command::Search(args) => search::run(&args),
        Command::Brand(args) => brand(&args),
        Command::Pages(args) => pages(&args),
        Command::Live(args) => live::run(&args),
        Command::Serve(args) => serve::run(&args),
    };
    ExitCode::from(code)
}
