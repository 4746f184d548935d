//! The codes of findings are stable and documented.

#[test]
fn every_code_is_documented() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs =
        std::fs::read_to_string(home.join("../../docs/content.md")).expect("docs/content.md");
    let mut codes = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(home.join("src/content")).expect("the sources") {
        let source = std::fs::read_to_string(entry.expect("an entry").path()).expect("a source");
        let code = |word: &&str| {
            word.contains('-')
                && word
                    .bytes()
                    .all(|b| b == b'-' || b.is_ascii_lowercase() || b.is_ascii_digit())
                && !word.starts_with('-')
        };
        codes.extend(source.split('"').filter(code).map(str::to_owned));
    }
    assert!(codes.len() > 30, "{codes:?}");
    let missing: Vec<_> = codes
        .iter()
        .filter(|code| !docs.contains(&format!("`{code}`")))
        .collect();
    assert!(missing.is_empty(), "not in docs/content.md: {missing:?}");
}
