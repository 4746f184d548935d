//! The house rules, checked on this repository: one test a rule.

use xtask::{paths, tidy};

fn holds(name: &str) {
    let rule = tidy::RULES
        .iter()
        .find(|rule| rule.name == name)
        .expect("a rule of that name");
    let breaches = (rule.check)(&paths::root()).expect("the tree can be read");
    let lines: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{name}:\n{}", lines.join("\n"));
}

macro_rules! rules {
    ($($test:ident: $name:literal,)*) => {
        $(#[test] fn $test() { holds($name); })*

        #[test]
        fn every_rule_has_its_test() {
            let named = [$($name),*];
            let all: Vec<&str> = tidy::RULES.iter().map(|rule| rule.name).collect();
            assert_eq!(named.as_slice(), all);
        }
    };
}

rules! {
    imports: "modules import only what lies below them",
    crates: "crates depend in one direction",
    browser: "only src/platform touches the browser",
    visible_text: "every visible word is in locales/",
    messages: "both languages have the same messages",
    length: "files stay under 400 lines",
    leftovers: "no leftovers in any file",
    licences: "every licence is on the list",
    versions: "the portal holds one version of each library",
    changelog: "the changelog tells of this version",
    links: "links between documents lead somewhere",
}
