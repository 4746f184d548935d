//! `cargo xtask bench reading`: a book of 600 pages, in headless Chromium on a slowed processor.

use super::on_page::OnPage;
use super::report::Report;
use super::{folder, lifelong};
use crate::error::{Error, Result};
use crate::ui;
use serde_json::json;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Characters of an ordinary page of a printed book.
const PAGE: usize = 1_800;
/// Chapters of the generated book, and pages of each.
const CHAPTERS: usize = 40;
/// See [`CHAPTERS`].
const PAGES: usize = 15;
/// After them comes one of so many characters.
const LONG: usize = 1_000_000;
/// The book's id, from the title of the generated one.
const BOOK: &str = "six-hundred-pages";

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Reading {
    /// A finished portal; without it, one is built
    #[arg(long)]
    site: Option<PathBuf>,
}

/// Opens a long book and turns its pages, and prints what it cost.
///
/// # Errors
/// Where something does not compile, or the browser does not do it.
pub fn reading(plan: &Reading) -> Result<()> {
    let page = OnPage::prepare(plan.site.as_ref())?;
    let dir = folder().join(BOOK);
    write_book(&dir)?;
    let api = folder().join(format!("{BOOK}-api"));
    let _ = fs::remove_dir_all(&api);
    let manifest = dir.join("manifest.json");
    lifelong(
        "Building the shelf",
        &["build"],
        &[&manifest, Path::new("--out"), &api],
    )?;
    let api = api.display().to_string();
    let found = page.run(
        "reading.mjs",
        "Reading a long book on a slow processor",
        "a minute",
        &["--api", &api, "--book", BOOK],
    )?;
    let row = |what: &str, key: &str, unit: &str, target: &str| {
        let value = &found[key];
        vec![what.to_owned(), format!("{value}{unit}"), target.to_owned()]
    };
    let rows = [
        row(
            "round trips from the shelf to the first page",
            "trips",
            "",
            "≤ 2",
        ),
        row("bytes of it, Brotli", "bytes", "", "≤ 60,000"),
        row("the book’s page is painted after", "book", " ms", ""),
        row("its first page of text after", "page", " ms", ""),
        row("a page is turned, middle", "turn50", " ms", "≤ 50 ms"),
        row("19 of 20 pages", "turn95", " ms", "≤ 50 ms"),
        row("the chapter of 1 MB is painted after", "last", " ms", ""),
        row(
            "the longest task of the page’s thread then",
            "longest",
            " ms",
            "",
        ),
    ];
    let table = ui::table(&["reading", "measured", "target"], &rows);
    let mut report = Report::new("reading.md");
    report.add(&format!(
        "# A book of {} pages, measured\n\n{}, processor slowed {} times, {} pages turned.\n\n{table}",
        CHAPTERS * PAGES + LONG / PAGE,
        page.version(),
        found["slower"],
        found["turned"],
    ))?;
    ui::say(&format!("the report is {}", report.shown()));
    Ok(())
}

/// Writes the book as a Readium manifest with its chapters. It calls itself Latin: the shelf offers a page a day of what its
/// reader can read, and would have loaded half of the book already.
fn write_book(dir: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(dir);
    fs::create_dir_all(dir).map_err(|why| Error::file("make the folder", dir, why))?;
    let write = |name: &str, text: &str| {
        let file = dir.join(name);
        fs::write(&file, text).map_err(|why| Error::file("write", &file, why))
    };
    let mut order = Vec::new();
    let mut chance = 1_u64;
    for number in 1..=CHAPTERS + 1 {
        let size = if number > CHAPTERS {
            LONG
        } else {
            PAGES * PAGE
        };
        let (name, title) = (format!("c{number}.xhtml"), format!("Chapter {number}"));
        let mut text = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"la\"><head><title>{title}</title></head><body><h1>{title}</h1>"
        );
        while text.len() < size {
            text.push_str("<p>");
            for word in 0..90 {
                // Knuth's MMIX generator, its upper bits.
                chance = chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let stem = WORDS[(chance >> 40) as usize % WORDS.len()];
                let end = ["", "s", "ing", "ed"][(chance >> 34) as usize % 4];
                let _ = write!(text, "{}{stem}{end}", if word > 0 { " " } else { "" });
            }
            text.push_str(".</p>\n");
        }
        text.push_str("</body></html>");
        write(&name, &text)?;
        order.push(json!({ "href": name, "type": "application/xhtml+xml", "title": title }));
    }
    let manifest = json!({
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": { "@type": "http://schema.org/Book", "title": "Six hundred pages", "language": "la", "identifier": BOOK },
        "links": [],
        "readingOrder": order,
    });
    write("manifest.json", &manifest.to_string())
}

/// Of these, with endings, the text is made: it says nothing, and has the letters of English.
const WORDS: [&str; 48] = [
    "lantern", "river", "walk", "morning", "bread", "window", "paper", "garden", "listen",
    "winter", "song", "light", "measure", "letter", "stone", "gather", "harbour", "evening",
    "kettle", "thread", "travel", "market", "wonder", "answer", "orchard", "bridge", "candle",
    "remember", "village", "weather", "season", "shoulder", "the", "and", "of", "in", "with",
    "over", "under", "where", "before", "slow", "warm", "small", "old", "green", "open", "near",
];
