//! `figures.csv`: how often pages were looked at and liked, and how many take part in events, from whatever counted it.

use super::ContentSet;
use super::desk::{Desk, show};
use std::collections::BTreeMap;

/// The columns of the table.
const HEAD: [&str; 4] = ["path", "views", "likes", "participants"];
/// Numbers above it are not whole any more in a browser.
pub(crate) const LARGEST: u64 = (1 << 53) - 1;
/// More rows are not read: columns, events and books are not that many.
const ROWS: usize = 100_000;

/// Views, likes and those who take part; `None` where nobody counted.
pub(crate) type Figures = [Option<u64>; 3];
/// By path, as `/column/smart-help`: the line that names it first, and its figures.
pub(crate) type Pages = BTreeMap<String, (u64, Figures)>;

/// A table, read.
pub(crate) struct Table {
    /// Its pages.
    pub pages: Pages,
    /// Figures that are none: the line, and what to change.
    pub faults: Vec<(u64, String)>,
}

/// Reads a table. Rows of one page are added up.
///
/// # Errors
/// What its first line should be.
pub(crate) fn table(text: &str) -> Result<Table, String> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = reader.headers().cloned().unwrap_or_default();
    let places = HEAD.map(|name| head.iter().position(|one| one.eq_ignore_ascii_case(name)));
    let [Some(at), counted @ ..] = places else {
        return Err(
            "The first line should be “path,views,likes”, or “path,views,likes,participants”. The figures were not read."
                .to_owned(),
        );
    };
    let mut pages = Pages::new();
    let mut faults = Vec::new();
    // The text is UTF-8 and rows may have any length, so that none fails.
    for row in reader.records().take(ROWS).flatten() {
        let line = row.position().map_or(0, csv::Position::line);
        let Some(page) = row.get(at).filter(|page| !page.is_empty()) else {
            continue;
        };
        let entry = pages.entry(page_of(page)).or_insert((line, [None; 3]));
        for (place, sum) in counted.iter().zip(&mut entry.1) {
            let written = place.and_then(|place| row.get(place)).unwrap_or_default();
            match number(written) {
                _ if written.is_empty() => {}
                Some(number) => *sum = Some((sum.unwrap_or(0) + number).min(LARGEST)),
                None => faults.push((
                    line,
                    format!(
                        "“{written}” is not a whole number such as 1234. This figure was left out."
                    ),
                )),
            }
        }
    }
    Ok(Table { pages, faults })
}

/// Reads the folder's table, where there is one, into columns, events and books.
pub(super) fn read(desk: &mut Desk, set: &mut ContentSet) {
    let path = desk.dir.join("figures.csv");
    let file = show(&path);
    let Some(text) = desk.read(&path) else { return };
    let Table { mut pages, faults } = match table(&text) {
        Ok(table) => table,
        Err(reason) => {
            desk.warn(&file, 1, "bad-table", reason);
            return;
        }
    };
    for (line, reason) in faults {
        desk.warn(&file, line, "bad-figure", reason);
    }
    let mut take = |kind: &str, id: &str, views: &mut Option<u64>, likes: &mut Option<u64>| {
        let page = format!("/{kind}/{id}");
        let (line, [seen, liked, coming]) = pages.remove(&page).unwrap_or_default();
        (*views, *likes) = (seen, liked);
        if coming.is_some() && kind != "event" {
            let reason = format!(
                "“{page}” is no event, and only events have participants. This figure was left out."
            );
            desk.warn(&file, line, "bad-figure", reason);
        }
        coming
    };
    for one in &mut set.columns {
        take("column", &one.id, &mut one.views, &mut one.likes);
    }
    for one in &mut set.events {
        one.participants = take("event", &one.id, &mut one.views, &mut one.likes);
    }
    for (one, _) in &mut set.books {
        take("read", &one.id, &mut one.views, &mut one.likes);
    }
    let mut left: Vec<_> = pages.into_iter().collect();
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
