//! Tables: CSV with a header line, and JSON lists of flat objects.

use super::json;
use super::mapping::{Mapping, Row};
use super::run::Run;
use super::text::TextFile;
use crate::normalize::html::trim;
use serde_json::Value;
use std::collections::BTreeMap;

/// The separator of a header line: the one that occurs most often in it.
pub(crate) fn separator(head: &str) -> u8 {
    let line = head
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |separator: &u8| line.bytes().filter(|byte| byte == separator).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

/// The columns of a header line.
pub(crate) fn header(head: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(head))
        .flexible(true)
        .from_reader(head.as_bytes());
    reader
        .headers()
        .map(|row| row.iter().map(ToOwned::to_owned).collect())
        .unwrap_or_default()
}

/// The mapping for these columns: the named one, or the built-in one they fit.
///
/// # Errors
/// A sentence that names the columns that are missing and those that were found.
pub(crate) fn choose(named: Option<&Mapping>, columns: &[String]) -> Result<Mapping, String> {
    let found = columns
        .iter()
        .filter(|column| !column.trim().is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let wrong = |mapping: &Mapping, missing: &[String]| {
        format!(
            "The mapping \"{}\" needs columns that are not there: {}. Found: {found}. Correct the header line, or name a mapping that fits this table.",
            mapping.name,
            missing.join(", "),
        )
    };
    if let Some(mapping) = named {
        let missing = mapping.missing(columns);
        return if missing.is_empty() {
            Ok(mapping.clone())
        } else {
            Err(wrong(mapping, &missing))
        };
    }
    let mut near = Vec::new();
    for mapping in Mapping::built_in() {
        let missing = mapping.missing(columns);
        if missing.is_empty() {
            return Ok(mapping);
        }
        near.push((missing, mapping));
    }
    near.sort_by_key(|(missing, _)| missing.len());
    match near.first() {
        // Half the columns are there: surely this table was meant.
        Some((missing, mapping)) if missing.len() * 2 <= mapping.columns.len() => {
            Err(wrong(mapping, missing))
        }
        _ => Err(format!(
            "No built-in mapping fits these columns: {found}. Missing is at least a column that a mapping names as the title. Write a mapping file and name it with this source.",
        )),
    }
}

/// Reads a table row by row.
pub(crate) fn read_csv(file: &TextFile, run: &mut Run) {
    let open = match file.open() {
        Ok(open) => open,
        Err(error) => return run.cannot_read(&file.name, &error.to_string()),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&file.head))
        .flexible(true)
        .from_reader(open);
    let columns: Vec<String> = match reader.headers() {
        Ok(row) => row.iter().map(ToOwned::to_owned).collect(),
        Err(error) => return run.cannot_read(&file.name, &error.to_string()),
    };
    let mapping = match choose(run.mapping.as_ref(), &columns) {
        Ok(mapping) => mapping,
        Err(reason) => return run.error("wrong-columns", &file.name, 1, reason),
    };
    let places: BTreeMap<&str, usize> = columns
        .iter()
        .enumerate()
        .rev()
        .map(|(index, column)| (column.as_str(), index))
        .collect();
    let mut row = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {
                let line = row.position().map_or(0, csv::Position::line);
                if row.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                if row.len() != columns.len() {
                    let reason = format!(
                        "The header names {} columns, this row has {}. It was read as far as it goes; look for a missing quotation mark.",
                        columns.len(),
                        row.len()
                    );
                    run.warn("uneven-row", &file.name, line, reason);
                }
                let record = mapping.record(&CsvRow {
                    places: &places,
                    row: &row,
                });
                run.record(record, &file.name, line);
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                run.error(
                    "bad-line",
                    &file.name,
                    line,
                    format!("This row cannot be read: {error}."),
                );
                if error.is_io_error() {
                    break;
                }
            }
        }
    }
}

struct CsvRow<'a> {
    places: &'a BTreeMap<&'a str, usize>,
    row: &'a csv::StringRecord,
}

impl Row for CsvRow<'_> {
    fn values(&self, column: &str) -> Vec<String> {
        let cell = self
            .places
            .get(column)
            .and_then(|index| self.row.get(*index))
            .unwrap_or_default();
        let cell = trim(cell);
        if cell.starts_with('[') && cell.ends_with(']') {
            return list_in_cell(cell);
        }
        if cell.is_empty() {
            Vec::new()
        } else {
            vec![cell.to_owned()]
        }
    }
}

/// Lists in a cell as JSON or Python write them: `["a", "b"]`, `['a', "b's"]`.
fn list_in_cell(cell: &str) -> Vec<String> {
    if let Ok(Value::Array(list)) = serde_json::from_str(cell) {
        return json::many(Some(&Value::Array(list)));
    }
    let mut found = Vec::new();
    let mut chars = cell[1..cell.len() - 1].chars();
    while let Some(quote) = chars.find(|c| matches!(c, '\'' | '"')) {
        let mut word = String::new();
        while let Some(c) = chars.next() {
            match c {
                '\\' => word.extend(chars.next()),
                c if c == quote => break,
                c => word.push(c),
            }
        }
        if !word.trim().is_empty() {
            found.push(word.trim().to_owned());
        }
    }
    found
}

/// A flat JSON object as a row.
pub(crate) struct JsonRow<'a>(pub &'a Value);

impl Row for JsonRow<'_> {
    fn values(&self, column: &str) -> Vec<String> {
        json::many(self.0.get(column))
    }
}

/// The keys of a flat object.
pub(crate) fn keys(value: &Value) -> Vec<String> {
    value
        .as_object()
        .map(|object| object.keys().cloned().collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_headers() {
        assert_eq!(header("title;url\nA, B;x"), ["title", "url"]);
        assert_eq!(header("\"a, b\",url\n"), ["a, b", "url"]);
    }

    #[test]
    fn python_lists_in_cells() {
        assert_eq!(
            list_in_cell("['NumPy', \"Let's go\", '']"),
            ["NumPy", "Let's go"]
        );
        assert_eq!(list_in_cell("[\"a\", \"b\"]"), ["a", "b"]);
        assert_eq!(list_in_cell("[]"), Vec::<String>::new());
    }

    #[test]
    fn wrong_columns_are_named() {
        let columns: Vec<String> = [
            "url",
            "title",
            "author",
            "students",
            "rating",
            "difficulty",
            "skills",
            "text",
        ]
        .map(String::from)
        .to_vec();
        let error = choose(None, &columns).expect_err("three are missing");
        assert!(error.contains("description, price, source"), "{error}");
        assert!(error.contains("Found: url, title"), "{error}");
    }
}
