//! Other search engines for static sites, over the same courses and with the same queries.

use super::catalogue::{self, Catalogue};
use super::report::Report;
use super::search::Scripts;
use super::{folder, tables};
use crate::error::Result;
use crate::ui;
use serde_json::{Value, json};
use std::path::Path;

/// Their names, as `peers.mjs` and people know them.
const PEERS: [(&str, &str); 2] = [("pagefind", "Pagefind"), ("minisearch", "MiniSearch")];
/// How many courses are tried, until one is too many.
const LADDER: [u64; 5] = [1_000, 10_000, 63_000, 200_000, 630_000];
/// The longest that building an index may take, in seconds.
const SECONDS: &str = "600";
/// The most memory that it may take: 8 GiB.
const MEMORY: &str = "8589934592";

const NOTE: &str = "\
Bytes and requests of a query are medians, from the browser's network log, data without program. Each engine stands at the largest catalogue whose index it builds within ten minutes and 8 GiB. \
Lifelong: full first pages; a filter added counts what comes on top of the word. \
Pagefind: an index for each language, merged in the browser, seven facets as filters, the data of the first ten results loaded, on the page's own thread. \
MiniSearch: one index of titles and texts, with pairs of Chinese characters and seven facets stored, sent with gzip; it loads everything first and nothing later.\n";

/// The project's own row, of what was measured before.
pub fn own_row(catalogue: &Catalogue, result: &Value) -> Vec<String> {
    let rows = result["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let of = |set: &str, stage: &str| {
        let mut all = rows.iter();
        all.find(|row| row["set"] == set && row["stage"] == stage)
            .unwrap_or(&Value::Null)
    };
    let before = json!({"bytes": result["root"], "requests": 1});
    let index = json!({
        "seconds": catalogue.cost["seconds"], "memory": catalogue.cost["memory"],
        "files": catalogue.cost["searchFiles"], "bytes": catalogue.cost["searchBytes"],
    });
    let sets = [
        of("one word", "full page"),
        of("two words", "full page"),
        of("a filter added", "first results, beyond the word"),
        of("two characters", "full page"),
    ];
    tables::peer_row("Lifelong", catalogue.courses, &index, &before, sets)
}

/// Builds each peer's index over more and more courses, as far as it gets and not above the largest of `sizes`, and measures the last.
///
/// # Errors
/// Where a script fails for another reason than its limits.
pub fn measure(
    sizes: &[u64],
    scripts: &Scripts,
    mut rows: Vec<Vec<String>>,
    report: &mut Report,
) -> Result<()> {
    ui::heading("Other engines over the same courses");
    let most = sizes.iter().copied().max().unwrap_or(0);
    let mut notes = String::new();
    for (peer, name) in PEERS {
        let out = |courses: u64| folder().join(format!("{peer}-{courses}"));
        let mut last = None;
        for courses in LADDER.into_iter().filter(|courses| *courses <= most) {
            let catalogue = catalogue::generated(courses)?;
            let limits: [(&str, &Path); 4] = [
                ("--peer", Path::new(peer)),
                ("--out", &out(courses)),
                ("--seconds", Path::new(SECONDS)),
                ("--memory", Path::new(MEMORY)),
            ];
            let what = format!("Building {name}'s index over {}", catalogue.name);
            let build = scripts.measure("peers.mjs", &what, &catalogue.api, &limits)?;
            if let Some(reason) = build["reason"].as_str() {
                notes.push_str(&format!(
                    "{name} did not build over {}: {reason}.\n",
                    catalogue.name
                ));
                break;
            }
            last = Some((courses, catalogue, build));
        }
        let Some((courses, catalogue, build)) = last else {
            continue;
        };
        let browser: [(&str, &Path); 3] = [
            ("--peer", Path::new(peer)),
            ("--out", &out(courses)),
            ("--chromium", &scripts.chromium),
        ];
        let what = format!("Searching with {name} in headless Chromium");
        let result = scripts.measure("peers.mjs", &what, &catalogue.api, &browser)?;
        let sets = ["word", "two", "added", "chinese"].map(|set| &result["sets"][set]);
        rows.push(tables::peer_row(
            name,
            catalogue.courses,
            &build,
            &result["before"],
            sets,
        ));
    }
    report.add(&format!(
        "## Beside other engines\n\n{}\n{notes}{NOTE}",
        tables::peers(&rows)
    ))
}
