//! The small TOML files, read key by key so that every complaint can name its line.

use super::desk::{Desk, show};
use crate::likely;
use jiff::civil::Date;
use lifelong_api::{Image, Text};
use std::path::Path;
use toml::{Table, Value};

/// One TOML file.
pub(super) struct Facts {
    pub file: String,
    text: String,
    table: Table,
    /// The line told for what no line was found of: that of the table, where this is a table of a file.
    base: u64,
}

impl Facts {
    /// Reads a file; `None` where it is missing or not TOML (told). Keys besides `keys` are told and ignored.
    pub fn read(desk: &mut Desk, path: &Path, keys: &[&str]) -> Option<Self> {
        let file = show(path);
        let before = desk.errors();
        let Some(text) = desk.read(path) else {
            if desk.errors() == before {
                let reason = "This file is missing, and the item was left out. See docs/content.md for what it holds.";
                desk.error(&file, 0, "missing-file", reason.to_owned());
            }
            return None;
        };
        match text.parse::<Table>() {
            Ok(table) => Some(Self::of(desk, &file, &text, table, keys)),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start.min(text.len()));
                let line = 1 + text.as_bytes()[..at]
                    .iter()
                    .filter(|b| **b == b'\n')
                    .count();
                let reason = format!("This is not TOML: {}.", error.message());
                desk.error(&file, line as u64, "bad-toml", reason);
                None
            }
        }
    }

    /// Facts that were read elsewhere; `text` begins where the file does. Keys besides `keys` are told and ignored.
    pub fn of(desk: &mut Desk, file: &str, text: &str, table: Table, keys: &[&str]) -> Self {
        let (file, text) = (file.to_owned(), text.to_owned());
        let facts = Self {
            file,
            text,
            table,
            base: 0,
        };
        facts.check_keys(desk, keys);
        facts
    }

    /// The keys whose values are not those of another file, besides those that are `free`.
    pub fn unlike<'a>(
        &'a self,
        other: &'a Self,
        free: &'a [&str],
    ) -> impl Iterator<Item = &'a str> {
        let keys = self.table.iter();
        keys.filter(|(key, value)| {
            !free.contains(&key.as_str()) && other.table.get(*key) != Some(value)
        })
        .map(|(key, _)| key.as_str())
    }

    fn check_keys(&self, desk: &mut Desk, keys: &[&str]) {
        for key in self
            .table
            .keys()
            .filter(|key| !keys.contains(&key.as_str()))
        {
            let reason = format!(
                "“{key}” is not read.{} This file may have: {}.",
                likely::meant(key, keys),
                keys.join(", ")
            );
            desk.warn(&self.file, self.line(key), "unknown-key", reason);
            desk.of_field(key);
        }
    }

    /// 1-based line where a key, or the table of that name, stands; where it does not, that of the whole, or 0.
    pub fn line(&self, key: &str) -> u64 {
        let found = self.text.lines().position(|line| {
            let line = line.trim_start().trim_start_matches('[');
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with(['=', ':', ']', '.']))
        });
        found.map_or(self.base, |index| index as u64 + 1)
    }

    /// Warns about the value of one key.
    pub fn warn(&self, desk: &mut Desk, key: &str, code: &'static str, reason: String) {
        desk.warn(&self.file, self.line(key), code, reason);
        desk.of_field(key);
    }

    /// Refuses the item for the value of one key.
    pub fn error(&self, desk: &mut Desk, key: &str, code: &'static str, reason: String) {
        desk.error(&self.file, self.line(key), code, reason);
        desk.of_field(key);
    }

    fn get<T>(
        &self,
        desk: &mut Desk,
        key: &str,
        wanted: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.table.get(key)?;
        let read = read(value);
        if read.is_none() {
            let reason = format!(
                "“{key}” should be {wanted}, not {}. It was ignored.",
                value.type_str()
            );
            self.warn(desk, key, "bad-value", reason);
        }
        read
    }

    /// A key's value as it is written, without quotation marks.
    pub fn written(&self, key: &str) -> Option<String> {
        self.table.get(key).map(|value| match value {
            Value::String(text) => text.trim().to_owned(),
            other => other.to_string(),
        })
    }

    /// The table of a name, to be read like a file of its own.
    pub fn section(&self, desk: &mut Desk, key: &str, keys: &[&str]) -> Option<Self> {
        let table = self.get(desk, key, "a table", |value| value.as_table().cloned())?;
        Some(self.inner(desk, key, table, 0, keys))
    }

    /// Every `[[key]]`, each to be read like a file of its own.
    pub fn rows(&self, desk: &mut Desk, key: &str, keys: &[&str]) -> Vec<Self> {
        let wanted = format!("tables, each under [[{key}]]");
        let tables = self.get(desk, key, &wanted, |value| {
            let rows = value.as_array()?.iter();
            rows.map(|row| row.as_table().cloned())
                .collect::<Option<Vec<_>>>()
        });
        let tables = tables.unwrap_or_default().into_iter().enumerate();
        tables
            .map(|(n, table)| self.inner(desk, key, table, n, keys))
            .collect()
    }

    /// The `n`th table of a name. Its text is that of the file with all other lines empty, so that lines stay right.
    fn inner(&self, desk: &mut Desk, key: &str, table: Table, n: usize, keys: &[&str]) -> Self {
        let opens = |line: &str| {
            let name = line.trim_start().trim_start_matches('[');
            line.trim_start().starts_with('[') && name.starts_with(&format!("{key}]"))
        };
        let lines = || self.text.lines().enumerate();
        let start = lines().filter(|(_, line)| opens(line)).nth(n);
        let (base, text) = match start {
            Some((start, _)) => {
                let below = format!("[{key}.");
                let is_own = |line: &str| {
                    !line.starts_with('[') || line.trim_start_matches('[').starts_with(&below[1..])
                };
                let own = self.text.lines().skip(start + 1);
                let own: Vec<&str> = own.take_while(|line| is_own(line)).collect();
                let text = "\n".repeat(start + 1) + &own.join("\n");
                (start as u64 + 1, text)
            }
            None => (self.line(key), String::new()),
        };
        let inner = Self {
            file: self.file.clone(),
            text,
            table,
            base,
        };
        inner.check_keys(desk, keys);
        inner
    }

    pub fn string(&self, desk: &mut Desk, key: &str) -> Option<String> {
        let text = self.get(desk, key, "words in quotation marks", |v| {
            v.as_str().map(str::to_owned)
        });
        text.map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    }

    pub fn strings(&self, desk: &mut Desk, key: &str) -> Vec<String> {
        self.get(desk, key, "a list, as in [\"one\", \"two\"]", |value| {
            value
                .as_array()?
                .iter()
                .map(|item| item.as_str().map(str::to_owned))
                .collect()
        })
        .unwrap_or_default()
    }

    /// A list of words in the table at a path; empty where there is none.
    pub fn strings_of(&self, desk: &mut Desk, path: &[&str], key: &str) -> Vec<String> {
        let table = path.iter().try_fold(&self.table, |at, step| {
            at.get(*step).and_then(Value::as_table)
        });
        let Some(value) = table.and_then(|table| table.get(key)) else {
            return Vec::new();
        };
        let list = value.as_array().map(|list| list.iter().map(Value::as_str));
        match list.and_then(Iterator::collect::<Option<Vec<_>>>) {
            Some(words) => words.into_iter().map(str::to_owned).collect(),
            None => {
                let name = path.join(".");
                let reason = format!(
                    "“{name}.{key}” should be a list, as in [\"one\", \"two\"]. It was ignored."
                );
                self.warn(desk, &name, "bad-value", reason);
                Vec::new()
            }
        }
    }

    /// The names of the tables in a table.
    pub fn tables(&self, key: &str) -> Vec<String> {
        let table = self.table.get(key).and_then(Value::as_table);
        table
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    }

    pub fn number(&self, desk: &mut Desk, key: &str) -> Option<u32> {
        self.get(desk, key, "a whole number, not negative", |value| {
            u32::try_from(value.as_integer()?).ok()
        })
    }

    pub fn flag(&self, desk: &mut Desk, key: &str) -> bool {
        self.get(desk, key, "true or false", Value::as_bool)
            .unwrap_or(false)
    }

    /// A day, written as a TOML date or in quotation marks.
    pub fn day(&self, desk: &mut Desk, key: &str) -> Option<Date> {
        let value = self.table.get(key)?;
        let written = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let day = written.parse::<Date>().ok().filter(|_| written.len() == 10);
        if day.is_none() {
            let reason = format!(
                "“{key}” should be a day such as 2026-11-20, not {written}. It was ignored."
            );
            self.warn(desk, key, "bad-date", reason);
        }
        day
    }

    /// `updated`, remembered as the newest if it is.
    pub fn updated(&self, desk: &mut Desk) -> Option<String> {
        let day = self.day(desk, "updated")?;
        desk.note_day(day);
        Some(day.to_string())
    }

    /// A table with one text a language. A language of the site that is missing is told.
    pub fn localized(&self, desk: &mut Desk, path: &[&str]) -> Text {
        let mut text = Text::new();
        let mut at = self.table.get(path[0]);
        for step in &path[1..] {
            at = at.and_then(|value| value.get(*step));
        }
        let name = path.join(".");
        let Some(value) = at else { return text };
        for (language, value) in value.as_table().into_iter().flatten() {
            match value
                .as_str()
                .map(str::trim)
                .filter(|value| !value.is_empty())
            {
                Some(value) => drop(text.insert(language.clone(), value.to_owned())),
                None => {
                    let reason = format!(
                        "“{name}.{language}” should be words in quotation marks. It was ignored."
                    );
                    self.warn(desk, &name, "bad-value", reason);
                }
            }
        }
        for language in desk.languages.clone() {
            if text.get(&language).is_none() {
                let reason =
                    format!("[{name}] has no entry for {language}. Add: {language} = \"…\".");
                self.warn(desk, &name, "missing-translation", reason);
            }
        }
        text
    }

    /// Tells of areas in `[areas.…]` that do not exist.
    pub fn check_areas(&self, desk: &mut Desk) {
        let areas = self.table.get("areas").and_then(Value::as_table);
        for code in areas.into_iter().flat_map(|areas| areas.keys()) {
            if lifelong_api::Area::from_code(code).is_none() {
                let reason = format!("There is no area “{code}”. It was ignored.");
                self.warn(desk, &format!("areas.{code}"), "unknown-area", reason);
            }
        }
    }

    /// `image`: a file of the media folder. What it shows is said in the texts, so here it only decorates.
    pub fn image(&self, desk: &mut Desk) -> Option<Image> {
        self.picture(desk, "image")
    }

    /// As [`Facts::image`], under another name.
    pub fn picture(&self, desk: &mut Desk, key: &str) -> Option<Image> {
        let mut url = self.string(desk, key)?;
        // The folder's name goes without saying.
        let within = format!("media/{url}");
        if !desk.has_media(&url) && desk.has_media(&within) {
            url = within;
        }
        if !desk.has_media(&url) {
            let reason =
                format!("There is no file {url} in the content folder. The picture was left out.");
            self.warn(desk, key, "missing-media", reason);
            return None;
        }
        Some(Image {
            url,
            caption: Text::new(),
            ..Image::default()
        })
    }

    /// One word of a closed list.
    pub fn choice<T: serde::de::DeserializeOwned>(
        &self,
        desk: &mut Desk,
        key: &str,
        words: &[&str],
    ) -> Option<T> {
        let word = self.string(desk, key)?;
        if !words.contains(&word.as_str()) {
            let reason = format!(
                "“{word}” is not one of {}.{} It was ignored.",
                words.join(", "),
                likely::meant(&word, words)
            );
            self.warn(desk, key, "bad-value", reason);
            return None;
        }
        serde_json::from_value(serde_json::Value::String(word)).ok()
    }
}
