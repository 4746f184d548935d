//! The summary a person reads at the end.

use super::{Report, SHOWN_PER_CODE};
use crate::record::Severity;
use std::fmt::Write;

/// How many files are listed one by one.
const ROWS: usize = 60;

impl Report {
    /// The summary as text of several lines: a row a file, the findings by code, the output, time and memory.
    pub fn summary(&self) -> String {
        let mut out = String::new();
        self.write_summary(&mut out)
            .expect("writing to a string never fails");
        out
    }

    fn write_summary(&self, out: &mut String) -> std::fmt::Result {
        writeln!(
            out,
            "{:>9} {:>9} {:>9} {:>9}  file",
            "read", "imported", "merged", "refused"
        )?;
        for file in self.files.iter().take(ROWS) {
            let r = file.records;
            write!(
                out,
                "{:>9} {:>9} {:>9} {:>9}",
                r.read, r.imported, r.merged, r.refused
            )?;
            write!(out, "  {}", file.file)?;
            let reasons: Vec<_> = file
                .reasons
                .iter()
                .map(|(code, count)| format!("{code} {count}"))
                .collect();
            if !reasons.is_empty() {
                write!(out, " ({})", reasons.join(", "))?;
            }
            writeln!(out)?;
        }
        if self.files.len() > ROWS {
            writeln!(
                out,
                "{:>39}  and {} more files",
                "",
                self.files.len() - ROWS
            )?;
        }
        let r = self.records;
        writeln!(
            out,
            "{:>9} {:>9} {:>9} {:>9}  in all",
            r.read, r.imported, r.merged, r.refused
        )?;
        for (code, found) in &self.codes {
            let word = match found.severity {
                Severity::Warning => "warning",
                Severity::Error => "error",
            };
            write!(out, "{word} {code}: {}", found.count)?;
            if found.count > SHOWN_PER_CODE {
                write!(
                    out,
                    " ({SHOWN_PER_CODE} shown and {} more)",
                    found.count - SHOWN_PER_CODE
                )?;
            }
            writeln!(out)?;
        }
        if self.published {
            let o = self.output;
            writeln!(
                out,
                "{} courses of {} institutions in {} files, {} ({} of them search; the largest file {})",
                o.courses,
                o.institutions,
                o.files,
                size(o.bytes),
                size(o.search_bytes),
                size(o.largest),
            )?;
        }
        write!(out, "{:.1} s", self.seconds)?;
        if let Some(bytes) = self.peak_memory_bytes {
            write!(out, ", {} of memory at most", size(bytes))?;
        }
        writeln!(out)
    }
}

/// Bytes in a unit a person reads: `940 B`, `12.4 kB`, `3.1 MB` (powers of ten).
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.2} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_read_well() {
        assert_eq!(super::size(940), "940 B");
        assert_eq!(super::size(12_400), "12.4 kB");
        assert_eq!(super::size(3_100_000), "3.1 MB");
        assert_eq!(super::size(14_000_000_000), "14.00 GB");
    }
}
