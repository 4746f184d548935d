//! Front matter: the lines between `---` at the beginning of a Markdown file, `key: value` in YAML.

use super::desk::Desk;
use super::facts::Facts;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// More bytes than these are no front matter: somebody forgot to close it.
const LONGEST: usize = 16 * 1024;

/// A file taken apart.
pub(super) struct Fronted {
    /// What the front matter says.
    pub facts: Facts,
    /// The text after it. Its lines have their numbers: empty ones stand for the front matter.
    pub body: String,
}

/// Takes a file apart. `None` where its front matter is missing, open or cannot be read (told).
pub(super) fn read(desk: &mut Desk, file: &str, text: &str, keys: &[&str]) -> Option<Fronted> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if !is_fence(first) {
        let reason = "The file should begin with a line “---”, then “title: …” and “summary: …”, then “---” again. It was left out.";
        desk.error(file, 1, "missing-front-matter", reason.to_owned());
        return None;
    }
    let mut end = first.len();
    let mut count = 1;
    let closed = lines.any(|line| {
        let closes = is_fence(line);
        count += 1;
        end += line.len();
        closes
    });
    if !closed || end > LONGEST {
        let reason = "The lines at the beginning are not closed. Put a line “---” after the last “key: value”. The file was left out.";
        desk.error(file, 1, "open-front-matter", reason.to_owned());
        return None;
    }
    let (front, rest) = text.split_at(end);
    let yaml = front[first.len()..].trim_end().trim_end_matches("---");
    let table = table(desk, file, yaml)?;
    Some(Fronted {
        facts: Facts::of(desk, file, front, table, keys),
        body: "\n".repeat(count) + rest,
    })
}

/// The keys and values. The parser has limits of its own on depth, size and references.
fn table(desk: &mut Desk, file: &str, yaml: &str) -> Option<Table> {
    if yaml.trim().is_empty() {
        return Some(Table::new());
    }
    let read = serde_saphyr::from_str::<BTreeMap<String, Json>>(yaml);
    match read.or_else(|error| serde_saphyr::from_str(&quoted(yaml)).map_err(|_| error)) {
        Ok(map) => Some(
            map.into_iter()
                .filter_map(|(key, value)| {
                    let value = value_of(&key, value)?;
                    Some((key, value))
                })
                .collect(),
        ),
        Err(error) => {
            // The first line of a file is its `---`.
            let line = error.location().map_or(1, |at| at.line() + 1);
            let reason = "This line cannot be read. Write “key: value”, each key once; if a value has quotation marks, they stand at both its ends. The file was left out.";
            desk.error(file, line, "bad-front-matter", reason.to_owned());
            None
        }
    }
}

/// The same with quotation marks around values in which YAML would see more than words: `title: Tea: a beginning`. Whoever
/// writes a column sees one line, one value.
fn quoted(yaml: &str) -> String {
    let line = |line: &str| {
        let (key, value) = line.split_once(": ")?;
        let value = value.trim();
        let is_key = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let is_words = !key.is_empty() && !value.starts_with(['"', '\'', '|']);
        let odd = value.contains(": ")
            || value.ends_with(':')
            || value.starts_with(|sign: char| sign.is_ascii_punctuation());
        // A string of JSON is one of YAML, too.
        (is_key && is_words && odd).then(|| format!("{key}: {}", Json::from(value)))
    };
    let lines = yaml.lines();
    let lines = lines.map(|one| line(one).unwrap_or_else(|| one.to_owned()) + "\n");
    lines.collect()
}

/// A value as TOML has it. What is words stays words, though it looks like a number: `title: 1949`.
fn value_of(key: &str, value: Json) -> Option<Value> {
    let typed = matches!(key, "order" | "featured");
    match value {
        Json::Null => None,
        Json::Bool(flag) if typed => Some(Value::Boolean(flag)),
        Json::Number(number) if typed => Some(match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => Value::Float(number.as_f64().unwrap_or(f64::NAN)),
        }),
        Json::String(text) => Some(Value::String(text)),
        Json::Bool(flag) => Some(Value::String(flag.to_string())),
        Json::Number(number) => Some(Value::String(number.to_string())),
        // The key's reader tells that it wants something else.
        Json::Array(_) => Some(Value::Array(Vec::new())),
        Json::Object(_) => Some(Value::Table(Table::new())),
    }
}
