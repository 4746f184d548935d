//! `cargo xtask bench lists`: a column of 500 things and a directory of thousands of institutions, in headless Chromium on a
//! slowed processor.

use super::on_page::OnPage;
use super::report::Report;
use super::{folder, lifelong};
use crate::error::{Error, Result};
use crate::ui;
use serde_json::json;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Things in the column.
const THINGS: usize = 500;
/// Institutions, as many as the largest lifelong-learning platforms have.
const INSTITUTIONS: usize = 3_351;
/// The column's id.
const COLUMN: &str = "five-hundred";

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Lists {
    /// A finished portal; without it, one is built
    #[arg(long)]
    site: Option<PathBuf>,
}

/// Opens both, types, chooses and unfolds, and prints what it cost.
///
/// # Errors
/// Where something does not compile, or the browser does not do it.
pub fn lists(plan: &Lists) -> Result<()> {
    let page = OnPage::prepare(plan.site.as_ref())?;
    let dir = folder().join("lists");
    write_sources(&dir)?;
    let api = folder().join("lists-api");
    let _ = fs::remove_dir_all(&api);
    let courses = dir.join("courses.jsonl");
    lifelong(
        "Building the lists",
        &["build"],
        &[&dir.join("content"), &courses, Path::new("--out"), &api],
    )?;
    let api = api.display().to_string();
    let found = page.run(
        "lists.mjs",
        "Using long lists on a slow processor",
        "two minutes",
        &["--api", &api, "--column", COLUMN],
    )?;
    let act = |what: &str, list: &str, at: usize| {
        let act = &found[list]["acts"][at];
        let time = format!("{} ms, {} ms", act["middle"], act["slowest"]);
        vec![what.to_owned(), time, "≤ 100 ms".to_owned()]
    };
    let loads = |what: &str, list: &str| {
        let row = |told: String, value: String, target: &str| vec![told, value, target.to_owned()];
        let jumped = found[list]["jumped"].as_str().unwrap_or_default();
        [
            row(
                format!("{what} there after"),
                format!("{} ms", found[list]["shown"]),
                "",
            ),
            row(
                "until then the page is blocked for".to_owned(),
                format!("{} ms", found[list]["blocked"]),
                "≤ 100 ms",
            ),
            row(
                "and what is shown has jumped by".to_owned(),
                jumped.to_owned(),
                "≤ 0.02",
            ),
        ]
    };
    let mut rows = loads("the column is", "column").to_vec();
    rows.extend([act("its other 488 things unfold", "column", 0)]);
    rows.extend(loads("the first institutions are", "directory"));
    rows.extend([
        act("three letters are typed", "directory", 0),
        act("more of them", "directory", 1),
        act("and taken away", "directory", 2),
        act("the choices unfold", "directory", 3),
        act("a type is chosen", "directory", 4),
    ]);
    let table = ui::table(&["lists; middle, slowest", "measured", "target"], &rows);
    let mut report = Report::new("lists.md");
    report.add(&format!(
        "# A column of {THINGS} things and {INSTITUTIONS} institutions, measured\n\n{}, processor slowed {} times, each done {} times.\n\n{table}",
        page.version(), found["slower"], found["times"],
    ))?;
    ui::say(&format!("the report is {}", report.shown()));
    Ok(())
}

/// Writes a table of courses, one an institution, and a folder with a column of the first of them.
fn write_sources(dir: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(dir);
    let columns = dir.join("content/columns");
    fs::create_dir_all(&columns).map_err(|why| Error::file("make the folder", &columns, why))?;
    let write = |file: PathBuf, text: &str| {
        fs::write(&file, text).map_err(|why| Error::file("write", &file, why))
    };
    let kinds = ["University", "Community College", "School", "Academy"];
    let areas = ["hobbies", "elderly", "workplace", "life-skills"];
    let mut lines = String::new();
    for number in 0..INSTITUTIONS {
        let course = json!({
            "id": format!("walks-{number}"),
            "title": format!("Walks and talks, part {number}"),
            "provider": format!("{} {number}", kinds[number % kinds.len()]),
            "area": areas[number % areas.len()],
            "languages": ["en"],
            "url": format!("https://example.org/{number}"),
        });
        let _ = writeln!(lines, "{course}");
    }
    write(dir.join("courses.jsonl"), &lines)?;
    write(
        dir.join("content/site.toml"),
        "languages = [\"en\"]\n[name]\nen = \"Long lists\"\n",
    )?;
    let column = format!(
        "---\ntitle: Five hundred\nsummary: A long list, to measure.\n---\n\nAll of them.\n\n## Walks\n\n```courses\nwords: walks\nlimit: {THINGS}\n```\n"
    );
    write(columns.join(format!("{COLUMN}.en.md")), &column)
}
