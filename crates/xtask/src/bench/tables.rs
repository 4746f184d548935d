//! Tables of what the scripts measured.

use super::targets::{self, verdict};
use crate::ui;
use serde_json::{Value, json};

/// Two figures, such as the median and what 95 of 100 do not pass.
fn pair(figures: &Value, of: &str, show: impl Fn(f64) -> String) -> String {
    let one = |percent: u64| show(figures[format!("{of}{percent}")].as_f64().unwrap_or(0.0));
    format!("{} / {}", one(50), one(95))
}

fn whole(number: f64) -> String {
    let digits = ui::grouped(number.abs() as u64);
    if number < 0.0 {
        format!("−{digits}")
    } else {
        digits
    }
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

fn kilobytes(number: f64) -> String {
    format!("{:.1}", number / 1e3)
}

/// What each kind of query loads, and how long it works.
pub fn queries(result: &Value) -> String {
    let root = json!({"bytes50": result["root"], "bytes95": result["root"]});
    let (text, met) = verdict(Some(&targets::ROOT), &root);
    let mut first = vec![
        "before the first query".to_owned(),
        String::new(),
        "1 / 1".to_owned(),
        "1 / 1".to_owned(),
        pair(&root, "bytes", whole),
    ];
    first.extend(["", "", ""].map(str::to_owned));
    first.extend([text, met]);
    let mut rows = vec![first];
    for figures in result["rows"].as_array().into_iter().flatten() {
        let word = |key: &str| figures[key].as_str().unwrap_or_default();
        let (set, stage) = (word("set"), word("stage"));
        let (text, met) = verdict(targets::of(set, stage), figures);
        let number = |key: &str| figures[key].as_u64().unwrap_or(0);
        let mut full = format!("{} of {}", number("full"), number("queries"));
        if let Some(found) = figures["found"].as_f64() {
            full.push_str(&format!("; found {found:.0} %"));
        }
        rows.push(vec![
            set.to_owned(),
            stage.to_owned(),
            pair(figures, "requests", whole),
            pair(figures, "trips", whole),
            pair(figures, "bytes", whole),
            pair(figures, "again", tenth),
            pair(figures, "unpacking", tenth),
            full,
            text,
            met,
        ]);
    }
    ui::table(
        &[
            "query",
            "stage",
            "requests p50 / p95",
            "RTT p50 / p95",
            "bytes p50 / p95",
            "ms p50 / p95",
            "ms with unpacking",
            "full",
            "target at 630,000",
            "met",
        ],
        &rows,
    )
}

/// How the table of queries is to be read.
pub const QUERIES_NOTE: &str = "\
Requests and bytes (bodies of answers) are from the browser's network log; each query has a fresh engine, the root read, and addresses that no cache knows. \
RTT is the longest chain of requests of which each began after another had ended; every answer is held back 12 ms, so that only what waits looks so. \
ms: the same question again, everything at hand, from the page's message to the worker until its answer (the middle of five); \
with unpacking: asked for the first time, its files as bytes in memory. Full: ten results, or all there are; found: of the titles that the right words show, how many the wrong ones show too. \
Facet columns at hand: two filters over everything were asked before. Any of these: all queries of this stage together.\n";

/// How bytes grow from the smallest to the largest catalogue; nothing for a single one.
pub fn growth(results: &[Value]) -> Option<String> {
    let by_size = |result: &&Value| result["courses"].as_u64();
    let (small, large) = (
        results.iter().min_by_key(by_size)?,
        results.iter().max_by_key(by_size)?,
    );
    let courses = |of: &Value| of["courses"].as_f64().unwrap_or(1.0);
    if courses(small) >= courses(large) {
        return None;
    }
    let limit = courses(large).log2() / courses(small).log2();
    let rows = small["rows"].as_array()?.iter().filter_map(|before| {
        let same = |row: &&Value| row["set"] == before["set"] && row["stage"] == before["stage"];
        let after = large["rows"].as_array()?.iter().find(same)?;
        let bytes = |row: &Value, key: &str| row[key].as_f64().filter(|bytes| *bytes > 0.0);
        let times = |key: &str| Some(bytes(after, key)? / bytes(before, key)?);
        let (middle, most) = (times("bytes50")?, times("bytes95")?);
        let name = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        Some(vec![
            name(before, "set"),
            name(before, "stage"),
            format!(
                "{} → {}",
                pair(before, "bytes", whole),
                pair(after, "bytes", whole)
            ),
            format!("{middle:.2} / {most:.2}"),
            if middle.max(most) <= limit {
                "yes".to_owned()
            } else {
                "**no**".to_owned()
            },
        ])
    });
    let title = format!(
        "Bytes from {} to {} courses; log₂ of the catalogue grows {limit:.2} times\n\n",
        whole(courses(small)),
        whole(courses(large)),
    );
    Some(
        title
            + &ui::table(
                &[
                    "query",
                    "stage",
                    "bytes p50 / p95",
                    "times p50 / p95",
                    "no faster than log₂",
                ],
                &rows.collect::<Vec<_>>(),
            ),
    )
}

/// One engine beside others: what its building costs and what a query does.
pub fn peer_row(
    name: &str,
    courses: u64,
    build: &Value,
    before: &Value,
    sets: [&Value; 4],
) -> Vec<String> {
    let number = |key: &str| build[key].as_f64().unwrap_or(0.0);
    let cost = |figures: &Value| match figures["bytes50"].as_f64() {
        Some(bytes) => format!(
            "{} / {}",
            kilobytes(bytes),
            whole(figures["requests50"].as_f64().unwrap_or(0.0))
        ),
        None => "–".to_owned(),
    };
    let time = |figures: &Value| {
        let key = if figures["again50"].is_number() {
            "again"
        } else {
            "milliseconds"
        };
        pair(figures, key, tenth)
    };
    let mut row = vec![
        name.to_owned(),
        ui::grouped(courses),
        tenth(number("seconds")),
        format!("{:.0}", number("memory") / 1e6),
        whole(number("files")),
        tenth(number("bytes") / 1e6),
        format!(
            "{} / {}",
            kilobytes(before["bytes"].as_f64().unwrap_or(0.0)),
            before["requests"].as_u64().unwrap_or(0)
        ),
    ];
    row.extend(sets.map(cost));
    row.extend([time(sets[0]), time(sets[1])]);
    row
}

/// The table of [`peer_row`]s.
pub fn peers(rows: &[Vec<String>]) -> String {
    ui::table(
        &[
            "engine",
            "courses",
            "build s",
            "memory MB",
            "files",
            "MB",
            "before the first query KB / requests",
            "one word",
            "two words",
            "a filter added",
            "two characters",
            "ms one word p50 / p95",
            "ms two words",
        ],
        rows,
    )
}

/// The page's own thread, on a slow processor.
pub fn thread(result: &Value) -> String {
    let met = |value: f64| if value <= 50.0 { "yes" } else { "**no**" }.to_owned();
    let number = |of: &Value| of.as_f64().unwrap_or(0.0);
    let (middle, most) = (number(&result["letter50"]), number(&result["letter95"]));
    let mut rows = vec![vec![
        format!(
            "a letter until its suggestions are painted, without the {} ms pause; p50 / p95",
            result["pause"]
        ),
        format!("{middle:.0} / {most:.0}"),
        String::new(),
        met(most),
        String::new(),
    ]];
    for phase in result["phases"].as_array().into_iter().flatten() {
        let longest = number(&phase["longest"]);
        let parts = phase["parts"].as_array().into_iter().flatten();
        let parts: Vec<&str> = parts.filter_map(Value::as_str).collect();
        rows.push(vec![
            format!(
                "longest task: {}",
                phase["name"].as_str().unwrap_or_default()
            ),
            format!("{longest:.0}"),
            phase["long"].to_string(),
            met(longest),
            parts.join(", "),
        ]);
    }
    ui::table(
        &[
            "the page's thread, processor slowed 4 times",
            "ms",
            "tasks over 50 ms",
            "≤ 50 ms",
            "of the longest, ms",
        ],
        &rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(bytes: u64) -> Value {
        json!({"set": "one word", "stage": "first results", "queries": 9, "requests50": 1, "requests95": 2, "trips50": 1, "trips95": 1, "bytes50": bytes, "bytes95": 8000, "again50": 0.51, "again95": 2.0, "unpacking50": 3, "unpacking95": 4, "full": 8, "found": 99.6})
    }

    #[test]
    fn the_script_s_figures_become_a_table() {
        let table = queries(&json!({"root": 26208, "rows": [figures(7000)]}));
        for part in [
            "7,000 / 8,000",
            "26,208",
            "0.5 / 2.0",
            "8 of 9; found 100 %",
            "| yes |",
        ] {
            assert!(table.contains(part), "{part}\n{table}");
        }
    }

    #[test]
    fn bytes_may_grow_with_the_logarithm_only() {
        let result = |courses: u64, bytes| json!({"courses": courses, "rows": [figures(bytes)]});
        assert!(growth(&[result(64, 10)]).is_none());
        let table = growth(&[result(4096, 15), result(64, 10)]).unwrap();
        assert!(
            table.contains("1.50 / 1.00") && table.contains("yes"),
            "{table}"
        );
        let table = growth(&[result(64, 10), result(4096, 30)]).unwrap();
        assert!(table.contains("**no**"), "{table}");
    }
}
