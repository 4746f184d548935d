//! Findings about one record, and texts repaired on the way.

use super::html;
use super::mojibake::{Repaired, repair};
use crate::record::{Finding, Position, Severity};

/// Tells findings about one record.
pub(crate) struct Teller<'a> {
    position: Position,
    tell: &'a mut dyn FnMut(Finding),
}

impl<'a> Teller<'a> {
    /// For the record at this position.
    pub fn new(position: Position, tell: &'a mut dyn FnMut(Finding)) -> Self {
        Self { position, tell }
    }

    /// Something was repaired or left out.
    pub fn warn(&mut self, field: &str, code: &'static str, reason: impl Into<String>) {
        self.say(Severity::Warning, field, code, reason.into());
    }

    /// The record was refused.
    pub fn refuse(&mut self, field: &str, code: &'static str, reason: impl Into<String>) {
        self.say(Severity::Error, field, code, reason.into());
    }

    fn say(&mut self, severity: Severity, field: &str, code: &'static str, reason: String) {
        let position = self.position.clone();
        (self.tell)(Finding {
            severity,
            position,
            field: field.to_owned(),
            code,
            reason,
        });
    }

    /// A text in its right encoding.
    pub fn repaired(&mut self, field: &str, text: &str) -> String {
        match repair(text) {
            Repaired::Untouched => text.to_owned(),
            Repaired::Whole(text) => {
                self.warn(
                    field,
                    "repaired-encoding",
                    "The text had been read in a wrong encoding; it was turned back.",
                );
                text
            }
            Repaired::Broken(text) => {
                self.warn(
                    field,
                    "broken-encoding",
                    "Some characters were lost to a wrong encoding. Export the source as UTF-8.",
                );
                text
            }
        }
    }

    /// A text as one line without HTML, at most `limit` characters.
    pub fn line(&mut self, field: &str, text: &str, limit: usize) -> String {
        // Most fields are empty or plain: nothing is copied or parsed for them.
        let text = self.repaired(field, html::cut_bytes(html::trim(text), limit * 100));
        html::shorten(&html::plain_line(&text), limit).0
    }

    /// Lines without repetition, at most `most` of them.
    pub fn lines(
        &mut self,
        field: &str,
        texts: &[String],
        limit: usize,
        most: usize,
    ) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for text in texts.iter().take(most * 4) {
            let line = self.line(field, text, limit);
            if !line.is_empty()
                && !out.iter().any(|known| known.eq_ignore_ascii_case(&line))
                && out.len() < most
            {
                out.push(line);
            }
        }
        out
    }

    /// A value that is there but cannot be read: told, and left out.
    pub fn value<T>(
        &mut self,
        field: &str,
        code: &'static str,
        text: Option<&str>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let value = read(text);
        if value.is_none() {
            let shown = html::shorten(&html::one_line(html::cut_bytes(text, 1_000)), 60).0;
            self.warn(
                field,
                code,
                format!(
                    "\"{shown}\" could not be read as {}; it was left out.",
                    what(code)
                ),
            );
        }
        value
    }
}

fn what(code: &str) -> &'static str {
    match code {
        "bad-url" => "an http or https address",
        "bad-image" => "the address of a picture",
        "bad-date" => "a date",
        "unknown-language" => "a language",
        "unknown-level" => "a level",
        "unknown-format" => "a way of teaching",
        "unknown-kind" => "a kind of course",
        _ => "a value",
    }
}
