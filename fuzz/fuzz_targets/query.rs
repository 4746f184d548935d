#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| lifelong_search::fuzzing::run("query", input));
