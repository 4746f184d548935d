//! What the fuzzer has found once stays fixed: every input in `fuzz/corpus` goes through its target again.

use crate::fuzzing::{TARGETS, run, seeds};
use std::fs;
use std::path::Path;

#[test]
fn every_kept_input_is_come_back_from() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (target, _) in TARGETS {
        let folder = corpus.join(target);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|why| panic!("{}: {why}", folder.display()))
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{target} has no inputs");
        for file in files {
            let input = fs::read(&file).unwrap();
            // Says which input it was, should it panic.
            println!("{}", file.display());
            run(target, &input);
        }
    }
}

#[test]
fn every_seed_is_come_back_from() {
    for (target, input) in seeds() {
        println!("{target}: {} bytes", input.len());
        run(target, &input);
    }
}
