//! Believable catalogues that nobody wrote: to try the builder and the search on any number of courses.
//!
//! Everything follows from `(seed, index)`: record 17 is the same in a catalogue of 20 and of 600,000, so a longer
//! catalogue begins with the shorter one, and the same seed gives the same bytes on every machine (whole numbers
//! only, own generator in `random`). No persons are made up: records have no authors. Addresses end in `.example`.

mod course;
mod institutions;
mod lean;
mod random;
mod words;

use std::io;

/// Writes `courses` records ([`crate::record::Record`]) as JSON Lines, one after the other.
///
/// 70 % of them are English and 30 % Chinese; topics, institutions and words are skewed as in real catalogues;
/// 57 of 63 lie on third-party platforms; one in a hundred is an earlier course again on another platform, with the
/// same identifier. Memory does not grow with the number. The caller buffers and flushes.
///
/// # Errors
/// What `out` reports.
pub fn write(courses: u64, seed: u64, out: &mut dyn io::Write) -> io::Result<()> {
    let maker = course::Maker::new(seed);
    for index in 0..courses {
        serde_json::to_writer(&mut *out, &lean::Lean(&maker.record(index)))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
