//! Entry points for fuzzing: each takes any bytes, and must come back from them.
//!
//! The folder `fuzz/` calls them with what a fuzzer makes up, and a test with what was found so far, which lies in
//! `fuzz/corpus`. Inputs are read by [`draw::Draw`], which has something for every input.

mod container;
mod decoders;
mod draw;
mod engine;
mod query;
mod round_trip;
mod sample;
mod seeds;

pub use seeds::seeds;

/// A target: its name, which is that of its folder in `fuzz/corpus`, and what is done with an input.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 10] = [
    ("container", container::container),
    ("root", decoders::root),
    ("terms", decoders::terms),
    ("cards", decoders::cards),
    ("columns", decoders::columns),
    ("lists", decoders::lists),
    ("dictionaries", decoders::dictionaries),
    ("query", query::query),
    ("engine", engine::engine),
    ("round_trip", round_trip::round_trip),
];

/// Hands an input to a target.
///
/// # Panics
/// Where there is no target of this name, and where the input shows a fault.
pub fn run(target: &str, input: &[u8]) {
    let found = TARGETS.iter().find(|(name, _)| *name == target);
    let (_, target) = found.unwrap_or_else(|| panic!("there is no target {target}"));
    target(input);
}
