//! Counting those who take part, and writing the figures that everybody reads.

use super::tally::{self, Change, NAMES, Tally};
use super::{FIGURES, Service, TAKING_PART};
use crate::content::figures;
use crate::error::BuildError;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt;

/// A table `path,views,likes`, as `figures.csv` of a content folder.
pub struct Table {
    pages: figures::Pages,
    notes: Vec<String>,
}

impl Table {
    /// Reads the text of a table; `name` is what messages call it.
    ///
    /// # Errors
    /// [`BuildError::Config`] where it is no such table.
    pub fn read(name: &str, text: &str) -> Result<Self, BuildError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table = figures::table(text)
            .map_err(|reason| BuildError::Config(format!("{name}: {reason}")))?;
        let faults = table.faults.iter();
        let mut notes: Vec<(u64, String)> = faults.cloned().collect();
        let strange = tally::strange(&table.pages).into_iter();
        notes.extend(strange.map(|(line, path)| {
            let reason = format!("“{path}” is no column, event or book, so it was left out.");
            (line, reason)
        }));
        notes.sort();
        let notes = notes.into_iter();
        let notes = notes.map(|(line, reason)| format!("{name}:{line}: {reason}"));
        Ok(Self {
            notes: notes.collect(),
            pages: table.pages,
        })
    }

    /// What was passed over, one line each.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// What came of counting.
#[derive(Debug, PartialEq, Eq)]
pub struct Counted {
    /// The events that have or had somebody: their id, how many take part, and how many the figures said before.
    pub events: Vec<(String, u64, Option<u64>)>,
    /// Records of `figures` that were written.
    pub written: usize,
    /// Those that were right already.
    pub same: usize,
    /// Records of `taking-part` that are none of a device of the portal.
    pub odd: u64,
}

impl fmt::Display for Counted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.events.is_empty() {
            writeln!(out, "Nobody takes part in anything yet.")?;
        } else {
            writeln!(out, "taking part  event")?;
        }
        for (event, number, before) in &self.events {
            let before = match before {
                Some(before) if before != number => format!("  (was {before})"),
                Some(_) => String::new(),
                None => "  (new)".to_owned(),
            };
            writeln!(out, "{number:>11}  {event}{before}")?;
        }
        writeln!(
            out,
            "Figures written: {}; right already: {}.",
            self.written, self.same
        )?;
        if self.odd > 0 {
            writeln!(
                out,
                "Passed over in “{TAKING_PART}”: {}, which the portal did not write.",
                self.odd
            )?;
        }
        Ok(())
    }
}

/// Counts the records of `taking-part` by event and writes `participants` into `figures`, and views and likes of a table.
/// An event that everybody has left gets 0. Only what changed is written, and fields of other names stay.
///
/// # Errors
/// [`BuildError::Live`] where the server cannot be reached or refuses. What was written until then stays; the next run
/// goes on from it.
pub fn count(service: &Service, table: Option<&Table>) -> Result<Counted, BuildError> {
    let batch = service.hello()?.batch;
    // A user who may only create records is shown an empty list of them, and would write nothing but noughts. The
    // permissions of a collection are shown to those alone who may write it, and they see all of it.
    let collection = format!("{}collections/{TAKING_PART}", service.address);
    let mut seen = service.ask("GET", &collection, None, false)?;
    if seen.status == 200 && !seen.body["permissions"]["write"].is_array() {
        seen.status = 403;
    }
    if seen.status != 200 {
        return Err(service.refused(&seen, &format!("see all of “{TAKING_PART}”")));
    }
    let mut tally = Tally::default();
    service.each_record(TAKING_PART, "event", |record| tally.take(record))?;
    let mut there = BTreeMap::new();
    service.each_record(FIGURES, &NAMES.join(","), |record| {
        if let Some(id) = record["id"].as_str() {
            there.insert(id.to_owned(), tally::figures_of(record));
        }
    })?;
    let wanted = tally::wanted(&tally, &there, table.map(|table| &table.pages));
    let changes = tally::changes(&there, &wanted);
    for part in changes.chunks(batch) {
        service.write(part)?;
    }
    let events = wanted.iter().filter_map(|(id, figures)| {
        let event = id.strip_prefix("event-")?;
        let before = there.get(id).and_then(|figures| figures[2]);
        Some((event.to_owned(), figures[2]?, before))
    });
    Ok(Counted {
        events: events.collect(),
        written: changes.len(),
        same: wanted.len() - changes.len(),
        odd: tally.odd,
    })
}

impl Service {
    /// Writes some records of `figures` in one request.
    fn write(&self, part: &[Change]) -> Result<(), BuildError> {
        let path = format!("/buckets/{}/collections/{FIGURES}/records", self.bucket);
        let requests = part.iter().map(|change| {
            let (method, headers) = match change.new {
                // Should somebody have made it meanwhile, it is not replaced.
                true => ("PUT", json!({ "If-None-Match": "*" })),
                false => ("PATCH", json!({})),
            };
            json!({
                "method": method,
                "path": format!("{path}/{}", change.id),
                "headers": headers,
                "body": { "data": change.data },
            })
        });
        let body = json!({ "requests": requests.collect::<Vec<Value>>() });
        let address = format!("{}batch", self.server);
        let mut answer = self.ask("POST", &address, Some(&body), false)?;
        let doing = format!("write the records of “{FIGURES}”");
        let Some(list) = answer.body["responses"].as_array_mut() else {
            return Err(self.refused(&answer, &doing));
        };
        let list = std::mem::take(list);
        let done = |one: &Value| matches!(one["status"].as_u64(), Some(200 | 201));
        match list.into_iter().find(|one| !done(one)) {
            Some(mut bad) => {
                answer.status = bad["status"]
                    .as_u64()
                    .map_or(0, |n| u16::try_from(n).unwrap_or(0));
                answer.body = bad["body"].take();
                Err(self.refused(&answer, &doing))
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_tells_what_it_passes_over() {
        let table = Table::read("f.csv", "\u{feff}path,views\n/help/x,1\n/column/tea,many\n");
        let table = table.expect("a table");
        let [first, second] = table.notes() else {
            panic!("{:?}", table.notes())
        };
        assert!(first.starts_with("f.csv:2: “/help/x”"), "{first}");
        assert!(second.starts_with("f.csv:3: “many”"), "{second}");
        let none = Table::read("f.csv", "views,likes\n1,2\n")
            .err()
            .expect("no table");
        assert_eq!(none.exit_code(), 2);
        assert!(
            none.to_string().starts_with("f.csv: The first line"),
            "{none}"
        );
    }

    #[test]
    fn what_came_of_it_is_a_short_table() {
        let counted = Counted {
            events: vec![
                ("left".to_owned(), 0, Some(3)),
                ("new".to_owned(), 12, None),
                ("same".to_owned(), 7, Some(7)),
            ],
            written: 2,
            same: 1,
            odd: 4,
        };
        assert_eq!(
            counted.to_string(),
            "taking part  event\n          0  left  (was 3)\n         12  new  (new)\n          7  same\n\
             Figures written: 2; right already: 1.\nPassed over in “taking-part”: 4, which the portal did not write.\n"
        );
    }
}
