//! `figures.csv`: how often pages were looked at and liked, from whatever counted it.

use super::ContentSet;
use super::desk::{Desk, show};
use std::collections::BTreeMap;

/// The columns of the table.
const HEAD: [&str; 3] = ["path", "views", "likes"];
/// Numbers above it are not whole any more in a browser.
const LARGEST: u64 = (1 << 53) - 1;
/// More rows are not read: columns, events and books are not that many.
const ROWS: usize = 100_000;

/// Views and likes; `None` where nobody counted.
type Figures = [Option<u64>; 2];

/// Reads the table, where there is one, into columns, events and books. Rows of one page are added up.
pub(super) fn read(desk: &mut Desk, set: &mut ContentSet) {
    let path = desk.dir.join("figures.csv");
    let file = show(&path);
    let Some(text) = desk.read(&path) else { return };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = reader.headers().cloned().unwrap_or_default();
    let places = HEAD.map(|name| head.iter().position(|one| one.eq_ignore_ascii_case(name)));
    let [Some(at), counted @ ..] = places else {
        let reason = "The first line should be “path,views,likes”. The figures were not read.";
        desk.warn(&file, 1, "bad-table", reason.to_owned());
        return;
    };
    let mut found: BTreeMap<String, (u64, Figures)> = BTreeMap::new();
    // The text is UTF-8 and rows may have any length, so that none fails.
    for row in reader.records().take(ROWS).flatten() {
        let line = row.position().map_or(0, csv::Position::line);
        let Some(page) = row.get(at).filter(|page| !page.is_empty()) else {
            continue;
        };
        let entry = found.entry(page_of(page)).or_insert((line, [None, None]));
        for (place, sum) in counted.iter().zip(&mut entry.1) {
            let written = place.and_then(|place| row.get(place)).unwrap_or_default();
            match number(written) {
                _ if written.is_empty() => {}
                Some(number) => *sum = Some((sum.unwrap_or(0) + number).min(LARGEST)),
                None => {
                    let reason = format!(
                        "“{written}” is not a whole number such as 1234. This figure was left out."
                    );
                    desk.warn(&file, line, "bad-figure", reason);
                }
            }
        }
    }
    let mut take = |kind: &str, id: &str, views: &mut Option<u64>, likes: &mut Option<u64>| {
        if let Some((_, figures)) = found.remove(&format!("/{kind}/{id}")) {
            [*views, *likes] = figures;
        }
    };
    for one in &mut set.columns {
        take("column", &one.id, &mut one.views, &mut one.likes);
    }
    for one in &mut set.events {
        take("event", &one.id, &mut one.views, &mut one.likes);
    }
    for (one, _) in &mut set.books {
        take("read", &one.id, &mut one.views, &mut one.likes);
    }
    let mut left: Vec<_> = found.into_iter().collect();
    left.sort_by_key(|(_, (line, _))| *line);
    for (page, (line, _)) in left {
        let reason = format!(
            "“{page}” is no column, event or book of this folder. Write a path such as /column/smart-help, /event/reading-month or /read/village-evenings, or take the line out."
        );
        desk.warn(&file, line, "unknown-path", reason);
    }
}

/// A number as a table may write it: `1234`, `1,234`, `1 234`.
fn number(written: &str) -> Option<u64> {
    let digits: String = written
        .chars()
        .filter(|c| !matches!(c, ',' | ' '))
        .collect();
    digits.parse().ok().filter(|number| *number <= LARGEST)
}

/// The path of a page as analytics may write it: with its host, a query, a slash at its end.
fn page_of(written: &str) -> String {
    let path = match written.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => written,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    format!("/{}", path.trim_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_numbers_are_read_as_analytics_write_them() {
        for written in [
            "/column/tea",
            "column/tea",
            "/column/tea/",
            "/column/tea?from=home#top",
            "https://learn.example/column/tea",
        ] {
            assert_eq!(page_of(written), "/column/tea", "{written}");
        }
        assert_eq!(
            ["1234", "1,234", "1 234"].map(number),
            [Some(1234), Some(1234), Some(1234)]
        );
        assert_eq!(
            ["-1", "1.5", "many", "9007199254740992"].map(number),
            [None; 4]
        );
    }
}
