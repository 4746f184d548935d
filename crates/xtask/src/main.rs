//! `cargo xtask`: set up, serve, test and publish the portal.

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::check::Part;
use xtask::setup::For;
use xtask::{audit, bench, check, content, dist, serve, setup, tidy};

/// Sets up, serves, tests and publishes the portal.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check every tool and install what is missing
    Setup {
        /// Also what only the tests need: a browser, its driver, axe-core
        #[arg(long)]
        tests: bool,
    },
    /// Build the portal, open it, and build it again at every change
    Serve {
        /// The port of this machine
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Do not open a browser
        #[arg(long)]
        no_open: bool,
    },
    /// Run every check and test
    Test {
        /// Only this part
        #[arg(long)]
        only: Option<Part>,
        /// Do not stop at the first failure
        #[arg(long)]
        keep_going: bool,
    },
    /// Make one folder to copy to any static host
    Dist {
        /// The folder to make
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// The path it will be served at, for example /learn/; / where nothing is said
        #[arg(long)]
        public_url: Option<String>,
        /// The whole address it will have, for example https://learn.example.org/: our own catalogue then has feeds, a
        /// sitemap and oEmbed documents. (For --api, give it to `lifelong build`)
        #[arg(long)]
        address: Option<String>,
        /// An API folder made by `lifelong build`, instead of that of content/
        #[arg(long)]
        api: Option<PathBuf>,
        /// Write no .br and .gz files
        #[arg(long)]
        no_compress: bool,
    },
    /// Check the house rules
    Tidy,
    /// Check the accessibility of every route in a browser
    Audit,
    /// Measure, and print Markdown tables
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
    /// Build the API of content/ if it changed (Trunk runs this before each build)
    #[command(hide = true)]
    Content,
}

#[derive(Subcommand)]
enum Bench {
    /// What a first visit costs
    Size {
        /// A finished portal; without it, one is built
        #[arg(long)]
        dir: Option<PathBuf>,
    },
    /// The search over generated catalogues or real records, in headless Chromium, beside other engines
    Search(bench::Search),
    /// A book of 600 pages, in headless Chromium
    Reading(bench::Reading),
    /// A column of 500 things and a directory of 3,351 institutions, on a slowed processor
    Lists(bench::Lists),
    /// The learner's record with very much in it, in headless Chromium
    Record(bench::Record),
    /// The search's answers beside those of looking at every course
    Exact {
        /// How many courses to generate
        #[arg(long, default_value_t = 63_000)]
        courses: u64,
        /// How many queries, each with filters
        #[arg(long, default_value_t = 1_000)]
        queries: u64,
        /// The number of the first query, to do them in parts
        #[arg(long, default_value_t = 0)]
        from: u64,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Task::Setup { tests } => {
            setup::run(if tests { For::Tests } else { For::Portal }).map(|_| ())
        }
        Task::Serve { port, no_open } => serve::run(port, !no_open),
        Task::Test { only, keep_going } => check::run(only, keep_going),
        Task::Dist {
            out,
            public_url,
            address,
            api,
            no_compress,
        } => dist::run(&dist::Plan {
            out,
            public_url,
            address,
            api,
            compress: !no_compress,
        }),
        Task::Tidy => tidy::run(),
        Task::Audit => audit::run(),
        Task::Bench {
            what: Bench::Size { dir },
        } => bench::size(dir),
        Task::Bench {
            what: Bench::Search(plan),
        } => bench::search(&plan),
        Task::Bench {
            what: Bench::Reading(plan),
        } => bench::reading(&plan),
        Task::Bench {
            what: Bench::Lists(plan),
        } => bench::lists(&plan),
        Task::Bench {
            what: Bench::Record(plan),
        } => bench::record(&plan),
        Task::Bench {
            what:
                Bench::Exact {
                    courses,
                    queries,
                    from,
                },
        } => bench::exact(courses, queries, from),
        Task::Content => content::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}
